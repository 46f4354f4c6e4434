"""The visits cannot all be made inside their window.

## What

`visit:` says that each place is visited once, by certain teams, so many a day. The working days of
the windows, less the whole days on which the teams are booked elsewhere, give fewer visits than
there are places. Activities that share teams are counted together, visits that already have a
fixed day too. The finding says which places and days, and how many visits are too many (Hall's
condition: some set of visits has fewer days with a team than visits).

## Why

That the plan cannot be carried out shows only on the last day of the window, when it is too late.

## Example

```yaml
plan: vi-du
title: Kế hoạch kiểm tra
period: 2017
places: {dong-no: Xã Đồng Nơ, an-phu: Xã An Phú, tan-loi: Xã Tân Lợi}
parties: {doan-1: Đoàn kiểm tra số 1}
activities:
  - id: kiem-tra
    title: Kiểm tra {place}
    kind: inspection
    when: {window: {from: 2017-06-09, to: 2017-06-12}}  # expect: window-too-tight
    visit: {places: all, teams: [doan-1]}
```

```yaml
plan: vi-du
title: Kế hoạch kiểm tra
period: 2017
places: {dong-no: Xã Đồng Nơ, an-phu: Xã An Phú, tan-loi: Xã Tân Lợi}
parties: {doan-1: Đoàn kiểm tra số 1}
activities:
  - id: kiem-tra
    title: Kiểm tra {place}
    kind: inspection
    when: {window: {from: 2017-06-09, to: 2017-06-12}}
    visit: {places: all, teams: [doan-1], per_day: 2}
```

## Fix

Widen the window, send more teams, or let a team make more visits a day (`per_day`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import filterfalse
from typing import TypeVar

from planctl.check.context import Context
from planctl.check.dates import Scheduled, in_source_order
from planctl.check.matching import Shortage, Want, shortage
from planctl.check.roster import Identity
from planctl.check.wording import day, labels, listed
from planctl.dated import Days
from planctl.diagnostics import Diagnostic, found
from planctl.frozen import Frozen
from planctl.messages import Message, msg
from planctl.occurrence import Occurrence
from planctl.plan.document import PlanDocument
from planctl.tuples import NamedTuple

__all__ = ["VI", "find"]

VI = """
Không thể đi hết các nơi trong khoảng thời gian đã định.

## Là gì

`visit:` nói mỗi nơi đến một lần, do những đoàn nào, mỗi ngày mấy nơi. Số ngày làm việc trong
khoảng ấy, trừ những ngày cả đoàn đã bận trọn ngày việc khác, cho ít lượt hơn số nơi. Các hoạt
động chung đoàn được tính chung, kể cả lượt đã định ngày. Thông báo nêu nơi nào, ngày nào và thừa
bao nhiêu lượt (điều kiện Hall: có một nhóm lượt đi nhiều hơn số ngày có đoàn dành cho nhóm ấy).

## Vì sao

Kế hoạch không làm được chỉ lộ ra vào ngày cuối, khi đã muộn.

## Cách sửa

Nới khoảng thời gian, thêm đoàn, hoặc cho mỗi đoàn đi nhiều nơi hơn một ngày (`per_day`).
"""


_Window = tuple[int, int]
"""The first and the last day on which a visit can be made."""


class _Round(Frozen, eq=False):
    """The visits of one activity: its teams, and the occurrences that are to be made."""

    document: PlanDocument
    activity: str
    teams: frozenset[Identity]
    per_day: int
    visits: Mapping[_Window, Sequence[Occurrence]]
    """Visits with the same days in one list, lists by start."""


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding for each set of activities with common teams that has not enough days."""
    for rounds in _sharing_teams(_rounds(context)):
        yield from _short(context, rounds)


def _rounds(context: Context) -> Iterator[_Round]:
    """Yield the visits of each activity, activities by their first date."""
    visiting = [one for one in context.dates.activities.values() if one.activity.visit]
    for one in _sorted([one for one in visiting if one.series], _beginning):
        visit = one.activity.visit
        assert visit is not None
        teams = frozenset(context.roster.identity(one.document, team) for team in visit.teams)
        yield _Round(one.document, one.id, teams, visit.per_day, _alike(one))


