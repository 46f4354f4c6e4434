"""A date that left a day off fell on a day that is taken.

## What

`on_day_off` moved an event to a working day on which its people are already booked, or on which
the same activity already takes place there. The finding says where the date came from. Dates that
met before any day off was left are the business of `double-booking`.

## Why

Nobody chose this date: the calendar did, and it cannot know what else is planned.

## Example

```yaml
plan: vi-du
title: Lịch giao ban
period: {from: 2017-07-01, to: 2017-07-31}
parties: {lanh-dao: Trưởng ban}
activities:
  - id: giao-ban
    title: Giao ban xã
    kind: briefing
    who: lanh-dao
    on_day_off: next
    when: ngày 08 hàng tháng  # expect: shift-collision
  - {id: so-ket, title: Sơ kết, kind: conference, who: lanh-dao, when: ngày 10/7/2017}
```

```yaml
plan: vi-du
title: Lịch giao ban
period: {from: 2017-07-01, to: 2017-07-31}
parties: {lanh-dao: Trưởng ban}
activities:
  - id: giao-ban
    title: Giao ban xã
    kind: briefing
    who: lanh-dao
    on_day_off: previous
    when: ngày 08 hàng tháng
  - {id: so-ket, title: Sơ kết, kind: conference, who: lanh-dao, when: ngày 10/7/2017}
```

## Fix

Move that one date under `changes:`, to the free day that the finding names, or choose another
`on_day_off` for the activity.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.check.clashes import Clash, by_series
from planctl.check.context import Context
from planctl.check.cures import by_claim, curable, cures
from planctl.check.dates import in_source_order
from planctl.check.diary import shifted
from planctl.check.wording import labels, listed, titled
from planctl.diagnostics import Diagnostic, found
from planctl.messages import Message, msg
from planctl.occurrence import Occurrence

__all__ = ["VI", "find"]

VI = """
Ngày dời khỏi ngày nghỉ rơi vào ngày đã có việc.

## Là gì

`on_day_off` đã dời một việc sang ngày làm việc mà người của việc ấy đã bận, hoặc ngày mà chính
hoạt động ấy đã diễn ra tại đó. Thông báo nói ngày ấy từ đâu dời đến. Những ngày vốn đã trùng
trước khi tránh ngày nghỉ thuộc về `double-booking`.

## Vì sao

Không ai chọn ngày này: lịch tự dời, mà lịch không biết còn việc gì khác.

## Cách sửa

Dời riêng ngày ấy trong `changes:` sang ngày rảnh mà thông báo nêu, hoặc chọn `on_day_off` khác
cho hoạt động.
"""


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding for each set of series that shifts have brought together."""
    for group in by_series(context.clashes, "shifted"):
        events = [o for clash in group for o in clash.events]
        leaving = [o for clash in group for o in _leaving(clash)]
        moved = leaving[-1].series
        others = in_source_order({o.series for o in events} - {moved})
        finding = found(
            "shift-collision",
            _text(context, group),
            moved.span,
            related=labels(others, events),
            keys=[o.key for o in events],
        )
        yield curable(context, finding, cures(context, leaving))


def _leaving(clash: Clash) -> list[Occurrence]:
    """Return the events that a shift moved, all but one where there are no others."""
    return [o for o in by_claim(clash.events)[1:] if shifted(o)]


def _text(context: Context, group: list[Clash]) -> Message:
    fallen = [
        msg(
            "{moved}, taken by {taken}",
            moved=[titled(o) for o in _leaving(clash)],
            taken=[titled(o) for o in clash.events if o not in _leaving(clash)],
        )
        for clash in group
    ]
    when = listed(fallen, context.limits.shown)
    if group[0].who:
        return msg("leaving a day off double-books {who}: {when}", who=group[0].who, when=when)
    return msg("leaving a day off brings two dates of one activity together: {when}", when=when)
