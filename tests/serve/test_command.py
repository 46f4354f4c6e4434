"""`planctl serve` as a command: what it says at the start, at mistakes and at the end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serve.conftest import command, environment, serving


def refused(*arguments: str | Path, env: dict[str, str] | None = None) -> str:
    """Run the command, which has to refuse as wrong usage; return what it says."""
    result = subprocess.run(
        command(*arguments),
        env={**environment(), **(env or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (result.returncode, result.stdout) == (2, ""), result
    return " ".join(result.stderr.split())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "does not exist; `planctl publish" in refused(tmp_path / "none")


def test_what_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(b"")
    assert "is no folder" in refused(tmp_path / "a.ics")


def test_a_folder_that_nobody_published(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_bytes(b"")
    assert "holds neither index.html nor a calendar" in refused(tmp_path)


def test_a_port_that_is_taken(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = refused(site, "--host", "127.0.0.1", "--port", str(port))
    assert f"port {port} is taken by another program" in said
    assert f"--port {port + 1}" in said


@pytest.mark.parametrize("host", ["192.0.2.77", "no-such-host.invalid", "a" * 300])
def test_an_address_that_is_not_of_this_machine(site: Path, host: str) -> None:
    assert "it must be an address of this machine" in refused(site, "--host", host, "--port", "0")


def test_a_port_that_cannot_be(site: Path) -> None:
    assert "65535" in refused(site, "--port", "65536")


@pytest.mark.parametrize("missing", ["uvicorn", "starlette"])
def test_the_packages_are_missing(site: Path, tmp_path: Path, missing: str) -> None:
    (tmp_path / "shadow").mkdir()
    text = f"raise ModuleNotFoundError('gone', name='{missing}')"
    (tmp_path / "shadow" / f"{missing}.py").write_text(text, "utf-8")
    said = refused(site, env={"PYTHONPATH": str(tmp_path / "shadow")})
    assert f"{missing} is not installed; pip install 'planctl[serve]'" in said


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_ends_it_quietly_also_while_somebody_downloads(site: Path) -> None:
    (site / "big.bin").write_bytes(b"x" * (32 << 20))
    with serving(site) as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as slow:
            slow.sendall(b"GET /big.bin HTTP/1.1\r\nHost: x\r\n\r\n")
            slow.recv(100)
            status, errors = server.end()
        assert status == 130
        assert errors == f"serving {site}; Ctrl-C ends\n"
        with socket.create_server(("127.0.0.1", server.port)):
            pass  # the port is free again


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
def test_a_terminal_gets_the_address_as_a_qr_code(site: Path) -> None:
    import pty

    import segno

    own, other = pty.openpty()
    process = subprocess.Popen(
        command(site, "--port", "0"), env=environment(), stdout=other, stderr=subprocess.PIPE
    )
    os.close(other)
    shown = b""
    with process:
        try:
            while b"localhost" not in shown:
                shown += os.read(own, 65536)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)
            os.close(own)
    text = shown.decode().replace("\r\n", "\n")
    first = next(line for line in text.splitlines() if line.startswith("http://"))
    from io import StringIO

    code = StringIO()
    segno.make(first, micro=False).terminal(code, compact=True)
    assert code.getvalue() in text


def test_vietnamese(site: Path) -> None:
    with serving(site, "--lang", "vi") as server:
        server.ask("/")
        _, errors = server.end()
    assert "Ctrl-C" in errors
    assert "serving" not in errors


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    script = "import sys, planctl.cli.serve as s; print([m for m in sys.modules if m in HEAVY])"
    result = subprocess.run(
        [sys.executable, "-c", f"HEAVY = ('uvicorn', 'starlette', 'segno'); {script}"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert result.stdout.strip() == "[]"
