"""`planctl expand` for other programs: any number of plans, in memory that does not grow."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from pathlib import Path
from typing import BinaryIO

import typer

from planctl.batch.survey import survey
from planctl.batch.verdict import Judging, Piece, Product
from planctl.cli._choice import Choice
from planctl.cli._options import FailOn, Lang
from planctl.cli._outcome import outcome_of
from planctl.cli._progress import progress
from planctl.cli._put import put_stream, require_no_plan
from planctl.cli._run import files_of
from planctl.cli._terminal import environment_language
from planctl.cli._workers import workers_for
from planctl.messages import Language, Translator
from planctl.occurrence import Compiled, Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.find import Found
from planctl.plan.load import load_plans
from planctl.tuples import NamedTuple

__all__ = ["Streaming", "stream_json_lines", "stream_parquet"]


class Streaming(NamedTuple):
    """Which dates to write where, and who does the work."""

    words: Sequence[str]
    lang: Lang | None
    choice: Choice
    output: Path | None
    fail_on: FailOn
    jobs: int | None
    executor: str | None


class _JsonLines(NamedTuple):
    choice: Choice
    language: Language

    def knows(self, plans: Sequence[PlanDocument]) -> Iterable[str]:
        return self.choice.known(plans)

    def pieces(self, compiled: Compiled) -> Iterator[Piece]:
        from planctl.export.data import jsonl

        chosen = self.choice.of(compiled.occurrences)
        for occurrence, line in zip(chosen, jsonl(chosen, Translator(self.language)), strict=True):
            yield _piece(occurrence, line.encode("utf-8", "surrogateescape"))


class _ParquetRows(NamedTuple):
    choice: Choice

    def knows(self, plans: Sequence[PlanDocument]) -> Iterable[str]:
        return self.choice.known(plans)

    def pieces(self, compiled: Compiled) -> Iterator[Piece]:
        from planctl.export.parquet import parquet_row

        for occurrence in self.choice.of(compiled.occurrences):
            row = parquet_row(occurrence)
            yield _piece(occurrence, pickle.dumps(row, pickle.HIGHEST_PROTOCOL))


def _piece(occurrence: Occurrence, data: bytes) -> Piece:
    return Piece(*occurrence.sort_key(), data)


def stream_json_lines(asked: Streaming) -> None:
    """Write a line of JSON for each date, by start, then key."""

    def write(pieces: Iterable[bytes], stream: BinaryIO) -> None:
        stream.writelines(pieces)

    _stream(asked, lambda language: _JsonLines(asked.choice, language), write)


def stream_parquet(asked: Streaming) -> None:
    """Write a Parquet file with a row for each date, by start, then key."""
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        message = "Parquet needs more: pip install 'planctl[parquet]'"
        raise typer.BadParameter(message, param_hint="--format")
    if asked.output is None and sys.stdout.isatty():
        message = "Parquet is not for a terminal: write it to a file with --output FILE"
        raise typer.BadParameter(message, param_hint="--format")

    def write(pieces: Iterable[bytes], stream: BinaryIO) -> None:
        from planctl.export.parquet import write_parquet

        write_parquet(map(pickle.loads, pieces), stream)

    _stream(asked, lambda _: _ParquetRows(asked.choice), write)


def _stream(
    asked: Streaming,
    product: Callable[[Language], Product],
    write: Callable[[Iterable[bytes], BinaryIO], None],
) -> None:
    """Compile the plans, write what the product makes of them unless an error stands, and end."""
    files = files_of(asked.words, asked.lang)
    if asked.output is not None:
        require_no_plan(asked.output, (str(file.path) for file in files))
    translator = Translator(_language(files, asked))
    with (
        workers_for(len(files), asked.jobs, asked.executor) as workers,
        progress(len(files), translator) as report,
    ):
        judging = Judging(product=product(translator.language))
        found = survey(files, judging, workers, None, report)
    try:
        outcome = outcome_of(found, asked.words, translator)
        if outcome.dates:
            _require_known(asked, outcome.knows)
        if not outcome.errors:
            put_stream(asked.output, lambda stream: write(found.pieces(), stream))
    finally:
        found.close()
    outcome.report(translator)
    outcome.end(asked.fail_on)


def _require_known(asked: Streaming, known: Set[str]) -> None:
    """Refuse ids that no plan knows, as all commands do."""
    if not known >= asked.choice.ids:
        documents = load_plans(files_of(asked.words, asked.lang)).documents
        asked.choice.require_known(documents)


def _language(files: Iterable[Found], asked: Streaming) -> Language:
    """Return the language to write in: as asked, else that of the first sound plan."""
    given = environment_language() if asked.lang is None else asked.lang.value
    if given is not None:
        return given
    documents = (document for file in files for document in load_plans([file]).documents)
    first = next(documents, None)
    return "en" if first is None else first.language
