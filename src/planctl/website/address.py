"""Where phones will find the calendars: the public address of the folder, and links made of it.

A link of the scheme `webcal` opens the calendar program and subscribes; iPhone, Mac, Outlook and
ICSx5 know it. Google and Outlook on the web take the address as a parameter, and must reach it.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from planctl.messages import Message, msg
from planctl.tuples import NamedTuple

__all__ = ["Address", "read_address"]

_LOCAL = (".local", ".localhost", ".lan", ".home.arpa", ".internal")
"""What names of machines in a local network end with."""

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*\.?|\[[0-9a-f:.]+\]")
_PATH = re.compile(r"(?:[A-Za-z0-9/._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*")


class Address(NamedTuple):
    """A public address, `http` or `https`, that ends with a slash."""

    url: str

    @property
    def is_secure(self) -> bool:
        """Whether what is fetched is encrypted; iPhones refuse feeds that are not."""
        return self.url.startswith("https:")

    @property
    def is_public(self) -> bool:
        """Whether servers on the internet, as Google's and Outlook's, can reach it."""
        host = urlsplit(self.url).hostname or ""
        try:
            return ip_address(host).is_global
        except ValueError:
            name = host.rstrip(".")
            return "." in name and not name.endswith(_LOCAL)

    def of(self, file: str) -> str:
        """Return the address of a file by its path in the folder."""
        return self.url + quote(file)

    def webcal(self, file: str) -> str:
        """Return the address at which a click subscribes to a calendar."""
        return f"webcal:{self.of(file).partition(':')[2]}"

    def google(self, file: str) -> str:
        """Return the page of Google Calendar that asks whether to subscribe."""
        return f"https://calendar.google.com/calendar/r?cid={quote(self.webcal(file), safe='')}"

    def outlook(self, file: str, name: str) -> str:
        """Return the page of Outlook on the web that asks whether to subscribe."""
        query = f"url={quote(self.of(file), safe='')}&name={quote(name, safe='')}"
        return f"https://outlook.live.com/calendar/0/addfromweb?{query}"


def read_address(text: str) -> Address | Message:
    """Read a public address as somebody typed it, or return what is wrong with it."""
    if not text.isascii():
        return msg("it has letters beyond ASCII: write the host name in its xn-- form")
    if not text.isprintable():
        return msg("it is not an address")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return msg("it is not an address")
    if parts.scheme not in ("http", "https"):
        return msg("it does not begin with https:// or http://")
    if parts.username is not None or parts.password is not None:
        return msg("it holds a user name or a password, which everybody would read")
    if "?" in text or "#" in text:
        return msg("it has a query or a fragment: leave out what begins with ? or #")
    if not _HOST.fullmatch(parts.hostname or "") and not _HOST.fullmatch(f"[{parts.hostname}]"):
        return msg("it has no host name")
    if not _PATH.fullmatch(parts.path) or re.search(r"(^|/)\.{1,2}(/|$)", parts.path):
        return msg("its path has characters that an address cannot hold")
    host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else parts.hostname
    place = f"{host}:{port}" if port is not None else host
    return Address(f"{parts.scheme}://{place}{parts.path.rstrip('/')}/")
