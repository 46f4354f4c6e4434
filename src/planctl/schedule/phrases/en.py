"""The phrases of English documents, in the order in which a reader would look for them."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._book import Sections
from planctl.schedule.phrases._clock import clock, hours, in_part
from planctl.schedule.phrases._draft import (
    Marker,
    due,
    on_occasion,
    series,
    since,
    spot,
    stretch,
    timed,
)
from planctl.schedule.phrases._engine import Terminal
from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.phrases._normal import NUMBER
from planctl.schedule.phrases._term import (
    Amount,
    Anchor,
    at_anchor,
    before_now,
    from_anchor,
    term,
    until_anchor,
    when,
)
from planctl.schedule.phrases._terminals import TERMINALS, free_words
from planctl.schedule.rules import DayOffRule, Each, Part, The, TimeSpan, Unit

__all__ = ["RULES", "SECTIONS", "SPELLINGS", "TERMINALS_EN"]

_DAY, _WEEK, _MONTH = Each(Unit.DAY), Each(Unit.WEEK), Each(Unit.MONTH)
_QUARTER, _HALF, _YEAR = Each(Unit.QUARTER), Each(Unit.HALF), Each(Unit.YEAR)

_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_DAYS = (
    ("monday", "mondays", "mon"),
    ("tuesday", "tuesdays", "tue", "tues"),
    ("wednesday", "wednesdays", "wed"),
    ("thursday", "thursdays", "thu", "thur", "thurs"),
    ("friday", "fridays", "fri"),
    ("saturday", "saturdays", "sat"),
    ("sunday", "sundays", "sun"),
)
_NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)

SPELLINGS = {"centre": "center"}

_STOP = frozenset({")", ";"})
_UNITS = dict.fromkeys(
    ("day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours"), 1
)

TERMINALS_EN: tuple[Terminal, ...] = (
    *TERMINALS,
    free_words("words", _STOP, amounts=_UNITS),
    free_words("name", _STOP, amounts=_UNITS, but=frozenset({NUMBER})),
    free_words("plain", _STOP | {",", "#", "(", "/", ".", "to", "until", "through"}),
    free_words("rest", frozenset()),
    Terminal("unknown_word", frozenset({"*"}), lambda run, at: (None, at + 1)),
)

_SMALL: tuple[Rule, ...] = (
    rule(
        "number",
        alt("{n:num} [<{:numeral}>]", lambda n: n),
        alt("{n:numeral} [<{:num}>]", lambda n: n),
        label=msg("a number"),
    ),
    rule("numeral", *(alt(word, n) for n, word in enumerate(_NUMBERS, 1)), alt("(a|an)", 1)),
    rule("suffix", alt("(st|nd|rd|th)", None)),
    rule(
        "ordinal",
        alt("{n:num} {:suffix}", lambda n: n),
        *(alt(word, n) for n, word in enumerate(_ORDINALS, 1)),
        alt("last", -1),
        alt("(second|penultimate) [to|–|-] last", -2),
        label=msg("which one, such as {example}", example="first, 2nd, last"),
    ),
    rule(
        "month_name",
        *(alt("(" + "|".join(names) + ") [.]", n) for n, names in enumerate(_MONTHS, 1)),
        label=msg("a month, such as {example}", example="July"),
    ),
    rule(
        "weekday",
        *(alt("(" + "|".join(names) + ") [.]", n) for n, names in enumerate(_DAYS)),
        label=msg("a day of the week, such as {example}", example="Monday"),
    ),
    rule("located_weekday", alt("{w:weekday}", say.located)),
    rule("and", alt("(,|and|&|or|, and|as well as)", None)),
    rule(
        "weekdays",
        alt("{days*:weekday} ({:and} {days*:weekday})*", say.weekdays),
        alt("[from] {a:weekday} (to|~|through|until) {b:weekday}", say.weekday_range),
    ),
    rule(
        "several_weekdays",
        alt("{days*:weekday} {:and} {days*:weekday} ({:and} {days*:weekday})*", say.weekdays),
        alt("[from] {a:weekday} (to|~|through) {b:weekday}", say.weekday_range),
    ),
    rule(
        "quarter",
        alt("(i|{:=1})", 1),
        alt("(ii|{:=2})", 2),
        alt("(iii|{:=3})", 3),
        alt("(iv|{:=4})", 4),
        label=msg("a quarter, such as {example}", example="2"),
    ),
    rule(
        "unit",
        alt("(day|days)", _DAY),
        alt("(week|weeks)", _WEEK),
        alt("(month|months)", _MONTH),
        alt("(quarter|quarters)", _QUARTER),
        alt("(year|years)", _YEAR),
        alt("(half - year|half-year|half year|half-years|six months)", _HALF),
    ),
    rule("every_word", alt("(every|each|any)", None)),
    rule(
        "third",
        alt("[the] (early|beginning of|start of)", Part(1)),
        alt("(mid|middle of|mid-|in the middle of|the middle of)", Part(2)),
        alt("[the] (late|end of)", Part(3)),
    ),
    rule(
        "stem",
        *(
            alt(name, n)
            for n, name in enumerate(
                ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
            )
        ),
        label=msg("the name of a lunar year, such as {example}", example="Ất Tỵ"),
    ),
    rule(
        "branch",
        *(
            alt(name, n)
            for n, name in enumerate(
                (
                    "tý",
                    "sửu",
                    "dần",
                    "mão",
                    "thìn",
                    "tỵ",
                    "ngọ",
                    "mùi",
                    "thân",
                    "dậu",
                    "tuất",
                    "hợi",
                )
            )
        ),
    ),
    rule("lunar_year", alt("{stem} {branch}", say.lunar_year)),
)

_TIMES: tuple[Rule, ...] = (
    rule(
        "bare_clock", alt("{h:hour} (:|.|h) {m:minute}", clock), alt("{h:hour} [o ' clock]", clock)
    ),
    rule(
        "bare_hour",
        alt("{h:hour} (o ' clock|h|hrs|hours)", clock),
        alt("{h:hour} (:|h) {m:minute} [hrs|hours]", clock),
        alt("noon", lambda: clock(12)),
        alt("midnight", lambda: clock(24)),
    ),
    rule(
        "day_half",
        alt("(am|a.m|a.m.|in the morning)", "am"),
        alt("(pm|p.m|p.m.|in the afternoon|in the evening|at night)", "pm"),
    ),
    rule(
        "clock",
        alt("{c:bare_hour}", lambda c: c),
        alt("{clock:bare_clock} {part:day_half}", in_part),
        label=msg("a time of day, such as {example}", example="7:30"),
    ),
    rule(
        "part",
        alt("[in|on] [the] (morning|mornings)", TimeSpan(part="morning")),
        alt("[in|on] [the] (afternoon|afternoons)", TimeSpan(part="afternoon")),
        alt("[in|on] [the] (evening|evenings)", TimeSpan(part="evening")),
        alt("all day", TimeSpan(part="all-day")),
        alt("(in|during) [office|working|business] hours", TimeSpan(part="office-hours")),
        label=msg("a part of the day, such as {example}", example="morning"),
    ),
    rule(
        "time",
        alt(
            "[at|from|by] {t:clock}",
            lambda t: t,
            "an event that begins then, or a deadline at that instant",
            "7:30 on 16 July 2017",
        ),
        alt(
            "[from|between] {a:clock} (to|~|until|and|till) {b:clock}",
            hours,
            "from one time of day to another",
            "from 7:30 to 11:30 on 16 July 2017",
        ),
        alt("[from] {h:hour} (to|~) {b:clock}", lambda h, b, at: hours(at, h, b)),
        alt(
            "{t:part}",
            lambda t: t,
            "a part of the day: its hours are a setting of the plan",
            "morning of 16 July 2017",
        ),
        label=msg("a time of day, such as {example}", example="7:30, morning"),
    ),
)

_DATES: tuple[Rule, ...] = (
    rule(
        "date",
        alt(
            "{d:mday} [of] {m:month_name} [[,] {y:year}]",
            say.day,
            "that day",
            "16 July 2017",
            "the 16th of July",
        ),
        alt(
            "{m:month_name} {d:mday} [[,] {y:year}]",
            say.day,
            "the same, month first",
            "July 16, 2017",
        ),
        alt("{d:day}/{m:month}/{y:year}", say.day, "day, month, year", "16/7/2017"),
        alt("{d:day}/{m:month}", say.day),
        alt("{d:day}.{m:month}.{y:year}", say.day),
        alt("{d:day}-{m:month}-{y:year}", say.day),
        alt("{y:year}-{m:month}-{d:day}", say.day, "the same by ISO 8601", "2017-07-16"),
        alt(
            "[the] {d:mday} [day] of [the] {m:month_ordinal} lunar month [[of] [year|the year] {y:year}]",
            say.lunar_day,
            "a day of the lunar calendar",
            "10th day of the 3rd lunar month",
        ),
        alt(
            "[the] {d:mday} [day] of [the] leap {m:month_ordinal} lunar month [[of] [year|the year] {y:year}]",
            say.leap_day,
        ),
        label=msg("a date, such as {example}", example="16 July 2017"),
    ),
    rule("mday", alt("[the] {d:day} [{:suffix}]", lambda d: d)),
    rule(
        "month_ordinal",
        alt("{n:num} [{:suffix}]", lambda n: n),
        *(alt(w, n) for n, w in enumerate(_ORDINALS, 1)),
    ),
    rule(
        "mention",
        alt("{m:date}", lambda m: m),
        alt(
            "{m:date} [of] [the] [year] {c:lunar_year}",
            lambda at, m, c: say.in_calendar(at, m, (True, c)),
        ),
        alt("{m:date} <lunar>", lambda at, m: say.in_calendar(at, m, say.LUNAR)),
        alt(
            "{m:date} (lunar|in the lunar calendar|of the lunar calendar)",
            lambda at, m: say.in_calendar(at, m, say.LUNAR),
        ),
    ),
    rule("on", alt("(on|on the|the)", None)),
    rule(
        "point",
        alt("[on] {m:mention}", say.point),
        alt(
            "[on] {w:located_weekday} [,] {m:mention}",
            say.point,
            "the weekday is checked against the date",
            "Saturday, 5 October 2019",
        ),
        alt("[on] {m:mention} <{w:located_weekday}>", say.point),
        alt("[on] {m:mention} , {w:located_weekday}", say.point),
        alt("[on] {w:located_weekday} [,] the {m:worded_lone}", say.point),
        alt("[on] {m:date} (of the|,|of) {o:year_off}", say.day_in_year),
        alt("on [the] {m:worded_lone}", say.point),
        alt("the {m:worded_lone}", say.point),
    ),
    rule("worded_lone", alt("{d:mday}", say.day)),
    rule("lone", alt("{d:day} [{:suffix}]", say.day)),
    rule("bare_spot", alt("[the] {what:lone}", spot)),
    rule(
        "gloss",
        alt("<[i.e.|i.e|that is|being] [,] {g:gloss_dates}>", say.gloss),
        alt("[,] (that is|i.e.|i.e) [,] {g:gloss_dates}", say.gloss),
    ),
    rule("gloss_dates", alt("{d:range}", lambda d: d), alt("{d:days}", lambda d: d)),
    rule(
        "year_off",
        alt("this year", 0),
        alt("[the] (next|following) year", 1),
        alt("[the] (previous|preceding|last) year", -1),
        alt("(year|year's) (after|after that)", 1),
    ),
)

_PERIODS: tuple[Rule, ...] = (
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
        alt("[the] [year] {y:year}", say.year_of, "a window: the whole year", "2017"),
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
            lambda n: say.first_days(n),
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
        "monthdays", alt("{days*:monthday} ({:and} [the|day] {days*:monthday})*", lambda days: days)
    ),
    rule(
        "ordinal_days",
        alt("{days*:ordinal_day} ({:and} [the] {days*:ordinal_day})*", lambda days: days),
    ),
    rule("ordinal_day", alt("{d:day} {:suffix}", say.monthday)),
    rule("monthday", alt("{d:day} [{:suffix}]", say.monthday), alt("last day", -1)),
    rule(
        "weeks",
        alt("[the] {ns*:ordinal} ((,|and|, and) [the] {ns*:ordinal})* (week|weeks)", lambda ns: ns),
        label=msg("a week, such as {example}", example="second week, last week"),
    ),
)

_HOLIDAYS: tuple[Rule, ...] = (
    rule(
        "holiday",
        alt(
            "{rule:holiday_name} [[,|of|in] {y:year}|[of] [the] [year] {c:lunar_year}]",
            say.holiday,
            "a day that has a name",
            "Tet 2021",
        ),
    ),
    rule(
        "holiday_name",
        alt(
            "(tet|tết|lunar new year|the lunar new year|[the] tet holiday|lunar new year's day)",
            say.lunar(1, 1),
        ),
        alt("new year ' s day", say.solar(1, 1)),
        alt("new year ' s eve of the lunar year", say.lunar(12, 30)),
        alt(
            "(hung kings|hung kings '|hùng kings) (day|commemoration day|festival)",
            say.lunar(3, 10),
        ),
        alt("mid - autumn festival", say.lunar(8, 15)),
        alt("mid-autumn festival", say.lunar(8, 15)),
        alt("(reunification|liberation) day", say.solar(30, 4)),
        alt("(labour|labor|international labour|may) day", say.solar(1, 5)),
        alt("(national|independence) day", say.solar(2, 9)),
        alt("war invalids and martyrs ['] day", say.solar(27, 7)),
        alt("(teachers|teacher) ['] [s] day", say.solar(20, 11)),
        alt("christmas [day]", say.solar(25, 12)),
        label=msg("a named day, such as {example}", example="National Day"),
    ),
)

_SPOTS: tuple[Rule, ...] = (
    rule(
        "day_spot",
        alt("{what:point} [{gloss}]", spot),
        alt("{time} [,] [of|on] {what:point} [{gloss}]", spot),
        alt("{what:point} [{gloss}] [,|:|–|-] {later:time}", spot),
        alt("{what:point} <{later:time}>", spot),
    ),
    rule(
        "spot",
        alt("{s:day_spot}", lambda s: s),
        alt("{what:period}", spot),
        alt("{time} [,] [of|on|in] {what:period}", spot),
        alt("[on] {what:holiday} [{gloss}]", spot),
        alt("{time} [,] [of|on] {what:holiday}", spot),
        alt("{what:period} [,] {later:time}", spot),
    ),
    rule("item", alt("{s:spot}", lambda s: s), alt("{s:bare_spot}", lambda s: s)),
    rule(
        "days",
        alt(
            "({spots*:day_spot}|{spots*:bare_spot}) ({:and} ({spots*:day_spot}|{spots*:bare_spot}))*",
            series,
        ),
    ),
    rule(
        "spots",
        alt(
            "{spots*:spot} ({:and} {spots*:item})*",
            series,
            "a list of days",
            "12, 13 and 15 May 2017",
        ),
        alt(
            "[on] {spots*:bare_spot} ({:and} {spots*:bare_spot})* {:and} {spots*:day_spot}", series
        ),
        alt("[on] {m:month_name} {days:monthdays} [[,] {y:year}]", say.days_of_month),
    ),
    rule(
        "months",
        alt("[in] {ns*:month_name} ({:and} {ns*:month_name})* [[of] {y:year}]", say.months),
        alt(
            "[in|the] (quarters|quarter) {qs*:quarter} ({:and} [quarter] {qs*:quarter})* [of] [{y:year}]",
            say.quarters,
        ),
    ),
    rule(
        "to",
        alt("(to|~|until|till|through|up to|up to and including)", None),
        alt("[and] (ending|ends) (on|at)", None),
    ),
    rule(
        "range",
        alt(
            "[from|between|starting] [on] {first:bare_spot} ({:to}|and) {last:spot}",
            stretch,
            "the first day takes what it lacks from the second",
            "from 16 to 25 July 2017",
        ),
        alt(
            "[from|starting] {first:spot} {:to} {last:spot}",
            stretch,
            "one event over several days, both ends included",
            "from 16 July 2017 to 25 July 2017",
        ),
        alt("between {first:spot} and {last:spot}", stretch),
        alt("[from] {first:spot} {:to} {last:bare_spot}", stretch),
        alt(
            "[from|on] {m:month_name} {a:day} [{:suffix}] {:to} {b:day} [{:suffix}] [[,] {y:year}]",
            say.days_in_month,
        ),
        alt(
            "[from] {a:month_name} {:to} {b:month_name} [[of] {y:year}]",
            say.month_range,
            "one stretch of months",
            "May to July 2017",
        ),
        alt(
            "[from] (quarter|q) {a:quarter} {:to} (quarter|q) {b:quarter} [[of|/] {y:year}]",
            say.quarter_range,
        ),
        alt("[from] [the] (week|weeks) {a:num} {:to} [week] {b:num} [of] {y:year}", say.week_range),
        alt("from {a:year} {:to} {b:year}", say.years_draft),
    ),
)

_CYCLES: tuple[Rule, ...] = (
    rule(
        "every",
        alt("[on a] (daily) [basis]", _DAY),
        alt("[on a] weekly [basis]", _WEEK),
        alt(
            "[on a] monthly [basis]",
            _MONTH,
            "a window in each period: its day is open, none is invented",
            "monthly",
            "every month",
        ),
        alt("[on a] quarterly [basis]", _QUARTER),
        alt(
            "[on a] (half-yearly|half - yearly|semi-annual|semiannual|semi-annually|biannually) [basis]",
            _HALF,
        ),
        alt("[on a] [an|on an] (yearly|annual|annually) [basis]", _YEAR),
        alt("[in] {:every_word} {unit}", lambda unit: unit),
        alt("every {n:number} {unit}", say.every_nth),
        alt("every other {unit}", lambda unit: say.every_nth(2, unit)),
        alt("every {n:ordinal} {unit}", say.every_nth),
        alt("(fortnightly|biweekly)", Each(Unit.WEEK, 2)),
        label=msg("how often, such as {example}", example="every month, quarterly"),
    ),
    rule(
        "count",
        alt("once", 1),
        alt("twice", 2),
        alt("{n:number} (times|time|session|sessions|meeting|meetings|visits)", lambda n: n),
    ),
    rule(
        "times",
        alt(
            "[{least}] {n:count} (a|an|per|every|each|in each|in every|/) {each:unit}",
            say.times,
            "that many windows in each period, their days open",
            "twice a year",
        ),
        alt("[{least}] {n:count} (every|in|in every) {k:number} {unit}", say.counted_in),
        alt("{each:every} , [{least}] {n:count}", say.times),
        alt("{n:count} {each:every}", say.times),
    ),
    rule("least", alt("at least", True)),
    rule("everies", alt("{each*:every} ({:and} {each*:every})*", say.whole_each)),
    rule(
        "weekly",
        alt(
            "[on] (every|each) {days:weekdays}",
            say.weekly,
            "those weekdays of every week",
            "every Wednesday",
        ),
        alt("[on] [the] {days:weekdays} (of|in) (every|each|the) week", say.weekly),
        alt("[on] {days:weekdays} (every|each) week", say.weekly),
        alt("weekly on {days:weekdays}", say.weekly),
        alt("every {n:number} weeks on {days:weekdays}", say.every_nth_week),
        alt("every other {days:weekdays}", lambda days: say.every_nth_week(2, days)),
        alt("[on] {days:several_weekdays}", say.weekly),
        alt("[on] {days:plural_days}", say.weekly),
        alt(
            "[on|of] (every|each|all) working (day|days)",
            say.working_days,
            "every working day of the working calendar",
            "every working day",
        ),
        alt("[on] (working days|weekdays|every weekday|workdays)", say.working_days),
        alt("{t:office_hours} [on|of] [every|all] working (day|days)", say.working_days_in),
    ),
    rule("plural_days", *(alt(names[1], frozenset({n})) for n, names in enumerate(_DAYS))),
    rule(
        "office_hours",
        alt("(in|during) [office|working|business] hours", TimeSpan(part="office-hours")),
    ),
    rule(
        "monthly_points",
        alt("[in|during|at|within] [the] {draft:inside} {scopes:scope}", say.inside_of),
        alt("[in|at] [the] {p:third} [-] {the:unit_span}", say.part_of_each_draft),
    ),
    rule(
        "yearly",
        alt(
            "{draft:days} (of every|every|each|of each|in every) {unit}",
            say.repeat,
            "that date of every year",
            "24 November every year",
        ),
        alt("{draft:range} (of every|every|each|of each) {unit}", say.repeat),
        alt("{draft:spots} (of every|every|each|of each|in every) {unit}", say.repeat),
        alt("every {draft:days}", lambda at, draft: say.repeat(at, draft, _YEAR)),
        alt(
            "every {n:month_name}",
            lambda at, n: say.repeat(
                at, series((spot(say.whole_of(The(Unit.MONTH, n)), at),)), _YEAR
            ),
        ),
    ),
    rule(
        "cycle",
        alt("{d:weekly}", lambda d: d),
        alt("{d:monthly_points}", lambda d: d),
        alt("{d:yearly}", lambda d: d),
    ),
    rule("and_cycle", alt("{ds*:cycle} ({:and} {ds*:cycle})*", say.together)),
    rule(
        "timed_cycle",
        alt("{d:and_cycle}", lambda d: d),
        alt("{time} [,] [of|on] {draft:and_cycle}", timed),
        alt("{draft:and_cycle} [,|:|–|-] [<] {later:time} [>]", timed),
    ),
    rule(
        "target",
        alt("{d:spots}", lambda d: d),
        alt("{d:timed_cycle}", lambda d: d),
        alt("{d:months}", lambda d: d),
        alt("[in|on] [the] {draft:inside}", lambda draft: draft),
        alt("[on] {days:weekdays}", say.weekly),
        alt("{time} [of|on] {days:weekdays}", say.weekly),
        alt("{d:range}", lambda d: d),
        alt("{d:deadline}", lambda d: d),
    ),
    rule(
        "recurring",
        alt("{d:timed_cycle}", lambda d: d),
        alt("{d:times}", lambda d: d),
        alt("{d:everies}", lambda d: d),
        alt("{time} {d:everies}", say.timed_each),
        alt("{d:everies} [,] {time}", say.timed_each),
        alt(
            "{every} [,|:] [on|in|at] {draft:target}",
            say.bound,
            "how often first, then when",
            "every month on the 2nd",
            "monthly, by the 20th",
        ),
        alt(
            "{times} [,|:] [on|in] {draft:target}",
            say.refined,
            "how many times first, then when",
            "twice a year, in June and December",
        ),
        alt(
            "{times} [,|:] [<] tentatively [on|in] {draft:target} [>]",
            lambda at, times, draft: say.refined(at, times, draft, tentative=True),
        ),
    ),
)

_DUE: tuple[Rule, ...] = (
    rule(
        "doing",
        alt(
            "(due|to be completed|complete|completed|submit|submitted|report|reports|to be submitted|finish|finished|done|to be done|reports due)",
            None,
        ),
    ),
    rule(
        "latest",
        alt(
            "[{:doing}] [,] (by|by the end of|at the latest by|no later than|not later than|at the latest on|at the latest|up to and including|by no later than|on or before|until the end of|by the latest) [:]",
            None,
        ),
        alt("[{:doing}] (deadline|due date|due) [:|is|by|on] [on]", None),
    ),
    rule(
        "deadline",
        alt(
            "[{:doing}] (before|prior to|ahead of) {d:due_target}",
            lambda d: due(d, exclusive=True),
            "a deadline, that day excluded (setting `before`)",
            "before 27 July 2017",
        ),
        alt(
            "{:latest} {d:due_target} [at the latest]",
            lambda d: due(d, exclusive=False),
            "a deadline, that day included",
            "by 27 July 2017",
            "at the latest by 20th of the last month of each quarter",
        ),
        alt("{d:spots} at the latest", lambda d: due(d, exclusive=False)),
        alt("{d:timed_cycle} at the latest", lambda d: due(d, exclusive=False)),
    ),
    rule(
        "due_target",
        alt("{d:spots}", lambda d: d),
        alt("{d:timed_cycle}", lambda d: d),
        alt("[the] {draft:inside}", lambda draft: draft),
        alt("{d:months}", lambda d: d),
        alt("{d:every}", lambda d: say.whole_each((d,))),
    ),
    rule(
        "open",
        alt(
            "(from|since|starting|as of|starting from|as from|starting on|beginning) {d:spots} [on|onwards|onward]",
            lambda d: since(d, after=False),
            "from that day to the end of the period",
            "from 1 September 2022",
        ),
        alt(
            "(after|following|from after) {d:spots}",
            lambda d: since(d, after=True),
            "from the day after to the end of the period",
            "after 15 March 2026",
        ),
        alt(
            "(on the occasion of|around|about the time of) {draft:spots}",
            on_occasion,
            "a window: on the occasion of that day",
            "on the occasion of 1 January 2019",
        ),
        alt("(on the occasion of|around) {draft:range}", on_occasion),
        alt(
            "(sometime|some time|one day|some day|at some point) (in|during|between|within|from) {draft:spots}",
            on_occasion,
        ),
        alt(
            "(sometime|some time|one day|some day|at some point) [in|during|within] {draft:range}",
            on_occasion,
            "a window: some time inside",
            "some time from 4 to 8 February 2026",
        ),
        alt(
            "(anniversary|the anniversary|{n:num} {:suffix} anniversary) (on|of) {m:mention}",
            say.anniversary_on,
        ),
        alt(
            "[the] {n:num} {:suffix} anniversary [of] {d:range}",
            say.anniversary_of,
            "the day of that year on which it is remembered",
            "70th anniversary 27 July 1947 - 27 July 2017",
        ),
        alt("[the] anniversary [of] {d:range}", say.anniversary_of),
    ),
)

_TERMS: tuple[Rule, ...] = (
    rule(
        "amount",
        alt("{n:number} (working|business) (day|days)", lambda n: Amount(n, "day", working=True)),
        alt("{n:number} [calendar] (day|days)", lambda n: Amount(n, "day")),
        alt("{n:number} (week|weeks)", lambda n: Amount(n, "week")),
        alt("{n:number} (month|months)", lambda n: Amount(n, "month")),
        alt("{n:number} (year|years)", lambda n: Amount(n, "year")),
        alt("{n:number} (hour|hours)", lambda n: Amount(n, "hour")),
        label=msg("a number of days, such as {example}", example="5 working days"),
    ),
    rule(
        "anchor",
        alt(
            "[the] (end|completion|close|conclusion|closing) of [the] {words}",
            lambda words: Anchor(words, "end"),
        ),
        alt(
            "[the] (start|beginning|opening|launch) of [the] {words}",
            lambda words: Anchor(words, "start"),
        ),
        alt("[the] {words:name}", lambda words: Anchor(words)),
        alt("the end", lambda: Anchor(None, "end")),
        alt("the start", lambda: Anchor(None, "start")),
        label=msg("the name of an event or an activity"),
    ),
    rule(
        "before_anchor",
        alt("{a:anchor_at}", lambda a: a),
        alt("[the] {words:name}", lambda words: Anchor(words, "start")),
    ),
    rule(
        "anchor_at",
        alt(
            "[the] (end|completion|close|conclusion|closing) of [the] {words}",
            lambda words: Anchor(words, "end"),
        ),
        alt(
            "[the] (start|beginning|opening|launch) of [the] {words}",
            lambda words: Anchor(words, "start"),
        ),
        alt("the start", lambda: Anchor(None, "start")),
        alt("the end", lambda: Anchor(None, "end")),
    ),
    rule("after", alt("(after|from|of|following|since|counting from|counted from)", None)),
    rule(
        "within",
        alt(
            "(within|no later than|not later than|at the latest|at most|not more than|no more than|in no more than)",
            None,
        ),
    ),
    rule(
        "term",
        alt(
            "{:within} {amount} [at the latest] {:after} {anchor}",
            lambda amount, anchor: term(amount, anchor, due=True),
            "a deadline so many days after it; the first day is not counted",
            "within 5 working days after the end of the conference",
        ),
        alt("within {amount}", lambda amount: term(amount, due=True)),
        alt(
            "{amount} (after|following|from) {anchor}",
            lambda amount, anchor: term(amount, anchor),
            "so many days after it",
            "5 days after the end of the conference",
        ),
        alt("{amount} (later|afterwards)", lambda amount: term(amount)),
        alt(
            "(at the latest|no later than|at least|not later than) {amount} (before|prior to|ahead of) {anchor:before_anchor}",
            lambda amount, anchor: term(amount, anchor, sign=-1, due=True),
            "a deadline so many days before it",
            "at least 5 days before the conference",
        ),
        alt(
            "(at the latest|no later than|at least|not later than) {amount} (beforehand|in advance|earlier)",
            lambda amount: term(amount, sign=-1, due=True),
        ),
        alt(
            "{amount} (before|prior to|ahead of) {anchor:before_anchor}",
            lambda amount, anchor: term(amount, anchor, sign=-1),
            "so many days before it",
            "95 days before the election",
        ),
        alt("{amount} (beforehand|in advance|earlier)", lambda amount: term(amount, sign=-1)),
        alt(
            "(immediately after|right after|straight after|upon|on) {anchor:end_anchor}",
            at_anchor,
            "on the day it ends",
            "immediately after the conference",
        ),
        alt("(at|on) {anchor:anchor_at}", at_anchor),
        alt(
            "after {anchor:event_anchor}",
            lambda anchor: from_anchor(anchor, after=True),
            "from the day after it to the end of the period",
            "after the guidance is issued",
        ),
        alt("before {anchor:event_start}", lambda anchor: until_anchor(anchor, exclusive=True)),
        alt("by {anchor:event_start}", lambda anchor: until_anchor(anchor, exclusive=False)),
        alt(
            "(from|since|as of) {anchor:event_anchor}",
            from_anchor,
            "from that day to the end of the period",
            "from the date of signature",
        ),
        alt("[from] {a:spot} {:to} {b:event_anchor}", say.to_anchor),
        alt("from {a:event_anchor} {:to} {b:spot}", say.from_anchor_to),
        alt("from {a:event_anchor} {:to} {b:event_anchor}", say.between_anchors),
        alt("the {amount} (before|up to) {anchor}", before_now),
    ),
    rule(
        "end_anchor",
        alt("{a:anchor_at}", lambda a: a),
        alt("[the] {words:name}", lambda words: Anchor(words)),
    ),
    rule(
        "event_anchor",
        alt(
            "[the] (end|completion|close|conclusion) of [the] {words:plain}",
            lambda words: Anchor(words, "end"),
        ),
        alt(
            "[the] (start|beginning|opening|launch) of [the] {words:plain}",
            lambda words: Anchor(words, "start"),
        ),
        alt("[the] {words:plain}", lambda words: Anchor(words)),
        alt("the start", lambda: Anchor(None, "start")),
        alt("the end", lambda: Anchor(None, "end")),
    ),
    rule(
        "event_start",
        alt(
            "[the] (end|completion|close|conclusion) of [the] {words:plain}",
            lambda words: Anchor(words, "end"),
        ),
        alt(
            "[the] (start|beginning|opening|launch) of [the] {words:plain}",
            lambda words: Anchor(words, "start"),
        ),
        alt("[the] {words:plain}", lambda words: Anchor(words, "start")),
    ),
    rule(
        "unscheduled",
        alt(
            "{words:unscheduled_words}",
            when,
            "no date: the document leaves it open",
            "when required",
            "to be announced",
        ),
    ),
    rule(
        "unscheduled_words",
        alt(
            "(when {:words}|whenever {:words}|if {:words}|as {:words}|to be announced|to be determined|to be confirmed|tba|tbd|unscheduled|ad hoc|on request|upon request|in case of {:words}|continuously|regularly|upon invitation|at any time)",
            say.words_here,
        ),
    ),
)

_TOP: tuple[Rule, ...] = (
    rule(
        "frame",
        alt(
            "(tentatively|provisionally|expected|planned for|about|around|approximately|tentative :)",
            Marker(tentative=True),
            "the dates are tentative",
            "tentatively 5 December 2025",
        ),
        alt(
            "(time|date|when|held|to be held|taking place|scheduled for|will be held|meeting|on the date of) [:]",
            None,
        ),
        alt("(–|-|+|:|•)", None),
    ),
    rule(
        "tail",
        alt(
            "[,] <(tentative|tentatively|provisional|to be confirmed|expected)>",
            Marker(tentative=True),
        ),
        alt("[,] (tentatively|provisionally)", Marker(tentative=True)),
        alt("{t:day_off}", lambda t: t),
        alt("<{t:time}>", lambda t: Marker(time=t)),
        alt("(,|–|;) {t:time}", lambda t: Marker(time=t)),
        alt("{t:time}", lambda t: Marker(time=t)),
        alt("<{n:number} (day|days)>", say.stated_days),
        alt("{g:gloss}", lambda g: Marker(glosses=g)),
    ),
    rule(
        "day_off",
        alt(
            "[,|;] [<] {:if_off} {r:off_way} [>]",
            lambda r: Marker(on_day_off=r),
            "a date on a day off moves to the next working day, to the one before, or is dropped",
            "the 15th of every month (if a day off, the next working day)",
        ),
        alt(
            "[,] [<] (except|excluding|except on) (days off|holidays|public holidays) [>]",
            Marker(on_day_off=DayOffRule.SKIP),
        ),
        alt(
            "[,] [<] (including|even on|also on) (days off|holidays|public holidays) [>]",
            Marker(on_day_off=DayOffRule.KEEP),
        ),
    ),
    rule(
        "if_off",
        alt(
            "(if|when|where) [it|this|that|the date] [is|falls on|falls] [on] [a|an] (day off|holiday|public holiday|weekend|non-working day|weekend or holiday|weekend or public holiday|days off) [,] [then] [it]",
            None,
        ),
    ),
    rule(
        "off_way",
        alt(
            "[is|moved|moves|postponed|on|moved to|is moved|shifts|shifted] [to|on|until] the (next|following) (working|business) day",
            DayOffRule.NEXT,
        ),
        alt(
            "[is|moved|moves|brought|on|moved to|is moved|shifts] [forward] [to|on] the (previous|preceding|last) (working|business) day",
            DayOffRule.PREVIOUS,
        ),
        alt(
            "[is|moved|moves|on|is moved] [to|on] the nearest (working|business) day",
            DayOffRule.NEAREST,
        ),
        alt("(is|are) (cancelled|dropped|skipped)", DayOffRule.SKIP),
        alt("(skip|cancelled|dropped|skipped)", DayOffRule.SKIP),
        alt("(kept|stays|unchanged|is kept)", DayOffRule.KEEP),
    ),
    rule(
        "phrase",
        alt(
            "({marks*:frame})* ({draft:deadline}|{draft:range}|{draft:timed_whole}|{draft:spots}|{draft:recurring}|{draft:months}|{draft:open}|{draft:term}|{draft:unscheduled}) ({tail*:tail})* [.|;|,] $",
            say.finished,
        ),
        alt(
            "({marks*:frame})* ({parts*:part_draft}) ((;|and|,) {parts*:part_draft})* ({tail*:tail})* [.] $",
            say.several,
        ),
        alt("({marks*:frame})* {t:time} [.|;] $", say.only_time),
    ),
    rule(
        "timed_whole",
        alt(
            "{time} [,] {draft:range} [every day|each day|daily]",
            timed,
            "the same hours of each day",
            "from 8:00 to 17:00, from 5 to 7 July 2017",
        ),
        alt("{draft:range} [,] {later:time} (every day|each day|daily)", timed),
        alt("{time} [,] {draft:open}", timed),
    ),
    rule(
        "part_draft",
        *(
            alt(f"{{d:{name}}}", lambda d: d)
            for name in ("deadline", "range", "spots", "recurring", "months", "open")
        ),
    ),
    rule("refused", alt("{d:refusal} [.|;|,] $", lambda d: d)),
    rule(
        "refusal",
        alt("[<] {:any_number} [>]", say.refuse_number),
        alt(
            "[about|for|around] {n:number} (day|days|week|weeks|month|months|year|years|hour|hours)",
            say.refuse_length,
        ),
        alt("{a:any_number}/{b:any_number}", say.refuse_fraction),
        alt("{a:any_number}.{b:any_number}", say.refuse_fraction),
        alt("{:year}(-|–){:year}", say.refuse_years),
        alt("{a:any_number}-{b:any_number}", say.refuse_fraction),
        alt("{a:any_number}/{b:any_number} {:unknown_word} [{:rest}]", say.refuse_count),
        alt("{a:any_number} of {b:any_number} {:unknown_word} [{:rest}]", say.refuse_count),
        alt("{:any_number}/{a:any_number}(/|-){:unknown_word} [{:rest}]", say.refuse_document),
        alt("{a:any_number}(/|-|–){:unknown_word} [{:rest}]", say.refuse_document),
        alt("{:weekday}", say.refuse_weekday),
        alt("(soon|recently|lately|in the near future|as soon as possible|asap)", say.refuse_vague),
    ),
)

SECTIONS: Sections = (
    ("Days", _DATES),
    ("Times of day", _TIMES),
    ("Periods and their parts", _PERIODS),
    ("Named days", _HOLIDAYS),
    ("Lists and stretches", _SPOTS),
    ("How often", _CYCLES),
    ("Deadlines", _DUE),
    ("Counted from something else", _TERMS),
    ("Beside the dates", _TOP),
    ("Small parts", _SMALL),
)

RULES: tuple[Rule, ...] = tuple(rule for _, rules in SECTIONS for rule in rules)
