"""The table on the terminal: dates grouped by month, days off and moves visibly marked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, zip_longest
from shutil import get_terminal_size
from typing import Literal, TextIO

from planctl.cells import width, wrapped
from planctl.cli._terminal import style_for
from planctl.export.rows import Row, rows
from planctl.messages import Message, Translator, msg
from planctl.occurrence import Occurrence
from planctl.tuples import NamedTuple

__all__ = ["table_text"]

_PIPED_WIDTH = 140
_GAP = 2
"""Columns beside each cell: the frame takes one, and one is free for the cell to run over."""
_NARROWEST = 6
_COLOURS = {"day-off": "yellow", "shifted": "cyan", "moved": "cyan", "cancelled": "red"}

Style = Callable[[str, str], str]
Cell = Sequence[tuple[str, str]]
"""Lines to be, each with the name of its colour; empty for none."""


def table_text(occurrences: Sequence[Occurrence], translator: Translator, out: TextIO) -> str:
    """Return a table for each month, as wide and colourful as `out` allows.

    User text is shown as it is, never as markup.
    """
    if not occurrences:
        return translator(msg("no dates")) + "\n"
    shown = list(rows(occurrences, translator))
    columns = [c for c in _COLUMNS if c.needed or any(getattr(row, c.field) for row in shown)]
    heads = [[(translator(column.head), "bold")] for column in columns]
    body = [[_cell(row, column) for column in columns] for row in shown]
    widths = _widths(columns, [heads, *body], _width(out))
    across = sum(widths) + _GAP * len(widths) - 1
    style = style_for(out)
    lines: list[str] = []
    for month, group in groupby(zip(shown, body, strict=True), key=lambda pair: pair[0].month):
        lines += [*(style(line, "bold") for line in wrapped(month, across + 2)), ""]
        lines += [*_lines(heads, widths, style), f" {'─' * across}"]
        for _, cells in group:
            lines += _lines(cells, widths, style)
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _width(out: TextIO) -> int:
    if not out.isatty() and "COLUMNS" not in os.environ:
        return _PIPED_WIDTH
    return get_terminal_size().columns


class _Column(NamedTuple):
    """A column of the table; one that is not needed is left out when all its cells are empty."""

    field: Literal["weekday", "date", "time", "title", "place", "who"]
    head: Message
    needed: bool = True


_COLUMNS = (
    _Column("weekday", msg("Weekday")),
    _Column("date", msg("Date")),
    _Column("time", msg("Time"), needed=False),
    _Column("title", msg("What")),
    _Column("place", msg("Where"), needed=False),
    _Column("who", msg("Who"), needed=False),
)


def _cell(row: Row, column: _Column) -> Cell:
    """Return what stands in a column; the title has its marks below it."""
    if column.field != "title":
        return [(getattr(row, column.field), "")]
    cancelled = any(mark.name == "cancelled" for mark in row.marks)
    marks = [(f"({mark.text})", _COLOURS.get(mark.name, "dim")) for mark in row.marks]
    return [(row.title, "struck" if cancelled else ""), *marks]


def _widths(columns: Sequence[_Column], table: Sequence[Sequence[Cell]], room: int) -> list[int]:
    """Share the room among the columns, alike in every month.

    Each gets what its widest cell needs; where that is too much, those of free text give way
    first, the widest of them before the others.
    """
    by_column = zip(*table, strict=True)
    widths = [max(width(text) for cell in cells for text, _ in cell) for cells in by_column]
    giving = [i for i, c in enumerate(columns) if c.field in ("title", "place", "who")]
    excess = sum(widths) + _GAP * (len(columns) + 1) - room
    for some, least in ((giving, _NARROWEST), (range(len(columns)), 1)):
        while excess > 0:
            widest = max(some, key=widths.__getitem__)
            if widths[widest] <= least:
                break
            widths[widest] -= 1
            excess -= 1
    return widths


def _lines(cells: Sequence[Cell], widths: Sequence[int], style: Style) -> Iterator[str]:
    """Yield the lines of a row, each cell padded to its column."""
    columns = [
        [(line, colour) for text, colour in cell for line in wrapped(text, room + 1)]
        for cell, room in zip(cells, widths, strict=True)
    ]
    for pieces in zip_longest(*columns, fillvalue=("", "")):
        line, blank = "", 1
        for (text, colour), room in zip(pieces, widths, strict=True):
            if text:
                line += " " * blank + (style(text, colour) if colour else text)
                blank = -width(text)
            blank += room + _GAP
        yield line
