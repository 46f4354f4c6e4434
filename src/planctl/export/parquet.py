"""Dates as a Parquet file for DuckDB, Polars, pandas or Spark: one row a date.

Days and instants are typed: `first` and `last` are dates, both included; `start` and `end` are
instants in UTC, null where a date takes whole days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from planctl.occurrence import Occurrence

if TYPE_CHECKING:
    import pyarrow

__all__ = ["Row", "parquet_row", "write_parquet"]

Row = tuple[object, ...]

_ROWS_AT_A_TIME = 65_536


def parquet_row(occurrence: Occurrence) -> Row:
    """Return an occurrence as the values of its row."""
    series = occurrence.series
    span = series.span
    return (
        occurrence.key,
        occurrence.uid,
        series.document.model.plan,
        series.activity.id,
        occurrence.kind,
        series.activity.kind,
        series.title,
        date.fromordinal(occurrence.first),
        date.fromordinal(occurrence.last),
        _instant(occurrence.start),
        _instant(occurrence.end),
        occurrence.all_day,
        series.place,
        list(series.who),
        occurrence.status,
        span.file,
        span.line,
        span.column,
    )


def write_parquet(rows: Iterable[Row], stream: BinaryIO) -> None:
    """Write rows to a stream, some at a time. Raises ImportError without pyarrow."""
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    schema = _schema()
    rest = iter(rows)
    with ParquetWriter(stream, schema, compression="zstd") as writer:
        for part in _parts(rest):
            columns: list[Any] = list(zip(*part, strict=True))
            arrays = [
                pyarrow.array(list(column), type=field.type)
                for column, field in zip(columns, schema, strict=True)
            ]
            writer.write_batch(pyarrow.record_batch(arrays, schema=schema))


def _parts(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while part := list(islice(rows, _ROWS_AT_A_TIME)):
        yield part


def _instant(moment: date | datetime) -> datetime | None:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else None


def _schema() -> pyarrow.Schema:
    import pyarrow

    text, number = pyarrow.string(), pyarrow.int32()
    few = pyarrow.dictionary(number, text)
    instant = pyarrow.timestamp("s", tz="UTC")
    return pyarrow.schema(
        [
            ("key", text),
            ("uid", text),
            ("plan", text),
            ("activity", text),
            ("kind", few),
            ("category", few),
            ("title", text),
            ("first", pyarrow.date32()),
            ("last", pyarrow.date32()),
            ("start", instant),
            ("end", instant),
            ("all_day", pyarrow.bool_()),
            ("place", text),
            ("who", pyarrow.list_(text)),
            ("status", few),
            ("file", text),
            ("line", number),
            ("column", number),
        ]
    )
