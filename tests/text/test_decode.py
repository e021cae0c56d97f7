"""Files in every encoding that Chinese is found in, and files that are none."""

import random

import pytest
from damage import clean_lines, to_traditional

from kg.errors import TextError
from kg.model import Seed
from kg.text import decode, repair
from kg.text.han import has_chinese

SIMPLIFIED = "\n".join(clean_lines())
TRADITIONAL = to_traditional(SIMPLIFIED)
ENCODINGS = {
    "utf-8": ("utf-8", "utf-8", SIMPLIFIED),
    "utf-8-traditional": ("utf-8", "utf-8", TRADITIONAL),
    "utf-8-mark": ("utf-8-sig", "utf-8-sig", SIMPLIFIED),
    "gbk": ("gbk", "gb18030", SIMPLIFIED),
    "gbk-traditional": ("gbk", "gb18030", TRADITIONAL),
    "gb18030": ("gb18030", "gb18030", SIMPLIFIED),
    "big5": ("big5", "big5hkscs", TRADITIONAL),
    "utf-16-mark": ("utf-16", "utf-16", SIMPLIFIED),
    "utf-16-le": ("utf-16-le", "utf-16-le", SIMPLIFIED),
    "utf-16-be": ("utf-16-be", "utf-16-be", SIMPLIFIED),
    "utf-32-mark": ("utf-32", "utf-32", SIMPLIFIED),
}


def snippets(text: str, codec: str, length: int) -> list[str]:
    rng = random.Random(length)
    known = "".join(c for c in text if can_encode(c, codec))
    starts = [rng.randrange(len(known) - length) for _ in range(20)]
    cut = [known[start : start + length] for start in starts]
    return [snippet for snippet in cut if has_chinese(snippet)]


def can_encode(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("length", [4, 8, 16, 32, 64, 256, 1000])
@pytest.mark.parametrize(("codec", "name", "text"), ENCODINGS.values(), ids=ENCODINGS)
def test_encoding_is_found(codec, name, text, length):
    found = [decode(Seed("a.txt", snippet.encode(codec))) for snippet in snippets(text, codec, length)]
    assert [(decoded.codec, decoded.text) for decoded in found] == [
        (name, snippet) for snippet in snippets(text, codec, length)
    ]
    assert len(found) >= 19


def test_a_guess_is_noted():
    assert decode(Seed("a.txt", "京东科技".encode("gbk"))).notes == ("encoding guessed: gb18030",)
    assert decode(Seed("a.txt", "京东科技".encode())).notes == ()


def test_short_gbk_that_is_utf8_too():
    data = "司".encode("gbk")
    assert data.decode("utf-8") == "˾"
    assert decode(Seed("a.txt", data)).text == "司"


@pytest.mark.parametrize(
    ("data", "codec", "start"),
    [
        ("京东科技驶向产业的深海，是的".encode()[:-1], "utf-8", "京东科技驶向产业的深海，是"),
        ("京东科技驶向产业的深海，是的".encode("gbk")[:-1], "gb18030", "京东科技驶向产业的深海，是"),
        (("京东科技驶向深海。" * 40).encode() + b"\xff" + "驶向深海".encode(), "utf-8", "京东科技驶向深海。京东"),
    ],
    ids=["utf-8 cut short", "gbk cut short", "a byte that is not UTF-8"],
)
def test_a_few_wrong_bytes_are_forgiven_and_noted(data, codec, start):
    decoded = decode(Seed("a.txt", data))
    assert decoded.text.startswith(start)
    assert decoded.text.count("\N{REPLACEMENT CHARACTER}") == 1
    assert decoded.notes == (f"encoding guessed: {codec}", f"places that are not {codec}: 1")


FRENCH = "L'été dernier nous avons passé nos vacances à la mer, où il faisait très beau; déjà vu, garçon, Noël"
JAPANESE = "東京オリンピックは来年の夏に開催される予定です。日本語の文章をここに書きます。"
KOREAN = "안녕하세요. 이것은 한국어 문장입니다. 서울의 날씨는 오늘 매우 맑습니다."
RUSSIAN = "Привет, мир! Это обычный русский текст, который не имеет отношения к китайскому языку."
REFUSED = {
    "empty": (b"", "empty"),
    "blanks": (b" \r\n\t\n", "empty"),
    "only a mark": (b"\xef\xbb\xbf", "empty"),
    "zeros": (bytes(64), "empty"),
    "PDF": (b"%PDF-1.7\n\xd6\xd0", "a binary file (PDF)"),
    "DOCX": (b"PK\x03\x04\x14\0\x06\0", "a binary file (ZIP, DOCX or the like)"),
    "noise": (random.Random(2).randbytes(2000), "a binary file"),
    "English": (b"Nothing Chinese to see in here.", "no Chinese character"),
    "ASCII of even length": (b"abcd", "no Chinese character"),
    "Russian": (RUSSIAN.encode(), "no Chinese character"),
    "Korean": (KOREAN.encode(), "no Chinese character"),
    "French, Latin-1": (FRENCH.encode("latin-1"), "not Chinese in any known encoding"),
    "Russian, KOI8": (RUSSIAN.encode("koi8-r"), "not Chinese in any known encoding"),
    "Japanese, Shift-JIS": (JAPANESE.encode("shift-jis"), "not Chinese in any known encoding"),
    "Japanese, EUC": (JAPANESE.encode("euc-jp"), "not Chinese in any known encoding"),
    "Korean, EUC": (KOREAN.encode("euc-kr"), "not Chinese in any known encoding"),
}


@pytest.mark.parametrize(("data", "cause"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_chinese_text_is_refused_in_one_line(data, cause):
    with pytest.raises(TextError) as caught:
        repair(Seed("papers/a.txt", data))
    message = str(caught.value)
    assert message.startswith(f"papers/a.txt: {cause}")
    assert "\n" not in message
    assert ";" in message


def test_the_codecs_tried_are_named():
    with pytest.raises(TextError, match=r"tried utf-8, gb18030, big5hkscs, utf-16-le, utf-16-be\)"):
        decode(Seed("a.txt", FRENCH.encode("latin-1")))
