"""What can be chosen about a server, and what it allows to those who ask."""

from __future__ import annotations

from dataclasses import dataclass

PORT = 7373


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices; the defaults serve the one person who sits before this machine."""

    host: str = "127.0.0.1"
    port: int = PORT
    names: tuple[str, ...] = ()  #: names of this machine that may be asked for, besides localhost and numbers
    origins: tuple[str, ...] = ()  #: pages elsewhere that may ask, such as ``https://example.org``; ``*`` for all
    seconds: float = 10.0  #: that one query may take
    rows: int = 10_000  #: that one answer holds at most
    body: int = 1 << 20  #: bytes of a request
    workers: int = 2  #: queries that are answered at once
    waiting: int = 512  #: requests that may wait for their turn
    memory: int = 2 << 30  #: bytes that one worker may take
    drawn: int = 300  #: nodes drawn on the page
    language: str = "zh"  #: the page begins with
