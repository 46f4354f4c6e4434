"""Dates rest on holidays that are only predicted.

## What

The days off of a year are official when the government has published them; for later years they
are computed, and the swapped days are unknown. It is told once for each plan when it is compiled,
with the years; this rule adds nothing to that.

## Why

A date that was moved off a predicted holiday may have to move back.

## Example

```yaml
plan: vi-du
title: Kế hoạch giao ban
period: 2031  # expect: unverified-year
activities:
  - {id: hop, title: Họp, kind: meeting, when: ngày 05/3/2031}
```

```yaml
plan: vi-du
title: Kế hoạch giao ban
period: 2024
activities:
  - {id: hop, title: Họp, kind: meeting, when: ngày 05/3/2024}
```

## Fix

List the official days under `calendar:` when they are published, and compile the plan again.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.check.context import Context
from planctl.diagnostics import Diagnostic

__all__ = ["VI", "find"]

VI = """
Có ngày dựa vào ngày nghỉ mới chỉ là dự đoán.

## Là gì

Ngày nghỉ của một năm là chính thức khi nhà nước đã công bố; những năm sau chỉ được tính ra, và chưa
biết ngày hoán đổi. Điều này được báo một lần cho mỗi kế hoạch khi biên dịch, kèm các năm; quy tắc
này không thêm gì.

## Vì sao

Một ngày đã dời để tránh ngày nghỉ dự đoán có thể phải dời lại.

## Cách sửa

Khai các ngày chính thức ở `calendar:` khi được công bố, rồi biên dịch lại.
"""


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield nothing: compiling finds all."""
    return iter(())
