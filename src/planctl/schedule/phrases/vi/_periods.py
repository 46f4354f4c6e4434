"""Months, quarters, years and weeks, and positions inside them, in Vietnamese."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.rules import DayOffRule, Each, The, Unit

__all__ = ["PERIODS"]

_QUARTER, _HALF, _YEAR = Each(Unit.QUARTER), Each(Unit.HALF), Each(Unit.YEAR)


PERIODS: tuple[Rule, ...] = (
    rule(
        "span",
        alt(
            "tháng {n:mon} [(/|-|.|,|/ năm) {y:year}|[,] [của] năm {y:year}|[của] {o:year_off}]",
            say.month_of,
            "a window: the whole month",
            "tháng 6/2017",
            "trong tháng 6",
        ),
        alt("{the:quarter_span}", lambda the: the),
        alt(
            "6 tháng đầu [của] năm [{y:year}|{:this_year}]",
            say.first_half,
            "a window: January to June, or July to December",
            "6 tháng đầu năm",
        ),
        alt("6 tháng cuối [của] năm [{y:year}|{:this_year}]", say.second_half),
        alt("6 tháng đầu", say.first_half),
        alt("6 tháng cuối", say.second_half),
        alt("nửa (đầu|đầu của) năm [{y:year}]", say.first_half),
        alt("nửa (cuối|sau|cuối của) năm [{y:year}]", say.second_half),
        alt("{the:year_span}", lambda the: the),
        alt(
            "tuần [lễ] [thứ|số] {n:week_number} (năm|/|của năm|, năm|-) {y:year}",
            say.week_of,
            "that week by ISO 8601, Monday to Sunday",
            "tuần 16 năm 2024",
        ),
        alt("tuần [lễ] [thứ|số] {n:late_week} [trong năm|của năm]", say.week_of),
        label=msg("a period, such as {example}", example="tháng 6/2017, quý II, năm 2017"),
    ),
    rule(
        "month_span", alt("tháng {n:mon} [(/|-|.) {y:year}|[,] [của] năm {y:year}]", say.month_of)
    ),
    rule(
        "quarter_span",
        alt(
            "quý {n:quarter} [(/|-|.|,) {y:year}|[,] [của] năm {y:year}|[của] {o:year_off}]",
            say.quarter_of,
            "a window: the whole quarter",
            "quý II/2024",
        ),
    ),
    rule(
        "year_span",
        alt("năm {y:year}", say.year_of, "a window: the whole year", "năm 2017"),
        alt("{o:year_off}", say.year_of),
    ),
    rule("reported", alt("kỳ báo cáo", 0), alt("năm trước [của] kỳ báo cáo", -1)),
    rule("edge", alt("đầu [tiên]", 1), alt("cuối [cùng]", -1)),
    rule("this_year", alt("(này|nay)", None)),
    rule(
        "year_off",
        alt("năm (nay|này)", 0),
        alt("năm {:next}", 1),
        alt("năm (trước|trước liền kề|liền trước|trước đó) [năm báo cáo]", -1),
        alt("năm báo cáo", 0),
    ),
    rule(
        "scope",
        alt("[của|trong|vào|thuộc] [{:each_word}] {unit}", say.scope),
        alt("[của|trong|vào] [{:each_word}] (tháng|tuần) [trong|của] (năm|quý)", say.scope_month),
        alt(
            "[của|trong|vào] [{:each_word}] tháng {:next} [[của] (tháng|kỳ) báo cáo]",
            say.scope_next_month,
        ),
        alt("[của|trong|thuộc] tháng báo cáo", say.scope_month),
        alt("[của|trong|thuộc] quý báo cáo", lambda: say.scope(_QUARTER)),
        alt("[của|trong|vào] [{:each_word}] quý {:next}", say.scope_next_quarter),
        alt(
            "[của|trong|vào] [{:each_word}] tháng {n:ordinal} [của|trong|mỗi] [{:each_word}] "
            "{unit:long_unit} [báo cáo]",
            say.scope_in,
        ),
        alt(
            "[của|trong|vào] [{:each_word}] tháng giữa [của|trong|mỗi] [{:each_word}] quý",
            lambda: say.scope_in(2, _QUARTER),
        ),
        alt(
            (
                "[của|trong|vào] [{:each_word}] tháng {n:ordinal} [của|trong] "
                "[{:each_word}] quý {:next}"
            ),
            say.scope_in_next,
        ),
        alt(
            "[của|trong] [{:each_word}] tháng {n:ordinal} [của|trong] {the:quarter_span}",
            say.scope_in_the,
        ),
        alt(
            "[của|trong] [{:each_word}] tháng {n:edge} [của|trong] {the:year_span}",
            say.scope_in_the,
        ),
        alt("[của|trong|vào] {the:span}", say.scope_the),
        alt(
            "[của|trong|vào] [các] tháng {months*:mon} ((,|và|&) [tháng] {months*:mon})* "
            "[[của|trong] năm [{y:year}]]",
            say.scope_months,
        ),
        alt(
            "[của|trong|vào] [các] tháng {months*:mon} ((,|và|&) [tháng] {months*:mon})* "
            "[của|trong] {:each_word} năm",
            say.scope_months_each,
        ),
        alt(
            "[của|trong] [các] quý {quarters*:quarter} ((,|và|&) [quý] {quarters*:quarter})* "
            "[[của|trong] năm [{y:year}]]",
            say.scope_quarters,
        ),
        alt(
            "[của|trong] [các] quý {quarters*:quarter} ((,|và|&) [quý] {quarters*:quarter})* "
            "[của|trong] {:each_word} năm",
            say.scope_quarters_each,
        ),
        label=msg("a period, such as {example}", example="hàng tháng, của quý, tháng 5/2017"),
    ),
    rule("long_unit", alt("quý", _QUARTER), alt("năm", _YEAR), alt("6 tháng", _HALF)),
    rule(
        "period",
        alt("[trong|cả|suốt|vào|vào trong|trong cả|trong suốt] {the:span}", say.whole_of),
        alt("[trong|vào|ngay trong] {draft:inside} {scopes:scope}", say.inside_rule),
        alt("(cả|suốt|trong|trong cả) năm", lambda: say.whole_of(The(Unit.YEAR))),
        alt("tháng {m:mon} {c:calendar} [[,] năm {y:year}]", say.lunar_month),
        alt(
            "({part:ten_days}|{part:third}) [của] tháng {m:mon} {c:calendar} [[,] năm {y:year}]",
            say.lunar_third,
            "a window of the lunar calendar",
            "thượng tuần tháng 2 âm lịch",
        ),
        alt(
            "({part:ten_days}|{part:third}) [của] tháng {m:lunar_month} [{c:calendar}] "
            "[[,] năm {y:year}]",
            say.lunar_third,
        ),
        alt("tháng {m:lunar_month} [{c:calendar}] [[,] năm {y:year}]", say.lunar_month),
        alt("{n:number} tháng đầu [của] năm [{y:year}]", say.first_months),
        alt("{n:number} tháng cuối [của] năm [{y:year}]", say.last_months),
        alt(
            "[trong] [cả] (giai đoạn|nhiệm kỳ|thời kỳ|các năm) {a:year} (~|đến|đến năm) {b:year}",
            say.years,
            "one stretch of years",
            "giai đoạn 2021 - 2025",
        ),
    ),
    rule(
        "inside",
        alt(
            "{p:third}",
            say.position,
            "a window: days 1-10, 11-20, 21 to the end of a month; the "
            "months of a quarter; thirds of a year",
            "cuối tháng 5/2017",
            "đầu quý II/2017",
        ),
        alt(
            "{p:ten_days}",
            say.position,
            "a window: days 1-10, 11-20, 21 to the end",
            "trung tuần tháng 9/2015",
        ),
        alt("tháng {n:worded_ordinal}", say.month_inside),
        alt(
            "{weeks}",
            say.weeks_inside,
            "a window: days 1-7, 8-14, … (setting `first_week`)",
            "tuần đầu tiên của quý",
            "tuần thứ 2 hàng tháng",
        ),
        alt(
            "[{:day_word}] {days:weekdays} [,] [của|trong|vào|ở] {weeks}",
            say.weekday_in_weeks,
            "the nth such weekday (setting `week_of_month`)",
            "thứ 7 tuần thứ 2 hàng tháng",
        ),
        alt(
            "[{:day_word}] {days:weekdays} {n:ordinal}",
            say.nth_weekday,
            "the nth such weekday",
            "thứ Sáu cuối cùng của tháng",
        ),
        alt(
            "(ngày|các ngày|vào ngày|vào các ngày) {days:monthdays}",
            say.days_inside,
            "that day of each month; a month without it is skipped",
            "ngày 02 hàng tháng",
            "ngày 5 và 20 hàng tháng",
        ),
        alt("mùng {days:monthdays}", say.days_inside),
        alt(
            "từ [ngày] {a:monthday} (đến|~|tới) [hết] [ngày] {b:monthday}",
            say.day_range_inside,
            "one stretch in each month",
            "từ ngày 01 đến ngày 05 hàng tháng",
        ),
        alt("ngày {a:monthday} (đến|~|tới) [hết] [ngày] {b:monthday}", say.day_range_inside),
        alt(
            "ngày (cuối|cuối cùng)",
            lambda: say.day_inside(-1),
            "the last day",
            "ngày cuối cùng của tháng",
        ),
        alt("ngày (đầu|đầu tiên)", lambda: say.day_inside(1)),
        alt(
            "ngày làm việc (cuối|cuối cùng)",
            lambda: say.day_inside(-1, DayOffRule.PREVIOUS),
            "the last working day",
            "ngày làm việc cuối cùng của tháng",
        ),
        alt("ngày làm việc (đầu|đầu tiên|thứ nhất)", lambda: say.day_inside(1, DayOffRule.NEXT)),
        alt(
            "{n:number} ngày đầu [tiên]",
            say.first_days,
            "a window: the first or last days",
            "5 ngày đầu tháng",
        ),
        alt("{n:number} ngày (cuối|cuối cùng)", lambda n: say.first_days(-n)),
        alt("{n:number} tuần đầu [tiên]", lambda n: say.first_days(7 * n)),
        alt("{n:number} tuần (cuối|cuối cùng)", lambda n: say.first_days(-7 * n)),
        alt(
            "(những|các) ngày {p:third}",
            say.position,
            "the same as the beginning, middle or end",
            "những ngày đầu tháng 5/2024",
        ),
        alt(
            "nửa (đầu|đầu của)",
            lambda: say.half_inside(1, 15),
            "a window: days 1-15, or 16 to the end, of a month",
            "nửa đầu tháng 5/2024",
            "nửa cuối tháng 5/2024",
        ),
        alt("nửa (cuối|sau|cuối của)", lambda: say.half_inside(16, -1)),
    ),
    rule(
        "monthdays",
        alt("{day:monthday}", say.day_list),
        alt("{day:monthday} (,|và|&|, và) [ngày|mùng] {rest:monthdays}", say.day_list),
        alt("{:monthday} hoặc [ngày|mùng] {:monthdays}", say.refuse_choice),
    ),
    rule("monthday", alt("[mùng] {d:mday}", say.monthday), alt("cuối [cùng]", -1)),
    rule("week_word", alt("tuần [lễ]", None)),
    rule(
        "weeks",
        alt(
            "{:week_word} {ns*:ordinal} ((,|và|/|&|, và) [{:week_word}] {ns*:ordinal})*",
            lambda ns: ns,
        ),
        alt("{:week_word} {:ordinal} hoặc [{:week_word}] {:ordinal}", say.refuse_choice),
        label=msg("a week, such as {example}", example="tuần thứ 2, tuần cuối"),
    ),
    rule(
        "monthly_points",
        alt("{draft:inside} {scopes:scope}", say.inside_of),
        alt(
            "{:all_of} [{:day_word}] {days:weekdays} [của|trong] {the:month_span}",
            say.weekdays_of_month,
            "every such weekday of that month",
            "các ngày thứ Bảy trong tháng 5/2024",
        ),
    ),
)
