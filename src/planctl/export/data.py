"""Occurrences as JSON values: the interface that other programs build on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from planctl.diagnostics import Span
from planctl.messages import Translator
from planctl.occurrence import Occurrence, Series, Step
from planctl.trace import own_steps, shared_steps
from planctl.tuples import NamedTuple

__all__ = ["JsonValue", "jsonl", "occurrence_json"]

JsonValue = str | int | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


def occurrence_json(occurrence: Occurrence, translator: Translator) -> dict[str, JsonValue]:
    """Return an occurrence with the fields of the published interface, in their order.

    All-day occurrences have ISO 8601 dates, `end` included; others RFC 3339 date-times. Only
    the messages of the trace depend on the language.
    """
    return _value(occurrence, _shared(occurrence.series, translator), translator)


def jsonl(occurrences: Iterable[Occurrence], translator: Translator) -> Iterator[str]:
    """Yield one line of JSON, its line feed included, for each occurrence."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    known: dict[Series, _Shared] = {}
    for occurrence in occurrences:
        shared = known.get(occurrence.series)
        if shared is None:
            shared = known[occurrence.series] = _shared(occurrence.series, translator)
        yield encode(_value(occurrence, shared, translator)) + "\n"


class _Shared(NamedTuple):
    """What all dates of a series say alike."""

    span: Span
    source: JsonValue
    who: list[JsonValue]
    phrase: JsonValue
    notes: list[JsonValue]


def _shared(series: Series, translator: Translator) -> _Shared:
    phrase, notes = shared_steps(series)
    span = phrase.span
    return _Shared(
        span=span,
        source={"file": span.file, "line": span.line, "column": span.column},
        who=list(series.who),
        phrase=_step(phrase, translator),
        notes=[_step(note, translator) for note in notes],
    )


def _value(occurrence: Occurrence, shared: _Shared, translator: Translator) -> dict[str, JsonValue]:
    series = occurrence.series
    rule, *others = (_step(step, translator) for step in own_steps(occurrence, shared.span))
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
        "who": shared.who,
        "status": occurrence.status,
        "source": shared.source,
        "trace": [shared.phrase, rule, *shared.notes, *others],
    }


def _step(step: Step, translator: Translator) -> JsonValue:
    return {
        "step": step.step,
        "message": translator(step.message),
        "convention": step.convention,
        "file": step.span.file,
        "line": step.span.line,
        "column": step.span.column,
    }
