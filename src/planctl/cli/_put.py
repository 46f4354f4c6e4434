"""Where a product goes: to stdout, or whole into a file or not at all."""

from __future__ import annotations

from pathlib import Path

import typer

__all__ = ["put"]


def put(output: Path | None, data: bytes) -> None:
    """Write to stdout (None or `-`) or atomically to a file; ends as wrong usage if it fails."""
    if output is None or str(output) == "-":
        import sys

        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from planctl.export.atomic import write_atomically

    try:
        write_atomically(output, data)
    except OSError as error:
        message = f"cannot write {output}: {error.strerror or error}"
        raise typer.BadParameter(message, param_hint="--output") from None
