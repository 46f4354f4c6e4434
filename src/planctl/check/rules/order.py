"""What should come after something else comes first, or waits for itself.

## What

`after:` names the activities that must have ended before this one begins. Either those names go
round in a circle, or the dates contradict them: a date begins before what it follows has ended.
Dates of the same period are held against each other (the June meeting against the June
inspection), at the same place where both have one. A window counts by its extremes: it is only
wrong when no day of it would do. On one day, only stated times of day can be in the wrong order.

## Why

A conference that sums up inspections cannot be held while they go on. In a plan the two are pages
apart.

## Example

```yaml
plan: vi-du
title: Kế hoạch kiểm tra
period: 2017
activities:
  - {id: kiem-tra, title: Kiểm tra, kind: inspection, when: từ ngày 05/6/2017 đến ngày 16/6/2017}
  - id: so-ket
    title: Hội nghị sơ kết
    kind: conference
    after: kiem-tra
    when: ngày 14/6/2017  # expect: order
```

```yaml
plan: vi-du
title: Kế hoạch kiểm tra
period: 2017
activities:
  - {id: kiem-tra, title: Kiểm tra, kind: inspection, when: từ ngày 05/6/2017 đến ngày 16/6/2017}
  - id: so-ket
    title: Hội nghị sơ kết
    kind: conference
    after: kiem-tra
    when: ngày 21/6/2017
```

## Fix

Move one of the two dates, or remove the name from `after:` if the order does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planctl.check.context import Context
from planctl.check.pairing import followers
from planctl.check.wording import labels, listed, occasion
from planctl.diagnostics import Diagnostic, Label, found
from planctl.messages import msg
from planctl.occurrence import Occurrence
from planctl.plan.document import PlanDocument

__all__ = ["VI", "find"]

VI = """
Việc phải đến sau lại đến trước, hoặc tự chờ chính mình.

## Là gì

`after:` nêu những hoạt động phải xong trước khi hoạt động này bắt đầu. Hoặc các tên ấy tạo thành
vòng tròn, hoặc ngày tháng trái với chúng: một ngày bắt đầu trước khi việc nó phải chờ kết thúc.
Ngày được so trong cùng một kỳ (hội nghị tháng 6 với kiểm tra tháng 6), cùng nơi nếu cả hai đều ghi
nơi. Khoảng thời gian để ngỏ chỉ sai khi không ngày nào trong đó dùng được. Trong cùng một ngày,
chỉ những việc có giờ mới có thể sai thứ tự.

## Vì sao

Hội nghị tổng kết kiểm tra không thể họp khi kiểm tra chưa xong. Trong kế hoạch hai việc cách nhau
nhiều trang.

## Cách sửa

Dời một trong hai ngày, hoặc bỏ tên ấy khỏi `after:` nếu thứ tự không quan trọng.
"""


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield the circles of each plan, and one finding for each series that comes too early."""
    waiting = [d for d in context.documents if any(a.after for a in d.model.activities)]
    for document in waiting:
        yield from _circles(document)
    for scheduled in context.dates.activities.values() if waiting else ():
        for awaited in scheduled.activity.after:
            if awaited == scheduled.id:
                continue
            before = context.dates_of(scheduled.document, awaited)
            for _, dates, _ in scheduled.series:
                early = [(o, w) for o, w in followers(dates, before) if _must_precede(o, w)]
                if early:
                    yield _too_early(context, early)


def _too_early(context: Context, early: Sequence[tuple[Occurrence, Occurrence]]) -> Diagnostic:
    series, first = early[0][0].series, early[0][1].series
    pairs = [
        msg("{date} is before {awaited}", date=occasion(o), awaited=occasion(w)) for o, w in early
    ]
    return found(
        "order",
        msg(
            "“{title}” should come after “{awaited}”, but comes first: {pairs}",
            title=series.title,
            awaited=first.title,
            pairs=listed(pairs, context.limits.shown),
        ),
        series.span,
        related=labels({w.series: None for _, w in early}, [o for pair in early for o in pair]),
        keys=[o.key for pair in early for o in pair],
    )


def _must_precede(one: Occurrence, awaited: Occurrence) -> bool:
    """Tell whether the latest beginning of `one` is before the earliest end of `awaited`."""
    begins = one.first if one.kind == "event" else one.last
    ends = awaited.first if awaited.kind == "window" else awaited.last
    if begins != ends:
        return begins < ends
    if one.start_minute is None or awaited.end_minute is None:
        return False
    return one.start_minute < awaited.end_minute


def _circles(document: PlanDocument) -> Iterator[Diagnostic]:
    """Find activities that wait for each other; each circle is said once."""
    waits = {a.id: a.after for a in document.model.activities}
    index = {a.id: n for n, a in enumerate(document.model.activities)}
    done: set[str] = set()
    for start in waits:
        circle = _circle(start, waits, done)
        if circle is None:
            continue
        spans = [document.span("activities", index[name], "after") for name in circle]
        yield found(
            "order",
            msg("these activities wait for each other: {ids}", ids=_arrows(circle)),
            spans[0],
            related=[
                Label(span, msg("`{id}` waits here", id=name))
                for span, name in zip(spans[1:], circle[1:], strict=True)
            ],
            keys=[f"{document.model.plan}/{name}" for name in circle],
        )


def _arrows(circle: Sequence[str]) -> str:
    return " → ".join([*circle, circle[0]])


def _circle(start: str, waits: Mapping[str, Sequence[str]], done: set[str]) -> list[str] | None:
    """Follow the names from `start`; return the first circle met, and mark all as done."""
    path: list[str] = []
    pending = [(start, 0)]
    while pending:
        name, depth = pending.pop()
        done.update(path[depth:])
        del path[depth:]
        if name in path:
            circle = path[path.index(name) :]
            done.update(path)
            return circle
        if name in done:
            continue
        path.append(name)
        pending += [(other, len(path)) for other in reversed(waits.get(name, ()))]
    done.update(path)
    return None
