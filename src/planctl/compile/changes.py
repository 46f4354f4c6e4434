"""Moves, cancellations and additions that a plan's `changes` order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from planctl.compile.hours import Hours, hours_of, minutes, overnight
from planctl.compile.series import Prepared, phrase_fault
from planctl.diagnostics import Diagnostic, Label, found
from planctl.frozen import replace
from planctl.messages import Message, msg
from planctl.occurrence import Change, Occurrence, Series
from planctl.plan.document import PlanDocument
from planctl.plan.model import Change as Ordered
from planctl.plan.source import Route
from planctl.schedule.dating import Dating, Kind
from planctl.schedule.phrases import PhraseError, parse

__all__ = ["apply_changes"]

_NEAREST_SHOWN = 3


def apply_changes(
    plan: PlanDocument, activity: str, prepared: Sequence[Prepared], dated: list[Occurrence]
) -> tuple[list[Occurrence], list[Diagnostic]]:
    """Apply the plan's changes of one activity, in the order of the file.

    A change names its date as the rule gives it or, where no date of the rule is meant, as it
    stands after shifts and earlier changes. Without a place it concerns every place.
    """
    occurrences = list(dated)
    diagnostics: list[Diagnostic] = []
    for index, ordered in enumerate(plan.model.changes):
        if ordered.activity != activity:
            continue
        route: Route = ("changes", index)
        if ordered.why is None and ordered.by is None:
            diagnostics.append(_without_reason(plan, route))
        hours, faults = _new_hours(plan, route, ordered)
        if faults:
            diagnostics += faults
        elif ordered.add is not None:
            added, faults = _added(plan, route, ordered, prepared, hours)
            twice = [d for o in added for d in _already_there(plan, route, o, occurrences)]
            occurrences += [] if twice else added
            diagnostics += [*faults, *twice]
        elif not (targets := _targets(ordered, occurrences)):
            diagnostics.append(_no_target(plan, route, ordered, occurrences))
        elif again := [d for i in targets for d in _changed_before(plan, route, occurrences[i])]:
            diagnostics += again[:1]
        else:
            changed = {i: _changed(plan, route, ordered, occurrences[i], hours) for i in targets}
            occurrences = [changed.get(i, o) for i, o in enumerate(occurrences)]
    return occurrences, diagnostics


def _targets(ordered: Ordered, occurrences: Sequence[Occurrence]) -> list[int]:
    assert ordered.on is not None
    day = ordered.on.toordinal()
    here = [
        (i, o)
        for i, o in enumerate(occurrences)
        if ordered.place in (None, o.series.place) and o.status != "cancelled"
    ]
    by_rule = [i for i, o in here if o.dating.first == day]
    return by_rule or [i for i, o in here if o.first == day]


def _changed(
    plan: PlanDocument, route: Route, ordered: Ordered, old: Occurrence, hours: Hours | None
) -> Occurrence:
    action: Literal["move", "cancel", "time"] = "time"
    if ordered.cancel:
        action = "cancel"
    elif ordered.move_to is not None:
        action = "move"
    change = Change(action, ordered.why, ordered.by, old.first, plan.source.span(route))
    if action == "cancel":
        return old._replace(status="cancelled", change=change)
    kind, first, last = old.kind, old.first, old.last
    if ordered.move_to is not None:
        first = ordered.move_to.toordinal()
        last = first if old.kind != "event" else first + (old.last - old.first)
    if kind == "window":
        kind = "event"
    status = "confirmed" if old.kind == "window" and not _tentative(old.series) else old.status
    start, end = old.start_minute, old.end_minute
    if hours is not None:
        start, end = minutes(kind, hours, one_day=first == last)
        last += overnight(kind, start, end) if first == last else 0
    return old._replace(
        kind=kind,
        first=first,
        last=last,
        start_minute=start,
        end_minute=end,
        status=status,
        off=plan.calendar.day_off(first) if first == last else None,
        change=change,
    )


def _tentative(series: Series) -> bool:
    return series.schedule.tentative or series.activity.status == "tentative"


def _added(
    plan: PlanDocument,
    route: Route,
    ordered: Ordered,
    prepared: Sequence[Prepared],
    hours: Hours | None,
) -> tuple[list[Occurrence], list[Diagnostic]]:
    assert ordered.add is not None
    by_place = {series.place: (series, terms) for series, _, terms, _ in prepared}
    pattern = by_place.get(ordered.place)
    if pattern is None and prepared and ordered.place is not None:
        other, _, terms, _ = prepared[0]
        pattern = _elsewhere(plan, other, ordered.place), terms
    if pattern is None:
        text = msg("say at which place to add the date")
        places = sorted(p for p in by_place if p)
        aid = msg("add `place:` with one of: {places}", places=places)
        return [], [found("missing-key", text, plan.source.span(route), help=aid)]
    series, terms = pattern
    day = ordered.add.toordinal()
    span = plan.source.span(route)
    kind: Kind = "deadline" if series.activity.kind == "report" else "event"
    start, end = minutes(kind, hours or terms.hours, one_day=True)
    last = day + overnight(kind, start, end)
    occurrence = Occurrence(
        series,
        kind,
        Dating(kind, ordered.add.isoformat(), day, day),
        day,
        last,
        start,
        end,
        "tentative" if _tentative(series) else "confirmed",
        off=plan.calendar.day_off(day),
        change=Change("add", ordered.why, ordered.by, day, span),
    )
    return [occurrence], []


def _already_there(
    plan: PlanDocument, route: Route, added: Occurrence, occurrences: Iterable[Occurrence]
) -> Iterator[Diagnostic]:
    """Refuse to add a date that the series has already: both would be one event."""
    for other in occurrences:
        same_day = other.first == added.first and other.status != "cancelled"
        if other.series.prefix == added.series.prefix and (same_day or other.key == added.key):
            span = other.change.span if other.change is not None else other.series.span
            yield found(
                "duplicate-id",
                msg("“{title}” has {day} already", title=added.series.title, day=added.start),
                plan.source.span((*route, "add")),
                related=[Label(span, msg("given here"))],
            )
            return


def _changed_before(plan: PlanDocument, route: Route, target: Occurrence) -> Iterator[Diagnostic]:
    """Refuse a second change of the date that the rule gives: only one of them could count."""
    if target.change is not None and target.change.action != "add":
        yield found(
            "duplicate-id",
            msg("this date is changed twice"),
            plan.source.span((*route, "on")),
            related=[Label(target.change.span, msg("the other change"))],
            help=msg("keep one of the changes: it says where the date stands in the end"),
        )


def _elsewhere(plan: PlanDocument, series: Series, place: str) -> Series:
    """Return a series like `series` at a place that the activity's schedule does not name."""
    title = series.activity.title.replace("{place}", plan.places[place].name)
    prefix = f"{plan.model.plan}/{series.activity.id}/{place}"
    return replace(series, place=place, title=title, prefix=prefix)


