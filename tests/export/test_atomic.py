from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from planctl.export.atomic import write_atomically

OLD, NEW = b"old\r\n", b"new\r\n" * 1000
posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and pipes of POSIX")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "lich.ics"
    path.write_bytes(OLD)
    return path


def test_a_new_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "lịch công tác.ics"
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    write_atomically(tmp_path / "new", NEW)
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@posix
def test_the_mode_of_the_old_file_is_kept(old: Path) -> None:
    old.chmod(0o640)
    write_atomically(old, NEW)
    assert old.read_bytes() == NEW
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


@posix
def test_a_link_stays_a_link(old: Path) -> None:
    link = old.with_name("link.ics")
    link.symlink_to(old.name)
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert old.read_bytes() == NEW


@posix
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, NEW)
    reader.join()
    assert read == [NEW]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError) as caught:
        write_atomically(tmp_path, NEW)
    assert caught.value.filename == str(tmp_path)


def test_a_missing_folder_is_named_by_the_file_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "none" / "lich.ics"
    with pytest.raises(FileNotFoundError) as caught:
        write_atomically(path, NEW)
    assert caught.value.filename == str(path)


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_alone(
    old: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, failing, full)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)) as caught:
        write_atomically(old, NEW)
    assert caught.value.filename == str(old)
    assert old.read_bytes() == OLD
    assert list(old.parent.iterdir()) == [old]


def test_an_interruption_cleans_up(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(old, NEW)
    assert old.read_bytes() == OLD
    assert list(old.parent.iterdir()) == [old]


@posix
def test_a_kill_before_the_last_step_leaves_the_old_file_whole(old: Path) -> None:
    script = (
        "import os, signal, sys, pathlib\n"
        "from planctl.export.atomic import write_atomically\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_atomically(pathlib.Path(sys.argv[1]), b'new' * 100_000)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(old)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert old.read_bytes() == OLD


def test_two_writers_leave_one_of_both_files(old: Path) -> None:
    texts = [bytes([65 + number]) * 200_000 for number in range(4)]
    writers = [threading.Thread(target=write_atomically, args=(old, text)) for text in texts]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert old.read_bytes() in texts
    assert list(old.parent.iterdir()) == [old]
