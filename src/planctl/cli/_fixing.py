"""Writing fixes into plan files, or showing them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from planctl.cli._terminal import say, write_out
from planctl.messages import Translator, msg

if TYPE_CHECKING:
    from planctl.check.fix import Fixed
    from planctl.cli._checking import Checked
    from planctl.occurrence import Compiled

__all__ = ["fixes_of", "show_fixes", "write_fixes"]

_MARK = "\ufeff"


def fixes_of(checked: Checked, compiled: Compiled, *, unsafe: bool) -> list[Fixed]:
    """Return what can be fixed, and say how much more could be if moves were allowed."""
    from planctl.check import Curable
    from planctl.check.fix import fixed

    findings = checked.diagnostics
    movable = sum(isinstance(d, Curable) for d in findings)
    if movable and not unsafe:
        text = msg("findings that --unsafe-fixes would end by moving dates: {n}", n=movable)
        say(text, checked.translator)
    return fixed(compiled, findings, checked.unused, unsafe=unsafe)


def show_fixes(fixes: Sequence[Fixed], translator: Translator) -> None:
    """Write the fixes to stdout as a unified diff; no file is written."""
    write_out("".join(fix.diff() for fix in fixes))
    count = sum(fix.count for fix in fixes)
    say(msg("fixes not written: {n}, in files: {files}", n=count, files=len(fixes)), translator)


def write_fixes(fixes: Sequence[Fixed], translator: Translator) -> None:
    """Write the fixed files, each whole or not at all. Ends as wrong usage if one cannot be."""
    count = files = 0
    for fix in fixes:
        if _write(fix):
            count, files = count + fix.count, files + 1
        else:
            text = msg("{file} was changed meanwhile and is not fixed", file=fix.source.file)
            say(text, translator)
    say(msg("fixes written: {n}, in files: {files}", n=count, files=files), translator)


def _write(fix: Fixed) -> bool:
    """Write a file unless it no longer holds what was read; a byte order mark is kept."""
    from planctl.export.atomic import write_atomically

    path = Path(fix.source.file)
    try:
        text = path.read_bytes().decode()
        if text.lstrip(_MARK) != fix.source.text:
            return False
        mark = _MARK if text.startswith(_MARK) else ""
        write_atomically(path, (mark + fix.text).encode())
    except OSError as error:
        message = f"cannot fix {path}: {error.strerror or error}"
        raise typer.BadParameter(message, param_hint="--fix") from None
    return True