def _new_hours(
    plan: PlanDocument, route: Route, ordered: Ordered
) -> tuple[Hours | None, list[Diagnostic]]:
    if ordered.time is None:
        return None, []
    parsed = parse(ordered.time)
    if isinstance(parsed, PhraseError):
        return None, [phrase_fault(plan.source, (*route, "time"), parsed)]
    if parsed.rules or parsed.time is None:
        text = msg("“{words}” is not a time of day", words=ordered.time)
        return None, [found("bad-value", text, plan.source.span((*route, "time")))]
    return hours_of(parsed.time, plan.model.conventions), []


def _without_reason(plan: PlanDocument, route: Route) -> Diagnostic:
    return found(
        "change-without-reason",
        msg("the change gives no reason"),
        plan.source.span(route),
        help=msg("add `why:`, the reason, or `by:`, the document that ordered it"),
    )


def _no_target(
    plan: PlanDocument, route: Route, ordered: Ordered, occurrences: Iterable[Occurrence]
) -> Diagnostic:
    assert ordered.on is not None
    day = ordered.on.toordinal()
    here = [o for o in occurrences if ordered.place in (None, o.series.place)]
    near = sorted({o.dating.first for o in here}, key=lambda d: (abs(d - day), d))[:_NEAREST_SHOWN]
    aid: Message | None = None
    if near:
        days = [date.fromordinal(d) for d in sorted(near)]
        aid = msg("the nearest dates are: {days}", days=days)
    return found(
        "change-target-missing",
        msg("`{activity}` has no date on {day}", activity=ordered.activity, day=ordered.on),
        plan.source.span((*route, "on")),
        help=aid,
    )
