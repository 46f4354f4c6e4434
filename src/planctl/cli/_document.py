"""The JSON document that `expand` and `validate` print for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

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
    document = {
        "version": 1,
        "occurrences": [occurrence_json(o, translator) for o in occurrences],
        "diagnostics": [diagnostic_json(d, translator) for d in diagnostics],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
