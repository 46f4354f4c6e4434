"""The span that a plan covers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from planctl.diagnostics import Diagnostic, Span, found
from planctl.messages import msg
from planctl.plan.vocabulary import DateSpan
from planctl.schedule.reading import Reading
from planctl.schedule.rules import Positioned, The, Whole

__all__ = ["period_days"]

_WIDEST = (date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal())


def period_days(
    period: int | str | DateSpan, span: Callable[[], Span]
) -> tuple[tuple[int, int] | None, list[Diagnostic]]:
    """Return the first and last day of a period as ordinals, both included.

    `span` is asked where it stands, if there is something to find.
    """
    match period:
        case int():
            return (date(period, 1, 1).toordinal(), date(period, 12, 31).toordinal()), []
        case DateSpan():
            days = (period.from_.toordinal(), period.to.toordinal())
            if _WIDEST[0] <= days[0] and days[1] <= _WIDEST[1]:
                return days, []
            text = msg("a period lies in the years {first} to {last}", first=1900, last=2199)
            return None, [found("bad-value", text, span())]
        case str():
            return _said(period, span)


def _said(words: str, span: Callable[[], Span]) -> tuple[tuple[int, int] | None, list[Diagnostic]]:
    from planctl.schedule.expand import expand, unit_of_label
    from planctl.schedule.frame import Frame
    from planctl.schedule.phrases import parse
    from planctl.schedule.rules import Schedule

    if (unit := unit_of_label(words)) is not None:
        return unit, []
    schedule = parse(words)
    if isinstance(schedule, Schedule):
        match schedule.rules:
            case (Positioned(The(year=int()), Whole()),):
                frame = Frame.of(*_WIDEST, Reading(), lambda _: False)
                datings = expand(schedule, frame).datings
                return (datings[0].first, datings[0].last), []
    fault = msg("“{words}” is not a period", words=words)
    aid = msg("write a year, `2024-Q2`, `2017-05`, `quý II/2024` or `{{from: …, to: …}}`")
    return None, [found("bad-value", fault, span(), help=aid)]
