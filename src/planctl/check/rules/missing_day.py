"""Some months lack the day of a monthly date.

## What

“Ngày 31 hàng tháng” gives seven dates a year. A phrase or structured rule is told of when the plan
is compiled; this rule adds raw recurrence rules with `BYMONTHDAY`, which skip such months in
silence (RFC 5545, section 3.3.10).

## Why

Whoever wrote it probably meant the end of the month.

## Example

```yaml
plan: vi-du
title: Kế hoạch giao ban
period: {from: 2017-01-01, to: 2017-03-31}
activities:
  - id: hop
    title: Họp
    kind: meeting
    on_day_off: keep
    when: {rrule: "FREQ=MONTHLY;BYMONTHDAY=30", from: 2017-01-01}  # expect: missing-day
```

```yaml
plan: vi-du
title: Kế hoạch giao ban
period: {from: 2017-01-01, to: 2017-03-31}
activities:
  - id: hop
    title: Họp
    kind: meeting
    on_day_off: keep
    when: {rrule: "FREQ=MONTHLY;BYMONTHDAY=-1", from: 2017-01-01}
```

## Fix

Say “ngày cuối cùng của tháng” (`BYMONTHDAY=-1`) if the last day is meant; otherwise nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planctl.check.context import Context
from planctl.check.dates import in_source_order
from planctl.diagnostics import Diagnostic, found
from planctl.messages import msg
from planctl.occurrence import Series
from planctl.plan.model import Activity
from planctl.schedule.days import days_in_month, month_index
from planctl.schedule.rules import Rrule

__all__ = ["VI", "find"]

VI = """
Có tháng không có ngày của lịch hàng tháng.

## Là gì

“Ngày 31 hàng tháng” chỉ cho bảy ngày một năm. Câu chữ và quy tắc có cấu trúc được báo khi biên
dịch; quy tắc này thêm các quy tắc lặp thô có `BYMONTHDAY`, vốn lặng lẽ bỏ qua những tháng ấy
(RFC 5545, mục 3.3.10).

## Vì sao

Người viết có lẽ muốn nói cuối tháng.

## Cách sửa

Ghi “ngày cuối cùng của tháng” (`BYMONTHDAY=-1`) nếu muốn nói ngày cuối; nếu không thì không cần
sửa gì.
"""

_DAYS = re.compile(r"(?:^|;|:)BYMONTHDAY=([0-9,+]+)(?:;|$|\s)", re.IGNORECASE)
_NARROWED = re.compile(r"(?:^|;|:)(?:BYMONTH|BYDAY|BYSETPOS|INTERVAL|COUNT|UNTIL)=", re.IGNORECASE)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding for each raw rule that skips months of the plan's period."""
    for scheduled in context.dates.activities.values():
        if _is_phrased(scheduled.activity):
            continue
        dates = {series: dated for series, dated, _ in scheduled.series}
        first = {series.route: series for series in reversed(in_source_order(dates))}
        for series in first.values():
            lacking = _lacking(series)
            if lacking:
                text = msg("no such day, and so no date, in: {labels}", labels=lacking)
                yield found("missing-day", text, series.span, keys=[o.key for o in dates[series]])


def _is_phrased(activity: Activity) -> bool:
    """Tell whether all that says when is in words, as in most plans: they give no raw rules."""
    by_place = activity.at
    if by_place is None:
        return isinstance(activity.when, str)
    return all(isinstance(when, str) for when in by_place.values())


def _lacking(series: Series) -> list[str]:
    months = range(month_index(series.document.first), month_index(series.document.last) + 1)
    latest = max((_latest(r) for r in series.schedule.rules if isinstance(r, Rrule)), default=0)
    return [
        f"{month // 12:04}-{month % 12 + 1:02}"
        for month in months
        if latest > days_in_month(month // 12, month % 12 + 1)
    ]


def _latest(rule: Rrule) -> int:
    """Return the latest day of the month that a monthly rule names, 0 for other rules."""
    written = _DAYS.search(rule.text)
    if written is None or "FREQ=MONTHLY" not in rule.text.upper() or _NARROWED.search(rule.text):
        return 0
    return max((int(day) for day in written[1].split(",") if day), default=0)
