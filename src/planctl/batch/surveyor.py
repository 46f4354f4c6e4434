"""Judging many files: tasks for workers, verdicts in a spool, what is known from before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from planctl.batch.bonds import Bonds, Group
from planctl.batch.cache import Cache, Stored
from planctl.batch.marks import Marks, marks_of, marks_without_rules
from planctl.batch.memory import Memory
from planctl.batch.packing import packed, unpacked
from planctl.batch.spool import Spool
from planctl.batch.survey import FEW, Survey
from planctl.batch.verdict import Judged, Judging, Piece, Verdict, judge, pieces
from planctl.batch.workers import Done, Failed, InThisProcess, Workers
from planctl.diagnostics import Span, found
from planctl.messages import msg
from planctl.plan.find import Found
from planctl.tuples import NamedTuple

__all__ = ["BATCH", "surveyed"]

BATCH = 32
"""How many groups of files a process is given at a time."""

_AT_A_TIME = 256
"""How many groups the cache is asked for at a time."""


class _Task(NamedTuple):
    """A group of files to judge together, and the key of their verdicts in the cache."""

    group: Group
    files: tuple[Found, ...]
    by: Judging
    key: bytes | None


def surveyed(
    files: Sequence[Found],
    by: Judging,
    workers: Workers | None,
    cache: Cache | None,
    report: Callable[[int], None],
) -> Survey:
    """Judge files as `survey` does, with the help of workers and of a cache."""
    spool, bonds = Spool(), Bonds()
    survey = Survey(
        lambda: (verdict for data in spool.all() for verdict in unpacked(data)),
        spool.pieces,
        spool.close,
    )
    memory = None if cache is None else Memory(files, by, cache)
    if memory is not None and _recalled(memory, spool):
        report(len(files))
        return survey
    workers = workers or Workers(InThisProcess)
    surveyor = _Surveyor(files, by, workers, memory, report, spool, bonds)
    numbers = range(len(files))
    if len(files) > FEW or len(files) < 2 or surveyor.judge([Group(tuple(numbers))]):
        surveyor.judge(Group((number,)) for number in numbers)
        for group in surveyor.once_more().judge(bonds.groups()):
            surveyor.give_up(group, "the plans that are tied to it cannot be judged with it")
    bonds.close()
    if memory is not None:
        memory.keep_all(survey)
    return survey


def _recalled(memory: Memory, spool: Spool) -> bool:
    """Put into the spool what all files gave before; tell whether all of it is known."""
    for first, data in memory.all_parts():
        if data is None:
            return False
        spool.put(first, data)
    return True


class _Surveyor:
    """Judges files into a spool."""

    def __init__(
        self,
        files: Sequence[Found],
        by: Judging,
        workers: Workers,
        memory: Memory | None,
        report: Callable[[int], None],
        spool: Spool,
        bonds: Bonds,
    ) -> None:
        self._spool = spool
        self._bonds = bonds
        self._files = files
        self._by = by
        self._workers = workers
        self._memory = memory
        self._report = report

    def once_more(self) -> _Surveyor:
        """Return one that adds to the same spool: products are made, and files counted."""
        by = self._by._replace(product=None)
        return _Surveyor(
            self._files, by, self._workers, self._memory, lambda _: None, self._spool, self._bonds
        )

    def judge(self, groups: Iterable[Group]) -> list[Group]:
        """Judge groups, the members of each together; return the groups where that failed.

        A single file does not fail: that the work on it broke off is its verdict.
        """
        tasks = self._tasks(groups)
        batches = iter(lambda: list(islice(tasks, BATCH)), [])
        failed = []
        for outcome in self._workers.run(_judged, batches):
            match outcome:
                case Done(items, result):
                    if self._memory is not None:
                        self._memory.keep(zip((task.key for task in items), result, strict=True))
                    for task, stored in zip(items, result, strict=True):
                        self._keep(task.group, stored)
                case Failed(task, reason) if task.group.alone:
                    self.give_up(task.group, reason)
                case Failed(task):
                    failed.append(task.group)
        return failed

    def give_up(self, group: Group, reason: str) -> None:
        """Keep as the verdict on files that the work on them broke off."""
        if self._memory is not None:
            self._memory.forget()
        files = [self._files[number].path.as_posix() for number in group.numbers]
        self._keep(group, _stored([_broken_off(file, reason) for file in files]))

    def _tasks(self, groups: Iterable[Group]) -> Iterator[_Task]:
        """Yield what has to be worked on; what is known from before is kept at once."""
        rest = iter(groups)
        while some := list(islice(rest, _AT_A_TIME)):
            known = [None] * len(some) if self._memory is None else self._memory.known(some)
            for group, stored in zip(some, known, strict=True):
                if stored is None:
                    yield self._task(group)
                else:
                    self._keep(group, stored)

    def _task(self, group: Group) -> _Task:
        if self._memory is None:
            files = tuple(self._files[number] for number in group.numbers)
            return _Task(group, files, self._by, None)
        files, key = self._memory.read(group)
        return _Task(group, files, self._by, key)

    def _keep(self, group: Group, stored: Stored) -> None:
        self._spool.put_pieces(stored.pieces)
        for number, data in zip(group.numbers, stored.data, strict=True):
            self._spool.put(number, data)
        if stored.marks is not None:
            self._bonds.put(group.numbers[0], stored.marks)
        self._report(len(group.numbers))


def _judged(tasks: Sequence[_Task]) -> list[Stored]:
    """Judge groups of files in this process: what workers are asked to do."""
    results = []
    for task in tasks:
        judged = judge(task.files, task.by, task.group.loads)
        marks = _marks(judged, task.by) if task.group.alone else None
        results.append(_stored(judged.verdicts, marks, pieces(judged, task.by)))
    return results


def _marks(judged: Judged, by: Judging) -> Marks | None:
    if not judged.context.documents:
        return None
    (document,), (verdict,) = judged.context.documents, judged.verdicts
    if not by.rules:
        return marks_without_rules(document)
    return marks_of(judged.context, document, verdict.findings)


def _stored(
    verdicts: Sequence[Verdict], marks: Marks | None = None, made: tuple[Piece, ...] = ()
) -> Stored:
    """Return verdicts as they are sent and kept."""
    includes = dict(include for verdict in verdicts for include in verdict.includes)
    lasting = all(verdict.lasting for verdict in verdicts)
    data = tuple(packed([verdict]) for verdict in verdicts)
    return Stored(data, marks, tuple(includes.items()), lasting, made)


def _broken_off(file: str, reason: str) -> Verdict:
    text = msg("the work on {file} broke off: {reason}", file=file, reason=reason)
    aid = msg("try it alone: `planctl check {file} --jobs 1`", file=file)
    return Verdict(file, findings=(found("broken-off", text, Span(file), help=aid),))
