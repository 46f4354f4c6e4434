"""A calendar for each plan, made where the plan is compiled, however many plans there are.

The calendars are written into a folder of their own first; what is returned is what has to be
known to put them in their places together.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from planctl.batch.verdict import Piece
from planctl.export.client import CLIENTS, too_large
from planctl.export.edition import Delivery, Edition
from planctl.export.issue import Issue, Wanted, issue
from planctl.export.manifest import Listed, Manifest, digest, read_manifest
from planctl.export.parts import slug_of
from planctl.export.together import read_inside
from planctl.messages import Language, Message, Translator
from planctl.occurrence import Compiled, Occurrence
from planctl.plan.document import PlanDocument

__all__ = ["INDEX", "EachPlan", "Made", "read_index"]

INDEX = "index.json"


class Made(NamedTuple):
    """What became of one plan's calendar."""

    listed: Listed
    sha256: str
    changed: bool
    """Whether it was written, because the file in its place has other bytes or is none."""
    foreign: Message | None = None
    """Why the file in its place is not planctl's."""
    fault: Message | None = None
    """Why the calendar cannot be given to its client."""


class EachPlan(NamedTuple):
    """Makes the calendars of plans: each the update of the one that is in `folder`.

    Paths are absolute. `language` None stands for each plan's own.
    """

    folder: str
    staging: str
    language: Language | None
    source_date: datetime | None
    delivery: Delivery
    client: str
    to_dos: bool
    recurring: bool

    def knows(self, plans: Sequence[PlanDocument]) -> Iterable[str]:
        """Return nothing: no ids are asked for."""
        del plans
        return ()

    def pieces(self, compiled: Compiled) -> Iterator[Piece]:
        """Write the calendar of each plan into the staging folder."""
        own: dict[PlanDocument, list[Occurrence]] = {plan: [] for plan in compiled.documents}
        for occurrence in compiled.occurrences:
            own[occurrence.series.document].append(occurrence)
        for plan, occurrences in own.items():
            made = self._made(plan, occurrences)
            yield Piece(0, 0, made.listed.file, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))

    def edition(self, plan: PlanDocument, occurrences: Sequence[Occurrence]) -> Edition:
        """Return what is to be written of a plan."""
        return Edition(
            (plan,),
            occurrences,
            Translator(self.language or plan.language),
            self.source_date,
            delivery=self.delivery,
            client=CLIENTS[self.client],
            to_dos=self.to_dos,
            recurring=self.recurring,
        )

    def _made(self, plan: PlanDocument, occurrences: Sequence[Occurrence]) -> Made:
        folder = Path(self.folder)
        file = f"{slug_of(plan.model.plan)}.ics"
        edition = self.edition(plan, occurrences)
        former = _listed(folder, _stamp(folder)).get(file)
        (issued,), foreign = issue(
            [Wanted(file, "plan", edition)],
            edition,
            () if former is None else [former],
            lambda name: read_inside(folder, name),
        )
        return self.staged(issued, foreign[0].fault if foreign else None)

    def staged(self, issued: Issue, foreign: Message | None = None) -> Made:
        """Write a calendar into the staging folder unless it is in its place already."""
        listed, data = issued
        changed = read_inside(Path(self.folder), listed.file) != data
        if changed:
            (Path(self.staging) / listed.file).write_bytes(data)
        return Made(listed, digest(data), changed, foreign, too_large(data, CLIENTS[self.client]))


def read_index(folder: Path) -> Manifest | Message | None:
    """Return what stands in a folder, why its index is none of ours, or None without one."""
    data = read_inside(folder, INDEX)
    return None if data is None else read_manifest(data)


def _stamp(folder: Path) -> tuple[int, int] | None:
    try:
        state = (folder / INDEX).stat()
    except FileNotFoundError:
        return None
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=1)
def _listed(folder: Path, stamp: tuple[int, int] | None) -> dict[str, Listed]:
    """Return what the index lists; `stamp` tells one index from the next."""
    former = None if stamp is None else read_index(folder)
    return {one.file: one for one in former.calendars} if isinstance(former, Manifest) else {}
