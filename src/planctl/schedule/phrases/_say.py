"""What the alternatives of every language's table mean: from named parts to rules.

A language's table names these functions; what they are called with are the parts that its
templates name. None of them knows a word of any language.
"""

from __future__ import annotations

from collections.abc import Iterable

from planctl.messages import Message, msg
from planctl.schedule.phrases._cycle import (
    OPEN,
    Scope,
    bind,
    close,
    refine,
    whole,
    within_scope,
)
from planctl.schedule.phrases._draft import (
    Draft,
    Marker,
    Spot,
    due,
    expect,
    finish,
    series,
    stretch,
    timed,
)
from planctl.schedule.phrases._engine import Fault, Place
from planctl.schedule.phrases._mention import Mention, settle
from planctl.schedule.phrases._term import Anchor, at_anchor
from planctl.schedule.phrases._terminals import Words
from planctl.schedule.rules import (
    Anniversary,
    Dated,
    Day,
    DayOffRule,
    Each,
    FirstDays,
    InMonth,
    InQuarter,
    LunarDate,
    LunarSpan,
    Nth,
    NthWeek,
    Part,
    PartialDate,
    Position,
    Positioned,
    Rule,
    The,
    Through,
    Times,
    TimeSpan,
    Unit,
    WeekdayInWeek,
    Weekdays,
    Whole,
    WorkingDays,
)

# Days.

Calendar = tuple[bool, int | None]
"""Whether a day is lunar, and the place of its year in the sixty-year cycle."""

LUNAR: Calendar = (True, None)
SOLAR: Calendar = (False, None)


def day(at: Place, d: int, m: int | None = None, y: int | None = None) -> Mention:
    return Mention(d, m, y, at=at)


def lunar_day(at: Place, d: int, m: int, y: int | None = None) -> Mention:
    return Mention(d, m, y, lunar=True, at=at)


def leap_day(at: Place, d: int, m: int, y: int | None = None) -> Mention:
    return Mention(d, m, y, lunar=True, leap=True, at=at)


def tet_day(at: Place, d: int, y: int | None = None) -> Mention:
    """Return a day of Tết: the 23rd and later are the old year's last."""
    if d < 23:
        return Mention(d, 1, y, lunar=True, at=at)
    return Mention(d, 12, None if y is None else y - 1, lunar=True, at=at)


def full_moon(at: Place, m: int, y: int | None = None) -> Mention:
    return Mention(15, m, y, lunar=True, at=at)


def in_calendar(at: Place, m: Mention, c: Calendar | None = None) -> Mention:
    if c is None:
        return m
    lunar, cycle = c
    return m._replace(lunar=lunar, solar=not lunar, cycle=cycle, at=at)


def lunar_year(at: Place, stem: int, branch: int) -> int | Fault:
    """Return the place of a year's name in the cycle of sixty."""
    if (stem - branch) % 2:
        return Fault("impossible-date", at, msg("no lunar year has this name"))
    return next(n for n in range(60) if (n % 10, n % 12) == (stem, branch))


def lunar_named(c: int) -> Calendar:
    return True, c


def located(at: Place, w: int) -> tuple[int, Place]:
    return w, at


def no_weekday(at: Place) -> Fault:
    return Fault(
        "impossible-date",
        (at[1] - 1, at[1]),
        msg("the week has no such day"),
        label=msg("weekdays are thứ 2 to thứ 7 and chủ nhật"),
        suggestion="chủ nhật",
    )


def point(at: Place, m: Mention, w: tuple[int, Place] | None = None) -> Mention:
    if w is None:
        return m
    return m._replace(weekday=w[0], weekday_at=w[1])


def gloss(at: Place, g: Draft) -> tuple[tuple[Rule, Place], ...]:
    """Return the dates said a second time; consecutive ones as one stretch."""
    rules = g.rules
    if len(rules) > 1 and all(isinstance(r, LunarSpan) for r in rules):
        first, last = rules[0], rules[-1]
        assert isinstance(first, LunarSpan)
        assert isinstance(last, LunarSpan)
        rules = (LunarSpan(first.first, last.last),)
    elif len(rules) > 1:
        rules = (Through(rules[0], rules[-1]),)
    return ((rules[0], at),)


