"""`planctl export`: write the dates of plans as a calendar, a table or a checklist."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional, cast

import typer

from planctl.cli._options import LangOption, Plans
from planctl.cli._workers import ExecutorOption, JobsOption

if TYPE_CHECKING:
    from planctl.export import Format
    from planctl.export.client import Client
    from planctl.export.edition import Delivery
    from planctl.export.parts import Division

__all__ = ["export"]


class By(StrEnum):
    """What a checklist groups by within a month."""

    PLACE = "place"
    PARTY = "party"


class Split(StrEnum):
    """What each calendar of a folder is for."""

    PLACE = "place"
    PARTY = "party"
    CATEGORY = "category"
    PLAN = "plan"


class For(StrEnum):
    """Which program a calendar is for."""

    GENERIC = "generic"
    APPLE = "apple"
    GOOGLE = "google"
    OUTLOOK = "outlook"


def export(
    plans: Plans,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The file; `-`: stdout; with --split a folder."
        ),
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
    split: Annotated[
        Optional[Split],  # noqa: UP045
        typer.Option(help="Write a calendar for each place, party, … into a folder."),
    ] = None,
    feed: Annotated[
        bool,
        typer.Option("--feed", help="A calendar to subscribe to: leave cancelled dates out."),
    ] = False,
    client: Annotated[
        For, typer.Option("--for", help="The program that the calendar is for.")
    ] = For.GENERIC,
    todo: Annotated[
        bool,
        typer.Option("--todo", help="Add a to-do beside the event of each deadline and report."),
    ] = False,
    recurring: Annotated[
        bool,
        typer.Option("--recurring", help="Write one recurring event for each regular series."),
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Write over a file that is no calendar of planctl's."),
    ] = False,
    jobs: JobsOption = None,
    executor: ExecutorOption = None,
    lang: LangOption = None,
) -> None:
    """Write a calendar (.ics), a table (.csv, .md, .html) or a checklist.

    A calendar written over an earlier one is its update: what did not change stays as it was,
    what is gone is cancelled until it is past.

    The calendar is one that every client imports. --for leaves out what a client drops and adds
    what it needs; --todo and --recurring are for clients that understand them.

    --split plan writes the calendars of any number of plans, by several processes.

    Example: planctl export plans/hon-quan-2017.yaml -o lich.ics

    Example: planctl export plans/hon-quan-2017.yaml -o lich.ics --for outlook --recurring

    Example: planctl export plans/hon-quan-2017.yaml -o lich --split place
    """
    from planctl.cli._put import put, require_no_plan
    from planctl.cli._run import end, read_and_compile, report
    from planctl.cli._source_date import source_date
    from planctl.cli._terminal import say
    from planctl.export import Edition
    from planctl.messages import Translator, msg
    from planctl.status import Status

    if split is not None:
        _require_folder(output, form)
    chosen = _format(output, form, split)
    if by is not None and chosen.name != "checklist":
        message = f"groups a checklist (--format checklist), not {chosen.name}"
        raise typer.BadParameter(message, param_hint="--by")
    if chosen.name != "ics":
        shaped = client is not For.GENERIC or todo or recurring
        _require_plain(chosen, feed=feed, shaped=shaped)
    audience = _audience(client, todo=todo)
    if split is Split.PLAN:
        from planctl.cli._each_plan import Asked, put_each_plan

        delivery: Delivery = "feed" if feed else "file"
        shape = (delivery, client.value, todo, recurring)
        put_each_plan(Asked(plans, lang, output, *shape, force, jobs, executor))
        return
    if jobs is not None or executor is not None:
        option = "--executor" if jobs is None else "--jobs"
        message = f"{option} goes with --split plan"
        raise typer.BadParameter(message, param_hint=option)
    run = read_and_compile(plans, lang)
    require_no_plan(output, (d.source.file for d in run.documents))
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
        client=audience,
        to_dos=todo,
        recurring=recurring,
    )
    if split is not None:
        from planctl.cli._split import put_parts

        put_parts(output, edition, cast("Division", split.value), run.translator, force=force)
        end(run)
        return
    if chosen.name == "ics":
        from planctl.cli._calendar import put_calendar

        put_calendar(output, edition, run.translator, force=force)
    else:
        put(output, chosen.write(edition))
    count = sum(edition.delivers(o) for o in run.occurrences)
    say(msg("{count} dates written to {file}", count=count, file=str(output)), run.translator)
    end(run)


def _require_plain(chosen: Format, *, feed: bool, shaped: bool) -> None:
    """Refuse options of calendars for what is none."""
    if feed:
        message = f"only a calendar can be a feed, not {chosen.name}"
        raise typer.BadParameter(message, param_hint="--feed")
    if shaped:
        message = f"--for, --todo and --recurring shape calendars, not {chosen.name}"
        raise typer.BadParameter(message, param_hint="--format")


def _format(output: Path, form: str | None, split: Split | None) -> Format:
    from planctl.export import find_format, format_names

    suffix = "" if str(output) == "-" else output.suffix
    chosen = find_format(suffix, form) if split is None else find_format(".ics")
    if chosen is None:
        names = ", ".join(format_names())
        message = f"no format for “{form or output.name}”; there are: {names}"
        raise typer.BadParameter(message, param_hint="--format")
    return chosen


def _audience(client: For, *, todo: bool) -> Client:
    from planctl.export.client import CLIENTS

    audience = CLIENTS[client.value]
    if todo and not audience.to_dos:
        message = f"{audience.title} shows no to-dos; deadlines are events in it all the same"
        raise typer.BadParameter(message, param_hint="--todo")
    return audience


def _require_folder(output: Path, form: str | None) -> None:
    from planctl.export import find_format

    if form not in (None, "ics"):
        message = f"only calendars are split, not {form}"
        raise typer.BadParameter(message, param_hint="--split")
    named_as_file = not output.is_dir() and find_format(output.suffix) is not None
    if str(output) == "-" or named_as_file or output.is_file():
        message = f"with --split the output is a folder, not {output}"
        raise typer.BadParameter(message, param_hint="--output")
