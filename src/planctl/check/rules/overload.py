"""A party has more events on a day or in a week than it should.

## What

A party has a `limit: {per_day: 2, per_week: 5}`, or the settings give one to all, and more events
than that ask for it on one day, or from one Monday to Sunday. An event of several days counts on
each day, and once a week. Windows, deadlines and whole-day observances do not count.

## Why

The events do not overlap, and still nobody can do them all.

## Example

```yaml
plan: vi-du
title: Lịch làm việc
period: 2017
parties: {bi-thu: {name: Bí thư, limit: {per_day: 2}}}
activities:
  - {id: hop-1, title: Họp 1, kind: meeting, who: bi-thu, time: 07:30-09:00, when: ngày 05/6/2017}
  - {id: hop-2, title: Họp 2, kind: meeting, who: bi-thu, time: 09:30-11:00, when: ngày 05/6/2017}
  - id: hop-3
    title: Họp 3
    kind: meeting
    who: bi-thu
    time: chiều
    when: ngày 05/6/2017  # expect: overload
```

```yaml
plan: vi-du
title: Lịch làm việc
period: 2017
parties: {bi-thu: {name: Bí thư, limit: {per_day: 3}}}
activities:
  - {id: hop-1, title: Họp 1, kind: meeting, who: bi-thu, time: 07:30-09:00, when: ngày 05/6/2017}
  - {id: hop-2, title: Họp 2, kind: meeting, who: bi-thu, time: 09:30-11:00, when: ngày 05/6/2017}
  - {id: hop-3, title: Họp 3, kind: meeting, who: bi-thu, time: chiều, when: ngày 05/6/2017}
```

## Fix

Move one of the events to another day or week, or raise the limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planctl.check.context import Context
from planctl.check.dates import in_source_order
from planctl.check.roster import Identity
from planctl.check.wording import day, labels, listed
from planctl.diagnostics import Diagnostic, found
from planctl.messages import Message, msg
from planctl.occurrence import Occurrence, Series
from planctl.plan.vocabulary import AnyOf
from planctl.tuples import NamedTuple

__all__ = ["VI", "find"]

VI = """
Một bên có nhiều việc trong ngày hoặc trong tuần hơn mức cho phép.

## Là gì

Một bên có `limit: {per_day: 2, per_week: 5}`, hoặc cài đặt cho mọi bên một mức, mà trong một ngày,
hoặc từ thứ Hai đến Chủ nhật, có nhiều việc hơn thế cần bên ấy. Việc nhiều ngày tính cho từng ngày,
và một lần mỗi tuần. Khoảng thời gian để ngỏ, hạn và ngày kỷ niệm cả ngày không tính.

## Vì sao

Các việc không trùng giờ, mà vẫn không ai làm xuể.

## Cách sửa

Dời một việc sang ngày hoặc tuần khác, hoặc nâng mức.
"""


class _Limit(NamedTuple):
    per_day: int | None
    per_week: int | None


_NO_LIMIT = _Limit(None, None)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield a finding for each party with too much on a day, and one for too much in a week."""
    limits, names = _limits(context)
    if not limits:
        return
    events: dict[Identity, list[Occurrence]] = {}
    for series, dated, _ in context.dates.events:
        parties = [party for party in _parties(context, series) if party in limits]
        counted = [o for o in dated if _counts(o)] if parties else ()
        for party in parties if counted else ():
            events.setdefault(party, []).extend(counted)
    for party, attended in events.items():
        attended.sort(key=Occurrence.sort_key)
        per_day, per_week = limits[party]
        days: dict[int, list[Occurrence]] = {}
        weeks: dict[int, list[Occurrence]] = {}
        for o in attended:
            for d in range(o.first, o.last + 1):
                days.setdefault(d, []).append(o)
            for week in range((o.first - 1) // 7, (o.last - 1) // 7 + 1):
                weeks.setdefault(week, []).append(o)
        if over := _beyond(days, per_day):
            text = msg("{who} has more than {limit} events on:", who=names[party], limit=per_day)
            yield _finding(context, text, over, [day(d) for d in over])
        if over := _beyond(weeks, per_week):
            text = msg("{who} has more than {limit} events in:", who=names[party], limit=per_week)
            said = [msg("the week of {day}", day=day(week * 7 + 1)) for week in over]
            yield _finding(context, text, over, said)


def _counts(event: Occurrence) -> bool:
    """Leave out days of remembrance without a time of day, which keep nobody from work."""
    return event.start_minute is not None or event.series.activity.kind != "observance"


def _limits(context: Context) -> tuple[dict[Identity, _Limit], dict[Identity, str]]:
    """Return the limit and the name of each party that has one: the strictest that is stated."""
    limits: dict[Identity, _Limit] = {}
    names: dict[Identity, str] = {}
    general = _Limit(context.limits.per_day, context.limits.per_week)
    limits_all = general != _NO_LIMIT
    for document in context.documents:
        for id_, party in document.parties.items():
            own = party.limit
            if own is None and not limits_all:
                continue
            stated = general if own is None else _Limit(own.per_day, own.per_week)
            if stated == _NO_LIMIT:
                continue
            one = context.roster.identity(document, id_)
            names[one] = party.name
            other = limits.get(one, stated)
            limits[one] = _Limit(
                _least(stated.per_day, other.per_day), _least(stated.per_week, other.per_week)
            )
    return limits, names


def _least(one: int | None, other: int | None) -> int | None:
    return min((n for n in (one, other) if n is not None), default=None)


def _parties(context: Context, series: Series) -> list[Identity]:
    activity = series.activity
    ids = [a.of if isinstance(a, AnyOf) else a for a in activity.who]
    if activity.visit is not None and len(activity.visit.teams) == 1:
        ids += activity.visit.teams
    return [context.roster.identity(series.document, i) for i in dict.fromkeys(ids)]


def _beyond(
    groups: Mapping[int, list[Occurrence]], limit: int | None
) -> dict[int, list[Occurrence]]:
    if limit is None:
        return {}
    return {n: groups[n] for n in sorted(groups) if len(groups[n]) > limit}


def _finding(
    context: Context,
    text: Message,
    over: Mapping[int, Sequence[Occurrence]],
    said: Sequence[Message],
) -> Diagnostic:
    events = list(dict.fromkeys(o for group in over.values() for o in group))
    *others, last = in_source_order({o.series for o in events})
    counted = [
        msg("{when} ({n})", when=when, n=len(group))
        for when, group in zip(said, over.values(), strict=True)
    ]
    return found(
        "overload",
        msg("{what} {when}", what=text, when=listed(counted, context.limits.shown)),
        last.span,
        related=labels(others, events),
        keys=[o.key for o in events],
    )
