"""The dated result of compilation, and the series it belongs to.

An occurrence holds days as ordinals and minutes of the day, and refers to its series for
everything that all dates of the series share; titles, keys, ISO dates and traces are derived
when somebody asks. That keeps a compiled province small and an expansion cheap.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from planctl.diagnostics import Diagnostic, Span
from planctl.frozen import Frozen
from planctl.messages import Message
from planctl.schedule.dating import Dating, Kind
from planctl.schedule.rules import DayOffRule, Schedule
from planctl.tuples import NamedTuple
from planctl.workdays import DayOff

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from planctl.dated import Dated
    from planctl.plan.document import PlanDocument
    from planctl.plan.model import Activity
    from planctl.plan.source import Route

__all__ = [
    "Attendance",
    "Change",
    "Compiled",
    "Occurrence",
    "Reason",
    "Series",
    "Shift",
    "Status",
    "Step",
    "named",
    "uid_of",
    "uids_of",
]

Status = Literal["confirmed", "tentative", "cancelled"]

_NAMESPACE = bytes.fromhex("5d0f7f5e2a775b0e9a356d2f4a1c8e10")
_VARIANT = bytes.maketrans(b"0123456789abcdef", b"89ab" * 4)


class Attendance(NamedTuple):
    """Who is asked for: `number` of the party (a pool), or the party itself when None."""

    party: str
    number: int | None = None


class Shift(NamedTuple):
    """A move off a day off: from one ordinal to another, by which rule and why."""

    rule: DayOffRule
    start: int
    end: int
    why: DayOff


class Change(NamedTuple):
    """A change of the plan that was applied to an occurrence."""

    action: Literal["move", "cancel", "add", "time"]
    why: str | None
    by: str | None
    was: int
    """The first day before the change, an ordinal."""
    span: Span


class Series(Frozen, eq=False):
    """What all dates of one activity at one place share."""

    document: PlanDocument
    activity: Activity
    place: str | None
    schedule: Schedule
    words: str
    """The phrase or rule as written in the plan."""
    route: Route
    """The keys that lead to `words` in the plan file."""
    title: str
    attendance: tuple[Attendance, ...]
    prefix: str
    """The key without its period: `plan/activity[/place]`."""
    number: int = 0
    """Its place among the series of the plan, in the order of the file."""

    @property
    def span(self) -> Span:
        """Where the words stand in the plan file."""
        return self.document.source.span(self.route)

    @property
    def place_name(self) -> str | None:
        """The name of the place, or None where the series has none."""
        return None if self.place is None else self.document.places[self.place].name

    @property
    def who(self) -> tuple[str, ...]:
        """Party ids, each once, in the order of the plan."""
        return tuple(dict.fromkeys(a.party for a in self.attendance))

    @property
    def who_names(self) -> tuple[str, ...]:
        """Names of the parties, in the order of the plan."""
        return tuple(self.document.parties[p].name for p in self.who)


class Step(NamedTuple):
    """One step that led to a date: what decided it, in words, with its convention and place."""

    step: Literal["phrase", "rule", "window", "time", "day-off", "change"]
    message: Message
    span: Span
    convention: str | None = None


class Reason(NamedTuple):
    """A step beside the usual ones that led to a date; it stands where the series' words do."""

    step: Literal["rule", "window"]
    message: Message


class Occurrence(NamedTuple):
    """One dated result: an event, a window or a deadline.

    `first` and `last` are ordinals, both included. `start_minute` and `end_minute` count from
    midnight of `first` and of `last`, the end excluded (1440 is midnight); both are None when
    the occurrence takes the whole day. A deadline has first == last and, when it falls on an
    instant, start_minute == end_minute.
    """

    series: Series
    kind: Kind
    dating: Dating
    """What the rule gave, before any shift or change; its label is the period of the key."""
    first: int
    last: int
    start_minute: int | None
    end_minute: int | None
    status: Status
    off: DayOff | None = None
    """Why the first day is a day off, when the occurrence stands on one."""
    shift: Shift | None = None
    change: Change | None = None
    steps: tuple[Reason, ...] = ()
    """Steps beside the usual ones, such as the count from another activity."""

    @property
    def key(self) -> str:
        """`plan/activity[/place][/period]`: printable, parseable, unchanged by a move."""
        prefix, period = self.series.prefix, self.dating.label
        return f"{prefix}/{period}" if period else prefix

    @property
    def uid(self) -> str:
        """The iCalendar UID: a UUIDv5 of the key."""
        return uid_of(self.key)

    @property
    def all_day(self) -> bool:
        """Whether the occurrence has no time of day."""
        return self.start_minute is None

    @property
    def start(self) -> date | datetime:
        """The first day, or the first instant in the plan's time zone."""
        if self.start_minute is None:
            return date.fromordinal(self.first)
        return _instant(self.first, self.start_minute, self.series.document.model.timezone)

    @property
    def end(self) -> date | datetime:
        """The last day, included; or the instant before which a timed occurrence ends."""
        if self.end_minute is None:
            return date.fromordinal(self.last)
        return _instant(self.last, self.end_minute, self.series.document.model.timezone)

    def sort_key(self) -> tuple[int, int, str]:
        """Order by start, then key; whole days come before times of the same day."""
        return (self.first, -1 if self.start_minute is None else self.start_minute, self.key)


class Compiled(Frozen):
    """The compiled plans: occurrences in order, and what was found on the way."""

    documents: tuple[PlanDocument, ...]
    occurrences: tuple[Occurrence, ...]
    dated: tuple[Dated, ...]
    """The same occurrences by series."""
    diagnostics: tuple[Diagnostic, ...] = ()


def uid_of(key: str) -> str:
    """Return the iCalendar UID that belongs to a key, a UUIDv5 (RFC 9562, section 5.5)."""
    return uids_of([named(key)])[0].decode()


def named(key: str) -> bytes:
    """Return what the UID of a key is a hash of; it goes on where the key does."""
    return _NAMESPACE + key.encode()


def uids_of(names: Iterable[bytes]) -> list[bytes]:
    """Return the UIDs that belong to keys, of which each is `named`."""
    from hashlib import sha1

    hashes = [sha1(name).digest() for name in names]
    halves = bytearray(b"".join(hashes))
    for length in range(20, 16, -1):  # a UUID is shorter than a SHA-1
        del halves[16::length]
    digits = bytearray(halves.hex("-", 2), "ascii")
    for place, length in ((34, 40), (29, 39), (4, 38)):  # of eight groups of digits, five
        del digits[place::length]
    digits[14::37] = b"5" * len(hashes)
    digits[19::37] = digits[19::37].translate(_VARIANT)
    digits[36::37] = b" " * (len(hashes) - 1)
    return bytes(digits).split(b" ")


@lru_cache
def zone(name: str) -> ZoneInfo:
    """Return a time zone by its IANA name; the name was checked when the plan was read."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def _instant(day: int, minute: int, timezone: str) -> datetime:
    midnight = datetime.combine(date.fromordinal(day), time(), zone(timezone))
    return midnight + timedelta(minutes=minute)
