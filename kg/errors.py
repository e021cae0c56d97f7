"""Errors, by who can mend them.

Every message is one line that names the place, the cause and the cure.
"""


class KgError(Exception):
    """Any failure that `kg` can explain; the command line prints it as one line.

    >>> KgError("a.txt: empty; give a file with Chinese text").exit_code
    1
    """

    exit_code = 1


class TextError(KgError):
    """The input cannot be read as Chinese text: its writer or its sender can mend it."""

    exit_code = 3


class OntologyError(KgError):
    """A file under ``ontology/`` is wrong: the linguist can mend it."""


class StoreError(KgError):
    """The graph at rest cannot be opened, written or trusted: its keeper can mend it."""

    exit_code = 3


class QueryError(KgError):
    """A query or a name in it is wrong: the one who asks can mend it."""


class LimitError(QueryError):
    """A query took more time or memory than it may: the one who asks can narrow it."""


class UsageError(KgError):
    """The command line is wrong: the one who typed it can mend it."""

    exit_code = 2


class MissingPartError(KgError):
    """An optional part is not installed; the message holds the line that installs it."""

    exit_code = 4
