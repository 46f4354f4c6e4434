"""Runs `planctl serve` as users do, on loopback and a free port."""

from __future__ import annotations

import gzip
import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"


class Answer(NamedTuple):
    """What came back for a request."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Server(NamedTuple):
    """A server that runs."""

    process: subprocess.Popen[str]
    port: int
    site: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Make a request; underscores in the names of headers stand for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, headers=named)
            response = connection.getresponse()
            told = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, told, response.read())
        finally:
            connection.close()

    def ask_raw(self, request: bytes) -> bytes:
        """Send bytes as they are and return all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def end(self) -> tuple[int, str]:
        """Interrupt it as Ctrl-C does; return its status and what it wrote to stderr."""
        self.process.send_signal(signal.SIGINT)
        _, errors = self.process.communicate(timeout=20)
        return self.process.returncode, errors


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "planctl", "serve", *map(str, arguments)]


def environment() -> dict[str, str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    return {**clean, "PLANCTL_LANG": "en", "COLUMNS": "200"}


@contextmanager
def serving(site: Path, *options: str) -> Iterator[Server]:
    """Run the server; `options` come after the loopback address and a free port."""
    process = subprocess.Popen(
        command(site, "--host", "127.0.0.1", "--port", "0", *options),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            assert line.startswith("http://127.0.0.1:"), process.communicate(timeout=20)
            yield Server(process, int(line.rstrip("/\n").rpartition(":")[2]), site)
        finally:
            process.kill()


def written(site: Path) -> Path:
    """Write a small site and return its folder."""
    (site / "xa").mkdir(parents=True)
    (site / "index.html").write_text("<!doctype html><title>Lịch</title>", "utf-8")
    (site / "lich.ics").write_bytes(CALENDAR)
    (site / "lich.ics.gz").write_bytes(gzip.compress(CALENDAR))
    (site / "xa" / "index.html").write_text("<!doctype html><title>Xã</title>", "utf-8")
    (site / "xa" / "dong-no.ics").write_bytes(CALENDAR)
    return site


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for a small site that tests may add files to."""
    with serving(written(tmp_path_factory.mktemp("www") / "site")) as running:
        yield running


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of its own."""
    return written(tmp_path / "site")


Serving = Callable[..., Server]
