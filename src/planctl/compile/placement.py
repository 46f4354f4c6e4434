"""Where the dates of a schedule stand: off days off, at their hours, with their status.

Places share schedules and plans repeat their phrases. What a schedule gives under the same terms
is worked out once, and the same dates serve every series that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Final

from planctl.compile.hours import Hours, minutes, overnight
from planctl.dated import Days, in_order
from planctl.occurrence import Change, Shift, Status, Step
from planctl.schedule.dating import Dating, Kind, Remark
from planctl.schedule.expand import expand
from planctl.schedule.reading import Reading
from planctl.schedule.rules import (
    Dated,
    DayOffRule,
    Due,
    Nth,
    Positioned,
    Rule,
    Schedule,
    WeekdayInWeek,
    Weekdays,
    Within,
)
from planctl.tuples import NamedTuple
from planctl.workdays import DayOff, NoWorkingDay, WorkingCalendar

__all__ = ["Placed", "Placement", "Placements", "Terms", "place", "placements"]

Placement = tuple[
    Kind,
    Dating,
    int,
    int,
    int | None,
    int | None,
    Status,
    DayOff | None,
    Shift | None,
    Change | None,
    tuple[Step, ...],
]
"""The fields of an occurrence after its series, in their order."""


class Terms(NamedTuple):
    """All that decides where the dates of a schedule stand, beside the schedule itself."""

    first: int
    """The first day of the plan's period, an ordinal."""
    last: int
    """Its last day, included."""
    reading: Reading
    calendar: WorkingCalendar
    rule: DayOffRule
    """What becomes of an event on a day off."""
    hours: Hours
    tentative: bool
    report: bool
    """Whether windows are deadlines on their last day."""


class Placed(NamedTuple):
    """The dates of a schedule, and what there is to say about them."""

    dates: Sequence[Placement]
    """By start."""
    remarks: tuple[Remark, ...] = ()
    """What the expansion noticed."""
    resting: bool = False
    """Whether a date stays on a day off."""
    skipped: tuple[int, ...] = ()
    """Days off that were left out, ordinals."""
    stuck: tuple[int, ...] = ()
    """Days off from which there was no working day to move to, ordinals."""
    days: Days | None = None
    """Where the dates stand, None where there are none."""


class Placements(dict[Schedule, Placed]):
    """The dates of schedules under the same terms, each worked out when first asked for."""

    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self.terms = terms

    def __missing__(self, schedule: Schedule) -> Placed:
        terms = self.terms
        dated, remarks = expand(
            schedule, terms.first, terms.last, terms.reading, terms.calendar.is_off
        )
        placed = place(schedule, dated, terms)._replace(remarks=remarks)
        self[schedule] = placed
        _known.weight += 1 + len(placed.dates)
        return placed


class _Known(dict[Terms, Placements]):
    """What is kept for other plans, and how much it is: an entry of any kind, or a date, is one."""

    weight = 0


_MOST_KNOWN: Final = 20_000
_known: Final = _Known()


def placements(terms: Terms) -> Placements:
    """Return the dates that are known under these terms, to be asked for more.

    What is too much is forgotten; plans that are worked on then go on with what they hold.
    """
    if _known.weight >= _MOST_KNOWN:
        _known.clear()
        _known.weight = 0
    known = _known.get(terms)
    if known is None:
        known = _known[terms] = Placements(terms)
        _known.weight += 1
    return known


def place(
    schedule: Schedule,
    datings: Iterable[Dating],
    terms: Terms,
    counted: Iterable[tuple[Step, ...]] = repeat(()),
) -> Placed:
    """Place the datings of a schedule, each with the steps that it was counted by."""
    mover = _Mover(schedule, terms)
    is_off = terms.calendar.is_off
    confirmed: Status = "tentative" if terms.tentative else "confirmed"
    dates: list[Placement] = []
    for dating, steps in zip(datings, counted, strict=False):
        kind, _, first, last, _ = dating
        off, shift = None, None
        if kind == "window" and terms.report:
            kind, first = "deadline", last
        if first == last and kind == "event" and is_off(first):
            moved, off = mover.move(first)
            if moved is None:
                continue
            if moved != first and off is not None:
                shift = Shift(terms.rule, first, moved, off)
                first = last = moved
                off = None
        one_day = first == last
        start, end = minutes(kind, terms.hours, one_day=one_day)
        last += overnight(kind, start, end) if one_day else 0
        status: Status = "tentative" if kind == "window" else confirmed
        dates.append((kind, dating, first, last, start, end, status, off, shift, None, steps))
    resting = any(date[7] is not None for date in dates)
    ordered = in_order(dates)
    days = Days(ordered) if ordered else None
    return Placed(ordered, (), resting, tuple(mover.skipped), tuple(mover.stuck), days)


class _Mover:
    """Moves the dates of one schedule off days off, and remembers which it could not move."""

    def __init__(self, schedule: Schedule, terms: Terms) -> None:
        self.calendar = terms.calendar
        self.rule = terms.rule
        self.named = any(_names_weekday(rule) for rule in schedule.rules)
        self.skipped: list[int] = []
        self.stuck: list[int] = []

    def move(self, day: int) -> tuple[int | None, DayOff | None]:
        """Return the day that a day off moves to, and why it is off.

        The day is `day` itself to stay, None to leave the date out. A weekend day that the plan
        itself names is not off.
        """
        off = self.calendar.day_off(day)
        if off is not None and self.named and off.kind == "weekend":
            return day, None
        return self._moved(day), off

    def _moved(self, day: int) -> int | None:
        search: Callable[[int], int]
        match self.rule:
            case DayOffRule.KEEP:
                return day
            case DayOffRule.SKIP:
                self.skipped.append(day)
                return None
            case DayOffRule.NEXT:
                search = self.calendar.next_working
            case DayOffRule.PREVIOUS:
                search = self.calendar.previous_working
            case DayOffRule.NEAREST:
                search = self.calendar.nearest_working
        try:
            return search(day)
        except NoWorkingDay:
            self.stuck.append(day)
            return day


def _names_weekday(rule: Rule) -> bool:
    match rule:
        case Weekdays():
            return True
        case Dated(written):
            return written.weekday is not None
        case Positioned(position=position):
            while hasattr(position, "position"):
                position = position.position
            return isinstance(position, Nth | WeekdayInWeek)
        case Within(inner) | Due(inner):
            return _names_weekday(inner)
    return False