def day_in_year(at: Place, m: Mention, o: int) -> Mention | Rule | Fault:
    """Return a day of the plan's year, or of one before or after it."""
    if o == 0 or m.month is None:
        return m
    if m.year is not None:
        return Fault("unknown-phrase", at, msg("the year is said twice"))
    sound = settle(m)
    if isinstance(sound, Fault):
        return sound
    return Positioned(The(Unit.MONTH, m.month, None, o), Day(m.day))


# Weekdays.


def weekdays(days: tuple[int, ...]) -> frozenset[int]:
    return frozenset(days)


def weekday_range(at: Place, a: int, b: int) -> frozenset[int] | Fault:
    if a > b:
        return Fault("reversed-range", at, msg("the range ends before it begins"))
    return frozenset(range(a, b + 1))


def weekly(at: Place, days: frozenset[int], time: TimeSpan | None = None) -> Draft:
    return Draft((Weekdays(days),), time)


def every_nth_week(n: int, days: frozenset[int]) -> Draft:
    return Draft((Weekdays(days, n),))


def working_days() -> Draft:
    return Draft((WorkingDays(),))


def working_days_in(t: TimeSpan) -> Draft:
    return Draft((WorkingDays(),), t)


# Periods.


def month_of(at: Place, n: int, y: int | None = None, o: int = 0) -> The | Fault:
    if not 1 <= n <= 12:
        return Fault(
            "impossible-date",
            at,
            msg("there is no month {month}", month=n),
            label=msg("months are numbered 1 to 12"),
        )
    return The(Unit.MONTH, n, y, o)


def quarter_of(n: int, y: int | None = None, o: int = 0) -> The:
    return The(Unit.QUARTER, n, y, o)


def quarter_nth(n: int, y: int | None = None, o: int = 0) -> The | Fault:
    number = 4 if n == -1 else n
    if not 1 <= number <= 4:
        return Fault("impossible-date", (0, 1), msg("a year has four quarters"))
    return The(Unit.QUARTER, number, y, o)


def first_half(y: int | None = None) -> The:
    return The(Unit.HALF, 1, y)


def second_half(y: int | None = None) -> The:
    return The(Unit.HALF, 2, y)


def year_of(y: int | None = None, o: int = 0) -> The:
    return The(Unit.YEAR, None, y, o)


def week_of(at: Place, n: int, y: int | None = None) -> The | Fault:
    if y is not None and not 1 <= n <= _weeks_in(y):
        return Fault(
            "impossible-date",
            at,
            msg("{year} has no week {week}", year=str(y), week=n),
            notes=(msg("by ISO 8601 it has {count} weeks", count=_weeks_in(y)),),
        )
    return The(Unit.WEEK, n, y)


def _weeks_in(year: int) -> int:
    from datetime import date

    return date(year, 12, 28).isocalendar().week


def scope(unit: Each) -> tuple[Scope, ...]:
    return (Scope(unit),)


def scope_month() -> tuple[Scope, ...]:
    return (Scope(Each(Unit.MONTH)),)


def scope_next_month() -> tuple[Scope, ...]:
    return (Scope(Each(Unit.MONTH), (), -1),)


def scope_next_quarter() -> tuple[Scope, ...]:
    return (Scope(Each(Unit.QUARTER), (), -1),)


def scope_in(n: int, unit: Each) -> tuple[Scope, ...]:
    return (Scope(unit, (_in_month(n),)),)


def scope_in_next(n: int) -> tuple[Scope, ...]:
    return (Scope(Each(Unit.QUARTER), (_in_month(n),), -1),)


def scope_in_the(n: int, the: The) -> tuple[Scope, ...]:
    return (Scope(the, (_in_month(n),)),)


def _in_month(n: int) -> InMonth:
    return InMonth(n, Day(1))


def scope_the(the: The) -> tuple[Scope, ...]:
    return (Scope(the),)


def scope_months(months: tuple[int, ...], y: int | None = None) -> tuple[Scope, ...]:
    return tuple(Scope(The(Unit.MONTH, m, y)) for m in months)


def scope_months_each(months: tuple[int, ...]) -> tuple[Scope, ...]:
    return tuple(Scope(Each(Unit.YEAR), (_in_month(m),)) for m in months)


