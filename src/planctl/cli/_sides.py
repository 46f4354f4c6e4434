"""One side of a comparison: plans, or calendars that were published from plans."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import typer

from planctl.cli._options import Lang
from planctl.cli._run import Run, read_and_compile, report
from planctl.cli._terminal import environment_language, say
from planctl.difference import Entry, entries_in, entries_of
from planctl.export.edition import Edition
from planctl.export.publication import Publication, read_publication
from planctl.export.text import one_line
from planctl.frozen import Frozen
from planctl.messages import Language, Message, Translator, detect_language, msg
from planctl.status import Status

__all__ = ["Side", "read_side"]

_BEGIN = b"BEGIN:VCALENDAR"


class Side(Frozen):
    """Compiled plans, or published calendars; the other is empty."""

    run: Run | None
    calendars: tuple[Publication, ...]

    @property
    def language(self) -> Language:
        """The language of the first plan or calendar."""
        if self.run is not None:
            return self.run.documents[0].language
        return detect_language("".join(calendar.title for calendar in self.calendars))

    def title(self, translator: Translator) -> str:
        """Return the title of the plan or the calendar, or how many they are."""
        if self.run is not None:
            return Edition(self.run.documents, (), translator).title
        return "; ".join(one_line(calendar.title) for calendar in self.calendars)

    def issued_by(self, translator: Translator) -> str:
        """Return issuer and number of the only plan; calendars do not tell them apart."""
        if self.run is None or len(self.run.documents) != 1:
            return ""
        model = self.run.documents[0].model
        number = f"{translator(msg('No.'))} {model.number}" if model.number else ""
        return " · ".join(one_line(text) for text in (model.issuer, number) if text)

    def entries(self, translator: Translator) -> Iterator[Entry]:
        """Yield the dates, reasons in the language of `translator`."""
        if self.run is not None:
            return entries_of(self.run.occurrences, translator)
        return chain.from_iterable(map(entries_in, self.calendars))


def read_side(word: str, lang: Lang | None) -> Side:
    """Read what a user names: a calendar, a folder of calendars without plans, or plans.

    Ends the process with status 2 when it cannot be read or has errors, 3 when there is no plan.
    """
    from planctl.plan.find import find_plans

    path = Path(word)
    asked: Language | None = None if lang is None else lang.value
    translator = Translator(asked or environment_language() or "en")
    if path.is_dir() and not find_plans([word]):
        files = sorted(path.rglob("*.ics"))
        if files:
            return Side(None, tuple(_calendar(file, translator) for file in files))
    if path.suffix.lower() == ".ics" or _begins_as_calendar(path):
        return Side(None, (_calendar(path, translator),))
    run = read_and_compile([word], lang)
    if run.failed or not run.documents:
        report(run, [d for d in run.diagnostics if d.severity == "error"])
        say(msg("nothing was compared, because of the errors above"), run.translator)
        raise typer.Exit(Status.USAGE)
    return Side(run, ())


def _begins_as_calendar(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_BEGIN)) == _BEGIN
    except (OSError, ValueError):  # reading it as a plan will say
        return False


def _calendar(path: Path, translator: Translator) -> Publication:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        message = f"cannot read {path}: {getattr(error, 'strerror', None) or error}"
        raise typer.BadParameter(message) from None
    read = read_publication(data)
    if isinstance(read, Message):
        say(msg("{file} cannot be compared, for {fault}", file=str(path), fault=read), translator)
        raise typer.Exit(Status.USAGE)
    return read
