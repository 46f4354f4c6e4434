"""The working calendar: which days are off, and day arithmetic over them.

Days are proleptic Gregorian ordinals, 1 (0001-01-01) to 3652059 (9999-12-31). What is off is
decided in this order: the user's overlay, public holidays, weekend days worked in exchange, the
weekend. The answers are kept as bytes, one a day in blocks that are filled when first asked for,
because compiling asks for every date of every plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from planctl.diagnostics import Span
from planctl.messages import Message, Named
from planctl.tuples import NamedTuple
from planctl.workdays.public_holidays import PublicDay, public_year, require_country

__all__ = ["DayOff", "NoWorkingDay", "OverlayDay", "WorkedDay", "WorkingCalendar"]

_FIRST_DAY, _LAST_DAY = date.min.toordinal(), date.max.toordinal()
_REACH = 366
_BLOCK_BITS = 9
_BLOCK_MASK = (1 << _BLOCK_BITS) - 1
_WEEKDAYS = (
    ("thứ Hai", "Monday"),
    ("thứ Ba", "Tuesday"),
    ("thứ Tư", "Wednesday"),
    ("thứ Năm", "Thursday"),
    ("thứ Sáu", "Friday"),
    ("thứ Bảy", "Saturday"),
    ("Chủ nhật", "Sunday"),
)


class NoWorkingDay(LookupError):  # noqa: N818 - named after the fault
    """No working day lies within 366 days, or the result lies outside the years 1 to 9999.

    An overlay can declare every day off, and a term can be longer than the calendar; both are
    a user's mistake, which the caller reports with its span.
    """

    def __init__(self, day: int) -> None:
        super().__init__(f"no working day within {_REACH} days of ordinal {day}")
        self.day = day


class OverlayDay(NamedTuple):
    """What the user's calendar file says of one day: off or worked, why, and where it says so."""

    off: bool
    why: str
    span: Span | None = None


class DayOff(NamedTuple):
    """Why a day is off. `span` is known for an overlay; its `name` is then the user's reason."""

    kind: Literal["weekend", "holiday", "overlay"]
    name: str
    name_en: str
    span: Span | None = None

    @property
    def message(self) -> Message:
        """The reason in the reader's language."""
        return Message("{name}", {"name": Named(self.name_en, self.name)})


class WorkedDay(NamedTuple):
    """Why a day is worked that the weekend or a public holiday would have given off."""

    name: str
    name_en: str
    span: Span | None = None


_NO_OVERLAY: Mapping[int, OverlayDay] = {}


