"""Write a file whole or not at all.

A calendar that people subscribe to is rewritten all year. A full disk, a kill or a second
export at the same time must leave either the old file or the new one, never half of one. Where
the new file follows from the old one, both steps belong together: `exclusively`.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

__all__ = ["exclusively", "stream_atomically", "write_atomically"]


@contextmanager
def exclusively(path: Path) -> Iterator[None]:
    """Hold the folder of `path` against other processes in here, waiting for one that does.

    A lock on the folder leaves no file behind and ends with the process, however it ends. Where
    the system has none (Windows, some network file systems) the last writer wins, whole.
    """
    handle = _locked(Path(os.path.realpath(path)).parent)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _locked(folder: Path) -> int | None:
    try:
        import fcntl
    except ImportError:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # writing will say what is wrong with the folder
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:
        os.close(handle)
        return None
    except BaseException:
        os.close(handle)
        raise
    return handle


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`, replacing a file there in one step and keeping its mode.

    What was written is read back before it replaces anything.
    A link stays and its target is replaced. A device or a pipe cannot be replaced and is
    written to. Raises OSError naming `path`: IsADirectoryError for a folder, FileNotFoundError
    where the folder to write in is missing.
    """

    def checked(file: BinaryIO) -> None:
        file.write(data)
        file.flush()
        if not file.readable():
            return
        file.seek(0)
        if file.read() != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    stream_atomically(path, checked)


def stream_atomically(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Put what `write` writes at `path`, as `write_atomically` does."""
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target)
        if mode is None or stat.S_ISREG(mode):
            _replace(target, write, mode)
        elif stat.S_ISDIR(mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        else:
            with target.open("wb") as device:
                write(device)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, write: Callable[[BinaryIO], None], mode: int | None) -> None:
    written = target.with_name(f".planctl-{secrets.token_hex(8)}.tmp")
    try:
        with written.open("x+b") as file:
            if mode is not None:
                written.chmod(stat.S_IMODE(mode))
            write(file)
            file.flush()
            os.fsync(file.fileno())
        written.replace(target)
    except BaseException:
        with suppress(OSError):
            written.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    if os.name != "posix":
        return
    with suppress(OSError):  # some network file systems cannot sync a folder; the file stands
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
