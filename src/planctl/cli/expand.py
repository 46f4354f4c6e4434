"""`planctl expand`: show the dates of plans."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from planctl.cli._options import FailOn, FailOnOption, Lang, LangOption, Plans, a_date
from planctl.cli._workers import ExecutorOption, JobsOption

if TYPE_CHECKING:
    from planctl.cli._choice import Choice
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
    PARQUET = "parquet"


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
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--output", "-o", metavar="FILE", help="Where to; default: stdout."),
    ] = None,
    jobs: JobsOption = None,
    executor: ExecutorOption = None,
    lang: LangOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
) -> None:
    """Show every date of the plans, grouped by month.

    For any number of plans: --format jsonl and --format parquet, by several processes.

    Example: planctl expand plans/ --from 2017-05-01 --to 2017-05-31 --place dong-no
    """
    from planctl.cli._choice import Choice

    first, last = a_date(since), a_date(until)
    if first is not None and last is not None and last < first:
        message = f"--to ({last}) is before --from ({first})"
        raise typer.BadParameter(message)
    choice = Choice(first, last, tuple(place or ()), tuple(who or ()), tuple(category or ()))
    if shape in (Shape.JSONL, Shape.PARQUET):
        from planctl.cli._streaming import Streaming, stream_json_lines, stream_parquet

        streaming = Streaming(plans, lang, choice, output, fail_on, jobs, executor)
        stream_json_lines(streaming) if shape is Shape.JSONL else stream_parquet(streaming)
        return
    if jobs is not None or executor is not None:
        option = "--executor" if jobs is None else "--jobs"
        message = f"{option} goes with --format jsonl and parquet, not with {shape}"
        raise typer.BadParameter(message, param_hint=option)
    _show(plans, lang, choice, shape, output, fail_on)


def _show(
    plans: Sequence[str],
    lang: Lang | None,
    choice: Choice,
    shape: Shape,
    output: Path | None,
    fail_on: FailOn,
) -> None:
    from planctl.cli._run import end, read_and_compile, report

    run = read_and_compile(plans, lang)
    if output is not None:
        from planctl.cli._put import require_no_plan

        require_no_plan(output, (d.source.file for d in run.documents))
    choice.require_known(run.documents)
    chosen = choice.of(run.occurrences)
    if shape is Shape.JSON:
        from planctl.cli._document import document_json

        _put(output, document_json(chosen, run.diagnostics, run.translator))
        end(run, fail_on)
        return
    errors = [d for d in run.diagnostics if d.severity == "error"]
    if not run.failed:
        _put(output, _written(shape, chosen, run, output))
    report(run, errors)
    end(run, fail_on)


def _put(output: Path | None, text: str) -> None:
    if output is None:
        from planctl.cli._terminal import write_out

        write_out(text)
        return
    from planctl.cli._put import put

    put(output, text.encode("utf-8", "surrogateescape"))


def _written(shape: Shape, chosen: Sequence[Occurrence], run: Run, output: Path | None) -> str:
    """Return the dates in a shape; a table is as wide as the terminal that it is for."""
    from planctl.export.edition import Edition

    edition = Edition(run.documents, chosen, run.translator)
    match shape:
        case Shape.CSV:
            from planctl.export.spreadsheet import write_csv

            return write_csv(edition).decode()
        case Shape.MARKDOWN:
            from planctl.export.table import write_markdown

            return write_markdown(edition).decode()
        case _:
            from planctl.cli._table import table_text

            return table_text(chosen, run.translator, StringIO() if output else sys.stdout)
