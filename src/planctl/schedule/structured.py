"""Schedules as YAML mappings, for what is easier to list than to phrase.

`StructuredRule` is one flat set of keys: exactly one of `every`, `on`, `from`, `after`, `by`,
`before` and `window` says what kind of rule it is, the rest add to it.
"""

from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from planctl.fault import fault
from planctl.fields import PlanDate
from planctl.schedule.periods import MONTHS
from planctl.schedule.rules import (
    Dated,
    Day,
    Due,
    Each,
    From,
    InMonth,
    Nth,
    NthWeek,
    Part,
    PartialDate,
    Position,
    Positioned,
    Rrule,
    Rule,
    Schedule,
    Through,
    Times,
    Unit,
    WeekdayInWeek,
    Weekdays,
    Whole,
    Within,
    WorkingDays,
)

__all__ = ["RawRrule", "StructuredRule", "Window", "to_schedule"]

_FROZEN = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_THIRDS: Final[dict[str, Literal[1, 2, 3]]] = {"early": 1, "middle": 2, "late": 3}
_LONGEST: Final = {"week": 7, "month": 31, "quarter": 92, "half": 184, "year": 366}


def _counted(value: object) -> object:
    if value == "last":
        return -1
    if isinstance(value, str):
        raise fault("write a number, from the end a negative one, or `last`")
    return value


_Count = BeforeValidator(_counted, json_schema_input_type=int | Literal["last"])
DayNumber = Annotated[int, Field(ge=-366, le=366), _Count]
Ordinal = Annotated[int, Field(ge=-53, le=53), _Count]


def _one_or_many(value: object) -> object:
    return value if isinstance(value, list | tuple) or value is None else [value]


DayNumbers = Annotated[
    list[DayNumber],
    Field(min_length=1),
    BeforeValidator(_one_or_many, json_schema_input_type=DayNumber | list[DayNumber]),
]
WeekdayNames = Annotated[
    list[Weekday],
    Field(min_length=1),
    BeforeValidator(_one_or_many, json_schema_input_type=Weekday | list[Weekday]),
]
PlanDates = Annotated[
    list[PlanDate],
    Field(min_length=1),
    BeforeValidator(_one_or_many, json_schema_input_type=PlanDate | list[PlanDate]),
]


