"""What the dates of a series share, put into sheets once.

Dates that have one kind, status and hours have one form, in whichever plan. What all places of
their activity share is put into the sheet of that form first, what the series says at its place
then; a date is left with its days, its key and, where it differs, its texts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from planctl.export._icsfold import Begun, begun, escaped
from planctl.export._icsform import ALARM_TEXT, Form, Sheet, behind, sheet, text_line
from planctl.export._icsplan import Plan, category_line, plan_of, time_of_day
from planctl.export._icstext import about_activity, announced
from planctl.export._icstodo import ToDos, is_to_do, to_dos
from planctl.export._zones import tzids
from planctl.export.text import one_line
from planctl.occurrence import hashed
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from hashlib import _Hash as HASH

    from planctl.export.client import Client
    from planctl.export.edition import Edition
    from planctl.messages import Translator
    from planctl.occurrence import Occurrence, Status
    from planctl.plan.document import PlanDocument
    from planctl.plan.vocabulary import Category
    from planctl.schedule.dating import Kind

__all__ = ["ALL_DAY_REMINDER", "DEADLINE_BLOCK", "OWN", "Kept", "Recurrence", "Sheets", "formed"]

ALL_DAY_REMINDER = 8 * 60
"""The minute of the day from which reminders of a whole day count back: "3 days before" rings
at 08:00 three days earlier, not at midnight (TRIGGER:-P2DT16H)."""

DEADLINE_BLOCK = 30
"""Minutes before the instant of a deadline at which its event begins."""

OWN = (
    "UID",
    "DTSTART",
    "DTEND",
    behind("X-PLANCTL-KEY"),
    behind("SUMMARY"),
    behind("DESCRIPTION"),
    "X-PLANCTL-WHY",
)
"""The slots that a series leaves to its dates, in any order."""


class Recurrence(NamedTuple):
    """The lines that make one event of a regular series; without them its events are single."""

    rule: bytes = b""
    periods: bytes = b""


_SINGLE = Recurrence()


class _Times(NamedTuple):
    """What makes DTSTART and DTEND of a day: days to add, and what stands behind the day."""

    first: int
    start: bytes
    last: int
    end: bytes


class _Formed(NamedTuple):
    """What dates of one kind, status and hours share in all plans."""

    sheet: Sheet
    title: str
    """What stands before the title, escaped."""
    times: _Times
    rings: bool


class _Alike(NamedTuple):
    """What the dates of an activity share at all its places when they have one form."""

    sheet: Sheet
    title: str
    times: _Times
    rings: bool
    about: Begun
    """What DESCRIPTION says before the words of the series."""
    behind: str
    """And behind them, escaped."""


class Kept(NamedTuple):
    """What the dates of a series share when they have one form."""

    parts: list[bytes]
    """Of the sheet in which the slots `OWN` are open."""
    first: int
    """Days from the first day to that of DTSTART."""
    last: int
    """Days from the last day to that of DTEND."""
    title: int
    """How many octets more the last physical line of the title takes; so of other texts."""
    about: int
    key: int
    hashed: HASH
    """The hash of the key without its period."""
    to_dos: ToDos | None


class Sheets:
    """The sheets of an edition; what is asked for first is drawn up then."""

    def __init__(self, edition: Edition) -> None:
        timezones = (document.model.timezone for document in edition.documents)
        self._edition = edition
        self._zones = tzids(timezones, windows=edition.client.windows_zones)
        self._plans: dict[PlanDocument, Plan] = {}
        self._alike: dict[tuple[object, ...], _Alike] = {}
        self.places: tuple[int, ...] = ()
        """Where the slots `OWN` are in all of them, once there is one."""

    def kept(self, of: Occurrence, recurrence: Recurrence = _SINGLE) -> Kept:
        """Return what the dates of the series of `of` share that have its form."""
        series = of.series
        document = series.document
        plan = self._plans.get(document)
        if plan is None:
            plan = self._plans[document] = plan_of(document, self._edition, self._zones)
        asked = (document, series.activity.id, series.attendance, recurrence)
        form = (asked, of.kind, of.status, of.start_minute, of.end_minute)
        alike = self._alike.get(form)
        if alike is None:
            alike = self._alike[form] = _alike(of, plan, recurrence)
            places = tuple([alike.sheet.places[slot] for slot in OWN])
            assert self.places in ((), places), places
            self.places = places
        title = one_line(series.title)
        summary, for_title = begun(f"SUMMARY:{alike.title}{escaped(title)}")
        words = escaped(one_line(series.words))
        about, for_about = begun(f"{words}{alike.behind}", alike.about)
        key, for_period = begun(f"X-PLANCTL-KEY:{escaped(series.prefix)}")
        shared = {
            "SUMMARY": summary,
            "DESCRIPTION": about,
            "LOCATION": plan.locations[series.place],
            "X-PLANCTL-KEY": key,
        }
        if alike.rings:
            shared[ALARM_TEXT] = text_line("DESCRIPTION", title)
        to_do = None
        if self._edition.to_dos and is_to_do(of):
            to_do = to_dos(of, plan, about, key)
        return Kept(
            alike.sheet.filled(shared).parts,
            alike.times.first,
            alike.times.last,
            for_title,
            for_about,
            for_period,
            hashed(series.prefix),
            to_do,
        )


def _alike(of: Occurrence, plan: Plan, recurrence: Recurrence) -> _Alike:
    series, zone = of.series, "" if of.all_day else plan.zone
    activity = series.activity
    shape = formed(
        of.kind,
        of.status,
        of.start_minute,
        of.end_minute,
        zone,
        activity.kind,
        tuple(activity.remind),
        plan.client,
        plan.translator,
    )
    before, after = about_activity(series, plan.translator)
    shared = {
        "DTSTAMP": plan.stamp,
        "LAST-MODIFIED": plan.stamp,
        "RRULE": recurrence.rule,
        "X-PLANCTL-PERIODS": recurrence.periods,
    }
    about = begun(escaped(before), plan.about)
    return _Alike(shape.sheet.filled(shared), *shape[1:], about, escaped(after))


@lru_cache(maxsize=1024)
def formed(
    kind: Kind,
    status: Status,
    start: int | None,
    end: int | None,
    zone: str,
    category: Category,
    remind: tuple[int, ...],
    client: Client,
    translator: Translator,
) -> _Formed:
    """Return what such dates share; batches of plans have the same few forms."""
    times = _times(kind, start, end, zone)
    shared = {
        "CATEGORIES": category_line(category, translator),
        behind("DTSTART"): times.start,
        behind("DTEND"): times.end,
    }
    begins = 0
    if start is None:
        begins = ALL_DAY_REMINDER
    elif kind == "deadline":
        begins = DEADLINE_BLOCK
    triggers = () if status == "cancelled" else _triggers(begins, remind, client)
    form = Form("VEVENT", zone, _fixed(kind, status, client), triggers)
    title = escaped(announced(kind, status, end, translator))
    return _Formed(sheet(form).filled(shared), title, times, bool(triggers))


def _fixed(kind: Kind, status: Status, client: Client) -> tuple[tuple[str, str], ...]:
    fixed = [("STATUS", status.upper()), ("X-PLANCTL-KIND", kind)]
    if kind != "event":
        fixed.append(("TRANSP", "TRANSPARENT"))
    if client.busy_status:
        free = kind != "event" or status == "cancelled"
        busy = "TENTATIVE" if status == "tentative" else "BUSY"
        fixed.append(("X-MICROSOFT-CDO-BUSYSTATUS", "FREE" if free else busy))
    return tuple(fixed)


def _triggers(begins: int, remind: tuple[int, ...], client: Client) -> tuple[int, ...]:
    """Return the minutes from DTSTART at which the reminders ring that the client keeps.

    They count back from `begins`, in minutes from DTSTART too.
    """
    ringing = [begins - minutes for minutes in dict.fromkeys(remind)]
    if not client.alarms_after_start:
        ringing = [minutes for minutes in ringing if minutes <= 0]
    return tuple(ringing if client.alarms is None else sorted(ringing)[: client.alarms])


def _times(kind: Kind, start: int | None, end: int | None, zone: str) -> _Times:
    """Return the times in the plan's zone, or whole days, the end excluded."""
    if start is None or end is None:
        return _Times(0, b"", 1, b"")
    if kind == "deadline":
        start -= DEADLINE_BLOCK
    return _Times(start // 1440, time_of_day(start, zone), end // 1440, time_of_day(end, zone))
