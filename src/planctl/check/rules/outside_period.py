"""A date lies outside the period that the plan covers.

## What

What a schedule names outside the period is told of when the plan is compiled and is not in the
calendar. This rule adds dates that left the period later: moved or added by a change, or pushed
over its end by leaving a day off.

## Why

The plan of the next period does not know of them, nor do the people who read only that one.

## Example

```yaml
plan: vi-du
title: Kế hoạch hội nghị
period: 2017
activities:
  - {id: hop, title: Hội nghị, kind: conference, when: ngày 20/12/2017}
changes:
  - {activity: hop, on: 2017-12-20, move_to: 2018-01-05, why: bận}  # expect: outside-period
```

```yaml
plan: vi-du
title: Kế hoạch hội nghị
period: 2017
activities:
  - {id: hop, title: Hội nghị, kind: conference, when: ngày 20/12/2017}
changes:
  - {activity: hop, on: 2017-12-20, move_to: 2017-12-22, why: bận}
```

## Fix

Correct the date, or widen the plan's `period`.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.check.context import Context
from planctl.check.diary import shifted
from planctl.check.wording import occasion
from planctl.diagnostics import Diagnostic, Span, found
from planctl.messages import msg
from planctl.occurrence import Occurrence

__all__ = ["VI", "find"]

VI = """
Ngày nằm ngoài kỳ của kế hoạch.

## Là gì

Ngày mà lịch nêu ra ngoài kỳ được báo khi biên dịch và không có trong lịch. Quy tắc này thêm những
ngày ra khỏi kỳ về sau: do thay đổi dời đi hoặc thêm vào, hoặc vì tránh ngày nghỉ mà vượt quá ngày
cuối.

## Vì sao

Kế hoạch của kỳ sau không biết đến chúng, người chỉ đọc kế hoạch ấy cũng vậy.

## Cách sửa

Sửa ngày, hoặc nới `period` của kế hoạch.
"""


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding for each place in the source that leads out of the period."""
    groups: dict[Span, list[Occurrence]] = {}
    for series, dates, days in context.dates.series:
        if not days.shifted and not days.changed:
            continue
        plan = series.document
        if plan.first <= days.firsts[0] and days.latest <= plan.last:
            continue
        for occurrence in dates:
            if plan.first <= occurrence.first and occurrence.last <= plan.last:
                continue
            if occurrence.change is not None and occurrence.change.action in ("move", "add"):
                groups.setdefault(occurrence.change.span, []).append(occurrence)
            elif shifted(occurrence):
                groups.setdefault(series.span, []).append(occurrence)
    for span, outside in groups.items():
        outside.sort(key=Occurrence.sort_key)
        text = msg("outside the plan's period: {dates}", dates=[occasion(o) for o in outside])
        yield found("outside-period", text, span, keys=[o.key for o in outside])
