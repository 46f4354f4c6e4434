"""Judging many files: tasks for workers, entries of the cache, verdicts in a spool."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from planctl.batch.cache import Cache, Stored, digest, fingerprint, loads
from planctl.batch.spool import Spool
from planctl.batch.survey import FEW, Survey
from planctl.batch.verdict import Judging, Piece, Verdict, judge, pieces
from planctl.batch.workers import Done, Failed, InThisProcess, Workers
from planctl.check.cures import plain
from planctl.diagnostics import Span, found
from planctl.messages import msg
from planctl.plan.find import Found
from planctl.plan.source import content_digest, octets_of
from planctl.tuples import NamedTuple

__all__ = ["BATCH", "surveyed"]

BATCH = 32
"""How many groups of files a process is given at a time."""

_Group = tuple[int, ...]
"""Files that are judged together, by their numbers."""


class _Task(NamedTuple):
    """A group of files to judge together, and the key of their verdicts in the cache."""

    group: _Group
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
    spool = Spool()
    surveyor = _Surveyor(files, by, workers or Workers(InThisProcess), cache, report, spool)
    together = tuple(range(len(files)))
    if len(files) > FEW or len(files) < 2 or surveyor.judge([together]):
        surveyor.judge((number,) for number in together)
        tied = map(tuple, spool.tied())
        for group in surveyor.once_more().judge(tied):
            surveyor.give_up(group, "the plans that are tied to it cannot be judged with it")
    return Survey(lambda: map(_read, spool.all()), spool.pieces, spool.close)


class _Surveyor:
    """Judges files into a spool."""

    def __init__(
        self,
        files: Sequence[Found],
        by: Judging,
        workers: Workers,
        cache: Cache | None,
        report: Callable[[int], None],
        spool: Spool,
    ) -> None:
        self._spool = spool
        self._files = files
        self._by = by
        self._workers = workers
        self._cache = cache
        self._report = report
        self._how = b"" if cache is None else digest(fingerprint(), repr(by).encode())
        self._included: dict[str, bytes | None] = {}

    def once_more(self) -> _Surveyor:
        """Return one that adds to the same spool: products are made, and files counted."""
        by = self._by._replace(product=None)
        return _Surveyor(self._files, by, self._workers, self._cache, lambda _: None, self._spool)

    def judge(self, groups: Iterable[_Group]) -> list[_Group]:
        """Judge groups, the members of each together; return the groups where that failed.

        A single file does not fail: that the work on it broke off is its verdict.
        """
        tasks = self._tasks(groups)
        batches = iter(lambda: list(islice(tasks, BATCH)), [])
        failed = []
        for outcome in self._workers.run(_judged, batches):
            match outcome:
                case Done(items, result):
                    self._remember(items, result)
                    for task, stored in zip(items, result, strict=True):
                        self._keep(task.group, stored)
                case Failed(task, reason) if len(task.group) == 1:
                    self.give_up(task.group, reason)
                case Failed(task):
                    failed.append(task.group)
        return failed

    def give_up(self, group: _Group, reason: str) -> None:
        """Keep as the verdict on files that the work on them broke off."""
        files = [self._files[number].path.as_posix() for number in group]
        self._keep(group, _stored([_broken_off(file, reason) for file in files]))

    def _tasks(self, groups: Iterable[_Group]) -> Iterator[_Task]:
        """Yield what has to be worked on; what the cache knows is kept at once."""
        for group in groups:
            task = self._task(group)
            known = None if self._cache is None or task.key is None else self._cache.get(task.key)
            if known is None or not self._current(known):
                yield task
            else:
                self._keep(group, known)

    def _task(self, group: _Group) -> _Task:
        files = tuple(self._files[number] for number in group)
        if self._cache is None:
            return _Task(group, files, self._by, None)
        files = tuple(file._replace(octets=octets_of(file.path)) for file in files)
        parts = [self._how]
        for file in files:
            if file.octets is None:
                return _Task(group, files, self._by, None)
            parts += [str(file.path).encode("utf-8", "surrogateescape"), file.octets]
            parts.append(b"named" if file.named else b"found")
        return _Task(group, files, self._by, digest(*parts))

    def _current(self, stored: Stored) -> bool:
        """Tell whether the included files are still what they were."""
        return all(self._content(file) == content for file, content in stored.includes)

    def _content(self, file: str) -> bytes | None:
        if file not in self._included:
            octets = octets_of(Path(file))
            self._included[file] = None if octets is None else content_digest(octets)
        return self._included[file]

    def _remember(self, tasks: Iterable[_Task], results: Iterable[Stored]) -> None:
        if self._cache is not None:
            entries = [
                (task.key, stored)
                for task, stored in zip(tasks, results, strict=True)
                if task.key is not None and stored.lasting
            ]
            self._cache.put(entries)

    def _keep(self, group: _Group, stored: Stored) -> None:
        self._spool.put_pieces(stored.pieces)
        for number, data in zip(group, stored.data, strict=True):
            self._spool.put(number, data, stored.ties)
        self._report(len(group))


def _judged(tasks: Sequence[_Task]) -> list[Stored]:
    """Judge groups of files in this process: what workers are asked to do."""
    results = []
    for task in tasks:
        judged = judge(task.files, task.by)
        results.append(_stored(judged.verdicts, pieces(judged, task.by)))
    return results


def _stored(verdicts: Sequence[Verdict], made: tuple[Piece, ...] = ()) -> Stored:
    """Return verdicts as they are sent and kept: without moves, which lead to all dates.

    Those that rest on what a file could not include do not last: the file may come.
    """
    verdicts = [v._replace(findings=tuple(map(plain, v.findings))) for v in verdicts]
    includes = dict(include for verdict in verdicts for include in verdict.includes)
    lasting = all(v.passed_over or v.plan is not None for v in verdicts)
    ties = verdicts[0].ties if len(verdicts) == 1 else ()
    return Stored(tuple(map(_dumped, verdicts)), ties, tuple(includes.items()), lasting, made)


def _broken_off(file: str, reason: str) -> Verdict:
    text = msg("the work on {file} broke off: {reason}", file=file, reason=reason)
    aid = msg("try it alone: `planctl check {file} --jobs 1`", file=file)
    return Verdict(file, findings=(found("broken-off", text, Span(file), help=aid),))


def _dumped(verdict: Verdict) -> bytes:
    return pickle.dumps(tuple(verdict), pickle.HIGHEST_PROTOCOL)


def _read(data: bytes) -> Verdict:
    return Verdict(*loads(data))
