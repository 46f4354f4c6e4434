"""From a series to its occurrences: expansion, days off, hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from planctl.compile.placement import Placed, place
from planctl.compile.series import Prepared
from planctl.dated import Days
from planctl.diagnostics import Diagnostic, found
from planctl.frozen import replace
from planctl.messages import Message, Weekday, msg
from planctl.occurrence import Occurrence, Series, Step
from planctl.plan.nearest import did_you_mean
from planctl.plan.source import Route
from planctl.schedule.dating import Dating, Kind, Remark
from planctl.schedule.relative import resolve
from planctl.schedule.rules import DayOffRule, Due, Relative, Rule
from planctl.tuples import NamedTuple
from planctl.workdays import DayOff, NoWorkingDay

__all__ = ["anchored_dates", "day_off_rule", "series_dates"]

_Result = tuple[list[Occurrence], Days | None, list[Diagnostic]]
"""The dates of a series by start, where they stand if there are any, and what is to be said."""


def series_dates(prepared: Prepared, heard: set[Route]) -> _Result:
    """Return the occurrences of a series whose schedule stands by itself.

    What the expansion has to say is said for the first series of a schedule only; `heard` holds
    where the schedules stand that have been heard.
    """
    series = prepared.series
    placed = prepared.placements[series.schedule]
    dated, days, faults = _dated(series, placed)
    if series.route in heard:
        return dated, days, faults
    heard.add(series.route)
    said = [_remark(series, remark) for remark in placed.remarks]
    if not placed.dates and not placed.skipped and not said:
        text = msg("“{words}” gives no date in the plan's period", words=series.words)
        said = [found("nothing-scheduled", text, series.span)]
    return dated, days, [*said, *faults]


def _dated(series: Series, placed: Placed) -> _Result:
    dated = _occurrences(series, placed)
    diagnostics = list(_not_valid(series, dated))
    if placed.resting or placed.skipped or placed.stuck:
        diagnostics = [*_off_days(series, placed, dated), *diagnostics]
    return dated, placed.days, diagnostics


def anchored_dates(prepared: Prepared, anchors: Iterable[Occurrence]) -> _Result:
    """Return the occurrences of a series that counts from another activity.

    There is one for each period of the anchor; it counts from the anchor at the same place, or
    from the first start and the last end of all its places.
    """
    series = prepared.series
    if prepared.anchor is None:
        return [], None, [_unknown_anchor(series)]
    spans = _anchor_spans(series, anchors)
    if not spans:
        text = msg("`{anchor}` has no date to count from", anchor=prepared.anchor)
        return [], None, [found("nothing-scheduled", text, series.span)]
    datings: list[Dating] = []
    counted: list[tuple[Step, ...]] = []
    for label, span in spans.items():
        for rule in series.schedule.rules:
            try:
                dating, steps = _counted(series, rule, label, span)
            except NoWorkingDay:
                text = msg("there is no working day to count to")
                return [], None, [found("impossible-date", text, series.span)]
            datings.append(dating)
            counted.append(steps)
    placed = place(series.schedule, datings, prepared.placements.terms, counted)
    return _dated(series, placed)


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
            start, end = min(span, other, key=_begins), max(span, other, key=_ends)
            span = _AnchorSpan(start.first, end.last, start.start_minute, end.end_minute)
        spans[o.dating.label] = span
    return spans


def _begins(span: _AnchorSpan) -> tuple[int, int]:
    """Order by start; whole days begin with the day."""
    return span.first, 0 if span.start_minute is None else span.start_minute


def _ends(span: _AnchorSpan) -> tuple[int, int]:
    """Order by end; whole days end with the day."""
    return span.last, 1440 if span.end_minute is None else span.end_minute


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


def _occurrences(series: Series, placed: Placed) -> list[Occurrence]:
    head = (series,)
    new = tuple.__new__  # a whole year of dates goes through here: no call for each field
    dated = [new(Occurrence, head + date) for date in placed.dates]
    if series.activity.kind != "report" or all(o.kind == o.dating.kind for o in dated):
        return dated
    step = Step("window", _REPORT, series.span)
    return [o._replace(steps=(*o.steps, step)) if o.kind != o.dating.kind else o for o in dated]


_REPORT = msg("a report's window is a deadline on its last day")


def day_off_rule(series: Series) -> tuple[DayOffRule, bool]:
    """Return what becomes of a date on a day off, and whether the plan says so explicitly."""
    said = series.schedule.on_day_off or series.activity.on_day_off
    conventions = series.document.model.conventions
    if said is not None:
        return said, True
    return conventions.on_day_off, "on_day_off" in conventions.model_fields_set


def _off_days(series: Series, placed: Placed, dated: list[Occurrence]) -> Iterator[Diagnostic]:
    """Say, once for the series, what stands on days off, was left out or could not move."""
    span, calendar = series.span, series.document.calendar
    off = [o for o in dated if o.off is not None]
    if off and not day_off_rule(series)[1]:
        yield found(
            "day-off",
            msg(
                "{count} of {all} dates of “{title}” fall on a day off: {days}",
                count=len(off),
                all=len(dated),
                title=series.title,
                days=[_with_reason(o.first, o.off) for o in off],
            ),
            span,
            help=msg("say `on_day_off: next` to move them, or `on_day_off: keep` to keep them"),
            keys=[o.key for o in off],
        )
    if placed.skipped:
        days = [_with_reason(day, calendar.day_off(day)) for day in placed.skipped]
        text = msg("left out, because they are days off: {days}", days=days)
        yield found("skipped-date", text, span)
    if placed.stuck:
        days = [_day(day) for day in placed.stuck]
        text = msg("no working day is near enough to move to from: {days}", days=days)
        yield found("impossible-date", text, span)


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
