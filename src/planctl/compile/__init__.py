"""From plans to dated occurrences: the stage that brings everything together.

Each plan goes through the same rooms in turn: `series` (who, where, when), `placement` (where the
dates of a schedule stand), `dates` (those of each series, and what is to be said of them) and
`changes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from planctl.compile.changes import apply_changes
from planctl.compile.dates import anchored_dates, series_dates
from planctl.compile.labels import told_apart
from planctl.compile.series import prepare
from planctl.dated import Dated, by_series
from planctl.diagnostics import Diagnostic, found
from planctl.messages import msg
from planctl.occurrence import Compiled, Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.source import Route
from planctl.schedule.days import year_of

__all__ = ["compile_plan", "compile_plans"]

_KEY, _MINUTE = attrgetter("key"), attrgetter("start_minute")
_FIRST, _LAST = attrgetter("first"), attrgetter("last")


def compile_plans(documents: Iterable[PlanDocument]) -> Compiled:
    """Compile plans; occurrences come in order of start, then key.

    A plan with a fault in one activity still gives the occurrences of the others.
    """
    plans = tuple(documents)
    dated: list[Dated] = []
    diagnostics: list[Diagnostic] = []
    for plan in plans:
        several, faults = compile_plan(plan)
        dated += several
        diagnostics += faults
    ordered = _in_order(_all_of(dated))
    return Compiled(plans, tuple(ordered), tuple(dated), tuple(diagnostics))


def _in_order(occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """Sort by `Occurrence.sort_key`; keys are made only where starts are the same."""
    starts = [
        first * _A_DAY if minute is None else first * _A_DAY + minute + 1
        for first, minute in zip(map(_FIRST, occurrences), map(_MINUTE, occurrences), strict=True)
    ]
    by_start = dict(zip(starts, occurrences, strict=True))  # the last of each start
    together: dict[int, list[Occurrence]] = {}  # the others
    if len(by_start) < len(starts):
        for start, occurrence in zip(starts, occurrences, strict=True):
            if by_start[start] is not occurrence:
                together.setdefault(start, []).append(occurrence)
    ordered: list[Occurrence] = []
    for start in sorted(by_start):
        if start in together:
            ordered += sorted([*together[start], by_start[start]], key=_KEY)
        else:
            ordered.append(by_start[start])
    return ordered


_A_DAY = 1441
"""The starts that a day has: of whole days, which come first, and each minute."""


def compile_plan(plan: PlanDocument) -> tuple[list[Dated], list[Diagnostic]]:
    """Compile one plan to the dates of its series."""
    groups, diagnostics = prepare(plan)
    changed = {change.activity for change in plan.model.changes}
    by_activity: dict[str, list[Dated]] = {}
    heard: set[Route] = set()
    for activity, group in groups.items():
        several: list[Dated] = []
        for one in group:
            if one.relative:
                anchors = by_activity.get(one.anchor or "", [])
                dates, days, faults = anchored_dates(one, _all_of(anchors))
            else:
                dates, days, faults = series_dates(one, heard)
            if days is not None:
                several.append((one.series, dates, days))
            diagnostics += faults
        spoken_alike = len({one.series.prefix for one in group}) < len(group)
        if spoken_alike or activity in changed:
            dated = _all_of(several)
            if spoken_alike:
                dated, faults = told_apart(dated)
                diagnostics += faults
            if activity in changed:
                dated, faults = apply_changes(plan, activity, group, dated)
                diagnostics += faults
            several = by_series(dated)
        by_activity[activity] = several
    whole = [one for several in by_activity.values() for one in several]
    diagnostics += _unverified(plan, _all_of(whole))
    return whole, diagnostics


def _all_of(several: Iterable[Dated]) -> list[Occurrence]:
    return [o for _, dates, _ in several for o in dates]


def _unverified(plan: PlanDocument, occurrences: Sequence[Occurrence]) -> list[Diagnostic]:
    """Say once which years rest on predicted holidays."""
    if not occurrences:
        return []
    verified = plan.calendar.verified
    earliest, latest = min(map(_FIRST, occurrences)), max(map(_LAST, occurrences))
    if all(map(verified, range(year_of(earliest), year_of(latest) + 1))):
        return []
    years = {year_of(day) for day in {*map(_FIRST, occurrences), *map(_LAST, occurrences)}}
    beyond = sorted(year for year in years if not verified(year))
    if not beyond:
        return []
    text = msg("the public holidays of {years} are not verified, only computed", years=beyond)
    aid = msg("list the official days off and swapped days under `calendar:` when they appear")
    return [found("unverified-year", text, plan.span("period"), help=aid)]
