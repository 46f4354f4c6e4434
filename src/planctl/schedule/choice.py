"""Which of the days that a phrase can mean lies in the plan's period, and why none does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from planctl.messages import Message, Weekday, msg
from planctl.schedule.dating import Remark
from planctl.schedule.days import (
    FIRST_DAY,
    FIRST_YEAR,
    LAST_DAY,
    LAST_YEAR,
    weekday,
    year_of,
)
from planctl.schedule.frame import Found, Frame, nothing
from planctl.schedule.periods import Stretch
from planctl.schedule.rules import (
    PartialDate,
)

__all__ = ["choose", "impossible", "outside", "wrong_weekday", "years_around"]

_LONGEST_LIST: Final = 4


def choose(candidates: Sequence[Stretch], frame: Frame, words: Message | str) -> Found:
    """Keep the one candidate that the period leaves, or say why there is none."""
    meeting = [s for s in candidates if frame.meets(s.first, s.last)]
    inside = [s for s in meeting if frame.holds(s.first, s.last)]
    begun = [s for s in meeting if frame.low <= s.first <= frame.high]
    left = next((few for few in (inside, begun, meeting) if few), [])
    if not left:
        return nothing(outside(words, frame))
    if len(left) > 1:
        days = [date.fromordinal(span.first) for span in left[:_LONGEST_LIST]]
        text = msg(
            "“{words}” can mean more than one date of the plan's period: {days}",
            words=words,
            days=days,
        )
        return nothing(Remark("bad-value", text))
    if inside:
        return Found.of(inside)
    text = msg(
        "“{words}” reaches beyond the plan's period, {first} – {last}",
        words=words,
        first=date.fromordinal(frame.first),
        last=date.fromordinal(frame.last),
    )
    return Found.of(left, Remark("outside-period", text))


def outside(words: Message | str, frame: Frame) -> Remark:
    """Say that a date lies outside the plan's period."""
    text = msg(
        "“{words}” lies outside the plan's period, {first} – {last}",
        words=words,
        first=date.fromordinal(frame.first),
        last=date.fromordinal(frame.last),
    )
    return Remark("outside-period", text)


def impossible(words: Message | str) -> Remark:
    """Say that a date does not exist."""
    return Remark("impossible-date", msg("there is no {words}", words=words))


def wrong_weekday(written: PartialDate, day: int) -> Remark | None:
    """Say so when the weekday that a date is written with is not that day's."""
    wanted, actual = written.weekday, weekday(day)
    if wanted is None or wanted == actual:
        return None
    nearest = [day - (actual - wanted) % 7, day + (wanted - actual) % 7]
    text = msg(
        "{day} is a {actual}, not a {wanted}; the nearest such days are {nearest}",
        day=date.fromordinal(day),
        actual=Weekday(actual),
        wanted=Weekday(wanted),
        nearest=[date.fromordinal(d) for d in nearest if FIRST_DAY <= d <= LAST_DAY],
    )
    return Remark("weekday-mismatch", text)


def years_around(frame: Frame) -> range:
    """Return the years of the period and the two around it."""
    first, last = year_of(frame.low), year_of(frame.high)
    return range(max(first - 1, FIRST_YEAR), min(last + 1, LAST_YEAR) + 1)
