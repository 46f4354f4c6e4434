"""Where the dates of a schedule stand: off days off, at their hours, with their status.

Places share schedules and plans repeat their phrases. What a schedule gives under the same terms
is worked out once, and the same dates serve every series that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Final

from planctl.compile.hours import Hours, minutes, overnight
from planctl.dated import Days, in_order, rank
from planctl.messages import msg
from planctl.occurrence import Change, Reason, Shift, Status
from planctl.schedule.dating import Dating, Expansion, Kind, Remark
from planctl.schedule.days import year_of
from planctl.schedule.expand import expand
from planctl.schedule.frame import Frame
from planctl.schedule.reading import Reading
from planctl.schedule.rules import (
    Dated,
    DayOffRule,
    Due,
    Nth,
    Positioned,
    Relative,
    Rule,
    Schedule,
    WeekdayInWeek,
    Weekdays,
    Within,
)
from planctl.tuples import NamedTuple
from planctl.workdays import DayOff, NoWorkingDay, WorkingCalendar

__all__ = ["Ground", "Placed", "Placement", "Placements", "Terms", "ground", "place", "placed"]

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
    tuple[Reason, ...],
]
"""The fields of an occurrence after its series, in their order."""


class Terms(NamedTuple):
    """What decides where dates stand, beside the schedule itself and the ground they stand on."""

    rule: DayOffRule
    """What becomes of an event on a day off."""
    hours: Hours
    tentative: bool
    report: bool
    """Whether windows are deadlines on their last day."""


class Placed(NamedTuple):
    """The dates of a schedule, and what there is to say about them."""

    dates: Sequence[Placement] = ()
    """By start."""
    days: Days | None = None
    """Where the dates stand, None where there are none."""
    starts: Sequence[int] = ()
    """The ranks of their starts."""
    periods: Sequence[str] = ()
    """What their keys end with: `/` and the label, or nothing."""
    years: frozenset[int] = frozenset()
    """The years of their first and last days."""
    remarks: tuple[Remark, ...] = ()
    """What the expansion noticed."""
    skipped: tuple[int, ...] = ()
    """Days off that were left out, ordinals."""
    stuck: tuple[int, ...] = ()
    """Days off from which there was no working day to move to, ordinals."""
    plain: bool = False
    """Whether there are dates, and nothing is to be said about them."""
    relative: Relative | None = None
    """What counts from another activity, and gives no date as long as that has none."""


class Placements(dict[Schedule, Placed]):
    """The dates of schedules under the same terms, each worked out when first asked for."""

    def __init__(self, ground: Ground, terms: Terms) -> None:
        super().__init__()
        self.ground = ground
        self.terms = terms

    def __missing__(self, schedule: Schedule) -> Placed:
        relative = _relative(schedule)
        if relative is None:
            ground = self.ground
            known = place(schedule, expand(schedule, ground.frame), ground.calendar, self.terms)
        else:
            known = Placed(relative=relative)
        self[schedule] = known
        _known.weight += 1 + len(known.dates)
        return known


class Ground(dict[Terms, Placements]):
    """What dates stand on: a period, how words are read in it, and its days off.

    It holds what is known on it, by terms.
    """

    def __init__(self, first: int, last: int, reading: Reading, calendar: WorkingCalendar) -> None:
        super().__init__()
        self.frame = Frame.of(first, last, reading, calendar.is_off)
        self.calendar = calendar

    def __missing__(self, terms: Terms) -> Placements:
        known = self[terms] = Placements(self, terms)
        _known.weight += 1
        return known


_Where = tuple[int, int, Reading, WorkingCalendar]


class _Known(dict[_Where, Ground]):
    """What is kept for other plans, and how much it is: an entry of any kind, or a date, is one."""

    weight = 0


_REPORT: Final = Reason("window", msg("a report's window is a deadline on its last day"))
_MOST_KNOWN: Final = 20_000
_known: Final = _Known()


def ground(first: int, last: int, reading: Reading, calendar: WorkingCalendar) -> Ground:
    """Return what is known of a period, given by ordinals, `last` included; to be asked for more.

    What is too much is forgotten; plans that are worked on then go on with what they hold.
    """
    if _known.weight >= _MOST_KNOWN:
        _known.clear()
        _known.weight = 0
    where = (first, last, reading, calendar)
    known = _known.get(where)
    if known is None:
        known = _known[where] = Ground(*where)
        _known.weight += 1
    return known


def place(
    schedule: Schedule,
    expansion: Expansion,
    calendar: WorkingCalendar,
    terms: Terms,
    counted: Iterable[tuple[Reason, ...]] = repeat(()),
) -> Placed:
    """Place the datings of a schedule, each with the reasons that it was counted by."""
    mover = _Mover(schedule, calendar, terms.rule)
    is_off = calendar.is_off
    confirmed: Status = "tentative" if terms.tentative else "confirmed"
    dates: list[Placement] = []
    for dating, reasons in zip(expansion.datings, counted, strict=False):
        kind, _, first, last, _ = dating
        steps, off, shift = reasons, None, None
        if kind == "window" and terms.report:
            kind, first, steps = "deadline", last, (*reasons, _REPORT)
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
    return placed(dates, expansion.remarks, tuple(mover.skipped), tuple(mover.stuck))


def placed(
    dates: Iterable[Placement],
    remarks: tuple[Remark, ...] = (),
    skipped: tuple[int, ...] = (),
    stuck: tuple[int, ...] = (),
) -> Placed:
    """Return dates with all that is known of them together."""
    ordered = in_order(dates)
    starts: list[int] = []
    periods: list[str] = []
    years: set[int] = set()
    plain = bool(ordered) and not (remarks or skipped or stuck)
    for _, dating, first, last, start, _, _, off, *_ in ordered:
        starts.append(rank(first, start))
        periods.append(f"/{dating.label}" if dating.label else "")
        years.update((year_of(first), year_of(last)))
        plain = plain and off is None
    days = Days(ordered) if ordered else None
    columns = ordered, days, starts, periods, frozenset(years)
    return Placed(*columns, remarks, skipped, stuck, plain)


class _Mover:
    """Moves the dates of one schedule off days off, and remembers which it could not move."""

    def __init__(self, schedule: Schedule, calendar: WorkingCalendar, rule: DayOffRule) -> None:
        self.calendar = calendar
        self.rule = rule
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


def _relative(schedule: Schedule) -> Relative | None:
    for rule in schedule.rules:
        inner = rule.rule if isinstance(rule, Due) else rule
        if isinstance(inner, Relative):
            return inner
    return None


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
