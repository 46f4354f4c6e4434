"""Who, where and when: the series of a plan, with their phrases parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planctl.compile.hours import WHOLE_DAY, Hours, hours_of
from planctl.compile.placement import Placements, Terms, placements
from planctl.diagnostics import Diagnostic, Label, found
from planctl.messages import Message, msg
from planctl.occurrence import Attendance, Series
from planctl.plan.document import PlanDocument
from planctl.plan.model import Activity
from planctl.plan.nearest import did_you_mean
from planctl.plan.places import places_meant
from planctl.plan.source import Route, Source
from planctl.plan.vocabulary import AnyOf
from planctl.schedule.phrases import PhraseError, parse
from planctl.schedule.reading import Reading
from planctl.schedule.rules import Due, Relative, Rrule, Schedule
from planctl.tuples import NamedTuple

__all__ = ["Prepared", "phrase_fault", "prepare"]

_FIELD = re.compile(r"\{(\w+)\}")


class Prepared(NamedTuple):
    """A series ready to be dated."""

    series: Series
    placements: Placements
    relative: bool
    """Whether its dates are counted from those of another activity."""
    anchor: str | None
    """The activity that the schedule counts from; None where the plan dates no such thing."""


class _Spoken(NamedTuple):
    """One schedule as written: its words and where they stand."""

    schedule: Schedule
    words: str
    route: Route


Groups = dict[str, list[Prepared]]
"""Series by the id of their activity."""


def prepare(plan: PlanDocument) -> tuple[Groups, list[Diagnostic]]:
    """Return the series of a plan, each anchor before what counts from it, and all faults.

    Where activities count from each other, none that counts from anything is returned.
    """
    groups: Groups = {}
    diagnostics: list[Diagnostic] = []
    reading = plan.model.conventions.reading
    number = 0
    for index, activity in enumerate(plan.model.activities):
        route: Route = ("activities", index)
        hours, faults = _activity_hours(plan, route, activity)
        diagnostics += [*_title_faults(plan, route, activity), *faults]
        attendance = _attendance(activity)
        usual = _usual(plan, activity, reading, hours)
        group: list[Prepared] = []
        for places, when_route, when in _said(plan, route, activity):
            spoken, faults = _schedules(plan, when_route, when)
            diagnostics += faults
            dated = [_dated(plan, activity, usual, schedule) for schedule, _, _ in spoken]
            for place in places:
                for one, how in zip(spoken, dated, strict=True):
                    series = _series(plan, activity, place, one, attendance, number)
                    group.append(Prepared(series, *how))
                    number += 1
        if group:
            groups[activity.id] = group
    groups, faults = _anchors_first(groups)
    return groups, [*diagnostics, *faults]


def _usual(plan: PlanDocument, activity: Activity, reading: Reading, hours: Hours) -> Placements:
    """Return the dates of schedules that say no more than their activity does."""
    return placements(
        Terms(
            plan.first,
            plan.last,
            reading,
            plan.calendar,
            activity.on_day_off or plan.model.conventions.on_day_off,
            hours,
            activity.status == "tentative",
            activity.kind == "report",
        )
    )


def _series(
    plan: PlanDocument,
    activity: Activity,
    place: str | None,
    spoken: _Spoken,
    attendance: tuple[Attendance, ...],
    number: int,
) -> Series:
    schedule, words, route = spoken
    prefix, title = f"{plan.model.plan}/{activity.id}", activity.title
    if place is not None:
        prefix = f"{prefix}/{place}"
        title = title.replace("{place}", plan.places[place].name)
    return Series(plan, activity, place, schedule, words, route, title, attendance, prefix, number)


def _dated(
    plan: PlanDocument, activity: Activity, usual: Placements, schedule: Schedule
) -> tuple[Placements, bool, str | None]:
    """Return how a schedule is dated: its terms, and what it counts from if it does."""
    dates = _as_said(plan, usual, schedule)
    relative = _relative(schedule)
    if relative is None:
        return dates, False, None
    known = {a.id for a in plan.model.activities}
    named = (relative.anchor, relative.words)
    return dates, True, next((name for name in named if name in known), activity.of)


def _as_said(plan: PlanDocument, usual: Placements, said: Schedule) -> Placements:
    """Return the dates of schedules on the terms of this one's words, else of its activity."""
    if said.time is None and said.on_day_off is None and not said.tentative:
        return usual
    terms = usual.terms
    if said.time is not None:
        terms = terms._replace(hours=hours_of(said.time, plan.model.conventions))
    return placements(
        terms._replace(
            rule=said.on_day_off or terms.rule, tentative=said.tentative or terms.tentative
        )
    )


def _relative(schedule: Schedule) -> Relative | None:
    for rule in schedule.rules:
        inner = rule.rule if isinstance(rule, Due) else rule
        if isinstance(inner, Relative):
            return inner
    return None


def _attendance(activity: Activity) -> tuple[Attendance, ...]:
    asked = [
        Attendance(a.of, a.any) if isinstance(a, AnyOf) else Attendance(a) for a in activity.who
    ]
    if activity.visit is not None:
        asked += [Attendance(team) for team in activity.visit.teams]
    return tuple(asked)


