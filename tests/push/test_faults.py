"""Servers that refuse, lie, stall and die: what is said, which status, and the next push."""

from __future__ import annotations

import shutil
import signal
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from icalendar import Calendar

from planctl.caldav.address import Address
from planctl.caldav.login import Login
from planctl.cli.push import _login
from planctl.messages import Translator
from tests.push.conftest import PASSWORD, PLAN, USER, Proxy, Pusher, Radicale, ask, assert_secret

HOP = "demo/hop/2024-Q2"
MANY = PLAN.replace("ngày 5 tháng đầu quý", "ngày 5, 15 và 25 hàng tháng")


def test_a_wrong_password(push: Pusher) -> None:
    result = push(PLANCTL_CALDAV_PASSWORD="sai-rồi", PLANCTL_DEBUG="1")
    assert result.status == 2
    assert f"the server does not let {USER} in: the name or the password is wrong" in result.err
    assert "nothing was pushed" in result.err
    assert "sai-rồi" not in result.out + result.err
    assert push.work.files() == {}


def test_nobody_logs_in(push: Pusher) -> None:
    result = push.here(PLANCTL_CALDAV_PASSWORD=None, PLANCTL_CALDAV_USER=None)
    assert result.status == 2
    assert "the server asks who you are: name a user by `--user`" in result.err


