"""The conventions by which a phrase is read where offices differ: each one a named setting.

The defaults are documented with each field; a plan changes them under `conventions:`, and the
trace of a date names the convention that decided it.
"""

from datetime import time
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from planctl.fields import PlanTime
from planctl.schedule.reading import Reading
from planctl.schedule.rules import DayOffRule

__all__ = ["Conventions", "Hours"]

_FROZEN = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Hours(BaseModel):
    """Hours of a part of the day, end excluded."""

    model_config = _FROZEN

    start: PlanTime
    end: PlanTime


def _hours(start: time, end: time) -> Hours:
    """Make hours that need no validation."""
    return Hours.model_construct(start=start, end=end)


class Conventions(BaseModel):
    """How ambiguous words are read. Every field has the default that most documents mean."""

    model_config = _FROZEN

    before: Literal["exclusive", "inclusive"] = Field(
        default="exclusive",
        description="`trước ngày X`: exclusive, due on X-1, or inclusive, due on X.",
    )
    first_week: Literal["days-1-7", "calendar-week", "first-full-week"] = Field(
        default="days-1-7",
        description="`tuần đầu tháng`: days 1-7; the Monday-Sunday week that holds day 1, "
        "as far as it lies inside; or the first week that lies wholly inside.",
    )
    week_of_month: Literal["nth-weekday", "calendar-week"] = Field(
        default="nth-weekday",
        description="`thứ 7 tuần thứ 2`: the second Saturday, or the Saturday of the second "
        "Monday-Sunday week.",
    )
    month_end: Literal["window", "last-day"] = Field(
        default="window",
        description="`cuối tháng`: a window from the 21st, or the last day "
        "(and `đầu tháng` the 1st, `giữa tháng` the 15th: Civil Code 91/2015/QH13, art. 146.3).",
    )
    on_day_off: DayOffRule = Field(
        default=DayOffRule.KEEP,
        strict=False,
        description="What becomes of an event on a day off where its activity does not say.",
    )
    morning: Hours = Field(default=_hours(time(7, 30), time(11, 30)))
    afternoon: Hours = Field(default=_hours(time(13, 30), time(17, 0)))
    evening: Hours = Field(default=_hours(time(19, 0), time(21, 0)))

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """Return the value itself: it is frozen, and pydantic copies defaults for every plan."""
        return self

    @property
    def reading(self) -> Reading:
        """What decides the days that a rule names."""
        return Reading(
            self.before,
            self.first_week,
            self.week_of_month,
            self.month_end,
            "week_of_month" in self.model_fields_set,
        )
