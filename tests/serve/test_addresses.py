"""Who is answered by default, and what is shown to those who type an address."""

from __future__ import annotations

import asyncio
import ipaddress
from pathlib import Path

import pytest
from starlette.types import Message, Scope

from planctl.serve.addresses import is_neighbour, urls
from planctl.serve.precompressed import accepts_gzip
from planctl.serve.site import Site


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("127.0.0.1", True),
        ("192.168.1.7", True),
        ("10.1.2.3", True),
        ("172.20.0.1", True),
        ("169.254.3.4", True),
        ("100.64.0.9", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("fd00::7", True),
        ("::ffff:192.168.1.7", True),
        ("8.8.8.8", False),
        ("172.32.0.1", False),
        ("::ffff:8.8.8.8", False),
        ("2001:4860:4860::8888", False),
        ("", False),
        ("testclient", False),
    ],
)
def test_neighbours(host: str, near: bool) -> None:
    assert is_neighbour(host) == near


@pytest.mark.parametrize(
    ("only", "client", "status"),
    [
        (True, ("8.8.8.8", 1), 403),
        (True, None, 403),
        (True, ("192.168.1.7", 1), 200),
        (False, ("8.8.8.8", 1), 200),
    ],
)
def test_the_internet_is_not_answered_where_only_neighbours_are(
    tmp_path: Path, only: bool, client: tuple[str, int] | None, status: int
) -> None:
    (tmp_path / "a.ics").write_bytes(b"x")
    assert _status(Site(tmp_path, neighbours_only=only), client) == status


def test_a_file_that_the_server_may_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may read everything, so the system's refusal is played."""

    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    (tmp_path / "a.ics").write_bytes(b"x")
    monkeypatch.setattr("planctl.serve.site.io.FileIO", refuse)
    assert _status(Site(tmp_path, neighbours_only=False), ("127.0.0.1", 1)) == 403


def _status(site: Site, client: tuple[str, int] | None) -> int:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "method": "GET",
        "path": "/a.ics",
        "headers": [],
        "client": client,
    }
    asyncio.run(site(scope, receive, send))
    return int(sent[0]["status"])


def test_one_address_is_told_as_it_is() -> None:
    assert urls("127.0.0.1", 8000) == ["http://127.0.0.1:8000/"]
    assert urls("::1", 80) == ["http://[::1]:80/"]
    assert urls("may-chu.local", 8000) == ["http://may-chu.local:8000/"]


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_everywhere_is_told_as_what_phones_can_type(host: str) -> None:
    *near, own = urls(host, 8000)
    assert own == "http://localhost:8000/"
    for url in near:
        address = ipaddress.ip_address(url.removeprefix("http://").removesuffix(":8000/"))
        assert not address.is_unspecified
        assert not address.is_loopback
    assert len(set(near)) == len(near)


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("gzip, deflate, br", True),
        ("deflate;q=1, gzip;q=0.1", True),
        ("x-gzip", True),
        ("*", True),
        ("identity, gzip", True),
        ("", False),
        ("br", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("*;q=0", False),
        ("gzip;q=0.2, identity;q=0.9", False),
        ("gzip;q=x", False),
        ("ungzip", False),
    ],
)
def test_who_takes_gzip(header: str, wanted: bool) -> None:
    assert accepts_gzip(header) == wanted
