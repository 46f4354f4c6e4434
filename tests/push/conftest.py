"""A real CalDAV server on loopback, people who use it too, and `planctl push` as a process."""

from __future__ import annotations

import base64
import http.client
import itertools
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
import typer
from icalendar import Calendar, Event
from typer.testing import CliRunner

from planctl.cli import command_line

USER = "lan"
PASSWORD = "mật-khẩu-rất-bí-mật"
PLAN = """\
plan: demo
title: Kế hoạch mẫu
issued: 2024-01-02
period: 2024
places: {dong-no: Xã Đồng Nơ}
activities:
  - id: hop
    title: Họp
    kind: meeting
    time: 07:30-09:00
    when: ngày 5 tháng đầu quý
    remind: 1 day
  - {id: bao-cao, title: Báo cáo, kind: report, when: chậm nhất 17 giờ 00 ngày 24 tháng cuối quý}
  - {id: kiem-tra, title: Kiểm tra, kind: inspection, at: {dong-no: cuối tháng 5}}
"""
"""Nine dates: four meetings, four deadlines and a window."""

_SERVER = """
import sys
from radicale import config, server
settings = config.load([(sys.argv[1], False)])
settings.update({"storage": {"_filesystem_fsync": "False"}}, "tests", privileged=True)
server.serve(settings)
"""
"""Radicale without waiting for the disk after each write; no setting in a file allows that."""

_names = (f"lich-{number}" for number in itertools.count())


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(
    url: str, method: str, body: str = "", user: str = USER, password: str = PASSWORD, **more: str
) -> Answer:
    """Make a request as somebody else does, with another program."""
    parts = urlsplit(url)
    assert parts.hostname is not None
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
    login = base64.b64encode(f"{user}:{password}".encode()).decode()
    headers = {"Authorization": f"Basic {login}"}
    headers |= {name.replace("_", "-"): value for name, value in more.items()}
    try:
        connection.request(method, parts.path, body.encode(), headers)
        response = connection.getresponse()
        return Answer(response.status, dict(response.getheaders()), response.read())
    finally:
        connection.close()


class Radicale:
    """A Radicale server with a storage folder that outlives it."""

    def __init__(self, folder: Path) -> None:
        """Prepare users and storage."""
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        (folder / "users").write_text(f"{USER}:{PASSWORD}\n", "utf-8")
        (folder / "config").write_text(
            f"[server]\nhosts = 127.0.0.1:{self.port}\n"
            f"[auth]\ntype = htpasswd\nhtpasswd_filename = {folder / 'users'}\n"
            "htpasswd_encryption = plain\ndelay = 0\n"
            f"[storage]\nfilesystem_folder = {folder / 'storage'}\n"
            "[logging]\nlevel = error\n",
            "utf-8",
        )
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _SERVER, str(self.folder / "config")],
                stdout=log,
                stderr=log,
            )
        while True:
            assert self.process.poll() is None, (self.folder / "log").read_text("utf-8")
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def calendar(self) -> Work:
        """Make a new, empty calendar."""
        name = next(_names)
        url = f"http://127.0.0.1:{self.port}/{USER}/{name}/"
        assert ask(url, "MKCALENDAR").status == 201
        return Work(url, self.folder / "storage" / "collection-root" / USER / name)


class Work(NamedTuple):
    """A calendar on the server, and the folder that it is kept in."""

    url: str
    folder: Path

    def files(self) -> dict[str, bytes]:
        """Return what is stored, by name."""
        return {file.name: file.read_bytes() for file in self.folder.glob("*.ics")}

    def events(self) -> dict[str, Event]:
        """Return the events by key, those without one by UID."""
        found = {}
        for data in self.files().values():
            (event,) = Calendar.from_ical(data).events
            found[str(event.get("X-PLANCTL-KEY", event["UID"]))] = event
        return found

    def name_of(self, key: str) -> str:
        """Return the name of the resource of an event."""
        return f"{self.events()[key]['UID']}.ics"

    def edit(self, key: str, *replacements: tuple[str, str], drop: str = "") -> None:
        """Change an event as a phone does: patterns and their replacements, one by one."""
        name = self.name_of(key)
        text = ask(self.url + name, "GET").body.decode().replace("\r\n ", "")
        if drop:
            text = re.sub(f"(?m)^(?:{drop})[^\r\n]*\r\n", "", text)
        for pattern, text_of in replacements:
            text, count = re.subn(pattern, text_of, text)
            assert count, (pattern, text)
        assert ask(self.url + name, "PUT", text, Content_Type="text/calendar").status < 300

    def put(self, name: str, *lines: str) -> None:
        """Add an event by hand."""
        text = "\r\n".join(
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Phone//EN", "BEGIN:VEVENT",
             "DTSTAMP:20240101T000000Z", *lines, "END:VEVENT", "END:VCALENDAR", ""]
        )  # fmt: skip
        answer = ask(self.url + name, "PUT", text, Content_Type="text/calendar")
        assert answer.status == 201, answer


