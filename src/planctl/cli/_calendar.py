"""Writing a calendar over the one that was published before, as its update."""

from __future__ import annotations

from pathlib import Path

import typer

from planctl.cli._put import put
from planctl.cli._source_date import moment
from planctl.cli._terminal import say
from planctl.export.atomic import exclusively
from planctl.export.client import Client, too_large
from planctl.export.edition import Edition
from planctl.export.publication import Publication, read_publication
from planctl.export.reissue import Reissue
from planctl.messages import Message, Translator, msg
from planctl.status import Status

__all__ = ["put_calendar", "require_importable"]


def put_calendar(output: Path, edition: Edition, translator: Translator, *, force: bool) -> None:
    """Write the calendar of `edition` and say to `translator`'s reader what an update changes.

    Two processes that write the same calendar take turns, so that each continues the other's.
    A file that would not change is not touched. Ends the process as wrong usage where a file
    stands that planctl did not write, unless `force` gives it up. Raises Miswritten when the
    calendar does not read back as it should; nothing is written then.
    """
    if str(output) == "-" or (output.exists() and not output.is_file()):
        put(output, _written(edition, translator)[0])
        return
    with exclusively(output):
        old = _read(output)
        former = None if old is None else read_publication(old)
        if isinstance(former, Message):
            if not force:
                _refuse(output, former, translator)
            former = None
        if former is None:
            put(output, _written(edition, translator)[0])
            return
        reissued = edition._replace(reissue=Reissue(former, *moment()))
        data, published = _written(reissued, translator)
        if data != old:
            put(output, data)
    say(_comparison(former, published), translator)


def _read(output: Path) -> bytes | None:
    try:
        return output.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"cannot read {output}: {error.strerror or error}"
        raise typer.BadParameter(message, param_hint="--output") from None


def _refuse(output: Path, fault: Message, translator: Translator) -> None:
    text = msg("{file} is left as it is, for {fault}", file=str(output), fault=fault)
    say(text, translator)
    say(msg("nothing was written; --force writes over the file"), translator)
    raise typer.Exit(Status.USAGE)


def _written(edition: Edition, translator: Translator) -> tuple[bytes, Publication]:
    from planctl.export.ics import write_ics
    from planctl.export.readback import read_back

    data = write_ics(edition)
    published = read_back(data, edition)
    require_importable(data, edition.client, translator)
    return data, published


def require_importable(data: bytes, client: Client, translator: Translator) -> None:
    """End the process as wrong usage where a calendar is too large for its client."""
    fault = too_large(data, client)
    if fault is None:
        return
    say(fault, translator)
    say(msg("nothing was written; --split writes several smaller ones"), translator)
    raise typer.Exit(Status.USAGE)


def _comparison(former: Publication, published: Publication) -> Message:
    before, now = former.components, published.components
    both = before.keys() & now.keys()
    changed = [now[uid] for uid in both if now[uid].raw != before[uid].raw]
    cancelled = sum(event.status == "cancelled" for event in changed)
    return msg(
        "compared with the calendar before: {added} new, {changed} changed, {cancelled} cancelled, "
        "{dropped} dropped, {kept} as they were",
        added=len(now.keys() - before.keys()),
        changed=len(changed) - cancelled,
        cancelled=cancelled,
        dropped=len(before.keys() - now.keys()),
        kept=len(both) - len(changed),
    )