def _beginning(scheduled: Scheduled) -> tuple[int, int, str]:
    return min(dates[0].sort_key() for _, dates, _ in scheduled.series)


def _alike(scheduled: Scheduled) -> Mapping[_Window, Sequence[Occurrence]]:
    """Bring together the visits with the same days; what is due or on a day off is none."""
    is_off = scheduled.document.calendar.is_off
    placed: dict[Days, list[Sequence[Occurrence]]] = {}
    for _, dates, days in scheduled.series:
        placed.setdefault(days, []).append(dates)
    groups: dict[_Window, list[Occurrence]] = {}
    for several in placed.values():
        for visits in zip(*several, strict=True):
            one = visits[0]
            if one.kind == "window" or (one.kind == "event" and not is_off(one.first)):
                groups.setdefault((one.first, one.last), []).extend(visits)
    ordered = _sorted(groups, lambda window: min(map(Occurrence.sort_key, groups[window])))
    return {window: groups[window] for window in ordered}


_One = TypeVar("_One")


def _sorted(ones: Iterable[_One], first: Callable[[_One], tuple[int, int, str]]) -> list[_One]:
    """Return them by their first date, which is asked for where there are several."""
    several = list(ones)
    if len(several) > 1:
        several.sort(key=first)
    return several


def _sharing_teams(rounds: Iterable[_Round]) -> Iterable[list[_Round]]:
    """Group activities that hang together by the teams they share."""
    groups: dict[int, list[_Round]] = {}
    joined: dict[int, int] = {}
    group_of: dict[Identity, int] = {}
    for number, one in enumerate(rounds):
        met = {_end_of(joined, group_of[team]) for team in one.teams if team in group_of}
        members = [one]
        for other in sorted(met):
            members = [*groups.pop(other), *members]
            joined[other] = number
        groups[number] = members
        group_of.update(dict.fromkeys(one.teams, number))
    return groups.values()


def _end_of(joined: dict[int, int], number: int) -> int:
    """Follow groups to the one that they were joined to, and shorten the way for the next."""
    while number in joined:
        after = joined[number]
        joined[number] = joined.get(after, after)
        number = after
    return number


def _by_start(visits: Iterable[Occurrence]) -> list[Occurrence]:
    return sorted(visits, key=Occurrence.sort_key)


_Group = tuple[int, int, int]
"""Visits alike: the number of their round, the first and the last day of their window."""

_Slot = tuple[int, frozenset[int]]
"""A day, and the rounds that a team can serve on it: teams that serve the same are alike."""


def _short(context: Context, rounds: Sequence[_Round]) -> Iterator[Diagnostic]:
    groups = {
        (n, *window): visits
        for n, one in enumerate(rounds)
        for window, visits in one.visits.items()
    }
    yield from _without_teams(context, rounds, groups)
    open_days = {key: _working_days(rounds, key) for key in groups if rounds[key[0]].teams}
    teams = _teams(context, rounds, set().union(*open_days.values()))
    asked = sum(len(groups[key]) for key in open_days)
    if all(_room(teams, key[0], days) >= asked for key, days in open_days.items()):
        return
    capacity = _capacity(teams)
    slots = sorted(capacity, key=_slot_order)
    wants = _wants(groups, open_days, slots)
    short = shortage(wants, {number: capacity[slot] for number, slot in enumerate(slots)})
    if short is None:
        return
    wanting = list(open_days)
    visits = [o for n in short.wants for o in _by_start(groups[wanting[n]])]
    if all(o.kind == "event" for o in visits) and {r.per_day for r in rounds} == {1}:
        return
    yield _finding(context, visits, short, sorted({slots[n][0] for n in short.offers}))


def _working_days(rounds: Sequence[_Round], group: _Group) -> set[int]:
    n, first, last = group
    return set(filterfalse(rounds[n].document.calendar.is_off, range(first, last + 1)))


class _Team(NamedTuple):
    """A team: the rounds that it serves, the visits it can make a day, and the days it is there."""

    served: frozenset[int]
    per_day: int
    days: set[int]