class Proxy:
    """A server in front of the real one that does something else at certain requests."""

    def __init__(self, target: str) -> None:
        """Forward everything to the server of `target` until `at` says otherwise."""
        parts = urlsplit(target)
        proxy = self
        self.writes = 0
        self.seen: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def handle_one(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                proxy.seen.append(f"{self.command} {self.path}")
                proxy.writes += self.command in ("PUT", "DELETE")
                status = proxy.before(self.command, self.path)
                if status is None:
                    self.forward(body)
                elif status == 0:
                    self.close_connection = True
                else:
                    self.send_response(status)
                    self.send_header("Content-Length", "0")
                    for name, value in proxy.headers.items():
                        self.send_header(name, value)
                    self.end_headers()

            def forward(self, body: bytes) -> None:
                assert parts.hostname is not None
                connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
                connection.request(self.command, self.path, body, dict(self.headers))
                response = connection.getresponse()
                content = response.read()
                self.send_response(response.status)
                for name, value in response.getheaders():
                    if name.lower() not in ("content-length", "connection", "date", "server"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
                connection.close()

            do_GET = do_PUT = do_DELETE = do_PROPFIND = do_REPORT = handle_one  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}{parts.path}"
        self.headers: dict[str, str] = {}
        Thread(target=self.server.serve_forever, daemon=True).start()

    def before(self, method: str, path: str) -> int | None:
        """Return None to forward, 0 to hang up, else the status to answer with."""
        del method, path
        return None

    def close(self) -> None:
        """End it."""
        self.server.shutdown()
        self.server.server_close()


class Pushed(NamedTuple):
    """How a push ended."""

    status: int
    out: str
    err: str


class Pusher(NamedTuple):
    """Runs `planctl push` on plans in a folder; no output may ever hold the password."""

    folder: Path
    work: Work

    def write(self, text: str, name: str = "plan.yaml") -> None:
        """Write a plan."""
        (self.folder / name).write_text(text, "utf-8")

    def command(self, *arguments: str, to: str | None = None) -> list[str]:
        """Return the command that pushes."""
        words = arguments or ("plan.yaml",)
        return [sys.executable, "-m", "planctl", "push", *words, "--to", to or self.work.url]

    def environment(self, **changed: str | None) -> dict[str, str]:
        """Return the environment, with what is None left out."""
        clean = {
            k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PLANCTL"))
        }
        clean.pop("SOURCE_DATE_EPOCH", None)
        own = {
            "PLANCTL_LANG": "en",
            "PLANCTL_CALDAV_USER": USER,
            "PLANCTL_CALDAV_PASSWORD": PASSWORD,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "COLUMNS": "200",
            **changed,
        }
        return clean | {name: value for name, value in own.items() if value is not None}

    def __call__(self, *arguments: str, to: str | None = None, **changed: str | None) -> Pushed:
        """Push as a process, `plan.yaml` where no argument is given."""
        result = subprocess.run(
            self.command(*arguments, to=to),
            cwd=self.folder,
            env=self.environment(**changed),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return pushed(result.returncode, result.stdout, result.stderr)

    def here(self, *arguments: str, to: str | None = None, **changed: str | None) -> Pushed:
        """Push in this process, which is quicker."""
        words = self.command(*arguments, to=to)[3:]
        hidden = dict.fromkeys(os.environ.keys() - self.environment().keys())
        environment = {**hidden, **self.environment(**changed), **changed}
        result = CliRunner().invoke(_application(), words, env=environment)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return pushed(result.exit_code, result.stdout, result.stderr)


@cache
def _application() -> typer.Typer:
    return command_line(["push"])


def pushed(status: int, out: str, errors: str) -> Pushed:
    """Return how a push ended; no output may hold the password or a traceback."""
    assert_secret(out + errors)
    return Pushed(status, out, " ".join(errors.split()))


def assert_secret(text: str) -> None:
    """Assert that the password is not in a text, neither as it is nor as it is sent."""
    for form in (
        PASSWORD,
        base64.b64encode(PASSWORD.encode()).decode(),
        base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode(),
    ):
        assert form not in text
    assert "Traceback" not in text


@pytest.fixture(scope="session")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    """A server for all tests."""
    server = Radicale(tmp_path_factory.mktemp("radicale"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def push(radicale: Radicale, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pusher:
    """A plan, not yet pushed, and a calendar of its own for it."""
    monkeypatch.chdir(tmp_path)
    pusher = Pusher(tmp_path, radicale.calendar())
    pusher.write(PLAN)
    return pusher


@pytest.fixture
def proxy(push: Pusher) -> Iterator[Proxy]:
    """A proxy in front of the calendar."""
    running = Proxy(push.work.url)
    yield running
    running.close()
