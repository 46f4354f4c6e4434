"""Checklists: one box for each date, month by month, by place or by party if wished."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import assert_never

from planctl.export._markdown import heading, inline
from planctl.export._page import cell_marks, page, row_classes, signatures, tag
from planctl.export.edition import Edition, Grouping
from planctl.export.rows import Row, row
from planctl.export.text import one_line
from planctl.messages import msg
from planctl.occurrence import Occurrence
from planctl.tuples import NamedTuple

__all__ = ["checklist_html", "write_html", "write_markdown"]

_HEADING = msg("Checklist")


class _Group(NamedTuple):
    """The boxes under one heading inside a month; the heading is empty where there is none."""

    name: str
    rows: list[Row]


def write_markdown(edition: Edition) -> bytes:
    """Return a task list (GitHub Flavored Markdown) for each month."""
    out = [heading(edition, _HEADING)]
    for month, groups in _months(edition):
        out.append(f"\n## {inline(month)}\n")
        for group in groups:
            out.append(f"\n### {inline(group.name)}\n\n" if group.name else "\n")
            out += [_markdown_box(item, edition.by) for item in group.rows]
    return "".join(out).encode()


def write_html(edition: Edition) -> bytes:
    """Return a page to print: a table for each month or group, its heading on each sheet."""
    return page(edition, _HEADING, checklist_html(edition))


def checklist_html(edition: Edition) -> str:
    """Return the tables of a checklist and the places to sign."""
    body: list[str] = []
    for month, groups in _months(edition):
        if edition.by is not None:
            body.append(tag("h2", month) + "\n")
        for group in groups:
            boxes = "".join(_html_box(item, edition.by) for item in group.rows)
            head = _html_head(month, group)
            body.append(f"<table>\n<thead>{head}</thead>\n<tbody>\n{boxes}</tbody>\n</table>\n")
    if not body:
        body.append(tag("p", edition.translator(msg("No dates."))) + "\n")
    return "".join([*body, signatures(edition)])


def _months(edition: Edition) -> Iterator[tuple[str, list[_Group]]]:
    paired = [(row(one, edition.translator), one) for one in edition.occurrences]
    for month, pairs in groupby(paired, lambda pair: pair[0].month):
        yield month, _groups(list(pairs), edition)


def _groups(pairs: list[tuple[Row, Occurrence]], edition: Edition) -> list[_Group]:
    """Return the groups of a month, in the order in which the plans name places or parties.

    An occurrence of several parties stands under each of them; what has none comes last.
    """
    match edition.by:
        case None:
            return [_Group("", [item for item, _ in pairs])]
        case "place":
            ranks = _ranks(p.name for d in edition.documents for p in d.places.values())
            without = edition.translator(msg("Without a place"))
        case "party":
            ranks = _ranks(p.name for d in edition.documents for p in d.parties.values())
            without = edition.translator(msg("Without a named party"))
        case _:
            assert_never(edition.by)
    members: dict[str, list[Row]] = {}
    for item, occurrence in pairs:
        for name in _names(occurrence, edition) or ("",):
            members.setdefault(name, []).append(item)
    ordered = sorted(members, key=lambda name: ranks.get(name, len(ranks)))
    return [_Group(one_line(name) or without, members[name]) for name in ordered]


def _names(occurrence: Occurrence, edition: Edition) -> tuple[str, ...]:
    if edition.by == "party":
        return occurrence.series.who_names
    place = occurrence.series.place_name
    return () if place is None else (place,)


def _ranks(names: Iterable[str]) -> Mapping[str, int]:
    return {name: rank for rank, name in enumerate(dict.fromkeys(names))}


def _when(item: Row) -> str:
    return ", ".join(text for text in (item.when, item.time) if text)


def _where_and_who(item: Row, by: Grouping | None) -> str:
    place = "" if by == "place" else item.place  # the heading says it
    return " · ".join(text for text in (place, item.who) if text)


def _markdown_box(item: Row, by: Grouping | None) -> str:
    title = inline(item.title)
    if any(mark.name == "cancelled" for mark in item.marks):
        title = f"~~{title}~~"
    noted = "; ".join(inline(mark.text) for mark in item.marks)
    told = [f"**{_when(item)}**: {title}", inline(_where_and_who(item, by)), noted]
    return f"- [ ] {' — '.join(text for text in told if text)}\n"


def _html_head(month: str, group: _Group) -> str:
    if not group.name:
        return f'<tr class="month">{tag("th", month, scope="colgroup", colspan=3)}</tr>'
    name = f"{escape(group.name)}{tag('span', month)}"
    return f'<tr class="group"><th scope="colgroup" colspan="3">{name}</th></tr>'


def _html_box(item: Row, by: Grouping | None) -> str:
    cancelled = any(mark.name == "cancelled" for mark in item.marks)
    label = tag("span", item.title, "title")
    meta = _where_and_who(item, by)
    small = tag("small", meta) if meta else ""
    name = f"{item.title}, {_when(item)}"
    box = f'<input type="checkbox" aria-label="{escape(name)}"{" disabled" if cancelled else ""}>'
    return (
        f'<tr class="{row_classes(item)}"><td class="box">{box}</td>{_html_date(item)}'
        f'<td class="what">{label}{cell_marks(item.marks)}{small}</td></tr>\n'
    )


def _html_date(item: Row) -> str:
    time = tag("span", item.time, "time") if item.time else ""
    return f'<td class="date">{escape(item.when)}{time}</td>'
