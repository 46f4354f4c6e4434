"""Writing a folder of files as the update of what planctl wrote there before.

What the manifest lists is planctl's: it is replaced, and removed when it is no longer wanted and
nobody has changed it. Every other file stays as it is; one that is in the way is given up only
by force.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NoReturn

import typer

from planctl.cli._terminal import say
from planctl.export.atomic import exclusively
from planctl.export.issue import Foreign
from planctl.export.manifest import Manifest, digest, manifest_bytes, read_manifest
from planctl.export.parts import Division
from planctl.export.publication import Publication, read_publication
from planctl.export.together import read_inside, replace_together
from planctl.messages import Message, Translator, msg
from planctl.status import Status
from planctl.tuples import NamedTuple

__all__ = [
    "INDEX",
    "SITE",
    "Outcome",
    "former_split",
    "held",
    "in_the_way",
    "is_ours",
    "name_unlisted",
    "put_files",
    "read_former",
    "refuse",
]


INDEX = "index.json"
"""What lists the calendars of a folder that a split wrote."""

SITE = "manifest.json"
"""What lists the files of a site."""


class Outcome(NamedTuple):
    """What became of a folder: counts of files."""

    written: int
    kept: int
    removed: int


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Make a folder if it is missing and hold it against other processes in here.

    Ends the process as wrong usage where the folder cannot be made, read or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with exclusively(folder / "any"):
            yield
    except OSError as error:
        message = f"cannot write {error.filename or folder}: {error.strerror or error}"
        raise typer.BadParameter(message, param_hint="--output") from None


def read_former(folder: Path, name: str) -> Manifest | Message | None:
    """Return the manifest of that name, why it is none, or None where there is no such file."""
    data = read_inside(folder, name)
    return None if data is None else read_manifest(data)


def former_split(folder: Path, by: Division | Literal["plan"]) -> Manifest | Message | None:
    """Return what a split wrote into a folder, why something else stands there, or None."""
    former = read_former(folder, INDEX)
    if former is None and isinstance(read_former(folder, SITE), Manifest):
        return msg("the folder is a site that `planctl publish` writes")
    if not isinstance(former, Manifest):
        return former
    if former.made != "split" or any(listed.by != by for listed in former.calendars):
        return msg("it lists calendars that were split in another way")
    return former


def name_unlisted(folder: Path, listed: Collection[str], translator: Translator) -> None:
    """Say which calendars of planctl's stand in a folder that had no index, and are not in it.

    They may be single exports, or what is left of plans that are gone; nobody knows.
    """
    ours = [
        file.name
        for file in sorted(folder.glob("*.ics"))
        if file.name not in listed and isinstance(read_publication(file.read_bytes()), Publication)
    ]
    if ours:
        text = msg("no index listed these calendars, so they stay as they are: {files}", files=ours)
        say(text, translator)


def refuse(folder: Path, foreign: Sequence[Foreign], translator: Translator) -> NoReturn:
    """Name the files in the way and end the process as wrong usage."""
    for file, fault in foreign:
        path = str(folder / file) if file else str(folder)
        say(msg("{file} is left as it is, for {fault}", file=path, fault=fault), translator)
    say(msg("nothing was written; --force writes over such files"), translator)
    raise typer.Exit(Status.USAGE)


def put_files(
    folder: Path,
    name: str,
    manifest: Manifest,
    files: Mapping[str, bytes],
    former: Manifest | None,
    translator: Translator,
) -> Outcome:
    """Write `files` and the manifest that lists them, and remove what `former` lists beside them.

    Before the first file is written the manifest lists old and new files, so that a process that
    is killed leaves none that nobody knows.
    """
    listed = {} if former is None else dict(former.files)
    gone = [path for path in listed if path not in files]
    removed = [path for path in gone if is_ours(folder, path, listed[path], translator)]
    if former is None or listed.keys() != files.keys():
        union = manifest.model_copy(update={"files": {**listed, **manifest.files}})
        replace_together(folder, {name: manifest_bytes(union)})
    written = replace_together(folder, {**files, name: manifest_bytes(manifest)}, removed)
    fresh = sum(path != name for path in written)
    return Outcome(fresh, len(files) - fresh, len(removed))


def in_the_way(folder: Path, files: Mapping[str, bytes], own: Collection[str]) -> list[Foreign]:
    """Return the files that would be written over and are neither `own` nor the same."""
    fault = msg("planctl did not write it")
    found = []
    for path, data in files.items():
        old = None if path in own else read_inside(folder, path)
        if old is not None and old != data:
            found.append(Foreign(path, fault))
    return found


def is_ours(folder: Path, path: str, written: str, translator: Translator) -> bool:
    """Tell whether a file is there as planctl wrote it; say so where it was changed since."""
    data = read_inside(folder, path)
    if data is None:
        return False
    if digest(data) == written:
        return True
    file = str(folder / path)
    say(msg("{file} is no longer wanted but stays, for somebody changed it", file=file), translator)
    return False
