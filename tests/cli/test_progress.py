"""Progress: on a terminal only, one line, gone at the end."""

import io

from kg.cli.progress import Progress, fitted
from kg.seeds import Source


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(stream, *, quiet=False):
    with Progress(2, stream, quiet=quiet) as progress:
        progress.step(Source("甲.txt", "甲.txt"))
        progress.step(Source("乙.txt", "乙.txt"))
    return stream.getvalue()


def test_a_terminal_sees_each_document_and_then_nothing():
    assert shown(Terminal()) == "\r\x1b[K[1/2] 甲.txt\r\x1b[K[2/2] 乙.txt\r\x1b[K"


def test_a_pipe_and_a_quiet_terminal_see_nothing():
    assert shown(io.StringIO()) == shown(Terminal(), quiet=True) == ""


def test_a_line_is_cut_to_columns_not_to_characters():
    assert fitted("支付宝", 5) == "支付"
    assert fitted("abc", 3) == "abc"
