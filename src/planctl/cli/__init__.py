"""The command line: one module a command, each loading what it needs when it runs."""

from __future__ import annotations

import typer

from planctl import __version__
from planctl.cli.check import check
from planctl.cli.diff import diff
from planctl.cli.expand import expand
from planctl.cli.explain import explain
from planctl.cli.export import export
from planctl.cli.init import init
from planctl.cli.rules import rules
from planctl.cli.schema import schema
from planctl.cli.validate import validate

__all__ = ["app"]

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


for _command in (expand, export, diff, validate, check, explain, rules, schema, init):
    app.command()(_command)
