"""Patterns of file names in the settings, relative to the folder of the settings file.

`*` and `?` stop at `/`, `**` does not; a pattern without `/` is looked for at every depth; one
that names a folder means everything below it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

__all__ = ["Glob"]

_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]/]+\]|.", re.DOTALL)


@dataclass(frozen=True)
class Glob:
    """One pattern; `root` is the folder, absolute, that it counts from."""

    pattern: str
    root: Path

    def matches(self, file: str | Path) -> bool:
        """Tell whether the pattern means `file`, absolute or relative to the current folder."""
        path = Path(os.path.abspath(file))  # noqa: PTH100 - links are kept as the user named them
        if not path.is_relative_to(self.root):
            return False
        return self._regex.fullmatch(path.relative_to(self.root).as_posix()) is not None

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        pattern = self.pattern.removeprefix("./").rstrip("/")
        anchored = "/" in pattern
        body = "".join(_translated(part) for part in _PARTS.findall(pattern.removeprefix("/")))
        return re.compile(f"{'' if anchored else '(?:.*/)?'}{body}(?:/.*)?", re.DOTALL)


def _translated(part: str) -> str:
    match part:
        case "**/":
            return "(?:.*/)?"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
        case _ if part.startswith("[") and len(part) > 1:
            return part.replace("[!", "[^").replace("\\", "\\\\")
        case _:
            return re.escape(part)
