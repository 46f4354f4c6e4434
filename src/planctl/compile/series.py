"""Who, where and when: the series of a plan, with their phrases parsed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

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


def prepare(plan: PlanDocument) -> tuple[list[Prepared], list[Diagnostic]]:
    """Return the series of a plan, in the order of the file, and what is wrong with them."""
    prepared: list[Prepared] = []
    diagnostics: list[Diagnostic] = []
    reading = plan.model.conventions.reading
    for index, activity in enumerate(plan.model.activities):
        route: Route = ("activities", index)
        hours, faults = _activity_hours(plan, route, activity)
        diagnostics += [*_title_faults(plan, route, activity), *faults]
        attendance = _attendance(activity)
        terms = _terms(plan, activity, reading, hours)
        spoken: dict[Route, list[_Spoken]] = {}
        for place, when_route, when in _fan_out(plan, route, activity):
            if when_route not in spoken:
                spoken[when_route], faults = _schedules(plan, when_route, when)
                diagnostics += faults
            for one in spoken[when_route]:
                series = _series(plan, activity, place, one, attendance, len(prepared))
                prepared.append(_prepared(series, terms))
    if circle := list(_circle(prepared)):
        return [p for p in prepared if not p.relative], [*diagnostics, *circle]
    return prepared, diagnostics


def _terms(plan: PlanDocument, activity: Activity, reading: Reading, hours: Hours) -> Placements:
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


def _prepared(series: Series, usual: Placements) -> Prepared:
    schedule = series.schedule
    relative = _relative(schedule)
    if relative is None:
        return Prepared(series, _as_said(series, usual), False, None)
    known = {a.id for a in series.document.model.activities}
    named = (relative.anchor, relative.words)
    anchor = next((name for name in named if name in known), series.activity.of)
    return Prepared(series, _as_said(series, usual), True, anchor)


def _as_said(series: Series, usual: Placements) -> Placements:
    """Return the dates of schedules on the terms of this one's words, else of its activity."""
    said = series.schedule
    if said.time is None and said.on_day_off is None and not said.tentative:
        return usual
    terms = usual.terms
    if said.time is not None:
        terms = terms._replace(hours=hours_of(said.time, series.document.model.conventions))
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
