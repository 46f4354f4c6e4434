"""From a series to its occurrences: expansion, days off, hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from planctl.compile.agenda import occurrences_of
from planctl.compile.placement import Placed, Terms, place
from planctl.diagnostics import Diagnostic, found
from planctl.frozen import replace
from planctl.messages import Message, Weekday, msg
from planctl.occurrence import Occurrence, Reason, Series
from planctl.plan.document import PlanDocument
from planctl.plan.nearest import did_you_mean
from planctl.plan.source import Route
from planctl.schedule.dating import Dating, Expansion, Kind, Remark
from planctl.schedule.relative import resolve
from planctl.schedule.rules import DayOffRule, Due, Relative, Rule
from planctl.tuples import NamedTuple
from planctl.workdays import DayOff, NoWorkingDay

__all__ = ["anchored_dates", "day_off_rule", "limited_places", "series_faults"]


def series_faults(series: Series, placed: Placed, heard: set[Route]) -> list[Diagnostic]:
    """Return what is to be said of the dates of a series whose schedule stands by itself.

    What the expansion has to say is said for the first series of a schedule only; `heard` holds
    where the schedules stand that have been heard.
    """
    faults = _faults(series, placed)
    if series.route in heard:
        return faults
    heard.add(series.route)
    said = [_remark(series, remark) for remark in placed.remarks]
    if not placed.dates and not placed.skipped and not said:
        text = msg("“{words}” gives no date in the plan's period", words=series.words)
        said = [found("nothing-scheduled", text, series.span)]
    return [*said, *faults]


def anchored_dates(
    series: Series, terms: Terms, anchor: str | None, anchors: Iterable[Occurrence]
) -> tuple[Placed, list[Diagnostic]]:
    """Return the dates of a series that counts from another activity, the `anchor`.

    There is one for each period of the anchor; it counts from the anchor at the same place, or
    from the first start and the last end of all its places.
    """
    if anchor is None:
        return _NO_DATES, [_unknown_anchor(series)]
    spans = _anchor_spans(series, anchors)
    if not spans:
        text = msg("`{anchor}` has no date to count from", anchor=anchor)
        return _NO_DATES, [found("nothing-scheduled", text, series.span)]
    datings: list[Dating] = []
    counted: list[tuple[Reason, ...]] = []
    for label, span in spans.items():
        for rule in series.schedule.rules:
            try:
                dating, steps = _counted(series, rule, label, span)
            except NoWorkingDay:
                text = msg("there is no working day to count to")
                return _NO_DATES, [found("impossible-date", text, series.span)]
            datings.append(dating)
            counted.append(steps)
    expansion = Expansion(tuple(datings))
    placed = place(series.schedule, expansion, series.document.calendar, terms, counted)
    return placed, _faults(series, placed)


_NO_DATES = Placed()


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
) -> tuple[Dating, tuple[Reason, ...]]:
    relative = rule.rule if isinstance(rule, Due) else rule
    if not isinstance(relative, Relative):
        message = f"not a relative rule: {rule!r}"
        raise TypeError(message)
    day, steps = resolve(relative, anchor.first, anchor.last, series.document.calendar)
    kind: Kind = "deadline" if isinstance(rule, Due) else "event"
    counted = tuple(Reason("rule", step) for step in steps)
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


def day_off_rule(series: Series) -> tuple[DayOffRule, bool]:
    """Return what becomes of a date on a day off, and whether the plan says so explicitly."""
    said = series.schedule.on_day_off or series.activity.on_day_off
    conventions = series.document.model.conventions
    if said is not None:
        return said, True
    return conventions.on_day_off, "on_day_off" in conventions.model_fields_set


def _faults(series: Series, placed: Placed) -> list[Diagnostic]:
    if placed.plain and series.place is None:
        return []
    dated = occurrences_of([(series, placed)])
    return [*_off_days(series, placed, dated), *_not_valid(series, dated)]


def _off_days(series: Series, placed: Placed, dated: Sequence[Occurrence]) -> Iterator[Diagnostic]:
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


def limited_places(plan: PlanDocument) -> set[str | None]:
    """Return the places that exist for a time only."""
    spans = {name: (place.valid_from, place.valid_to) for name, place in plan.places.items()}
    return {name for name, span in spans.items() if span != (None, None)}


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
