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
    for month, group in groupby(shown, key=lambda row: row.month):
        console.print(_month(month, group, columns, translator))
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


def _month(
    title: str, group: Iterable[Row], columns: Sequence[_Column], translator: Translator
) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(title, "bold"), title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1)
    )
    for column in columns:
        no_wrap = column.field in ("weekday", "date", "time")
        table.add_column(translator(column.head), overflow="fold", no_wrap=no_wrap)
    for row in group:
        cells = [Text(getattr(row, c.field)) for c in columns if c.field != "title"]
        cells.insert([c.field for c in columns].index("title"), _what(row))
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
