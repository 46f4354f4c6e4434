"""Working days, public holidays and the Vietnamese lunar calendar, on integer day ordinals."""

from planctl.workdays.calendar import (
    DayOff,
    NoWorkingDay,
    OverlayDay,
    WorkedDay,
    WorkingCalendar,
)
from planctl.workdays.can_chi import can_chi, cycle_of
from planctl.workdays.lunar import (
    LUNAR_YEARS,
    LunarDay,
    OutsideLunarCalendar,
    leap_month,
    month_length,
    to_lunar,
    to_solar,
)
from planctl.workdays.public_holidays import VERIFIED, PublicDay, UnknownCountry, countries

__all__ = [
    "LUNAR_YEARS",
    "VERIFIED",
    "DayOff",
    "LunarDay",
    "NoWorkingDay",
    "OutsideLunarCalendar",
    "OverlayDay",
    "PublicDay",
    "UnknownCountry",
    "WorkedDay",
    "WorkingCalendar",
    "can_chi",
    "countries",
    "cycle_of",
    "leap_month",
    "month_length",
    "to_lunar",
    "to_solar",
]