def scope_quarters_each(quarters: tuple[int, ...]) -> tuple[Scope, ...]:
    return tuple(Scope(Each(Unit.YEAR), (InQuarter(q, Day(1)),)) for q in quarters)


def scope_quarters(quarters: tuple[int, ...], y: int | None = None) -> tuple[Scope, ...]:
    return tuple(Scope(The(Unit.QUARTER, q, y)) for q in quarters)


def whole_of(the: The) -> Rule:
    return whole(the)


def part_of(p: Part, the: The) -> Rule:
    return Positioned(the, p)


def part_of_each(p: Part, the: Each) -> Rule:
    return Positioned(the, p)


def part_of_each_draft(p: Part, the: Each) -> Draft:
    return Draft((Positioned(the, p),))


def lunar_month(m: int, c: Calendar = LUNAR) -> Rule:
    return LunarSpan(LunarDate(m, 1, cycle=c[1]), LunarDate(m, 30, cycle=c[1]))


def lunar_third(part: Part, m: int, c: Calendar = LUNAR) -> Rule:
    first = 10 * part.third - 9
    return LunarSpan(LunarDate(m, first, cycle=c[1]), LunarDate(m, first + 9, cycle=c[1]))


def first_months(at: Place, n: int, y: int | None = None) -> Rule | Fault:
    return whole(The(Unit.QUARTER, 1, y)) if n == 3 else _months(at, 1, n, y)


def last_months(at: Place, n: int, y: int | None = None) -> Rule | Fault:
    return whole(The(Unit.QUARTER, 4, y)) if n == 3 else _months(at, 13 - n, 12, y)


def _months(at: Place, a: int, b: int, y: int | None) -> Rule | Fault:
    for number in (a, b):
        if not 1 <= number <= 12:
            return Fault("impossible-date", at, msg("there is no month {month}", month=number))
    first_year = None if y is None else y - (a > b)
    if a > b and y is None:
        return _backwards(at)
    return Through(whole(The(Unit.MONTH, a, first_year)), whole(The(Unit.MONTH, b, y)))


def _backwards(at: Place) -> Fault:
    return Fault(
        "reversed-range",
        at,
        msg("the range ends before it begins"),
        notes=(msg("say the year where it runs into the next"),),
    )


def years(at: Place, a: int, b: int) -> Rule | Fault:
    if a > b:
        return _backwards(at)
    return Through(whole(The(Unit.YEAR, None, a)), whole(The(Unit.YEAR, None, b)))


def years_draft(at: Place, a: int, b: int) -> Draft | Fault:
    return _one(years(at, a, b))


def month_range(at: Place, a: int, b: int, y: int | None = None) -> Draft | Fault:
    return _one(_months(at, a, b, y))


def quarter_range(at: Place, a: int, b: int, y: int | None = None) -> Draft | Fault:
    if a > b:
        return _backwards(at)
    return _one(Through(whole(The(Unit.QUARTER, a, y)), whole(The(Unit.QUARTER, b, y))))


def week_range(at: Place, a: int, b: int, y: int) -> Draft | Fault:
    first, last = week_of(at, a, y), week_of(at, b, y)
    if isinstance(first, Fault):
        return first
    if isinstance(last, Fault):
        return last
    return _backwards(at) if a > b else _one(Through(whole(first), whole(last)))


def months(at: Place, ns: tuple[int, ...], y: int | None = None) -> Draft | Fault:
    rules: list[Rule] = []
    for n in ns:
        the = month_of(at, n, y)
        if isinstance(the, Fault):
            return the
        rules.append(whole(the))
    return Draft(tuple(rules))


def quarters(qs: tuple[int, ...], y: int | None = None) -> Draft:
    return Draft(tuple(whole(The(Unit.QUARTER, q, y)) for q in qs))


def week_list(at: Place, ws: tuple[int, ...], y: int) -> Draft | Fault:
    rules: list[Rule] = []
    for w in ws:
        the = week_of(at, w, y)
        if isinstance(the, Fault):
            return the
        rules.append(whole(the))
    return Draft(tuple(rules))


def _one(rule: Rule | Fault) -> Draft | Fault:
    return rule if isinstance(rule, Fault) else Draft((rule,))


# Positions inside a period that is said beside them.


