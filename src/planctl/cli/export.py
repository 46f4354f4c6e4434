"""`planctl export`: write the dates of plans as a calendar, a table or a checklist."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from planctl.cli._options import LangOption, Plans

__all__ = ["export"]


class By(StrEnum):
    """What a checklist groups by within a month."""

    PLACE = "place"
    PARTY = "party"


def export(
    plans: Plans,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The file; `-` for stdout.")
    ],
    form: Annotated[
        Optional[str],  # noqa: UP045 - typer reads the annotation at run time
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="ics, csv, markdown, html or checklist; default: by the suffix of FILE.",
        ),
    ] = None,
    by: Annotated[
        Optional[By],  # noqa: UP045
        typer.Option(help="Group a checklist by place or by party within each month."),
    ] = None,
    feed: Annotated[
        bool,
        typer.Option("--feed", help="A calendar to subscribe to: leave cancelled dates out."),
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Write over a file that is no calendar of planctl's."),
    ] = False,
    lang: LangOption = None,
) -> None:
    """Write a calendar (.ics), a table (.csv, .md, .html) or a checklist.

    A calendar written over an earlier one is its update: what did not change stays as it was,
    what is gone is cancelled until it is past.

    Example: planctl export plans/hon-quan-2017.yaml -o lich.ics
    """
    from planctl.cli._calendar import put_calendar
    from planctl.cli._put import put
    from planctl.cli._run import end, read_and_compile, report
    from planctl.cli._source_date import source_date
    from planctl.cli._status import Status
    from planctl.cli._terminal import say
    from planctl.export import Edition, find_format, format_names
    from planctl.messages import Translator, msg

    chosen = find_format("" if str(output) == "-" else output.suffix, form)
    if chosen is None:
        names = ", ".join(format_names())
        message = f"no format for “{form or output.name}”; there are: {names}"
        raise typer.BadParameter(message, param_hint="--format")
    if feed and chosen.name != "ics":
        message = f"only a calendar can be a feed, not {chosen.name}"
        raise typer.BadParameter(message, param_hint="--feed")
    run = read_and_compile(plans, lang)
    if output.resolve() in {Path(d.source.file).resolve() for d in run.documents}:
        message = f"{output} is a plan that is read; it is not written over"
        raise typer.BadParameter(message, param_hint="--output")
    errors = [d for d in run.diagnostics if d.severity == "error"]
    report(run, errors)
    if run.failed or not run.documents:
        say(msg("nothing was written, because of the errors above"), run.translator)
        end(run)
        raise typer.Exit(Status.FINDINGS)
    language = run.language or run.documents[0].language
    edition = Edition(
        run.documents,
        run.occurrences,
        Translator(language),
        source_date(),
        None if by is None else by.value,
        "feed" if feed else "file",
    )
    if chosen.name == "ics":
        put_calendar(output, edition, run.translator, force=force)
    else:
        put(output, chosen.write(edition))
    count = sum(edition.delivers(o) for o in run.occurrences)
    say(msg("{count} dates written to {file}", count=count, file=str(output)), run.translator)
    end(run)
