"""Lists and stretches of days in Vietnamese."""

from __future__ import annotations

from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._draft import (
    series,
    spot,
    stretch,
)
from planctl.schedule.phrases._grammar import Rule, alt, rule

__all__ = ["LISTS"]


LISTS: tuple[Rule, ...] = (
    rule(
        "day_spot",
        alt("{what:point} [{gloss}]", spot),
        alt("{time} [,|:|–|-] [của|vào|trong] {what:point} [{gloss}]", spot),
        alt("{what:point} [{gloss}] [,|:|–|-] {later:time}", spot),
        alt("{what:point} [{gloss}] <{later:time}>", spot),
        alt("{time} <{what:point}>", spot),
        alt("{time} [,|:|–|-] [của|vào] {what:point} [,] <{later:time}>", spot),
        alt("{time} [,|:|–|-] [của|vào] {what:point} [,] {later:time}", spot),
    ),
    rule(
        "named_spot",
        alt("{what:holiday} [{gloss}]", spot),
        alt("{what:holiday} [<] [ngày] {date:mention} [>]", say.named_date),
        alt("{time} {what:holiday} [{gloss}]", spot),
    ),
    rule(
        "spot",
        alt("{s:day_spot}", lambda s: s),
        alt("{what:period}", spot),
        alt("{time} [,|:|–|-] [của|vào|trong] [các] {what:period}", spot),
        alt("{what:period} [,] {later:time}", spot),
        alt("{s:named_spot}", lambda s: s),
        alt("(ngày|lễ) {:plain_event} [<] [ngày|,] {what:mention} [>]", say.event_day),
    ),
    rule(
        "plain_event",
        alt(
            (
                "(bầu cử|khai mạc|bế mạc|khai giảng|tổng tuyển cử|đại hội|hội nghị|tổ "
                "chức|diễn ra|thi|khởi công|khánh thành|tổng kết|kỷ niệm|lễ|lễ kỷ niệm|"
                "truyền thống|nghỉ lễ)"
            ),
            None,
        ),
    ),
    rule("item", alt("{s:spot}", lambda s: s), alt("{what:lone}", spot)),
    rule("and", alt("(,|và|&|, và|và các|cùng)", None)),
    rule(
        "days",
        alt("{spots*:day_spot} ({:and} ({spots*:day_spot}|{spots*:bare_spot}))*", series),
        alt(
            "[các] ngày {spots*:bare_spot} ({:and} ({spots*:day_spot}|{spots*:bare_spot}))*", series
        ),
    ),
    rule("bare_spot", alt("{what:lone}", spot)),
    rule(
        "bare_days",
        alt(
            "{spots*:bare_spot} {:and} ({spots*:day_spot}|{spots*:bare_spot}) "
            "({:and} ({spots*:day_spot}|{spots*:bare_spot}))*",
            series,
        ),
    ),
    rule(
        "spots",
        alt(
            "[các] {spots*:spot} ({:and} {spots*:item})*",
            say.listed,
            "a list of days",
            "ngày 12, 13 và 15/5/2017",
        ),
        alt(
            "[các] {spots*:spot} hoặc {spots*:item} ([,] hoặc {spots*:item})*",
            say.choice,
            "a window where they meet; else it is not said which one",
            "ngày 5/5/2024 hoặc 6/5/2024",
        ),
        alt("ngày {spots*:bare_spot} hoặc {spots*:item}", say.choice),
    ),
    rule(
        "places",
        alt("{rule:period}", say.just),
    ),
    rule(
        "months",
        alt(
            "[trong|vào] [các] tháng {ns*:mon} ((,|và|&|, và) [tháng] {ns*:mon})* "
            "[(/|-|.) {y:year}|[,] [của|trong] năm {y:year}|trong năm]",
            say.months,
        ),
        alt(
            "[trong|vào] [các] quý {qs*:quarter} ((,|và|&|, và) [quý] {qs*:quarter})* "
            "[(/|-|.) {y:year}|[,] [của|trong] năm {y:year}|trong năm]",
            say.quarters,
        ),
        alt(
            "[các] tuần [thứ] {ws*:num} ((,|và|&|, và) [tuần] [thứ] {ws*:num})* năm {y:year}",
            say.week_list,
        ),
    ),
    rule(
        "from",
        alt("[trong] [tuần lễ|đợt|tuần|thời gian] [bắt đầu|kể|tính] từ", None),
        alt("trong", None),
        alt("bắt đầu", None),
    ),
    rule(
        "to",
        alt("[cho] (đến|tới) [hết|khi hết]", None),
        alt("~ [hết]", None),
        alt("[,] [và] (kết thúc|kéo dài) [vào|đến|đến hết|tới|lúc|vào lúc|trong|sang]", None),
        alt("[,] (đến|cho đến) [hết]", None),
        alt("và kết thúc vào", None),
        alt("qua", None),
        alt("sang", None),
    ),
    rule("year_edge", alt("{part:third} năm", say.edge_of_year)),
    rule(
        "range",
        alt("[{:from}] {first:year_edge} {:to} {last:year_edge}", stretch),
        alt(
            "[{:from}] {first:year_edge} {:to} {last:spot}",
            stretch,
            "from or to a part of the plan's year",
            "từ đầu năm đến hết tháng 6",
        ),
        alt("[{:from}] {first:spot} {:to} {last:year_edge}", stretch),
        alt("[{:from}] ngày {first:bare_spot} {:to} {last:spot}", stretch),
        alt(
            "[{:from}] {first:bare_spot} {:to} {last:spot}",
            say.bare_stretch,
            "the first day takes what it lacks from the second",
            "từ ngày 01-04/10/2017",
            "từ ngày 21 đến ngày 23/9/2018",
        ),
        alt(
            "[{:from}] {first:spot} {:to} {last:spot}",
            stretch,
            "one event over several days, both ends included",
            "từ ngày 16/7/2017 đến ngày 25/7/2017",
            "từ ngày 27/12 đến ngày 03/01/2018",
        ),
        alt("{:from} {first:spot} {:to} {last:bare_spot}", stretch),
        alt("[{:from}] {a:located_weekday} {:to} {b:day_spot}", say.from_weekday),
        alt("[{:from}] {time} {a:bare_spot} {:to} {b:spot}", say.stretch_from),
        alt(
            "[{:from}] [các] tháng {a:mon} {:to} [tháng] {b:mon} "
            "[(/|-|.) {y:year}|[,] [của] năm {y:year}]",
            say.month_range,
            "one stretch of months",
            "từ tháng 5 đến tháng 7/2017",
        ),
        alt(
            "[{:from}] [các] quý {a:quarter} {:to} [quý] {b:quarter} "
            "[(/|-|.) {y:year}|[,] [của] năm {y:year}]",
            say.quarter_range,
        ),
        alt(
            "[{:from}] tuần [thứ] {a:num} {:to} [tuần] [thứ] {b:num} (năm|/|của năm) {y:year}",
            say.week_range,
        ),
        alt("[{:from}] [năm] {a:year} {:to} năm {b:year}", say.years_draft),
        alt(
            "{a:period} [,|-|–|và] {b:period}",
            say.neighbours,
            "one stretch where they meet",
            "cuối tháng 5, đầu tháng 6/2017",
        ),
        alt("{:from} [lúc] {t:clock} [,] {a:bare_spot} {:to} {b:spot}", say.clock_stretch),
    ),
)
