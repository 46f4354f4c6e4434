"""Calendars, tables and checklists: one module a format, each a function from edition to bytes."""

from __future__ import annotations

from collections.abc import Callable

from planctl.export.edition import Edition, Grouping
from planctl.tuples import NamedTuple

__all__ = ["FORMATS", "Edition", "Format", "Grouping", "find_format", "format_names"]


class Format(NamedTuple):
    """A way to write an edition. Several may share a name and differ in their suffixes."""

    name: str
    suffixes: tuple[str, ...]
    """Endings of file names in lower case, the first the usual one."""
    write: Callable[[Edition], bytes]


def format_names() -> tuple[str, ...]:
    """Return the names of all formats, each once."""
    return tuple(dict.fromkeys(form.name for form in FORMATS))


def find_format(suffix: str, name: str | None = None) -> Format | None:
    """Return the format of a file's suffix (`.ics`), or the one asked for by name.

    A name goes before the suffix; the suffix then only decides between formats of that name,
    the first of which is taken when it fits none. Return None when nothing is known by either.
    """
    asked = [form for form in FORMATS if name in (None, form.name)]
    for form in asked:
        if suffix.lower() in form.suffixes:
            return form
    return None if name is None or not asked else asked[0]


# What a format needs is imported when it is used: start-up time counts.


def _ics(edition: Edition) -> bytes:
    from planctl.export.ics import write_ics

    return write_ics(edition)


def _csv(edition: Edition) -> bytes:
    from planctl.export.spreadsheet import write_csv

    return write_csv(edition)


def _markdown(edition: Edition) -> bytes:
    from planctl.export.table import write_markdown

    return write_markdown(edition)


def _html(edition: Edition) -> bytes:
    from planctl.export.table import write_html

    return write_html(edition)


def _checklist(edition: Edition) -> bytes:
    from planctl.export.checklist import write_markdown

    return write_markdown(edition)


def _checklist_page(edition: Edition) -> bytes:
    from planctl.export.checklist import write_html

    return write_html(edition)


FORMATS = (
    Format("ics", (".ics",), _ics),
    Format("csv", (".csv",), _csv),
    Format("markdown", (".md", ".markdown"), _markdown),
    Format("html", (".html", ".htm"), _html),
    Format("checklist", (".md", ".markdown"), _checklist),
    Format("checklist", (".html", ".htm"), _checklist_page),
)
