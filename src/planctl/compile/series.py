"""Who, where and when: the series of a plan, with their phrases parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planctl.compile.hours import WHOLE_DAY, Hours, hours_of
from planctl.compile.placement import Placed, Placements, Terms, ground
from planctl.diagnostics import Diagnostic, Label, found
from planctl.messages import Message, msg
from planctl.occurrence import Attendance, Series
from planctl.plan.document import PlanDocument
from planctl.plan.model import Activity
from planctl.plan.nearest import did_you_mean
from planctl.plan.places import places_meant
from planctl.plan.source import Route, Source
from planctl.schedule.phrases import PhraseError, parse
from planctl.schedule.rules import Relative, Rrule, Schedule

__all__ = ["Prepared", "phrase_fault", "prepare"]

_FIELD = re.compile(r"\{(\w+)\}")


Prepared = tuple[Series, Placed, Terms, str | None]
"""A series, its dates, on what terms they stand, and the activity that they are counted from.

Where a schedule counts from another activity, its dates are not known yet, and the last is None
where the plan dates no such thing.
"""

Groups = dict[str, list[Prepared]]
"""Series by the id of their activity."""


def prepare(plan: PlanDocument) -> tuple[Groups, list[Diagnostic]]:
    """Return the series of a plan, each anchor before what counts from it, and all faults.

    Where activities count from each other, none that counts from anything is returned.
    """
    groups: Groups = {}
    diagnostics: list[Diagnostic] = []
    conventions = plan.model.conventions
    usual_rule = conventions.on_day_off
    known = ground(plan.first, plan.last, conventions.reading, plan.calendar)
    number = 0
    for index, activity in enumerate(plan.model.activities):
        route: Route = ("activities", index)
        hours, faults = _activity_hours(plan, route, activity)
        diagnostics += [*_title_faults(plan, route, activity), *faults]
        rule = activity.on_day_off or usual_rule
        tentative, report = activity.status == "tentative", activity.kind == "report"
        usual = known[Terms(rule, hours, tentative, report)]
        group, faults = _group(plan, route, activity, usual, number)
        diagnostics += faults
        number += len(group)
        if group:
            groups[activity.id] = group
    groups, faults = _anchors_first(groups)
    return groups, [*diagnostics, *faults]


def _group(
    plan: PlanDocument, route: Route, activity: Activity, usual: Placements, number: int
) -> tuple[list[Prepared], list[Diagnostic]]:
    """Return the series of one activity, numbered from `number`."""
    group: list[Prepared] = []
    diagnostics: list[Diagnostic] = []
    attendance, title = _attendance(activity), activity.title
    head, around = f"{plan.model.plan}/{activity.id}", title.split("{place}")
    for places, written in _written(plan, route, activity):
        heard = []
        for here, when in written:
            schedule, words = _schedule(plan, here, when)
            if not isinstance(schedule, Schedule):
                diagnostics.append(schedule)
                continue
            placements = _as_said(plan, usual, schedule)
            placed = placements[schedule]
            anchor = None if placed.relative is None else _anchor(plan, activity, placed.relative)
            heard.append((schedule, words, here, placed, placements.terms, anchor))
        for place in places:
            prefix = head
            if place is not None:
                prefix, title = f"{head}/{place}", plan.places[place].name.join(around)
            for schedule, words, here, placed, terms, anchor in heard:
                series = Series(
                    plan, activity, place, schedule, words, here, title, attendance, prefix, number
                )
                number += 1
                group.append((series, placed, terms, anchor))
    return group, diagnostics


def _anchor(plan: PlanDocument, activity: Activity, relative: Relative) -> str | None:
    ids = {a.id for a in plan.model.activities}
    return next((n for n in (relative.anchor, relative.words) if n in ids), activity.of)


def _as_said(plan: PlanDocument, usual: Placements, said: Schedule) -> Placements:
    """Return the dates of schedules on the terms of this one's words, else of its activity."""
    if said.time is None and said.on_day_off is None and not said.tentative:
        return usual
    rule, hours, tentative, report = usual.terms
    if said.time is not None:
        hours = hours_of(said.time, plan.model.conventions)
    terms = Terms(said.on_day_off or rule, hours, said.tentative or tentative, report)
    return usual.ground[terms]


