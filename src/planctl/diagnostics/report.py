"""What a check found, as one value: the input of every format that other programs read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from planctl.diagnostics.value import Diagnostic, Severity, Span
from planctl.frozen import Frozen
from planctl.messages import Message, Translator, printable
from planctl.tuples import NamedTuple

__all__ = ["CheckedActivity", "Report", "RuleText", "gravest_first"]

_GRAVEST_FIRST: tuple[Severity, ...] = ("error", "warning", "note")


class RuleText(NamedTuple):
    """A rule for people: its name, code and severity, one line of text, and the whole of it."""

    name: str
    code: str
    severity: Severity
    summary: str
    doc: str
    """Markdown."""


class CheckedActivity(NamedTuple):
    """An activity whose dates were checked, and where it stands."""

    plan: str
    id: str
    title: str
    span: Span
    dates: int


class Report(Frozen):
    """The findings of one check, with what was looked at.

    `plans` gives the id of the plan in each file, `rules` all rules when a format wants them,
    `root` the folder that paths are relative to (absolute), `failing` the severities that make
    the check fail.
    """

    diagnostics: tuple[Diagnostic, ...]
    activities: tuple[CheckedActivity, ...]
    plans: Mapping[str, str]
    rules: Callable[[], Sequence[RuleText]]
    closing: Message
    translator: Translator
    root: Path
    failing: frozenset[Severity] = frozenset({"error"})

    def path(self, file: str) -> str:
        """Return the name of a file relative to the root, with `/`; absolute if it is outside."""
        path = Path(os.path.abspath(file))  # noqa: PTH100 - links are kept as the user named them
        for root in (self.root, Path(os.path.realpath(self.root))):
            for candidate in (path, Path(os.path.realpath(path))):
                if candidate.is_relative_to(root):
                    return candidate.relative_to(root).as_posix()
        return path.as_posix()

    def say(self, message: Message) -> str:
        """Return a message in the reader's language, as one line without control characters."""
        return printable(self.translator(message))

    def body(self, diagnostic: Diagnostic) -> str:
        """Return the finding without its rule: the message, then related places, notes, help."""
        say = self.say
        lines = [say(diagnostic.message)]
        if diagnostic.label is not None:
            lines.append(say(diagnostic.label))
        for label in diagnostic.related:
            where = f"{self.path(label.span.file)}:{label.span.line}"
            lines.append(f"{where}: {say(label.message)}")
        lines += [say(note) for note in diagnostic.notes]
        if diagnostic.help is not None:
            lines.append(say(diagnostic.help))
        return "\n".join(lines)


def gravest_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return errors, then warnings, then notes, each in the order of their places."""
    return sorted(diagnostics, key=lambda d: (_GRAVEST_FIRST.index(d.severity), d.sort_key()))
