"""What calendar clients do differently, as far as a file can make a difference.

Everything else is the same for all: flat events with an end, deadlines as events with alarms,
the zone as a VTIMEZONE. docs/calendars.md says why.
"""

from __future__ import annotations

from planctl.messages import Message, msg
from planctl.tuples import NamedTuple

__all__ = ["CLIENTS", "GENERIC", "Client", "too_large"]


class Client(NamedTuple):
    """A calendar program, or `generic` for what all of them import."""

    name: str
    title: str
    alarms: int | None = None
    """How many alarms of an event it keeps, the earliest of which are given; None is all."""
    alarms_after_start: bool = True
    """Whether it keeps alarms that ring after the start, as on the morning of a whole day."""
    busy_status: bool = False
    """Whether it goes by X-MICROSOFT-CDO-BUSYSTATUS: STATUS:CANCELLED frees no time in it."""
    windows_zones: bool = False
    """Whether it knows time zones by their names in Windows."""
    to_dos: bool = True
    """Whether it shows VTODO at all."""
    limit: int | None = None
    """The largest file it imports, in octets."""


GENERIC = Client("generic", "any client")

CLIENTS = {
    client.name: client
    for client in (
        GENERIC,
        Client("apple", "Apple Calendar"),
        Client("google", "Google Calendar", alarms=0, to_dos=False, limit=1_000_000),
        Client(
            "outlook",
            "Outlook",
            alarms=1,
            alarms_after_start=False,
            busy_status=True,
            windows_zones=True,
            to_dos=False,
        ),
    )
}
"""By the name that `--for` takes."""


def too_large(data: bytes, client: Client) -> Message | None:
    """Return why the client does not import a calendar of that size, or None if it does."""
    if client.limit is None or len(data) <= client.limit:
        return None
    return msg(
        "the calendar has {size} octets, and {client} imports no file of more than {limit}",
        size=len(data),
        client=client.title,
        limit=client.limit,
    )
