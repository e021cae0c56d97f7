"""Repair: the bytes of a Chinese file in, what was meant out, with the way back to the file.

In goes a ``Seed``, a name and bytes. Out comes a ``Document``: ``raw`` (the file as decoded), ``original`` (repaired,
in the script it was written in), ``clean`` (the same in simplified characters, one for one), one alignment of both with
``raw``, the edits, and the lines with their roles. A file that cannot be read as Chinese is a ``TextError``.

The steps, one module each, in this order; none may come earlier, since the bytes that an earlier cleaning would drop
are the evidence of a later repair:

``decode``      byte order mark, strict UTF-8, or the encoding whose characters are likeliest (``guess``)
``mojibake``    text decoded with a wrong encoding and saved again, where that can be reversed
``restore``     readings put in by a search-and-replace over GBK bytes, and the byte shifts this left: ``annotation``
                tells damage from glosses, ``shift`` what may have happened at a place, ``search`` what is likeliest,
                by the model of ``likelihood``
``width``       invisible characters go; full-width letters and digits, blanks and line ends become the plain ones
``variant``     traditional to simplified
``roles``       title, byline, abstract, heading, body, and the furniture of the page

Kinds of edits: ``mojibake`` (a line decoded again), ``pinyin`` (a reading removed; the character before stands for it),
``shift`` (a stretch out of step, with the share of the likelihood that this reading of it has), ``lost`` (certainty 1:
a swallowed character, now U+FFFD, never guessed, since it may be a digit; certainty 0.1: something may have been
swallowed here, and nothing tells), ``invisible``, ``width``. The change of script is no edit: ``original`` and
``clean`` show it place by place. A carriage return before a line feed is none either: the line feed stands for both.

What was weighed, with figures from the tests and the benchmark beside them:

- Dropping the readings by a pattern alone leaves 28 to 57 lines in a hundred of heavily damaged text wrong, and hides
  that they are. The search brings back 98 to 99 of all lines, and 95 to 99 in a hundred of those harder ones; what is
  missing is mostly swallowed digits. No digit is wrong without a mark. Of 1,700 stretches held certain to 0.99, all
  were right; of those below 0.5, one in three.
- The model is jieba's word list as transitions of characters: 0.8 MB, read in 0.1 s and only when a line needs it.
  A neural model would be a hundred times larger for the few names it might add.
- Encodings are told by a table of character frequencies: right for every snippet of four characters and more in eleven
  encodings (``tests/text/test_decode.py``). charset-normalizer, which weighs the encodings of the whole world, was
  right for 10 in a hundred snippets of four characters in GBK, 23 of eight, 95 of thirty-two.
- OpenCC's ``t2s`` is the only conversion used, because it never changes the length; the choice between 着 and 著, which
  it leaves open, is made here. Configurations that swap words (``tw2sp``) change the length: 网路 is an alias of 网络,
  a matter of the lexicon. zhconv is under the GPL.
- NFKC and ftfy are not used: they turn ⒆ into (19) and ½ into three characters, and cannot see this damage.
- Sound text passes at 3 to 10 MB/s, damaged text at 1 MB/s or so (``tests/bench/bench_repair.py``). Text made to be
  hard is given up after a bounded number of moves, and the notes say so.
"""

from kg.text.decode import Decoded, decode
from kg.text.document import repair, repaired
from kg.text.naming import document_iri

__all__ = ["Decoded", "decode", "document_iri", "repair", "repaired"]
