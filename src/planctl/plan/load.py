"""From files to plans: read, validate, resolve includes, and check that every id exists.

A broken file never stops the others: each stage returns what it could make and what it found.
Shared files are read once however many plans include them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from planctl.diagnostics import Diagnostic, Label, Span, found
from planctl.frozen import Frozen
from planctl.messages import msg
from planctl.plan.document import PlanDocument
from planctl.plan.find import Found
from planctl.plan.model import PlanModel, Shared
from planctl.plan.nearest import did_you_mean
from planctl.plan.period import period_days
from planctl.plan.references import check_references
from planctl.plan.shape import shape
from planctl.plan.source import Source, parse_source, read_source
from planctl.plan.vocabulary import Calendar, Party, Place
from planctl.workdays import OverlayDay, UnknownCountry, WorkingCalendar

__all__ = ["Loaded", "load_plans"]

Entry = TypeVar("Entry", Place, Party)

_USUAL = Calendar.model_construct()
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Loaded(Frozen):
    """The plans that could be read, all findings, and the files that hold no plan."""

    documents: tuple[PlanDocument, ...]
    diagnostics: tuple[Diagnostic, ...]
    broken: tuple[Source, ...] = ()
    """Files that could be read but are no sound plans."""
    passed_over: tuple[str, ...] = ()
    """Files found in a folder or by a glob that have no `plan:` key."""


def load_plans(files: Iterable[Found]) -> Loaded:
    """Read plan files; the order of `files` is kept."""
    shelf = _Shelf()
    documents: list[PlanDocument] = []
    diagnostics: list[Diagnostic] = []
    broken: list[Source] = []
    passed_over: list[str] = []
    for file in files:
        path = file.path
        source, faults = _read(file, path)
        diagnostics += faults
        if source is None:
            continue
        if not file.named and _is_no_plan(source):
            passed_over.append(source.file)
            continue
        document, faults = _load(source, path, shelf)
        diagnostics += faults
        if document is None:
            broken.append(source)
        else:
            documents.append(document)
    diagnostics += _same_plan_ids(documents)
    found_here = (*diagnostics, *shelf.diagnostics)
    return Loaded(tuple(documents), found_here, tuple(broken), tuple(passed_over))


def _read(file: Found, path: Path) -> tuple[Source | None, list[Diagnostic]]:
    if file.octets is None:
        return read_source(path)
    return parse_source(file.octets, path.as_posix())


def _is_no_plan(source: Source) -> bool:
    return isinstance(source.value, dict) and not {"plan", "activities"} & source.value.keys()


class _SharedFile(Frozen, eq=False):
    source: Source
    model: Shared
    includes: tuple[_SharedFile, ...]


class _Shelf:
    """Shared files by resolved path; None stands for one that could not be read."""

    def __init__(self) -> None:
        self.files: dict[Path, _SharedFile | None] = {}
        self.diagnostics: list[Diagnostic] = []


def _load(
    source: Source, path: Path, shelf: _Shelf
) -> tuple[PlanDocument | None, list[Diagnostic]]:
    model, diagnostics = shape(source, PlanModel)
    if model is None:
        return None, diagnostics
    includes: list[_SharedFile] = []
    if model.include:
        includes, faults = _includes(source, model, path, shelf, (path.resolve(),))
        diagnostics += faults
    if len(includes) < len(model.include):
        return None, diagnostics
    layers = [(source, model), *_layers(includes)]
    places, faults = _merged([(s, m.places) for s, m in layers], "places")
    diagnostics += faults
    parties, faults = _merged([(s, m.parties) for s, m in layers], "parties")
    diagnostics += faults
    diagnostics += check_references(source, model, places, parties)
    diagnostics += _timezone(source, model)
    days, faults = period_days(model.period, lambda: source.span(("period",)))
    diagnostics += faults
    calendar, faults = _calendar(layers)
    diagnostics += faults
    if days is None or calendar is None or any(d.severity == "error" for d in diagnostics):
        return None, diagnostics
    included = tuple(shared for shared, _ in layers[1:])
    return PlanDocument(source, model, *days, places, parties, calendar, included), diagnostics


def _includes(
    source: Source, model: Shared, path: Path, shelf: _Shelf, chain: tuple[Path, ...]
) -> tuple[list[_SharedFile], list[Diagnostic]]:
    files: list[_SharedFile] = []
    diagnostics: list[Diagnostic] = []
    for index, name in enumerate(model.include):
        span = source.span(("include", index))
        target = path.parent / name
        if target.resolve() in chain:
            names = " → ".join(p.name for p in (*chain, target))
            text = msg("the include goes round in a circle: {files}", files=names)
            diagnostics.append(found("include-cycle", text, span))
        elif not target.is_file():
            text = msg("the included file “{name}” does not exist", name=name)
            there = [p.name for p in target.parent.glob("*.y*ml")] if target.parent.is_dir() else []
            aid = did_you_mean(target.name, there)
            diagnostics.append(found("include-missing", text, span, help=aid))
        elif (shared := _shared(target, shelf, chain)) is not None:
            files.append(shared)
        else:
            text = msg("the included file “{name}” has errors", name=name)
            diagnostics.append(found("include-missing", text, span))
    return files, diagnostics


def _shared(path: Path, shelf: _Shelf, chain: tuple[Path, ...]) -> _SharedFile | None:
    key = path.resolve()
    if key not in shelf.files:
        shelf.files[key] = None
        source, faults = read_source(path)
        shelf.diagnostics += faults
        if source is None:
            return None
        model, faults = shape(source, Shared)
        shelf.diagnostics += faults
        if model is None:
            return None
        includes, faults = _includes(source, model, path, shelf, (*chain, key))
        shelf.diagnostics += faults
        if len(includes) == len(model.include):
            shelf.files[key] = _SharedFile(source, model, tuple(includes))
    return shelf.files[key]


def _layers(files: Iterable[_SharedFile]) -> Iterator[tuple[Source, Shared]]:
    """Every included file once, nearest first."""
    seen: dict[str, tuple[Source, Shared]] = {}
    queue = list(files)
    while queue:
        file = queue.pop(0)
        seen.setdefault(file.source.file, (file.source, file.model))
        queue += file.includes
    return iter(seen.values())


def _merged(
    layers: list[tuple[Source, dict[str, Entry]]], table: str
) -> tuple[dict[str, Entry], list[Diagnostic]]:
    nearest, entries = layers[0]
    merged = dict(entries)
    where = dict.fromkeys(entries, nearest)
    diagnostics = []
    for source, entries in layers[1:]:
        for name, entry in entries.items():
            if name in merged and merged[name] != entry:
                text = msg("`{id}` is declared twice, and differently", id=name)
                here, there = (s.key_span((table, name)) for s in (where[name], source))
                related = [Label(there, msg("the other declaration"))]
                diagnostics.append(found("duplicate-id", text, here, related=related))
            merged.setdefault(name, entry)
            where.setdefault(name, source)
    return merged, diagnostics


def _timezone(source: Source, model: PlanModel) -> list[Diagnostic]:
    if "timezone" not in model.model_fields_set:
        return []
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    try:
        ZoneInfo(model.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        text = msg("there is no time zone “{name}”", name=model.timezone)
        aid = did_you_mean(model.timezone, available_timezones())
        return [found("bad-value", text, source.span(("timezone",)), help=aid)]
    return []


def _calendar(
    layers: list[tuple[Source, Shared]],
) -> tuple[WorkingCalendar | None, list[Diagnostic]]:
    """Lay the calendars over each other: the nearest file that speaks of a day decides it."""
    given = [(source, model.calendar) for source, model in layers if model.calendar is not None]
    overlay: dict[int, OverlayDay] = {}
    diagnostics: list[Diagnostic] = []
    for source, calendar in given:
        here: dict[int, Span] = {}
        for index, entry in enumerate(calendar.days):
            span = source.span(("calendar", "days", index))
            day = entry.date.toordinal()
            if day in here:
                text = msg("{day} stands twice in one calendar", day=entry.date)
                related = [Label(here[day], msg("first here"))]
                diagnostics.append(found("duplicate-id", text, span, related=related))
            here.setdefault(day, span)
            overlay.setdefault(day, OverlayDay(entry.is_ == "off", entry.why, span))
    source, base = given[0] if given else (layers[0][0], _USUAL)
    try:
        if not overlay:
            return _plain_calendar(base.country, *base.weekend), diagnostics
        return WorkingCalendar(base.country, _days_off(base.weekend), overlay), diagnostics
    except UnknownCountry:
        text = msg("no public holidays are known for “{country}”", country=base.country)
        span = source.span(("calendar", "country"))
        return None, [*diagnostics, found("bad-value", text, span)]


@lru_cache(maxsize=64)
def _plain_calendar(country: str | None, *weekend: str) -> WorkingCalendar:
    """Return a calendar without days of the plan's own, the same for all plans that have none."""
    return WorkingCalendar(country, _days_off(weekend))


def _days_off(weekend: Iterable[str]) -> frozenset[int]:
    return frozenset(map(_WEEKDAYS.index, weekend))


def _same_plan_ids(documents: Iterable[PlanDocument]) -> Iterator[Diagnostic]:
    first: dict[str, PlanDocument] = {}
    for document in documents:
        other = first.setdefault(document.model.plan, document)
        if other is not document:
            yield found(
                "duplicate-id",
                msg("the plan id `{id}` is used by two files", id=document.model.plan),
                document.span("plan"),
                related=[Label(other.span("plan"), msg("also here"))],
                help=msg("give each plan an id of its own: it is part of every event's identity"),
            )