class WorkingCalendar:
    """The days off of one office.

    `country` is an ISO 3166 alpha-2 code, None for no public holidays; an unknown one raises
    `UnknownCountry`. `weekend` holds weekdays, Monday = 0. `overlay` maps ordinals to what the
    user says of them. Ordinals outside 1..3652059 raise IndexError, unless said otherwise.
    """

    def __init__(
        self,
        country: str | None = "VN",
        weekend: frozenset[int] = frozenset({5, 6}),
        overlay: Mapping[int, OverlayDay] = _NO_OVERLAY,
    ) -> None:
        if not weekend <= set(range(7)):
            message = f"weekdays are 0 (Monday) to 6, not {sorted(weekend)}"
            raise ValueError(message)
        require_country(country)
        says = frozenset((day, entry.off) for day, entry in overlay.items())
        self.country: Final = country
        self.weekend: Final = weekend
        self.overlay: Final[Mapping[int, OverlayDay]] = MappingProxyType(dict(overlay))
        self._off: Final = _off_days(country, weekend, says)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WorkingCalendar):
            return NotImplemented
        mine, theirs = (self.country, self.weekend), (other.country, other.weekend)
        return mine == theirs and self.overlay == other.overlay

    def __hash__(self) -> int:
        earliest = min(self.overlay, default=0)
        own = (len(self.overlay), self.overlay.get(earliest))
        return hash((self.country, self.weekend, own))

    def __repr__(self) -> str:
        return f"WorkingCalendar({self.country!r}, {self.weekend!r}, {dict(self.overlay)!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return (WorkingCalendar, (self.country, self.weekend, dict(self.overlay)))

    def is_off(self, day: int) -> bool:
        """Tell whether nobody works on `day`."""
        return self._off[day >> _BLOCK_BITS][day & _BLOCK_MASK] == 1

    def day_off(self, day: int) -> DayOff | None:
        """Return why `day` is off, None for a working day.

        A public holiday in the weekend is given as the holiday.
        """
        if not self.is_off(day):
            return None
        if entry := self.overlay.get(day):
            return DayOff("overlay", entry.why, entry.why, entry.span)
        if holiday := self.holiday(day):
            return DayOff("holiday", *holiday)
        return DayOff("weekend", *_WEEKDAYS[_weekday(day)])

    def worked(self, day: int) -> WorkedDay | None:
        """Return why `day` is worked although weekend or law gave it off, None for other days."""
        if self.is_off(day):
            return None
        entry = self.overlay.get(day)
        if entry and (_weekday(day) in self.weekend or self.holiday(day)):
            return WorkedDay(entry.why, entry.why, entry.span)
        if _weekday(day) not in self.weekend:
            return None
        return WorkedDay(*public_year(self.country, date.fromordinal(day).year).worked[day])

    def holiday(self, day: int) -> PublicDay | None:
        """Return the public holiday on `day`, whatever the overlay makes of it."""
        return public_year(self.country, date.fromordinal(day).year).holidays.get(day)

    def verified(self, year: int) -> bool:
        """Tell whether the public holidays of `year` are official, not predicted or unknown."""
        return public_year(self.country, year).verified

    def next_working(self, day: int) -> int:
        """Return `day` if it is a working day, else the first one after it.

        Raises `NoWorkingDay`.
        """
        _within(day, day)
        for candidate in range(day, min(day + _REACH, _LAST_DAY) + 1):
            if not self.is_off(candidate):
                return candidate
        raise NoWorkingDay(day)

    def previous_working(self, day: int) -> int:
        """Return `day` if it is a working day, else the last one before it.

        Raises `NoWorkingDay`.
        """
        _within(day, day)
        for candidate in range(day, max(day - _REACH, _FIRST_DAY) - 1, -1):
            if not self.is_off(candidate):
                return candidate
        raise NoWorkingDay(day)

    def nearest_working(self, day: int) -> int:
        """Return `day` if it is a working day, else the nearest; of two, the later.

        Raises `NoWorkingDay`.
        """
        _within(day, day)
        for distance in range(_REACH + 1):
            for candidate in (day + distance, day - distance):
                if _FIRST_DAY <= candidate <= _LAST_DAY and not self.is_off(candidate):
                    return candidate
        raise NoWorkingDay(day)

    def add_working_days(self, day: int, n: int) -> int:
        """Return the n-th working day after `day`, or before it where n is negative.

        `day` itself is not counted and need not be a working day; n = 0 returns it unchanged.
        Raises `NoWorkingDay`.
        """
        _within(day + n, day)
        for _ in range(n):
            day = self.next_working(day + 1)
        for _ in range(-n):
            day = self.previous_working(day - 1)
        return day

    def count_working(self, first: int, last: int) -> int:
        """Count the working days from `first` to `last`, both included; 0 if they are reversed."""
        if first > last:
            return 0
        if first < _FIRST_DAY or last > _LAST_DAY:
            message = f"ordinals {first} to {last} leave the calendar"
            raise IndexError(message)
        total = 0
        for block in range(first >> _BLOCK_BITS, (last >> _BLOCK_BITS) + 1):
            start = block << _BLOCK_BITS
            total += self._off[block].count(0, max(first - start, 0), last - start + 1)
        return total

    def term_end(self, day: int, n: int) -> int:
        """Return the last day of a term of `n` calendar days that runs from `day`.

        `day` is not counted (Civil Code 91/2015/QH13, art. 147.2), and a last day that is off
        gives way to the next working day (art. 148.5). A negative `n` raises ValueError: terms
        that count backwards stay where they fall. Raises `NoWorkingDay`.
        """
        if n < 0:
            message = f"a term runs forward, not {n} days"
            raise ValueError(message)
        return self.next_working(day + n)


def _weekday(day: int) -> int:
    return (day - 1) % 7


def _within(result: int, day: int) -> None:
    if not _FIRST_DAY <= result <= _LAST_DAY:
        raise NoWorkingDay(day)


class _OffDays(dict[int, bytes]):
    """Blocks of 512 days by number, a byte a day: 1 off, 0 worked. Filled on first use."""

    __slots__ = ("country", "overlay", "weekend")

    def __init__(
        self, country: str | None, weekend: frozenset[int], overlay: frozenset[tuple[int, bool]]
    ) -> None:
        super().__init__()
        self.country = country
        self.weekend = weekend
        self.overlay = overlay

    def __missing__(self, number: int) -> bytes:
        start = number << _BLOCK_BITS
        if not 0 <= start <= _LAST_DAY:
            message = f"ordinals from {start} on leave the calendar"
            raise IndexError(message)
        days = range(start, min(start + _BLOCK_MASK, _LAST_DAY) + 1)
        block = bytearray(_weekday(day) in self.weekend for day in days)
        first_year = date.fromordinal(max(days[0], _FIRST_DAY)).year
        for year in range(first_year, date.fromordinal(days[-1]).year + 1):
            public = public_year(self.country, year)
            for day in public.worked:
                if day in days:
                    block[day - start] = 0
            for day in public.holidays:
                if day in days:
                    block[day - start] = 1
        for day, off in self.overlay:
            if day in days:
                block[day - start] = off
        self[number] = bytes(block)
        return self[number]


@lru_cache(maxsize=256)
def _off_days(
    country: str | None, weekend: frozenset[int], overlay: frozenset[tuple[int, bool]]
) -> _OffDays:
    """Share the blocks among calendars that agree on every day."""
    return _OffDays(country, weekend, overlay)
