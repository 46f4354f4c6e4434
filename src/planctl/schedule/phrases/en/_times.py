"""Times of day in English."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases._clock import clock, hours, in_part
from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.rules import TimeSpan

__all__ = ["TIMES"]


TIMES: tuple[Rule, ...] = (
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
