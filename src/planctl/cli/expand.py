"""`planctl expand`: show the dates of plans."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from planctl.cli._options import FailOn, FailOnOption, LangOption, Plans, a_date

if TYPE_CHECKING:
    from planctl.cli._run import Run
    from planctl.occurrence import Occurrence

__all__ = ["expand"]


class Shape(StrEnum):
    """How the dates are written to stdout."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


def expand(
    plans: Plans,
    since: Annotated[
        Optional[str],  # noqa: UP045 - typer reads the annotation at run time
        typer.Option("--from", metavar="DATE", help="Leave out what ends before this day."),
    ] = None,
    until: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--to", metavar="DATE", help="Leave out what starts after this day."),
    ] = None,
    place: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(help="Only at this place or below it; may be repeated."),
    ] = None,
    who: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(help="Only with this party; may be repeated."),
    ] = None,
    category: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(help="Only this kind of activity, such as report; may be repeated."),
    ] = None,
    shape: Annotated[Shape, typer.Option("--format", "-f", help="How to write.")] = Shape.TABLE,
    lang: LangOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
) -> None:
    """Show every date of the plans, grouped by month.

    Example: planctl expand plans/ --from 2017-05-01 --to 2017-05-31 --place dong-no
    """
    from planctl.cli._choice import Choice
    from planctl.cli._run import end, read_and_compile, report

    first, last = a_date(since), a_date(until)
    if first is not None and last is not None and last < first:
        message = f"--to ({last}) is before --from ({first})"
        raise typer.BadParameter(message)
    run = read_and_compile(plans, lang)
    choice = Choice(first, last, tuple(place or ()), tuple(who or ()), tuple(category or ()))
    choice.require_known(run.documents)
    chosen = choice.of(run.occurrences)
    if shape is Shape.JSON:
        from planctl.cli._document import document_json
        from planctl.cli._terminal import write_out

        write_out(document_json(chosen, run.diagnostics, run.translator))
        end(run, fail_on)
        return
    errors = [d for d in run.diagnostics if d.severity == "error"]
    if not run.failed:
        _write(shape, chosen, run)
    report(run, errors)
    end(run, fail_on)


def _write(shape: Shape, chosen: Sequence[Occurrence], run: Run) -> None:
    from planctl.cli._terminal import write_out
    from planctl.export.edition import Edition

    documents, translator = run.documents, run.translator
    match shape:
        case Shape.TABLE:
            from planctl.cli._table import table_text

            write_out(table_text(chosen, translator, sys.stdout))
        case Shape.JSONL:
            from planctl.export.data import jsonl

            write_out("".join(jsonl(chosen, translator)))
        case Shape.CSV:
            from planctl.export.spreadsheet import write_csv

            write_out(write_csv(Edition(documents, chosen, translator)).decode())
        case Shape.MARKDOWN:
            from planctl.export.table import write_markdown

            write_out(write_markdown(Edition(documents, chosen, translator)).decode())
