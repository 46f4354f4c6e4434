"""Writing a folder of files as the update of what planctl wrote there before.

What the manifest lists is planctl's: it is replaced, and removed when it is no longer wanted and
nobody has changed it. Every other file stays as it is; one that is in the way is given up only
by force.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, NoReturn

import typer

from planctl.cli._status import Status
from planctl.cli._terminal import say
from planctl.export.atomic import exclusively
from planctl.export.issue import Foreign
from planctl.export.manifest import Manifest, digest, manifest_bytes, read_manifest
from planctl.export.together import read_inside, replace_together
from planctl.messages import Message, Translator, msg

__all__ = ["Outcome", "held", "in_the_way", "is_ours", "put_files", "read_former", "refuse"]


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
