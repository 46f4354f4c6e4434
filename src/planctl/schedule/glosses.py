"""Dates that a phrase gives a second time ("tức ngày…"), held against the first.

The second date is not expanded: what it says is compared with the day that the rule gave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from planctl.messages import Message, Weekday, msg
from planctl.schedule.dating import Dating, Remark
from planctl.schedule.days import civil, weekday
from planctl.schedule.frame import Frame
from planctl.schedule.lunar_rules import is_lunar_day, lunar_name
from planctl.schedule.rules import Dated, Gloss, LunarSpan, PartialDate, Rule, Through, Within

__all__ = ["check_glosses"]

_Days = tuple[int, int]


def check_glosses(
    glosses: Sequence[Gloss], datings: Sequence[Dating], frame: Frame
) -> Iterator[Remark]:
    """Yield a remark for each second date that is not the first.

    One gloss explains a whole date or one end of it, two explain both ends, as many as there are
    days or dates explain one each.
    """
    if not datings:
        return
    for place, gloss in enumerate(glosses):
        targets = _targets(place, len(glosses), datings)
        if any(_says(gloss.rule, *days) for days in targets):
            continue
        yield _mismatch(gloss, targets[0])


def _targets(place: int, count: int, datings: Sequence[Dating]) -> list[_Days]:
    """Return the days that the gloss at `place` of `count` may explain."""
    if count > 1 and count == len(datings):
        return [_explained(datings[place])]
    if len(datings) > 1:
        return [days for d in datings for days in _edges(d)]
    (dating,) = datings
    first, last = _explained(dating)
    if count > 1 and count == last - first + 1:
        return [(first + place, first + place)]
    if count == 2:
        return [((first, first), (last, last))[place], (first, last)]
    if count > 2:
        return [(first, last), *((day, day) for day in range(first, last + 1))]
    return _edges(dating)


def _edges(dating: Dating) -> list[_Days]:
    first, last = _explained(dating)
    return [(first, last), (first, first), (last, last)]


def _explained(dating: Dating) -> _Days:
    """Return the days that the phrase names: of "trước ngày X", X itself."""
    if dating.kind == "deadline" and "before=exclusive" in (dating.convention or ""):
        return dating.first + 1, dating.last + 1
    return dating.first, dating.last


def _says(rule: Rule, first: int, last: int) -> bool:
    match rule:
        case LunarSpan(start, end) if start == end:
            return first == last and is_lunar_day(start, first)
        case LunarSpan(start, end):
            return is_lunar_day(start, first) and is_lunar_day(end, last, as_end=True)
        case Dated(written):
            return first == last and _is_day(written, first)
        case Through(start, end):
            return _says(start, first, first) and _says(end, last, last)
        case Within(inner):
            return _says(inner, first, last)
        case _:
            return False


def _is_day(written: PartialDate, day: int) -> bool:
    year, month, number = civil(day)
    return (
        written.day == number
        and written.month in (None, month)
        and written.year in (None, year)
        and written.weekday in (None, weekday(day))
    )


def _mismatch(gloss: Gloss, days: _Days) -> Remark:
    return Remark(
        _fault(gloss.rule, days[0]),
        msg("the two dates do not agree: {facts}", facts=_facts(gloss.rule, days)),
        start=gloss.start,
        end=gloss.end,
    )


def _fault(rule: Rule, day: int) -> str:
    match rule:
        case Dated(PartialDate(number, month, year, int())):
            same = _is_day(PartialDate(number, month, year), day)
            return "weekday-mismatch" if same else "lunar-mismatch"
        case _:
            return "lunar-mismatch"


def _facts(rule: Rule, days: _Days) -> list[Message]:
    """Say what the days really are, in both calendars."""
    facts: list[Message] = []
    for day in dict.fromkeys(days):
        solar, name = date.fromordinal(day), lunar_name(day)
        week = Weekday(weekday(day))
        if name is None:
            facts.append(msg("{day} is a {weekday}", day=solar, weekday=week))
        else:
            facts.append(
                msg("{day} ({weekday}) is the lunar {lunar}", day=solar, weekday=week, lunar=name)
            )
    return facts
