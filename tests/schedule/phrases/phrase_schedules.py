"""Schedules that offices mean, as Hypothesis strategies: what the writer must be able to say."""

from __future__ import annotations

from datetime import date, time

from hypothesis import strategies as st

from planctl.schedule.rules import (
    Anniversary,
    Dated,
    Day,
    DayOffRule,
    Due,
    Each,
    FirstDays,
    From,
    InMonth,
    InQuarter,
    LunarDate,
    LunarSpan,
    Nth,
    NthWeek,
    Part,
    PartialDate,
    Positioned,
    Relative,
    Rule,
    Schedule,
    The,
    Through,
    Times,
    TimeSpan,
    Unit,
    Unscheduled,
    WeekdayInWeek,
    Weekdays,
    Whole,
    Within,
    WorkingDays,
)

weekdays = st.integers(0, 6)
days = st.dates(date(2001, 1, 1), date(2099, 12, 31))
years = st.integers(2001, 2099)


@st.composite
def full_dates(draw: st.DrawFn, *, weekday: bool = True) -> Dated:
    day = draw(days)
    named = day.weekday() if weekday and draw(st.booleans()) else None
    return Dated(PartialDate(day.day, day.month, day.year, named))


@st.composite
def dates(draw: st.DrawFn) -> Dated:
    day = draw(days)
    named = draw(st.none() | weekdays)
    agreeing = None if named is None else day.weekday()
    return draw(
        st.sampled_from(
            [
                Dated(PartialDate(day.day, day.month, day.year, agreeing)),
                Dated(PartialDate(day.day, day.month, None, named)),
                Dated(PartialDate(day.day)),
            ]
        )
    )


in_month = st.one_of(
    st.integers(1, 31).map(Day),
    st.just(Day(-1)),
    st.builds(Nth, weekdays, st.sampled_from([1, 2, 3, 4, 5, -1])),
    st.builds(WeekdayInWeek, weekdays, st.sampled_from([1, 2, 3, 4, 5, -1])),
    st.builds(NthWeek, st.sampled_from([1, 2, 3, 4, 5, -1])),
    st.sampled_from([3, 5, 7, 10, -3, -5, -10]).map(FirstDays),
    st.builds(Part, st.sampled_from([1, 2, 3]), st.booleans()),
)
wide = st.one_of(
    st.just(Day(-1)),
    st.builds(Nth, weekdays, st.sampled_from([1, 2, -1])),
    st.builds(WeekdayInWeek, weekdays, st.sampled_from([1, 2, -1])),
    st.builds(NthWeek, st.sampled_from([1, 2, -1])),
    st.sampled_from([5, 10, -5, -10]).map(FirstDays),
    st.sampled_from([1, 2, 3]).map(Part),
)
months = st.builds(The, st.just(Unit.MONTH), st.integers(1, 12), st.none() | years)
quarters = st.builds(The, st.just(Unit.QUARTER), st.integers(1, 4), st.none() | years)
halves = st.builds(The, st.just(Unit.HALF), st.integers(1, 2), st.none() | years)
weeks = st.builds(The, st.just(Unit.WEEK), st.integers(6, 52), st.none() | years)
whole_years = st.builds(The, st.just(Unit.YEAR), st.none(), years)
singles = months | quarters | halves | weeks | whole_years


def _no_plain_day(rule: Positioned) -> bool:
    return not (isinstance(rule.position, Day) and rule.position.number > 0)


single_positions = st.one_of(
    st.builds(Positioned, singles, st.just(Whole())),
    st.builds(Positioned, months, in_month).filter(_no_plain_day),
    st.builds(Positioned, quarters | halves, wide),
    st.builds(Positioned, whole_years, st.sampled_from([1, 2, 3]).map(Part)),
    st.builds(
        Positioned,
        st.builds(The, st.just(Unit.MONTH), st.integers(1, 12), st.none(), st.just(1)),
        st.integers(1, 28).map(Day),
    ),
)
each = st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR]).map(
    Each
)
_month_place = st.sampled_from([1, 2, 3, -1])
recurring = st.one_of(
    st.builds(Positioned, each, st.just(Whole())),
    st.builds(Positioned, st.just(Each(Unit.MONTH)), in_month),
    st.builds(Positioned, st.just(Each(Unit.QUARTER)), wide),
    st.builds(
        Positioned,
        st.just(Each(Unit.QUARTER)),
        st.builds(InMonth, _month_place, in_month | st.just(Whole())),
    ),
    st.builds(
        Positioned,
        st.just(Each(Unit.QUARTER)),
        st.builds(InMonth, _month_place, in_month),
        st.just(-1),
    ),
    st.builds(Positioned, st.just(Each(Unit.MONTH)), in_month, st.just(-1)),
    st.builds(
        Positioned,
        st.just(Each(Unit.YEAR)),
        st.builds(
            InMonth, st.integers(1, 12), st.integers(1, 28).map(Day) | wide | st.just(Whole())
        ),
    ),
    st.builds(
        Positioned,
        st.just(Each(Unit.YEAR)),
        st.builds(InQuarter, st.integers(1, 4), wide | st.just(Whole())),
    ),
    st.builds(
        Positioned,
        st.builds(Each, st.just(Unit.MONTH), st.sampled_from([2, 3, 4])),
        st.integers(1, 28).map(Day) | st.just(Whole()),
    ),
)


