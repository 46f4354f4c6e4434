"""A file of settings: where in it the table is, and what is no TOML in it.

Only a project that has such a file needs what is imported here.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from planctl.check.settings import SHARED_FILE, Settings
from planctl.diagnostics import Diagnostic, Span, found
from planctl.messages import msg

__all__ = ["parse_settings"]

_TABLE = ("tool", "planctl")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def parse_settings(text: str, file: str, folder: Path) -> tuple[Settings | None, list[Diagnostic]]:
    """Return the settings in the text of a file, None where it has no table for planctl.

    `file` is what findings call it; its last part tells which kind of file it is. Paths count
    from `folder`, which is absolute.
    """
    shared = file.rpartition("/")[2] == SHARED_FILE
    try:
        table: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, [_not_toml(file, str(error))]
    for key in _TABLE if shared else ():
        table = table.get(key) if isinstance(table, dict) else None
    if table is None:
        return None, []
    from planctl.check.settings_table import settings_in
    from planctl.check.toml_places import TomlPlaces

    return settings_in(table, TomlPlaces(text, file, _TABLE if shared else ()), folder)


def _not_toml(file: str, reason: str) -> Diagnostic:
    place = _PLACE.search(reason)
    span = Span(file)
    if place is not None:
        line, column = int(place[1]), int(place[2])
        span = Span(file, line, column, line, column)
    text = msg("the file is not well-formed TOML: {reason}", reason=_PLACE.sub("", reason).strip())
    return found("bad-value", text, span)
