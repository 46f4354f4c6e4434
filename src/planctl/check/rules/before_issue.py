"""Dates lie before the day on which the plan was issued.

## What

The plan says when it was `issued`, and events, windows or deadlines are over before that day. All
such dates of a series are one finding.

## Why

Nobody can follow an order that had not been given: the date, or its year, is probably wrong.

## Example

```yaml
plan: vi-du
title: Kế hoạch giao ban
issued: 2017-03-10
period: {from: 2017-03-01, to: 2017-12-31}
activities:
  - id: hop
    title: Họp
    kind: meeting
    on_day_off: keep
    when: ngày 07 hàng tháng  # expect: before-issue
```

```yaml
plan: vi-du
title: Kế hoạch giao ban
issued: 2017-03-10
period: {from: 2017-03-10, to: 2017-12-31}
activities:
  - {id: hop, title: Họp, kind: meeting, on_day_off: keep, when: ngày 13 hàng tháng}
```

## Fix

Correct the date, or begin the plan's `period` on the day of issue.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.check.context import Context
from planctl.check.wording import listed, occasion
from planctl.diagnostics import Diagnostic, Label, found
from planctl.messages import msg

__all__ = ["VI", "find"]

VI = """
Có ngày nằm trước ngày ban hành kế hoạch.

## Là gì

Kế hoạch ghi ngày ban hành ở `issued`, mà có việc, khoảng thời gian hoặc hạn đã qua trước ngày ấy.
Mọi ngày như vậy của một loạt là một thông báo.

## Vì sao

Không ai làm theo được điều chưa được ban hành: có lẽ ngày ấy, hoặc năm, bị ghi sai.

## Cách sửa

Sửa ngày, hoặc cho `period` của kế hoạch bắt đầu từ ngày ban hành.
"""


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding for each series with dates before the plan was issued."""
    issued = {d: d.model.issued.toordinal() for d in context.documents if d.model.issued}
    occurrences = context.compiled.occurrences
    if not issued or not occurrences or occurrences[0].first >= max(issued.values()):
        return
    for series, dated, days in context.dates.series:
        day = issued.get(series.document, 0)
        if days.firsts[0] >= day:
            continue
        early = [o for o in dated if o.last < day]
        if not early:
            continue
        text = msg(
            "{count} of {all} dates of “{title}” are before the plan was issued on {day}: {days}",
            count=len(early),
            all=len(dated),
            title=series.title,
            day=series.document.model.issued,
            days=listed([occasion(o) for o in early], context.limits.shown),
        )
        yield found(
            "before-issue",
            text,
            series.span,
            related=[Label(series.document.span("issued"), msg("issued here"))],
            keys=[o.key for o in early],
        )
