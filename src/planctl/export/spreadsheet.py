"""All dates as a table that spreadsheets open: RFC 4180."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

from planctl.export.edition import Edition
from planctl.export.rows import Row, category_name, clock, kind_name, rows
from planctl.export.text import one_line
from planctl.messages import Message, Translator, msg
from planctl.occurrence import Occurrence

__all__ = ["write_csv"]

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def write_csv(edition: Edition) -> bytes:
    """Return a row for each occurrence, in UTF-8 with the byte order mark that Excel goes by.

    Days are ISO 8601, both ends included, which spreadsheets read as dates in every country.
    Text from the plan that a spreadsheet could take for a formula has an apostrophe before it.
    """
    translator = edition.translator
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([translator(label) for label in _labels()])
    for row, occurrence in zip(
        rows(edition.occurrences, translator), edition.occurrences, strict=True
    ):
        writer.writerow(_cells(row, occurrence, translator))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _labels() -> tuple[Message, ...]:
    return (
        msg("First day"),
        msg("Last day"),
        msg("Weekday"),
        msg("Begins"),
        msg("Ends"),
        msg("Activity"),
        msg("Place"),
        msg("Who"),
        msg("Category"),
        msg("Kind"),
        msg("Notes"),
        msg("Clause"),
        msg("Document"),
        msg("Key"),
    )


def _cells(row: Row, occurrence: Occurrence, translator: Translator) -> list[str]:
    series = occurrence.series
    model = series.document.model
    start, end = occurrence.start_minute, occurrence.end_minute
    return [
        date.fromordinal(occurrence.first).isoformat(),
        date.fromordinal(occurrence.last).isoformat(),
        row.weekday,
        "" if start is None else clock(start),
        "" if end is None else clock(end),
        _harmless(row.title),
        _harmless(row.place),
        _harmless(row.who),
        category_name(series.activity.kind, translator),
        kind_name(row.kind, translator),
        _harmless("; ".join(mark.text for mark in row.marks)),
        _harmless(one_line(series.activity.clause or "")),
        _harmless(one_line(model.number or model.title)),
        _harmless(row.key),
    ]


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
