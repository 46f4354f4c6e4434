"""What the dates of a series share, put into sheets once.

Dates that have one kind, status and hours have one form. What all places of their activity share
is put into the sheet of that form first, what the series says at its place then; a date is left
with its days, its key and, where it differs, its texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.export._icsfold import escaped, folded
from planctl.export._icsform import ALARM_TEXT, Form, Sheet, sheet, text_line
from planctl.export._icsplan import Plan, category_line, plan_of, time_of_day
from planctl.export._icstext import about_activity, summary
from planctl.export._icstodo import ToDos, is_to_do, to_dos
from planctl.export._zones import tzids
from planctl.export.text import one_line
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from planctl.export.client import Client
    from planctl.export.edition import Edition
    from planctl.occurrence import Occurrence
    from planctl.plan.document import PlanDocument

__all__ = ["ALL_DAY_REMINDER", "DEADLINE_BLOCK", "Kept", "Sheets"]

ALL_DAY_REMINDER = 8 * 60
"""The minute of the day from which reminders of a whole day count back: "3 days before" rings
at 08:00 three days earlier, not at midnight (TRIGGER:-P2DT16H)."""

DEADLINE_BLOCK = 30
"""Minutes before the instant of a deadline at which its event begins."""


class Times(NamedTuple):
    """What makes DTSTART and DTEND of a day: days to add, and what stands behind the day."""

    first: int
    start: bytes
    last: int
    end: bytes


class _Alike(NamedTuple):
    """What the dates of an activity share at all its places when they have one form."""

    sheet: Sheet
    times: Times
    before: str
    """What DESCRIPTION says before the words of the series, escaped."""
    behind: str
    rings: bool


class Kept(NamedTuple):
    """What the dates of a series share when they have one form."""

    sheet: Sheet
    texts: dict[str, bytes]
    """The lines of a date of which nothing is to be told, but those of its days and its key."""
    ordinary: Sheet | None
    """The sheet with those lines; None for windows, for their titles name days."""
    times: Times
    key: bytes
    """What the line of the key begins with: all of it but the period."""
    to_dos: ToDos | None


class Sheets:
    """The sheets of an edition; what is asked for first is drawn up then."""

    def __init__(self, edition: Edition) -> None:
        timezones = (document.model.timezone for document in edition.documents)
        self._edition = edition
        self._zones = tzids(timezones, windows=edition.client.windows_zones)
        self._plans: dict[PlanDocument, Plan] = {}
        self._alike: dict[tuple[object, ...], _Alike] = {}

    def kept(self, of: Occurrence) -> Kept:
        """Return what the dates of the series of `of` share that have its form."""
        series = of.series
        document = series.document
        plan = self._plans.get(document)
        if plan is None:
            plan = self._plans[document] = plan_of(document, self._edition, self._zones)
        asked = (document, series.activity.id, series.attendance)
        form = (asked, of.kind, of.status, of.start_minute, of.end_minute)
        alike = self._alike.get(form)
        if alike is None:
            alike = self._alike[form] = _alike(of, plan)
        title = text_line("SUMMARY", summary(of, plan.translator))
        about = f"DESCRIPTION:{alike.before}{escaped(one_line(series.words))}{alike.behind}"
        texts = {
            "SUMMARY": title,
            "DESCRIPTION": folded(about),
            "LOCATION": plan.locations[series.place],
            "X-PLANCTL-WHY": b"",
            "RRULE": b"",
            "X-PLANCTL-PERIODS": b"",
        }
        if alike.rings:
            texts[ALARM_TEXT] = text_line("DESCRIPTION", one_line(series.title))
        return Kept(
            sheet=alike.sheet,
            texts=texts,
            ordinary=None if of.kind == "window" else alike.sheet.filled(texts),
            times=alike.times,
            key=f"X-PLANCTL-KEY:{escaped(series.prefix)}".encode(),
            to_dos=to_dos(of, plan) if self._edition.to_dos and is_to_do(of) else None,
        )


def _alike(of: Occurrence, plan: Plan) -> _Alike:
    series = of.series
    zone = "" if of.all_day else plan.zone
    triggers = _triggers(of, plan.client)
    shared = {
        "DTSTAMP": plan.stamp,
        "LAST-MODIFIED": plan.stamp,
        "CATEGORIES": category_line(series.activity.kind, plan.translator),
    }
    before, behind = about_activity(series, plan.about, plan.translator)
    return _Alike(
        sheet=sheet(Form("VEVENT", zone, _fixed(of, plan.client), triggers)).filled(shared),
        times=_times(of, zone),
        before=escaped(before),
        behind=escaped(behind),
        rings=bool(triggers),
    )


def _fixed(of: Occurrence, client: Client) -> tuple[tuple[str, str], ...]:
    fixed = [("STATUS", of.status.upper()), ("X-PLANCTL-KIND", of.kind)]
    if of.kind != "event":
        fixed.append(("TRANSP", "TRANSPARENT"))
    if client.busy_status:
        free = of.kind != "event" or of.status == "cancelled"
        busy = "TENTATIVE" if of.status == "tentative" else "BUSY"
        fixed.append(("X-MICROSOFT-CDO-BUSYSTATUS", "FREE" if free else busy))
    return tuple(fixed)


def _triggers(of: Occurrence, client: Client) -> tuple[int, ...]:
    """Return the minutes from DTSTART at which the reminders ring that the client keeps."""
    if of.status == "cancelled":
        return ()
    begin = 0
    if of.all_day:
        begin = ALL_DAY_REMINDER
    elif of.kind == "deadline":
        begin = DEADLINE_BLOCK
    ringing = [begin - minutes for minutes in dict.fromkeys(of.series.activity.remind)]
    if not client.alarms_after_start:
        ringing = [minutes for minutes in ringing if minutes <= 0]
    return tuple(ringing if client.alarms is None else sorted(ringing)[: client.alarms])


def _times(of: Occurrence, zone: str) -> Times:
    """Return the times in the plan's zone, or whole days, the end excluded."""
    start, end = of.start_minute, of.end_minute
    if start is None or end is None:
        return Times(0, b"", 1, b"")
    if of.kind == "deadline":
        start -= DEADLINE_BLOCK
    return Times(start // 1440, time_of_day(start, zone), end // 1440, time_of_day(end, zone))
