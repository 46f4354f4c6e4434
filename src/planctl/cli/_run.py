"""What every command on plans does: read, compile, report, and end with the right status."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import typer

from planctl.cli._options import FailOn, Lang
from planctl.cli._terminal import environment_language, say, style_for
from planctl.diagnostics import Diagnostic, Severity, worst
from planctl.frozen import Frozen
from planctl.messages import Language, Message, Translator, msg
from planctl.occurrence import Compiled, Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.find import Found
from planctl.status import Status

__all__ = [
    "Run",
    "closing_line",
    "end",
    "end_by",
    "explain",
    "files_of",
    "read_and_compile",
    "report",
    "say_left_out",
]


class Run(Frozen):
    """The outcome of reading and compiling what the user named."""

    documents: tuple[PlanDocument, ...]
    occurrences: tuple[Occurrence, ...]
    diagnostics: tuple[Diagnostic, ...]
    translator: Translator
    language: Language | None
    """The language that the user asked for by `--lang`; exports follow it, else the plan."""

    @property
    def failed(self) -> bool:
        """Whether an error stands, so that nothing may be written."""
        return worst(self.diagnostics) == "error"


def read_and_compile(
    words: Sequence[str], lang: Lang | None, leave_out: Callable[[Path], bool] | None = None
) -> Run:
    """Read the plans that `words` name and compile them all together.

    Files in folders and globs for which `leave_out` holds are passed by in silence. Ends the
    process with status 3 when there is no plan, 2 when a named file cannot be read.
    """
    from planctl.compile import compile_plans
    from planctl.plan.load import load_plans

    loaded = load_plans(files_of(words, lang, leave_out))
    compiled = compile_plans(loaded.documents) if loaded.documents else Compiled((), (), ())
    found = [*loaded.diagnostics, *compiled.diagnostics]
    if loaded.broken:
        from planctl.compile.broken import phrase_faults

        found += [fault for source in loaded.broken for fault in phrase_faults(source)]
    diagnostics = sorted(found, key=Diagnostic.sort_key)
    asked: Language | None = None if lang is None else lang.value
    spoken = asked or environment_language() or _plans_language(loaded.documents)
    run = Run(loaded.documents, compiled.occurrences, tuple(diagnostics), Translator(spoken), asked)
    found_any = bool(loaded.documents or loaded.diagnostics)
    say_left_out(loaded.passed_over, words, run.translator, found_any=found_any)
    return run


def files_of(
    words: Sequence[str], lang: Lang | None, leave_out: Callable[[Path], bool] | None = None
) -> Sequence[Found]:
    """Return the files that `words` name, without those in folders for which `leave_out` holds.

    Ends the process with status 3 when there is none.
    """
    from planctl.plan.find import find_plans

    files = find_plans(words, leave_out)
    if not files:
        asked: Language | None = None if lang is None else lang.value
        spoken = Translator(asked or environment_language() or "en")
        say_left_out((), words, spoken, found_any=False)
    return files


def say_left_out(
    files: Sequence[str], words: Sequence[str], translator: Translator, *, found_any: bool
) -> None:
    """Say which files are no plans, and end the process with status 3 when none was found."""
    if files:
        text = msg("left out, because they are no plans: {files}", files=list(files))
        say(text, translator)
    if not found_any:
        say(msg("no plan found in: {words}", words=list(words)), translator)
        raise typer.Exit(Status.NO_PLAN)


def _plans_language(documents: Sequence[PlanDocument]) -> Language:
    return documents[0].language if documents else "en"


def report(run: Run, shown: Sequence[Diagnostic]) -> None:
    """Write findings to stderr, with the closing line when there is anything to close."""
    if shown:
        explain(shown, run.translator)
    if run.diagnostics:
        say(closing_line(run), run.translator)
    if len(shown) < len(run.diagnostics):
        say(msg("`planctl validate` shows every finding"), run.translator)


def explain(shown: Iterable[Diagnostic], translator: Translator) -> None:
    """Write findings to stderr, each with the lines it is about."""
    from planctl.diagnostics.text import full
    from planctl.plan.source import lines_of

    style = style_for(sys.stderr)
    lines = lru_cache(lines_of)
    for diagnostic in shown:
        print(full(diagnostic, translator, lines, style), end="\n\n", file=sys.stderr)


def closing_line(run: Run) -> Message:
    """Return the line that says how much was looked at and what was found."""
    from planctl.diagnostics.tally import tally

    files = {d.source.file for d in run.documents} | {d.span.file for d in run.diagnostics}
    return tally(
        Counter(d.severity for d in run.diagnostics),
        plans=len(files),
        activities=sum(len(d.model.activities) for d in run.documents),
        dates=len(run.occurrences),
    )


def end(run: Run, fail_on: FailOn = FailOn.ERROR) -> None:
    """End the command with the status that the findings call for."""
    names, severities = {d.name for d in run.diagnostics}, {d.severity for d in run.diagnostics}
    end_by(names, severities, fail_on)


def end_by(rules: Collection[str], severities: Collection[Severity], fail_on: FailOn) -> None:
    """End the command with the status that findings of these rules and severities call for."""
    if "broken-off" in rules:
        raise typer.Exit(Status.BUG)
    if "unreadable-file" in rules:
        raise typer.Exit(Status.USAGE)
    failing = {
        FailOn.ERROR: {"error"},
        FailOn.WARNING: {"error", "warning"},
        FailOn.NEVER: set[str](),
    }[fail_on]
    if failing.intersection(severities):
        raise typer.Exit(Status.FINDINGS)