def _teams(context: Context, rounds: Sequence[_Round], days: set[int]) -> list[_Team]:
    """Return the teams of rounds, with those of the days on which they can make visits."""
    serving: dict[Identity, list[int]] = {}
    for n, one in enumerate(rounds):
        for team in one.teams:
            serving.setdefault(team, []).append(n)
    return [
        _Team(
            frozenset(numbers),
            max(rounds[n].per_day for n in numbers),
            days - _away(context, team, days, rounds),
        )
        for team, numbers in serving.items()
    ]


def _room(teams: Iterable[_Team], served: int, days: set[int]) -> int:
    """Return how many visits of a round could be made on these days if nobody made any other."""
    return sum(team.per_day * len(days & team.days) for team in teams if served in team.served)


def _capacity(teams: Iterable[_Team]) -> dict[_Slot, int]:
    """Return how many visits can be made on each day by teams that serve the same."""
    capacity: dict[_Slot, int] = {}
    for served, per_day, days in teams:
        for d in days:
            capacity[d, served] = capacity.get((d, served), 0) + per_day
    return capacity


def _slot_order(slot: _Slot) -> tuple[int, list[int]]:
    return slot[0], sorted(slot[1])


def _wants(
    groups: Mapping[_Group, Sequence[Occurrence]],
    open_days: Mapping[_Group, Iterable[int]],
    slots: Sequence[_Slot],
) -> list[Want]:
    """Return what the visits ask for: slots of the open days with a team that serves them."""
    there: dict[int, list[tuple[int, frozenset[int]]]] = {}
    for number, (d, served) in enumerate(slots):
        there.setdefault(d, []).append((number, served))
    return [
        Want(
            len(groups[key]),
            tuple(n for d in sorted(days) for n, served in there.get(d, ()) if key[0] in served),
        )
        for key, days in open_days.items()
    ]


def _away(
    context: Context, team: Identity, days: Collection[int], rounds: Sequence[_Round]
) -> set[int]:
    """Return the days on which a team is away all day for something else than these visits."""
    body = context.roster.body_of(team)
    track = None if body is None else context.diary.bodies.get(body)
    if track is None or not days:
        return set()
    first, last = min(days), max(days)
    visits = {(one.document, one.activity) for one in rounds}
    away: set[int] = set()
    for o in track.events():
        if o.last < first or o.first > last:
            continue
        if (o.series.document, o.series.activity.id) not in visits:
            inner = int(o.start_minute is not None)
            away.update(range(max(o.first + inner, first), min(o.last - inner, last) + 1))
    return away


def _without_teams(
    context: Context,
    rounds: Sequence[_Round],
    groups: Mapping[_Group, Sequence[Occurrence]],
) -> Iterator[Diagnostic]:
    """Find windows without a single working day where the plan names no teams to count."""
    for (n, first, last), visits in groups.items():
        one = rounds[n]
        if one.teams or one.document.calendar.count_working(first, last):
            continue
        windows = [o for o in _by_start(visits) if o.kind == "window"]
        if windows:
            yield _finding(context, windows, Shortage((), (), len(windows), 0), [])


def _finding(
    context: Context, visits: Sequence[Occurrence], short: Shortage, days: Sequence[int]
) -> Diagnostic:
    series = in_source_order({o.series for o in visits})
    shown = context.limits.shown
    text = msg(
        "{asked} visits from {first} to {last}, but only {there} can be made: {short} too many",
        asked=short.asked,
        first=day(min(o.first for o in visits)),
        last=day(max(o.last for o in visits)),
        there=short.there,
        short=short.short,
    )
    notes: list[Message] = [
        msg("the visits: {titles}", titles=listed([_title(o) for o in visits], shown)),
        msg("the days with a team: {days}", days=listed([day(d) for d in days], len(days)))
        if days
        else msg("there is no working day with a team"),
    ]
    first = series[0]
    elsewhere = {s.span: s for s in series if s.span != first.span}
    return found(
        "window-too-tight",
        text,
        first.span,
        related=labels(elsewhere.values(), visits),
        notes=notes,
        help=msg("widen the window, send more teams, or raise `per_day`"),
        keys=[o.key for o in visits],
    )


def _title(occurrence: Occurrence) -> Message:
    return msg("“{title}”", title=occurrence.series.title)
