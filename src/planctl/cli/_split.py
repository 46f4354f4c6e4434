"""Writing a calendar for each place, party or category into a folder, with an index."""

from __future__ import annotations

from pathlib import Path

from planctl.cli._calendar import require_importable
from planctl.cli._folder import (
    INDEX,
    former_split,
    held,
    name_unlisted,
    put_files,
    refuse,
)
from planctl.cli._source_date import moment
from planctl.cli._terminal import say
from planctl.export.edition import Edition
from planctl.export.issue import Foreign, Wanted, issue
from planctl.export.manifest import Manifest, digest
from planctl.export.parts import Division, parts
from planctl.export.together import read_inside
from planctl.messages import Message, Translator, msg

__all__ = ["put_parts"]


def put_parts(
    folder: Path, edition: Edition, by: Division, translator: Translator, *, force: bool
) -> None:
    """Write the parts of `edition` as calendars, each the update of the one that was there.

    All are made and read back before the first is replaced. Ends the process as wrong usage
    where files stand that planctl did not write, unless `force` gives them up.
    """
    with held(folder):
        former = former_split(folder, by)
        foreign = []
        if isinstance(former, Message):
            foreign.append(Foreign(INDEX, former))
            former = None
        wanted = [Wanted(f"{p.slug}.ics", by, p.edition) for p in parts(edition, by)]
        listed = () if former is None else former.calendars
        issues, others = issue(
            wanted, edition, listed, lambda name: read_inside(folder, name), moment()
        )
        foreign += others
        if foreign and not force:
            refuse(folder, foreign, translator)
        for issued in issues:
            require_importable(issued.data, edition.client, translator)
        files = {issued.listed.file: issued.data for issued in issues}
        manifest = Manifest(
            made="split",
            title=edition.title,
            calendars=tuple(issued.listed for issued in issues),
            files={name: digest(data) for name, data in files.items()},
        )
        outcome = put_files(folder, INDEX, manifest, files, former, translator)
        if former is None:
            name_unlisted(folder, files, translator)
    for issued in issues:
        if issued.listed.gone:
            say(_farewell(folder / issued.listed.file, issued.listed.name, edition), translator)
    say(
        msg(
            "{count} calendars in {folder}: {written} written, {kept} as they were, {removed} "
            "removed",
            count=len(files),
            folder=str(folder),
            written=outcome.written,
            kept=outcome.kept,
            removed=outcome.removed,
        ),
        translator,
    )


def _farewell(file: Path, name: str, edition: Edition) -> Message:
    if edition.delivery == "feed":
        return msg(
            "{file} is empty from now on: no date of {name} is left", file=str(file), name=name
        )
    return msg(
        "{file} holds cancelled dates only: no other date of {name} is left",
        file=str(file),
        name=name,
    )
