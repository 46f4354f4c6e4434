"""What was found wrong, as a value.

Stages return diagnostics beside their results and never print. A diagnostic says what (its
rule), where (spans) and what to do next; how it looks is the renderers' business.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from planctl.diagnostics.codes import CODES, Severity
from planctl.frozen import Frozen
from planctl.messages import Message
from planctl.tuples import NamedTuple

__all__ = ["Diagnostic", "Label", "Severity", "Span", "found", "worst"]

Role = Literal["primary", "related"]


class Span(NamedTuple):
    """A stretch of a source file: 1-based lines and columns, the end excluded.

    Columns count Unicode code points. A finding about a whole file has the span 1:1-1:1.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def inside(self, start: int, end: int) -> Span:
        """Return the part from code point `start` to before `end`, both offsets on one line."""
        if self.line != self.end_line:
            return self
        return self._replace(column=self.column + start, end_column=self.column + end)


class Label(Frozen):
    """A second place that a finding is about, and what stands there."""

    span: Span
    message: Message


class Diagnostic(Frozen):
    """A finding. `message` must stand alone; the rest adds to it."""

    name: str
    severity: Severity
    message: Message
    span: Span
    label: Message | None = None
    related: tuple[Label, ...] = ()
    notes: tuple[Message, ...] = ()
    help: Message | None = None
    keys: tuple[str, ...] = ()
    """The keys of the occurrences that the finding is about: its identity in a baseline."""

    @property
    def code(self) -> str:
        """The stable code, such as `PLN017`."""
        return CODES[self.name].code

    @property
    def url(self) -> str:
        """Where the rule is described, relative to the project's documentation."""
        return f"docs/rules.md#{self.name}"

    def sort_key(self) -> tuple[str, int, int, str, str, tuple[str, ...]]:
        """Order by place, then code: the order in which a reader meets them."""
        file, line, column, *_ = self.span
        return (file, line, column, self.code, self.message.template, self.keys)


def found(
    name: str,
    message: Message,
    span: Span,
    *,
    label: Message | None = None,
    related: Iterable[Label] = (),
    notes: Iterable[Message] = (),
    help: Message | None = None,  # noqa: A002 - the field's name in the published JSON
    keys: Iterable[str] = (),
) -> Diagnostic:
    """Make a diagnostic of the rule `name` with the rule's default severity."""
    return Diagnostic(
        name,
        CODES[name].severity,
        message,
        span,
        label,
        tuple(related),
        tuple(notes),
        help,
        tuple(keys),
    )


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """Return the gravest severity among `diagnostics`, or None when there are none."""
    order: tuple[Severity, ...] = ("note", "warning", "error")
    ranks = [order.index(d.severity) for d in diagnostics]
    return order[max(ranks)] if ranks else None
