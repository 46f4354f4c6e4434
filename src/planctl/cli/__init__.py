"""The command line: one module a command, each loading what it needs when it runs.

Only the module of the command that was asked for is imported; help and completion, which speak
of all commands, import them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import get_type_hints

import typer

from planctl import __version__

__all__ = ["command_line"]

app = typer.Typer(
    name="planctl",
    help="Compile plan documents, in their own words, into calendars.",
    epilog="Start with: planctl init my-plan.yaml, then planctl expand my-plan.yaml",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"planctl {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", "-V", callback=_version, is_eager=True, help="Show the version."
    ),
) -> None:
    del version


_COMMANDS = (
    "expand",
    "export",
    "publish",
    "diff",
    "serve",
    "push",
    "validate",
    "check",
    "explain",
    "rules",
    "schema",
    "init",
    "cache",
)


def command_line(arguments: Sequence[str]) -> typer.Typer:
    """Return the application with the command that `arguments` begin with, or with all."""
    asked = [name for name in _COMMANDS if arguments[:1] == [name]]
    for name in asked or _COMMANDS:
        command = getattr(import_module(f"planctl.cli.{name}"), name)
        # typer would evaluate the text of each annotation four times
        command.__annotations__ = get_type_hints(command, include_extras=True)
        app.command(name)(command)
    return app
