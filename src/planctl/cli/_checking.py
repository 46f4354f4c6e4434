"""One check from files to findings: read, compile, judge, then what settings and comments say."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from planctl.check.context import Limits
from planctl.check.selection import Selection, is_permanent
from planctl.check.suppress import Ignore, Silenced, ignores_in, silence
from planctl.cli._options import FailOn, Lang
from planctl.cli._run import Run, closing_line, read_and_compile
from planctl.cli._terminal import environment_language
from planctl.diagnostics import Diagnostic, Severity
from planctl.messages import Language, Translator, msg
from planctl.occurrence import Compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planctl.check.baseline import Baseline
    from planctl.diagnostics.report import CheckedActivity, Report

__all__ = ["Checked", "Request", "check_plans", "report_of"]


@dataclass(frozen=True, slots=True)
class Request:
    """What to check and by which settings, options applied."""

    words: tuple[str, ...]
    lang: Lang | None
    selection: Selection
    limits: Limits
    excludes: Callable[[Path], bool]
    baseline: Baseline | None


@dataclass(frozen=True, slots=True)
class Checked:
    """What one check found. The findings of `run` are those that stand."""

    run: Run
    unused: tuple[tuple[Ignore, tuple[str, ...]], ...]
    silenced: int
    """How many findings comments let stand."""
    before_baseline: tuple[Diagnostic, ...]
    outdated: int
    """How many entries of the baseline no finding matches."""

    @property
    def compiled(self) -> Compiled:
        """The plans and their dates."""
        return Compiled(self.run.documents, self.run.occurrences)

    @property
    def plans(self) -> Mapping[str, str]:
        """The id of the plan in each file."""
        return {d.source.file: d.model.plan for d in self.run.documents}

    @property
    def known(self) -> int:
        """How many findings the baseline knows."""
        return len(self.before_baseline) - len(self.run.diagnostics)


def check_plans(request: Request) -> Checked:
    """Check plans together. Ends the process as `read_and_compile` does."""
    from planctl.check import RULES, check

    with _progress(request):
        run = read_and_compile(request.words, request.lang, request.excludes)
        rules = [rule for rule in RULES if request.selection.wants(rule.name)]
        judged = check(Compiled(run.documents, run.occurrences), rules, request.limits)
    counting = request.selection.of([*run.diagnostics, *judged])
    silenced = _silenced(run, counting, request.selection)
    standing = sorted(request.selection.of(silenced.kept), key=Diagnostic.sort_key)
    checked = Checked(
        replace(run, diagnostics=tuple(standing)),
        silenced.unused,
        silenced.silenced,
        tuple(standing),
        0,
    )
    if request.baseline is None:
        return checked
    fresh, outdated = request.baseline.new(standing, checked.plans)
    return replace(checked, run=replace(run, diagnostics=tuple(fresh)), outdated=outdated)


def _silenced(run: Run, findings: Sequence[Diagnostic], selection: Selection) -> Silenced:
    """Apply the comments of all plans, and of the shared files that have findings.

    A comment is called stale only when every plan could be read: what it silences may be a
    conflict with a plan that could not.
    """
    from planctl.plan.source import lines_of

    lines: dict[str, Sequence[str]] = {d.source.file: d.source.lines for d in run.documents}
    for finding in findings:
        if finding.span.file not in lines:
            lines[finding.span.file] = lines_of(finding.span.file)
    ignores = [ignore for file, text in lines.items() for ignore in ignores_in(file, text)]
    complete = not any(is_permanent(d.name) for d in findings)
    return silence(
        findings, ignores, lambda name, file: complete and selection.wants_in(name, file)
    )


@contextmanager
def _progress(request: Request) -> Iterator[None]:
    """Say on a terminal that work goes on; the line is gone when it ends."""
    if not sys.stderr.isatty():
        yield
        return
    asked: Language | None = None if request.lang is None else request.lang.value
    translator = Translator(asked or environment_language() or "en")
    print(translator(msg("checking…")), end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def report_of(checked: Checked, fail_on: FailOn) -> Report:
    """Return the report for the formats."""
    from planctl.check.catalogue import rule_texts
    from planctl.diagnostics.report import Report

    run = checked.run
    return Report(
        diagnostics=run.diagnostics,
        activities=tuple(_activities(run)),
        plans=checked.plans,
        rules=lambda: rule_texts(run.translator),
        closing=closing_line(run),
        translator=run.translator,
        root=_root(),
        failing=_failing(fail_on),
    )


def _activities(run: Run) -> Iterable[CheckedActivity]:
    from collections import Counter

    from planctl.diagnostics.report import CheckedActivity

    dates = Counter((o.series.document, o.series.activity.id) for o in run.occurrences)
    for document in run.documents:
        for index, activity in enumerate(document.model.activities):
            yield CheckedActivity(
                document.model.plan,
                activity.id,
                activity.title,
                document.span("activities", index),
                dates[document, activity.id],
            )


def _failing(fail_on: FailOn) -> frozenset[Severity]:
    match fail_on:
        case FailOn.ERROR:
            return frozenset({"error"})
        case FailOn.WARNING:
            return frozenset({"error", "warning"})
        case FailOn.NEVER:
            return frozenset()
        case _:
            assert_never(fail_on)


def _root() -> Path:
    """Return the folder that reports name files from: the project's, as the service knows it."""
    here = Path.cwd()
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        folder = os.environ.get(name)
        if folder and here.is_relative_to(os.path.realpath(folder)):
            return Path(folder)
    return next((f for f in (here, *here.parents) if (f / ".git").exists()), here)