@st.composite
def lunar_dates(draw: st.DrawFn) -> LunarDate:
    year, cycle = draw(
        st.one_of(
            st.just((None, None)),
            st.tuples(years, st.none()),
            st.tuples(st.none(), st.integers(0, 59)),
        )
    )
    return LunarDate(
        draw(st.integers(1, 12)), draw(st.integers(1, 30)), year, cycle, draw(st.booleans())
    )


lunar_days = lunar_dates().map(lambda d: LunarSpan(d, d))


@st.composite
def stretches(draw: st.DrawFn) -> Through:
    first, last = sorted(draw(st.tuples(days, days)))
    if (first.day, first.month) == (last.day, last.month) and first.year != last.year:
        last = first
    return Through(
        Dated(PartialDate(first.day, first.month, first.year)),
        Dated(PartialDate(last.day, last.month, last.year)),
    )


@st.composite
def period_stretches(draw: st.DrawFn) -> Through:
    year = draw(years)
    first, last = sorted(draw(st.tuples(st.integers(1, 12), st.integers(1, 12))))
    return Through(
        Positioned(The(Unit.MONTH, first, year), Whole()),
        Positioned(The(Unit.MONTH, last, year), Whole()),
    )


names = st.sampled_from(["dot-cong-tac", "bau-cu-2026", "hoi-nghi"])


@st.composite
def terms(draw: st.DrawFn) -> Relative:
    name = draw(names)
    count = draw(st.sampled_from([0, 1, 5, 15, -1, -3, -40]))
    if count == 0:
        return Relative(0, "day", edge="end", anchor=name, words=name)
    unit = draw(st.sampled_from(["day", "week", "month", "hour"]))
    working = unit == "day" and draw(st.booleans())
    edge = draw(st.sampled_from(["start", "end"]))
    return Relative(count, unit, working, edge, name, name)


@st.composite
def times(draw: st.DrawFn) -> Times:
    period = draw(
        each
        | st.builds(
            Each, st.sampled_from([Unit.WEEK, Unit.MONTH, Unit.YEAR]), st.sampled_from([2, 3])
        )
    )
    return Times(draw(st.integers(1, 12)), period, draw(st.booleans()))


points = st.one_of(dates(), single_positions, recurring, lunar_days)
rules: st.SearchStrategy[Rule] = st.one_of(
    points,
    stretches(),
    period_stretches(),
    times(),
    st.builds(Weekdays, st.frozensets(weekdays, min_size=1), st.sampled_from([1, 2, 3])),
    st.just(WorkingDays()),
    st.builds(From, full_dates(weekday=False) | single_positions, st.booleans()),
    st.builds(Within, full_dates(weekday=False) | stretches()),
    st.builds(Due, points.filter(lambda r: not _spaced(r)), st.booleans()),
    st.builds(Due, terms().filter(lambda t: t.count != 0)),
    st.builds(Due, st.builds(Weekdays, st.frozensets(weekdays, min_size=1)), st.booleans()),
    terms(),
    stretches().map(
        lambda s: Anniversary(
            PartialDate(12, s.last.date.month, 2099), PartialDate(12, s.last.date.month, 1999), 100
        )
    ),
)
clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def hours(draw: st.DrawFn) -> TimeSpan:
    kind = draw(st.sampled_from(["start", "both", "part"]))
    if kind == "part":
        return TimeSpan(part=draw(st.sampled_from(["morning", "afternoon", "evening", "all-day"])))
    first, last = sorted(draw(st.tuples(clocks, clocks)))
    if kind == "start" or first == last:
        return TimeSpan(start=first)
    return TimeSpan(start=first, end=last)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    count = draw(st.sampled_from([1, 1, 1, 2]))
    chosen = tuple(draw(rules) for _ in range(count))
    plain = not any(isinstance(r, Relative | Unscheduled) or _relative(r) for r in chosen)
    if not plain:
        return Schedule(
            chosen[:1]
            if not any(map(_alone, chosen))
            else tuple(r for r in chosen if _alone(r))[:1]
        )
    timed = len(chosen) == 1 and not isinstance(chosen[0], Times)
    moves = not any(isinstance(r, WorkingDays) or _daily(r) for r in chosen)
    return Schedule(
        chosen,
        draw(st.none() | hours()) if timed else None,
        draw(st.none() | st.sampled_from(list(DayOffRule))) if moves else None,
        draw(st.booleans()),
    )


def _spaced(rule: Rule) -> bool:
    """Tell whether a rule takes every second or third period, which no deadline is said of."""
    return isinstance(rule, Positioned) and isinstance(rule.period, Each) and rule.period.step > 1


def _daily(rule: Rule) -> bool:
    inner = rule.rule if isinstance(rule, Due | Within) else rule
    return isinstance(inner, Positioned) and inner.period == Each(Unit.DAY)


def _relative(rule: Rule) -> bool:
    return isinstance(rule, Due) and isinstance(rule.rule, Relative)


def _alone(rule: Rule) -> bool:
    return isinstance(rule, Relative | Unscheduled) or _relative(rule)
