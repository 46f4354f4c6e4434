"""It serves its folder and nothing else: asked by raw sockets, as an attacker would."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.serve.conftest import Server, serving, written

SECRET = b"nobody is to see this"
posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")


@pytest.fixture(scope="module")
def trap(server: Server) -> Server:
    """Secrets around the site and hidden in it, and links that lead to them."""
    site = server.site
    (site.parent / "secret.ics").write_bytes(SECRET)
    (site.parent / "site-2").mkdir()
    (site.parent / "site-2" / "secret.ics").write_bytes(SECRET)
    (site / ".secret.ics").write_bytes(SECRET)
    (site / ".git").mkdir()
    (site / ".git" / "secret.ics").write_bytes(SECRET)
    if os.name == "posix":
        (site / "out.ics").symlink_to(site.parent / "secret.ics")
        (site / "out").symlink_to(site.parent)
        (site / "beside").symlink_to(site.parent / "site-2")
        (site / "shown.ics").symlink_to(site / ".secret.ics")
        (site / "inside.ics").symlink_to("xa/dong-no.ics")
        (site / "loop.ics").symlink_to("loop.ics")
        (site / "plain.ics").write_bytes(SECRET[:0])
        (site / "plain.ics.gz").symlink_to(site.parent / "secret.ics")
        (site / "back\\slash.ics").write_bytes(SECRET)
        os.mkfifo(site / "pipe.ics")
    return server


@pytest.mark.parametrize(
    "target",
    [
        b"/../secret.ics",
        b"/%2e%2e/secret.ics",
        b"/%2E%2E%2Fsecret.ics",
        b"/xa/../../secret.ics",
        b"/xa/..%2f..%2fsecret.ics",
        b"/..%5csecret.ics",
        b"/..\\secret.ics",
        b"/%252e%252e/secret.ics",
        b"/%252e%252e%252fsecret.ics",
        b"/....//secret.ics",
        b"/.%00./secret.ics",
        b"/lich.ics%00.html",
        b"/%00",
        b"/../site-2/secret.ics",
        b"/beside/secret.ics",
        b"//secret.ics",
        b"/./lich.ics",
        b"/xa/./dong-no.ics",
        b"/xa//dong-no.ics",
        b"/xa/../lich.ics",
        b"/lich.ics/",
        b"/lich.ics/x",
        b"/.secret.ics",
        b"/%2esecret.ics",
        b"/.git/secret.ics",
        b"/xa/.git",
        b"/out.ics",
        b"/out/secret.ics",
        b"/out",
        b"/shown.ics",
        b"/loop.ics",
        b"/pipe.ics",
        b"/back%5cslash.ics",
        b"/c:/secret.ics",
        b"/lich.ics::$DATA",
        b"/%ff%fe",
        b"/%c0%ae%c0%ae/secret.ics",
        b"/" + b"a" * 5000,
        b"/" + b"a/" * 2000,
        b"secret.ics",
        b"*",
        b"http://127.0.0.1/../secret.ics",
    ],
)
def test_nothing_else_is_served(trap: Server, target: bytes) -> None:
    answer = trap.ask_raw(b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 400")), answer[:300]
    assert SECRET not in answer


@posix
def test_an_absolute_path_is_one_inside_of_the_site(trap: Server) -> None:
    secret = trap.site.parent / "secret.ics"
    for target in (str(secret), f"/{secret}", str(secret).replace("/", "%2f")):
        request = f"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        assert trap.ask_raw(request.encode()).startswith((b"HTTP/1.1 404", b"HTTP/1.1 400"))


@posix
def test_links_inside_of_the_site_are_followed(trap: Server) -> None:
    assert trap.ask("/inside.ics").body == (trap.site / "xa" / "dong-no.ics").read_bytes()


@posix
def test_a_compressed_file_is_not_followed_outside_either(trap: Server) -> None:
    answer = trap.ask("/plain.ics", Accept_Encoding="gzip")
    assert (answer.status, answer.body) == (200, b"")


@posix
def test_a_site_that_is_a_link_may_be_switched(tmp_path: Path) -> None:
    one, two = written(tmp_path / "one"), written(tmp_path / "two")
    (two / "lich.ics").write_bytes(b"two")
    (tmp_path / "now").symlink_to(one)
    with serving(tmp_path / "now") as server:
        before = server.ask("/lich.ics")
        (tmp_path / "next").symlink_to(two)
        (tmp_path / "next").replace(tmp_path / "now")
        assert server.ask("/lich.ics", If_None_Match=before.headers["etag"]).body == b"two"
