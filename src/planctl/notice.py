"""What changed between two editions: for the terminal, as a notice to send, and as JSON.

Phones refresh a calendar when they like, so a notice that people read goes with every change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import get_args

from planctl.difference import Aspect, Difference, Entry
from planctl.export._markdown import inline, table_row
from planctl.export.data import JsonValue
from planctl.export.rows import kind_name, time_text, when_text
from planctl.messages import Message, Translator, msg
from planctl.occurrence import zone

__all__ = ["notice", "notice_json", "notice_text"]


def notice_text(differences: Sequence[Difference], translator: Translator) -> str:
    """Return a block of lines for each difference, under a heading for each way to differ."""
    blocks = []
    for aspect, group in _groups(differences):
        blocks.append(f"{_heading(aspect, len(group), translator)}\n")
        for difference in group:
            entry = difference.entry
            blocks.append(f"  {entry.title} ({entry.key})\n")
            blocks += [f"    {label}: {text}\n" for label, text in _facts(difference, translator)]
        blocks.append("\n")
    return "".join(blocks)


def notice(
    title: str, issued_by: str, differences: Sequence[Difference], translator: Translator
) -> str:
    """Return a notice in GitHub Flavored Markdown; `issued_by` may be empty."""
    said = [f"# {inline(translator(msg('Notice of changes')))}", inline(title)]
    if issued_by:
        said.append(inline(issued_by))
    if not differences:
        said.append(inline(translator(msg("No date has changed."))))
    for aspect, group in _groups(differences):
        said.append(f"## {inline(_heading(aspect, len(group), translator))}")
        said.append(_table(aspect, group, translator).rstrip("\n"))
    return "\n\n".join(text for text in said if text) + "\n"


def notice_json(differences: Iterable[Difference]) -> dict[str, JsonValue]:
    """Return `{"version": 1, "differences": […]}`; dates are told as in `expand --format json`."""
    return {
        "version": 1,
        "differences": [
            {
                "key": difference.entry.key,
                "changes": list(difference.aspects),
                "why": difference.why or None,
                "old": None if difference.old is None else _entry_json(difference.old),
                "new": None if _is_off(difference.new) else _entry_json(difference.entry),
            }
            for difference in differences
        ],
    }


def _is_off(entry: Entry | None) -> bool:
    return entry is None or entry.status == "cancelled"


def _groups(differences: Sequence[Difference]) -> list[tuple[Aspect, list[Difference]]]:
    """Return the differences under the gravest way in which each differs."""
    groups: dict[Aspect, list[Difference]] = {aspect: [] for aspect in get_args(Aspect)}
    for difference in differences:
        groups[difference.aspects[0]].append(difference)
    return [(aspect, group) for aspect, group in groups.items() if group]


def _heading(aspect: Aspect, count: int, translator: Translator) -> str:
    names: dict[Aspect, Message] = {
        "cancelled": msg("Cancelled ({count})", count=count),
        "moved": msg("Moved to another day ({count})", count=count),
        "retimed": msg("At another time of day ({count})", count=count),
        "relocated": msg("At another place ({count})", count=count),
        "retitled": msg("Under another title ({count})", count=count),
        "recast": msg("Of another kind ({count})", count=count),
        "added": msg("New ({count})", count=count),
    }
    return translator(names[aspect])


def _facts(difference: Difference, translator: Translator) -> list[tuple[str, str]]:
    """Return what differs, each fact with its label."""
    old, new = difference.old, difference.new
    facts: list[tuple[str, str]] = []
    match difference.aspects[0]:
        case "added":
            facts.append((translator(msg("date")), _when(difference.entry, translator)))
        case "cancelled":
            assert old is not None
            facts.append((translator(msg("date")), _when(old, translator)))
        case _:
            assert old is not None
            assert new is not None
            facts.append((translator(msg("before")), _state(old, difference, translator)))
            facts.append((translator(msg("now")), _state(new, difference, translator)))
    if difference.why:
        facts.append((translator(msg("why")), difference.why))
    return facts


def _table(aspect: Aspect, group: Sequence[Difference], translator: Translator) -> str:
    labels = [msg("Activity"), msg("Place")]
    if aspect in ("added", "cancelled"):
        labels.append(msg("Date"))
    else:
        labels += [msg("Before"), msg("Now")]
    rows = [[translator(label) for label in labels]]
    for difference in group:
        states = [entry for entry in (difference.old, difference.new) if entry is not None]
        if aspect == "cancelled":
            states = states[:1]
        told = [_state(entry, difference, translator) for entry in states]
        rows.append([difference.entry.title, difference.entry.place, *told])
    if any(difference.why for difference in group):
        rows[0].append(translator(msg("Why")))
        for row, difference in zip(rows[1:], group, strict=True):
            row.append(difference.why)
    head, *body = ([inline(cell) for cell in row] for row in rows)
    lines = [table_row(head), table_row(["---"] * len(head)), *map(table_row, body)]
    return "".join(lines)


def _when(entry: Entry, translator: Translator) -> str:
    when, at = when_text(entry, translator), time_text(entry, translator)
    return f"{when}, {at}" if at else when


def _state(entry: Entry, difference: Difference, translator: Translator) -> str:
    """Return when it is, and of title, place, kind and zone that which differs."""
    told = [_when(entry, translator)]
    old, new = difference.old, difference.new
    if old is not None and new is not None and difference.aspects != ("cancelled",):
        if entry.zone and old.zone and new.zone and old.zone != new.zone:
            told.append(entry.zone)
        if old.title != new.title:
            told.append(f"“{entry.title}”")
        if old.place != new.place:
            told.append(entry.place or translator(msg("no place")))
        if (old.kind, old.status) != (new.kind, new.status):
            told.append(_kind(entry, translator))
    return ", ".join(told)


def _kind(entry: Entry, translator: Translator) -> str:
    name = kind_name(entry.kind, translator)
    if entry.status == "tentative" and entry.kind != "window":
        return f"{name} ({translator(msg('tentative'))})"
    return name


def _entry_json(entry: Entry) -> dict[str, JsonValue]:
    return {
        "kind": entry.kind,
        "status": entry.status,
        "title": entry.title,
        "place": entry.place or None,
        "start": _moment(entry.first, entry.start_minute, entry.zone),
        "end": _moment(entry.last, entry.end_minute, entry.zone),
        "all_day": entry.start_minute is None,
    }


def _moment(day: int, minute: int | None, name: str) -> str:
    if minute is None:
        return date.fromordinal(day).isoformat()
    midnight = datetime.combine(date.fromordinal(day), time(), zone(name))
    return (midnight + timedelta(minutes=minute)).isoformat()
