"""What the dates of a series share, put into sheets once.

Dates that have one kind, status and hours have one form, in whichever plan. What all places of
their activity share is put into the sheet of that form first, what the series says at its place
then; a date is left with its days, its key and, where it differs, its texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from planctl.export._icsfold import Begun, begun, escaped, escaped_line, folded
from planctl.export._icsform import ALARM_TEXT, PERIOD, Form, Sheet, behind, sheet
from planctl.export._icsplan import Plan, category_line, plan_of, time_of_day
from planctl.export._icstext import about_activity, announced
from planctl.export._icstodo import ToDos, is_to_do, to_dos
from planctl.export._zones import tzids
from planctl.occurrence import named
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from planctl.export.client import Client
    from planctl.export.edition import Edition
    from planctl.messages import Translator
    from planctl.occurrence import Series, Status
    from planctl.plan.document import PlanDocument
    from planctl.plan.vocabulary import Category
    from planctl.schedule.dating import Kind

__all__ = ["ALL_DAY_REMINDER", "DEADLINE_BLOCK", "Kept", "Places", "Recurrence", "Sheets", "formed"]

ALL_DAY_REMINDER = 8 * 60
"""The minute of the day from which reminders of a whole day count back: "3 days before" rings
at 08:00 three days earlier, not at midnight (TRIGGER:-P2DT16H)."""

DEADLINE_BLOCK = 30
"""Minutes before the instant of a deadline at which its event begins."""

_SLOTS = (
    "SUMMARY",
    "DESCRIPTION",
    "X-PLANCTL-KEY",
    PERIOD,
    "X-PLANCTL-WHY",
    "UID",
    "DTSTART",
    "DTEND",
)


class Places(NamedTuple):
    """The parts of a sheet that are, or end with, the slots of series and dates."""

    title: int
    about: int
    key: int
    period: int
    why: int
    uid: int
    start: int
    end: int


class Recurrence(NamedTuple):
    """The lines that make one event of a regular series; without them its events are single."""

    rule: bytes = b""
    periods: bytes = b""


class _Times(NamedTuple):
    """What makes DTSTART and DTEND of a day: days to add, and what stands behind the day."""

    first: int
    start: bytes
    last: int
    end: bytes


class _Formed(NamedTuple):
    """What dates of one kind, status and hours share in all plans."""

    sheet: Sheet
    title: bytes
    """How SUMMARY begins, before the title."""
    times: _Times
    rings: bool
    places: Places


class _Abouts(dict[str, Begun]):
    """By their words, what the descriptions of an activity say to the end of what dates share."""

    def __init__(self, before: Begun, behind: bytes) -> None:
        super().__init__()
        self._before = before
        self._behind = behind

    def __missing__(self, words: str) -> Begun:
        about = self[words] = begun(escaped_line(words) + self._behind, self._before)
        return about


class _Alike(NamedTuple):
    """What the dates of an activity share at all its places when they have one form."""

    plan: Plan
    sheet: Sheet
    around: list[bytes]
    """What stands before and behind LOCATION in the part that ends with the key."""
    title: bytes
    abouts: _Abouts
    """The parts that end with DESCRIPTION."""
    times: _Times
    rings: bool
    places: Places


Kept = tuple[list[bytes], int, int, bytes, int, int, int, ToDos | None]
"""What the dates of a series share when they have one form.

Parts of the sheet in which only the dates' own slots are open; days from the first day to that
of DTSTART, and from the last to that of DTEND; what UIDs are hashes of, but for the period that
ends it; how many octets more the last physical lines of key, title and description take; to-dos.
"""

Shape = tuple["Series", "Kind", "Status", int | None, int | None]
"""A series and what makes the form of its dates: kind, status, first and last minute."""


class Sheets(dict[Shape, Kept]):
    """The sheets of an edition; what is asked for first is drawn up then.

    The dates of a series in `recurring` are one event.
    """

    def __init__(self, edition: Edition, recurring: Mapping[Series, Recurrence]) -> None:
        super().__init__()
        timezones = (document.model.timezone for document in edition.documents)
        self._edition = edition
        self._recurring = recurring
        self._zones = tzids(timezones, windows=edition.client.windows_zones)
        self._plans: dict[PlanDocument, Plan] = {}
        self._alike: dict[tuple[object, ...], _Alike] = {}
        self._places: Places | None = None

    def __missing__(self, shape: Shape) -> Kept:
        series, kind, status, _, end = shape
        plan, sheet, around, before, abouts, times, rings, places = self._alike_of(shape)
        title = escaped_line(series.title)
        summary, for_title = begun(before + title)
        about, for_about = abouts[series.words]
        key, for_period = begun(f"X-PLANCTL-KEY:{series.prefix}".encode())
        location = plan.locations[series.place]
        parts = sheet.parts.copy()
        if rings:
            parts = sheet.lines({ALARM_TEXT: folded(b"DESCRIPTION:" + title)})
        parts[places.title] += summary
        parts[places.about] = about
        parts[places.key] = location.join(around) + key
        to_do = None
        if self._edition.to_dos and is_to_do(kind, series):
            about = about.removeprefix(sheet.parts[places.about])
            to_do = to_dos(series, kind, status, end, plan, about, key)
        name, (first, _, last, _) = named(series.prefix), times
        kept = parts, first, last, name, for_period, for_title, for_about, to_do
        self[shape] = kept
        return kept

    @property
    def places(self) -> Places:
        """Where the slots are, alike in all sheets, once there is one."""
        assert self._places is not None
        return self._places

    def _alike_of(self, shape: Shape) -> _Alike:
        series, kind, status, start, end = shape
        recurrence = self._recurring.get(series)
        who = series.attendance
        asked = (id(series.activity), who, recurrence, kind, status, start, end)
        alike = self._alike.get(asked)
        if alike is None:
            plan = self._plan_of(series.document)
            alike = self._alike[asked] = _alike(shape, plan, recurrence or Recurrence())
            assert self._places in (None, alike.places), alike.places
            self._places = alike.places
        return alike

    def _plan_of(self, document: PlanDocument) -> Plan:
        plan = self._plans.get(document)
        if plan is None:
            plan = self._plans[document] = plan_of(document, self._edition, self._zones)
        return plan


def _alike(shape: Shape, plan: Plan, recurrence: Recurrence) -> _Alike:
    series, kind, status, start, end = shape
    activity = series.activity
    zone, remind = "" if start is None else plan.zone, tuple(activity.remind)
    client, translator = plan.client, plan.translator
    sheet, title, times, rings, places = formed(
        kind, status, start, end, zone, activity.kind, remind, client, translator
    )
    shared = {
        "DTSTAMP": plan.stamp,
        "LAST-MODIFIED": plan.stamp,
        "RRULE": recurrence.rule,
        "X-PLANCTL-PERIODS": recurrence.periods,
    }
    sheet = sheet.filled(shared)
    before, after = about_activity(series, translator)
    about, room = begun(escaped(before).encode(), plan.about)
    abouts = _Abouts((sheet.parts[places.about] + about, room), escaped(after).encode())
    around = sheet.halves("LOCATION")
    return _Alike(plan, sheet, around, title, abouts, times, rings, places)


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
    title = f"SUMMARY:{escaped(announced(kind, status, end, translator))}".encode()
    shape = sheet(form)
    places = Places(*[shape.places[slot][0] for slot in _SLOTS])
    return _Formed(shape.filled(shared), title, times, bool(triggers), places)


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
