"""Processes that work for this one: a pool of them, a cluster, or none.

All are `concurrent.futures` executors, so that the same tasks run everywhere. A task that brings
its process down is split until the one item that does so is known; the rest is done again.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from threading import Thread
from typing import Any, Generic, NamedTuple, TypeVar

__all__ = ["Done", "Failed", "InThisProcess", "Workers", "pool"]

_PATIENCE = 2.0
"""Seconds that interrupted work may take to end."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Done(NamedTuple, Generic[Item, Result]):
    """A task and what it gave."""

    items: Sequence[Item]
    result: Result


class Failed(NamedTuple, Generic[Item]):
    """An item that could not be worked on, and how the work ended."""

    item: Item
    reason: str


class InThisProcess(Executor):
    """Runs every call at once, where it is made."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call `fn` and return its result as a future; only bugs of `fn` raise."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Workers:
    """Runs tasks on executors that `start` opens: one, and another whenever one has broken down.

    Usable in a `with` statement; leaving it cancels what has not begun and waits for the rest, for
    a process that is only starting would complain of its parent's end. Where an interrupt leaves
    it, the processes of this machine are ended and waited for a moment: one that held a lock
    would be waited for without end.
    """

    def __init__(self, start: Callable[[], Executor], ahead: int = 1) -> None:
        self._start = start
        self._ahead = ahead
        self._executor: Executor | None = None
        self._begun: deque[Future[Any]] = deque(maxlen=ahead + 1)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and not issubclass(kind, Exception):
            _end_processes()
            self._begun.clear()  # an executor without processes ends its futures itself
            close = Thread(target=self._close, daemon=True)
            close.start()
            close.join(_PATIENCE)
            return
        self._close()

    def run(
        self, function: Callable[[Sequence[Item]], Result], tasks: Iterable[Sequence[Item]]
    ) -> Iterator[Done[Item, Result] | Failed[Item]]:
        """Yield what `function` gives for each task, in their order.

        No more tasks are taken than are worked on and `ahead` of that. An item that cannot be
        worked on even alone is yielded as failed, the others of its task one by one.
        """
        waiting: deque[tuple[Sequence[Item], Future[Result]]] = deque()
        for items in tasks:
            waiting.append((items, self._submit(function, items)))
            if len(waiting) >= self._ahead:
                yield from self._finished(function, *waiting.popleft())
        while waiting:
            yield from self._finished(function, *waiting.popleft())

    def _finished(
        self,
        function: Callable[[Sequence[Item]], Result],
        items: Sequence[Item],
        future: Future[Result],
    ) -> Iterator[Done[Item, Result] | Failed[Item]]:
        try:
            yield Done(items, future.result())
        except Exception as error:
            if isinstance(error, BrokenExecutor):
                self._close()
            yield from self._one_by_one(function, items)

    def _one_by_one(
        self, function: Callable[[Sequence[Item]], Result], items: Sequence[Item]
    ) -> Iterator[Done[Item, Result] | Failed[Item]]:
        for item in items:
            yield self._alone(function, item)

    def _alone(
        self, function: Callable[[Sequence[Item]], Result], item: Item
    ) -> Done[Item, Result] | Failed[Item]:
        """Work on one item; only if it ends a process in which nothing else runs, it failed."""
        for _ in range(2):
            try:
                return Done([item], self._submit(function, [item]).result())
            except BrokenExecutor:
                self._close()
            except Exception as error:
                if os.environ.get("PLANCTL_DEBUG"):
                    raise
                return Failed(item, _reason(error))
        return Failed(item, _ENDED)

    def _submit(
        self, function: Callable[[Sequence[Item]], Result], items: Sequence[Item]
    ) -> Future[Result]:
        for _ in range(2):
            if self._executor is None:
                self._executor = self._start()
            try:
                future = self._executor.submit(function, items)
            except BrokenExecutor:
                self._close()
            else:
                self._begun.append(future)
                return future
        message = "no worker can be started"
        raise RuntimeError(message)

    def _close(self) -> None:
        if self._executor is not None:
            for future in self._begun:
                future.cancel()
            self._begun.clear()
            self._executor.shutdown()
            self._executor = None


def _end_processes() -> None:
    from multiprocessing import active_children

    for process in active_children():
        process.kill()


_ENDED = "the process ended"


def _reason(error: Exception) -> str:
    name = type(error).__name__
    return _ENDED if name == "KilledWorker" else f"{name}: {error}"  # as Dask calls it


def pool(jobs: int) -> Executor:
    """Return a pool of processes on this machine, which leave Ctrl-C to this one."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    context = get_context(method)
    if method == "forkserver":
        from multiprocessing import forkserver, resource_tracker

        context.set_forkserver_preload(["planctl.batch.surveyor"])
        resource_tracker.ensure_running()  # before, for it ends what is uninterrupted
        with _uninterrupted():  # the server inherits it
            forkserver.ensure_running()
    executor = ProcessPoolExecutor(jobs, context, _begin_work)
    with _uninterrupted():
        executor.submit(int)  # starts the processes: one that is only half known is never ended
    return executor


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait until the body is done, where signals can wait."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_work() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when that which it works for is no more, however that came."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
