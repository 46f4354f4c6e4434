"""From plans to dated occurrences: the stage that brings everything together.

Each plan goes through the same rooms in turn: `series` (who, where, when), `dates` (rules to
days off and shifts), `anchors` (dates counted from other activities) and `changes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from planctl.compile.changes import apply_changes
from planctl.compile.dates import anchored_dates, series_dates
from planctl.compile.labels import told_apart
from planctl.compile.series import prepare
from planctl.diagnostics import Diagnostic, found
from planctl.messages import msg
from planctl.occurrence import Compiled, Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.source import Route
from planctl.schedule.days import year_of

__all__ = ["compile_plan", "compile_plans"]

_KEY, _FIRST, _LAST = attrgetter("key"), attrgetter("first"), attrgetter("last")


def compile_plans(documents: Iterable[PlanDocument]) -> Compiled:
    """Compile plans; occurrences come in order of start, then key.

    A plan with a fault in one activity still gives the occurrences of the others.
    """
    plans = tuple(documents)
    occurrences: list[Occurrence] = []
    diagnostics: list[Diagnostic] = []
    for plan in plans:
        dated, faults = compile_plan(plan)
        occurrences += dated
        diagnostics += faults
    return Compiled(plans, tuple(_in_order(occurrences)), tuple(diagnostics))


def _in_order(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Sort by `Occurrence.sort_key`; keys are made only where starts are the same."""
    by_start: dict[int, list[Occurrence]] = {}
    for occurrence in occurrences:
        _, _, _, first, _, minute, *_ = occurrence
        start = first * 2048 + (0 if minute is None else minute + 1)
        if start in by_start:
            by_start[start].append(occurrence)
        else:
            by_start[start] = [occurrence]
    ordered: list[Occurrence] = []
    for start in sorted(by_start):
        together = by_start[start]
        if len(together) > 1:
            together.sort(key=_KEY)
        ordered += together
    return ordered


def compile_plan(plan: PlanDocument) -> tuple[list[Occurrence], list[Diagnostic]]:
    """Compile one plan; the occurrences are not yet sorted."""
    groups, diagnostics = prepare(plan)
    by_activity: dict[str, list[Occurrence]] = {}
    heard: set[Route] = set()
    for activity, group in groups.items():
        dated: list[Occurrence] = []
        for one in group:
            if one.relative:
                here, faults = anchored_dates(one, by_activity.get(one.anchor or "", []))
            else:
                here, faults = series_dates(one, heard)
            dated += here
            diagnostics += faults
        if len({one.series.prefix for one in group}) < len(group):
            dated, faults = told_apart(dated)
            diagnostics += faults
        by_activity[activity], faults = apply_changes(plan, activity, group, dated)
        diagnostics += faults
    occurrences = [o for dated in by_activity.values() for o in dated]
    diagnostics += _unverified(plan, occurrences)
    return occurrences, diagnostics


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
