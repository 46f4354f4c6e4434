"""What a plan can mean by "when": a closed set of frozen rule types.

A phrase, a structured rule and a raw RRULE all become a `Schedule` of these. A rule knows
nothing of a plan's year or working calendar: `expand` brings them together. Most of what
offices write is a *position* inside a *period* ("the 20th of the last month of each quarter"),
so periods and positions are types of their own and nest.
"""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from typing import Literal

from planctl.frozen import Frozen
from planctl.messages import Message

__all__ = [
    "Anniversary",
    "Dated",
    "Day",
    "DayOffRule",
    "Due",
    "Each",
    "Edge",
    "FirstDays",
    "From",
    "Gloss",
    "InMonth",
    "InQuarter",
    "LunarDate",
    "LunarSpan",
    "Notes",
    "Nth",
    "NthWeek",
    "Part",
    "PartialDate",
    "Period",
    "Position",
    "Positioned",
    "Relative",
    "Rrule",
    "Rule",
    "Schedule",
    "The",
    "Through",
    "TimeSpan",
    "Times",
    "Unit",
    "Unscheduled",
    "WeekdayInWeek",
    "Weekdays",
    "Whole",
    "Within",
    "WorkingDays",
]


class Unit(StrEnum):
    """A stretch of the calendar that repeats. Halves and quarters are the calendar year's."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    __hash__ = str.__hash__  # rules are looked up by their values; an Enum's own takes longer


class DayOffRule(StrEnum):
    """What becomes of a date on a day off; `nearest` prefers the later of two equally near."""

    KEEP = "keep"
    NEXT = "next"
    PREVIOUS = "previous"
    NEAREST = "nearest"
    SKIP = "skip"

    __hash__ = str.__hash__


DayPart = Literal["morning", "afternoon", "evening", "office-hours", "all-day"]


class TimeSpan(Frozen):
    """A time of day: `start` to before `end`, either of which may be unsaid.

    `part` stands for hours that are a setting of the plan (`conventions`); `start` and `end`
    are then None. `until` is the part of the last day with which a stretch of several days
    ends ("from the morning of the 5th to the afternoon of the 7th"). `midnight_end` marks
    "24h00", the end of the day, which `time` cannot hold.
    """

    start: time | None = None
    end: time | None = None
    part: DayPart | None = None
    midnight_end: bool = False
    until: DayPart | None = None


# Periods: which stretches of the calendar.


class Each(Frozen):
    """Every `unit` of the plan's period, or every `step`-th counted from the period's start."""

    unit: Unit
    step: int = 1


class The(Frozen):
    """One unit: the `number`-th of `year`; what is None is taken from the plan's period.

    `number` is 1-based: the month, quarter or half of the year, or the ISO 8601 week. It is
    None for a year, and where the phrase says only "the month". `offset` counts years from the
    plan's where `year` is None: 1 for "15 January of the following year".
    """

    unit: Unit
    number: int | None = None
    year: int | None = None
    offset: int = 0


Period = Each | The

# Positions: where inside one such stretch. Counts are 1-based, negative from the end.


class Whole(Frozen):
    """All of it."""


class Day(Frozen):
    """The `number`-th day; -1 is the last. A day the period lacks is skipped and said so."""

    number: int


class Nth(Frozen):
    """The `number`-th `weekday` (Monday = 0) of the period."""

    weekday: int
    number: int


class WeekdayInWeek(Frozen):
    """A weekday of "the n-th week": by convention the n-th such weekday, or that calendar week's.

    The convention is `week_of_month`: `nth-weekday` (default) or `calendar-week`.
    """

    weekday: int
    week: int


class NthWeek(Frozen):
    """The n-th week, by the convention `first_week`: days 7n-6 to 7n, or Monday to Sunday."""

    number: int


class FirstDays(Frozen):
    """The first `count` days, or the last when negative."""

    count: int


class Part(Frozen):
    """The early, middle or late third: 1 = early, 2 = middle, 3 = late.

    Of a month days 1-10, 11-20 and 21 to the end; of a quarter its months; of a year January
    to April, May to August, September to December; of a half two months each; of a week
    Monday-Tuesday, Wednesday-Thursday, Friday-Sunday.
    """

    third: Literal[1, 2, 3]
    exact: bool = False
    """True for "thượng/trung/hạ tuần", which no convention reads otherwise."""


class InMonth(Frozen):
    """A position in the `number`-th month of a longer period; -1 is its last month."""

    number: int
    position: Position


class InQuarter(Frozen):
    """A position in the `number`-th quarter of a year or half; -1 is its last quarter."""

    number: int
    position: Position


Position = Whole | Day | Nth | WeekdayInWeek | NthWeek | FirstDays | Part | InMonth | InQuarter

# Rules.


class PartialDate(Frozen):
    """A day as written: what is None is taken from context. The weekday is only checked."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None


