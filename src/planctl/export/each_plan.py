"""A calendar for each plan, made where the plan is compiled, however many plans there are.

The calendars are written into a folder of their own first; what is returned is what has to be
known to put them in their places together.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from planctl.batch.verdict import Piece
from planctl.export.atomic import write_atomically
from planctl.export.client import CLIENTS, too_large
from planctl.export.edition import Delivery, Edition
from planctl.export.issue import Issue, Wanted, issue
from planctl.export.manifest import Listed, digest
from planctl.export.parts import slug_of
from planctl.export.reissue import Moment
from planctl.export.together import read_inside
from planctl.messages import Language, Message, Translator, msg
from planctl.occurrence import Compiled, Occurrence
from planctl.plan.document import PlanDocument
from planctl.tuples import NamedTuple

__all__ = ["EachPlan", "Made"]


class Made(NamedTuple):
    """What became of one plan's calendar."""

    listed: Listed
    sha256: str
    changed: bool
    """Whether it was written, because the file in its place has other bytes or is none."""
    foreign: Message | None = None
    """Why the file in its place is not planctl's."""
    fault: Message | None = None
    """Why the calendar cannot be written, or not be given to its client."""


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
    moment: Moment

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
        (issued,), foreign = issue(
            [Wanted(file, "plan", edition)],
            edition,
            (),
            lambda name: read_inside(folder, name),
            self.moment,
        )
        return self.staged(issued, foreign[0].fault if foreign else None)

    def staged(self, issued: Issue, foreign: Message | None = None) -> Made:
        """Write a calendar into the staging folder unless it is in its place already."""
        listed, data = issued
        fault = too_large(data, CLIENTS[self.client])
        changed = read_inside(Path(self.folder), listed.file) != data
        if changed:
            try:
                write_atomically(Path(self.staging) / listed.file, data)
            except OSError as error:
                fault = msg("it cannot be written: {reason}", reason=error.strerror or str(error))
        return Made(listed, digest(data), changed, foreign, fault)
