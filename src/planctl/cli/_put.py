"""Where a product goes: to stdout, or whole into a file or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import typer

__all__ = ["put", "require_no_plan"]


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
