"""What a calendar client meets: types, versions, compression and refusals, over real HTTP."""

from __future__ import annotations

import gzip
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path

import pytest

from tests.serve.conftest import CALENDAR, Server, serving


def test_a_calendar_has_the_headers_that_clients_go_by(server: Server) -> None:
    answer = server.ask("/lich.ics")
    assert (answer.status, answer.body) == (200, CALENDAR)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-length"] == str(len(CALENDAR))
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "content-encoding" not in answer.headers
    assert answer.headers["etag"].startswith('"')
    modified = parsedate_to_datetime(answer.headers["last-modified"])
    assert modified.timestamp() == int((server.site / "lich.ics").stat().st_mtime)


def test_a_page_may_load_nothing_but_what_it_holds(server: Server) -> None:
    policy = server.ask("/").headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["style-src"] == "'unsafe-inline'"
    assert rules["img-src"] == "data:"
    assert "script-src" not in rules


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("A.ICS", "text/calendar; charset=utf-8"),
        ("a.ics.gz", "application/gzip"),
        ("a.exe", "application/octet-stream"),
        ("a", "application/octet-stream"),
    ],
)
def test_types_do_not_depend_on_the_machine(server: Server, name: str, kind: str) -> None:
    (server.site / name).write_bytes(b"x")
    answer = server.ask(f"/{name}", Accept_Encoding="gzip")
    assert (answer.headers["content-type"], answer.body) == (kind, b"x")
    assert "content-encoding" not in answer.headers


def test_an_index_stands_for_its_folder(server: Server) -> None:
    assert server.ask("/").body == server.ask("/index.html").body
    assert server.ask("/?x=1").status == 200
    assert server.ask("/xa/").body == (server.site / "xa" / "index.html").read_bytes()
    moved = server.ask("/xa")
    assert (moved.status, moved.headers["location"]) == (307, "./xa/")


def test_what_a_client_has_is_not_sent_again(server: Server) -> None:
    first = server.ask("/lich.ics").headers
    for condition in (
        {"If_None_Match": first["etag"]},
        {"If_None_Match": f'"other", W/{first["etag"]}'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": first["last-modified"]},
    ):
        answer = server.ask("/lich.ics", **condition)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers["etag"] == first["etag"]
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["cache-control"] == "no-cache"


def test_an_etag_goes_before_a_date(server: Server) -> None:
    first = server.ask("/lich.ics").headers
    stale = {"If_None_Match": '"other"', "If_Modified_Since": first["last-modified"]}
    assert server.ask("/lich.ics", **stale).status == 200
    long_ago = format_datetime(datetime.now(UTC) - timedelta(days=9), usegmt=True)
    assert server.ask("/lich.ics", If_Modified_Since=long_ago).status == 200
    assert server.ask("/lich.ics", If_Modified_Since="yesterday").status == 200


def test_head_is_get_without_the_body(server: Server) -> None:
    for encoding in ("identity", "gzip"):
        got = server.ask("/lich.ics", Accept_Encoding=encoding)
        head = server.ask("/lich.ics", "HEAD", Accept_Encoding=encoding)
        assert (head.status, head.body) == (200, b"")
        assert {**head.headers, "date": ""} == {**got.headers, "date": ""}
    assert server.ask("/none.ics", "HEAD").status == 404


def test_the_compressed_file_is_another_version(server: Server) -> None:
    plain = server.ask("/lich.ics")
    packed = server.ask("/lich.ics", Accept_Encoding="br, gzip;q=0.5")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["content-type"] == "text/calendar; charset=utf-8"
    assert packed.body == (server.site / "lich.ics.gz").read_bytes()
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.headers["last-modified"] == plain.headers["last-modified"]
    again = server.ask("/lich.ics", Accept_Encoding="gzip", If_None_Match=packed.headers["etag"])
    assert again.status == 304
    crossed = server.ask("/lich.ics", Accept_Encoding="gzip", If_None_Match=plain.headers["etag"])
    assert crossed.status == 200


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(CALENDAR.replace(b"2.0", b"1.0")),
        gzip.compress(CALENDAR + b"more"),
        gzip.compress(CALENDAR[:-4]),
        gzip.compress(CALENDAR)[:-4],
        gzip.compress(CALENDAR)[:-8] + b"\0" * 8,
        b"no gzip at all",
        b"",
    ],
    ids=["another", "longer", "shorter", "cut", "wrong-sums", "no-gzip", "empty"],
)
def test_a_compressed_file_that_holds_something_else_is_not_sent(
    server: Server, packed: bytes
) -> None:
    (server.site / "stale.ics").write_bytes(CALENDAR)
    (server.site / "stale.ics.gz").write_bytes(packed)
    os.utime(server.site / "stale.ics.gz", (4_000_000_000, 4_000_000_000))
    answer = server.ask("/stale.ics", Accept_Encoding="gzip")
    assert answer.body == CALENDAR
    assert "content-encoding" not in answer.headers


