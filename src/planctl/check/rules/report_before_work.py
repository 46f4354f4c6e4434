"""A report is due before the work that it reports on has ended.

## What

An activity of the kind `report` names under `of:` what it reports on. Its deadline falls before
the last day of that work, or before its last hour where both have a time of day. A monthly report
is held against its own month's work, a quarter's against that quarter's, at the same place where
both have one. Reports that count backwards by their own words (`trước hội nghị 03 ngày`) are
meant so and left alone.

## Why

Such a report is written before there is anything to report, or it is late from the beginning.

## Example

```yaml
plan: vi-du
title: Kế hoạch đợt công tác
period: 2017
activities:
  - {id: dot, title: Đợt công tác, kind: campaign, when: từ ngày 16/7/2017 đến ngày 25/7/2017}
  - id: bao-cao
    title: Báo cáo kết quả đợt công tác
    kind: report
    of: dot
    when: trước ngày 25/7/2017  # expect: report-before-work
```

```yaml
plan: vi-du
title: Kế hoạch đợt công tác
period: 2017
activities:
  - {id: dot, title: Đợt công tác, kind: campaign, when: từ ngày 16/7/2017 đến ngày 25/7/2017}
  - id: bao-cao
    title: Báo cáo kết quả đợt công tác
    kind: report
    of: dot
    when: trước ngày 27/7/2017
```

## Fix

Move the deadline behind the end of the work, or count it from there so that it moves along:
`chậm nhất 05 ngày làm việc sau khi kết thúc dot`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planctl.check.context import Context
from planctl.check.pairing import followers
from planctl.check.wording import day, labels, listed, occasion
from planctl.diagnostics import Diagnostic, found
from planctl.messages import msg
from planctl.occurrence import Occurrence, Series
from planctl.schedule.rules import Due, Relative

__all__ = ["VI", "find"]

VI = """
Hạn báo cáo đến trước khi công việc được báo cáo kết thúc.

## Là gì

Hoạt động loại `report` ghi ở `of:` việc mà nó báo cáo. Hạn của nó rơi vào trước ngày cuối của
việc ấy, hoặc trước giờ cuối nếu cả hai đều có giờ. Báo cáo tháng được so với việc của tháng ấy,
báo cáo quý với việc của quý ấy, cùng nơi nếu cả hai đều ghi nơi. Báo cáo mà chính câu chữ đã tính
lùi (`trước hội nghị 03 ngày`) là có chủ ý, không bị nhắc.

## Vì sao

Báo cáo như thế được viết khi chưa có gì để báo cáo, hoặc trễ ngay từ đầu.

## Cách sửa

Dời hạn ra sau ngày kết thúc, hoặc tính từ ngày ấy để hạn dời theo:
`chậm nhất 05 ngày làm việc sau khi kết thúc dot`.
"""


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield one finding for each series of reports."""
    for scheduled in context.dates.activities.values():
        activity = scheduled.activity
        if activity.kind != "report" or activity.of is None:
            continue
        work = context.dates_of(scheduled.document, activity.of)
        for series, reports, _ in scheduled.series:
            if _counts_back(series):
                continue
            early = [(r, w) for r, w in followers(reports, work) if _before_end(r, w)]
            if early:
                yield _finding(context, activity.of, early)


def _finding(
    context: Context, work: str, early: Sequence[tuple[Occurrence, Occurrence]]
) -> Diagnostic:
    series = early[0][0].series
    pairs = [
        msg("due {due}, the work ends {end}", due=occasion(r), end=day(w.last)) for r, w in early
    ]
    return found(
        "report-before-work",
        msg(
            "“{title}” is due before the work it reports on has ended: {pairs}",
            title=series.title,
            pairs=listed(pairs, context.limits.shown),
        ),
        series.span,
        related=labels({w.series: None for _, w in early}, [o for pair in early for o in pair]),
        help=msg("move the deadline behind the end of `{work}`", work=work),
        keys=[o.key for pair in early for o in pair],
    )


def _counts_back(series: Series) -> bool:
    for rule in series.schedule.rules:
        counted = rule.rule if isinstance(rule, Due) else rule
        if isinstance(counted, Relative) and (counted.count < 0 or counted.edge == "start"):
            return True
    return False


def _before_end(report: Occurrence, work: Occurrence) -> bool:
    if report.last != work.last:
        return report.last < work.last
    if report.end_minute is None or work.end_minute is None:
        return False
    return report.end_minute < work.end_minute
