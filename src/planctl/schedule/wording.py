"""How remarks name dates and units: as written, with what is unsaid left out."""

from __future__ import annotations

from typing import assert_never

from planctl.messages import Message, msg
from planctl.schedule.rules import PartialDate, Positioned, The, Unit

__all__ = ["unit_name", "written_date", "written_unit"]


def written_date(written: PartialDate) -> str:
    """Return a date as `31/2/2017`, without the parts that are not said."""
    parts = (written.day, written.month, written.year)
    return "/".join(str(part) for part in parts if part is not None)


def written_unit(rule: Positioned) -> Message:
    """Return the unit that a position is in, as "month 5/2017"."""
    the = rule.period
    if not isinstance(the, The):
        return unit_name(the.unit)
    if the.number is None and the.year is None:
        return msg("{unit} of the plan", unit=unit_name(the.unit))
    numbers = [str(n) for n in (the.number, the.year) if n is not None]
    return msg("{unit} {number}", unit=unit_name(the.unit), number="/".join(numbers))


def unit_name(unit: Unit) -> Message:
    """Return the name of a unit."""
    match unit:
        case Unit.DAY:
            return msg("day")
        case Unit.WEEK:
            return msg("week")
        case Unit.MONTH:
            return msg("month")
        case Unit.QUARTER:
            return msg("quarter")
        case Unit.HALF:
            return msg("half-year")
        case Unit.YEAR:
            return msg("year")
        case _:
            assert_never(unit)
