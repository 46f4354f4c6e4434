"""Writing a site over the one that was published before."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO
from pathlib import Path

from planctl.cli._folder import SITE, held, in_the_way, put_files, read_former, refuse
from planctl.cli._source_date import moment
from planctl.cli._terminal import say
from planctl.export.client import CLIENTS, too_large
from planctl.export.edition import Edition
from planctl.export.issue import Foreign, Issue, issue
from planctl.export.manifest import Manifest, digest
from planctl.export.together import read_inside
from planctl.messages import Message, Translator, msg
from planctl.website.address import Address
from planctl.website.feeds import feeds
from planctl.website.pages import pages

__all__ = ["put_site"]


_ROBOTS = b"User-agent: *\nAllow: /\n"


def put_site(
    folder: Path, edition: Edition, address: Address | None, translator: Translator, *, force: bool
) -> None:
    """Write calendars, pages and the manifest of a site; say what was done and what is amiss.

    All is made, and the calendars read back, before the first file is replaced. Ends the process
    as wrong usage where files stand that planctl did not write, unless `force` gives them up.
    """
    edition = edition._replace(delivery="feed")
    with held(folder):
        former, foreign = _former(folder)
        listed = () if former is None else former.calendars
        issues, others = issue(
            feeds(edition), edition, listed, lambda name: read_inside(folder, name), moment()
        )
        files = _files(folder, edition, issues, address)
        own = set() if former is None else set(former.files)
        own |= {issued.listed.file for issued in issues}
        foreign += [*others, *in_the_way(folder, files, own)]
        if foreign and not force:
            refuse(folder, foreign, translator)
        manifest = Manifest(
            made="site",
            title=edition.title,
            calendars=tuple(issued.listed for issued in issues),
            files={name: digest(data) for name, data in files.items()},
        )
        outcome = put_files(folder, SITE, manifest, files, former, translator)
    for message in _remarks(issues, address):
        say(message, translator)
    say(
        msg(
            "{calendars} calendars and {pages} pages in {folder}: {written} files written, {kept} "
            "as they were, {removed} removed",
            calendars=len(issues),
            pages=sum(name.endswith(".html") for name in files),
            folder=str(folder),
            written=outcome.written,
            kept=outcome.kept,
            removed=outcome.removed,
        ),
        translator,
    )


def _former(folder: Path) -> tuple[Manifest | None, list[Foreign]]:
    """Return what was published before, and why the folder is somebody else's."""
    former = read_former(folder, SITE)
    if isinstance(former, Message):
        return None, [Foreign(SITE, former)]
    if former is None:
        if any(not path.name.startswith(".") for path in folder.iterdir()):
            return None, [Foreign("", msg("it is not empty and planctl did not publish it"))]
        return None, []
    if former.made != "site":
        return None, [Foreign(SITE, msg("it does not list a site"))]
    return former, []


def _files(
    folder: Path, edition: Edition, issues: list[Issue], address: Address | None
) -> dict[str, bytes]:
    """Return all files by their paths, the calendars first: pages speak of them."""
    files = {}
    for issued in issues:
        name = issued.listed.file
        files[name] = issued.data
        files[f"{name}.gz"] = _compressed(read_inside(folder, f"{name}.gz"), issued.data)
    return {**files, **pages(edition, address), "robots.txt": _ROBOTS}


def _compressed(former: bytes | None, data: bytes) -> bytes:
    """Return `data` compressed; the former bytes where another zlib chose others for the same."""
    if former is not None:
        try:
            if gzip.decompress(former) == data:
                return former
        except (OSError, EOFError, zlib.error):
            pass
    buffer = BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0) as file:
        file.write(data)
    return buffer.getvalue()


def _remarks(issues: list[Issue], address: Address | None) -> list[Message]:
    said = []
    if address is None:
        said.append(
            msg(
                "without `--base-url` the pages offer files only: links to subscribe and QR codes "
                "hold the public address; `planctl serve` shows the one in the local network"
            )
        )
    elif not address.is_secure:
        said.append(msg("iPhones subscribe to https addresses only, and this one is http"))
    for listed, data in issues:
        if listed.gone:
            said.append(
                msg(
                    "{file} is empty from now on: no date of {name} is left",
                    file=listed.file,
                    name=listed.name,
                )
            )
        if too_large(data, CLIENTS["google"]) is not None:
            said.append(
                msg(
                    "{file} is too large for Google: let people subscribe to the smaller calendars",
                    file=listed.file,
                )
            )
    return said
