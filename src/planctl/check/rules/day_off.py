"""Something takes place on a day off.

## What

An event on a weekend or public holiday that the plan does not speak of (`on_day_off:`) is told of
when the plan is compiled. This rule adds what changes bring to a day off, events of several days
that are all days off, and working meetings (briefings, meetings, conferences, inspections) that
`on_day_off: keep` leaves on a day that was swapped off: the plan could not know that day. A date
whose own words name a Saturday or Sunday is meant so.

## Why

Nobody is at work.

## Example

```yaml
plan: vi-du
title: Kế hoạch giao ban
period: 2017
activities:
  - {id: hop, title: Họp, kind: meeting, when: ngày 05/6/2017}
changes:
  - {activity: hop, on: 2017-06-05, move_to: 2017-06-10, why: bận}  # expect: day-off
```

```yaml
plan: vi-du
title: Kế hoạch giao ban
period: 2017
activities:
  - {id: hop, title: Họp, kind: meeting, when: ngày 05/6/2017}
changes:
  - {activity: hop, on: 2017-06-05, move_to: 2017-06-12, why: bận}
```

## Fix

Say what becomes of such dates with `on_day_off:`, or move single ones under `changes:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.check.context import Context
from planctl.check.wording import days_of, listed
from planctl.compile.dates import day_off_rule
from planctl.diagnostics import Diagnostic, Span, found
from planctl.messages import Message, msg
from planctl.occurrence import Occurrence, Series
from planctl.schedule.rules import DayOffRule
from planctl.workdays import DayOff

__all__ = ["VI", "find"]

VI = """
Có việc diễn ra vào ngày nghỉ.

## Là gì

Việc rơi vào cuối tuần hoặc ngày lễ mà kế hoạch không nói gì (`on_day_off:`) được báo khi biên dịch.
Quy tắc này thêm những ngày do thay đổi dời vào ngày nghỉ, những việc nhiều ngày mà ngày nào cũng là
ngày nghỉ, và những cuộc làm việc (giao ban, họp, hội nghị, kiểm tra) mà `on_day_off: keep` giữ lại
trên ngày nghỉ hoán đổi: kế hoạch không thể biết trước ngày ấy. Ngày mà chính câu chữ nêu thứ Bảy,
Chủ nhật là có chủ ý.

## Vì sao

Không ai đi làm.

## Cách sửa

Nói cách xử lý bằng `on_day_off:`, hoặc dời từng ngày trong `changes:`.
"""

_WORKING = ("briefing", "meeting", "conference", "inspection")


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding for each change or series that puts something on a day off."""
    groups: dict[Span, list[tuple[Occurrence, DayOff]]] = {}
    for series, events, there in context.dates.events:
        if not there.resting and not there.changed:
            continue
        is_off = series.document.calendar.is_off
        for event in events:
            change = event.change
            if change is None and (
                event.shift or (event.off is None and event.first == event.last)
            ):
                continue  # a shift has left the day off, or there was none
            off = _off(context, event) if is_off(event.first) else None
            if off is not None:
                span = series.span if change is None else change.span
                groups.setdefault(span, []).append((event, off))
    for span, resting in groups.items():
        resting.sort(key=_by_start)
        days = [_day(occurrence, off) for occurrence, off in resting]
        text = msg(
            "“{title}” is on a day off: {days}",
            title=resting[0][0].series.title,
            days=listed(days, context.limits.shown),
        )
        aid = msg("choose a working day, or say `on_day_off: keep` if it is meant")
        yield found("day-off", text, span, help=aid, keys=[o.key for o, _ in resting])


def _by_start(resting: tuple[Occurrence, DayOff]) -> tuple[int, int, str]:
    return resting[0].sort_key()


def _off(context: Context, occurrence: Occurrence) -> DayOff | None:
    """Return why an event is on a day off, None where it is not meant or compiling told of it.

    Its first day is off.
    """
    calendar = occurrence.series.document.calendar
    first, last = occurrence.first, occurrence.last
    rule, explicit = day_off_rule(occurrence.series)
    kept = explicit and rule is DayOffRule.KEEP
    off = calendar.day_off(first)
    change = occurrence.change
    if change is not None and change.action in ("move", "add"):
        return None if kept or _at_weekends(context, occurrence, off) else off
    if first != last:
        whole = occurrence.start_minute is None and all(
            calendar.is_off(d) for d in range(first, last + 1)
        )
        return off if whole and not kept else None
    working = occurrence.series.activity.kind in _WORKING
    return off if kept and working and _swapped(off, first) else None


def _at_weekends(context: Context, occurrence: Occurrence, off: DayOff | None) -> bool:
    """Tell whether all other dates of the series are at weekends, so that this one may be."""
    if off is None or off.kind != "weekend":
        return False
    return _planned_for_weekends(context, occurrence.series)


def _planned_for_weekends(context: Context, series: Series) -> bool:
    weekend = series.document.calendar.weekend
    own = [
        o.dating.first
        for o in context.by_series[series]
        if o.change is None or o.change.action != "add"
    ]
    return bool(own) and all((d - 1) % 7 in weekend for d in own)


def _swapped(off: DayOff | None, day: int) -> bool:
    """Tell whether a day that is usually worked was given off by decision."""
    if off is None:
        return False
    if off.kind == "holiday":
        return off.name_en.startswith("Day off (in exchange")
    return off.kind == "overlay" and (day - 1) % 7 < 5


def _day(occurrence: Occurrence, off: DayOff) -> Message:
    if off.kind == "weekend":
        return days_of(occurrence)
    return msg("{day} ({why})", day=days_of(occurrence), why=off.message)
