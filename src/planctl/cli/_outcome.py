"""What the verdicts on many plans come to: which errors stand, and how the command ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from planctl.batch.verdict import Verdict, once
from planctl.cli._options import FailOn
from planctl.cli._run import end_by, explain, say_left_out
from planctl.cli._terminal import say
from planctl.diagnostics import Diagnostic, Severity
from planctl.diagnostics.tally import tally
from planctl.messages import Message, Translator, msg

__all__ = ["Outcome", "outcome_of"]


class Outcome:
    """Counts of what was looked at and found, and the errors themselves."""

    def __init__(self) -> None:
        self.errors: list[Diagnostic] = []
        self.severities: Counter[Severity] = Counter()
        self.rules: set[str] = set()
        self.files: set[str] = set()
        self.knows: set[str] = set()
        """The ids asked for that some plan knows."""
        self.activities = self.dates = 0

    def closing_line(self) -> Message:
        """Return the line that says how much was looked at and what was found."""
        return tally(
            self.severities, plans=len(self.files), activities=self.activities, dates=self.dates
        )

    def report(self, translator: Translator) -> None:
        """Write the errors to stderr, with the closing line when there is anything to close."""
        explain(self.errors, translator)
        if self.severities:
            say(self.closing_line(), translator)
        if sum(self.severities.values()) > len(self.errors):
            say(msg("`planctl validate` shows every finding"), translator)

    def end(self, fail_on: FailOn = FailOn.ERROR) -> None:
        """End the command with the status that the findings call for."""
        end_by(self.rules, self.severities, fail_on)


def outcome_of(
    verdicts: Iterable[Verdict], words: Sequence[str], translator: Translator
) -> Outcome:
    """Go through verdicts, which can be gone through again. Ends the process without a plan."""
    outcome = Outcome()
    left_out = []
    for verdict in verdicts:
        outcome.activities += verdict.activities
        outcome.dates += verdict.dates
        outcome.knows.update(verdict.knows)
        if verdict.passed_over:
            left_out.append(verdict.file)
        if verdict.plan is not None:
            outcome.files.add(verdict.file)
    for finding in once(verdicts):
        outcome.files.add(finding.span.file)
        outcome.rules.add(finding.name)
        outcome.severities[finding.severity] += 1
        if finding.severity == "error":
            outcome.errors.append(finding)
    say_left_out(left_out, words, translator, found_any=bool(outcome.files))
    return outcome
