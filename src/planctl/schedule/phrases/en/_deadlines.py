"""Deadlines, open ends, occasions and anniversaries in English."""

from __future__ import annotations

from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._draft import (
    due,
    on_occasion,
    since,
)
from planctl.schedule.phrases._grammar import Rule, alt, rule

__all__ = ["DEADLINES"]


DEADLINES: tuple[Rule, ...] = (
    rule(
        "doing",
        alt(
            (
                "(due|to be completed|complete|completed|submit|submitted|report|reports|"
                "to be submitted|finish|finished|done|to be done|reports due)"
            ),
            None,
        ),
    ),
    rule(
        "latest",
        alt(
            (
                "[{:doing}] [,] (by|at the latest by|no later than|not "
                "later than|at the latest on|at the latest|up to and including|by no "
                "later than|on or before|until|by the latest) [:]"
            ),
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
            (
                "(from|since|starting|as of|starting from|as from|starting on|beginning) "
                "{d:spots} [on|onwards|onward]"
            ),
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
            (
                "(sometime|some time|one day|some day|at some point) (in|during|between|"
                "within|from) {draft:spots}"
            ),
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
