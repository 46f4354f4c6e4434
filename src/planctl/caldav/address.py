"""The address of a collection, and who logs in there.

An address ends up in shell histories, process lists and messages; so it never holds a password.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from planctl.messages import Message, msg
from planctl.tuples import NamedTuple

__all__ = ["Address", "read_address"]


class Address(NamedTuple):
    """A collection on a server."""

    url: str
    """http or https, with a slash at its end, without user, query and fragment."""
    user: str | None
    """The user that stood in what was typed."""

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return urlunsplit((*urlsplit(self.url)[:2], "", "", ""))

    @property
    def path(self) -> str:
        """The path, quoted as it was typed."""
        return urlsplit(self.url).path

    @property
    def is_private(self) -> bool:
        """Whether nobody on the way can read what is sent: https, or this machine itself."""
        parts = urlsplit(self.url)
        return parts.scheme == "https" or _is_loopback(parts.hostname or "")


def read_address(text: str) -> Address | Message:
    """Return the address that a user typed, or what is wrong with it, without quoting it."""
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return msg("it is not an address such as https://dav.example.org/lan/lich/")
    if "@" in parts.netloc and ":" in parts.netloc.rpartition("@")[0]:
        return msg(
            "it holds a password, which others can read from there; take it out, and set "
            "`PLANCTL_CALDAV_PASSWORD` or use the keyring"
        )
    if parts.scheme not in ("http", "https"):
        return msg("it must begin with https://")
    if not host or not host.isprintable() or " " in text.strip():
        return msg("it is not an address such as https://dav.example.org/lan/lich/")
    if parts.query or parts.fragment:
        return msg("it has a part after ? or #, which no collection has")
    return Address(_url(parts, host, port), unquote(parts.username) if parts.username else None)


def _url(parts: SplitResult, host: str, port: int | None) -> str:
    name = f"[{host}]" if ":" in host else host
    place = name if port is None else f"{name}:{port}"
    return urlunsplit((parts.scheme, place, f"{parts.path.rstrip('/')}/", "", ""))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
