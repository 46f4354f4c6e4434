"""How often: what repeats, in English."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._draft import (
    timed,
)
from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.rules import Each, TimeSpan, Unit

__all__ = ["CYCLES"]

_DAY, _WEEK, _MONTH = Each(Unit.DAY), Each(Unit.WEEK), Each(Unit.MONTH)

_QUARTER, _HALF, _YEAR = Each(Unit.QUARTER), Each(Unit.HALF), Each(Unit.YEAR)

_DAYS = (
    ("monday", "mondays", "mon"),
    ("tuesday", "tuesdays", "tue", "tues"),
    ("wednesday", "wednesdays", "wed"),
    ("thursday", "thursdays", "thu", "thur", "thurs"),
    ("friday", "fridays", "fri"),
    ("saturday", "saturdays", "sat"),
    ("sunday", "sundays", "sun"),
)


CYCLES: tuple[Rule, ...] = (
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
            (
                "[on a] (half-yearly|half - yearly|semi-annual|semiannual|semi-annually|"
                "biannually) [basis]"
            ),
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
            say.each_month,
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
