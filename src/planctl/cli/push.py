"""`planctl push`: bring a calendar on a CalDAV server to the state of plans."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from planctl.cli._options import LangOption, Plans
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from planctl.caldav.address import Address
    from planctl.caldav.collection import Collection
    from planctl.caldav.login import Login
    from planctl.caldav.synchronise import Synchronisation, Write
    from planctl.cli._run import Run
    from planctl.messages import Message, Translator

__all__ = ["push"]

_TIMEOUT = 30
_MANY = 20
"""Writes from which on a terminal shows how far they are."""


def push(
    plans: Plans,
    to: Annotated[
        str, typer.Option("--to", metavar="URL", help="The calendar's address for CalDAV.")
    ],
    user: Annotated[
        Optional[str],  # noqa: UP045 - typer reads the annotation at run time
        typer.Option(
            metavar="NAME",
            help="Who logs in; default: PLANCTL_CALDAV_USER. The password comes from "
            "PLANCTL_CALDAV_PASSWORD or the keyring.",
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", "-n", help="Show what would change, and change nothing."),
    ] = False,
    former: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            metavar="ID",
            help="Delete the events of this plan too, which was renamed or is no more.",
        ),
    ] = None,
    insecure: Annotated[
        bool,
        typer.Option("--insecure", help="Send the password over http, where others can read it."),
    ] = False,
    timeout: Annotated[
        int, typer.Option(metavar="SECONDS", min=1, help="How long to wait for an answer.")
    ] = _TIMEOUT,
    lang: LangOption = None,
) -> None:
    """Write the dates of plans into a calendar on a CalDAV server, so that it holds just these.

    Events of other plans and of people stay. What did not change is not written.
    Status 1 when the calendar is not at the plans' state: after --dry-run because it differs,
    otherwise because not everything could be written.

    Example: planctl push plans/ --to https://dav.example.org/lan/lich/ --user lan --dry-run
    """
    from planctl.caldav.fault import ServerFault
    from planctl.cli._run import end, read_and_compile, report
    from planctl.cli._terminal import environment_language, say
    from planctl.messages import Translator, msg
    from planctl.status import Status

    early = Translator((lang and lang.value) or environment_language() or "en")
    address = _address(to, early)
    login = _login(address, user, early, insecure=insecure)
    run = read_and_compile(plans, lang)
    report(run, [d for d in run.diagnostics if d.severity == "error"])
    if run.failed or not run.documents:
        say(msg("nothing was pushed, because of the errors above"), run.translator)
        end(run)
        raise typer.Exit(Status.FINDINGS)
    ids = _ids(run, former or ())
    with _opened(address, login, timeout) as collection:
        try:
            found = _compared(run, collection, ids)
        except ServerFault as fault:
            say(msg("{url}: {fault}", url=address.url, fault=fault.message), run.translator)
            say(msg("nothing was pushed"), run.translator)
            raise typer.Exit(Status.USAGE) from None
        at_state = _shown(run, found) if dry_run else _written(run, found, collection)
    if not at_state:
        raise typer.Exit(Status.FINDINGS)
    end(run)


def _address(to: str, translator: Translator) -> Address:
    from planctl.caldav.address import read_address
    from planctl.messages import Message

    address = read_address(to)
    if isinstance(address, Message):
        raise typer.BadParameter(translator(address), param_hint="--to")
    return address


def _login(
    address: Address, user: str | None, translator: Translator, *, insecure: bool
) -> Login | None:
    from planctl.caldav.login import find_login
    from planctl.messages import Message, msg

    login = find_login(address, user, os.environ)
    if isinstance(login, Message):
        raise typer.BadParameter(translator(login), param_hint="--user")
    if login is not None and not address.is_private and not insecure:
        message = msg(
            "http would show the password to everybody on the way; use https://, or `--insecure` "
            "where nobody else is on the way"
        )
        raise typer.BadParameter(translator(message), param_hint="--to")
    return login


@contextmanager
def _opened(address: Address, login: Login | None, timeout: int) -> Iterator[Collection]:
    try:
        import caldav  # noqa: F401 - missing or not is to be known first

        from planctl.caldav.collection import Collection
    except ImportError as error:
        message = f"{error.name} is not installed; pip install 'planctl[push]' installs it"
        raise typer.BadParameter(message, param_hint="push") from None
    with Collection(address, login, timeout) as collection:
        yield collection


def _ids(run: Run, former: Sequence[str]) -> set[str]:
    """Return the ids of the plans whose events the collection holds, and of former ones."""
    ids = {document.model.plan for document in run.documents}
    for name in former:
        if name in ids:
            message = f"{name} is among the plans that are pushed, so its events are kept"
            raise typer.BadParameter(message, param_hint="--former")
    return ids.union(former)


def _compared(run: Run, collection: Collection, ids: set[str]) -> Synchronisation:
    """Read the collection and compare it with the calendar of the plans."""
    from datetime import UTC, datetime

    from planctl.caldav.synchronise import planned_events, synchronise
    from planctl.cli._source_date import source_date
    from planctl.export.edition import Edition
    from planctl.export.ics import write_ics
    from planctl.export.readback import read_back
    from planctl.messages import Translator

    resources = collection.resources()
    source = source_date()
    language = run.language or run.documents[0].language
    edition = Edition(run.documents, run.occurrences, Translator(language), source, delivery="feed")
    data = write_ics(edition)
    publication = read_back(data, edition)
    return synchronise(
        planned_events(data, publication),
        publication.zones,
        resources,
        ids,
        source or datetime.now(UTC),
    )


def _shown(run: Run, found: Synchronisation) -> bool:
    """Show what would be written; return whether that is nothing."""
    from planctl.cli._terminal import say, write_out
    from planctl.difference import differences, entries_in, entries_of
    from planctl.messages import msg
    from planctl.notice import notice_text

    keys = {write.key for write in found.writes}  # servers may tell the same instant otherwise
    all_told = differences(entries_in(found.held), entries_of(run.occurrences, run.translator))
    told = [difference for difference in all_told if difference.entry.key in keys]
    write_out(notice_text(told, run.translator))
    _tell_edited(found.writes, run.translator)
    others = len(keys) - len(told)
    if others:
        text = msg("events that differ in their text or alarms only: {count}", count=others)
        say(text, run.translator)
    counts = _counts(found.writes)
    say(
        msg(
            "a push would create {created}, change {changed} and delete {deleted} events; "
            "{kept} are as they should be",
            kept=found.kept,
            **counts,
        ),
        run.translator,
    )
    return not found.writes


class _Failure(NamedTuple):
    write: Write
    message: Message


def _written(run: Run, found: Synchronisation, collection: Collection) -> bool:
    """Make the writes; return whether all of them succeeded."""
    from planctl.caldav.fault import ServerFault
    from planctl.cli._terminal import say
    from planctl.messages import msg

    done: list[Write] = []
    failed: list[_Failure] = []
    end: Message | None = None
    try:
        for write in _with_progress(found.writes, run.translator):
            try:
                collection.make(write)
            except ServerFault as fault:
                if not fault.alone:
                    end = fault.message
                    break
                failed.append(_Failure(write, fault.message))
            else:
                done.append(write)
    except KeyboardInterrupt:
        _summarise(run, found, done)
        raise
    _tell_edited(done, run.translator)
    for write, message in failed:
        text = msg("{title} ({key}): {fault}", title=write.title, key=write.key, fault=message)
        say(text, run.translator)
    if end is not None:
        say(msg("stopped: {fault}", fault=end), run.translator)
    _summarise(run, found, done)
    return len(done) == len(found.writes)


def _with_progress(writes: Sequence[Write], translator: Translator) -> Iterator[Write]:
    """Yield the writes; on a terminal with a line that counts them, gone at the end."""
    from planctl.messages import msg

    if len(writes) < _MANY or not sys.stderr.isatty():
        yield from writes
        return
    try:
        for number, write in enumerate(writes, 1):
            text = msg("writing {number} of {count}", number=number, count=len(writes))
            print(f"\r\x1b[2K{translator(text)}", end="", file=sys.stderr, flush=True)
            yield write
    finally:
        print("\r\x1b[2K", end="", file=sys.stderr, flush=True)


def _tell_edited(writes: Sequence[Write], translator: Translator) -> None:
    from planctl.cli._terminal import say
    from planctl.messages import msg

    for write in writes:
        if write.edited:
            text = msg(
                "{title} ({key}) was changed in the calendar itself; the plan goes before that",
                title=write.title,
                key=write.key,
            )
            say(text, translator)


def _summarise(run: Run, found: Synchronisation, done: Sequence[Write]) -> None:
    from planctl.cli._terminal import say
    from planctl.messages import msg

    counts = _counts(done)
    text = msg(
        "created {created}, changed {changed}, deleted {deleted}; {kept} were as they should be",
        kept=found.kept,
        **counts,
    )
    say(text, run.translator)
    left = len(found.writes) - len(done)
    if left:
        say(msg("not written: {left}; running it again completes it", left=left), run.translator)


def _counts(writes: Sequence[Write]) -> dict[str, int]:
    actions = [write.action for write in writes]
    return {
        "created": actions.count("create"),
        "changed": actions.count("replace"),
        "deleted": actions.count("delete"),
    }
