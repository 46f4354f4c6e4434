"""Tasks give the same in every executor, and what breaks a process is known by name."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from multiprocessing import forkserver, get_all_start_methods

import pytest

from planctl.batch.workers import Done, Failed, InThisProcess, Workers, pool


def doubled(items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


def deadly(items: Sequence[int]) -> list[int]:
    if 13 in items:
        os._exit(9)
    return doubled(items)


def faulty(items: Sequence[int]) -> list[int]:
    if 13 in items:
        message = "thirteen"
        raise ValueError(message)
    return doubled(items)


def threads() -> Executor:
    return ThreadPoolExecutor(2)


def two_processes() -> Executor:
    return pool(2)


TASKS = [[0, 1, 2], [3], [], [4, 13, 5], [6, 7]]


@pytest.mark.parametrize("start", [InThisProcess, threads, two_processes])
def test_results_come_in_the_order_of_the_tasks(start: type[Executor]) -> None:
    with Workers(start, ahead=3) as workers:
        results = [done.result for done in workers.run(doubled, TASKS) if isinstance(done, Done)]
    assert results == [[0, 2, 4], [6], [], [8, 26, 10], [12, 14]]


@pytest.mark.parametrize("start", [InThisProcess, threads, two_processes])
def test_an_item_that_raises_is_named_and_the_rest_is_done(start: type[Executor]) -> None:
    with Workers(start, ahead=3) as workers:
        outcomes = list(workers.run(faulty, TASKS))
    failed = [outcome for outcome in outcomes if isinstance(outcome, Failed)]
    assert failed == [Failed(13, "ValueError: thirteen")]
    done = [n for o in outcomes if isinstance(o, Done) for n in o.result]
    assert done == [0, 2, 4, 6, 8, 10, 12, 14]


@pytest.mark.parametrize("ahead", [1, 2, 8])
def test_an_item_that_ends_its_process_is_named_and_the_rest_is_done(ahead: int) -> None:
    with Workers(two_processes, ahead=ahead) as workers:
        outcomes = list(workers.run(deadly, TASKS))
    failed = [outcome for outcome in outcomes if isinstance(outcome, Failed)]
    assert failed == [Failed(13, "the process ended")]
    done = [n for o in outcomes if isinstance(o, Done) for n in o.result]
    assert done == [0, 2, 4, 6, 8, 10, 12, 14]


def test_no_more_tasks_are_taken_than_are_ahead() -> None:
    taken: list[int] = []

    def tasks():  # type: ignore[no-untyped-def]
        for n in range(10):
            taken.append(n)
            yield [n]

    with Workers(InThisProcess, ahead=2) as workers:
        outcomes = workers.run(doubled, tasks())
        next(outcomes)
        assert taken == [0, 1]


@pytest.mark.skipif("forkserver" not in get_all_start_methods(), reason="no server of processes")
def test_an_interrupt_while_processes_begin_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = forkserver.ensure_running

    def interrupted() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        begin()

    monkeypatch.setattr(forkserver, "ensure_running", interrupted)
    with pytest.raises(KeyboardInterrupt):
        pool(1)
