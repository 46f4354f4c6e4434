"""To-dos beside the events: what an office has to hand in, for clients with checklists.

A deadline or a report becomes a VTODO besides its event, never instead of it, for most clients
show no to-dos. It is due on the day, or at the instant, on which it is met: DUE, unlike DTEND,
is not excluded (RFC 5545, section 3.8.2.3). It has no alarms, for the event rings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.export._icsform import Form, Sheet, sheet, text_line
from planctl.export._icsplan import Plan, category_line, digits, time_of_day
from planctl.export._icstext import cancelled_title
from planctl.export.text import one_line
from planctl.occurrence import uid_of
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from planctl.occurrence import Occurrence

__all__ = ["ToDos", "is_to_do", "to_do_uid", "to_dos"]


class ToDos(NamedTuple):
    """What the to-dos of a series share when they have one form."""

    sheet: Sheet
    days: int
    """Days to add to the last day."""
    time: bytes
    """What stands behind the day; empty for whole days."""

    def to_do(self, of: Occurrence, own: dict[str, bytes]) -> tuple[str, bytes]:
        """Return UID and lines; `own` has the texts that it shares with the event."""
        uid = to_do_uid(of.key)
        due = digits(of.last + self.days) + self.time
        return uid, self.sheet.event({**own, "UID": uid.encode(), "DUE": due})


def is_to_do(of: Occurrence) -> bool:
    """Whether something has to be handed in: a deadline, or a report whatever its form."""
    return of.kind == "deadline" or of.series.activity.kind == "report"


def to_do_uid(key: str) -> str:
    """Return the UID of the to-do beside the event of a key; no key holds a `#`."""
    return uid_of(f"{key}#todo")


def to_dos(of: Occurrence, plan: Plan) -> ToDos:
    """Return what the to-dos of the series of `of` share, where they have its form."""
    series, end = of.series, of.end_minute
    cancelled = of.status == "cancelled"
    zone = "" if end is None else plan.zone
    status = "CANCELLED" if cancelled else "NEEDS-ACTION"
    form = Form("VTODO", zone, (("STATUS", status), ("X-PLANCTL-KIND", of.kind)), ())
    title = one_line(series.title)
    shared = {
        "SUMMARY": text_line(
            "SUMMARY", cancelled_title(title, plan.translator) if cancelled else title
        ),
        "DTSTAMP": plan.stamp,
        "LAST-MODIFIED": plan.stamp,
        "CATEGORIES": category_line(series.activity.kind, plan.translator),
        "LOCATION": plan.locations[series.place],
    }
    lines = sheet(form).filled(shared)
    if end is None:
        return ToDos(lines, 0, b"")
    return ToDos(lines, end // 1440, time_of_day(end, zone))
