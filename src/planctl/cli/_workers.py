"""Who works for a command: this process, more of them, or a cluster, as the options say."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from planctl.batch.workers import Workers

__all__ = ["ExecutorOption", "JobsOption", "NoCacheOption", "workers_for"]

JobsOption = Annotated[
    Optional[int],  # noqa: UP045 - typer reads the annotation at run time
    typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes; default: one a core."),
]
ExecutorOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        metavar="WHERE", help="Work elsewhere: tcp://HOST:PORT of Dask, or MODULE:FACTORY."
    ),
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Neither use nor keep what files gave before.")
]

MANY = 256
"""From so many files on, all cores are used unless it is said how many."""

_AHEAD = 3
"""Batches that wait for each process, so that none waits for the next."""


@contextmanager
def workers_for(files: int, jobs: int | None, executor: str | None) -> Iterator[Workers | None]:
    """Give the workers for so many files, None where this process does the work.

    Ends as wrong usage where there are none such.
    """
    workers = _workers(files, jobs, executor)
    if workers is None:
        yield None
        return
    with workers:
        yield workers


def _workers(files: int, jobs: int | None, executor: str | None) -> Workers | None:
    if executor is not None:
        if jobs is not None:
            message = "--jobs and --executor exclude each other: the executor has its own workers"
            raise typer.BadParameter(message, param_hint="--jobs")
        from planctl.batch.workers import Workers

        return Workers(_elsewhere(executor), ahead=64)
    count = jobs or ((os.cpu_count() or 1) if files >= MANY else 1)
    if count == 1 or files <= 1:
        return None
    from planctl.batch.workers import Workers, pool

    return Workers(lambda: pool(count), ahead=count * _AHEAD)


def _elsewhere(executor: str) -> Callable[[], Executor]:
    if "://" in executor:
        return _cluster(executor)
    module, colon, name = executor.partition(":")
    if not colon or not module or not name:
        message = f"“{executor}” is neither tcp://HOST:PORT nor MODULE:FACTORY"
        raise typer.BadParameter(message, param_hint="--executor")
    from concurrent.futures import Executor
    from importlib import import_module

    try:
        factory = getattr(import_module(module), name)
    except (ImportError, AttributeError) as error:
        message = f"cannot find {executor}: {error}"
        raise typer.BadParameter(message, param_hint="--executor") from None

    def start() -> Executor:
        made = factory()
        if not isinstance(made, Executor):
            message = f"{executor} gives no concurrent.futures.Executor, but {type(made).__name__}"
            raise typer.BadParameter(message, param_hint="--executor")
        return made

    return start


def _cluster(address: str) -> Callable[[], Executor]:
    from importlib import import_module

    try:
        distributed = import_module("distributed")
    except ImportError:
        message = "a Dask cluster needs more: pip install 'planctl[cluster]'"
        raise typer.BadParameter(message, param_hint="--executor") from None

    def start() -> Executor:
        try:
            client = distributed.Client(address, timeout="5s", set_as_default=False)
        except (OSError, ValueError) as error:
            message = f"no Dask scheduler answers at {address}: {error}"
            raise typer.BadParameter(message, param_hint="--executor") from None
        made: Executor = client.get_executor(pure=False)
        return made

    return start
