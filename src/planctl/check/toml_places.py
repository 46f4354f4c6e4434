"""Where keys and words stand in a TOML file, whose parser tells no places."""

from __future__ import annotations

import re

from planctl.diagnostics import Span

__all__ = ["TomlPlaces"]


class TomlPlaces:
    """Finds keys in the text of a TOML file; routes count from the table `base`.

    A key that stands in a form not looked for (dotted, in an inline table) is given the nearest
    table or key around it.
    """

    def __init__(self, text: str, file: str, base: tuple[str, ...]) -> None:
        self.file = file
        self.base = base
        self.lines = text.splitlines()

    def of(self, route: tuple[str, ...], word: str | None = None) -> Span:
        """Return where the key at `route` stands, or `word` in its value."""
        for depth in range(len(route), 0, -1):
            line = self._line(route[: depth - 1], route[depth - 1])
            if line is not None:
                return self._in(line, word or route[-1], route[depth - 1])
        header = self._header(self.base)
        return Span(self.file) if header is None else self._in(header, self.base[-1], "[")

    def _line(self, table: tuple[str, ...], key: str) -> int | None:
        start = self._header((*self.base, *table))
        if start is None:
            return None
        header = (*self.base, *table)
        for index in range(start if header else 0, len(self.lines)):
            text = self.lines[index].strip()
            if header and index == start:
                continue
            if text.startswith("["):
                return None
            name, equals, _ = text.partition("=")
            if equals and name.strip().strip("\"'") == key:
                return index
        return None

    def _header(self, table: tuple[str, ...]) -> int | None:
        if not table:
            return 0
        for index, line in enumerate(self.lines):
            text = line.split("#")[0].strip()
            if text.startswith("[") and text.endswith("]"):
                parts = tuple(p.strip(" \"'") for p in text.strip("[]").split("."))
                if parts == table:
                    return index
        return None

    def _in(self, line: int, word: str, key: str) -> Span:
        """Return the place of `word` in the value that begins on `line`, else that of its key."""
        whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        for number in range(line, len(self.lines)):
            text = self.lines[number]
            if number > line and ("=" in text or text.startswith("[")):
                break
            if at := whole.search(text):
                return Span(self.file, number + 1, at.start() + 1, number + 1, at.end() + 1)
        column = max(self.lines[line].find(key), 0) + 1
        return Span(self.file, line + 1, column, line + 1, column + len(key))
