"""Two deadlines for the same thing disagree.

## What

One thing is due on two different days, in one plan or across the plans compiled together. Two
deadlines are for the same thing when both say the same under `about:`, whatever their titles; or,
without it, when their titles, their places and who owes them are the same (across plans, who is
needed: each commune has its own “Báo cáo tháng”). They are compared period by period.

## Why

Two offices wait for one report on two days, and its author learns of one of them.

## Example

```yaml
plan: vi-du
title: Kế hoạch công tác
period: 2017
parties: {van-phong: Văn phòng}
activities:
  - id: bao-cao-thang
    title: Báo cáo tháng
    kind: report
    who: van-phong
    when: chậm nhất ngày 20 hàng tháng
  - id: bao-cao-thang-2
    title: Báo cáo tháng
    kind: report
    who: van-phong
    when: chậm nhất ngày 25 hàng tháng  # expect: deadline-clash
```

```yaml
plan: vi-du
title: Kế hoạch công tác
period: 2017
parties: {van-phong: Văn phòng}
activities:
  - id: bao-cao-thang
    title: Báo cáo tháng
    kind: report
    who: van-phong
    when: chậm nhất ngày 20 hàng tháng
  - id: bao-cao-thang-2
    title: Tổng hợp báo cáo tháng
    kind: report
    who: van-phong
    when: chậm nhất ngày 25 hàng tháng
```

## Fix

Ask which of the two holds and correct the other. If they are two things, give them titles, or
`about:`, that say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from planctl.check.context import Context
from planctl.check.dates import in_source_order
from planctl.check.roster import Identity, plain_words
from planctl.check.wording import labels, listed, occasion
from planctl.dated import of_kind
from planctl.diagnostics import Diagnostic, found
from planctl.messages import msg
from planctl.occurrence import Occurrence, Series
from planctl.plan.document import PlanDocument
from planctl.schedule.expand import unit_of_label

__all__ = ["VI", "Thing", "deadlines", "find", "thing_of"]

VI = """
Cùng một việc có hai hạn khác nhau.

## Là gì

Một việc có hai hạn vào hai ngày khác nhau, trong một kế hoạch hoặc giữa các kế hoạch được biên
dịch chung. Hai hạn là của cùng một việc khi cùng ghi một nội dung ở `about:`, tên có thể khác;
hoặc, nếu không ghi, khi trùng tên, trùng nơi và trùng người phải làm (giữa các kế hoạch thì phải
ghi ai: xã nào cũng có “Báo cáo tháng” của mình). Hạn được so theo từng kỳ.

## Vì sao

Hai cơ quan chờ cùng một báo cáo vào hai ngày, còn người làm chỉ biết một.

## Cách sửa

Hỏi xem hạn nào đúng rồi sửa hạn kia. Nếu là hai việc thì đặt tên, hoặc `about:`, cho khác nhau.
"""


Thing = tuple[str, str, Identity | None, tuple[Identity, ...], PlanDocument | None]


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding for each series whose deadlines differ from an earlier series'."""
    things: dict[Thing, list[tuple[Series, Sequence[Occurrence]]]] = {}
    for series, due in deadlines(context):
        things.setdefault(thing_of(context, series), []).append((series, due))
    for several in things.values():
        first, *others = several
        for series, dated in others:
            differing = [(a, b) for a, b in _same_period(first[1], dated) if _disagree(a, b)]
            if differing:
                yield _finding(context, first[0], series, differing)


def deadlines(context: Context) -> Iterator[tuple[Series, Sequence[Occurrence]]]:
    """Yield the deadlines of each series that has any, in the order of the plans."""
    due: dict[Series, Sequence[Occurrence]] = {}
    for dated in context.dates.series:
        if dated[2].kind in ("deadline", None):
            here = of_kind("deadline", dated)
            if here is not None:
                due[here[0]] = here[1]
    for series in in_source_order(due):
        yield series, due[series]


def _finding(
    context: Context,
    first: Series,
    second: Series,
    differing: Sequence[tuple[Occurrence, Occurrence]],
) -> Diagnostic:
    pairs = [msg("{one} and {other}", one=occasion(a), other=occasion(b)) for a, b in differing]
    return found(
        "deadline-clash",
        msg(
            "“{thing}” is due twice, on different days: {pairs}",
            thing=second.activity.about or second.title,
            pairs=listed(pairs, context.limits.shown),
        ),
        second.span,
        related=labels([first], [o for pair in differing for o in pair]),
        keys=[o.key for pair in differing for o in pair],
    )


def thing_of(context: Context, series: Series) -> Thing:
    """Return what the deadlines of a series are for, equal for the same thing.

    A thing of one plan alone ends with that plan.
    """
    place = context.place(series)
    if series.activity.about is not None:
        return "about", plain_words(series.activity.about), place, (), None
    plan = series.document
    who = sorted({context.roster.identity(plan, asked.party) for asked in series.attendance})
    return "title", _plain_title(series.title), place, tuple(who), None if who else plan


_plain_title = lru_cache(maxsize=1024)(plain_words)


def _same_period(
    ones: Sequence[Occurrence], others: Sequence[Occurrence]
) -> list[tuple[Occurrence, Occurrence]]:
    """Pair deadlines of the same period; a plain date belongs to the period that holds it."""
    by_period = {_period(o): o for o in ones}
    pairs = [(by_period[_period(o)], o) for o in others if _period(o) in by_period]
    left = [o for o in others if _period(o) not in by_period]
    rest = [o for o in ones if _period(o) not in {_period(b) for b in others}]
    for other in left:
        holding = [o for o in rest if _holds(o, other) or _holds(other, o)]
        if len(holding) == 1:
            pairs.append((holding[0], other))
            rest.remove(holding[0])
    held = {_period(b) for _, b in pairs}
    dated = [o for o in left if unit_of_label(_period(o)) is None and _period(o) not in held]
    if len(rest) == len(dated) == 1 and unit_of_label(_period(rest[0])) is None:
        pairs.append((rest[0], dated[0]))
    return pairs


def _period(occurrence: Occurrence) -> str:
    return occurrence.dating.label


def _holds(one: Occurrence, other: Occurrence) -> bool:
    unit = unit_of_label(_period(one))
    return (
        unit is not None
        and unit_of_label(_period(other)) is None
        and unit[0] <= other.dating.first <= unit[1]
    )


def _disagree(one: Occurrence, other: Occurrence) -> bool:
    if one.last != other.last:
        return True
    return None not in (one.end_minute, other.end_minute) and one.end_minute != other.end_minute
