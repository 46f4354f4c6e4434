"""The calendar as a program writes it that takes icalendar's documentation at its word.

One object an event, built property by property: the oracle for `write_ics`, and what it is
measured against. icalendar sorts the properties, and so there is one order for both.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vDuration, vText

from planctl.export import Edition
from planctl.export._icsseries import ALL_DAY_REMINDER, DEADLINE_BLOCK
from planctl.export._icstext import about_document, about_series, reasons, summary
from planctl.export._zones import UTC_ZONE, tzid, vtimezone
from planctl.export.rows import category_name, why_text
from planctl.export.text import lines, one_line
from planctl.messages import Translator
from planctl.occurrence import Occurrence


def one_object_an_event(of: Edition) -> bytes:
    """Return the calendar of the one plan of an edition, with any folding."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//planctl//planctl//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", of.title)
    calendar.add("x-wr-calname", of.title)
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(timedelta(hours=12)))
    (plan,) = of.documents
    first, last = date.fromordinal(plan.first), date.fromordinal(plan.last)
    if tzid(plan.model.timezone) != UTC_ZONE:
        calendar.add_component(vtimezone(plan.model.timezone, first.year, last.year))
    for occurrence in of.occurrences:
        calendar.add_component(event_of(occurrence, of.translator))
    return calendar.to_ical()


def event_of(occurrence: Occurrence, translator: Translator) -> Event:
    series = occurrence.series
    start, end = occurrence.start, occurrence.end
    if not isinstance(start, datetime):
        end += timedelta(days=1)
    elif occurrence.kind == "deadline":
        start -= timedelta(minutes=DEADLINE_BLOCK)
    issued = series.document.model.issued or date.fromordinal(series.document.first)
    stamp = datetime.combine(issued, time(), UTC)
    event = Event()
    event.add("summary", summary(occurrence, translator))
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("dtstamp", stamp)
    event.add("uid", occurrence.uid)
    event.add("sequence", 0)
    event.add("last-modified", stamp)
    event.add("status", occurrence.status.upper())
    event.add("categories", [category_name(series.activity.kind, translator)])
    if occurrence.kind != "event":
        event.add("transp", "TRANSPARENT")
    if series.place_name:
        event.add("location", one_line(series.place_name))
    about = [
        about_series(series, about_document(series.document), translator),
        *reasons(occurrence, translator),
    ]
    event.add("description", "\n".join(about))
    event.add("x-planctl-key", occurrence.key)
    event.add("x-planctl-kind", occurrence.kind)
    if why := why_text(occurrence, translator):
        event.add(
            "x-planctl-why", vText(lines(why))
        )  # icalendar escapes no value of an unknown property
    if occurrence.status == "cancelled":
        return event
    begins = 0
    if occurrence.all_day:
        begins = ALL_DAY_REMINDER
    elif occurrence.kind == "deadline":
        begins = DEADLINE_BLOCK
    for minutes in series.activity.remind:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one_line(series.title))
        alarm.add("trigger", timedelta(minutes=begins - minutes))
        event.add_component(alarm)
    return event