def _open(*positions: Position) -> Draft:
    return Draft(tuple(Positioned(OPEN, p) for p in positions))


def position(p: Position) -> Draft:
    return _open(p)


def weeks_inside(weeks: tuple[int, ...]) -> Draft:
    return _open(*(NthWeek(w) for w in weeks))


def weekday_in_weeks(days: frozenset[int], weeks: tuple[int, ...]) -> Draft:
    return _open(*(WeekdayInWeek(d, w) for w in weeks for d in sorted(days)))


def nth_weekday(days: frozenset[int], n: int) -> Draft:
    return _open(*(Nth(d, n) for d in sorted(days)))


def month_inside(n: int) -> Draft:
    return _open(InMonth(n, Whole()))


def nth_weekdays(days: frozenset[int], ns: tuple[int, ...]) -> Draft:
    return _open(*(Nth(d, n) for n in ns for d in sorted(days)))


def monthday(at: Place, d: int) -> int | Fault:
    if 1 <= d <= 31:
        return d
    return Fault("impossible-date", at, msg("no month has a day {day}", day=d))


def days_inside(days: tuple[int, ...]) -> Draft:
    return _open(*(Day(d) for d in days))


def day_range_inside(at: Place, a: int, b: int) -> Draft | Fault:
    if a > 0 and 0 < b < a:
        return _backwards(at)
    return Draft((Through(Positioned(OPEN, Day(a)), Positioned(OPEN, Day(b))),))


def day_inside(number: int, off: DayOffRule | None = None) -> Draft:
    return _open(Day(number))._replace(on_day_off=off)


def first_days(count: int) -> Draft:
    return _open(FirstDays(count))


def inside_of(draft: Draft, scopes: tuple[Scope, ...], at: Place) -> Rule | Draft | Fault:
    return within_scope(draft, scopes, at)


def inside_rule(draft: Draft, scopes: tuple[Scope, ...], at: Place) -> Rule | Fault:
    """Return the one rule of a position in a scope, as an end of a stretch needs it."""
    closed = within_scope(draft, scopes, at)
    if isinstance(closed, Fault):
        return closed
    if len(closed.rules) == 1 and closed.on_day_off is None:
        return closed.rules[0]
    return Fault("unknown-phrase", at, msg("a stretch begins and ends on one day each"))


def days_of_month(at: Place, m: int, days: tuple[int, ...], y: int | None = None) -> Draft | Fault:
    return series(tuple(Spot(Mention(d, m, y, at=at), at=at) for d in days))


def days_in_month(at: Place, m: int, a: int, b: int, y: int | None = None) -> Draft | Fault:
    return stretch(Spot(Mention(a, m, y, at=at), at=at), Spot(Mention(b, m, y, at=at), at=at))


# Named days.


def solar(d: int, m: int) -> Rule:
    return Dated(PartialDate(d, m))


def lunar(m: int, d: int) -> Rule:
    one = LunarDate(m, d)
    return LunarSpan(one, one)


def holiday(rule: Rule, y: int | None = None, c: int | None = None) -> Rule:
    match rule:
        case Dated(PartialDate(d, m)):
            return Dated(PartialDate(d, m, y))
        case LunarSpan(LunarDate(m, d)):
            # New Year's Eve and the Kitchen Gods' day close the lunar year before.
            one = LunarDate(m, d, None if y is None else y - (m == 12), c)
            return LunarSpan(one, one)
        case _:
            return rule


def named_date(at: Place, what: Rule, date: Mention) -> Spot | Fault:
    """Return the date said beside a named day, which must be the same where both are solar."""
    match what:
        case Dated(PartialDate(d, m)) if (d, m) != (date.day, date.month):
            return Fault(
                "weekday-mismatch",
                date.at,
                msg("the named day is {day}/{month}", day=d, month=m),
            )
        case LunarSpan():
            return Spot(date, None, ((what, at),), at)
        case _:
            return Spot(date, at=at)


def event_day(at: Place, what: Mention) -> Spot:
    return Spot(what, at=at)


def anniversary(
    at: Place, what: Rule, n: int | None = None, d: Draft | None = None
) -> Draft | Fault:
    if d is not None:
        return anniversary_of(at, d, n)
    match what:
        case Dated(date):
            return Draft((Anniversary(date, None, n),))
        case _:
            return Draft((what,))


