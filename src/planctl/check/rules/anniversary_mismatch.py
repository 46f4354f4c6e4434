"""The years of an anniversary do not add up.

## What

A title or note counts years and gives the dates to count by, “47 năm (30/4/1975–30/4/2001)”, and
the dates are another number of years apart. With one date after “kỷ niệm … năm” it is held against
the year of the plan, where that is one year.

## Why

It will stand on a banner.

## Example

```yaml
plan: vi-du
title: Kế hoạch kỷ niệm 47 năm ngày Thống nhất (30/4/1975–30/4/2016)  # expect: anniversary-mismatch
period: 2016
activities:
  - {id: le, title: Lễ kỷ niệm, kind: observance, when: ngày 30/4/2016, on_day_off: keep}
```

```yaml
plan: vi-du
title: Kế hoạch kỷ niệm 41 năm ngày Thống nhất (30/4/1975–30/4/2016)
period: 2016
activities:
  - {id: le, title: Lễ kỷ niệm, kind: observance, when: ngày 30/4/2016, on_day_off: keep}
```

## Fix

Correct the number of years, or the year that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planctl.check.context import Context
from planctl.check.texts import DATE, FreeText
from planctl.diagnostics import Diagnostic, found
from planctl.messages import msg
from planctl.schedule.days import year_of

__all__ = ["VI", "find"]

VI = """
Số năm kỷ niệm không khớp với các mốc.

## Là gì

Tên hoặc ghi chú nêu số năm và các mốc để tính, “47 năm (30/4/1975–30/4/2001)”, mà hai mốc cách
nhau một số năm khác. Nếu sau “kỷ niệm … năm” chỉ có một mốc thì so với năm của kế hoạch, khi kế
hoạch chỉ gồm một năm.

## Vì sao

Con số ấy sẽ nằm trên băng rôn.

## Cách sửa

Sửa số năm, hoặc sửa năm bị sai của mốc.
"""

_COUNT = r"(\d{1,4})\s+(?:năm|years?)\b(?:(?!\d+\s+(?:năm|years?)\b)[^()]){0,80}"
_TWO = re.compile(rf"{_COUNT}\(\s*(?:ngày\s+)?{DATE}\s*[-–—]\s*(?:ngày\s+)?{DATE}\s*\)", re.I)
_ONE = re.compile(
    rf"(?:kỷ niệm|kỉ niệm)\s+(?:lần thứ\s+)?{_COUNT}\(\s*(?:ngày\s+)?{DATE}\s*\)", re.I
)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield a finding for each anniversary whose years do not add up."""
    for text in context.dated_texts:
        first, last = year_of(text.document.first), year_of(text.document.last)
        for match in _TWO.finditer(text.text):
            count, day, month, since, day2, month2, until = (int(g) for g in match.groups())
            if (day, month) == (day2, month2):
                yield from _wrong(text, match, count, since, until)
        if first == last:
            for match in _ONE.finditer(text.text):
                count, _, _, since = (int(g) for g in match.groups())
                yield from _wrong(text, match, count, since, first)


def _wrong(
    text: FreeText, match: re.Match[str], count: int, since: int, until: int
) -> Iterator[Diagnostic]:
    if until - since == count:
        return
    message = msg(
        "from {since} to {until} it is {years} years, not {count}",
        since=since,
        until=until,
        years=until - since,
        count=count,
    )
    yield found("anniversary-mismatch", message, text.span(match), keys=text.keys)
