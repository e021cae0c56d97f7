"""The command line: arguments in, one verb called, its result printed.

A command is a module of this folder, named like its one public function: ``kg/cli/build.py`` holds
``build`` (a keyword gets an underscore: ``import_``). It parses with Typer's names only, imports what
is heavy inside the function (so that ``kg --help`` is quick), writes its result to stdout and all else
to stderr, and lets a ``KgError`` rise: `main` turns it into one line and the exit code of its kind.

Alternatives weighed: argparse (no completion, more lines a command); click itself (recent Typer
carries its own, so the import may fail); one file for all commands (grows past reading).
"""

from __future__ import annotations

import logging
import sys
from importlib import import_module
from keyword import iskeyword
from signal import SIGTERM, signal
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Sequence

#: In the order a reader meets them; the help shows them so.
COMMANDS = (
    "build",
    "ask",
    "query",
    "why",
    "draw",
    "view",
    "serve",
    "export",
    "import",
    "load",
    "merge",
    "forget",
    "diff",
    "same",
    "stats",
    "validate",
    "repair",
    "extract",
    "check",
)

INTERRUPTED = 130  #: what a shell expects after Ctrl-C
TERMINATED = 143  #: and after `kill`
BUG = 70  #: EX_SOFTWARE of sysexits.h


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``kg`` on ``arguments`` (those of the process if None) and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    if debug:
        logging.basicConfig(format="%(name)s: %(message)s")
        logging.getLogger("kg").setLevel(logging.DEBUG)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        speak_utf8(stream)
    signal(SIGTERM, stop)
    try:
        application()(args=[argument for argument in given if argument != "--debug"], prog_name="kg")
    except SystemExit as end:
        if end.code in {INTERRUPTED, TERMINATED}:
            sys.stderr.write("interrupted; what was there before stays as it was\n")
        raise
    except KgError as error:
        leave(error, str(error), error.exit_code, debug=debug)
    except OSError as error:
        leave(error, told(error), 3, debug=debug)
    except Exception as error:  # noqa: BLE001 (the last door: what nobody foresaw is said in one line, never as a trace)
        leave(error, f"kg: a bug: {type(error).__name__}: {error}; --debug shows where", BUG, debug=debug)


def application() -> typer.Typer:
    """Give the command line with every command in it."""
    app = typer.Typer(
        name="kg",
        help="Checked RDF knowledge graphs from Chinese text. 从中文文本构建可核查的知识图谱。",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(everywhere)
    for name in COMMANDS:
        home = f"{name}_" if iskeyword(name) else name
        app.command(name)(getattr(import_module(f"kg.cli.{home}"), home))
    return app


def show_version(wanted: bool) -> None:
    """Print the version and stop, if that is what was asked."""
    if wanted:
        from kg import __version__

        typer.echo(f"kg {__version__}")
        raise typer.Exit


def everywhere(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version. 版本")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the stack trace of an error. 显示错误堆栈")] = False,
) -> None:
    """Hold the options that every command takes."""


def speak_utf8(stream: TextIO) -> None:
    """Set a standard stream to UTF-8: a console in GBK or C cannot print every Chinese character.

    A stream that is no file (a test's, a notebook's) is left alone.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="surrogateescape")


def told(error: OSError) -> str:
    """Tell in one line what the system refused.

    >>> told(FileNotFoundError(2, "No such file or directory", "a.txt"))
    'a.txt: no such file or directory; check the name, the rights and the space left'
    """
    place = error.filename if error.filename is not None else "kg"
    cause = error.strerror or str(error)
    return f"{place}: {cause[:1].lower()}{cause[1:]}; check the name, the rights and the space left"


def stop(number: int, frame: object) -> NoReturn:  # noqa: ARG001 (as the system calls it)
    """End as after Ctrl-C: whoever has something open puts it in order."""
    sys.exit(TERMINATED)


def leave(error: BaseException, message: str, code: int, *, debug: bool) -> NoReturn:
    """End the process: one line on stderr, with the stack trace before it if ``debug``."""
    if debug:
        import traceback

        traceback.print_exception(error)
    sys.stderr.write(f"{message}\n")
    sys.exit(code)
