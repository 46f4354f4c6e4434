"""To-dos beside the events: what an office has to hand in, for clients with checklists.

A deadline or a report becomes a VTODO besides its event, never instead of it, for most clients
show no to-dos. It is due on the day, or at the instant, on which it is met: DUE, unlike DTEND,
is not excluded (RFC 5545, section 3.8.2.3). It has no alarms, for the event rings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.export._icsfold import begun, escaped
from planctl.export._icsform import PERIOD, Form, Sheet, behind, sheet
from planctl.export._icsplan import DAYS, Plan, category_line, time_of_day
from planctl.export._icstext import cancelled_title
from planctl.export.text import one_line
from planctl.occurrence import uid_of
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from planctl.occurrence import Occurrence, Series, Status
    from planctl.schedule.dating import Kind

__all__ = ["ToDos", "is_to_do", "to_do_uid", "to_dos"]


class ToDos(NamedTuple):
    """What the to-dos of a series share when they have one form."""

    sheet: Sheet
    days: int
    """Days to add to the last day."""

    def to_do(self, of: Occurrence, period: bytes, more: bytes, why: bytes) -> tuple[bytes, bytes]:
        """Return UID and lines; what tells this date apart is told as the event does."""
        uid = to_do_uid(of.key).encode()
        own = {
            "UID": uid,
            "DUE": DAYS[of.last + self.days],
            PERIOD: period,
            "DESCRIPTION": more,
            "X-PLANCTL-WHY": why,
        }
        return uid, b"".join(self.sheet.lines(own))


def is_to_do(kind: Kind, series: Series) -> bool:
    """Whether something has to be handed in: a deadline, or a report whatever its form."""
    return kind == "deadline" or series.activity.kind == "report"


def to_do_uid(key: str) -> str:
    """Return the UID of the to-do beside the event of a key; no key holds a `#`."""
    return uid_of(f"{key}#todo")


def to_dos(
    series: Series,
    kind: Kind,
    status: Status,
    end: int | None,
    plan: Plan,
    about: bytes,
    key: bytes,
) -> ToDos:
    """Return what the to-dos of a series share, where they have one form.

    `about` and `key` are the lines DESCRIPTION and key as the event begins them.
    """
    cancelled = status == "cancelled"
    zone = "" if end is None else plan.zone
    stands = "CANCELLED" if cancelled else "NEEDS-ACTION"
    form = Form("VTODO", zone, (("STATUS", stands), ("X-PLANCTL-KIND", kind)), ())
    title = one_line(series.title)
    if cancelled:
        title = cancelled_title(title, plan.translator)
    shared = {
        "SUMMARY": begun(f"SUMMARY:{escaped(title)}".encode())[0],
        "DTSTAMP": plan.stamp,
        "LAST-MODIFIED": plan.stamp,
        "CATEGORIES": category_line(series.activity.kind, plan.translator),
        "DESCRIPTION": about,
        "LOCATION": plan.locations[series.place],
        "X-PLANCTL-KEY": key,
        behind("DUE"): b"" if end is None else time_of_day(end, zone),
    }
    return ToDos(sheet(form).filled(shared), 0 if end is None else end // 1440)
