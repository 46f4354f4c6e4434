"""Who, where and when: the series of a plan, with their phrases parsed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import time

from planctl.diagnostics import Diagnostic, Label, found
from planctl.frozen import Frozen
from planctl.messages import Message, msg
from planctl.occurrence import Attendance, Series
from planctl.plan.document import PlanDocument
from planctl.plan.model import Activity
from planctl.plan.nearest import did_you_mean
from planctl.plan.places import places_meant
from planctl.plan.source import Route, Source
from planctl.plan.vocabulary import AnyOf
from planctl.schedule.conventions import Conventions
from planctl.schedule.dating import Kind
from planctl.schedule.phrases import PhraseError, parse
from planctl.schedule.rules import Due, Relative, Rrule, Rule, Schedule, TimeSpan

__all__ = [
    "WHOLE_DAY",
    "Hours",
    "Prepared",
    "hours_of",
    "minutes",
    "overnight",
    "phrase_fault",
    "prepare",
]

_FIELD = re.compile(r"\{(\w+)\}")

Hours = tuple[int | None, int | None]
"""Minutes from midnight, the end excluded; (None, None) is the whole day."""

WHOLE_DAY: Hours = (None, None)
_DEFAULT_LENGTH = 60


class Prepared(Frozen, eq=False):
    """A series ready for expansion. `hours` holds what the phrase or the activity says."""

    series: Series
    hours: Hours
    relative: bool = False
    anchor: str | None = None
    """The activity that the schedule counts from; None where the plan dates no such thing."""


def prepare(plan: PlanDocument) -> tuple[list[Prepared], list[Diagnostic]]:
    """Return the series of a plan, in the order of the file, and what is wrong with them."""
    prepared: list[Prepared] = []
    diagnostics: list[Diagnostic] = []
    for index, activity in enumerate(plan.model.activities):
        route: Route = ("activities", index)
        attendance = _attendance(activity)
        title_faults = list(_title_faults(plan, route, activity))
        hours, faults = _activity_hours(plan, route, activity)
        diagnostics += [*title_faults, *faults]
        spoken: dict[Route, tuple[list[_Spoken], list[Diagnostic]]] = {}
        for place, when_route, when in _fan_out(plan, route, activity):
            if when_route not in spoken:
                spoken[when_route] = _schedules(plan, when_route, when)
                diagnostics += spoken[when_route][1]
            for one in spoken[when_route][0]:
                series = _series(plan, activity, place, one, attendance, len(prepared))
                prepared.append(_prepared(series, hours))
    if circle := list(_circle(prepared)):
        return [p for p in prepared if not p.relative], [*diagnostics, *circle]
    return prepared, diagnostics


class _Spoken(Frozen):
    """One schedule as written: its words and where they stand."""

    schedule: Schedule
    words: str
    route: Route


def _series(
    plan: PlanDocument,
    activity: Activity,
    place: str | None,
    spoken: _Spoken,
    attendance: tuple[Attendance, ...],
    number: int,
) -> Series:
    name = plan.places[place].name if place else ""
    return Series(
        document=plan,
        activity=activity,
        place=place,
        schedule=spoken.schedule,
        words=spoken.words,
        route=spoken.route,
        title=activity.title.replace("{place}", name),
        attendance=attendance,
        prefix="/".join(p for p in (plan.model.plan, activity.id, place) if p),
        number=number,
    )


def _prepared(series: Series, hours: Hours) -> Prepared:
    """Return a series with what its words say of hours, else those of its activity."""
    plan, said = series.document, series.schedule.time
    own = hours if said is None else hours_of(said, plan.model.conventions)
    relative = _relative(series.schedule)
    if relative is None:
        return Prepared(series, own)
    known = {a.id for a in plan.model.activities}
    named = (relative.anchor, relative.words)
    anchor = next((name for name in named if name in known), series.activity.of)
    return Prepared(series, own, True, anchor)


def _relative(schedule: Schedule) -> Relative | None:
    for rule in schedule.rules:
        match rule:
            case Relative() | Due(rule=Relative()):
                return rule if isinstance(rule, Relative) else _inner(rule)
    return None


def _inner(rule: Rule) -> Relative | None:
    return rule.rule if isinstance(rule, Due) and isinstance(rule.rule, Relative) else None


def _attendance(activity: Activity) -> tuple[Attendance, ...]:
    asked = [
        Attendance(a.of, a.any) if isinstance(a, AnyOf) else Attendance(a) for a in activity.who
    ]
    if activity.visit is not None:
        asked += [Attendance(team) for team in activity.visit.teams]
    return tuple(asked)


def _fan_out(
    plan: PlanDocument, route: Route, activity: Activity
) -> Iterator[tuple[str | None, Route, object]]:
    if activity.at is not None:
        for place, when in activity.at.items():
            yield place, (*route, "at", place), when
        return
    where = activity.visit.places if activity.visit is not None else activity.places
    if where is None:
        yield None, (*route, "when"), activity.when
        return
    for place in places_meant(plan.places, where):
        yield place, (*route, "when"), activity.when


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


def hours_of(said: TimeSpan, conventions: Conventions) -> Hours:
    """Return the minutes that a time of day means, parts of the day by the plan's conventions."""
    match said.part:
        case None:
            start = None if said.start is None else _minute(said.start)
            end = None if said.end is None else _minute(said.end)
            return (start, 1440 if said.midnight_end else end)
        case "all-day":
            return WHOLE_DAY
        case "morning":
            return _span(conventions.morning.start, conventions.morning.end)
        case "afternoon":
            return _span(conventions.afternoon.start, conventions.afternoon.end)
        case "evening":
            return _span(conventions.evening.start, conventions.evening.end)
        case "office-hours":
            return _span(conventions.morning.start, conventions.afternoon.end)


def minutes(kind: Kind, hours: Hours, *, one_day: bool) -> Hours:
    """Return the minutes of an occurrence of a kind; windows are whole days.

    An event of which only the start is known lasts an hour, but never past midnight.
    """
    start, end = hours
    if kind == "window" or hours == WHOLE_DAY:
        return WHOLE_DAY
    if kind == "deadline":
        instant = end if start is None else start
        return (instant, instant)
    if start is None:
        return (0, end)
    if end is None:
        return (start, min(start + _DEFAULT_LENGTH, 1440) if one_day else 1440)
    return (start, end)


def overnight(kind: Kind, start_minute: int | None, end_minute: int | None) -> int:
    """Return 1 for the hours of an event of one day that end on the next (22:00-02:00), else 0."""
    if kind != "event" or start_minute is None or end_minute is None:
        return 0
    return int(end_minute <= start_minute)


def _span(start: time, end: time) -> Hours:
    return _minute(start), _minute(end)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


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


def _circle(prepared: Iterable[Prepared]) -> Iterator[Diagnostic]:
    """Find activities that count from each other; the first circle is enough to mend."""
    by_id: dict[str, list[Prepared]] = {}
    for one in prepared:
        if one.anchor:
            by_id.setdefault(one.series.activity.id, []).append(one)
    if not by_id:
        return
    from graphlib import CycleError, TopologicalSorter

    graph = {name: {p.anchor for p in group} for name, group in by_id.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]
        text = msg("the references go round in a circle: {ids}", ids=" → ".join(circle))
        yield found("reference-cycle", text, by_id[circle[0]][0].series.span)
