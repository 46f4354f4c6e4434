"""From occurrences to the lines of their events and to-dos.

What the dates of a series share is put into a sheet once (`_icsseries`); a date adds its days,
its key and, where it differs, its texts. These are put into the sheets of a calendar together,
column by column, for a call for each date would cost more than all that it does. The UID of an
event that recurs is that of its series' prefix, the key without a period; X-PLANCTL-PERIODS names
the period of each of its dates, in order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import chain, compress, count
from operator import add, itemgetter
from typing import TYPE_CHECKING, Any

from planctl.export._icsfold import continued, escaped, folded
from planctl.export._icsform import text_line
from planctl.export._icsplan import DAYS
from planctl.export._icsrule import rule_of
from planctl.export._icsseries import DEADLINE_BLOCK, Kept, Places, Recurrence, Sheets
from planctl.export._icstext import day_off_reason, open_days, reasons
from planctl.export.rows import why_text
from planctl.export.text import lines
from planctl.messages import Language, Translator
from planctl.occurrence import Occurrence, Series, Shift, uids_of
from planctl.schedule.dating import Dating, Kind
from planctl.tuples import NamedTuple
from planctl.workdays import DayOff

if TYPE_CHECKING:
    from planctl.export.edition import Edition

__all__ = ["Events"]


class _Regular(NamedTuple):
    """What makes one event of a regular series."""

    first: Occurrence
    """The date at which the event stands."""
    recurrence: Recurrence
    reasons: tuple[str, ...]
    """What is to be said about any of the dates."""


class _Written(NamedTuple):
    """Events in order."""

    uids: Sequence[bytes]
    parts: list[bytes]
    """The parts of their lines: of each event as many."""

    def each(self) -> list[tuple[bytes, bytes]]:
        """Return UID and lines of each event."""
        if not self.uids:
            return []
        width = len(self.parts) // len(self.uids)
        starts = range(0, len(self.parts), width)
        events = [b"".join(self.parts[start : start + width]) for start in starts]
        return list(zip(self.uids, events, strict=True))


_Told = tuple[bytes, bytes, bytes]
"""What a title and a description end with on one date alone, and the line that says why."""
_LABEL = itemgetter(Dating._fields.index("label"))

_TOGETHER = 1024
"""How many dates are written together: more take more memory and no less time."""
_MOST_PERIODS = 4096


class _Periods(dict[str, bytes]):
    def __missing__(self, label: str) -> bytes:
        if len(self) >= _MOST_PERIODS:
            self.clear()
        period = self[label] = f"/{label}".encode() if label else b""
        return period


_PERIODS = _Periods()
"""What keys end with, by the labels of datings; many series have the same ones."""


class Events:
    """The events of an edition. An event that recurs stands at its first date."""

    def __init__(self, edition: Edition) -> None:
        delivered, self._translator = edition.delivered, edition.translator
        starts = range(0, len(delivered) or 1, _TOGETHER)
        self._together = [delivered[start : start + _TOGETHER] for start in starts]
        self._to_dos = edition.to_dos
        self._regular = _regular(delivered, self._translator) if edition.recurring else {}
        recurrences = {series: one.recurrence for series, one in self._regular.items()}
        self._sheets = Sheets(edition, recurrences)

    def lines(self) -> list[bytes]:
        """Return the folded lines of all events and their to-dos, in pieces of any length."""
        if self._to_dos:
            return [event for _, event in self.each()]
        *former, last = self._together
        joined = [b"".join(self._written(dates).parts) for dates in former]
        return joined + self._written(last).parts

    def each(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield UID and folded lines of each event, its to-do behind it."""
        for dates in self._together:
            written = iter(self._written(dates).each())
            for of in dates:
                if self._has_event(of):
                    yield next(written)
                if self._to_dos and (to_do := self._to_do(of)) is not None:
                    yield to_do

    def _has_event(self, of: Occurrence) -> bool:
        """Whether a date is not only a later one of an event that recurs."""
        regular = self._regular.get(of.series)
        return regular is None or regular.first is of

    def _written(self, dates: Sequence[Occurrence]) -> _Written:
        if self._regular:
            dates = [of for of in dates if self._has_event(of)]
        if not dates:
            return _Written((), [])
        series, kinds, datings, firsts, lasts, starts, ends, statuses, *others = _columns(dates)
        shapes = zip(series, kinds, statuses, starts, ends, strict=True)
        kept = list(map(self._sheets.__getitem__, shapes))
        periods = list(map(_PERIODS.__getitem__, map(_LABEL, datings)))
        told = {at: _told(dates[at], kept[at], self._translator) for at in _apart(kinds, others)}
        for at, regular in self._recurring(series):
            periods[at] = b""
            *_, for_about, _ = kept[at]
            told[at] = b"", continued(_behind(regular.reasons), for_about), b""
        sheets, for_first, for_last, names, rooms, *_ = _columns(kept)
        uids = uids_of(map(b"".join, zip(names, periods, strict=True)))
        if max(map(len, periods)) > min(rooms):
            periods = list(map(continued, periods, rooms))
        parts: list[bytes] = []
        for sheet in sheets:
            parts += sheet
        width, places = len(sheets[0]), self._sheets.places
        parts[places.uid :: width] = uids
        parts[places.start :: width] = _days(firsts, for_first)
        parts[places.end :: width] = _days(lasts, for_last)
        parts[places.period :: width] = periods
        _tell(parts, width, places, told)
        return _Written(uids, parts)

    def _recurring(self, series: Iterable[Series]) -> Iterator[tuple[int, _Regular]]:
        """Yield which events recur."""
        if self._regular:
            for at, of in enumerate(series):
                if of in self._regular:
                    yield at, self._regular[of]

    def _to_do(self, of: Occurrence) -> tuple[bytes, bytes] | None:
        kept = self._sheets[of.series, of.kind, of.status, of.start_minute, of.end_minute]
        *_, room, _, _, to_dos = kept
        if to_dos is None:
            return None
        _, more, why = _told(of, kept, self._translator)
        return to_dos.to_do(of, continued(_PERIODS[of.dating.label], room), more, why)


