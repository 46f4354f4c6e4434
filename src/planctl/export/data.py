"""Occurrences as JSON values: the interface that other programs build on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from planctl.messages import Translator
from planctl.occurrence import Occurrence, Step
from planctl.trace import trace

__all__ = ["JsonValue", "jsonl", "occurrence_json"]

JsonValue = str | int | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


def occurrence_json(occurrence: Occurrence, translator: Translator) -> dict[str, JsonValue]:
    """Return an occurrence with the fields of the published interface, in their order.

    All-day occurrences have ISO 8601 dates, `end` included; others RFC 3339 date-times. Only
    the messages of the trace depend on the language.
    """
    series = occurrence.series
    span = series.span
    return {
        "key": occurrence.key,
        "plan": series.document.model.plan,
        "activity": series.activity.id,
        "kind": occurrence.kind,
        "category": series.activity.kind,
        "title": series.title,
        "start": occurrence.start.isoformat(),
        "end": occurrence.end.isoformat(),
        "all_day": occurrence.all_day,
        "place": series.place,
        "who": list(series.who),
        "status": occurrence.status,
        "source": {"file": span.file, "line": span.line, "column": span.column},
        "trace": [_step(step, translator) for step in trace(occurrence)],
    }


def jsonl(occurrences: Iterable[Occurrence], translator: Translator) -> Iterator[str]:
    """Yield one line of JSON, its line feed included, for each occurrence."""
    for occurrence in occurrences:
        value = occurrence_json(occurrence, translator)
        yield json.dumps(value, ensure_ascii=False) + "\n"


def _step(step: Step, translator: Translator) -> JsonValue:
    return {
        "step": step.step,
        "message": translator(step.message),
        "convention": step.convention,
        "file": step.span.file,
        "line": step.span.line,
        "column": step.span.column,
    }
