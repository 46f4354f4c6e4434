"""From a schedule to the phrase that says it: the canonical one, which reads back the same.

What a phrase would read as another rule is not written as that: "ngày 5 tháng 5/2017" is a
plain date, so the fifth day of The(May 2017) has no phrase of its own. Nor have raw RRULEs.
"""

from __future__ import annotations

from planctl.schedule.phrases._wording import Wording
from planctl.schedule.rules import (
    Anniversary,
    Dated,
    Day,
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
    Position,
    Positioned,
    Relative,
    Rrule,
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

__all__ = ["Unsayable", "phrase_of"]


class Unsayable(Exception):  # noqa: N818 - the state of a schedule, not a mistake
    """Raised inside this module where no phrase says a rule; `phrase_of` returns None for it."""


def phrase_of(schedule: Schedule, words: Wording) -> str | None:
    """Return the phrase that says a schedule, or None where the language has none."""
    try:
        return _Writer(words).schedule(schedule)
    except Unsayable:
        return None


class _Writer:
    """Writes with the words of one language."""

    def __init__(self, words: Wording) -> None:
        self.words = words

    def schedule(self, schedule: Schedule) -> str:
        words = self.words
        time = schedule.time
        if not schedule.rules:
            text = self.time(time)
        elif len(schedule.rules) == 1:
            text = self.timed(schedule.rules[0], time)
        else:
            text = "; ".join(self.rule(r) for r in schedule.rules)
            text = text if time is None else f"{text} ({self.time(time)})"
        if schedule.tentative:
            text = words.tentative.format(text)
        for gloss in schedule.glosses:
            text += words.gloss.format(self.rule(gloss.rule))
        if schedule.on_day_off is not None:
            text += words.day_off[schedule.on_day_off]
        return text

    def timed(self, rule: Rule, time: TimeSpan | None) -> str:
        if time is None:
            return self.rule(rule)
        match rule:
            case Through(first, last) if time.until or (time.start is None and time.part is None):
                return self.timed_stretch(first, last, time)
            case Due(inner, exclusive) if _takes_time(inner):
                said = f"{self.time(time)} {self.rule(inner)}"
                return (self.words.before if exclusive else self.words.latest).format(said)
            case Through() | Within() | From() | Anniversary(since=PartialDate()):
                return f"{self.time(time)}, {self.rule(rule)}"
            case _ if _takes_time(rule):
                return f"{self.time(time)} {self.rule(rule)}"
            case _:
                return f"{self.rule(rule)} ({self.time(time)})"

    def timed_stretch(self, first: Rule, last: Rule, time: TimeSpan) -> str:
        if not isinstance(first, Dated) or not isinstance(last, Dated):
            raise Unsayable
        a, b = self.rule(first), self.rule(last)
        if time.start is not None or time.part is not None:
            a = f"{self.time(TimeSpan(time.start, part=time.part))} {a}"
        if time.end is not None or time.midnight_end:
            b = f"{self.time(TimeSpan(time.end, midnight_end=time.midnight_end))} {b}"
        elif time.until is not None:
            b = f"{self.words.parts[time.until]} {b}"
        return self.words.through.format(a, b)

    def time(self, time: TimeSpan | None) -> str:
        words = self.words
        if time is None or time.until is not None:
            raise Unsayable
        if time.part is not None:
            return words.parts[time.part]
        end = words.clock(24, 0) if time.midnight_end else None
        if time.end is not None:
            end = words.clock(time.end.hour, time.end.minute)
        start = time.start and words.clock(time.start.hour, time.start.minute)
        if start and end:
            return words.hours.format(start, end)
        if start or time.midnight_end:
            return start or words.clock(24, 0)
        raise Unsayable

    def rule(self, rule: Rule) -> str:
        words = self.words
        match rule:
            case Dated(date):
                return words.date(date)
            case Anniversary():
                return self.anniversary(rule)
            case LunarSpan(first, last):
                a = self.lunar(first)
                return a if first == last else words.through.format(a, self.lunar(last))
            case Positioned():
                return self.positioned(rule)
            case Times():
                return self.times(rule)
            case Weekdays(days, step):
                listed = words.list_of([words.weekday(d) for d in sorted(days)])
                if step == 1:
                    return words.weekly.format(listed)
                return words.weekly_nth.format(n=step, days=listed)
            case WorkingDays():
                return words.working_days
            case Through():
                return self.through(rule)
            case From(start, after):
                return self.since(start, after=after)
            case Within(inner):
                if isinstance(inner, Through) or _is_stretch(inner):
                    return words.inside.format(self.rule(inner))
                return words.occasion.format(self.rule(self.point(inner)))
            case Due():
                return self.due(rule)
            case Relative():
                return self.relative(rule)
            case Unscheduled(text):
                return text
            case Rrule():
                raise Unsayable

    def point(self, rule: Rule) -> Rule:
        """Return a rule that can be one end of something, or refuse."""
        match rule:
            case Dated() | Positioned():
                return rule
            case LunarSpan(first, last) if first == last:
                return rule
            case _:
                raise Unsayable

    def anniversary(self, rule: Anniversary) -> str:
        words = self.words
        count = "" if rule.count is None else words.anniversary_count(rule.count)
        if rule.since is None:
            return words.anniversary_on.format(count=count, date=words.date(rule.date))
        if rule.since.year is None or rule.date.year is None:
            raise Unsayable
        pair = f"{words.bare_date(rule.since)} - {words.bare_date(rule.date)}"
        return pair if not count else words.anniversary.format(count=count, pair=pair)

    def lunar(self, date: LunarDate) -> str:
        if date.year is not None and date.cycle is not None:
            raise Unsayable
        year = "" if date.year is None else str(date.year)
        if date.cycle is not None:
            year = self.words.cycle_year(date.cycle)
        return self.words.lunar(date.day, date.month, date.leap, year)

    def through(self, rule: Through) -> str:
        first, last = rule.first, rule.last
        if isinstance(first, LunarSpan) and isinstance(last, LunarSpan):
            raise Unsayable
        return self.words.through.format(self.end(first), self.end(last))

    def end(self, rule: Rule) -> str:
        if isinstance(rule, Relative):
            if rule.count or not rule.words:
                raise Unsayable
            return self.words.at_anchor.format(self.anchor(rule))
        return self.rule(self.point(rule))

    def since(self, start: Rule, *, after: bool) -> str:
        words = self.words
        if isinstance(start, Relative):
            if start.count or not start.words:
                raise Unsayable
            return (words.past_anchor if after else words.since_anchor).format(self.anchor(start))
        return (words.after if after else words.since).format(self.rule(self.point(start)))

    def due(self, rule: Due) -> str:
        words = self.words
        match rule.rule:
            case Relative(count) as inner:
                if count:
                    return self.due_term(inner, exclusive=rule.exclusive)
                if not rule.exclusive or inner.edge != "start" or not inner.words:
                    raise Unsayable
                return words.until_start.format(inner.words)
            case Weekdays(_, 1) as inner:
                text = self.rule(inner)
            case Positioned(Each(step=step)) if step > 1:
                raise Unsayable
            case inner:
                text = self.rule(self.point(inner))
        return (words.before if rule.exclusive else words.latest).format(text)

    def due_term(self, rule: Relative, *, exclusive: bool) -> str:
        words = self.words
        if exclusive:
            raise Unsayable
        amount = self.amount(rule)
        if not rule.words:
            self.default_edge(rule)
            return (words.due_after_nothing if rule.count > 0 else words.due_before_nothing).format(
                amount
            )
        template = words.due_after if rule.count > 0 else words.due_before
        return template.format(amount=amount, anchor=self.anchor(rule))

    def relative(self, rule: Relative) -> str:
        words = self.words
        if rule.count == 0:
            if not rule.words or rule.edge != "end":
                raise Unsayable
            return words.at_end.format(rule.words)
        amount = self.amount(rule)
        if not rule.words:
            self.default_edge(rule)
            if rule.count < 0:
                raise Unsayable
            return words.after_nothing.format(amount)
        template = words.after_anchor if rule.count > 0 else words.before_anchor
        return template.format(amount=amount, anchor=self.anchor(rule))

    def default_edge(self, rule: Relative) -> None:
        if rule.edge != ("end" if rule.count > 0 else "start"):
            raise Unsayable

    def amount(self, rule: Relative) -> str:
        words = self.words
        unit = words.working if rule.working else words.units[rule.unit]
        return f"{abs(rule.count)} {unit}"

    def anchor(self, rule: Relative) -> str:
        """Return the anchor's name with the edge where it is not the one taken unsaid."""
        usual = "start" if rule.count < 0 else "end"
        if rule.edge == usual:
            return rule.words
        return (self.words.start_of if rule.edge == "start" else self.words.end_of).format(
            rule.words
        )

    def times(self, rule: Times) -> str:
        words = self.words
        unit, step = rule.period.unit, rule.period.step
        if (unit, step) == (Unit.MONTH, 6) or (unit is Unit.HALF and step > 1):
            raise Unsayable
        if step == 1:
            template = words.times_at_least if rule.at_least else words.times
            return template.format(each=words.each_alone[unit], n=rule.count)
        template = words.times_in_at_least if rule.at_least else words.times_in
        return template.format(n=rule.count, k=step, unit=words.units[unit])

    # Positions.

    def positioned(self, rule: Positioned) -> str:
        period, position = rule.period, rule.position
        if isinstance(period, Each):
            return self.recurring(period, position, rule.about)
        if rule.about:
            raise Unsayable
        return self.single(period, position)

    def single(self, the: The, position: Position) -> str:
        if isinstance(position, Day) and the.unit is Unit.MONTH and position.number > 0:
            if the.offset == 1 and the.number is not None and the.year is None:
                return self.words.next_year_date(position.number, the.number)
            raise Unsayable
        if isinstance(position, InMonth | InQuarter) and the.unit is not Unit.QUARTER:
            raise Unsayable
        return self.at(position, self.the(the), the.unit)

    def the(self, the: The) -> str:
        words = self.words
        number, year, offset = the.number, the.year, the.offset
        if (year is not None and offset) or abs(offset) > 1:
            raise Unsayable
        if the.unit is Unit.YEAR and number is None:
            return words.the_year(year, offset)
        if number is None:
            raise Unsayable
        if the.unit is Unit.MONTH:
            return words.the_month(number, year, offset)
        if the.unit is Unit.QUARTER:
            return words.the_quarter(number, year, offset)
        if the.unit is Unit.HALF and not offset:
            return words.the_half(number, year)
        if the.unit is Unit.WEEK and not offset and (year is not None or number > 5):
            return words.the_week(number, year)
        raise Unsayable

    def recurring(self, each: Each, position: Position, about: int) -> str:
        words = self.words
        if each.step > 1:
            return self.every_nth(each, position, about)
        if about:
            return self.following(each, position, about)
        if each.unit is Unit.YEAR:
            match position:
                case InMonth(number, Day(day)) if number > 0 and day > 0:
                    return words.each_year.format(words.date(PartialDate(day, number)))
                case InMonth(number, inner) if number > 0:
                    return words.each_year.format(
                        self.at(inner, words.month_of_year(number), Unit.MONTH)
                    )
                case InQuarter(number, inner) if number > 0:
                    return words.each_year.format(
                        self.at(inner, words.quarter_of_year(number), Unit.QUARTER)
                    )
                case _:
                    pass
        if isinstance(position, Whole):
            return words.each_alone[each.unit]
        if each.unit is Unit.DAY or (each.unit is Unit.WEEK and isinstance(position, Nth)):
            raise Unsayable
        return self.at(position, words.each[each.unit], each.unit)

    def every_nth(self, each: Each, position: Position, about: int) -> str:
        words = self.words
        simple = each.unit is Unit.MONTH and isinstance(position, Day)
        if about or each.unit is Unit.HALF or (each.unit, each.step) == (Unit.MONTH, 6):
            raise Unsayable
        said = words.every_nth.format(n=each.step, unit=words.units[each.unit])
        if isinstance(position, Whole):
            return said
        if not simple or not isinstance(position, Day) or position.number < 1:
            raise Unsayable
        return words.every_nth_at.format(said, words.date(PartialDate(position.number)))

    def following(self, each: Each, position: Position, about: int) -> str:
        words = self.words
        if about != -1 or isinstance(position, Whole):
            raise Unsayable
        if each.unit is Unit.MONTH:
            return self.at(position, words.next_month, Unit.MONTH)
        if each.unit is Unit.QUARTER:
            return self.at(position, words.next_quarter, Unit.QUARTER)
        raise Unsayable

    def at(self, position: Position, period: str, unit: Unit) -> str:
        """Return a position in a period that is said already."""
        words = self.words
        match position:
            case Whole():
                return period
            case Day(-1):
                return words.of(words.last_day, period)
            case Day(number) if unit is Unit.MONTH and number > 0:
                return words.of(words.day(number), period)
            case Nth(weekday, number) if number > 0 or number == -1:
                return words.of(words.nth(weekday, number), period)
            case WeekdayInWeek(weekday, week) if week > 0 or week == -1:
                return words.of(words.weekday_in_week(weekday, week), period)
            case NthWeek(number) if number > 0 or number == -1:
                return words.of(words.week(number), period)
            case FirstDays(count):
                template = words.first_days if count > 0 else words.last_days
                return words.of(template.format(abs(count)), period)
            case Part():
                return words.part(position, period)
            case InMonth(number, inner) if number > 0 or number == -1:
                month = words.in_month.format(place=words.month_place(number), period=period)
                return self.at(inner, month, Unit.MONTH)
            case _:
                raise Unsayable


def _takes_time(rule: Rule) -> bool:
    """Tell whether a time of day stands before a rule's words, rather than after."""
    match rule:
        case Dated() | Weekdays(_, 1) | LunarSpan():
            return True
        case Positioned(Each(_, 1) | The(), Day() | Nth() | InMonth()):
            return True
        case _:
            return False


def _is_stretch(rule: Rule) -> bool:
    return isinstance(rule, LunarSpan) and rule.first != rule.last
