"""Where a product goes: to stdout, or whole into a file or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

import typer

__all__ = ["put", "put_stream", "require_no_plan"]


def require_no_plan(output: Path | None, plans: Iterable[str], option: str = "--output") -> None:
    """Refuse, as wrong usage, to write over a file that is read: `plans` are their names."""
    if output is None or str(output) == "-" or not output.exists():
        return
    for plan in plans:
        if Path(plan).exists() and output.samefile(plan):
            message = f"{output} is a plan that is read; it is not written over"
            raise typer.BadParameter(message, param_hint=option)


def put(output: Path | None, data: bytes) -> None:
    """Write to stdout (None or `-`) or atomically to a file; ends as wrong usage if it fails."""

    def to_file(file: Path) -> None:
        from planctl.export.atomic import write_atomically

        write_atomically(file, data)

    _put(output, lambda stream: _all(stream, data), to_file)


def put_stream(output: Path | None, write: Callable[[BinaryIO], None]) -> None:
    """Write what `write` writes, as `put` does."""

    def to_file(file: Path) -> None:
        from planctl.export.atomic import stream_atomically

        stream_atomically(file, write)

    _put(output, write, to_file)


def _all(stream: BinaryIO, data: bytes) -> None:
    stream.write(data)


def _put(
    output: Path | None, to_stdout: Callable[[BinaryIO], None], to_file: Callable[[Path], None]
) -> None:
    if output is None or str(output) == "-":
        from planctl.cli._terminal import quietly

        with quietly() as stream:
            to_stdout(stream)
        return
    try:
        to_file(output)
    except OSError as error:
        message = f"cannot write {output}: {error.strerror or error}"
        raise typer.BadParameter(message, param_hint="--output") from None
