"""What planctl wrote into a folder: which calendars, and every file with its hash.

A folder of calendars outlives the places and parties that it was made for. The manifest is the
memory of them: what is listed and no longer wanted is withdrawn; what is not listed is somebody
else's and stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from planctl.export.parts import Division
from planctl.messages import Message, msg

__all__ = ["Listed", "Manifest", "digest", "manifest_bytes", "read_manifest"]

_SEGMENT = "[A-Za-z0-9_][A-Za-z0-9_.-]*"
_Path = Annotated[str, StringConstraints(pattern=f"^{_SEGMENT}(/{_SEGMENT})*$")]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Listed(_Frozen):
    """A calendar of the folder."""

    file: _Path
    """Relative to the folder, with `/`."""
    by: Division | Literal["plan"] | None
    """What it is a part by; None for the calendar of all dates."""
    name: str
    """The place, party or category, or the title of all."""
    colour: str | None
    dates: Annotated[int, Field(ge=0)]
    """How many it holds, cancelled ones left out."""
    last: date | None
    """The last day of all that was ever published in it."""
    gone: bool = False
    """Whether no plan has a date for it any more; the file then only takes back what it said."""


class Manifest(_Frozen):
    """What stands in a folder."""

    planctl: Literal[1] = 1
    """The version of this form."""
    made: Literal["split", "site"]
    title: str
    calendars: tuple[Listed, ...]
    files: Mapping[_Path, str]
    """The SHA-256 of each file, in hexadecimal digits, by its path."""


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return a manifest as JSON."""
    return manifest.model_dump_json(indent=1).encode() + b"\n"


def read_manifest(data: bytes) -> Manifest | Message:
    """Return the manifest in `data`, or why it is none."""
    try:
        return Manifest.model_validate_json(data)
    except ValidationError:
        return msg("it is no list of files that planctl wrote")


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal digits."""
    return sha256(data).hexdigest()
