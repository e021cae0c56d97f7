"""Errors, by who can mend them.

Every message is one line that names the place, the cause and the cure.
"""


class KgError(Exception):
    r"""Any failure that `kg` can explain; the command line prints it as one line.

    What a message quotes (names of files, fields, words of a library) may hold anything: line breaks and controls are
    written so that they are seen and do nothing.

    >>> KgError("a.txt: empty; give a file with Chinese text").exit_code, str(KgError("a\n\x1b[31mb.txt: empty"))
    (1, 'a\\n\\x1b[31mb.txt: empty')
    """

    exit_code = 1
    kept = "\u3000"  #: of what cannot be seen, what stays

    def __str__(self) -> str:
        """Give the message."""
        told = super().__str__()
        if told.isprintable():
            return told
        return "".join(c if c.isprintable() or c in self.kept else c.encode("unicode_escape").decode() for c in told)


class TextError(KgError):
    """The input cannot be read as Chinese text: its writer or its sender can mend it."""

    exit_code = 3


class OntologyError(KgError):
    """A file under ``ontology/`` is wrong: the linguist can mend it. The line may stand below, with carets."""

    kept = "\u3000\n\t"


class StoreError(KgError):
    """The graph at rest cannot be opened, written or trusted: its keeper can mend it."""

    exit_code = 3


class QueryError(KgError):
    """A query or a name in it is wrong: the one who asks can mend it. The line may stand below, with carets."""

    kept = "\u3000\n\t"


class LimitError(QueryError):
    """A query took more time or memory than it may: the one who asks can narrow it."""


class UsageError(KgError):
    """The command line is wrong: the one who typed it can mend it."""

    exit_code = 2


class MissingPartError(KgError):
    """An optional part is not installed; the message holds the line that installs it."""

    exit_code = 4