def anniversary_of(at: Place, d: Draft, n: int | None = None) -> Draft | Fault:
    match d.rules:
        case (Anniversary(date, since),):
            return d._replace(rules=(Anniversary(date, since, n),))
        case _:
            return Fault(
                "unknown-phrase",
                at,
                msg("an anniversary gives the same day in two years"),
            )


def anniversary_on(m: Mention, n: int | None = None) -> Draft | Fault:
    sound = settle(m)
    if isinstance(sound, Fault):
        return sound
    return Draft((Anniversary(sound.date, None, n),) if isinstance(sound, Dated) else (sound,))


# Lists and stretches.


def neighbours(at: Place, a: Rule, b: Rule) -> Draft | Fault:
    """Return the stretch of two parts that meet, as the end of May and the beginning of June."""
    match a, b:
        case (
            Positioned(The(Unit.MONTH, int(m)), Part(3)),
            Positioned(The(Unit.MONTH, int(n)), Part(1)),
        ) if n == m % 12 + 1:
            return stretch(Spot(a, at=at), Spot(b, at=at))
        case _:
            return Fault("unknown-phrase", at, msg("the two parts do not meet"))


def stretch_from(time: TimeSpan, a: Spot, b: Spot) -> Draft | Fault:
    return stretch(a._replace(time=time), b)


def clock_stretch(t: TimeSpan, a: Spot, b: Spot) -> Draft | Fault:
    return stretch(a._replace(time=t), b)


def from_weekday(at: Place, a: tuple[int, Place], b: Spot) -> Fault:
    return Fault("unknown-phrase", a[1], msg("the first day needs its date"))


# How often.


def every_nth(n: int, unit: Each) -> Each:
    if (n, unit.unit) == (6, Unit.MONTH):
        return Each(Unit.HALF)
    return Each(unit.unit, n * unit.step)


def times(each: Each, n: int = 1, least: bool = False) -> Times:
    return Times(n, each, least)


def once_in(k: int, unit: Each, least: bool = False) -> Times:
    return Times(1, every_nth(k, unit), least)


def counted_in(n: int, k: int, unit: Each, least: bool = False) -> Times:
    return Times(n, every_nth(k, unit), least)


def whole_each(each: Iterable[Each]) -> Draft:
    return Draft(tuple(whole(e) for e in each))


def timed_each(at: Place, time: TimeSpan, d: Draft) -> Draft | Fault:
    return timed(d, at, time)


def bound(at: Place, every: Each, draft: Draft, tentative: bool = False) -> Draft | Fault:
    found = bind(every, draft, at)
    return found._replace(tentative=True) if tentative and isinstance(found, Draft) else found


def refined(at: Place, times: Times, draft: Draft, tentative: bool = False) -> Draft | Fault:
    found = refine(times, draft, at)
    return found._replace(tentative=True) if tentative and isinstance(found, Draft) else found


def repeat(at: Place, draft: Draft, unit: Each) -> Draft | Fault:
    return bind(unit, draft, at)


def moons(days: tuple[int, ...]) -> Draft:
    """Return those days of every lunar month."""
    return Draft(tuple(lunar(m, d) for m in range(1, 13) for d in days))


def together(at: Place, ds: tuple[Draft, ...]) -> Draft | Fault:
    """Return the schedule of several, which must agree in what they add to their dates."""
    first = ds[0]
    for other in ds[1:]:
        if other[1:4] != first[1:4] and (other.time or other.on_day_off or other.tentative):
            return Fault(
                "not-a-schedule",
                at,
                msg("the phrase gives several times of day"),
                notes=(msg("write a list of two phrases"),),
            )
    return first._replace(
        rules=tuple(r for d in ds for r in d.rules),
        glosses=tuple(g for d in ds for g in d.glosses),
    )


def counted_days(at: Place, n: int, d: Draft) -> Draft | Fault:
    return expect(d, n, at)


def some_day(n: int, d: Draft) -> Draft:
    """Return the windows in which so many days are to be found; their number stays open."""
    return d


def until(d: Draft) -> Draft:
    """Return a deadline for a stretch that begins on the day the document was written."""
    note = msg("the stretch begins when the document was written: its end is a deadline")
    return due(d, exclusive=False)._replace(notes=(*d.notes, note))


