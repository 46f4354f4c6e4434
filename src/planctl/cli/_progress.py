"""How far a long run is, on a terminal's stderr; nothing where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from planctl.messages import Translator, msg

__all__ = ["progress"]

_BAR_FROM = 200
"""Up to so many files a bar would be gone before it is read; a word is enough."""


@contextmanager
def progress(files: int, translator: Translator) -> Iterator[Callable[[int], None]]:
    """Give a function that is told of each number of files that are done.

    What was shown is gone when the work ends, however it ends.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
    elif files < _BAR_FROM:
        with _word(translator(msg("checking…"))):
            yield lambda _: None
    else:
        with _bar(files, translator) as advance:
            yield advance


@contextmanager
def _word(text: str) -> Iterator[None]:
    print(text, end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


@contextmanager
def _bar(files: int, translator: Translator) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    rate = translator(msg("plans a second"))

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text("" if speed is None else f"{speed:,.0f} {rate}")

    columns = (
        TextColumn(translator(msg("checking…"))),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=files)
        yield lambda count: bar.advance(task, count)
