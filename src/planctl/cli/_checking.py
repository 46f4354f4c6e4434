"""One check from files to findings: judge, then what settings, comments and baseline say."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from planctl.batch.survey import Survey, survey
from planctl.batch.verdict import Judging, Verdict, judge, once
from planctl.check.context import Limits
from planctl.check.selection import Selection, is_permanent
from planctl.check.suppress import Ignore, Silenced, ignores_in, silence
from planctl.cli._options import FailOn, Lang
from planctl.cli._progress import progress
from planctl.cli._run import end_by, files_of, say_left_out
from planctl.cli._terminal import environment_language
from planctl.cli._workers import workers_for
from planctl.diagnostics import Diagnostic, Severity
from planctl.diagnostics.tally import tally
from planctl.frozen import Frozen
from planctl.messages import Language, Message, Translator
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from planctl.check.baseline import Baseline
    from planctl.diagnostics.report import CheckedActivity, Report
    from planctl.occurrence import Compiled
    from planctl.plan.find import Found

__all__ = ["Checked", "Request", "Total", "check_here", "checked", "report_of"]

AT_A_TIME = 250
"""How many plans' findings are held at once where they can be shown bit by bit."""


class Request(Frozen):
    """What to check and by which settings, options applied."""

    words: tuple[str, ...]
    lang: Lang | None
    selection: Selection
    limits: Limits
    excludes: Callable[[Path], bool] | None
    baseline: Baseline | None
    jobs: int | None = None
    executor: str | None = None
    caching: bool = True
    activities: bool = False
    """Whether a report wants the activities one by one."""


class Checked(Frozen):
    """What a check found in some plans, or in all. The findings are those that stand."""

    diagnostics: tuple[Diagnostic, ...]
    translator: Translator
    looked_at: frozenset[str]
    """The files with plans or findings."""
    plans: Mapping[str, str]
    """The id of the plan in each file."""
    activities: int
    dates: int
    checked: tuple[CheckedActivity, ...]
    includes: tuple[str, ...]
    unused: tuple[tuple[Ignore, tuple[str, ...]], ...]
    silenced: int
    """How many findings comments let stand."""
    known: int
    """How many findings the baseline knows."""
    outdated: int
    """How many entries of the baseline no finding matches."""


class Total:
    """What the parts of a check come to."""

    def __init__(self) -> None:
        self.rules: Counter[str] = Counter()
        self.severities: Counter[Severity] = Counter()
        self.plans = self.activities = self.dates = 0
        self.silenced = self.known = self.outdated = 0
        self.includes: set[str] = set()

    def add(self, part: Checked) -> None:
        """Count what a part found."""
        self.rules.update(d.name for d in part.diagnostics)
        self.severities.update(d.severity for d in part.diagnostics)
        self.plans += len(part.looked_at)
        self.activities += part.activities
        self.dates += part.dates
        self.silenced += part.silenced
        self.known += part.known
        self.outdated += part.outdated
        self.includes.update(part.includes)

    def closing_line(self) -> Message:
        """Return the line that says how much was looked at and what was found."""
        return tally(
            self.severities, plans=self.plans, activities=self.activities, dates=self.dates
        )

    def end(self, fail_on: FailOn) -> None:
        """End the command with the status that the findings call for."""
        end_by(self.rules.keys(), self.severities.keys(), fail_on)


class _Look(NamedTuple):
    """What all verdicts come to before any is shown."""

    translator: Translator
    complete: bool
    """Whether every plan could be read."""


def checked(request: Request, *, in_parts: bool) -> Iterator[Checked]:
    """Check plans together and yield what was found: of all, or of some plans at a time.

    Ends the process as `files_of` does.
    """
    files = files_of(request.words, request.lang, request.excludes)
    with _surveyed(files, request) as verdicts:
        look = _look(verdicts, request)
        shared: set[object] = set()
        size = AT_A_TIME if in_parts and request.baseline is None else None
        rest = iter(verdicts)
        while part := list(islice(rest, size)):
            yield _checked(part, request, look, shared)


