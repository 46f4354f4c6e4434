"""The JSON document that `expand` and `validate` print for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from planctl.diagnostics import Diagnostic
from planctl.diagnostics.data import diagnostic_json
from planctl.export.data import occurrence_json
from planctl.messages import Translator
from planctl.occurrence import Occurrence

__all__ = ["document_json"]


def document_json(
    occurrences: Iterable[Occurrence], diagnostics: Iterable[Diagnostic], translator: Translator
) -> str:
    """Return `{"version": 1, "occurrences": […], "diagnostics": […]}` with a final line feed."""
    dates = _listed(occurrence_json(o, translator) for o in occurrences)
    findings = _listed(diagnostic_json(d, translator) for d in diagnostics)
    return f'{{"version": 1,\n"occurrences": {dates},\n"diagnostics": {findings}}}\n'


def _listed(values: Iterable[Mapping[str, object]]) -> str:
    """Return a JSON array with one value a line: quick to write, and to compare."""
    return "[" + ",\n".join(json.dumps(value, ensure_ascii=False) for value in values) + "]"