def test_no_password_is_asked_of_other_programs_files(push: Pusher, tmp_path: Path) -> None:
    """curl's and others' ~/.netrc is not ours to read."""
    netrc = f"machine 127.0.0.1 login {USER} password {PASSWORD}\n"
    (tmp_path / ".netrc").write_text(netrc, "utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    files = {"HOME": str(tmp_path), "NETRC": str(tmp_path / ".netrc")}
    result = push(PLANCTL_CALDAV_PASSWORD=None, PLANCTL_CALDAV_USER=None, **files)
    assert result.status == 2
    assert "the server asks who you are" in result.err


def test_the_password_of_the_keyring(push: Pusher, tmp_path: Path) -> None:
    origin = push.work.url.partition(f"/{USER}/")[0]
    (tmp_path / "ours.py").write_text(
        "from keyring.backend import KeyringBackend\n"
        "class Ring(KeyringBackend):\n"
        "    priority = 1\n"
        "    set_password = None\n"
        "    def get_password(self, service, user):\n"
        f"        return {{({origin!r}, {USER!r}): {PASSWORD!r}}}.get((service, user))\n",
        "utf-8",
    )
    ring = {"PYTHONPATH": str(tmp_path), "PYTHON_KEYRING_BACKEND": "ours.Ring"}
    result = push("--user", USER, "plan.yaml", PLANCTL_CALDAV_PASSWORD=None, **ring)
    assert (result.status, len(push.work.files())) == (0, 9)
    broken = push(PLANCTL_CALDAV_PASSWORD=None, PYTHON_KEYRING_BACKEND="no.such.Ring")
    assert broken.status == 2
    assert "no password for lan" in broken.err
    other = push("--user", "minh", "plan.yaml", PLANCTL_CALDAV_PASSWORD=None, **ring)
    assert other.status == 2
    assert f"`keyring set {origin} minh`" in other.err


def test_a_calendar_that_is_not_there(push: Pusher) -> None:
    result = push.here(to=push.work.url + "no/")
    assert result.status == 2
    assert "there is no collection at" in result.err
    assert "make the calendar on the server first" in result.err


def test_an_address_above_the_calendars(push: Pusher) -> None:
    result = push.here(to=push.work.url.rpartition("/lich-")[0])
    assert result.status == 2
    assert "this is no calendar; below it there are: http://" in result.err
    assert push.work.url in result.err


def test_a_calendar_of_somebody_else(push: Pusher) -> None:
    result = push.here(to=push.work.url.replace(f"/{USER}/", "/minh/"))
    assert result.status == 2
    assert f"the server does not allow {USER} to do this" in result.err


def test_no_server_at_all(push: Pusher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    result = push.here(to=f"http://127.0.0.1:{port}/lan/lich/")
    assert result.status == 2
    assert "there is no connection to the server: " in result.err
    assert "object at 0x" not in result.err
    assert "refused" in result.err


def test_a_host_that_does_not_exist(push: Pusher) -> None:
    result = push.here(to="https://no-such-host.invalid/lan/lich/")
    assert result.status == 2
    assert "there is no connection to the server: " in result.err


def test_a_server_without_tls(push: Pusher) -> None:
    result = push.here(to=push.work.url.replace("http://", "https://"))
    assert result.status == 2
    assert "there is no secure connection to the server: " in result.err


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_that_nobody_vouches_for_until_it_is_named(
    push: Pusher, proxy: Proxy, tmp_path: Path
) -> None:
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"),
            *("-out", str(certificate), "-keyout", str(key)),
        ],
        capture_output=True,
        check=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    proxy.server.socket = context.wrap_socket(proxy.server.socket, server_side=True)
    url = proxy.url.replace("http://", "https://")
    result = push.here(to=url)
    assert result.status == 2
    assert "there is no secure connection to the server: " in result.err
    assert "certificate" in result.err
    assert proxy.seen == []
    assert push.here(to=url, REQUESTS_CA_BUNDLE=str(certificate)).status == 0
    assert len(push.work.events()) == 9


def test_a_server_that_does_not_answer(push: Pusher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/lan/lich/"
        result = push.here("plan.yaml", "--timeout", "1", to=url)
    assert result.status == 2
    assert "the server does not answer in time; see `--timeout`" in result.err


@pytest.fixture
def talking() -> Iterator[tuple[str, list[bytes], list[bytes]]]:
    """A server that gives one answer to everything: its address, the answer, what it got."""
    answer: list[bytes] = []
    got: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    got.append(connection.recv(65536))
                    connection.sendall(answer[0])

        threading.Thread(target=talk, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/lan/lich/", answer, got
        server.shutdown(socket.SHUT_RDWR)


def _http(status: str, body: bytes = b"", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def test_a_redirection_is_told_and_not_followed(
    push: Pusher, proxy: Proxy, talking: tuple[str, list[bytes], list[bytes]]
) -> None:
    url, answer, got = talking
    answer.append(_http("200 OK"))
    proxy.before = lambda *_: 301  # type: ignore[method-assign]
    proxy.headers["Location"] = url.replace("//", "//someone:secret@")
    result = push.here(to=proxy.url)
    assert result.status == 2
    assert f"the server points to another address: {url}; check it" in result.err
    assert "secret" not in result.err
    assert got == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (_http("200 OK", b"<html><p>Hello", Content_Type="text/html"), "200 OK"),
        (_http("405 Method Not Allowed"), "405 Method Not Allowed"),
        (_http("207 Multi-Status", b"<a>", Content_Type="text/xml"), "is not understood"),
        (_http("207 Multi-Status", b"", Content_Type="text/xml"), "does not answer as a CalDAV"),
        (_http("207 Multi-Status", b"<x/>", Content_Type="text/xml"), "this is no calendar"),
        (_http("500 Oops"), "500 Internal Server Error"),
        (_http("429 Slow down"), "the server is busy"),
        (_http("401 No", WWW_Authenticate="Negotiate"), "wants another login"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "there is no connection"),
        (b"", "there is no connection"),
    ],
)
def test_what_is_no_caldav_server(
    push: Pusher,
    talking: tuple[str, list[bytes], list[bytes]],
    answer: bytes,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    url, answers, _ = talking
    answers.append(answer)
    result = push.here(to=url)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (f"https://{USER}:{PASSWORD}@dav.example.org/lan/", "it holds a password"),
        (f"http://{USER}:{PASSWORD}@127.0.0.1/lan/", "it holds a password"),
        ("http://192.0.2.1/lan/lich/", "http would show the password"),
        ("webcal://dav.example.org/lan/", "it must begin with https://"),
        ("dav.example.org", "it must begin with https://"),
        ("https:///lan", "not an address such as"),
        ("https://minh@dav.example.org/lan/", "another user than `--user`"),
    ],
)
def test_addresses_that_are_refused_before_anything_is_sent(
    push: Pusher, to: str, said: str
) -> None:
    result = push.here("plan.yaml", "--user", USER, to=to)
    assert result.status == 2
    assert said in result.err


def test_whoever_says_so_sends_the_password_over_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCTL_CALDAV_PASSWORD", PASSWORD)
    address, english = Address("http://192.0.2.1/lan/lich/", None), Translator("en")
    with pytest.raises(typer.BadParameter, match="http would show the password"):
        _login(address, USER, english, insecure=False)
    assert _login(address, USER, english, insecure=True) == Login(USER, PASSWORD)


def test_somebody_changes_an_event_between_reading_and_writing(push: Pusher, proxy: Proxy) -> None:
    push.here()
    name = push.work.name_of(HOP)
    push.write(PLAN.replace("title: Họp", "title: Họp mới"))

    def meanwhile(method: str, path: str) -> None:
        if method == "PUT" and path.endswith(name):
            push.work.edit(HOP, ("SUMMARY:Họp", "SUMMARY:Họp của Lan"))

    proxy.before = meanwhile  # type: ignore[method-assign]
    result = push.here(to=proxy.url)
    assert result.status == 1
    assert f"Họp mới ({HOP}): somebody changed it meanwhile; run again" in result.err
    assert "created 0, changed 3, deleted 0; 5 were as they should be" in result.err
    assert "not written: 1; running it again completes it" in result.err
    assert "Họp của Lan".encode() in push.work.files()[name]
    again = push.here()
    assert again.status == 0
    assert "changed 1, deleted 0; 8 were" in again.err
    assert "Họp của Lan" not in str(push.work.events()[HOP]["SUMMARY"])


def test_somebody_creates_or_deletes_it_meanwhile(push: Pusher, proxy: Proxy) -> None:
    push.here()
    name = push.work.name_of(HOP)
    text = ask(push.work.url + name, "GET").body.decode()
    ask(push.work.url + name, "DELETE")

    def create(method: str, path: str) -> None:
        if method == "PUT" and path.endswith(name):
            ask(push.work.url + name, "PUT", text)

    proxy.before = create  # type: ignore[method-assign]
    assert "somebody changed it meanwhile" in push.here(to=proxy.url).err
    push.write(PLAN + "changes: [{activity: hop, on: 2024-04-05, cancel: true, why: mưa}]\n")

    def delete(method: str, path: str) -> None:
        if method == "DELETE":
            assert ask(push.work.url + name, "DELETE").status == 200

    proxy.before = delete  # type: ignore[method-assign]
    result = push.here(to=proxy.url)
    assert result.status in (0, 1)  # gone is gone, whichever way a server says so
    assert name not in push.work.files()
    assert "8 were as they should be" in push.here().err


@pytest.mark.parametrize(
    ("answer", "after"), [(0, 0), (0, 5), (0, 8), (502, 1), (503, 0), (507, 5)]
)
def test_a_server_that_dies_half_way(push: Pusher, proxy: Proxy, answer: int, after: int) -> None:
    def die(method: str, path: str) -> int | None:
        del path
        return answer if method == "PUT" and proxy.writes > after else None

    proxy.before = die  # type: ignore[method-assign]
    result = push.here(to=proxy.url)
    assert result.status == 1
    assert "stopped: " in result.err
    assert f"created {after}, changed 0, deleted 0" in result.err
    assert f"not written: {9 - after}; running it again completes it" in result.err
    assert proxy.writes == after + 1
    assert len(push.work.files()) == after
    again = push.here()
    assert again.status == 0
    assert f"created {9 - after}, changed 0, deleted 0; {after} were" in again.err
    assert len(push.work.events()) == 9


def test_an_answer_that_is_lost_is_no_second_event(push: Pusher, proxy: Proxy) -> None:
    """The event was stored, the connection broke before we heard of it."""
    first: list[str] = []

    def lose(method: str, path: str) -> int | None:
        if method != "PUT" or first:
            return None
        first.append(path)
        text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//planctl//planctl//EN\r\n"
        uid = path.rpartition("/")[2].removesuffix(".ics")
        text += f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20240101T000000Z\r\n"
        text += "DTSTART:20240101T000000Z\r\nSUMMARY:half\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        assert ask(push.work.url + path.rpartition("/")[2], "PUT", text).status == 201
        return 0

    proxy.before = lose  # type: ignore[method-assign]
    assert push.here(to=proxy.url).status == 1
    again = push.here()
    assert "created 8, changed 1, deleted 0" in again.err
    assert len(push.work.events()) == 9


def test_one_event_that_the_server_does_not_take(push: Pusher, proxy: Proxy) -> None:
    def refuse(method: str, path: str) -> int | None:
        del path
        return 415 if method == "PUT" and proxy.writes == 3 else None

    proxy.before = refuse  # type: ignore[method-assign]
    result = push.here(to=proxy.url)
    assert result.status == 1
    assert "the server does not take it: 415 Unsupported Media Type" in result.err
    assert "created 8" in result.err
    assert "created 1" in push.here().err


def test_a_right_to_read_only(push: Pusher, proxy: Proxy) -> None:
    proxy.before = lambda method, _: 403 if method == "PUT" else None  # type: ignore[method-assign]
    result = push.here(to=proxy.url)
    assert result.status == 1
    assert "stopped: the server does not allow lan to do this; ask for the right" in result.err
    assert proxy.writes == 1


def test_the_server_is_killed_half_way_and_comes_back(tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    server = Radicale(tmp_path / "server")
    server.start()
    try:
        push = Pusher(tmp_path, server.calendar())
        push.write(MANY)
        process = _running(push)
        _wait_for(push, 5)
        server.kill()
        out, errors = process.communicate(timeout=60)
        assert_secret(out + errors)
        assert process.returncode == 1, errors
        assert "running it again completes it" in errors
        there = len(push.work.files())
        assert 5 <= there < 41
        server.start()
        result = push()
        assert result.status == 0
        assert f"created {41 - there}" in result.err
        _require_whole(push, 41)
    finally:
        server.kill()


@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_a_push_that_is_cut_short_is_completed_by_the_next(push: Pusher, name: str) -> None:
    number = getattr(signal, name, None)
    if number is None:
        pytest.skip("this system does not have the signal")
    push.write(MANY)
    process = _running(push)
    _wait_for(push, 5)
    process.send_signal(number)
    out, errors = process.communicate(timeout=60)
    assert_secret(out + errors)
    if name == "SIGINT":
        assert process.returncode == 130
        assert "running it again completes it" in errors
    assert push.here().status == 0
    _require_whole(push, 41)


def _running(push: Pusher) -> subprocess.Popen[str]:
    return subprocess.Popen(
        push.command(),
        cwd=push.folder,
        env=push.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _wait_for(push: Pusher, count: int) -> None:
    until = time.monotonic() + 30
    while len(push.work.files()) < count:
        assert time.monotonic() < until
        time.sleep(0.005)


def _require_whole(push: Pusher, count: int) -> None:
    files = push.work.files()
    assert len(files) == len(push.work.events()) == count
    for data in files.values():
        assert len(Calendar.from_ical(data).events) == 1
    assert f"{count} were as they should be" in push().err


@pytest.mark.parametrize("missing", ["caldav"])
def test_the_package_is_missing(push: Pusher, missing: str) -> None:
    shadow = push.folder / "shadow"
    shadow.mkdir()
    (shadow / f"{missing}.py").write_text(
        f"raise ModuleNotFoundError('gone', name='{missing}')", "utf-8"
    )
    result = push(PYTHONPATH=str(shadow))
    assert result.status == 2
    assert f"{missing} is not installed; pip install 'planctl[push]'" in result.err
