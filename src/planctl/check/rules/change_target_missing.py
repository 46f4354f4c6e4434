"""A change names a date on which the activity does not take place.

## What

`on:` of a change is neither a date that the rule gives nor one that stands after shifts and
earlier changes. It is found when the plan is compiled; this rule adds nothing to that.

## Why

The change does nothing, and its author believes that the date has moved.

## Example

```yaml
plan: vi-du
title: Kế hoạch giao ban
period: 2017
activities:
  - {id: hop, title: Họp, kind: meeting, when: ngày 05/6/2017}
changes:
  - {activity: hop, on: 2017-06-06, cancel: true, why: bận}  # expect: change-target-missing
```

```yaml
plan: vi-du
title: Kế hoạch giao ban
period: 2017
activities:
  - {id: hop, title: Họp, kind: meeting, when: ngày 05/6/2017}
changes:
  - {activity: hop, on: 2017-06-05, cancel: true, why: bận}
```

## Fix

Name the date as the plan's rule gives it; the finding lists the nearest.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.check.context import Context
from planctl.diagnostics import Diagnostic

__all__ = ["VI", "find"]

VI = """
Thay đổi nêu một ngày mà hoạt động không diễn ra.

## Là gì

`on:` của thay đổi không phải ngày do lịch cho, cũng không phải ngày sau khi đã tránh ngày nghỉ và
áp dụng các thay đổi trước. Lỗi này được báo khi biên dịch; quy tắc này không thêm gì.

## Vì sao

Thay đổi không có tác dụng, mà người ghi tin rằng ngày đã dời.

## Cách sửa

Ghi ngày như lịch của kế hoạch cho; thông báo nêu những ngày gần nhất.
"""


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield nothing: compiling finds all."""
    return iter(())
