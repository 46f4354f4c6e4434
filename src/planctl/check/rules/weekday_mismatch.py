"""A weekday and its date contradict each other.

## What

“Thứ Hai, ngày 25/4/2017” was a Tuesday. In schedules this is found when the plan is read, so that
no calendar is made of it; this rule also looks into titles and notes, where the date has its year.

## Why

Half of the people will go by the weekday and half by the date.

## Example

```yaml
plan: vi-du
title: Kế hoạch hội nghị
period: 2017
activities:
  - id: hop
    title: Hội nghị
    kind: conference
    when: Thứ Hai, ngày 25/4/2017  # expect: weekday-mismatch
```

```yaml
plan: vi-du
title: Kế hoạch hội nghị
period: 2017
activities:
  - id: hop
    title: Hội nghị
    kind: conference
    when: Thứ Ba, ngày 25/4/2017
```

## Fix

Ask which of the two is meant, and correct the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planctl.check.context import Context
from planctl.check.texts import DATE
from planctl.check.wording import day
from planctl.diagnostics import Diagnostic, found
from planctl.messages import Weekday, msg
from planctl.schedule.days import ordinal, weekday

__all__ = ["VI", "find"]

VI = """
Thứ và ngày trái nhau.

## Là gì

“Thứ Hai, ngày 25/4/2017” là thứ Ba. Trong lịch, lỗi này được báo ngay khi đọc kế hoạch để không
sinh ra lịch sai; quy tắc này xem cả tên và ghi chú, ở những ngày có ghi năm.

## Vì sao

Một nửa số người sẽ đi theo thứ, một nửa theo ngày.

## Cách sửa

Hỏi xem thứ hay ngày là đúng rồi sửa bên kia.
"""

_WEEKDAYS = (
    ("hai", "2", "monday"),
    ("ba", "3", "tuesday"),
    ("tư", "4", "wednesday"),
    ("năm", "5", "thursday"),
    ("sáu", "6", "friday"),
    ("bảy", "bẩy", "7", "saturday"),
    ("chủ nhật", "cn", "sunday"),
)
_NUMBERS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_WRITTEN = re.compile(
    r"\b(?:thứ\s+(?P<vi>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<day>chủ\s+nhật|cn|(?:mon|tues|wednes|"
    rf"thurs|fri|satur|sun)day))\s*,?\s*(?:ngày\s+)?\(?\s*(?P<date>{DATE})",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield a finding for each weekday in a title or note that is not its date's."""
    for text in context.dated_texts:
        for match in _WRITTEN.finditer(text.text):
            name = " ".join((match["vi"] or match["day"]).lower().split())
            there = ordinal(*(int(match[n]) for n in (6, 5, 4)))
            if there is None or weekday(there) == _NUMBERS[name]:
                continue
            message = msg(
                "“{words}”: it is {day}, not a {wanted}",
                words=match[0],
                day=day(there),
                wanted=Weekday(_NUMBERS[name]),
            )
            yield found("weekday-mismatch", message, text.span(match), keys=text.keys)