def stated_days(at: Place, n: int) -> Marker:
    return Marker(days=n, at=at)


# Anchors.


def to_anchor(a: Spot, b: Anchor) -> Draft | Fault:
    return _with_anchor(series((a,)), at_anchor(b))


def from_anchor_to(a: Anchor, b: Spot) -> Draft | Fault:
    return _with_anchor(at_anchor(a), series((b,)))


def between_anchors(a: Anchor, b: Anchor) -> Draft | Fault:
    return _with_anchor(at_anchor(a), at_anchor(b))


def _with_anchor(a: Draft | Fault, b: Draft | Fault) -> Draft | Fault:
    if isinstance(a, Fault):
        return a
    if isinstance(b, Fault):
        return b
    return a._replace(rules=(Through(a.rules[0], b.rules[0]),), glosses=a.glosses + b.glosses)


def words_here(at: Place) -> Words:
    return Words(at)


# The whole phrase.


def finished(
    at: Place,
    draft: Draft | Times,
    marks: tuple[Marker | None, ...] = (),
    tail: tuple[Marker | None, ...] = (),
) -> Draft | Fault:
    if isinstance(draft, Times):
        draft = Draft((draft,))
    done = finish(at, draft, marks, tail)
    return done if isinstance(done, Fault) else close(done)


def several(
    at: Place,
    parts: tuple[Draft | Times, ...],
    marks: tuple[Marker | None, ...] = (),
    tail: tuple[Marker | None, ...] = (),
) -> Draft | Fault:
    drafts = tuple(Draft((p,)) if isinstance(p, Times) else p for p in parts)
    listed = together(at, drafts)
    return listed if isinstance(listed, Fault) else finished(at, listed, marks, tail)


def only_time(at: Place, t: TimeSpan, marks: tuple[Marker | None, ...] = ()) -> Draft | Fault:
    return finish(at, Draft((), t), marks)


# What is no schedule.


def _refuse(at: Place, message: Message, *notes: Message) -> Fault:
    return Fault("not-a-schedule", at, message, notes=notes)


def refuse_number(at: Place) -> Fault:
    return _refuse(
        at,
        msg("a bare number is no date"),
        msg("write a day as {example}", example="ngày 16/7"),
    )


def refuse_length(at: Place, n: int) -> Fault:
    return _refuse(
        at,
        msg("a length of time is no date"),
        msg("say from when it counts, as in {example}", example="trong vòng 15 ngày kể từ ngày ký"),
    )


def refuse_fraction(at: Place, a: str, b: str) -> Fault:
    if len(b) == 4 and len(a) < 3:
        return _refuse(
            at,
            msg("a number and a year: a document's number or a month"),
            msg("write a month as {example}", example=f"tháng {a}/{b}"),
        )
    return _refuse(
        at,
        msg("two bare numbers may be a fraction, a count or a date"),
        msg("write a date as {example}", example=f"ngày {a}/{b}"),
    )


def refuse_count(at: Place, a: str, b: str) -> Fault:
    return _refuse(at, msg("a count ({a} of {b}) is no date", a=a, b=b))


def refuse_document(at: Place, a: str) -> Fault:
    return _refuse(at, msg("the number of a document is no date"))


def refuse_years(at: Place) -> Fault:
    return _refuse(
        at,
        msg("a pair of years is a term of office or the span of a plan"),
        msg("write a stretch of years as {example}", example="giai đoạn 2021 - 2025"),
    )


def refuse_school_year(at: Place) -> Fault:
    return _refuse(
        at,
        msg("a school year has no fixed first and last day"),
        msg("write both days, as in {example}", example="từ ngày 05/9/2017 đến ngày 31/5/2018"),
    )


def refuse_blank(at: Place) -> Fault:
    return _refuse(at, msg("the day is left blank"))


def refuse_weekday(at: Place) -> Fault:
    return _refuse(
        at,
        msg("which one? a weekday alone is no schedule"),
        msg("say how often, as in {example}", example="thứ Bảy hằng tuần"),
    )


def refuse_vague(at: Place) -> Fault:
    return _refuse(at, msg("no date can be told from this"))
