"""Days as English documents write them, lunar ones and named ones too."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._draft import (
    spot,
)
from planctl.schedule.phrases._grammar import Rule, alt, rule

__all__ = ["DAYS", "NAMED_DAYS"]

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


DAYS: tuple[Rule, ...] = (
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
            (
                "[the] {d:mday} [day] of [the] {m:month_ordinal} lunar month [[of] [year|"
                "the year] {y:year}]"
            ),
            say.lunar_day,
            "a day of the lunar calendar",
            "10th day of the 3rd lunar month",
        ),
        alt(
            (
                "[the] {d:mday} [day] of [the] leap {m:month_ordinal} lunar month [[of] "
                "[year|the year] {y:year}]"
            ),
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

NAMED_DAYS: tuple[Rule, ...] = (
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
