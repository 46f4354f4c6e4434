"""Tables of all dates, month by month: for a text (markdown) and for the wall (html)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from planctl.export._markdown import heading, inline, table_row
from planctl.export._page import cell_marks, page, row_classes, signatures, tag
from planctl.export.edition import Edition
from planctl.export.rows import Row, rows
from planctl.messages import Message, Translator, msg
from planctl.tuples import NamedTuple

__all__ = ["table_html", "write_html", "write_markdown"]

_HEADING = msg("Calendar")


def write_markdown(edition: Edition) -> bytes:
    """Return a heading and a table (GitHub Flavored Markdown) for each month."""
    translator = edition.translator
    columns = [_DATE, *_columns(edition)]
    labels = [translator(column.label) for column in columns]
    out = [heading(edition, _HEADING)]
    for month, group in groupby(_rows(edition), lambda row: row.month):
        out += [f"\n## {inline(month)}\n\n", table_row(labels), table_row(["---"] * len(labels))]
        out += [table_row([inline(column.text(row)) for column in columns]) for row in group]
    return "".join(out).encode()


def write_html(edition: Edition) -> bytes:
    """Return a page with a table for each month, whose heading is repeated on paper."""
    columns = _columns(edition)
    months = [(month, list(group)) for month, group in groupby(_rows(edition), lambda r: r.month)]
    links = [
        f"<li>{tag('a', month, href=f'#month-{number}')}</li>"
        for number, (month, _) in enumerate(months, 1)
    ]
    body = [f"<nav><ul>{''.join(links)}</ul></nav>\n"] if len(links) > 1 else []
    for number, (month, group) in enumerate(months, 1):
        body += _html_month(number, month, group, columns, edition.translator)
    if not months:
        body.append(tag("p", edition.translator(msg("No dates."))) + "\n")
    return page(edition, _HEADING, "".join([*body, signatures(edition)]))


def table_html(edition: Edition, heading: str) -> str:
    """Return one table of all dates of an edition under a heading."""
    columns = _columns(edition)
    return "".join(_html_month(1, heading, _rows(edition), columns, edition.translator))


class _Column(NamedTuple):
    label: Message
    css: str
    text: Callable[[Row], str]


def _what(row: Row) -> str:
    noted = "; ".join(mark.text for mark in row.marks)
    return f"{row.title} ({noted})" if noted else row.title


_DATE = _Column(msg("Date"), "day", lambda row: row.when)
_TIME = _Column(msg("Time"), "time", lambda row: row.time)
_WHAT = _Column(msg("Activity"), "what", _what)
_PLACE = _Column(msg("Place"), "where", lambda row: row.place)
_WHO = _Column(msg("Who"), "who", lambda row: row.who)


def _rows(edition: Edition) -> Iterator[Row]:
    return rows(edition.occurrences, edition.translator)


def _columns(edition: Edition) -> list[_Column]:
    """Return the columns beside the date, without those that would be empty throughout."""
    used = [_WHAT]
    occurrences = edition.occurrences
    if any(not occurrence.all_day for occurrence in occurrences):
        used.insert(0, _TIME)
    if any(occurrence.series.place is not None for occurrence in occurrences):
        used.append(_PLACE)
    if any(occurrence.series.attendance for occurrence in occurrences):
        used.append(_WHO)
    return used


def _html_month(
    number: int,
    month: str,
    group: Iterable[Row],
    columns: Sequence[_Column],
    translator: Translator,
) -> Iterator[str]:
    labels = [tag("th", translator(column.label), scope="col") for column in (_DATE, *columns)]
    title = tag("th", month, scope="colgroup", colspan=len(columns) + 1)
    yield f'<table id="month-{number}">\n<thead>\n<tr class="month">{title}</tr>\n'
    yield f'<tr class="columns">{"".join(labels)}</tr>\n</thead>\n'
    for _, same_day in groupby(group, lambda row: row.when):
        yield from _html_day(list(same_day), columns, translator)
    yield "</table>\n"


def _html_day(
    day: Sequence[Row], columns: Sequence[_Column], translator: Translator
) -> Iterator[str]:
    first = day[0]
    weekday = tag("span", first.weekday) if first.weekday else ""
    date = (
        f'<th class="day" scope="rowgroup" rowspan="{len(day)}">{weekday}{escape(first.date)}</th>'
    )
    yield '<tbody class="day-group">\n'
    for row in day:
        cells = "".join(_html_cell(row, column, translator) for column in columns)
        yield f'<tr class="{row_classes(row)}">{date}{cells}</tr>\n'
        date = ""
    yield "</tbody>\n"


def _html_cell(row: Row, column: _Column, translator: Translator) -> str:
    if column is _WHAT:
        return f'<td class="what">{tag("span", row.title, "title")}{cell_marks(row.marks)}</td>'
    label = translator(column.label)
    return tag("td", column.text(row), column.css, data_label=label)
