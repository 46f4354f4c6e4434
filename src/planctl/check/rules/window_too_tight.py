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

from collections.abc import Iterable, Iterator, Sequence

from planctl.check.context import Context, in_source_order
from planctl.check.diary import DAY
from planctl.check.matching import Shortage, Want, shortage
from planctl.check.roster import Identity
from planctl.check.wording import day, labels, listed
from planctl.diagnostics import Diagnostic, found
from planctl.frozen import Frozen
from planctl.messages import Message, msg
from planctl.occurrence import Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.model import Activity

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


class _Round(Frozen, eq=False):
    """The visits of one activity: its teams, and the occurrences that are to be made."""

    document: PlanDocument
    activity: Activity
    teams: frozenset[Identity]
    per_day: int
    visits: tuple[Occurrence, ...]


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding for each set of activities with common teams that has not enough days."""
    for rounds in _sharing_teams(_rounds(context)):
        yield from _short(context, rounds)


def _rounds(context: Context) -> Iterator[_Round]:
    for (document, _), occurrences in context.by_activity.items():
        activity = occurrences[0].series.activity
        if activity.visit is None:
            continue
        teams = frozenset(context.roster.identity(document, t) for t in activity.visit.teams)
        calendar = document.calendar
        visits = tuple(
            o
            for o in occurrences
            if o.kind == "window" or (o.kind == "event" and not calendar.is_off(o.first))
        )
        yield _Round(document, activity, teams, activity.visit.per_day, visits)


def _sharing_teams(rounds: Iterable[_Round]) -> list[list[_Round]]:
    """Group activities that hang together by the teams they share."""
    groups: list[tuple[set[Identity], list[_Round]]] = []
    for one in rounds:
        sharing = [g for g in groups if not g[0].isdisjoint(one.teams)]
        teams, members = set(one.teams), [one]
        for group in sharing:
            teams |= group[0]
            members = [*group[1], *members]
            groups.remove(group)
        groups.append((teams, members))
    return [members for _, members in groups]


_Slot = tuple[frozenset[int], int]
"""The rounds that a team can serve, and a day: teams that serve the same are interchangeable."""


def _short(context: Context, rounds: Sequence[_Round]) -> Iterator[Diagnostic]:
    serving: dict[Identity, set[int]] = {}
    for n, one in enumerate(rounds):
        for team in one.teams:
            serving.setdefault(team, set()).add(n)
    groups: dict[tuple[int, int, int], list[Occurrence]] = {}
    for n, one in enumerate(rounds):
        for visit in one.visits:
            groups.setdefault((n, visit.first, visit.last), []).append(visit)
    days = {
        d
        for (n, first, last) in groups
        for d in range(first, last + 1)
        if not rounds[n].document.calendar.is_off(d)
    }
    capacity: dict[_Slot, int] = {}
    for team, served in serving.items():
        per_day = max(rounds[n].per_day for n in served)
        free = [d for d in days if not _busy(context, team, d, rounds)]
        for d in free:
            slot = (frozenset(served), d)
            capacity[slot] = capacity.get(slot, 0) + per_day
    yield from _without_teams(context, rounds, groups)
    numbers = {slot: index for index, slot in enumerate(sorted(capacity, key=_slot_order))}
    asked = [key for key in groups if rounds[key[0]].teams]
    wants = [_want(key, len(groups[key]), rounds, numbers) for key in asked]
    short = shortage(wants, {numbers[slot]: units for slot, units in capacity.items()})
    if short is None:
        return
    visits = [o for n in short.wants for o in groups[asked[n]]]
    if all(o.kind == "event" for o in visits) and {r.per_day for r in rounds} == {1}:
        return
    slots = list(numbers)
    yield _finding(context, visits, short, sorted({slots[n][1] for n in short.offers}))


def _slot_order(slot: _Slot) -> tuple[int, list[int]]:
    return slot[1], sorted(slot[0])


def _want(
    key: tuple[int, int, int], number: int, rounds: Sequence[_Round], numbers: dict[_Slot, int]
) -> Want:
    n, first, last = key
    is_off = rounds[n].document.calendar.is_off
    offers = [
        index
        for (served, d), index in numbers.items()
        if n in served and first <= d <= last and not is_off(d)
    ]
    return Want(number, tuple(offers))


def _busy(context: Context, team: Identity, on: int, rounds: Sequence[_Round]) -> bool:
    """Tell whether a team is away all day for something else than these visits."""
    body = context.roster.body_of(team)
    track = None if body is None else context.diary.bodies.get(body)
    if track is None:
        return False
    visits = {(one.document, one.activity.id) for one in rounds}
    there = track.meeting(on * DAY, on * DAY + DAY)
    events = [context.diary.events[track.stretches[n][2]] for n in there]
    return any(
        (o.start_minute is None or o.first < on < o.last)
        and (o.series.document, o.series.activity.id) not in visits
        for o in events
    )


def _without_teams(
    context: Context,
    rounds: Sequence[_Round],
    groups: dict[tuple[int, int, int], list[Occurrence]],
) -> Iterator[Diagnostic]:
    """Find windows without a single working day where the plan names no teams to count."""
    for (n, first, last), visits in groups.items():
        one = rounds[n]
        windows = [o for o in visits if o.kind == "window"]
        if windows and not one.teams and not one.document.calendar.count_working(first, last):
            nothing = Shortage((), (), len(windows), 0)
            yield _finding(context, windows, nothing, [])


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
