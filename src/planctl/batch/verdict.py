"""What is found in the plans of one batch: the work that goes to a process, and what comes back.

A verdict holds all that a report needs of one file and nothing of its dates, so that verdicts
can be sent, kept and streamed however many plans there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Protocol

from planctl.check import RULES, Limits
from planctl.check.context import Context
from planctl.check.load import Load
from planctl.check.suppress import Ignore, ignores_in
from planctl.compile import compile_plans
from planctl.diagnostics import Diagnostic
from planctl.diagnostics.report import CheckedActivity
from planctl.messages import Language
from planctl.occurrence import Compiled
from planctl.plan.document import PlanDocument
from planctl.plan.find import Found
from planctl.plan.load import Loaded, load_plans
from planctl.plan.source import Source, content_digest
from planctl.tuples import NamedTuple

__all__ = ["Judged", "Judging", "Piece", "Product", "Verdict", "judge", "once", "pieces"]


class Piece(NamedTuple):
    """What a product makes of one date, and where it stands among all: by start, then key."""

    first: int
    minute: int
    key: str
    data: bytes


class Product(Protocol):
    """What is made of the dates of a plan beside a verdict; it is sent to other processes."""

    def knows(self, plans: Sequence[PlanDocument]) -> Iterable[str]:
        """Return the ids asked for that the plans know."""
        ...

    def pieces(self, compiled: Compiled) -> Iterable[Piece]:
        """Return the pieces of compiled plans, in any order."""
        ...


class Judging(NamedTuple):
    """How plans are judged: by which rules, and within which limits."""

    rules: tuple[str, ...] = ()
    limits: Limits = Limits()
    activities: bool = False
    """Whether verdicts list the activities one by one."""
    product: Product | None = None
    """What is made of plans that are sound."""


class Verdict(NamedTuple):
    """What one file gave."""

    file: str
    """The file as findings name it."""
    plan: str | None = None
    """The plan's id; None for a file that holds no sound plan."""
    language: Language = "en"
    activities: int = 0
    dates: int = 0
    checked: tuple[CheckedActivity, ...] = ()
    """The activities, where they are asked for."""
    findings: tuple[Diagnostic, ...] = ()
    """Those of reading, compiling and judging, in the order of the source."""
    ignores: tuple[Ignore, ...] = ()
    """The comments that let findings stand."""
    includes: tuple[tuple[str, bytes], ...] = ()
    """The files that it was read with, as they can be opened, with digests of their content."""
    passed_over: bool = False
    """Whether the file was found in a folder and is no plan."""
    knows: tuple[str, ...] = ()
    """Of the ids that the product asks for, those that the plan knows."""
    lasting: bool = True
    """Whether it stands as long as the file and what it includes are what they are."""


class Judged(NamedTuple):
    """A verdict for each file, in their order, and what the rules saw."""

    verdicts: tuple[Verdict, ...]
    context: Context

    @property
    def compiled(self) -> Compiled:
        """What was compiled."""
        return self.context.compiled


def judge(files: Sequence[Found], by: Judging, loads: Mapping[int, Load] | None = None) -> Judged:
    """Read, compile and judge plans together.

    What is wrong in a shared file is found in the verdict of the first file. `loads` tells what
    all plans have booked of some parties, where these files are not all.
    """
    loaded = load_plans(files)
    compiled = compile_plans(loaded.documents)
    context = Context(compiled, by.limits, loads)
    wanted = frozenset(by.rules)
    findings = [*loaded.diagnostics, *compiled.diagnostics, *_phrase_faults(loaded)]
    findings += [d for rule in RULES if rule.name in wanted for d in rule.find(context)]
    names = [file.path.as_posix() for file in files]
    verdicts = _verdicts(names, by, loaded, findings, context)
    return Judged(tuple(verdicts), context)


def pieces(judged: Judged, by: Judging) -> tuple[Piece, ...]:
    """Return what the product makes of plans, nothing where an error stands."""
    errors = any(d.severity == "error" for v in judged.verdicts for d in v.findings)
    if by.product is None or errors:
        return ()
    return tuple(by.product.pieces(judged.compiled))


def once(verdicts: Iterable[Verdict], said: set[object] | None = None) -> Iterator[Diagnostic]:
    """Yield the findings; what is wrong in a shared file is said once, not for every plan.

    `said` holds what was said before.
    """
    said = set() if said is None else said
    for verdict in verdicts:
        for finding in verdict.findings:
            if finding.span.file != verdict.file or verdict.plan is None:
                fault = (finding.span, str(finding.message), tuple(map(str, finding.related)))
                if fault in said:
                    continue
                said.add(fault)
            yield finding


def _phrase_faults(loaded: Loaded) -> Iterator[Diagnostic]:
    if loaded.broken:
        from planctl.compile.broken import phrase_faults

        for source in loaded.broken:
            yield from phrase_faults(source)


def _verdicts(
    files: Sequence[str],
    by: Judging,
    loaded: Loaded,
    findings: Iterable[Diagnostic],
    context: Context,
) -> Iterator[Verdict]:
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in files}
    for finding in findings:
        by_file.get(finding.span.file, by_file[files[0]]).append(finding)
    documents = {document.source.file: document for document in loaded.documents}
    sources = {source.file: source for source in loaded.broken}
    dates = _dates(context)
    for file in files:
        here = tuple(sorted(by_file[file], key=Diagnostic.sort_key))
        document = documents.get(file)
        if document is None:
            yield _of_no_plan(file, sources.get(file), here)._replace(
                passed_over=file in loaded.passed_over
            )
            continue
        yield Verdict(
            file,
            document.model.plan,
            document.language,
            len(document.model.activities),
            dates.get((document, ""), 0),
            tuple(_activities(document, dates)) if by.activities else (),
            here,
            tuple(ignores_in(file, document.source.lines)),
            tuple((source.file, _content(source)) for source in document.included),
            knows=() if by.product is None else tuple(by.product.knows([document])),
        )


def _of_no_plan(file: str, source: Source | None, findings: tuple[Diagnostic, ...]) -> Verdict:
    """Return the verdict on a file without a sound plan.

    What could not be included, and a zone that the system does not know, may come.
    """
    if source is None:
        return Verdict(file, findings=findings)
    ignores = tuple(ignores_in(file, source.lines))
    lasting = source.value.keys().isdisjoint({"include", "timezone"})
    return Verdict(file, findings=findings, ignores=ignores, lasting=lasting)


@lru_cache(maxsize=64)
def _content(source: Source) -> bytes:
    return content_digest(source.text.encode())


def _dates(context: Context) -> Mapping[tuple[PlanDocument, str], int]:
    """Return how many dates each activity has, and under the id "" each plan."""
    counts: Counter[tuple[PlanDocument, str]] = Counter()
    of_series = Counter(map(itemgetter(0), context.compiled.occurrences))
    for series, dates in of_series.items():
        counts[series.document, series.activity.id] += dates
        counts[series.document, ""] += dates
    return counts


def _activities(
    document: PlanDocument, dates: Mapping[tuple[PlanDocument, str], int]
) -> Iterator[CheckedActivity]:
    for index, activity in enumerate(document.model.activities):
        span = document.span("activities", index)
        count = dates.get((document, activity.id), 0)
        yield CheckedActivity(document.model.plan, activity.id, activity.title, span, count)
