"""Write a file whole or not at all.

A calendar that people subscribe to is rewritten all year. A full disk, a kill or a second
export at the same time must leave either the old file or the new one, never half of one.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

__all__ = ["write_atomically"]


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`, replacing a file there in one step and keeping its mode.

    A link stays and its target is replaced. A device or a pipe cannot be replaced and is
    written to. Raises OSError naming `path`: IsADirectoryError for a folder, FileNotFoundError
    where the folder to write in is missing.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target)
        if mode is None or stat.S_ISREG(mode):
            _replace(target, data, mode)
        elif stat.S_ISDIR(mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        else:
            target.write_bytes(data)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    written = target.with_name(f".planctl-{secrets.token_hex(8)}.tmp")
    try:
        with written.open("xb") as file:
            if mode is not None:
                written.chmod(stat.S_IMODE(mode))
            file.write(data)
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
