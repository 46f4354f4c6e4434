"""The obvious pipeline: safe_load, patterns, dateutil, holidays, an icalendar Event an occurrence.

What somebody would write in an afternoon for the plans of `province.py`, and no others: it knows
their dozen phrases. It is the baseline that planctl's throughput is held against, and yields the
same occurrences: the same UIDs, days, hours and titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import holidays
import yaml
from dateutil.relativedelta import relativedelta
from dateutil.rrule import FR, MO, MONTHLY, TH, TU, WE, WEEKLY, rrule
from icalendar import Alarm, Calendar, Event

__all__ = ["Dated", "compiled", "double_bookings", "ics", "read"]

NAMESPACE = UUID("5d0f7f5e-2a77-5b0e-9a35-6d2f4a1c8e10")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
WEEKDAYS = {"thứ Hai": MO, "thứ Ba": TU, "thứ Tư": WE, "thứ Năm": TH, "thứ Sáu": FR}
NTH = {"thứ nhất": 1, "thứ hai": 2, "thứ ba": 3}
SWAPPED_OFF = {date(2026, 1, 2)}
SWAPPED_WORK = {date(2026, 1, 10), date(2026, 8, 22)}


class Dated(NamedTuple):
    """One date: its key, title, kind and both ends, the last day included."""

    key: str
    title: str
    kind: str
    start: date | datetime
    end: date | datetime
    activity: dict[str, Any]
    place: str | None


def read(file: Path) -> dict[str, Any]:
    """Return a plan as it was written."""
    plan: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return plan


def compiled(plan: dict[str, Any]) -> list[Dated]:
    """Return all dates of a plan, in the order of the file."""
    year = int(plan["period"])
    off = holidays.country_holidays("VN", years=[year - 1, year, year + 1])
    found: list[Dated] = []
    for activity in plan["activities"]:
        for place, when in _series(plan, activity):
            phrases = when if isinstance(when, list) else [when]
            for phrase in phrases:
                found += _dates(plan, activity, place, phrase, year, off, found)
    return [_changed(plan, dated) for dated in found]


def _series(plan: dict[str, Any], activity: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
    if "at" in activity:
        yield from activity["at"].items()
    elif "visit" in activity:
        under = activity["visit"]["places"]["under"]
        for place, value in plan["places"].items():
            if isinstance(value, dict) and value.get("parent") == under:
                yield place, activity["when"]
    else:
        yield None, activity["when"]


def _dates(
    plan: dict[str, Any],
    activity: dict[str, Any],
    place: str | None,
    phrase: str,
    year: int,
    off: Any,
    before: list[Dated],
) -> Iterator[Dated]:
    name = plan["places"][place] if place else ""
    name = name["name"] if isinstance(name, dict) else name
    title = activity["title"].replace("{place}", name)
    prefix = "/".join(part for part in (plan["plan"], activity["id"], place) if part)
    for label, kind, raw_first, raw_last in _days(phrase, year, activity, off, before):
        first, last = raw_first, raw_last
        key = f"{prefix}/{label}" if label else prefix
        if kind == "event" and first == last and not _works(first, off):
            if activity.get("on_day_off") == "skip":
                continue
            if activity.get("on_day_off") == "next":
                while not _works(first, off):
                    first += timedelta(days=1)
                last = first
        hours = activity.get("time")
        if hours and kind == "event":
            begin, finish = (time.fromisoformat(hour) for hour in hours.split("-"))
            start = datetime.combine(first, begin, ZONE)
            end = datetime.combine(last, finish, ZONE)
            yield Dated(key, title, kind, start, end, activity, place)
        else:
            yield Dated(key, title, kind, first, last, activity, place)


Span = tuple[str, str, date, date]


def _days(
    phrase: str, year: int, activity: dict[str, Any], off: Any, before: list[Dated]
) -> Iterator[Span]:
    start, until = datetime(year, 1, 1), datetime(year, 12, 31)  # noqa: DTZ001
    if m := re.fullmatch(r"[Nn]gày (\d+) h[àằ]ng tháng", phrase):
        for day in rrule(MONTHLY, dtstart=start, until=until, bymonthday=int(m[1])):
            yield f"{day:%Y-%m}", "event", day.date(), day.date()
    elif m := re.fullmatch(r"(thứ \w+) tuần (thứ \w+) h[àằ]ng tháng", phrase):
        nth = WEEKDAYS[m[1]](NTH[m[2]])
        for day in rrule(MONTHLY, dtstart=start, until=until, byweekday=nth):
            yield f"{day:%Y-%m}", "event", day.date(), day.date()
    elif m := re.fullmatch(r"(thứ \w+) h[àằ]ng tuần", phrase):
        for day in rrule(WEEKLY, dtstart=start, until=until, byweekday=WEEKDAYS[m[1]]):
            iso = day.isocalendar()
            yield f"{iso.year}-W{iso.week:02}", "event", day.date(), day.date()
    elif m := re.fullmatch(r"trước ngày (\d+) h[àằ]ng tháng", phrase):
        for day in rrule(MONTHLY, dtstart=start, until=until, bymonthday=int(m[1]) - 1):
            yield f"{day:%Y-%m}", "deadline", day.date(), day.date()
    elif phrase == "tuần đầu tiên của quý":
        for day in rrule(MONTHLY, dtstart=start, until=until, interval=3):
            label = f"{day.year}-Q{(day.month + 2) // 3}"
            yield label, "window", day.date(), day.date() + timedelta(days=6)
    elif m := re.fullmatch(r"cuối tháng (\d+)/(\d+)", phrase):
        month = date(int(m[2]), int(m[1]), 1)
        end = month + relativedelta(months=1, days=-1)
        yield f"{month:%Y-%m}", "window", month.replace(day=21), end
    elif m := re.fullmatch(r"ngày (\d+)/(\d+)/(\d+)", phrase):
        day = date(int(m[3]), int(m[2]), int(m[1]))
        yield f"{day}", "event", day, day
    elif m := re.fullmatch(r"từ ngày (\d+)/(\d+)/(\d+) đến ngày (\d+)/(\d+)/(\d+)", phrase):
        first, last = date(int(m[3]), int(m[2]), int(m[1])), date(int(m[6]), int(m[5]), int(m[4]))
        yield f"{first}", "event", first, last
    elif m := re.fullmatch(r"chậm nhất (\d+) ngày làm việc sau khi kết thúc ([\w-]+)", phrase):
        anchor = next(one for one in before if one.activity["id"] == activity["of"])
        day, left = anchor.end, int(m[1])
        while left:
            day += timedelta(days=1)
            left -= _works(day, off)
        yield anchor.key.rpartition("/")[2], "deadline", day, day
    else:
        message = f"not one of the province's phrases: {phrase!r}"
        raise ValueError(message)


def _works(day: date, off: Any) -> bool:
    if day in SWAPPED_WORK:
        return True
    return day.weekday() < 5 and day not in off and day not in SWAPPED_OFF


def _changed(plan: dict[str, Any], dated: Dated) -> Dated:
    for change in plan.get("changes", ()):
        day = dated.start.date() if isinstance(dated.start, datetime) else dated.start
        # YAML 1.1, which PyYAML reads, takes the key `on` for true.
        if change["activity"] == dated.activity["id"] and change[True] == day:
            delta = change["move_to"] - day
            return dated._replace(start=dated.start + delta, end=dated.end + delta)
    return dated


def double_bookings(dates: list[Dated]) -> list[tuple[Dated, Dated]]:
    """Return the pairs of timed events that want one named person at one moment."""
    timed = sorted(
        (d for d in dates if d.kind == "event" and isinstance(d.start, datetime)),
        key=lambda d: d.start,
    )
    found = []
    for n, one in enumerate(timed):
        people = {who for who in one.activity.get("who", ()) if isinstance(who, str)}
        for other in timed[n + 1 :]:
            if other.start >= one.end:
                break
            if people & {who for who in other.activity.get("who", ()) if isinstance(who, str)}:
                found.append((one, other))
    return found


def ics(plan: dict[str, Any], dates: list[Dated]) -> bytes:
    """Return the calendar of a plan's dates, one icalendar Event each."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//obvious//EN")
    calendar.add("name", plan["title"])
    calendar.add("x-wr-calname", plan["title"])
    stamp = datetime.combine(plan["issued"], time(), UTC)
    for dated in dates:
        calendar.add_component(_event(plan, dated, stamp))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(plan: dict[str, Any], dated: Dated, stamp: datetime) -> Event:
    activity = dated.activity
    event = Event()
    event.add("summary", dated.title)
    event.add("dtstart", dated.start)
    timed = isinstance(dated.end, datetime)
    event.add("dtend", dated.end if timed else dated.end + timedelta(days=1))
    event.add("dtstamp", stamp)
    event.add("uid", str(uuid5(NAMESPACE, dated.key)))
    event.add("sequence", 0)
    event.add("last-modified", stamp)
    event.add("status", "TENTATIVE" if dated.kind == "window" else "CONFIRMED")
    event.add("categories", [activity["kind"]])
    if dated.kind != "event":
        event.add("transp", "TRANSPARENT")
    if dated.place:
        event.add("location", plan["places"][dated.place]["name"])
    names = [plan["parties"][who] for who in activity.get("who", ()) if isinstance(who, str)]
    about = [plan["number"], plan["title"], plan["issuer"], activity.get("clause", ""), *names]
    event.add("description", "\n".join(text for text in about if text))
    for remind in activity.get("remind", ()):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", dated.title)
        alarm.add("trigger", timedelta(hours=8) - timedelta(days=int(remind.split()[0])))
        event.add_component(alarm)
    return event
