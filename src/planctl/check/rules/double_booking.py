"""A party must be in two places at overlapping times.

## What

Somebody who can be in one place at a time (a party without `size` and `members`, or with
`size: 1`) is asked for by events that overlap. An event without a time takes the whole day.
Windows, deadlines and cancelled dates book nobody. In one place, a whole-day event can be done
beside another; two events at stated times cannot. A pool is the business of `pool-short`, and a
date that only met the other by leaving a day off that of `shift-collision`. One schedule that
holds at several `places:` is no conflict either, unless its party has `size: 1`: who is asked for
in ten communes by one line is plainly in all of them.

Parties of two plans are the same when both their id and their name are.

## Why

One of the events will take place without the people it was planned with.

## Example

```yaml
plan: vi-du
title: Kế hoạch kiểm tra
period: 2017
places: {dong-no: Xã Đồng Nơ, an-phu: Xã An Phú}
parties: {doan-1: Đoàn kiểm tra số 1}
activities:
  - id: kiem-tra
    title: Kiểm tra {place}
    kind: inspection
    who: doan-1
    at:
      dong-no: sáng ngày 06/6/2017
      an-phu: 8h00 ngày 06/6/2017  # expect: double-booking
```

```yaml
plan: vi-du
title: Kế hoạch kiểm tra
period: 2017
places: {dong-no: Xã Đồng Nơ, an-phu: Xã An Phú}
parties: {doan-1: Đoàn kiểm tra số 1}
activities:
  - id: kiem-tra
    title: Kiểm tra {place}
    kind: inspection
    who: doan-1
    at:
      dong-no: sáng ngày 06/6/2017
      an-phu: chiều ngày 06/6/2017
```

## Fix

Move one of the events: the finding names the nearest day on which everybody is free. Say the time
of day where they follow each other, or give the party its `size` where it can split up.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.check.clashes import by_series
from planctl.check.context import Context
from planctl.check.cures import by_claim, curable, cures
from planctl.check.dates import in_source_order
from planctl.check.wording import labels, listed, meeting
from planctl.diagnostics import Diagnostic, found
from planctl.messages import msg

__all__ = ["VI", "find"]

VI = """
Một bên phải có mặt ở hai nơi cùng một lúc.

## Là gì

Một bên chỉ có thể ở một nơi tại một thời điểm (không ghi `size`, `members`, hoặc `size: 1`) mà
hai việc trùng giờ đều cần. Việc không ghi giờ chiếm cả ngày. Khoảng thời gian để ngỏ, hạn chót
và ngày đã hủy không chiếm ai. Ở cùng một nơi, việc cả ngày làm được bên cạnh việc khác; hai việc
có giờ thì không. Nhóm nhiều người thuộc về `pool-short`; ngày chỉ trùng vì tránh ngày nghỉ thuộc
về `shift-collision`. Một lịch chung cho nhiều nơi (`places:`) cũng không phải là trùng, trừ khi bên
ấy ghi `size: 1`: một dòng gọi một bên đến mười xã thì rõ ràng bên ấy có ở cả mười.

Bên của hai kế hoạch là một khi trùng cả mã lẫn tên.

## Vì sao

Một trong hai việc sẽ thiếu chính những người đã được phân công.

## Cách sửa

Dời một việc: thông báo nêu ngày gần nhất mà mọi bên đều rảnh. Nếu hai việc nối tiếp nhau thì ghi
giờ; nếu bên ấy có thể chia ra thì ghi `size`.
"""


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding for each set of series that ask for the same parties at once."""
    for group in by_series(context.clashes, "booked"):
        events = [o for clash in group for o in clash.events]
        leaving = [o for clash in group for o in by_claim(clash.events)[1:]]
        last = leaving[-1].series
        others = in_source_order({o.series for o in events} - {last})
        titles = [msg("“{title}”", title=s.title) for s in (*others, last)]
        text = msg(
            "{who} cannot be at {what} at the same time: {when}",
            who=group[0].who,
            what=titles,
            when=listed([meeting(clash.events) for clash in group], context.limits.shown),
        )
        finding = found(
            "double-booking",
            text,
            last.span,
            related=labels(others, events),
            keys=[o.key for o in events],
        )
        yield curable(context, finding, cures(context, leaving))
