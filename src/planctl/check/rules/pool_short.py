"""More is asked of a pool at once than it has.

## What

At some moment the events ask for more people than could be sent: three meetings want one of two
specialists each, or two pools share members who cannot serve both. It is a matching argument, not
a count: the finding names the tight set, all who could serve and how many they are. A pool that is
asked for as itself (`who: chuyen-vien`) is there when one of it is. A pool of which no plan says
how many it has (`size`, `members`) never runs short; once a pool, a note tells how many it would
need at most.

## Why

Two communes on one morning are no conflict by themselves; they are one when the people cannot
cover both, and nobody sees that in two separate lines of a plan.

## Example

```yaml
plan: vi-du
title: Lịch giao ban
period: {from: 2017-05-01, to: 2017-05-31}
places: {dong-no: Xã Đồng Nơ, an-phu: Xã An Phú, tan-loi: Xã Tân Lợi}
parties: {chuyen-vien: {name: Chuyên viên, size: 2}}
activities:
  - id: giao-ban
    title: Giao ban {place}
    kind: briefing
    who: {any: 1, of: chuyen-vien}
    at:
      dong-no: ngày 08 hàng tháng
      an-phu: ngày 08 hàng tháng
      tan-loi: ngày 08 hàng tháng  # expect: pool-short
```

```yaml
plan: vi-du
title: Lịch giao ban
period: {from: 2017-05-01, to: 2017-05-31}
places: {dong-no: Xã Đồng Nơ, an-phu: Xã An Phú, tan-loi: Xã Tân Lợi}
parties: {chuyen-vien: {name: Chuyên viên, size: 2}}
activities:
  - id: giao-ban
    title: Giao ban {place}
    kind: briefing
    who: {any: 1, of: chuyen-vien}
    at:
      dong-no: ngày 08 hàng tháng
      an-phu: ngày 08 hàng tháng
      tan-loi: ngày 09 hàng tháng
```

## Fix

Move as many events as are too many to the free days that the finding names, say the times of day
where they follow each other, or correct `size` and `members`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planctl.check.context import Context
from planctl.check.cures import by_claim, curable, cures
from planctl.check.dates import in_source_order
from planctl.check.diary import Booking, Diary, Track
from planctl.check.matching import Want
from planctl.check.sweep import peaks
from planctl.check.wording import labels, listed, meeting
from planctl.diagnostics import Diagnostic, found
from planctl.frozen import replace
from planctl.messages import Message, msg
from planctl.occurrence import Occurrence
from planctl.tuples import NamedTuple

__all__ = ["VI", "find"]

VI = """
Cùng một lúc cần nhiều người hơn số người của nhóm.

## Là gì

Có lúc các việc cần nhiều người hơn số có thể cử đi: ba cuộc họp mỗi nơi cần một trong hai chuyên
viên, hoặc hai nhóm có chung thành viên mà không thể lo cả hai. Đây là lập luận ghép cặp chứ không
phải đếm: thông báo nêu nhóm bị thiếu, những ai có thể đi và là bao nhiêu người. Nhóm được gọi
bằng chính mã của nó (`who: chuyen-vien`) là có mặt khi có một người của nhóm. Nhóm mà không kế
hoạch nào nói có bao nhiêu người (`size`, `members`) thì không bao giờ thiếu; mỗi nhóm như thế có
một ghi chú cho biết lúc đông nhất cần bao nhiêu người.

## Vì sao

Hai xã cùng một buổi sáng chưa phải là trùng; chỉ trùng khi người không đủ cho cả hai, mà điều đó
không ai thấy được ở hai dòng rời nhau của kế hoạch.

## Cách sửa

Dời số việc bị thừa sang ngày rảnh mà thông báo nêu, ghi giờ nếu các việc nối tiếp nhau, hoặc sửa
lại `size` và `members`.
"""


class _Moment(NamedTuple):
    """The events of a tight set at one moment."""

    events: tuple[Occurrence, ...]
    who: tuple[str, ...]
    stocks: tuple[int, ...]
    asked: int
    there: int


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding for each set of pools that run short."""
    groups: dict[tuple[tuple[str, ...], tuple[int, ...]], list[_Moment]] = {}
    for track in context.diary.systems.values():
        for moment in _moments(context, track):
            groups.setdefault((moment.who, moment.stocks), []).append(moment)
    for moments in groups.values():
        yield _finding(context, moments)
    for pool, track in context.diary.open_pools.items():
        yield from _needed(context, context.roster.name(pool), track)


def _finding(context: Context, moments: Sequence[_Moment]) -> Diagnostic:
    diary, names = context.diary, context.roster.names
    leaving = [o for moment in moments for o in _leaving(diary, moment.events)]
    events = list(dict.fromkeys(o for moment in moments for o in moment.events))
    last = leaving[-1].series if leaving else events[-1].series
    others = in_source_order({o.series for o in events} - {last})
    text = msg(
        "more is asked of {who} at once than there is: {moments}",
        who=moments[0].who,
        moments=listed([_said(moment) for moment in moments], context.limits.shown),
    )
    stocks = sorted({stock for moment in moments for stock in moment.stocks})
    bodies = [_body(names[stock], diary.roster.stocks[stock]) for stock in stocks]
    finding = found(
        "pool-short",
        text,
        last.span,
        related=labels(others, events),
        notes=[msg("all who could serve: {bodies}", bodies=bodies)],
        keys=[o.key for o in events],
    )
    return curable(context, finding, cures(context, dict.fromkeys(leaving)))


