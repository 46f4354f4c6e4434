"""Compiles a plan given as text, as tests want it: dates, labels and findings by name."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from planctl.compile import compile_plans
from planctl.diagnostics import Diagnostic
from planctl.occurrence import Occurrence
from planctl.plan.find import Found
from planctl.plan.load import load_plans

HEAD = "plan: demo\ntitle: Kế hoạch mẫu\nperiod: 2024\n"


class Result(NamedTuple):
    occurrences: tuple[Occurrence, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def names(self) -> list[str]:
        return sorted(d.name for d in self.diagnostics)

    @property
    def days(self) -> list[str]:
        return [str(o.start)[:10] for o in self.occurrences]

    @property
    def spans(self) -> list[tuple[str, str, str]]:
        return [(o.kind, str(o.start), str(o.end)) for o in self.occurrences]

    def only(self, name: str) -> Diagnostic:
        found = [d for d in self.diagnostics if d.name == name]
        assert len(found) == 1, self.names
        return found[0]


def compiled(folder: Path, text: str, *, head: str = HEAD) -> Result:
    """Compile `head` and `text` as one plan file in `folder`."""
    file = folder / "plan.yaml"
    file.write_text(head + text, encoding="utf-8")
    loaded = load_plans([Found(str(file), named=True)])
    result = compile_plans(loaded.documents)
    return Result(result.occurrences, (*loaded.diagnostics, *result.diagnostics))