def _said(
    plan: PlanDocument, route: Route, activity: Activity
) -> Iterator[tuple[Sequence[str | None], Route, object]]:
    """Yield each thing that is said of when, where it stands, and the places that it is for."""
    if activity.at is not None:
        for place, when in activity.at.items():
            yield (place,), (*route, "at", place), when
        return
    where = activity.visit.places if activity.visit is not None else activity.places
    places = (None,) if where is None else places_meant(plan.places, where)
    yield places, (*route, "when"), activity.when


def _schedules(
    plan: PlanDocument, route: Route, when: object
) -> tuple[list[_Spoken], list[Diagnostic]]:
    if not isinstance(when, list):
        return _schedule(plan, route, when)
    spoken: list[_Spoken] = []
    diagnostics: list[Diagnostic] = []
    for index, one in enumerate(when):
        schedules, faults = _schedule(plan, (*route, index), one)
        spoken += schedules
        diagnostics += faults
    return spoken, diagnostics


def _schedule(
    plan: PlanDocument, route: Route, when: object
) -> tuple[list[_Spoken], list[Diagnostic]]:
    if isinstance(when, str):
        parsed = parse(when)
        if isinstance(parsed, PhraseError):
            return [], [phrase_fault(plan.source, route, parsed)]
        if not parsed.rules:
            text = msg("“{words}” says a time of day but no day", words=when)
            aid = msg("put it under `time:` and say the day here")
            return [], [found("unknown-phrase", text, plan.source.span(route), help=aid)]
        return [_Spoken(parsed, when, route)], []
    from planctl.schedule.structured import RawRrule, StructuredRule, to_schedule

    match when:
        case StructuredRule():
            return [_Spoken(to_schedule(when), _compact(plan, route), route)], []
        case RawRrule(rrule=rrule, from_=start):
            first = plan.first if start is None else start.toordinal()
            return [_Spoken(Schedule((Rrule(rrule, first),)), rrule, route)], []
    message = f"not a schedule: {when!r}"
    raise TypeError(message)


def _compact(plan: PlanDocument, route: Route) -> str:
    value = plan.source.value_at(route)
    if not isinstance(value, dict):
        return str(value)
    return "{" + ", ".join(f"{k}: {v}" for k, v in value.items()) + "}"


def phrase_fault(source: Source, route: Route, error: PhraseError) -> Diagnostic:
    """Return the diagnostic of a phrase, its carets under the words that were not understood."""
    related = []
    if error.second is not None:
        start, end, message = error.second
        related.append(Label(source.inner(route, start, end), message))
    definition = source.definition(route)
    if definition is not None:
        related.append(Label(definition, msg("the anchor's definition")))
    aid = msg("write “{phrase}”", phrase=error.suggestion) if error.suggestion else None
    return found(
        error.name,
        error.message,
        source.inner(route, error.start, error.end),
        label=error.label,
        related=related,
        notes=error.notes,
        help=aid,
    )


def _activity_hours(
    plan: PlanDocument, route: Route, activity: Activity
) -> tuple[Hours, list[Diagnostic]]:
    if activity.time is None:
        return WHOLE_DAY, []
    parsed = parse(activity.time)
    if isinstance(parsed, PhraseError):
        return WHOLE_DAY, [phrase_fault(plan.source, (*route, "time"), parsed)]
    if parsed.rules or parsed.time is None:
        text = msg("“{words}” is not a time of day", words=activity.time)
        aid = msg("write `07:30-09:00`, `sáng` or `chiều`; dates belong under `when:`")
        span = plan.source.span((*route, "time"))
        return WHOLE_DAY, [found("bad-value", text, span, help=aid)]
    return hours_of(parsed.time, plan.model.conventions), []


def _title_faults(plan: PlanDocument, route: Route, activity: Activity) -> Iterator[Diagnostic]:
    """Check the fields of a title: `{place}` is the only one, and needs places."""
    placed = activity.at or activity.places or activity.visit
    for name in _FIELD.findall(activity.title):
        if name != "place":
            fault: Message = msg("unknown field `{{{name}}}` in the title", name=name)
            aid = did_you_mean(name, ["place"])
        elif placed:
            continue
        else:
            fault = msg("the title names `{{place}}`, but the activity has no place")
            aid = msg("say where with `at:`, `places:` or `visit:`")
        yield found("bad-value", fault, plan.source.span((*route, "title")), help=aid)


def _anchors_first(groups: Groups) -> tuple[Groups, list[Diagnostic]]:
    """Bring every anchor before what counts from it; the first circle found is enough to mend."""
    if _stand_in_order(groups):
        return groups, []
    from graphlib import CycleError, TopologicalSorter

    anchors = {name: {p.anchor for p in group if p.anchor} for name, group in groups.items()}
    counted = {name: named for name, named in anchors.items() if named}
    try:
        last = [name for name in TopologicalSorter(counted).static_order() if name in groups]
    except CycleError as error:
        circle = error.args[1]
        text = msg("the references go round in a circle: {ids}", ids=" → ".join(circle))
        fault = found("reference-cycle", text, groups[circle[0]][0].series.span)
        alone = {n: [p for p in group if not p.relative] for n, group in groups.items()}
        return {name: group for name, group in alone.items() if group}, [fault]
    first = [name for name in groups if name not in last]
    return {name: groups[name] for name in (*first, *last)}, []


def _stand_in_order(groups: Groups) -> bool:
    """Tell whether the plan names every anchor before what counts from it, as most plans do."""
    named: set[str | None] = {None}
    for name, group in groups.items():
        if any(one.anchor not in named for one in group):
            return False
        named.add(name)
    return True