def test_a_file_that_is_replaced_while_it_is_served(server: Server) -> None:
    file = server.site / "new.ics"
    seen = set()
    for number in range(5):
        content = b"%d" % number  # the same size and, on a coarse clock, the same time
        (server.site / "new.tmp").write_bytes(content)
        os.utime(server.site / "new.tmp", (1_700_000_000, 1_700_000_000))
        (server.site / "new.tmp").replace(file)
        answer = server.ask("/new.ics")
        assert answer.body == content
        seen.add(answer.headers["etag"])
        assert server.ask("/new.ics", If_None_Match=answer.headers["etag"]).status == 304
    assert len(seen) == 5


def test_head_and_body_are_of_one_version_during_replacements(server: Server) -> None:
    file = server.site / "turn.ics"
    versions = [bytes([letter]) * size for letter, size in ((65, 300_000), (66, 100_000))]
    digests = {hashlib.sha256(v).hexdigest() for v in versions}

    def replace() -> None:
        for number in range(120):
            (server.site / "turn.tmp").write_bytes(versions[number % 2])
            (server.site / "turn.tmp").replace(file)

    def read(_: int) -> tuple[str, str]:
        answer = server.ask("/turn.ics")
        assert len(answer.body) == int(answer.headers["content-length"])
        return answer.headers["etag"], hashlib.sha256(answer.body).hexdigest()

    file.write_bytes(versions[0])
    with ThreadPoolExecutor(5) as pool:
        writer = pool.submit(replace)
        found = list(pool.map(read, range(80)))
        writer.result()
    assert {digest for _, digest in found} <= digests


def test_many_at_once_and_a_big_file(server: Server) -> None:
    big = os.urandom(1 << 20) * 24
    (server.site / "big.bin").write_bytes(big)
    expected = hashlib.sha256(big).hexdigest()

    def read(number: int) -> bool:
        if number % 4:
            return server.ask("/lich.ics").body == CALENDAR
        return hashlib.sha256(server.ask("/big.bin").body).hexdigest() == expected

    with ThreadPoolExecutor(12) as pool:
        assert all(pool.map(read, range(40)))


def test_a_client_that_goes_away_in_the_middle_harms_nobody(server: Server) -> None:
    import socket

    (server.site / "long.bin").write_bytes(b"x" * (8 << 20))
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
            connection.sendall(b"GET /long.bin HTTP/1.1\r\nHost: x\r\n\r\n")
            connection.recv(1000)
    assert server.ask("/lich.ics").body == CALENDAR


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])
def test_it_is_read_only(server: Server, method: str) -> None:
    answer = server.ask("/lich.ics", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert (server.site / "lich.ics").read_bytes() == CALENDAR


def test_connections_are_kept_for_further_requests(server: Server) -> None:
    request = b"GET /lich.ics HTTP/1.1\r\nHost: x\r\n%b\r\n"
    both = server.ask_raw(request % b"" + request % b"Connection: close\r\n")
    assert both.count(b"HTTP/1.1 200") == 2


def test_requests_are_only_told_when_asked_for(site: Path) -> None:
    for options, told in ((), False), (("--verbose",), True):
        with serving(site, *options) as server:
            server.ask("/lich.ics")
            server.ask_raw(b"nonsense\r\n\r\n")
            status, errors = server.end()
        assert status == 130
        assert ("GET /lich.ics" in errors) == told
        assert "Traceback" not in errors
        if not told:
            assert errors == f"serving {site}; Ctrl-C ends\n"
