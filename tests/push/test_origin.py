"""Answers that name other servers: the password and the calendar go to none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest
from caldav.davclient import DAVClient
from hypothesis import given
from hypothesis import strategies as st

from planctl.caldav.address import Address
from planctl.caldav.collection import Collection, _resource
from planctl.caldav.fault import ServerFault
from planctl.caldav.held import Stored
from planctl.caldav.synchronise import Write
from tests.push.conftest import PLAN, Pusher

HOME = Address("https://dav.example.org:8443/lan/lich/", None)
CHANGED = PLAN.replace("title: Họp", "title: Họp mới").replace(
    "  - {id: bao-cao, title: Báo cáo, kind: report, "
    "when: chậm nhất 17 giờ 00 ngày 24 tháng cuối quý}\n",
    "",
)
"""Four events are changed and four deleted."""

HREFS = {
    "slashes": "//{other}{path}",
    "slashes in the path": "{origin}//{other}{path}",
    "many slashes": "{origin}////{other}{path}",
    "a whole address": "http://{other}{path}",
    "a whole address with a user": "http://{host}@{other}{path}",
    "an address as the path": "x:http://{other}{path}",
    "slashes as the path": "x://{host}//{other}{path}",
    "a backslash": "/\\{other}{path}",
    "spaces and line ends": "\n /\t/{other}{path} ",
}
"""What a server can name, by what is odd about it; `other` is another server's host and port."""


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/lan/lich/a.ics", "https://dav.example.org:8443/lan/lich/a.ics"),
        ("/lan/l%C3%A1/a%2Fb.ics", "https://dav.example.org:8443/lan/l%C3%A1/a%2Fb.ics"),
        ("http://inside:5232/lan/a.ics", "https://dav.example.org:8443/lan/a.ics"),
        ("a.ics", "https://dav.example.org:8443/lan/lich/a.ics"),
        ("", "https://dav.example.org:8443/lan/lich/"),
        ("https://dav.example.org//evil.com/x.ics", "https://dav.example.org:8443/evil.com/x.ics"),
        ("////evil.com/x.ics", "https://dav.example.org:8443/evil.com/x.ics"),
        ("//evil.com/x.ics", "https://dav.example.org:8443/x.ics"),
        ("x:http://evil.com/", "https://dav.example.org:8443/lan/lich/http://evil.com/"),
    ],
)
def test_where_a_resource_is(href: str, url: str) -> None:
    assert _resource(HOME, href) == url


def test_an_href_that_is_no_address() -> None:
    with pytest.raises(ServerFault):
        _resource(HOME, "http://[evil/")


PIECES = st.sampled_from(
    ["https://dav.example.org", "http:", "x:", "//evil.com", "/", "\\", "@", "?", "#", "..", "\t"]
)


@given(st.lists(PIECES | st.text(max_size=2), max_size=6).map("".join))
def test_no_href_leads_to_another_server(href: str) -> None:
    try:
        url = _resource(HOME, href)
    except ServerFault:
        return
    assert url.startswith("https://dav.example.org:8443/")
    assert urlsplit(url).netloc == "dav.example.org:8443"


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.com/lan/lich/a.ics",
        "http://dav.example.org:8443/lan/lich/a.ics",
        "https://dav.example.org/lan/lich/a.ics",
        "https://dav.example.org:844/lan/lich/a.ics",
        "https://dav.example.org.evil.com:8443/lan/lich/a.ics",
        "//dav.example.org:8443/lan/lich/a.ics",
        "/lan/lich/a.ics",
    ],
)
def test_no_request_is_made_to_another_origin(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DAVClient, "request", lambda *_: pytest.fail("it was asked"))
    former = Stored(url, '"1"', "")
    with Collection(HOME, None, timeout=1) as collection:
        for action in ("replace", "delete"):
            with pytest.raises(ServerFault, match="points to another address"):
                collection.make(Write(action, "u", "demo/a", "A", b"", former, edited=False))


class Fake:
    """A collection that names its resources as it likes; without one it is any other server."""

    def __init__(self) -> None:
        """Start it; `seen` is what it was asked for, and `named` how it names a resource."""
        fake = self
        self.seen: list[tuple[str, str, str | None]] = []
        self.stored: dict[str, bytes] = {}
        self.named = "{path}"
        self.fields: dict[str, str] = {}

        class Handler(BaseHTTPRequestHandler):
            def handle_one(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                fake.seen.append((self.command, self.path, self.headers.get("Authorization")))
                if self.headers.get("Authorization") is None:
                    self.answer(401, b"", WWW_Authenticate='Basic realm="x"')
                elif self.command == "PROPFIND":
                    self.answer(207, fake.collection())
                elif self.command == "REPORT":
                    self.answer(207, fake.resources())
                else:
                    if self.command == "PUT" and "If-None-Match" in self.headers:
                        fake.stored[self.path] = body
                    self.answer(204, b"")

            def answer(self, status: int, body: bytes, **headers: str) -> None:
                self.send_response(status)
                self.send_header("Content-Type", "application/xml")
                self.send_header("Content-Length", str(len(body)))
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                self.wfile.write(body)

            do_PUT = do_DELETE = do_PROPFIND = do_REPORT = do_GET = handle_one  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.place = f"127.0.0.1:{self.server.server_port}"
        self.url = f"http://{self.place}/lan/lich/"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def collection(self) -> bytes:
        """Say that it is a calendar."""
        kind = "<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>"
        return _multistatus([("/lan/lich/", kind)])

    def resources(self) -> bytes:
        """Name all that is stored."""
        etag = "<D:getetag>&quot;1&quot;</D:getetag>"
        return _multistatus(
            [
                (
                    self.named.format(path=path, **self.fields),
                    f"{etag}<C:calendar-data>{escape(data.decode())}</C:calendar-data>",
                )
                for path, data in self.stored.items()
            ]
        )

    def close(self) -> None:
        """End it."""
        self.server.shutdown()
        self.server.server_close()


def _multistatus(found: list[tuple[str, str]]) -> bytes:
    responses = "".join(
        f"<D:response><D:href>{escape(href)}</D:href><D:propstat><D:prop>{properties}</D:prop>"
        "<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
        for href, properties in found
    )
    spaces = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
    return f"<?xml version='1.0'?><D:multistatus {spaces}>{responses}</D:multistatus>".encode()


@pytest.fixture
def servers() -> Iterator[tuple[Fake, Fake]]:
    """The server that is given, and another one."""
    given_one, other = Fake(), Fake()
    yield given_one, other
    given_one.close()
    other.close()


@pytest.mark.parametrize("href", HREFS.values(), ids=HREFS.keys())
def test_another_server_that_an_answer_names_is_never_asked(
    push: Pusher, servers: tuple[Fake, Fake], href: str
) -> None:
    server, other = servers
    first = push.here(to=server.url)
    assert first.status == 0, first.err
    assert len(server.stored) == 9
    server.named = href
    origin = f"http://{server.place}"
    server.fields = {"origin": origin, "host": "127.0.0.1", "other": other.place}
    server.seen.clear()
    push.write(CHANGED)
    result = push.here(to=server.url)
    assert other.seen == []
    assert "changed 4, deleted 4" in result.err
    written = [(method, login) for method, _, login in server.seen if method in ("PUT", "DELETE")]
    assert [method for method, _ in written].count("DELETE") == 4
    assert len(written) == 8
    assert all(login for _, login in written)


def test_the_other_server_would_hear_a_request(push: Pusher, servers: tuple[Fake, Fake]) -> None:
    _, other = servers
    assert push.here(to=other.url).status == 0
    assert re.match("Basic ", other.seen[-1][2] or "")
