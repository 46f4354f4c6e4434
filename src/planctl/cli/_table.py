"""The table on the terminal: dates grouped by month, days off and moves visibly marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TextIO

from planctl.cli._terminal import coloured
from planctl.export.rows import Row, rows
from planctl.messages import Translator, msg
from planctl.occurrence import Occurrence

__all__ = ["print_table"]

_PIPED_WIDTH = 160
_STYLES = {"day-off": "yellow", "shifted": "cyan", "moved": "cyan", "cancelled": "red"}


def print_table(occurrences: Sequence[Occurrence], translator: Translator, out: TextIO) -> None:
    """Print a Rich table for each month; user text is printed as it is, never as markup."""
    from rich.console import Console

    colours = coloured(out)
    console = Console(
        file=out,
        width=None if out.isatty() else _PIPED_WIDTH,
        force_terminal=colours,
        no_color=not colours,
        markup=False,
        highlight=False,
        emoji=False,
    )
    if not occurrences:
        console.print(translator(msg("no dates")))
        return
    for month, group in groupby(rows(occurrences, translator), key=lambda row: row.month):
        console.print(_month(month, list(group), translator))


def _month(title: str, group: Sequence[Row], translator: Translator):  # type: ignore[no-untyped-def]
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(title, "bold"), title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1)
    )
    for head in (msg("Weekday"), msg("Date"), msg("Time"), msg("What"), msg("Where"), msg("Who")):
        table.add_column(translator(head), overflow="fold")
    for row in group:
        names = {mark.name for mark in row.marks}
        what = Text(row.title, "strike dim" if "cancelled" in names else "")
        for mark in row.marks:
            what.append("\n")
            what.append(f"({mark.text})", _STYLES.get(mark.name, "dim"))
        cells = (row.weekday, row.date, row.time, what, row.place, row.who)
        table.add_row(*(c if isinstance(c, Text) else Text(c) for c in cells))
    return table
