"""Small edits to the text of a plan that leave every other character as it is.

An edit is made at the place where the source says that something stands, and the result is read
again: it must hold exactly the value that the edit was to give. Where it does not (an alias, an
unusual layout), there is no edit. So comments and layout survive whatever they look like.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from planctl.check.suppress import Ignore
from planctl.plan.scalars import plain_value
from planctl.plan.source import Source, Value, parse_source

__all__ = ["with_change", "with_day_off_rule", "without_words"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_BRACKET = re.compile(r"\[[^\]]*\]")
_PLAIN = re.compile(r"[^\W\d_][\w.-]*|\d{4}-\d{2}-\d{2}")
_RULE = "on_day_off: next"


def with_day_off_rule(source: Source, activity: str) -> Source | None:
    """Return the plan with `on_day_off: next` before the schedule of an activity.

    None where the activity says what becomes of days off, or cannot be edited.
    """
    expected = _copy(source.value)
    activities = expected.get("activities")
    for index, item in enumerate(activities if isinstance(activities, list) else ()):
        if not isinstance(item, dict) or item.get("id") != activity:
            continue
        if "on_day_off" in item:
            return None
        item["on_day_off"] = "next"
        key = "when" if "when" in item else "at"
        span = source.key_span(("activities", index, key))
        at = _offset(source.text, span.line, span.column)
        flow = source.raw(("activities", index)).startswith("{")
        between = ", " if flow else _line_end(source.text) + " " * (span.column - 1)
        return _read(source, at, at, _RULE + between, expected)
    return None


def with_change(source: Source, change: Mapping[str, str]) -> Source | None:
    """Return the plan with one more entry at the end of `changes`; None where that cannot be."""
    expected = _copy(source.value)
    entry: dict[str, Value] = dict(change)
    written = _flow(change)
    end = _line_end(source.text)
    changes = expected.get("changes")
    if changes is None and "changes" not in expected:
        expected["changes"] = [entry]
        start = len(source.text.rstrip())
        return _read(
            source, start, len(source.text), f"{end}{end}changes:{end}  - {written}{end}", expected
        )
    if not isinstance(changes, list):
        return None
    changes.append(entry)
    place = source.span(("changes",))
    if source.raw(("changes",)).startswith("["):
        return _into_flow_list(source, len(changes) - 1, written, expected)
    last = source.span(("changes", len(changes) - 2))
    dash = " " * (place.column - 1)
    at = _end_of_line(source.text, last.end_line)
    return _read(source, at, at, f"{end}{dash}- {written}", expected)


def without_words(source: Source, ignore: Ignore, words: Sequence[str]) -> Source | None:
    """Return the plan without these words of a comment, without the comment if none is left."""
    text = source.text
    span = ignore.span
    start = _offset(text, span.line, span.column)
    end = start + span.end_column - span.column
    left = [word for word in ignore.words if word not in words]
    if left:
        kept = _BRACKET.sub(lambda _: f"[{', '.join(left)}]", text[start:end], count=1)
        return _read(source, start, end, kept, source.value)
    end = _end_of_line(text, span.line)
    if ignore.alone:
        start = _offset(text, span.line, 1)
        line_end = _LINE_END.match(text, end)
        end = end if line_end is None else line_end.end()
    else:
        start = len(text[:start].rstrip(" \t"))
    return _read(source, start, end, "", source.value)


def _into_flow_list(
    source: Source, before: int, written: str, expected: dict[str, Value]
) -> Source | None:
    if before:
        span = source.span(("changes", before - 1))
        at = _offset(source.text, span.end_line, span.end_column)
        return _read(source, at, at, f", {written}", expected)
    span = source.span(("changes",))
    at = _offset(source.text, span.line, span.column) + 1
    return _read(source, at, at, written, expected)


def _read(
    source: Source, start: int, end: int, new: str, expected: dict[str, Value]
) -> Source | None:
    """Return the plan with another text from `start` to before `end`, if it means `expected`."""
    text = source.text[:start] + new + source.text[end:]
    edited, findings = parse_source(text, source.file)
    if edited is None or findings or edited.value != expected:
        return None
    return edited


def _copy(table: dict[str, Value]) -> dict[str, Value]:
    """Return a copy in which nothing is shared, as aliases share it."""
    return {key: _copied(value) for key, value in table.items()}


def _copied(value: Value) -> Value:
    match value:
        case dict():
            return _copy(value)
        case list():
            return [_copied(item) for item in value]
        case _:
            return value


def _flow(change: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in change.items()) + "}"


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and plain_value(text) == text:
        return text
    return json.dumps(text, ensure_ascii=False)


def _line_end(text: str) -> str:
    first = _LINE_END.search(text)
    return "\n" if first is None else first[0]


def _offset(text: str, line: int, column: int) -> int:
    return _line_starts(text)[line - 1] + column - 1


def _end_of_line(text: str, line: int) -> int:
    end = _LINE_END.search(text, _line_starts(text)[line - 1])
    return len(text) if end is None else end.start()


def _line_starts(text: str) -> list[int]:
    return [0, *(end.end() for end in _LINE_END.finditer(text))]
