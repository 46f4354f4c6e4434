"""Time zones as VTIMEZONE components that calendar clients read right.

Clients go by the name of a zone where they know it and by the component where they do not. The
components that libraries derive lose the rule (clients that need RRULE with BYDAY) or misplace
the onset, so they are drawn up here from the zone's own transitions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from planctl.occurrence import zone
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

__all__ = ["UTC_ZONE", "tzid", "tzids", "vtimezone"]

UTC_ZONE = "UTC"
"""The zone whose times are written with a Z, without TZID and VTIMEZONE (section 3.2.19)."""

_UNIVERSAL = ("UTC", "UCT", "Universal", "Zulu")
_ALIASES = {
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    **dict.fromkeys((*_UNIVERSAL, *(f"Etc/{name}" for name in _UNIVERSAL)), UTC_ZONE),
}


class _Onset(NamedTuple):
    """A change of the offset from UTC: the local time before it at which it happens."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


_VIETNAM = _Onset(
    datetime.fromisoformat("1975-06-13"),
    timedelta(hours=8),
    timedelta(hours=7),
    "+07",
    summer=False,
)


def tzid(name: str) -> str:
    """Return the one name under which a zone is written, whichever of its names a plan uses."""
    return _ALIASES.get(name, name)


def tzids(zones: Iterable[str], *, windows: bool) -> dict[str, str]:
    """Return the TZID of each zone in a calendar that has these, by the name from `tzid`.

    `windows` names zones as Windows does where it has a name for one, and that name stands for
    no other zone of the calendar.
    """
    names = {tzid(zone) for zone in zones}
    if not windows:
        return {name: name for name in names}
    written = {name: _windows_names().get(name, name) for name in names}
    times = Counter(written.values())
    return {name: own if times[own] == 1 else name for name, own in written.items()}


@lru_cache
def _windows_names() -> dict[str, str]:
    """Return the names in Windows of the zones that these are named after, by CLDR.

    Vietnam's zone shares the one that is named after Bangkok.
    """
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    named = {tzid(zone): name for name, zone in WINDOWS_TO_OLSON.items() if tzid(zone) != UTC_ZONE}
    return {**named, "Asia/Ho_Chi_Minh": named["Asia/Bangkok"]}


def vtimezone(name: str, first_year: int, last_year: int, written: str = "") -> Timezone:
    """Return the component that holds for the years given, both included, and a year around.

    Where its TZID is `written` and not the name, X-LIC-LOCATION has the name.

    Vietnam is one constant block. Elsewhere transitions that fall on the same weekday of the
    month in all these years make one rule each; other transitions are given one by one.
    """
    from icalendar import Timezone

    component = Timezone()
    component.add("tzid", written or tzid(name))
    if written not in ("", tzid(name)):
        component.add("x-lic-location", tzid(name))
    if tzid(name) == "Asia/Ho_Chi_Minh":
        component.add_component(_block(_VIETNAM))
        return component
    years = range(max(first_year - 1, 1), min(last_year + 1, 9998) + 1)
    onsets = list(_onsets(zone(name), years))
    rules = _rules(onsets, years)
    if rules is not None and rules:
        for onset, rule in rules:
            component.add_component(_block(onset, rule))
        return component
    for onset in (_standing(zone(name), years[0]), *onsets):
        component.add_component(_block(onset))
    return component


def _block(
    onset: _Onset, rule: dict[str, str | int] | None = None
) -> TimezoneDaylight | TimezoneStandard:
    from icalendar import TimezoneDaylight, TimezoneStandard

    block = TimezoneDaylight() if onset.summer else TimezoneStandard()
    block.add("dtstart", onset.local)
    block.add("tzoffsetfrom", onset.before)
    block.add("tzoffsetto", onset.after)
    block.add("tzname", onset.name)
    if rule is not None:
        block.add("rrule", rule)
    return block


def _standing(rules: ZoneInfo, year: int) -> _Onset:
    """Return what holds at the beginning of `year`, as if it had begun then."""
    instant = datetime(year, 1, 1, tzinfo=UTC)
    local = instant.astimezone(rules)
    offset = _offset(rules, instant)
    summer = bool(local.dst())
    begin = instant.replace(tzinfo=None)
    return _Onset(begin, offset, offset, local.tzname() or "", summer)


def _onsets(rules: ZoneInfo, years: range) -> Iterator[_Onset]:
    """Yield the changes of offset in `years`, found to the second."""
    day = datetime(years[0], 1, 1, tzinfo=UTC)
    end = datetime(years[-1] + 1, 1, 1, tzinfo=UTC)
    while day < end:
        next_day = day + timedelta(days=1)
        if _offset(rules, day) != _offset(rules, next_day):
            yield _onset(rules, day, next_day)
        day = next_day


def _onset(rules: ZoneInfo, low: datetime, high: datetime) -> _Onset:
    before, after = _offset(rules, low), _offset(rules, high)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if _offset(rules, middle) == before:
            low = middle
        else:
            high = middle
    new = high.astimezone(rules)
    local = (high + before).replace(tzinfo=None)
    return _Onset(local, before, after, new.tzname() or "", bool(new.dst()))


def _offset(rules: ZoneInfo, instant: datetime) -> timedelta:
    offset = instant.astimezone(rules).utcoffset()
    assert offset is not None
    return offset


def _rules(onsets: list[_Onset], years: range) -> list[tuple[_Onset, dict[str, str | int]]] | None:
    """Return the first onset of each yearly rule, or None where they follow no such rules."""
    kinds: dict[tuple[object, ...], list[_Onset]] = {}
    for onset in onsets:
        key = (onset.local.month, onset.local.time(), *onset[1:])
        kinds.setdefault(key, []).append(onset)
    found = []
    for kind in kinds.values():
        weekday = _weekday_of_month([onset.local for onset in kind])
        if [onset.local.year for onset in kind] != list(years) or weekday is None:
            return None
        rule: dict[str, str | int] = {
            "freq": "yearly",
            "bymonth": kind[0].local.month,
            "byday": weekday,
        }
        found.append((kind[0], rule))
    return found


def _weekday_of_month(days: list[datetime]) -> str | None:
    """Return the BYDAY of days that are the same weekday, n-th or last, of their months."""
    weekdays = {day.weekday() for day in days}
    if len(weekdays) != 1:
        return None
    name = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[weekdays.pop()]
    if all((day + timedelta(days=7)).month != day.month for day in days):
        return f"-1{name}"
    numbers = {(day.day - 1) // 7 + 1 for day in days}
    return f"{numbers.pop()}{name}" if len(numbers) == 1 else None
