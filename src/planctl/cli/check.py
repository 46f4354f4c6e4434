"""`planctl check`: find what is wrong with the dates of plans, all plans together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from planctl.cli._formats import Shape
from planctl.cli._options import FailOn, LangOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planctl.check.baseline import Baseline
    from planctl.check.settings import Settings
    from planctl.cli._checking import Checked, Request
    from planctl.cli._selecting import Output

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
    lang: LangOption = None,
) -> None:
    """Find conflicts and other faults in the dates of plans, all plans together.

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
        excludes=settings.excludes,
        baseline=None if update_baseline else _read_baseline(known_in),
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
        _check_once(request, shape, files, failing)


def _check_once(
    request: Request, shape: Shape | None, files: Sequence[Output], fail_on: FailOn
) -> None:
    from planctl.cli._checking import check_plans
    from planctl.cli._run import end

    checked = check_plans(request)
    _show(checked, shape, fail_on)
    _write(checked, files, fail_on)
    _close(checked)
    end(checked.run, fail_on)


def _fix(
    request: Request, shape: Shape | None, files: Sequence[Output], fail_on: FailOn, *, unsafe: bool
) -> None:
    """Write the fixes, then check and report what is left."""
    from planctl.cli._checking import check_plans
    from planctl.cli._fixing import fixes_of, write_fixes

    before = check_plans(request)
    fixes = fixes_of(before, unsafe=unsafe)
    write_fixes(fixes, before.run.translator)
    _check_once(request, shape, files, fail_on)


def _show_diff(request: Request, files: Sequence[Output], fail_on: FailOn, *, unsafe: bool) -> None:
    from planctl.cli._checking import check_plans
    from planctl.cli._fixing import fixes_of, show_fixes
    from planctl.cli._run import end

    checked = check_plans(request)
    fixes = fixes_of(checked, unsafe=unsafe)
    show_fixes(fixes, checked.run.translator)
    _write(checked, files, fail_on)
    end(checked.run, fail_on)


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

    from planctl.cli._checking import check_plans
    from planctl.cli._terminal import say
    from planctl.cli._watch import saves, watched
    from planctl.messages import msg

    includes: list[Path] = []
    others = [p for p in (settings.file and Path(settings.file), known_in) if p]

    def once() -> None:
        if sys.stdout.isatty():
            print("\x1b[2J\x1b[H", end="", flush=True)
        try:
            checked = check_plans(request)
        except typer.Exit:  # no plan at the moment
            return
        includes[:] = [
            Path(document.source.file).parent / name
            for document in checked.run.documents
            for name in document.model.include
        ]
        _show(checked, shape, fail_on)
        _write(checked, files, fail_on)
        _close(checked)
        say(msg("waiting for a save; Ctrl-C ends"), checked.run.translator)

    once()
    for _ in saves(lambda: watched(request.words, includes, others)):
        once()


def _show(checked: Checked, shape: Shape | None, fail_on: FailOn) -> None:
    import os
    import sys

    from planctl.cli._checking import report_of
    from planctl.cli._formats import chosen_shape, rendered
    from planctl.cli._terminal import say, style_for, write_out
    from planctl.messages import msg

    chosen = chosen_shape(shape)
    report = report_of(checked, fail_on)
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


def _write(checked: Checked, files: Sequence[Output], fail_on: FailOn) -> None:
    from planctl.cli._checking import report_of
    from planctl.cli._formats import rendered
    from planctl.cli._put import put
    from planctl.cli._terminal import plain

    if not files:
        return
    report = report_of(checked, fail_on)
    for shape, file in files:
        put(file, rendered(shape, report, plain).encode("utf-8", "backslashreplace"))


def _close(checked: Checked) -> None:
    """Say how much was looked at and found, and what is not shown."""
    from planctl.cli._run import closing_line
    from planctl.cli._terminal import say
    from planctl.messages import msg

    translator = checked.run.translator
    say(closing_line(checked.run), translator)
    if checked.silenced:
        say(msg("silenced by comments: {n}", n=checked.silenced), translator)
    if checked.known:
        say(msg("known from the baseline: {n}", n=checked.known), translator)
    if checked.outdated:
        text = msg(
            "entries of the baseline that are no longer found: {n}; --update-baseline removes them",
            n=checked.outdated,
        )
        say(text, translator)


def _read_baseline(file: Path | None) -> Baseline | None:
    from planctl.check.baseline import BaselineFaultError, read_baseline

    if file is None:
        return None
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
    from planctl.cli._checking import check_plans
    from planctl.cli._put import put
    from planctl.cli._run import end, report
    from planctl.cli._terminal import say
    from planctl.messages import msg

    if file is None:
        message = "needs --baseline FILE, or `baseline` in the settings"
        raise typer.BadParameter(message, param_hint="--update-baseline")
    checked = check_plans(request)
    run = checked.run
    unreadable = [d for d in run.diagnostics if is_permanent(d.name)]
    if unreadable:
        report(run, unreadable)
        say(msg("nothing was written, because of the errors above"), run.translator)
        end(run)
    known = baseline_of(run.diagnostics, checked.plans)
    put(file, known.text().encode())
    text = msg("findings written to {file}: {n}", n=len(run.diagnostics), file=str(file))
    say(text, run.translator)
