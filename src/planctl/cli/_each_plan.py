"""Writing a calendar for each of any number of plans into a folder, with an index."""

from __future__ import annotations

import pickle
import secrets
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import typer

from planctl.batch.survey import survey
from planctl.batch.verdict import Judging
from planctl.cli._folder import INDEX, former_split, held, is_ours, name_unlisted, refuse
from planctl.cli._options import Lang
from planctl.cli._outcome import outcome_of
from planctl.cli._progress import progress
from planctl.cli._run import files_of
from planctl.cli._source_date import moment, source_date
from planctl.cli._terminal import environment_language, say
from planctl.cli._workers import workers_for
from planctl.export.atomic import write_atomically
from planctl.export.client import CLIENTS
from planctl.export.each_plan import EachPlan, Made
from planctl.export.edition import Delivery, Edition
from planctl.export.issue import Foreign, issue
from planctl.export.manifest import Listed, Manifest, manifest_bytes
from planctl.export.together import read_inside, replace_together
from planctl.messages import Language, Message, Translator, detect_language, msg
from planctl.status import Status
from planctl.tuples import NamedTuple

__all__ = ["Asked", "put_each_plan"]


class Asked(NamedTuple):
    """Which plans, in which shape, into which folder, and who does the work."""

    words: Sequence[str]
    lang: Lang | None
    folder: Path
    delivery: Delivery
    client: str
    to_dos: bool
    recurring: bool
    force: bool
    jobs: int | None
    executor: str | None


def put_each_plan(asked: Asked) -> None:
    """Write the calendars, each the update of the one that was there, and the index.

    All are made and read back before the first is replaced; nothing is written when an error
    stands. A plan that is gone is taken back. Ends the process as wrong usage where files stand
    that planctl did not write, unless `force` gives them up.
    """
    given: Language | None = None if asked.lang is None else asked.lang.value
    translator = Translator(given or environment_language() or "vi")
    with held(asked.folder), _staging(asked.folder) as staging:
        former = former_split(asked.folder, "plan")
        if isinstance(former, Message):
            if not asked.force:
                refuse(asked.folder, [Foreign(INDEX, former)], translator)
            former = None
        product = EachPlan(
            str(asked.folder.resolve()),
            str(staging.resolve()),
            given,
            source_date(),
            asked.delivery,
            asked.client,
            asked.to_dos,
            asked.recurring,
            moment(),
        )
        made = _made(asked, product, translator)
        _require_ours(asked, made, translator)
        listed = () if former is None else former.calendars
        made += _taken_back(product, listed, {one.listed.file for one in made}, asked.folder)
        removed = _replaced(product, asked.folder, staging, made, former, translator)
        if former is None:
            name_unlisted(asked.folder, {one.listed.file for one in made}, translator)
    changed = sum(one.changed for one in made)
    say(
        msg(
            "{count} calendars in {folder}: {written} written, {kept} as they were, {removed} "
            "removed",
            count=len(made),
            folder=str(asked.folder),
            written=changed,
            kept=len(made) - changed,
            removed=removed,
        ),
        translator,
    )


def _made(asked: Asked, product: EachPlan, translator: Translator) -> list[Made]:
    """Have the calendars made, and end the process where an error stands."""
    files = files_of(asked.words, asked.lang)
    with (
        workers_for(len(files), asked.jobs, asked.executor) as workers,
        progress(len(files), translator) as report,
    ):
        found = survey(files, Judging(product=product), workers, None, report)
    try:
        outcome = outcome_of(found, asked.words, translator)
        outcome.report(translator)
        if outcome.errors:
            say(msg("nothing was written, because of the errors above"), translator)
            outcome.end()
        return [pickle.loads(data) for data in found.pieces()]
    finally:
        found.close()


def _require_ours(asked: Asked, made: Sequence[Made], translator: Translator) -> None:
    faults = [one for one in made if one.fault is not None]
    for one in faults:
        assert one.fault is not None
        say(msg("{file}: {fault}", file=one.listed.file, fault=one.fault), translator)
    if faults:
        say(msg("nothing was written, because of the errors above"), translator)
        raise typer.Exit(Status.USAGE)
    foreign = [Foreign(one.listed.file, one.foreign) for one in made if one.foreign is not None]
    if foreign and not asked.force:
        refuse(asked.folder, foreign, translator)


def _taken_back(
    product: EachPlan, former: Sequence[Listed], there: set[str], folder: Path
) -> list[Made]:
    """Return the calendars of plans that are gone, as long as their dates are ahead."""
    taken = []
    for listed in former:
        if listed.file not in there:
            whole = Edition(
                (),
                (),
                Translator(product.language or detect_language(listed.name)),
                product.source_date,
                delivery=product.delivery,
                client=CLIENTS[product.client],
            )
            issues, _ = issue(
                [], whole, [listed], lambda name: read_inside(folder, name), product.moment
            )
            taken += [product.staged(issued) for issued in issues]
    return taken


def _replaced(
    product: EachPlan,
    folder: Path,
    staging: Path,
    made: Sequence[Made],
    former: Manifest | None,
    translator: Translator,
) -> int:
    """Put the new files into their places, and return how many old ones were removed.

    The index comes first, with old and new files, so that a process that is killed leaves none
    that nobody knows.
    """
    files = {one.listed.file: one.sha256 for one in made}
    named = detect_language(made[0].listed.name) if made else "vi"
    speaking = Translator(product.language or named)
    title = speaking(msg("{count} plans", count=sum(not one.listed.gone for one in made)))
    listed = tuple(one.listed for one in made)
    index = Manifest(made="split", title=title, calendars=listed, files=files)
    before = {} if former is None else dict(former.files)
    dropped = [
        file
        for file, sha256 in before.items()
        if file not in files and is_ours(folder, file, sha256, translator)
    ]
    if former is None or before.keys() != files.keys():
        union = index.model_copy(update={"files": {**before, **files}})
        write_atomically(folder / INDEX, manifest_bytes(union))
    for one in made:
        if one.changed:
            new, target = staging / one.listed.file, folder / one.listed.file
            with suppress(FileNotFoundError):
                new.chmod(stat.S_IMODE(target.stat().st_mode))
            new.replace(target)
    replace_together(folder, {INDEX: manifest_bytes(index)}, dropped)
    return len(dropped)


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """Give a folder in `folder`, and clear away what a process that was killed left of its own."""
    for left in folder.glob(".planctl-*.tmp"):
        shutil.rmtree(left, ignore_errors=True)
    staging = folder / f".planctl-{secrets.token_hex(8)}.tmp"
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)
