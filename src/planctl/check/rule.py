"""A rule by its name: code, severity, documentation and the function that finds.

The module of a rule is imported when its documentation is read or it is run, so that listing the
rules, or running one, does not load the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from planctl.diagnostics import Diagnostic, Severity
from planctl.diagnostics.codes import CODES
from planctl.frozen import Frozen
from planctl.messages import Language

if TYPE_CHECKING:
    from planctl.check.context import Context

__all__ = ["RULES", "RuleInfo"]


class _RuleModule(Protocol):
    """What a module in `check/rules` offers."""

    __doc__: str | None
    VI: str

    def find(self, context: Context) -> Iterator[Diagnostic]: ...


class RuleInfo(Frozen):
    """A rule, named after the fault that it finds."""

    name: str

    @property
    def code(self) -> str:
        """The stable code, such as `PLN100`."""
        return CODES[self.name].code

    @property
    def severity(self) -> Severity:
        """The severity of its findings unless they say otherwise."""
        return CODES[self.name].severity

    @property
    def doc(self) -> str:
        """What, why, an example with its clean twin, and how to mend it: Markdown in English."""
        return (self._module().__doc__ or "").strip()

    def text(self, language: Language) -> str:
        """Return the documentation in a language; the example is the same in both."""
        if language == "en":
            return self.doc
        before, fix, after = self._module().VI.strip().partition("## Cách sửa")
        return f"{before}## Ví dụ\n\n{self.example}\n\n{fix}{after}"

    @property
    def example(self) -> str:
        """The section of the documentation that shows a faulty plan, then its clean twin."""
        _, _, rest = self.doc.partition("## Example\n")
        return rest.partition("## Fix")[0].strip()

    def find(self, context: Context) -> Iterator[Diagnostic]:
        """Yield what the rule finds, in no particular order."""
        return _module_of(self.name).find(context)

    def _module(self) -> _RuleModule:
        return _module_of(self.name)


@cache
def _module_of(rule: str) -> _RuleModule:
    from importlib import import_module

    module = import_module(f"planctl.check.rules.{rule.replace('-', '_')}")
    return cast("_RuleModule", module)


RULES = tuple(
    RuleInfo(name)
    for name in (
        "double-booking",
        "pool-short",
        "window-too-tight",
        "shift-collision",
        "report-before-work",
        "order",
        "deadline-clash",
        "count-mismatch",
        "anniversary-mismatch",
        "coverage-gap",
        "overload",
        "before-issue",
        "weekday-mismatch",
        "impossible-date",
        "lunar-mismatch",
        "missing-day",
        "outside-period",
        "unverified-year",
        "day-off",
        "change-target-missing",
        "change-without-reason",
    )
)
"""Every rule that judges dates, in the order of their codes within reading and judging."""
