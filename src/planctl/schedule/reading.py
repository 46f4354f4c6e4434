"""How a plan reads words that have two readings: what expansion asks of its conventions."""

from __future__ import annotations

from typing import Literal

from planctl.tuples import NamedTuple

__all__ = ["Reading"]


class Reading(NamedTuple):
    """The settings of `Conventions` that decide which days a rule names, as a plain value."""

    before: Literal["exclusive", "inclusive"] = "exclusive"
    first_week: Literal["days-1-7", "calendar-week", "first-full-week"] = "days-1-7"
    week_of_month: Literal["nth-weekday", "calendar-week"] = "nth-weekday"
    month_end: Literal["window", "last-day"] = "window"
    week_is_said: bool = False
    """Whether the plan itself chose `week_of_month`; then its other reading is not noted."""
