"""`planctl check`: find what is wrong with the dates of plans, all plans together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from planctl.cli._formats import Shape
from planctl.cli._options import FailOn, LangOption
from planctl.cli._workers import ExecutorOption, JobsOption, NoCacheOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planctl.check.baseline import Baseline
    from planctl.check.settings import Settings
    from planctl.cli._checking import Checked, Request, Total
    from planctl.cli._selecting import Output
    from planctl.messages import Translator

__all__ = ["check"]


def check(
    paths: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads the annotation at run time
        typer.Argument(
            metavar="[PATHS]", help="Plan files, folders or globs; default: this folder."
        ),
    ] = None,
    select: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(metavar="RULE", help="Only these rules, names or codes, with commas."),
    ] = None,
    ignore: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(metavar="RULE", help="Not these rules, names or codes, with commas."),
    ] = None,
    shape: Annotated[
        Optional[Shape],  # noqa: UP045
        typer.Option("--format", "-f", help="How to write; default: full, or as the CI wants it."),
    ] = None,
    output: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--output", "-o", metavar="FORMAT=FILE", help="Write a file too; may be repeated."
        ),
    ] = None,
    fail_on: Annotated[
        Optional[FailOn],  # noqa: UP045
        typer.Option("--fail-on", help="Exit with status 1 at this severity; default: error."),
    ] = None,
    baseline: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(metavar="FILE", help="Leave out the findings that this file knows."),
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Write today's findings into the baseline.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend in the plans what is safe.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: move dates too.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and write nothing.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Check again whenever a plan is saved.")
    ] = False,
    jobs: JobsOption = None,
    executor: ExecutorOption = None,
    no_cache: NoCacheOption = False,
    lang: LangOption = None,
) -> None:
    """Find conflicts and other faults in the dates of plans, all plans together.

    Many plans are checked by several processes, and what has not changed is not checked again.

    Example: planctl check plans/ --fail-on warning --output junit=report.xml
    """
    from planctl.cli._checking import Request
    from planctl.cli._selecting import outputs, selection, settings_here

    if watch and (fix or diff or update_baseline):
        message = "not together with --fix, --diff or --update-baseline"
        raise typer.BadParameter(message, param_hint="--watch")
    if unsafe_fixes and not (fix or diff):
        message = "goes with --fix or --diff"
        raise typer.BadParameter(message, param_hint="--unsafe-fixes")
    files = outputs(output or ())
    settings = settings_here(lang)
    known_in = baseline or settings.baseline
    request = Request(
        words=tuple(paths or ["."]),
        lang=lang,
        selection=selection(settings, select, ignore),
        limits=settings.limits,
        excludes=settings.excludes if settings.exclude else None,
        baseline=None if update_baseline else _read_baseline(known_in),
        jobs=jobs,
        executor=executor,
        caching=not no_cache,
        activities=Shape.JUNIT in {shape, *(form for form, _ in files)},
    )
    failing = fail_on or FailOn(settings.fail_on or FailOn.ERROR)
    if update_baseline:
        _update_baseline(request, known_in)
    elif watch:
        _watch(request, shape, files, failing, settings, known_in)
    elif diff:
        _show_diff(request, files, failing, unsafe=unsafe_fixes)
    elif fix:
        _fix(request, shape, files, failing, unsafe=unsafe_fixes)
    else:
        _check_once(request, shape, files, failing).end(failing)


def _check_once(
    request: Request, shape: Shape | None, files: Sequence[Output], fail_on: FailOn
) -> Total:
    """Check and report; findings for people are shown plan by plan."""
    from planctl.cli._checking import Total, checked
    from planctl.cli._formats import IN_PARTS, chosen_shape

    total = Total()
    in_parts = not files and chosen_shape(shape) in IN_PARTS
    translator = None
    for part in checked(request, in_parts=in_parts):
        total.add(part)
        translator = part.translator
        _show(part, total, shape, fail_on)
        _write(part, total, files, fail_on)
    if translator is not None:
        _close(total, translator)
    return total


def _fix(
    request: Request, shape: Shape | None, files: Sequence[Output], fail_on: FailOn, *, unsafe: bool
) -> None:
    """Write the fixes, then check and report what is left."""
    from planctl.cli._checking import check_here
    from planctl.cli._fixing import fixes_of, write_fixes

    before, compiled = check_here(request)
    fixes = fixes_of(before, compiled, unsafe=unsafe)
    write_fixes(fixes, before.translator)
    _check_once(request, shape, files, fail_on).end(fail_on)


def _show_diff(request: Request, files: Sequence[Output], fail_on: FailOn, *, unsafe: bool) -> None:
    from planctl.cli._checking import Total, check_here
    from planctl.cli._fixing import fixes_of, show_fixes

    before, compiled = check_here(request)
    fixes = fixes_of(before, compiled, unsafe=unsafe)
    show_fixes(fixes, before.translator)
    total = Total()
    total.add(before)
    _write(before, total, files, fail_on)
    total.end(fail_on)


def _watch(
    request: Request,
    shape: Shape | None,
    files: Sequence[Output],
    fail_on: FailOn,
    settings: Settings,
    known_in: Path | None,
) -> None:
    """Check now and after every save until the user interrupts; no finding ends it."""
    import sys

    from planctl.cli._terminal import environment_language, say
    from planctl.cli._watch import saves, watched
    from planctl.messages import Language, Translator, msg

    includes: list[Path] = []
    asked: Language | None = None if request.lang is None else request.lang.value
    speaking = Translator(asked or environment_language() or "en")
    others = [p for p in (settings.file and Path(settings.file), known_in) if p]

    def once() -> None:
        if sys.stdout.isatty():
            print("\x1b[2J\x1b[H", end="", flush=True)
        try:
            total = _check_once(request, shape, files, fail_on)
        except typer.Exit:  # no plan at the moment
            return
        includes[:] = [Path(file) for file in total.includes]
        say(msg("waiting for a save; Ctrl-C ends"), speaking)

    once()
    for _ in saves(lambda: watched(request.words, includes, others)):
        once()


def _show(part: Checked, total: Total, shape: Shape | None, fail_on: FailOn) -> None:
    import os
    import sys

    from planctl.cli._checking import report_of
    from planctl.cli._formats import chosen_shape, rendered
    from planctl.cli._terminal import say, style_for, write_out
    from planctl.messages import msg

    chosen = chosen_shape(shape)
    report = report_of(part, total.closing_line(), fail_on)
    write_out(rendered(chosen, report, style_for(sys.stdout)))
    summary_file = os.environ.get("GITHUB_STEP_SUMMARY")
    if chosen is Shape.GITHUB and summary_file:
        from planctl.diagnostics.markdown import summary

        try:
            with Path(summary_file).open("a", encoding="utf-8") as file:
                file.write(summary(report) + "\n")
        except OSError as error:
            reason = error.strerror or str(error)
            say(
                msg("the job summary cannot be written: {reason}", reason=reason), report.translator
            )


def _write(part: Checked, total: Total, files: Sequence[Output], fail_on: FailOn) -> None:
    from planctl.cli._checking import report_of
    from planctl.cli._formats import rendered
    from planctl.cli._put import put, require_no_plan
    from planctl.cli._terminal import plain

    if not files:
        return
    report = report_of(part, total.closing_line(), fail_on)
    for shape, file in files:
        require_no_plan(file, part.looked_at)
        put(file, rendered(shape, report, plain).encode("utf-8", "backslashreplace"))


def _close(total: Total, translator: Translator) -> None:
    """Say how much was looked at and found, and what is not shown."""
    from planctl.cli._terminal import say
    from planctl.messages import msg

    say(total.closing_line(), translator)
    if total.silenced:
        say(msg("silenced by comments: {n}", n=total.silenced), translator)
    if total.known:
        say(msg("known from the baseline: {n}", n=total.known), translator)
    if total.outdated:
        text = msg(
            "entries of the baseline that are no longer found: {n}; --update-baseline removes them",
            n=total.outdated,
        )
        say(text, translator)


def _read_baseline(file: Path | None) -> Baseline | None:
    if file is None:
        return None
    from planctl.check.baseline import BaselineFaultError, read_baseline

    try:
        return read_baseline(file)
    except FileNotFoundError:
        message = f"there is no file {file}; --update-baseline writes it"
    except OSError as error:
        message = f"cannot read {file}: {error.strerror or error}"
    except BaselineFaultError as error:
        message = f"{file} is no baseline: {error}"
    raise typer.BadParameter(message, param_hint="--baseline")


def _update_baseline(request: Request, file: Path | None) -> None:
    """Write all findings into the baseline; none while a plan cannot be read."""
    from planctl.check.baseline import baseline_of
    from planctl.check.selection import is_permanent
    from planctl.cli._checking import Total, checked
    from planctl.cli._put import put, require_no_plan
    from planctl.cli._run import explain
    from planctl.cli._terminal import say
    from planctl.messages import msg

    if file is None:
        message = "needs --baseline FILE, or `baseline` in the settings"
        raise typer.BadParameter(message, param_hint="--update-baseline")
    (found,) = checked(request, in_parts=False)
    unreadable = [d for d in found.diagnostics if is_permanent(d.name)]
    if unreadable:
        total = Total()
        total.add(found)
        explain(unreadable, found.translator)
        say(total.closing_line(), found.translator)
        say(msg("nothing was written, because of the errors above"), found.translator)
        total.end(FailOn.ERROR)
    require_no_plan(file, found.plans, "--baseline")
    known = baseline_of(found.diagnostics, found.plans)
    put(file, known.text().encode())
    text = msg("findings written to {file}: {n}", n=len(found.diagnostics), file=str(file))
    say(text, found.translator)
