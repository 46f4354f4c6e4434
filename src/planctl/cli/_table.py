"""The table on the terminal: dates grouped by month, days off and moves visibly marked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import groupby
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO

from planctl.cli._terminal import coloured
from planctl.export.rows import Row, rows
from planctl.messages import Message, Translator, msg
from planctl.occurrence import Occurrence

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

__all__ = ["table_text"]

_PIPED_WIDTH = 140
_GAP = 2
"""Columns beside each cell: the frame takes one, and one stays free."""
_NARROWEST = 12
_STYLES = {"day-off": "yellow", "shifted": "cyan", "moved": "cyan", "cancelled": "red"}


def table_text(occurrences: Sequence[Occurrence], translator: Translator, out: TextIO) -> str:
    """Return a table for each month, as wide and colourful as `out` allows.

    User text is shown as it is, never as markup.
    """
    from io import StringIO

    from rich.console import Console

    colours = coloured(out)
    drawn = StringIO()
    console = Console(
        file=drawn,
        width=_width(out),
        force_terminal=colours,
        no_color=not colours,
        markup=False,
        highlight=False,
        emoji=False,
    )
    if not occurrences:
        return translator(msg("no dates")) + "\n"
    shown = list(rows(occurrences, translator))
    columns = [c for c in _COLUMNS if c.needed or any(getattr(row, c.field) for row in shown)]
    widths = _widths(columns, shown, translator, console.width)
    for month, group in groupby(shown, key=lambda row: row.month):
        console.print(_month(month, group, columns, widths, translator))
    text = drawn.getvalue()
    return text if colours else "".join(f"{line.rstrip()}\n" for line in text.splitlines())


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


def _widths(
    columns: Sequence[_Column], shown: Sequence[Row], translator: Translator, room: int
) -> list[int]:
    """Share the room among the columns, alike in every month.

    Each gets what its widest cell needs; where that is too much, those of free text give way,
    the widest first.
    """
    from rich.cells import cell_len

    widths = [
        max(
            cell_len(translator(c.head)),
            *(cell_len(line) for row in shown for line in _lines(row, c)),
        )
        for c in columns
    ]
    giving = [i for i, c in enumerate(columns) if c.field in ("title", "place", "who")]
    excess = sum(widths) + _GAP * (len(columns) + 1) - room
    while excess > 0:
        widest = max(giving, key=lambda i: widths[i])
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
        excess -= 1
    return widths


def _lines(row: Row, column: _Column) -> list[str]:
    if column.field != "title":
        return [getattr(row, column.field)]
    return [row.title, *(f"({mark.text})" for mark in row.marks)]


def _month(
    title: str,
    group: Iterable[Row],
    columns: Sequence[_Column],
    widths: Sequence[int],
    translator: Translator,
) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title, "bold"), title_justify="left", box=box.SIMPLE_HEAD, padding=0)
    for column, width in zip(columns, widths, strict=True):
        table.add_column(translator(column.head), overflow="fold", width=width + 1)
    for row in group:
        cells = [_what(row) if c.field == "title" else Text(getattr(row, c.field)) for c in columns]
        table.add_row(*cells)
    return table


def _what(row: Row) -> Text:
    """Return the title with its marks below it."""
    from rich.text import Text

    cancelled = any(mark.name == "cancelled" for mark in row.marks)
    what = Text(row.title, "strike dim" if cancelled else "")
    for mark in row.marks:
        what.append("\n")
        what.append(f"({mark.text})", _STYLES.get(mark.name, "dim"))
    return what
