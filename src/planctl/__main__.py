"""The process: runs the command line and turns every end into an exit status."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn, TextIO

__all__ = ["main"]

_VERSION_WORDS = (["--version"], ["-V"])


def main() -> None:
    """Run planctl on the arguments of the process; does not return."""
    if sys.argv[1:] in _VERSION_WORDS:
        from planctl import __version__

        print(f"planctl {__version__}")
        sys.exit(0)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them is slow
    gc.set_threshold(200_000, 50, 100)  # values are many and hold no cycles
    atexit.register(gc.freeze)  # nor is memory to be searched for cycles when it ends anyway
    sys.stdout = sys.stdout or _stream(os.O_RDONLY)  # where it is closed, to write is an error
    sys.stderr = sys.stderr or _stream(os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    from planctl.status import Status

    try:
        from planctl.cli import command_line

        command_line(sys.argv[1:])(prog_name="planctl")
    except KeyboardInterrupt:
        _end_at_once(Status.INTERRUPTED)
    except SystemExit as end:
        if end.code == Status.INTERRUPTED:  # what typer makes of an interrupt
            _end_at_once(Status.INTERRUPTED)
        raise
    except Exception as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # in what Python calls for a class
            _end_at_once(Status.INTERRUPTED)
        if os.environ.get("PLANCTL_DEBUG"):
            raise
        print(f"planctl: a bug in planctl: {type(error).__name__}: {error}", file=sys.stderr)
        print("planctl: run again with PLANCTL_DEBUG=1 for the details", file=sys.stderr)
        sys.exit(Status.BUG)


def _stream(flag: int) -> TextIO:
    return open(os.open(os.devnull, flag), "w", closefd=False)


def _end_at_once(status: int) -> NoReturn:
    """End without waiting for threads: those of a pool may wait for a process that is gone."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue
    os._exit(status)


if __name__ == "__main__":
    main()
