"""Days: written, lunar, named, remembered."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases._draft import (
    Draft,
    Spot,
)
from planctl.schedule.phrases._mention import Mention, settle
from planctl.schedule.phrases._reading import Fault, Place
from planctl.schedule.rules import (
    Anniversary,
    Dated,
    Day,
    LunarDate,
    LunarSpan,
    PartialDate,
    Positioned,
    Rule,
    The,
    Through,
    Unit,
)

__all__ = [
    "LUNAR",
    "SOLAR",
    "Calendar",
    "anniversary",
    "anniversary_of",
    "anniversary_on",
    "day",
    "day_in_year",
    "event_day",
    "full_moon",
    "gloss",
    "holiday",
    "in_calendar",
    "leap_day",
    "located",
    "lunar",
    "lunar_day",
    "lunar_named",
    "lunar_year",
    "named_date",
    "no_weekday",
    "point",
    "point_in",
    "solar",
    "tet_day",
    "weekday_range",
    "weekdays",
]


Calendar = tuple[bool, int | None]
"""Whether a day is lunar, and the place of its year in the sixty-year cycle."""

LUNAR: Calendar = (True, None)
SOLAR: Calendar = (False, None)


def day(at: Place, d: int, m: int | None = None, y: int | None = None) -> Mention:
    return Mention(d, m, y, at=at)


def lunar_day(at: Place, d: int, m: int, y: int | None = None) -> Mention:
    return Mention(d, m, y, lunar=True, at=at)


def leap_day(at: Place, d: int, m: int, y: int | None = None) -> Mention:
    return Mention(d, m, y, lunar=True, leap=True, at=at)


def tet_day(at: Place, d: int, y: int | None = None) -> Mention:
    """Return a day of Tết: the 23rd and later are the old year's last."""
    if d < 23:
        return Mention(d, 1, y, lunar=True, at=at)
    return Mention(d, 12, None if y is None else y - 1, lunar=True, at=at)


def full_moon(at: Place, m: int, y: int | None = None) -> Mention:
    return Mention(15, m, y, lunar=True, at=at)


def in_calendar(at: Place, m: Mention, c: Calendar | None = None) -> Mention:
    if c is None:
        return m
    lunar, cycle = c
    return m._replace(lunar=lunar, solar=not lunar, cycle=cycle, at=at)


def lunar_year(at: Place, stem: int, branch: int) -> int | Fault:
    """Return the place of a year's name in the cycle of sixty."""
    if (stem - branch) % 2:
        return Fault("impossible-date", at, msg("no lunar year has this name"))
    return next(n for n in range(60) if (n % 10, n % 12) == (stem, branch))


def lunar_named(c: int) -> Calendar:
    return True, c


def located(at: Place, w: int) -> tuple[int, Place]:
    return w, at


def no_weekday(at: Place, words: str) -> Fault:
    return Fault(
        "impossible-date",
        at,
        msg("there is no weekday “{weekday}”", weekday=words),
        label=msg("weekdays are thứ 2 to thứ 7 and chủ nhật"),
    )


def point(at: Place, m: Mention, w: tuple[int, Place] | None = None) -> Mention:
    if w is None:
        return m
    return m._replace(weekday=w[0], weekday_at=w[1])


def point_in(at: Place, m: Mention, w: tuple[int, Place], y: int) -> Mention | Fault:
    if m.year is not None:
        return Fault("unknown-phrase", at, msg("the year is said twice"))
    return m._replace(year=y, weekday=w[0], weekday_at=w[1])


def gloss(at: Place, g: Draft) -> tuple[tuple[Rule, Place], ...]:
    """Return the dates said a second time; consecutive ones as one stretch."""
    rules = g.rules
    if len(rules) > 1 and all(isinstance(r, LunarSpan) for r in rules):
        first, last = rules[0], rules[-1]
        assert isinstance(first, LunarSpan)
        assert isinstance(last, LunarSpan)
        rules = (LunarSpan(first.first, last.last),)
    elif len(rules) > 1:
        rules = (Through(rules[0], rules[-1]),)
    return ((rules[0], at),)


def day_in_year(at: Place, m: Mention, o: int) -> Mention | Rule | Fault:
    """Return a day of the plan's year, or of one before or after it."""
    if o == 0 or m.month is None:
        return m
    if m.year is not None:
        return Fault("unknown-phrase", at, msg("the year is said twice"))
    sound = settle(m)
    if isinstance(sound, Fault):
        return sound
    return Positioned(The(Unit.MONTH, m.month, None, o), Day(m.day))


def weekdays(days: tuple[int, ...]) -> frozenset[int]:
    return frozenset(days)


def weekday_range(at: Place, a: int, b: int) -> frozenset[int] | Fault:
    if a > b:
        return Fault("reversed-range", at, msg("the range ends before it begins"))
    return frozenset(range(a, b + 1))


def solar(d: int, m: int) -> Rule:
    return Dated(PartialDate(d, m))


def lunar(m: int, d: int) -> Rule:
    one = LunarDate(m, d)
    return LunarSpan(one, one)


def holiday(rule: Rule, y: int | None = None, c: int | None = None) -> Rule:
    match rule:
        case Dated(PartialDate(d, m)):
            return Dated(PartialDate(d, m, y))
        case LunarSpan(LunarDate(m, d)):
            # New Year's Eve and the Kitchen Gods' day close the lunar year before.
            one = LunarDate(m, d, None if y is None else y - (m == 12), c)
            return LunarSpan(one, one)
        case _:
            return rule


def named_date(at: Place, what: Rule, date: Mention) -> Spot | Fault:
    """Return the date said beside a named day, which must be the same where both are solar."""
    match what:
        case Dated(PartialDate(d, m)) if (d, m) != (date.day, date.month):
            return Fault(
                "weekday-mismatch",
                date.at,
                msg("the named day is {day}/{month}", day=d, month=m),
            )
        case LunarSpan():
            return Spot(date, None, ((what, at),), at)
        case _:
            return Spot(date, at=at)


def event_day(at: Place, what: Mention) -> Spot:
    return Spot(what, at=at)


def anniversary(
    at: Place, what: Rule, n: int | None = None, d: Draft | None = None
) -> Draft | Fault:
    if d is not None:
        return anniversary_of(at, d, n)
    match what:
        case Dated(date):
            return Draft((Anniversary(date, None, n),))
        case _:
            return Draft((what,))


def anniversary_of(at: Place, d: Draft, n: int | None = None) -> Draft | Fault:
    match d.rules:
        case (Anniversary(date, since),):
            return d._replace(rules=(Anniversary(date, since, n),))
        case _:
            return Fault(
                "unknown-phrase",
                at,
                msg("an anniversary gives the same day in two years"),
            )


def anniversary_on(m: Mention, n: int | None = None) -> Draft | Fault:
    sound = settle(m)
    if isinstance(sound, Fault):
        return sound
    return Draft((Anniversary(sound.date, None, n),) if isinstance(sound, Dated) else (sound,))
