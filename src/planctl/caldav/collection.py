"""The conversation with a CalDAV server: read a collection, write one resource at a time.

The caldav library speaks HTTP and negotiates how to log in. Requests are made one by one and
not by its calendar objects, because here an event is text that must arrive as it is, and every
write depends on the ETag that was read (RFC 4791, section 5.3.4): what somebody changed in
between is never written over. No request follows a redirection or goes to another server than
the given address has, whatever an answer names: passwords and calendars are for that one only.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar
from urllib.parse import urlsplit

from planctl.caldav.address import Address
from planctl.caldav.fault import ServerFault
from planctl.caldav.held import Stored
from planctl.caldav.login import Login
from planctl.caldav.requests import answered
from planctl.caldav.synchronise import Write
from planctl.messages import msg

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # lxml's have the same methods

    from caldav.response import DAVResponse

__all__ = ["Collection"]

_DAV = "{DAV:}"
_CALDAV = "{urn:ietf:params:xml:ns:caldav}"
_NAMESPACES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
_WHAT_IT_IS = f"""<?xml version="1.0" encoding="utf-8"?>
<D:propfind {_NAMESPACES}><D:prop><D:resourcetype/></D:prop></D:propfind>"""
_EVENTS = f"""<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query {_NAMESPACES}><D:prop><D:getetag/><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>
</C:calendar-query>"""
_CALENDAR = {"Content-Type": "text/calendar; charset=utf-8"}
_LONGEST_WAIT = 60
"""Seconds for which a server that is busy may ask us to wait."""
_Request = TypeVar("_Request")


class Collection:
    """A calendar on a server; use it as a context, which keeps the connection open.

    Every method raises ServerFault.
    """

    def __init__(self, address: Address, login: Login | None, timeout: int) -> None:
        """Prepare the conversation; `timeout` is how many seconds an answer may take."""
        from caldav.davclient import DAVClient

        logging.getLogger("caldav").addHandler(logging.NullHandler())  # what matters, we say
        self._address = address
        self._user = None if login is None else login.user
        self._client = DAVClient(
            url=address.url,
            username=self._user,
            password=None if login is None else login.password,
            timeout=timeout,
            enable_rfc6764=False,
            rate_limit_handle=True,
            rate_limit_default_sleep=1,
            rate_limit_max_sleep=_LONGEST_WAIT,
        )
        self._client.session.max_redirects = 0
        self._client.session.auth = _nobody

    def __enter__(self) -> Self:
        """Return the collection."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self._client.close()

    def resources(self) -> list[Stored]:
        """Return every event of the collection, also those of others."""
        self._require_calendar()
        found = []
        for url, properties in self._described("REPORT", _EVENTS, depth=1):
            etag = properties.get(f"{_DAV}getetag")
            data = properties.get(f"{_CALDAV}calendar-data")
            if etag is None or not etag.text or data is None or not data.text:
                raise ServerFault(
                    msg(
                        "the server gives no ETag or no content of {url}; it is not changed",
                        url=url,
                    )
                )
            found.append(Stored(url, etag.text, data.text))
        return found

    def make(self, write: Write) -> None:
        """Make one write, if what it replaces or deletes is still what was read."""
        former = write.former
        url = f"{self._address.url}{write.uid}.ics" if former is None else former.url
        condition = {"If-None-Match": "*"} if former is None else {"If-Match": former.etag}
        if write.action == "delete":
            response = self._request("DELETE", url, "", condition)
        else:
            headers = {**_CALENDAR, **condition}
            response = self._request("PUT", url, write.data.decode(), headers)
        gone = write.action == "delete" and response.status in (404, 410)
        if not (200 <= response.status < 300 or gone):
            raise self._unwritten(response.status)

    def _require_calendar(self) -> None:
        found = self._described("PROPFIND", _WHAT_IT_IS, depth=0)
        if any(_is_calendar(properties) for _, properties in found):
            return
        below = self._described("PROPFIND", _WHAT_IT_IS, depth=1)
        calendars = [url for url, properties in below if _is_calendar(properties)]
        if calendars:
            raise ServerFault(
                msg("this is no calendar; below it there are: {calendars}", calendars=calendars)
            )
        raise ServerFault(
            msg(
                "this is no calendar; the settings of a calendar on the server tell its address "
                "for CalDAV"
            )
        )

    def _described(
        self, method: str, body: str, depth: int
    ) -> Iterator[tuple[str, Mapping[str, Element]]]:
        """Yield the absolute address and the properties of every resource in an answer."""
        response = self._request(method, self._address.url, body, {"Depth": str(depth)})
        if response.status != 207 or response.tree is None:
            raise self._unread(response.status)
        for one in response.tree.iterfind(f"{_DAV}response"):
            status = one.findtext(f"{_DAV}status") or " 200 "
            if " 404 " in status:  # deleted while we read
                continue
            if " 200 " not in status:
                raise ServerFault(
                    msg("the server does not tell all it holds: {status}", status=status)
                )
            yield _resource(self._address, one.findtext(f"{_DAV}href") or ""), _properties(one)

    def _request(self, method: str, url: str, body: str, headers: Mapping[str, str]) -> DAVResponse:
        if _origin(url) != _origin(self._address.url):
            raise ServerFault(
                msg(
                    "the server points to another address: {url}; check it, and push there",
                    url=url,
                )
            )
        return answered(lambda: self._client.request(url, method, body, headers), self._user)

    def _unread(self, status: int) -> ServerFault:
        if status in (404, 410):
            return ServerFault(
                msg(
                    "there is no collection at {url}; make the calendar on the server first, "
                    "or correct the address",
                    url=self._address.url,
                )
            )
        return ServerFault(
            msg(
                "{url} does not answer as a CalDAV server: {status}",
                url=self._address.url,
                status=_named(status),
            )
        )

    def _unwritten(self, status: int) -> ServerFault:
        if status in (404, 409, 410):
            return ServerFault(msg("the collection is gone: {status}", status=_named(status)))
        if status == 412:
            return ServerFault(
                msg("somebody changed it meanwhile; run again to compare with what is there now"),
                alone=True,
            )
        stops = status in (502, 503, 504, 507)
        return ServerFault(
            msg("the server does not take it: {status}", status=_named(status)), alone=not stops
        )


def _nobody(request: _Request) -> _Request:
    """Log in as nobody until the server asks; or else ~/.netrc would be read for a password."""
    return request


def _resource(address: Address, href: str) -> str:
    """Return the absolute address of what an answer names, which is on the server that answers.

    Of an href only the path counts: servers behind another one may give their own name. A path
    is not joined as a reference, because `//host/` at its beginning would be another server.
    """
    try:
        path = urlsplit(href).path
    except ValueError:
        raise ServerFault(
            msg("the server's answer is not understood: {reason}", reason="href")
        ) from None
    above = address.origin if path.startswith("/") else address.url.rstrip("/")
    return f"{above}/{path.lstrip('/')}"


def _origin(url: str) -> tuple[str, str | None, int | None]:
    """Return the scheme, the host and the port of an address."""
    parts = urlsplit(url)
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname, usual if parts.port is None else parts.port


def _is_calendar(properties: Mapping[str, Element]) -> bool:
    kind = properties.get(f"{_DAV}resourcetype")
    return kind is not None and kind.find(f"{_CALDAV}calendar") is not None


def _properties(response: Element) -> dict[str, Element]:
    """Return the properties that there are, by name."""
    return {
        str(found.tag): found
        for group in response.iterfind(f"{_DAV}propstat")
        if " 200 " in (group.findtext(f"{_DAV}status") or "")
        for found in group.iterfind(f"{_DAV}prop/*")
    }


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
