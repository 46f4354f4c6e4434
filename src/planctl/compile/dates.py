"""From a series to its occurrences: expansion, days off, hours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import repeat

from planctl.compile.series import Hours, Prepared, minutes, overnight
from planctl.diagnostics import Diagnostic, found
from planctl.frozen import replace
from planctl.messages import Message, Weekday, msg
from planctl.occurrence import Occurrence, Series, Shift, Status, Step
from planctl.plan.nearest import did_you_mean
from planctl.plan.source import Route
from planctl.schedule.dating import Dating, Expansion, Kind, Remark
from planctl.schedule.expand import expand
from planctl.schedule.relative import resolve
from planctl.schedule.rules import (
    Dated,
    DayOffRule,
    Due,
    Nth,
    Positioned,
    Relative,
    Rule,
    WeekdayInWeek,
    Weekdays,
    Within,
)
from planctl.tuples import NamedTuple
from planctl.workdays import DayOff, NoWorkingDay

__all__ = ["anchored_dates", "day_off_rule", "series_dates"]

_Result = tuple[list[Occurrence], list[Diagnostic]]


Expansions = dict[Route, Expansion]
"""What the schedules of one plan gave, by where they stand: places may share one."""


def series_dates(prepared: Prepared, expansions: Expansions) -> _Result:
    """Return the occurrences of a series whose schedule stands by itself.

    What the expansion has to say is said for the first series of a schedule only.
    """
    series = prepared.series
    expansion = expansions.get(series.route)
    said: list[Diagnostic] = []
    if expansion is None:
        plan = series.document
        expansion = expand(
            series.schedule, plan.first, plan.last, plan.model.conventions, plan.calendar.is_off
        )
        expansions[series.route] = expansion
        said = [_remark(series, remark) for remark in expansion.remarks]
        if not expansion.datings and not said:
            text = msg("“{words}” gives no date in the plan's period", words=series.words)
            said = [found("nothing-scheduled", text, series.span)]
    dated, faults = _occurrences(prepared, expansion.datings, repeat(()))
    return dated, [*said, *faults]


def anchored_dates(prepared: Prepared, anchors: Iterable[Occurrence]) -> _Result:
    """Return the occurrences of a series that counts from another activity.

    There is one for each period of the anchor; it counts from the anchor at the same place, or
    from the first start and the last end of all its places.
    """
    series = prepared.series
    if prepared.anchor is None:
        return [], [_unknown_anchor(series)]
    spans = _anchor_spans(series, anchors)
    if not spans:
        text = msg("`{anchor}` has no date to count from", anchor=prepared.anchor)
        return [], [found("nothing-scheduled", text, series.span)]
    datings: list[Dating] = []
    counted: list[tuple[Step, ...]] = []
    for label, span in spans.items():
        for rule in series.schedule.rules:
            try:
                dating, steps = _counted(series, rule, label, span)
            except NoWorkingDay:
                text = msg("there is no working day to count to")
                return [], [found("impossible-date", text, series.span)]
            datings.append(dating)
            counted.append(steps)
    return _occurrences(prepared, datings, counted)


class _AnchorSpan(NamedTuple):
    first: int
    last: int
    start_minute: int | None
    end_minute: int | None


def _anchor_spans(series: Series, anchors: Iterable[Occurrence]) -> dict[str, _AnchorSpan]:
    live = [o for o in anchors if o.status != "cancelled"]
    here = [o for o in live if o.series.place == series.place] if series.place else []
    spans: dict[str, _AnchorSpan] = {}
    for o in here or live:
        span = _AnchorSpan(o.first, o.last, o.start_minute, o.end_minute)
        other = spans.get(o.dating.label)
        if other is not None:
            start, end = min(span, other), max(span, other, key=lambda s: (s.last, s.end_minute))
            span = _AnchorSpan(start.first, end.last, start.start_minute, end.end_minute)
        spans[o.dating.label] = span
    return spans


def _counted(
    series: Series, rule: Rule, label: str, anchor: _AnchorSpan
) -> tuple[Dating, tuple[Step, ...]]:
    relative = rule.rule if isinstance(rule, Due) else rule
    if not isinstance(relative, Relative):
        message = f"not a relative rule: {rule!r}"
        raise TypeError(message)
    day, steps = resolve(relative, anchor.first, anchor.last, series.document.calendar)
    kind: Kind = "deadline" if isinstance(rule, Due) else "event"
    counted = tuple(Step("rule", step, series.span) for step in steps)
    return Dating(kind, label, day, day), counted


def _unknown_anchor(series: Series) -> Diagnostic:
    """Say that nothing in the plan is what the words count from; a name like an id is an error."""
    ids = [a.id for a in series.document.model.activities]
    for rule in series.schedule.rules:
        relative = rule.rule if isinstance(rule, Due) else rule
        if isinstance(relative, Relative) and relative.anchor is not None:
            text = msg("there is no activity `{id}` to count from", id=relative.anchor)
            aid = did_you_mean(relative.anchor, ids)
            return found("unknown-id", text, series.span, help=aid)
    return found(
        "unscheduled",
        msg("“{words}” counts from something that the plan does not date", words=series.words),
        series.span,
        help=msg("name the activity it counts from: `of: <id>`, one of: {ids}", ids=ids),
    )


def _occurrences(
    prepared: Prepared, datings: Iterable[Dating], counted: Iterable[tuple[Step, ...]]
) -> _Result:
    """Return an occurrence for each dating, with the steps that it was counted by."""
    series = prepared.series
    mover = _Mover(series)
    is_off = mover.calendar.is_off
    tentative = series.schedule.tentative or series.activity.status == "tentative"
    report = series.activity.kind == "report"
    confirmed: Status = "tentative" if tentative else "confirmed"
    hours = _Hours(prepared.hours)
    dated: list[Occurrence] = []
    resting = False
    for dating, counts in zip(datings, counted, strict=False):
        kind, _, first, last, _ = dating
        steps, off, shift = counts, None, None
        if kind == "window" and report:
            kind, first = "deadline", last
            steps = (*steps, Step("window", _REPORT, series.span))
        if first == last and kind == "event" and is_off(first):
            moved, off = mover.move(first)
            if moved is None:
                continue
            if moved != first and off is not None:
                shift = Shift(mover.rule, first, moved, off)
                first = last = moved
                off = None
            resting = resting or off is not None
        start, end, later = hours[kind, first == last]
        dated.append(
            Occurrence(
                series,
                kind,
                dating,
                first,
                last + later,
                start,
                end,
                "tentative" if kind == "window" else confirmed,
                off,
                shift,
                None,
                steps,
            )
        )
    said = mover.report(dated) if resting or mover.skipped or mover.stuck else ()
    return dated, [*said, *_not_valid(series, dated)]


class _Hours(dict[tuple[Kind, bool], tuple[int | None, int | None, int]]):
    """Minutes of the dates of a series, and the days by which they end later.

    By kind, and whether they take one day.
    """

    def __init__(self, said: Hours) -> None:
        super().__init__()
        self.said = said

    def __missing__(self, key: tuple[Kind, bool]) -> tuple[int | None, int | None, int]:
        kind, one_day = key
        start, end = minutes(kind, self.said, one_day=one_day)
        later = overnight(kind, start, end) if one_day else 0
        self[key] = start, end, later
        return self[key]


_REPORT = msg("a report's window is a deadline on its last day")


def day_off_rule(series: Series) -> tuple[DayOffRule, bool]:
    """Return what becomes of a date on a day off, and whether the plan says so explicitly."""
    said = series.schedule.on_day_off or series.activity.on_day_off
    conventions = series.document.model.conventions
    if said is not None:
        return said, True
    return conventions.on_day_off, "on_day_off" in conventions.model_fields_set


class _Mover:
    """Moves the dates of one series off days off, and remembers what to say about it."""

    def __init__(self, series: Series) -> None:
        self.series = series
        self.calendar = series.document.calendar
        self.rule, self.explicit = day_off_rule(series)
        self.named = any(_names_weekday(rule) for rule in series.schedule.rules)
        self.skipped: list[int] = []
        self.stuck: list[int] = []

    def why(self, day: int) -> DayOff:
        off = self.calendar.day_off(day)
        assert off is not None
        return off

    def move(self, day: int) -> tuple[int | None, DayOff | None]:
        """Return the day that a day off moves to, and why it is off.

        The day is `day` itself to stay, None to leave the date out. A weekend day that the plan
        itself names is not off.
        """
        off = self.why(day)
        if self.named and off.kind == "weekend":
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

    def report(self, dated: Iterable[Occurrence]) -> Iterator[Diagnostic]:
        """Say, once for the series, what stands on days off, was left out or could not move."""
        span = self.series.span
        off = [o for o in dated if o.off is not None]
        if off and not self.explicit:
            yield found(
                "day-off",
                msg(
                    "{count} of {all} dates of “{title}” fall on a day off: {days}",
                    count=len(off),
                    all=len(list(dated)),
                    title=self.series.title,
                    days=[_with_reason(o.first, o.off) for o in off],
                ),
                span,
                help=msg("say `on_day_off: next` to move them, or `on_day_off: keep` to keep them"),
                keys=[o.key for o in off],
            )
        if self.skipped:
            days = [_with_reason(day, self.why(day)) for day in self.skipped]
            text = msg("left out, because they are days off: {days}", days=days)
            yield found("skipped-date", text, span)
        if self.stuck:
            days = [_day(day) for day in self.stuck]
            text = msg("no working day is near enough to move to from: {days}", days=days)
            yield found("impossible-date", text, span)


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


def _with_reason(day: int, off: DayOff | None) -> Message:
    if off is None or off.kind == "weekend":
        return _day(day)
    return msg("{day} ({why})", day=_day(day), why=off.message)


def _day(ordinal: int) -> Message:
    day = date.fromordinal(ordinal)
    return msg("{weekday} {day}", weekday=Weekday(day.weekday()), day=day)


def _remark(series: Series, remark: Remark) -> Diagnostic:
    span = series.span
    if remark.start is not None and remark.end is not None:
        span = series.document.source.inner(series.route, remark.start, remark.end)
    said = found(remark.name, remark.message, span)
    return said if remark.severity is None else replace(said, severity=remark.severity)


def _not_valid(series: Series, dated: Iterable[Occurrence]) -> Iterator[Diagnostic]:
    """Warn of dates on which the place does not exist yet or any more."""
    if series.place is None:
        return
    place = series.document.places[series.place]
    if place.valid_from is None and place.valid_to is None:
        return
    since = date.min if place.valid_from is None else place.valid_from
    until = date.max if place.valid_to is None else place.valid_to
    outside = [o for o in dated if not since.toordinal() <= o.last <= until.toordinal()]
    if not outside:
        return
    aid = None
    if place.successor is not None:
        aid = msg("its successor is `{place}`", place=place.successor)
    yield found(
        "place-not-valid",
        msg(
            "“{place}” does not exist on: {days}",
            place=place.name,
            days=[_day(o.first) for o in outside],
        ),
        series.span,
        help=aid,
    )
