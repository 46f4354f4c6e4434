"""Regular series as one recurring event.

A rule is derived from the dates themselves and taken only if it gives exactly these dates. It is
one of the few patterns that every client knows: days, weekdays, a day of the month or its last,
an n-th or last weekday of the month, a day of the year. There are no exceptions: a series with
one date that is not like the others stays a series of events. UNTIL is the last start, in UTC
where the start has a time and a day where it has none (RFC 5545, section 3.3.10).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise

__all__ = ["rule_of", "starts_of"]

_FEWEST = 3
_FREQUENCIES = tuple(f"FREQ={name}" for name in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"))
_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rule_of(starts: Sequence[date | datetime]) -> str | None:
    """Return the RRULE that gives exactly `starts`, days or instants with a zone, in order.

    None where no rule does, or where they are too few to be a series.
    """
    days = [date(start.year, start.month, start.day) for start in starts]
    if len(days) < _FEWEST or any(before >= after for before, after in pairwise(days)):
        return None
    until = f";UNTIL={_until(starts[-1])}"
    rules = (pattern + until for pattern in _patterns(days))
    most, wanted = len(days) + 1, list(starts)
    return next((rule for rule in rules if starts_of(starts[0], rule, most) == wanted), None)


def starts_of(start: date | datetime, rule: str, most: int) -> list[date | datetime]:
    """Return the starts, at most so many, of an event that begins at `start` and recurs.

    Raises ValueError for what is no RRULE, or one of hours and less.
    """
    from dateutil.rrule import rrulestr

    if not rule.startswith(_FREQUENCIES):
        raise ValueError(rule)
    first = start if isinstance(start, datetime) else datetime.combine(start, time())
    found = islice(rrulestr(rule, dtstart=first), most)
    return list(found) if isinstance(start, datetime) else [each.date() for each in found]


def _until(last: date | datetime) -> str:
    if isinstance(last, datetime):
        return last.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return last.strftime("%Y%m%d")


def _patterns(days: Sequence[date]) -> Iterator[str]:
    """Yield the patterns that may fit, the likeliest first; whoever asks proves them."""
    first, second = days[0], days[1]
    months = _months(second) - _months(first)
    if months and months % 12 == 0 and first.day < 29:
        yield f"FREQ=YEARLY{_interval(months // 12)};BYMONTH={first.month};BYMONTHDAY={first.day}"
    if months:
        for position in _positions(first):
            yield f"FREQ=MONTHLY{_interval(months)};{position}"
    gap = (second - first).days
    if gap % 7:
        yield f"FREQ=DAILY{_interval(gap)}"
    yield _weekly(days)


def _weekly(days: Sequence[date]) -> str:
    names = ",".join(_NAMES[n] for n in sorted({day.weekday() for day in days}))
    mondays = sorted({day - timedelta(days=day.weekday()) for day in days})
    weeks = (mondays[1] - mondays[0]).days // 7 if len(mondays) > 1 else 1
    return f"FREQ=WEEKLY{_interval(weeks)};BYDAY={names}"


def _positions(day: date) -> Iterator[str]:
    """Yield where in its month a day stands; never a 29th to 31st, which months lack."""
    week_later = day + timedelta(days=7)
    if (day + timedelta(days=1)).month != day.month:
        yield "BYMONTHDAY=-1"
    if day.day < 29:
        yield f"BYMONTHDAY={day.day}"
        yield f"BYDAY={(day.day + 6) // 7}{_NAMES[day.weekday()]}"
    if week_later.month != day.month:
        yield f"BYDAY=-1{_NAMES[day.weekday()]}"


def _months(day: date) -> int:
    return day.year * 12 + day.month


def _interval(count: int) -> str:
    return "" if count == 1 else f";INTERVAL={count}"
