"""A change does not say why.

## What

A change has neither `why:` nor `by:`, which is found when the plan is compiled, or what stands
there has not one letter or digit, such as `...` or `?`.

## Why

When two people each remember another date, the reason and the document decide.

## Example

```yaml
plan: vi-du
title: Kế hoạch giao ban
period: 2017
activities:
  - {id: hop, title: Họp, kind: meeting, when: ngày 05/6/2017}
changes:
  - {activity: hop, on: 2017-06-05, cancel: true, why: "..."}  # expect: change-without-reason
```

```yaml
plan: vi-du
title: Kế hoạch giao ban
period: 2017
activities:
  - {id: hop, title: Họp, kind: meeting, when: ngày 05/6/2017}
changes:
  - {activity: hop, on: 2017-06-05, cancel: true, why: trùng hội nghị}
```

## Fix

Add `why:`, the reason, or `by:`, the document that ordered the change.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.check.context import Context
from planctl.diagnostics import Diagnostic, found
from planctl.messages import msg
from planctl.plan.source import Route

__all__ = ["VI", "find"]

VI = """
Thay đổi không nói lý do.

## Là gì

Thay đổi không có `why:` cũng không có `by:`, điều này được báo khi biên dịch; hoặc có ghi nhưng
không có chữ hay số nào, như `...` hoặc `?`.

## Vì sao

Khi hai người nhớ hai ngày khác nhau, lý do và văn bản sẽ phân định.

## Cách sửa

Thêm lý do ở `why:`, hoặc văn bản đã quyết định ở `by:`.
"""


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield a finding for each change whose reason says nothing."""
    for document in context.documents:
        for index, change in enumerate(document.model.changes):
            given = {key: text for key, text in (("why", change.why), ("by", change.by)) if text}
            if not given or any(c.isalnum() for text in given.values() for c in text):
                continue
            route: Route = ("changes", index, next(iter(given)))
            yield found(
                "change-without-reason",
                msg("“{words}” is no reason", words=next(iter(given.values()))),
                document.span(*route),
                help=msg("add `why:`, the reason, or `by:`, the document that ordered it"),
                keys=[f"{document.model.plan}/{change.activity}"],
            )
