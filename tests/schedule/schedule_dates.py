"""Short ways to say schedules and to read what they expand to."""

from __future__ import annotations

from datetime import date

from planctl.messages import Translator
from planctl.schedule.conventions import Conventions
from planctl.schedule.dating import Expansion, Remark
from planctl.schedule.expand import expand
from planctl.schedule.frame import Frame
from planctl.schedule.rules import Dated, Gloss, PartialDate, Rule, Schedule, TimeSpan

__all__ = ["day", "expansion", "names", "on", "said", "spans", "starts", "weekend"]

_ENGLISH = Translator("en")


def day(text: str) -> int:
    """Return the ordinal of an ISO date."""
    return date.fromisoformat(text).toordinal()


def on(
    day_: int, month: int | None = None, year: int | None = None, week: int | None = None
) -> Dated:
    """Return a plain date."""
    return Dated(PartialDate(day_, month, year, week))


def weekend(ordinal: int) -> bool:
    """Tell Saturdays and Sundays."""
    return date.fromordinal(ordinal).weekday() > 4


def expansion(
    period: str,
    *rules: Rule,
    conventions: Conventions | None = None,
    time: TimeSpan | None = None,
    glosses: tuple[Gloss, ...] = (),
) -> Expansion:
    """Expand rules in a period, `2024` or `2024-01-15/2024-03-20`."""
    first, _, last = period.partition("/")
    first, last = (first, last) if last else (f"{period}-01-01", f"{period}-12-31")
    schedule = Schedule(rules, time=time, glosses=glosses)
    reading = (conventions or Conventions()).reading
    return expand(schedule, Frame.of(day(first), day(last), reading, weekend))


def starts(found: Expansion) -> list[str]:
    """Return the first days as ISO dates."""
    return [date.fromordinal(d.first).isoformat() for d in found.datings]


def spans(found: Expansion) -> list[tuple[str, str, str, str]]:
    """Return kind, label, first and last day of each dating."""
    return [
        (
            d.kind,
            d.label,
            date.fromordinal(d.first).isoformat(),
            date.fromordinal(d.last).isoformat(),
        )
        for d in found.datings
    ]


def names(found: Expansion) -> list[str]:
    """Return the names of the remarks."""
    return [remark.name for remark in found.remarks]


def said(remark: Remark) -> str:
    """Return the text of a remark in English."""
    return _ENGLISH(remark.message)
