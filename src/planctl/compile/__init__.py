"""From plans to dated occurrences: the stage that brings everything together.

Each plan goes through the same rooms in turn: `series` (who, where, when), `dates` (rules to
days off and shifts), `anchors` (dates counted from other activities) and `changes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from planctl.compile.changes import apply_changes
from planctl.compile.dates import anchored_dates, series_dates
from planctl.compile.labels import told_apart
from planctl.compile.series import Prepared, prepare
from planctl.diagnostics import Diagnostic, found
from planctl.messages import msg
from planctl.occurrence import Compiled, Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.source import Route

__all__ = ["compile_plan", "compile_plans"]


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
    _sort(occurrences)
    return Compiled(plans, tuple(occurrences), tuple(diagnostics))


def _sort(occurrences: list[Occurrence]) -> None:
    """Sort by `Occurrence.sort_key`; keys are made only where starts are the same."""
    starts = [
        o.first * 2048 + (0 if o.start_minute is None else o.start_minute + 1) for o in occurrences
    ]
    shared = {start for start, count in Counter(starts).items() if count > 1}
    ranks = [
        (start, occurrence.key if start in shared else "")
        for start, occurrence in zip(starts, occurrences, strict=True)
    ]
    order = sorted(range(len(ranks)), key=ranks.__getitem__)
    occurrences[:] = [occurrences[n] for n in order]


def compile_plan(plan: PlanDocument) -> tuple[list[Occurrence], list[Diagnostic]]:
    """Compile one plan; the occurrences are not yet sorted."""
    prepared, diagnostics = prepare(plan)
    by_activity: dict[str, list[Occurrence]] = {}
    heard: set[Route] = set()
    for activity, group in _anchors_first(prepared):
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


def _anchors_first(prepared: Iterable[Prepared]) -> list[tuple[str, list[Prepared]]]:
    """Group series by activity, every anchor before what counts from it.

    There are no circles here: `prepare` refuses them.
    """
    groups: dict[str, list[Prepared]] = {}
    for one in prepared:
        groups.setdefault(one.series.activity.id, []).append(one)
    anchors = {name: {p.anchor for p in group if p.anchor} for name, group in groups.items()}
    if not any(anchors.values()):
        return list(groups.items())
    from graphlib import TopologicalSorter

    return [(n, groups[n]) for n in TopologicalSorter(anchors).static_order() if n in groups]


def _unverified(plan: PlanDocument, occurrences: Iterable[Occurrence]) -> list[Diagnostic]:
    """Say once which years rest on predicted holidays."""
    from datetime import date

    days = {o.first for o in occurrences}
    days.update(o.last for o in occurrences)
    years = sorted({date.fromordinal(day).year for day in days})
    beyond = [year for year in years if not plan.calendar.verified(year)]
    if not beyond:
        return []
    text = msg("the public holidays of {years} are not verified, only computed", years=beyond)
    aid = msg("list the official days off and swapped days under `calendar:` when they appear")
    return [found("unverified-year", text, plan.span("period"), help=aid)]
