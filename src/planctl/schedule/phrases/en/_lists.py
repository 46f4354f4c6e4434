"""Lists and stretches of days in English."""

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
            (
                "({spots*:day_spot}|{spots*:bare_spot}) ({:and} ({spots*:day_spot}|"
                "{spots*:bare_spot}))*"
            ),
            series,
        ),
    ),
    rule(
        "spots",
        alt(
            "{spots*:spot} ({:and} {spots*:item})*",
            say.listed,
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
            (
                "[in|the] (quarters|quarter) {qs*:quarter} ({:and} [quarter] "
                "{qs*:quarter})* [of] [{y:year}]"
            ),
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
            say.bare_stretch,
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
