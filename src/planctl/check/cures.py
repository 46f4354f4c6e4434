"""The nearest free day that would cure a clash: what a finding proposes and a fix writes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

from planctl.check.context import Context
from planctl.check.diary import DAY, hours_of, shifted
from planctl.check.wording import day, listed
from planctl.diagnostics import Diagnostic
from planctl.messages import msg
from planctl.occurrence import Occurrence
from planctl.tuples import NamedTuple

__all__ = ["Curable", "Cure", "by_claim", "curable", "cures", "plain"]


class Cure(NamedTuple):
    """An event and the working day, an ordinal, on which all that it asks for are free."""

    occurrence: Occurrence
    day: int


class Curable(Diagnostic):
    """A finding that is gone when the dates of `moves` are moved."""

    moves: tuple[Cure, ...] = ()


def plain(finding: Diagnostic) -> Diagnostic:
    """Return a finding without the moves that would cure it."""
    if not isinstance(finding, Curable):
        return finding
    return Diagnostic(*(getattr(finding, field) for field in Diagnostic.__match_args__))


def by_claim(events: Iterable[Occurrence]) -> list[Occurrence]:
    """Return events that clash, those that should keep their dates first.

    These are the ones that a change has put where they are, then those that left no day off, then
    those that the plans name first.
    """
    return sorted(events, key=_claim)


def cures(context: Context, leaving: Iterable[Occurrence]) -> list[Cure]:
    """Return where events can go that should leave their dates, as far as they can.

    A day is looked for within `limits.reach` days, in the plan's period, the nearest first and
    of two the later; no two events are sent to overlapping times.
    """
    taken: list[tuple[int, int]] = []
    found: list[Cure] = []
    for event in leaving:
        to = _nearest(context, event, taken)
        if to is not None:
            found.append(Cure(event, to))
            insort(taken, _at(event, to))
    return found


def curable(context: Context, finding: Diagnostic, moves: Sequence[Cure]) -> Diagnostic:
    """Return a finding with the moves that would cure it, and a help that names them."""
    if not moves:
        return finding
    named = [
        msg(
            "“{title}” from {was} to {to}",
            title=cure.occurrence.series.title,
            was=day(cure.occurrence.first),
            to=day(cure.day),
        )
        for cure in moves
    ]
    aid = msg("the nearest free days: {moves}", moves=listed(named, context.limits.shown))
    return Curable(
        finding.name,
        finding.severity,
        finding.message,
        finding.span,
        finding.label,
        finding.related,
        finding.notes,
        aid,
        finding.keys,
        tuple(moves),
    )


def _claim(event: Occurrence) -> tuple[bool, bool, str, int, str]:
    ordered = event.change is not None and event.change.action in ("move", "add")
    series = event.series
    return (not ordered, shifted(event), series.document.source.file, series.number, event.key)


def _nearest(context: Context, event: Occurrence, taken: Sequence[tuple[int, int]]) -> int | None:
    own = hours_of(event)
    for to in _days_around(event, context.limits.reach):
        start, end = _at(event, to)
        if own[0] < end and start < own[1]:
            continue
        before = bisect_left(taken, (end,)) - 1
        if before >= 0 and taken[before][1] > start:  # of those that are taken, none overlap
            continue
        if context.diary.is_free(event, start, end):
            return to
    return None


def _days_around(event: Occurrence, reach: int) -> Iterator[int]:
    """Yield the working days around an event, in the plan's period, nearest first.

    For an event that the plan's own words put on a weekend day, that is the same day of other
    weeks, public holidays left out.
    """
    plan = event.series.document
    length = event.last - event.first
    weekly = event.off is None and plan.calendar.is_off(event.first)
    for distance in range(1, reach + 1):
        for to in (event.first + distance, event.first - distance):
            inside = plan.first <= to and to + length <= plan.last
            if not inside:
                continue
            if weekly:
                free = distance % 7 == 0 and plan.calendar.holiday(to) is None
            else:
                free = not plan.calendar.is_off(to)
            if free:
                yield to


def _at(event: Occurrence, to: int) -> tuple[int, int]:
    start, end = hours_of(event)
    move = (to - event.first) * DAY
    return start + move, end + move