def _columns(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Return each field of all rows."""
    return zip(*rows, strict=True)


def _days(ordinals: Iterable[int], added: Collection[int]) -> Iterator[bytes]:
    """Return days as in DTSTART, so many days later each."""
    return map(DAYS.__getitem__, map(add, ordinals, added) if any(added) else ordinals)


def _apart(kinds: Iterable[Kind], others: Iterable[Collection[object]]) -> Iterable[int]:
    """Return which dates differ from others of their series: windows, and what has any other."""
    apart = {at for at, kind in enumerate(kinds) if kind == "window"}
    for column in others:
        if any(column):
            apart.update(compress(count(), column))
    return apart


def _told(of: Occurrence, kept: Kept, translator: Translator) -> _Told:
    """Return in which texts a date differs from others of its series."""
    _, kind, _, first, last, _, _, _, off, shift, change, steps = of
    *_, for_title, for_about, _ = kept
    days, more, why = b"", b"", b""
    if kind == "window":
        days = _continued(_open_days(first, last, translator.language), for_title)
    if steps or change:
        more = continued(_behind(reasons(of, translator)), for_about)
        why = _why_line(why_text(of, translator))
    elif off or shift:
        more, why = _by_day_off(first, off, shift, translator.language)
        more = _continued(more, for_about)
    return days, more, why


_continued = lru_cache(maxsize=8192)(continued)
"""What calendars repeat goes on behind many a line that has as much room."""


def _tell(parts: list[bytes], width: int, places: Places, told: Mapping[int, _Told]) -> None:
    """Put what is told of dates between the parts of their events, each of so many."""
    title, about, why = places.title + 1, places.about + 1, places.why + 1
    for at, (days, more, line) in told.items():
        event = at * width
        if days:
            parts[event + title] = days + parts[event + title]
        if more:
            parts[event + about] = more + parts[event + about]
        if line:
            parts[event + why] = line + parts[event + why]


@lru_cache(maxsize=4096)
def _open_days(first: int, last: int, language: Language) -> bytes:
    """Return what the title of a window ends with; many places have the same windows."""
    return escaped(open_days(first, last, Translator(language))).encode()


@lru_cache(maxsize=4096)
def _by_day_off(
    first: int, off: DayOff | None, shift: Shift | None, language: Language
) -> tuple[bytes, bytes]:
    """Return what a day off adds to a description, and why; many series meet the same days."""
    translator = Translator(language)
    why = "" if shift is None else translator(shift.why.message)
    return _behind([day_off_reason(first, off, shift, translator)]), _why_line(why)


def _behind(told: Iterable[str]) -> bytes:
    """Return what a description goes on with: a line for each thing to be told."""
    return escaped("".join(f"\n{reason}" for reason in told)).encode()


def _why_line(why: str) -> bytes:
    return text_line("X-PLANCTL-WHY", lines(why)) if why else b""


def _regular(delivered: Iterable[Occurrence], translator: Translator) -> dict[Series, _Regular]:
    """Return what recurs: the series whose dates are alike and follow one rule.

    That a date is a day off and stays is said of it in the description that all dates share.
    """
    dates: dict[Series, list[Occurrence]] = {}
    for of in delivered:
        dates.setdefault(of.series, []).append(of)
    found: dict[Series, _Regular] = {}
    for series, alike in dates.items():
        if not _may_recur(alike[0]) or len({_likeness(of, translator) for of in alike}) > 1:
            continue
        block = timedelta(minutes=DEADLINE_BLOCK if alike[0].kind == "deadline" else 0)
        rule = rule_of([of.start if of.all_day else of.start - block for of in alike])
        if rule is not None:
            told = dict.fromkeys(chain.from_iterable(reasons(of, translator) for of in alike))
            periods = text_line("X-PLANCTL-PERIODS", "\n".join(o.dating.label for o in alike))
            recurrence = Recurrence(folded(f"RRULE:{rule}"), periods)
            found[series] = _Regular(alike[0], recurrence, tuple(told))
    return found


def _likeness(of: Occurrence, translator: Translator) -> tuple[object, ...]:
    """Return all that an event tells but its days."""
    days = of.last - of.first
    steps = tuple(translator(step.message) for step in of.steps)
    return of.kind, of.status, of.start_minute, of.end_minute, days, steps, _may_recur(of)


def _may_recur(of: Occurrence) -> bool:
    """Whether it is where its schedule puts it, and its title names no days."""
    titled = of.kind == "window" and of.first != of.last
    return not (titled or of.shift or of.change) and of.status != "cancelled"