class LunarDate(Frozen):
    """A day of the Vietnamese lunar calendar as written, the reference of UTC+7.

    `year` is the lunar year; None takes every lunar year that meets the plan's period.
    `cycle` is the place of a can-chi year name in the sixty-year cycle (Giáp Tý = 0).
    """

    month: int
    day: int
    year: int | None = None
    cycle: int | None = None
    leap: bool = False


class Dated(Frozen):
    """A plain date."""

    date: PartialDate


class Anniversary(Frozen):
    """The day `date` on which something that happened on `since` is remembered.

    `count` is the number of years that the phrase claims, to be checked where both years are
    known; `since` has a year or is None.
    """

    date: PartialDate
    since: PartialDate | None = None
    count: int | None = None


class LunarSpan(Frozen):
    """From one lunar day to another, both included; one day when they are equal.

    A day beyond the month's last stands for the last day (a window's end), never for an event.
    """

    first: LunarDate
    last: LunarDate


class Positioned(Frozen):
    """A position in one period or in each of many: an event if it is one day, else a window.

    `about` is the period the result is named after, relative to the one it falls in: -1 for
    "the 5th of the first month of the following quarter".
    """

    period: Period
    position: Position
    about: int = 0


class Times(Frozen):
    """`count` windows in every `period`, day open. `at_least` keeps the words "ít nhất"."""

    count: int
    period: Each
    at_least: bool = False


class Weekdays(Frozen):
    """Certain weekdays (Monday = 0) of every `step`-th week."""

    days: frozenset[int]
    step: int = 1


class WorkingDays(Frozen):
    """Every working day of the working calendar."""


class Through(Frozen):
    """From the first day of `first` to the last day of `last`, both included: one event."""

    first: Rule
    last: Rule


class From(Frozen):
    """From the first day of `start` (`after`: the day after its last) to the period's end."""

    start: Rule
    after: bool = False


class Within(Frozen):
    """Sometime inside each span of `rule`: makes a window of what would be an event."""

    rule: Rule


class Due(Frozen):
    """A deadline on the last day of `rule`.

    `exclusive` for "trước ngày X": met on the day before the first day of `rule`, X-1, unless
    the plan's convention `before` says `inclusive`. With a time of day on the schedule the
    deadline is that instant of X itself.
    """

    rule: Rule
    exclusive: bool = False


Edge = Literal["start", "end"]


class Relative(Frozen):
    """A distance from another activity: `count` units after (positive) or before (negative).

    The first day is not counted (Civil Code 91/2015/QH13, art. 147.2). `anchor` is the id of
    an activity, or None where the plan says it in `of:`; `edge` is the end of the anchor that
    the count starts from. `words` keeps the document's name for the anchor.
    """

    count: int
    unit: Literal["hour", "day", "week", "month", "year"]
    working: bool = False
    edge: Edge = "end"
    anchor: str | None = None
    words: str = ""


class Rrule(Frozen):
    """A raw RFC 5545 recurrence rule, counted from `start` (ordinal)."""

    text: str
    start: int


class Unscheduled(Frozen):
    """Something that the document leaves without a date ("đột xuất khi có vụ việc")."""

    words: str


Rule = (
    Dated
    | Anniversary
    | LunarSpan
    | Positioned
    | Times
    | Weekdays
    | WorkingDays
    | Through
    | From
    | Within
    | Due
    | Relative
    | Rrule
    | Unscheduled
)


class Gloss(Frozen):
    """A date that the phrase gives a second time ("tức ngày…"), to be checked against."""

    rule: Rule
    start: int
    end: int
    """Where the words stand in the phrase, in code points."""


class Notes(tuple[Message, ...]):
    """What there is to say about a phrase; all are equal, for it is no part of what it means."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Notes)

    def __ne__(self, other: object) -> bool:
        return not isinstance(other, Notes)

    def __hash__(self) -> int:
        return 0


class Schedule(Frozen):
    """What one `when` says: its rules, and what the phrase adds to every date of theirs."""

    rules: tuple[Rule, ...]
    time: TimeSpan | None = None
    on_day_off: DayOffRule | None = None
    tentative: bool = False
    glosses: tuple[Gloss, ...] = ()
    notes: Notes = Notes()
    """Other readings that the phrase could have had, for the trace."""
