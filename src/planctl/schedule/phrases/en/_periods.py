"""Months, quarters, years and weeks, and positions inside them, in English."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.rules import DayOffRule, Each, Part, The, Unit

__all__ = ["PERIODS"]

_DAY, _WEEK, _MONTH = Each(Unit.DAY), Each(Unit.WEEK), Each(Unit.MONTH)

_QUARTER, _HALF, _YEAR = Each(Unit.QUARTER), Each(Unit.HALF), Each(Unit.YEAR)


PERIODS: tuple[Rule, ...] = (
    rule(
        "span",
        alt(
            "{n:month_name} [[of] [,] {y:year}|[of] {o:year_off}]",
            say.month_of,
            "a window: the whole month",
            "June 2017",
        ),
        alt("{the:quarter_span}", lambda the: the),
        alt(
            "[the] first half of [the] [year] [{y:year}]",
            say.first_half,
            "a window: half a year",
            "first half of 2017",
        ),
        alt("[the] first half of the year [{y:year}]", say.first_half),
        alt("[the] (second|last) half of [the] [year] [{y:year}]", say.second_half),
        alt("h{:=1} [{y:year}]", say.first_half),
        alt("h{:=2} [{y:year}]", say.second_half),
        alt("[the] first six months of [the] [year] [{y:year}]", say.first_half),
        alt("[the] last six months of [the] [year] [{y:year}]", say.second_half),
        alt("{the:year_span}", lambda the: the),
        alt(
            "[the] week {n:week_number} [of|,|/] {y:year}",
            say.week_of,
            "that week by ISO 8601",
            "week 16 of 2024",
        ),
        alt("[the] week {n:week_number}", say.week_of),
        label=msg("a period, such as {example}", example="June 2017, quarter 2, 2017"),
    ),
    rule(
        "quarter_span",
        alt(
            "[the] quarter {n:quarter} [[of|,|/] {y:year}|[of] {o:year_off}]",
            say.quarter_of,
            "a window: the whole quarter",
            "quarter 2 of 2024",
        ),
        alt("q{n:quarter} [[of|,|/] {y:year}|[of] {o:year_off}]", say.quarter_of),
        alt("[the] {n:ordinal} quarter [of] [{y:year}|the year|{o:year_off}]", say.quarter_nth),
    ),
    rule(
        "year_span",
        alt("[the] [year] {y:year}", say.year_of, "a window: the whole year", "the year 2017"),
        alt("{o:year_off}", say.year_of),
        alt("the year", lambda: The(Unit.YEAR)),
    ),
    rule(
        "scope",
        alt("(of|in|during|within|for) (every|each|the|a) {unit}", say.scope),
        alt("(every|each) {unit}", say.scope),
        alt("(monthly|of months)", lambda: say.scope(_MONTH)),
        alt("(of|in) the (following|next) month", say.scope_next_month),
        alt("(of|in) the (following|next) quarter", say.scope_next_quarter),
        alt(
            "(of|in) the {n:ordinal} month (of|in) (every|each|the|a) {unit:long_unit}",
            say.scope_in,
        ),
        alt(
            "(of|in) the {n:ordinal} month (of|in) (every|each|the|a) (following|next) quarter",
            say.scope_in_next,
        ),
        alt("(of|in) the {n:ordinal} month (of|in) {the:span}", say.scope_in_the),
        alt("[of|in|during] {the:span}", say.scope_the),
        label=msg(
            "a period, such as {example}", example="of every month, of the quarter, of May 2017"
        ),
    ),
    rule(
        "long_unit",
        alt("quarter", _QUARTER),
        alt("year", _YEAR),
        alt("(half|half-year|half - year|half year)", _HALF),
    ),
    rule(
        "period",
        alt("[in|during|within|throughout|all of|the whole of] {the:span}", say.whole_of),
        alt("[in|during|at|within] [the] {draft:inside} {scopes:scope}", say.inside_rule),
        alt(
            "[in|at|around] [the] {p:third} [-] {the:span}",
            say.part_of,
            "a window: a third of it",
            "late May 2017",
        ),
        alt("[in|at|around] [the] {p:third} [-] {the:unit_span}", say.part_of_each),
        alt("[the|in the] {a:year} ~ {b:year} (period|term)", say.years),
        alt(
            "[the|in the] (period|term|years) {a:year} (~|to) {b:year}",
            say.years,
            "one stretch of years",
            "the years 2021 to 2025",
        ),
        alt(
            "[in] [the] {m:month_ordinal} lunar month [[of] [year|the year] {c:lunar_named}]",
            say.lunar_month,
        ),
        alt("[the] first {n:number} months of [the year] [{y:year}]", say.first_months),
        alt("[the] last {n:number} months of [the year] [{y:year}]", say.last_months),
    ),
    rule("lunar_named", alt("{c:lunar_year}", say.lunar_named)),
    rule(
        "unit_span",
        alt("(the|every|each|a) {unit}", lambda unit: unit),
        alt("(each|every) {unit}", lambda unit: unit),
    ),
    rule(
        "inside",
        alt("[the] {n:ordinal} month", say.month_inside),
        alt("[the] (beginning|start)", lambda: say.position(Part(1))),
        alt("[the] middle", lambda: say.position(Part(2))),
        alt("[the] end", lambda: say.position(Part(3))),
        alt("[the] first third", lambda: say.position(Part(1, exact=True))),
        alt("[the] middle third", lambda: say.position(Part(2, exact=True))),
        alt("[the] last third", lambda: say.position(Part(3, exact=True))),
        alt(
            "{weeks}",
            say.weeks_inside,
            "a window: days 1-7, 8-14, … (setting `first_week`)",
            "first week of each quarter",
        ),
        alt(
            "[on] [the] {days:weekdays} (of|in) [the] {weeks}",
            say.weekday_in_weeks,
            "the nth such weekday (setting `week_of_month`)",
            "Saturday of the 2nd week of every month",
        ),
        alt(
            "[on] [the] {ns*:ordinal} ((,|and|, and) [the] {ns*:ordinal})* {days:weekdays}",
            say.nth_weekdays,
            "the nth such weekday",
            "2nd Saturday of every month",
        ),
        alt(
            "[on] (the|day|days) {days:monthdays}",
            say.days_inside,
            "that day of each month; a month without it is skipped",
            "the 2nd of every month",
        ),
        alt("[on] {days:ordinal_days}", say.days_inside),
        alt(
            "[on] [the] (last|final) day",
            lambda: say.day_inside(-1),
            "the last day",
            "last day of the month",
        ),
        alt("[on] [the] first day", lambda: say.day_inside(1)),
        alt(
            "[on] [the] (last|final) working day",
            lambda: say.day_inside(-1, DayOffRule.PREVIOUS),
            "the last working day",
            "last working day of the month",
        ),
        alt("[on] [the] first working day", lambda: say.day_inside(1, DayOffRule.NEXT)),
        alt(
            "[the] first {n:number} (day|days)",
            say.first_days,
            "a window: the first or last days",
            "first 5 days of the month",
        ),
        alt("[the] last {n:number} (day|days)", lambda n: say.first_days(-n)),
        alt("[the] first {n:number} weeks", lambda n: say.first_days(7 * n)),
        alt("[the] last {n:number} weeks", lambda n: say.first_days(-7 * n)),
        alt(
            "from [the] {a:monthday} (to|~|until|through) [the] {b:monthday}",
            say.day_range_inside,
            "one stretch in each month",
            "from the 1st to the 5th of every month",
        ),
    ),
    rule(
        "monthdays",
        alt("{day:monthday}", say.day_list),
        alt("{day:monthday} {:and} [the|day] {rest:monthdays}", say.day_list),
    ),
    rule(
        "ordinal_days",
        alt("{day:ordinal_day}", say.day_list),
        alt("{day:ordinal_day} {:and} [the] {rest:ordinal_days}", say.day_list),
    ),
    rule("ordinal_day", alt("{d:day} {:suffix}", say.monthday)),
    rule("monthday", alt("{d:day} [{:suffix}]", say.monthday), alt("last day", -1)),
    rule(
        "weeks",
        alt("[the] {ns*:ordinal} ((,|and|, and) [the] {ns*:ordinal})* (week|weeks)", lambda ns: ns),
        label=msg("a week, such as {example}", example="second week, last week"),
    ),
)
