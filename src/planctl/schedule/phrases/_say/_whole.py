"""The whole phrase."""

from __future__ import annotations

from planctl.schedule.phrases._cycle import (
    close,
)
from planctl.schedule.phrases._draft import (
    Draft,
    Marker,
    finish,
)
from planctl.schedule.phrases._reading import Fault, Place
from planctl.schedule.phrases._say._cycles import together
from planctl.schedule.rules import (
    Times,
    TimeSpan,
)

__all__ = ["finished", "only_time", "several"]


def finished(
    at: Place,
    draft: Draft | Times,
    marks: tuple[Marker | None, ...] = (),
    tail: tuple[Marker | None, ...] = (),
) -> Draft | Fault:
    if isinstance(draft, Times):
        draft = Draft((draft,))
    done = finish(at, draft, marks, tail)
    return done if isinstance(done, Fault) else close(done)


def several(
    at: Place,
    parts: tuple[Draft | Times, ...],
    marks: tuple[Marker | None, ...] = (),
    tail: tuple[Marker | None, ...] = (),
) -> Draft | Fault:
    drafts = tuple(Draft((p,)) if isinstance(p, Times) else p for p in parts)
    listed = together(at, drafts)
    return listed if isinstance(listed, Fault) else finished(at, listed, marks, tail)


def only_time(at: Place, t: TimeSpan, marks: tuple[Marker | None, ...] = ()) -> Draft | Fault:
    return finish(at, Draft((), t), marks)
