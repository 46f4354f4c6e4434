"""A date does not exist.

## What

There is no 31/6 and, in most years, no 29/2. In schedules and changes this is found when the plan
is read; this rule also looks into titles and notes, where a date follows “ngày” and has its year.

## Why

Everyone guesses another day.

## Example

```yaml
plan: vi-du
title: Kế hoạch hội nghị
period: 2017
activities:
  - id: hop
    title: Hội nghị
    kind: conference
    notes: Gửi tài liệu trước ngày 31/6/2017.  # expect: impossible-date
    when: ngày 05/7/2017
```

```yaml
plan: vi-du
title: Kế hoạch hội nghị
period: 2017
activities:
  - id: hop
    title: Hội nghị
    kind: conference
    notes: Gửi tài liệu trước ngày 30/6/2017.
    when: ngày 05/7/2017
```

## Fix

Correct the date. Where the end of the month is meant, say “ngày cuối cùng của tháng”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planctl.check.context import Context
from planctl.check.texts import DATE
from planctl.diagnostics import Diagnostic, found
from planctl.messages import msg
from planctl.schedule.days import ordinal

__all__ = ["VI", "find"]

VI = """
Ngày không có thật.

## Là gì

Không có ngày 31/6, và phần lớn các năm không có ngày 29/2. Trong lịch và thay đổi, lỗi này được
báo ngay khi đọc kế hoạch; quy tắc này xem cả tên và ghi chú, ở những ngày đứng sau chữ “ngày” và có
ghi năm.

## Vì sao

Mỗi người sẽ đoán một ngày khác.

## Cách sửa

Sửa ngày. Nếu muốn nói cuối tháng thì ghi “ngày cuối cùng của tháng”.
"""

_WRITTEN = re.compile(rf"\bngày\s+{DATE}(?!\s*\(?(?:âm|ÂL|AL\b))", re.IGNORECASE)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield a finding for each date in a title or note that does not exist."""
    for text in context.dated_texts:
        for match in _WRITTEN.finditer(text.text):
            day, month, year = (int(group) for group in match.groups())
            if year and ordinal(year, month, day) is None:
                message = msg("there is no {words}", words=match[0])
                yield found("impossible-date", message, text.span(match), keys=text.keys)