def _needed(context: Context, name: str, track: Track) -> Iterator[Diagnostic]:
    """Tell how many a pool of unknown size needs when most is asked of it at once."""
    if not track.is_crowded(1):
        return
    most, busiest = 1, list[list[Occurrence]]()
    for peak in _peaks(track, most):
        booked = _apart(context, peak)
        number = sum(booking.want.number for booking in booked)
        if len(booked) < 2 or number < most:
            continue
        if number > most:
            most, busiest = number, []
        busiest.append([booking.event for booking in booked])
    if most == 1:
        return
    series = in_source_order({o.series for together in busiest for o in together})
    text = msg(
        "{pool} must be at least {n}, but the plan does not say how many there are: {moments}",
        pool=name,
        n=most,
        moments=listed([meeting(together) for together in busiest], context.limits.shown),
    )
    finding = found(
        "pool-short",
        text,
        series[0].span,
        related=labels(series[1:], ()),
        help=msg("state the `size` or the `members` of the pool, and shortages are found"),
        keys=[o.key for together in busiest for o in together],
    )
    yield replace(finding, severity="note")


def _said(moment: _Moment) -> Message:
    titles = [msg("“{title}”", title=o.series.title) for o in moment.events]
    return msg(
        "{asked} of {there} for {what} on {when}",
        asked=moment.asked,
        there=moment.there,
        what=titles,
        when=meeting(moment.events),
    )


def _body(name: str, number: int) -> Message:
    return msg("{name} ({n})", name=name, n=number)


def _moments(context: Context, track: Track) -> Iterator[_Moment]:
    """Yield the tight set of every moment at which a system cannot serve, each set once."""
    diary = context.diary
    stocks = diary.roster.stocks
    asked = track.asked()
    enough = min((sum(stocks[s] for s in want.offers) for want in asked), default=0)
    if not asked or not track.is_crowded(enough // max(want.number for want in asked)):
        return
    seen: set[frozenset[str]] = set()
    for peak in _peaks(track, enough):
        booked = _apart(context, peak)
        short = diary.shortage([booking.want for booking in booked])
        if short is None:
            continue
        events = tuple(dict.fromkeys(booked[n].event for n in short.wants))
        same = frozenset(o.key for o in events)
        if same in seen:
            continue
        seen.add(same)
        tight = {booked[n].want for n in short.wants}
        yield _Moment(events, _who(diary, events, tight), short.offers, short.asked, short.there)


def _peaks(track: Track, enough: int) -> Iterator[list[Booking]]:
    """Yield the largest sets of bookings that are on at one moment and ask for too much."""
    bookings = track.bookings()
    stretches = [(booking.start, booking.end, n) for n, booking in enumerate(bookings)]
    for peak in peaks(stretches, [booking.want.number for booking in bookings], enough):
        yield [bookings[n] for n in peak]


def _who(diary: Diary, events: Sequence[Occurrence], wants: set[Want]) -> tuple[str, ...]:
    names = {
        name: None
        for event in events
        for asked in diary.roster.asked(event.series)
        if asked.want in wants
        for name in asked.who
    }
    return tuple(sorted(names))


def _apart(context: Context, peak: Sequence[Booking]) -> list[Booking]:
    """Leave out what the same people can do beside something else, keeping what asks for most.

    That is whole-day events in one place. A body that is asked for by name twice counts once:
    that it cannot be in two places is another rule's finding.
    """
    kept: dict[object, int] = {}
    for n, (_, _, event, want) in enumerate(peak):
        place = context.place(event.series)
        key: object = n
        if len(want.offers) == 1 and context.roster.stocks[want.offers[0]] == want.number == 1:
            key = want.offers
        elif place is not None and event.start_minute is None:
            key = (want.offers, place, _turn(peak, n))
        other = kept.get(key)
        if other is None or peak[other].want.number < want.number:
            kept[key] = n
    return [peak[n] for n in sorted(kept.values())]


def _turn(peak: Sequence[Booking], n: int) -> int:
    """Return which of its event's demands on the same pool this is."""
    _, _, mine, (_, offers) = peak[n]
    return sum(1 for _, _, event, want in peak[:n] if event is mine and want.offers == offers)


def _leaving(diary: Diary, events: Sequence[Occurrence]) -> list[Occurrence]:
    """Return the events that must give way so that the others can be served."""
    kept: list[Want] = []
    leaving: list[Occurrence] = []
    for event in by_claim(events):
        wants = [asked.want for asked in diary.roster.asked(event.series)]
        if diary.shortage([*kept, *wants]) is None:
            kept += wants
        else:
            leaving.append(event)
    return leaving