def _attendance(activity: Activity) -> tuple[Attendance, ...]:
    asked = [Attendance(a) if isinstance(a, str) else Attendance(a.of, a.any) for a in activity.who]
    if activity.visit is not None:
        asked += [Attendance(team) for team in activity.visit.teams]
    return tuple(asked)


def _written(
    plan: PlanDocument, route: Route, activity: Activity
) -> Iterator[tuple[Sequence[str | None], Sequence[tuple[Route, object]]]]:
    """Yield places, and the schedules that are written for them, each with where it stands."""
    if activity.at is not None:
        for place, when in activity.at.items():
            yield (place,), _each((*route, "at", place), when)
        return
    where = activity.visit.places if activity.visit is not None else activity.places
    places = (None,) if where is None else places_meant(plan.places, where)
    yield places, _each((*route, "when"), activity.when)


def _each(route: Route, when: object) -> Sequence[tuple[Route, object]]:
    if isinstance(when, list):
        return [((*route, index), one) for index, one in enumerate(when)]
    return ((route, when),)


def _schedule(plan: PlanDocument, route: Route, when: object) -> tuple[Schedule | Diagnostic, str]:
    """Return what is said of when, and its words."""
    if isinstance(when, str):
        parsed = parse(when)
        if not isinstance(parsed, Schedule):
            return phrase_fault(plan.source, route, parsed), when
        if not parsed.rules:
            text = msg("“{words}” says a time of day but no day", words=when)
            aid = msg("put it under `time:` and say the day here")
            return found("unknown-phrase", text, plan.source.span(route), help=aid), when
        return parsed, when
    from planctl.schedule.structured import RawRrule, StructuredRule, to_schedule

    match when:
        case StructuredRule():
            return to_schedule(when), _compact(plan, route)
        case RawRrule(rrule=rrule, from_=start):
            first = plan.first if start is None else start.toordinal()
            return Schedule((Rrule(rrule, first),)), rrule
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
    if not isinstance(parsed, Schedule):
        return WHOLE_DAY, [phrase_fault(plan.source, (*route, "time"), parsed)]
    if parsed.rules or parsed.time is None:
        text = msg("“{words}” is not a time of day", words=activity.time)
        aid = msg("write `07:30-09:00`, `sáng` or `chiều`; dates belong under `when:`")
        span = plan.source.span((*route, "time"))
        return WHOLE_DAY, [found("bad-value", text, span, help=aid)]
    return hours_of(parsed.time, plan.model.conventions), []


def _title_faults(plan: PlanDocument, route: Route, activity: Activity) -> Iterator[Diagnostic]:
    """Check the fields of a title: `{place}` is the only one, and needs places."""
    if "{" not in activity.title:
        return
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

    anchors = {name: {anchor for *_, anchor in group if anchor} for name, group in groups.items()}
    counted = {name: named for name, named in anchors.items() if named}
    try:
        last = [name for name in TopologicalSorter(counted).static_order() if name in groups]
    except CycleError as error:
        circle = error.args[1]
        text = msg("the references go round in a circle: {ids}", ids=" → ".join(circle))
        fault = found("reference-cycle", text, groups[circle[0]][0][0].span)
        alone = {
            n: [one for one in group if one[1].relative is None] for n, group in groups.items()
        }
        return {name: group for name, group in alone.items() if group}, [fault]
    first = [name for name in groups if name not in last]
    return {name: groups[name] for name in (*first, *last)}, []


def _stand_in_order(groups: Groups) -> bool:
    """Tell whether the plan names every anchor before what counts from it, as most plans do."""
    named: set[str | None] = {None}
    for name, group in groups.items():
        if not {anchor for _, _, _, anchor in group} <= named:
            return False
        named.add(name)
    return True
