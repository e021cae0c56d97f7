"""Where documents come from."""

import os

import pytest

from kg.errors import TextError
from kg.seeds import Source, find


def test_a_folder_gives_its_texts_sorted_with_names_below_it(tmp_path):
    for name in ("b.txt", "a/z.TXT", "a/note.md", ".hidden.txt", ".git/x.txt", "README.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    found = list(find([tmp_path]))
    assert [source.name for source in found] == ["a/note.md", "a/z.TXT", "b.txt"]
    assert [source.read().data for source in found] == [b"a/note.md", b"a/z.TXT", b"b.txt"]


def test_a_file_named_outright_may_end_as_it_likes_and_keeps_no_path(tmp_path):
    (tmp_path / "notes.md").write_bytes(b"\xef\xbb\xbf")
    (source,) = find([tmp_path / "notes.md"])
    seed = source.read()
    assert (seed.name, seed.data) == ("notes.md", b"\xef\xbb\xbf")


def test_nothing_is_opened_before_it_is_read(tmp_path):
    assert list(find([tmp_path / "no.txt"])) == [Source("no.txt", str(tmp_path / "no.txt"))]


def test_a_missing_file_is_named_as_it_was_typed(tmp_path):
    (source,) = find([tmp_path / "no.txt"])
    with pytest.raises(TextError) as caught:
        source.read()
    assert str(caught.value) == f"{tmp_path / 'no.txt'}: no such file; check the name"


def test_a_folder_without_text_says_what_is_looked_for(tmp_path):
    (source,) = find([tmp_path])
    with pytest.raises(TextError, match=r"no document in this folder; .*\.txt"):
        source.read()


def test_what_may_not_be_read_is_told_in_one_line(tmp_path):
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (source,) = find([tmp_path / "loop.txt"])
    with pytest.raises(TextError, match=r"loop\.txt: cannot be read \(.+\); check its rights"):
        source.read()


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_becomes_one(tmp_path):
    with open(os.fsencode(tmp_path) + b"/\xff.txt", "wb") as file:  # noqa: PTH123 (a path of bytes)
        file.write("文".encode())
    (source,) = find([tmp_path])
    assert source.read().name == "\N{REPLACEMENT CHARACTER}.txt"
    assert source.read().data.decode() == "文"
