"""What goes wrong between us and a server, told so that a user knows the next step."""

from __future__ import annotations

from planctl.messages import Message

__all__ = ["ServerFault"]


class ServerFault(Exception):  # noqa: N818 - named after the fault
    """A request that did not succeed.

    `message` tells what happened and what to do, and quotes no credentials. `alone` is whether
    it concerns this one event, so that others may still succeed.
    """

    def __init__(self, message: Message, *, alone: bool = False) -> None:
        super().__init__(message.template)
        self.message = message
        self.alone = alone