class Window(BaseModel):
    """A span of days, both ends included."""

    model_config = _FROZEN

    from_: PlanDate = Field(alias="from", description="The first day.")
    to: PlanDate = Field(description="The last day, included.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        _in_order(self.from_, self.to)
        return self


class RawRrule(BaseModel):
    """A recurrence rule of RFC 5545: `{rrule: "FREQ=MONTHLY;BYDAY=1SA", from: 2024-01-01}`."""

    model_config = _FROZEN

    rrule: str = Field(
        min_length=1,
        description="The rule, from days to years; lines of EXDATE and RDATE may follow.",
        examples=["FREQ=MONTHLY;BYDAY=1SA", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE"],
    )
    from_: PlanDate = Field(
        alias="from", description="The day that the rule counts from (DTSTART)."
    )

    @model_validator(mode="after")
    def _understood(self) -> Self:
        from planctl.schedule.raw_rrule import rrule_fault

        wrong = rrule_fault(self.rrule)
        if wrong is not None:
            raise fault("`rrule`: {reason}", reason=wrong)
        return self


class StructuredRule(BaseModel):
    """A rule in keys: `{every: month, day: 2}`, `{on: 2017-07-16}`, `{by: 2017-07-27}`."""

    model_config = _FROZEN

    every: Literal["day", "working-day", "week", "month", "quarter", "half", "year"] | None = Field(
        default=None,
        description="The unit that the rule recurs in; alone, a window in each.",
        examples=["month"],
    )
    step: Annotated[int, Field(ge=1, le=1000)] = Field(
        default=1, description="Every so many units, counted from the plan's period."
    )
    month: Ordinal | None = Field(
        default=None,
        description="The month of the quarter, half or year: `1`, `last`.",
        examples=[1, "last"],
    )
    day: DayNumbers | None = Field(
        default=None,
        description="The day of the unit, or a list: `2`, `[5, 20]`, `last`, -1 for the last.",
        examples=[2, [5, 20], "last"],
    )
    days: DayNumbers | None = Field(
        default=None, description="The same as `day`, for a list.", examples=[[5, 20]]
    )
    weekday: WeekdayNames | None = Field(
        default=None,
        description="The day of the week, or a list.",
        examples=["saturday", ["monday", "thursday"]],
    )
    nth: Ordinal | None = Field(
        default=None,
        description="Which such weekday of the unit: `1`, `2`, `last`.",
        examples=[2, "last"],
    )
    week: Ordinal | None = Field(
        default=None,
        description="The week of the unit, as a window, or with `weekday` that day of it.",
        examples=[1, "last"],
    )
    part: Literal["early", "middle", "late"] | None = Field(
        default=None, description="The third of the unit, as a window: days 1-10 of a month."
    )
    times: Annotated[int, Field(ge=1, le=366)] | None = Field(
        default=None, description="So many times in each unit, the day left open."
    )
    about: Literal["previous"] | None = Field(
        default=None,
        description="`previous`: the result is named after the unit before, as a report on it.",
    )
    on: PlanDates | None = Field(
        default=None, description="A date, or a list of dates.", examples=["2017-07-16"]
    )
    from_: PlanDate | None = Field(
        default=None,
        alias="from",
        description="The first day of an event over several days; without `to`, to the end.",
    )
    to: PlanDate | None = Field(default=None, description="The last day, included.")
    after: PlanDate | None = Field(
        default=None, description="From the day after this one to the end of the plan's period."
    )
    by: PlanDate | None = Field(default=None, description="A deadline on this day.")
    before: PlanDate | None = Field(
        default=None, description="A deadline before this day (see `conventions: before`)."
    )
    window: Window | None = Field(
        default=None, description="Sometime from a day to another: `{from, to}`."
    )
    due: Literal[True, "before"] | None = Field(
        default=None,
        description="With `every`: true for a deadline on that day, `before` for one before it.",
    )

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        _one_kind(self)
        if self.every is None:
            _no_key_of_every(self)
        else:
            _fits_unit(self, self.every)
        if self.from_ is not None and self.to is not None:
            _in_order(self.from_, self.to)
        return self


_KINDS: Final = ("every", "on", "from_", "after", "by", "before", "window")
_OF_EVERY: Final = (
    "month", "day", "days", "weekday", "nth", "week", "part", "times", "about", "due",
)  # fmt: skip


def _in_order(first: date, last: date) -> None:
    if last < first:
        raise fault("the span ends ({last}) before it begins ({first})", first=first, last=last)


def _given(rule: StructuredRule, names: tuple[str, ...]) -> list[str]:
    return [name.rstrip("_") for name in names if getattr(rule, name) is not None]


def _one_kind(rule: StructuredRule) -> None:
    kinds = _given(rule, _KINDS)
    if not kinds:
        raise fault("a rule needs one of: {keys}", keys=[name.rstrip("_") for name in _KINDS])
    if len(kinds) > 1:
        raise fault("these keys exclude each other: {keys}", keys=kinds)
    if rule.to is not None and rule.from_ is None:
        raise fault("`to` needs `from`")


def _no_key_of_every(rule: StructuredRule) -> None:
    extra = _given(rule, _OF_EVERY)
    if rule.step != 1:
        extra.append("step")
    if extra:
        raise fault("these keys need `every`: {keys}", keys=extra)


def _fits_unit(rule: StructuredRule, unit: str) -> None:
    positions = _given(rule, ("day", "days", "weekday", "part"))
    if rule.week is not None and rule.weekday is None:
        positions.append("week")
    if len(positions) > 1:
        raise fault("these keys exclude each other: {keys}", keys=positions)
    if rule.times is not None and (positions or rule.month is not None):
        raise fault("`times` leaves the day open: leave out {keys}", keys=positions or ["month"])
    if unit in ("day", "working-day") and (extra := _given(rule, _OF_EVERY[:7])):
        raise fault("`every: {unit}` has no {keys}", unit=unit, keys=extra)
    if unit == "working-day" and (rule.step != 1 or rule.times is not None):
        raise fault("`every: working-day` stands alone")
    _fits_weekday(rule, unit)
    _fits_month(rule, unit)
    _fits_days(rule, unit)


def _fits_weekday(rule: StructuredRule, unit: str) -> None:
    if rule.nth is not None and rule.weekday is None:
        raise fault("`nth` needs `weekday`")
    if rule.nth is not None and rule.week is not None:
        raise fault("these keys exclude each other: {keys}", keys=["nth", "week"])
    if unit == "week" and (extra := _given(rule, ("nth", "week"))):
        raise fault("`every: {unit}` has no {keys}", unit=unit, keys=extra)
    if unit != "week" and rule.weekday is not None and rule.nth is None and rule.week is None:
        raise fault("say which {weekday} of the {unit}: add `nth: 1` or `nth: last`",
                    weekday=rule.weekday, unit=unit)  # fmt: skip
    if 0 in (rule.nth, rule.week, rule.month):
        raise fault("counting starts at 1, or at -1 from the end")


def _fits_month(rule: StructuredRule, unit: str) -> None:
    if rule.month is None:
        return
    months = MONTHS[Unit(unit)] if unit not in ("day", "working-day", "week") else 1
    if months == 1:
        raise fault("`every: {unit}` has no {keys}", unit=unit, keys=["month"])
    if abs(rule.month) > months:
        raise fault("a {unit} has {count} months", unit=unit, count=months)


def _fits_days(rule: StructuredRule, unit: str) -> None:
    longest = _LONGEST.get("month" if rule.month is not None else unit, 1)
    for day in _days(rule):
        if day == 0:
            raise fault("counting starts at 1, or at -1 from the end")
        if abs(day) > longest:
            raise fault("there is no day {day} here: {count} at most", day=day, count=longest)


def _days(rule: StructuredRule) -> list[int]:
    return rule.day or rule.days or []


def to_schedule(rule: StructuredRule | RawRrule) -> Schedule:
    """Return the schedule that a structured rule says."""
    if isinstance(rule, RawRrule):
        return Schedule((Rrule(rule.rrule, rule.from_.toordinal()),))
    if rule.every is not None:
        return Schedule(tuple(_due(r, rule) for r in _recurring(rule)))
    if rule.on is not None:
        return Schedule(tuple(_dated(day) for day in rule.on))
    if rule.from_ is not None:
        if rule.to is None:
            return Schedule((From(_dated(rule.from_)),))
        return Schedule((_through(rule.from_, rule.to),))
    if rule.after is not None:
        return Schedule((From(_dated(rule.after), after=True),))
    if rule.by is not None:
        return Schedule((Due(_dated(rule.by)),))
    if rule.before is not None:
        return Schedule((Due(_dated(rule.before), exclusive=True),))
    assert rule.window is not None
    return Schedule((Within(_through(rule.window.from_, rule.window.to)),))


def _dated(day: date) -> Dated:
    return Dated(PartialDate(day.day, day.month, day.year))


def _through(first: date, last: date) -> Rule:
    return Through(_dated(first), _dated(last))


def _due(rule: Rule, written: StructuredRule) -> Rule:
    if written.due is None:
        return rule
    return Due(rule, exclusive=written.due == "before")


def _recurring(rule: StructuredRule) -> list[Rule]:
    if rule.every == "working-day":
        return [WorkingDays()]
    assert rule.every is not None
    period = Each(Unit(rule.every), rule.step)
    about = -1 if rule.about == "previous" else 0
    weekdays = [_WEEKDAYS.index(name) for name in rule.weekday or ()]
    if period.unit is Unit.WEEK and weekdays:
        return [Weekdays(frozenset(weekdays), rule.step)]
    if rule.times is not None:
        return [Times(rule.times, period)]
    return [
        Positioned(period, _in_month(rule, position), about)
        for position in _positions(rule, weekdays)
    ]


def _in_month(rule: StructuredRule, position: Position) -> Position:
    return position if rule.month is None else InMonth(rule.month, position)


def _positions(rule: StructuredRule, weekdays: list[int]) -> list[Position]:
    """Return what the keys say of the place inside the unit, one position for each result."""
    if days := _days(rule):
        return [Day(day) for day in days]
    if rule.week is not None:
        return [WeekdayInWeek(day, rule.week) for day in weekdays] or [NthWeek(rule.week)]
    if rule.nth is not None:
        return [Nth(day, rule.nth) for day in weekdays]
    if rule.part is not None:
        return [Part(_THIRDS[rule.part])]
    return [Whole()]
