"""Rules of the lunar calendar: which days of the plan's period they fall on.

The lunar calendar is loaded only when a rule needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from planctl.messages import Message, msg
from planctl.schedule.dating import Remark
from planctl.schedule.days import iso, year_of
from planctl.schedule.frame import Found, Frame, nothing
from planctl.schedule.periods import Stretch
from planctl.schedule.rules import LunarDate, LunarSpan

__all__ = ["as_written", "candidates", "is_lunar_day", "lunar", "lunar_name"]

_CYCLE: Final = 60


def lunar(rule: LunarSpan, frame: Frame) -> Found:
    """Find a lunar day or span in the plan's period, in every lunar year that has it there."""
    first = rule.first
    words = as_written(first)
    for said in (rule.first, rule.last):
        if (wrong := _wrong_cycle(said)) is not None:
            return nothing(wrong)
    years = range(year_of(frame.low) - 2, year_of(frame.high) + 2)
    named = [d.year for d in (rule.first, rule.last) if d.year is not None]
    if not _known(named or years):
        text = msg("the lunar calendar is only known from {first} to {last}", **_limits())
        return nothing(Remark("bad-value", text))
    spans = candidates(rule, years)
    if not spans:
        text = msg("there is no {words}", words=words)
        return nothing(Remark("impossible-date", text))
    kept = [s for s in spans if frame.meets(s.first, s.last)]
    if not _fixed(rule):
        kept = [s for s in kept if frame.due or s.first >= frame.low]
    if kept:
        inside = all(frame.holds(s.first, s.last) for s in kept)
        return Found.of(kept) if inside else Found.of(kept, _beyond(words, frame))
    nearest = sorted(spans, key=lambda s: abs(s.first - frame.first))[:2]
    text = msg(
        "{words} does not fall in the plan's period; the nearest are {days}",
        words=words,
        days=[date.fromordinal(s.first) for s in sorted(nearest, key=lambda s: s.first)],
    )
    return nothing(Remark("outside-period", text))


def candidates(rule: LunarSpan, years: Sequence[int]) -> list[Stretch]:
    """Return the days of a lunar span in each of the lunar years, or in the one it names."""
    first, last = rule.first, rule.last
    found: dict[int, int] = {}
    for year in _lunar_years(first, last, years):
        start = _day(first, year)
        if start is None:
            continue
        if first == last:
            found[start] = start
            continue
        for ending in _lunar_years(last, None, (year, year + 1)):
            end = _day_or_month_end(last, ending)
            if end is not None and end >= start:
                found.setdefault(start, end)
                break
    return [Stretch(iso(start), start, end) for start, end in sorted(found.items())]


def is_lunar_day(said: LunarDate, day: int, *, as_end: bool = False) -> bool:
    """Tell whether `day` is the lunar day that was written, as far as that was said.

    A leap month need not be called one; `as_end` lets a 30th stand for a month's last day.
    """
    from planctl.workdays.lunar import OutsideLunarCalendar, month_length, to_lunar

    try:
        real = to_lunar(day)
        length = month_length(real.year, real.month, real.leap)
    except OutsideLunarCalendar:
        return False
    number = min(said.day, length or said.day) if as_end else said.day
    return (
        (real.month, real.day) == (said.month, number)
        and said.year in (None, real.year)
        and said.cycle in (None, _place_in_cycle(real.year))
        and (real.leap or not said.leap)
    )


def lunar_name(day: int) -> Message | None:
    """Return what `day` is in the lunar calendar, None where that is not known."""
    from planctl.workdays.can_chi import can_chi
    from planctl.workdays.lunar import OutsideLunarCalendar, to_lunar

    try:
        real = to_lunar(day)
    except OutsideLunarCalendar:
        return None
    name = can_chi(real.year)
    if real.leap:
        return msg("{day}/{month} (leap month) {name}", day=real.day, month=real.month, name=name)
    return msg("{day}/{month} {name}", day=real.day, month=real.month, name=name)


def as_written(said: LunarDate) -> Message:
    """Return a lunar date in words."""
    date_ = f"{said.day}/{said.month}" + (f"/{said.year}" if said.year is not None else "")
    if said.leap:
        return msg("lunar date {date} (leap month)", date=date_)
    return msg("lunar date {date}", date=date_)


def _lunar_years(said: LunarDate, other: LunarDate | None, years: Iterable[int]) -> list[int]:
    """Return the years that a lunar date can be of; what it lacks it takes from the other end."""
    if said.year is not None:
        return [said.year]
    if said.cycle is not None:
        around = list(years)
        wide = range(min(around) - _CYCLE, max(around) + _CYCLE + 1)
        return [year for year in wide if _place_in_cycle(year) == said.cycle]
    if other is not None and (other.year is not None or other.cycle is not None):
        ends = _lunar_years(other, None, years)
        # The nearest beginning before the end: the same year's where that is early enough.
        early = (said.month, said.day) <= (other.month, other.day)
        return ends if early else [year - 1 for year in ends]
    return list(years)


def _day(said: LunarDate, year: int) -> int | None:
    from planctl.workdays.lunar import LunarDay, OutsideLunarCalendar, to_solar

    try:
        return to_solar(LunarDay(year, said.month, said.day, said.leap))
    except OutsideLunarCalendar:
        return None


def _day_or_month_end(said: LunarDate, year: int) -> int | None:
    from planctl.workdays.lunar import LunarDay, OutsideLunarCalendar, month_length, to_solar

    try:
        length = month_length(year, said.month, said.leap)
        if length is None:
            return None
        return to_solar(LunarDay(year, said.month, min(said.day, length), said.leap))
    except OutsideLunarCalendar:
        return None


def _place_in_cycle(year: int) -> int:
    return (year - 4) % _CYCLE


def _wrong_cycle(said: LunarDate) -> Remark | None:
    if said.year is None or said.cycle in (None, _place_in_cycle(said.year)):
        return None
    from planctl.workdays.can_chi import can_chi

    text = msg("the lunar year {year} is {name}", year=said.year, name=can_chi(said.year))
    return Remark("lunar-mismatch", text)


def _fixed(rule: LunarSpan) -> bool:
    return any(d.year is not None or d.cycle is not None for d in (rule.first, rule.last))


def _beyond(words: Message, frame: Frame) -> Remark:
    text = msg(
        "“{words}” reaches beyond the plan's period, {first} – {last}",
        words=words,
        first=date.fromordinal(frame.first),
        last=date.fromordinal(frame.last),
    )
    return Remark("outside-period", text)


def _known(years: Iterable[int]) -> bool:
    from planctl.workdays.lunar import LUNAR_YEARS

    return any(year in LUNAR_YEARS for year in years)


def _limits() -> dict[str, object]:
    from planctl.workdays.lunar import LUNAR_YEARS

    return {"first": LUNAR_YEARS[0], "last": LUNAR_YEARS[-1]}
