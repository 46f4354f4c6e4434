"""A lunar date and the solar date beside it are different days.

## What

“Ngày 10/3 âm lịch (tức ngày 07/4/2017)”: the tenth of the third month was 6/4/2017 by the
Vietnamese calendar, which is reckoned at UTC+7. In schedules this is found when the plan is read;
this rule also looks into titles and notes.

## Why

Lunar dates are looked up by hand, often in a Chinese calendar, which differs in some years.

## Example

```yaml
plan: vi-du
title: Kế hoạch lễ hội
period: 2017
activities:
  - id: gio-to
    title: Lễ giỗ Tổ, 10/3 âm lịch (tức ngày 07/4/2017)  # expect: lunar-mismatch
    kind: observance
    when: ngày 06/4/2017
    on_day_off: keep
```

```yaml
plan: vi-du
title: Kế hoạch lễ hội
period: 2017
activities:
  - id: gio-to
    title: Lễ giỗ Tổ, 10/3 âm lịch (tức ngày 06/4/2017)
    kind: observance
    when: ngày 06/4/2017
    on_day_off: keep
```

## Fix

Correct one of the two dates; `planctl explain "ngày 10/3 âm lịch" --year 2017` shows the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planctl.check.context import Context
from planctl.check.texts import DATE, FreeText
from planctl.diagnostics import Diagnostic, found
from planctl.messages import msg
from planctl.schedule.days import ordinal

__all__ = ["VI", "find"]

VI = """
Ngày âm lịch và ngày dương lịch ghi kèm là hai ngày khác nhau.

## Là gì

“Ngày 10/3 âm lịch (tức ngày 07/4/2017)”: theo lịch Việt Nam, tính ở múi giờ UTC+7, mùng mười tháng
ba là ngày 6/4/2017. Trong lịch, lỗi này được báo ngay khi đọc kế hoạch; quy tắc này xem cả tên và
ghi chú.

## Vì sao

Ngày âm thường được tra bằng tay, có khi từ lịch Trung Quốc, vốn khác ở một số năm.

## Cách sửa

Sửa một trong hai ngày; `planctl explain "ngày 10/3 âm lịch" --year 2017` cho biết ngày đúng.
"""

_WRITTEN = re.compile(
    r"\b(\d{1,2})\s?/\s?(\d{1,2})(?:\s?/\s?\d{4})?\s*\(?(?:âm\s+lịch|ÂL|AL)\)?\s*[,;(]?\s*"
    rf"(?:tức|nhằm)\s+(?:là\s+|vào\s+)?(?:ngày\s+)?{DATE}",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield a finding for each lunar date in a title or note that is not its solar date."""
    for text in context.dated_texts:
        for match in _WRITTEN.finditer(text.text):
            yield from _compared(text, match)


def _compared(text: FreeText, match: re.Match[str]) -> Iterator[Diagnostic]:
    from planctl.workdays.lunar import OutsideLunarCalendar, to_lunar

    lunar_day, lunar_month, day, month, year = (int(group) for group in match.groups())
    there = ordinal(year, month, day)
    if there is None:
        return
    try:
        lunar = to_lunar(there)
    except OutsideLunarCalendar:
        return
    if (lunar.day, lunar.month) == (lunar_day, lunar_month):
        return
    message = msg(
        "“{words}”: {day}/{month}/{year} is the lunar {lunar_day}/{lunar_month}",
        words=match[0],
        day=day,
        month=month,
        year=year,
        lunar_day=lunar.day,
        lunar_month=lunar.month,
    )
    yield found("lunar-mismatch", message, text.span(match), keys=text.keys)
