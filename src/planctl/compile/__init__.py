"""From plans to dated occurrences: the stage that brings everything together.

Each plan goes through the same rooms in turn: `series` (who, where, when), `placement` (where the
dates of a schedule stand), `dates` (those of each series, and what is to be said of them) and
`changes`; `agenda` brings what comes out of them in order.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from planctl.compile.agenda import Placing, agenda, by_series, occurrences_of
from planctl.compile.changes import apply_changes
from planctl.compile.dates import anchored_dates, limited_places, series_faults
from planctl.compile.labels import told_apart
from planctl.compile.series import prepare
from planctl.diagnostics import Diagnostic, found
from planctl.messages import msg
from planctl.occurrence import Compiled
from planctl.plan.document import PlanDocument
from planctl.plan.source import Route

__all__ = ["compile_plans"]


def compile_plans(documents: Iterable[PlanDocument]) -> Compiled:
    """Compile plans; occurrences come in order of start, then key.

    A plan with a fault in one activity still gives the occurrences of the others.
    """
    plans = tuple(documents)
    placings: list[Placing] = []
    diagnostics: list[Diagnostic] = []
    for plan in plans:
        here, faults = _placed(plan)
        placings += here
        diagnostics += faults
    occurrences, dated = agenda(placings)
    return Compiled(plans, occurrences, dated, tuple(diagnostics))


def _placed(plan: PlanDocument) -> tuple[list[Placing], list[Diagnostic]]:
    groups, diagnostics = prepare(plan)
    changed = {change.activity for change in plan.model.changes}
    limited = limited_places(plan)
    by_activity: dict[str, list[Placing]] = {}
    heard: set[Route] = set()
    for activity, group in groups.items():
        dated: list[Placing] = []
        for series, known, terms, anchor in group:
            placed = known
            if known.relative is not None:
                anchors = occurrences_of(by_activity.get(anchor or "", ()))
                placed, faults = anchored_dates(series, terms, anchor, anchors)
                diagnostics += faults
            elif not known.plain or series.place in limited:
                diagnostics += series_faults(series, known, heard)
            dated.append((series, placed))
        if len({series.prefix for series, _ in dated}) < len(dated):
            occurrences, faults = told_apart(occurrences_of(dated))
            dated = by_series(occurrences)
            diagnostics += faults
        if activity in changed:
            occurrences, faults = apply_changes(plan, activity, group, occurrences_of(dated))
            dated = by_series(occurrences)
            diagnostics += faults
        by_activity[activity] = dated
    whole = list(chain.from_iterable(by_activity.values()))
    return whole, [*diagnostics, *_unverified(plan, whole)]


def _unverified(plan: PlanDocument, dated: Iterable[Placing]) -> list[Diagnostic]:
    """Say once which years rest on predicted holidays."""
    years = set().union(*[placed.years for _, placed in dated])
    verified = plan.calendar.verified
    beyond = sorted(year for year in years if not verified(year))
    if not beyond:
        return []
    text = msg("the public holidays of {years} are not verified, only computed", years=beyond)
    aid = msg("list the official days off and swapped days under `calendar:` when they appear")
    return [found("unverified-year", text, plan.span("period"), help=aid)]