def check_here(request: Request) -> tuple[Checked, Compiled]:
    """Check all plans in this process; the findings have the moves that would cure them."""
    files = files_of(request.words, request.lang, request.excludes)
    judged = judge(files, _judging(request))
    look = _look(judged.verdicts, request)
    return _checked(judged.verdicts, request, look, set()), judged.compiled


def _judging(request: Request) -> Judging:
    from planctl.check import RULES

    rules = tuple(rule.name for rule in RULES if request.selection.wants(rule.name))
    return Judging(rules, request.limits, request.activities)


@contextmanager
def _surveyed(files: Sequence[Found], request: Request) -> Iterator[Survey]:
    from planctl.batch.survey import FEW

    cache = None
    here = request.executor is None  # what works elsewhere may be another planctl
    if request.caching and here and len(files) > FEW:
        from planctl.batch.cache import Cache, cache_file

        cache = Cache(cache_file())
    asked: Language | None = None if request.lang is None else request.lang.value
    speaking = Translator(asked or environment_language() or "en")
    with workers_for(len(files), request.jobs, request.executor) as workers:
        with progress(len(files), speaking) as report:
            found = survey(files, _judging(request), workers, cache, report)
        if cache is not None:
            cache.close()
        try:
            yield found
        finally:
            found.close()


def _look(verdicts: Iterable[Verdict], request: Request) -> _Look:
    """Go through the verdicts once; ends the process where there is no plan."""
    language: Language | None = None if request.lang is None else request.lang.value
    left_out: list[str] = []
    found_any, complete = False, True
    plans_language: Language | None = None
    for verdict in verdicts:
        if verdict.passed_over:
            left_out.append(verdict.file)
        found_any |= verdict.plan is not None or bool(verdict.findings)
        complete &= not any(is_permanent(d.name) for d in verdict.findings)
        if plans_language is None and verdict.plan is not None:
            plans_language = verdict.language
    translator = Translator(language or environment_language() or plans_language or "en")
    say_left_out(left_out, request.words, translator, found_any=found_any)
    return _Look(translator, complete)


def _checked(
    verdicts: Sequence[Verdict], request: Request, look: _Look, shared: set[object]
) -> Checked:
    selection = request.selection
    silenced = _silenced(verdicts, list(once(verdicts, shared)), selection, look)
    standing = sorted(selection.of(silenced.kept), key=Diagnostic.sort_key)
    plans = {v.file: v.plan for v in verdicts if v.plan is not None}
    fresh, outdated = standing, 0
    if request.baseline is not None:
        fresh, outdated = request.baseline.new(standing, plans)
    return Checked(
        tuple(fresh),
        look.translator,
        frozenset((*plans, *(d.span.file for d in fresh))),
        plans,
        sum(v.activities for v in verdicts),
        sum(v.dates for v in verdicts),
        tuple(one for v in verdicts for one in v.checked),
        tuple(dict.fromkeys(file for v in verdicts for file, _ in v.includes)),
        silenced.unused,
        silenced.silenced,
        len(standing) - len(fresh),
        outdated,
    )


def _silenced(
    verdicts: Sequence[Verdict], findings: Sequence[Diagnostic], selection: Selection, look: _Look
) -> Silenced:
    """Apply the comments of the plans, and of the shared files that have findings.

    A comment is called stale only when every plan could be read: what it silences may be a
    conflict with a plan that could not.
    """
    from planctl.plan.source import lines_of

    counting = selection.of(findings)
    ignores = [ignore for verdict in verdicts for ignore in verdict.ignores]
    known = {verdict.file for verdict in verdicts}
    for file in sorted({d.span.file for d in counting} - known):
        ignores += ignores_in(file, lines_of(file))
    return silence(
        counting, ignores, lambda name, file: look.complete and selection.wants_in(name, file)
    )


def report_of(part: Checked, closing: Message, fail_on: FailOn) -> Report:
    """Return the report for the formats."""
    from planctl.diagnostics.report import Report, RuleText

    def rules() -> tuple[RuleText, ...]:
        from planctl.check.catalogue import rule_texts

        return rule_texts(part.translator)

    return Report(
        diagnostics=part.diagnostics,
        activities=part.checked,
        plans=part.plans,
        rules=rules,
        closing=closing,
        translator=part.translator,
        root=_root(),
        failing=_failing(fail_on),
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
