"""Progress: on a terminal only, one line, gone at the end."""

import io

from kg.cli.progress import Progress, fitted
from kg.seeds import Source


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(stream, *, quiet=False, seconds=0.5):
    clock = iter(number * seconds for number in range(10))
    with Progress(3, stream, quiet=quiet, clock=lambda: next(clock)) as progress:
        progress.step(Source("甲.txt", "甲.txt"))
        progress.count()
        progress.step(Source("乙.txt", "乙.txt"))
    return stream.getvalue()


def test_a_terminal_sees_each_document_and_then_nothing():
    assert shown(Terminal()) == "\r\x1b[K[1/3] 甲.txt\r\x1b[K[1/3] 甲.txt\r\x1b[K[2/3] 乙.txt\r\x1b[K"


def test_a_long_build_tells_its_rate_and_the_time_left():
    assert shown(Terminal(), seconds=30).endswith("\r\x1b[K[2/3] 0.0/s, 45 s left 乙.txt\r\x1b[K")


def test_the_line_changes_ten_times_a_second_at_most():
    assert shown(Terminal(), seconds=0.01) == "\r\x1b[K[1/3] 甲.txt\r\x1b[K"


def test_a_pipe_and_a_quiet_terminal_see_nothing():
    assert shown(io.StringIO()) == shown(Terminal(), quiet=True) == ""


def test_a_line_is_cut_to_columns_not_to_characters():
    assert fitted("支付宝", 5) == "支付"
    assert fitted("abc", 3) == "abc"
