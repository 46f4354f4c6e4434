"""From occurrences to the lines of their events and to-dos.

What the dates of a series share is put into a sheet once (`_icsseries`); a date adds its days,
its key and, where it differs, its texts. These are put into all sheets of a calendar together,
slot by slot, for a call for each date would cost more than all that it does. The UID of an event
that recurs is that of its series' prefix, the key without a period; X-PLANCTL-PERIODS names the
period of each of its dates, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from planctl.export._icsfold import continued, escaped, folded
from planctl.export._icsform import stamped, text_line
from planctl.export._icsplan import DAYS
from planctl.export._icsrule import rule_of
from planctl.export._icsseries import DEADLINE_BLOCK, Kept, Recurrence, Sheets
from planctl.export._icstext import day_off_reason, open_days, reasons
from planctl.export.rows import why_text
from planctl.export.text import lines
from planctl.messages import Language, Translator
from planctl.occurrence import Occurrence, Series, Shift, uids_of
from planctl.tuples import NamedTuple
from planctl.workdays import DayOff

if TYPE_CHECKING:
    from planctl.export.edition import Edition

__all__ = ["events"]


class _Regular(NamedTuple):
    """What makes one event of a regular series."""

    recurrence: Recurrence
    reasons: tuple[str, ...]
    """What is to be said about any of the dates."""


_Told = tuple[bytes, bytes, bytes]
"""What a title and a description end with on one date alone, and the line that says why."""
_NOTHING: _Told = (b"", b"", b"")
_Row = tuple[list[bytes], str, bytes, bytes, bytes, bytes, bytes, bytes]
"""The parts of a sheet, the hash of the key, and what stands in the slots `OWN`."""


_TOGETHER = 1024
"""How many dates are written together: more take more memory and no less time."""


def events(edition: Edition, delivered: Sequence[Occurrence]) -> Iterator[tuple[bytes, bytes]]:
    """Yield UID and folded lines of the event of each occurrence, its to-do behind it.

    An event that recurs stands at its first date.
    """
    regular = _regular(delivered, edition.translator) if edition.recurring else {}
    sheets = Sheets(edition)
    known: dict[tuple[object, ...], Kept] = {}
    for at in range(0, len(delivered), _TOGETHER):
        some = delivered[at : at + _TOGETHER]
        yield from _together(some, sheets, known, regular, edition.translator)


def _together(
    delivered: Sequence[Occurrence],
    sheets: Sheets,
    known: dict[tuple[object, ...], Kept],
    regular: dict[Series, _Regular | None],
    translator: Translator,
) -> list[tuple[bytes, bytes]]:
    """Return some of the events; `known` is what is kept by series and form.

    Of a series that is regular nothing is left once its event is written.
    """
    rows: list[_Row] = []
    to_dos: list[tuple[int, tuple[bytes, bytes]]] = []
    for of in delivered:
        series, kind, dating, first, last, start, end, status, off, shift, change, steps = of
        same = (series, kind, status, start, end)
        kept = known.get(same)
        if kept is None:
            kept = known[same] = sheets.kept(of)
        parts, after_first, after_last, _, _, room, prefix, to_do = kept
        period, written = _behind_key(dating.label)
        if len(written) > room:
            written = continued(written, room)
        title, more, why = _NOTHING
        if off or shift or change or steps or kind == "window":
            title, more, why = _told(of, kept, translator)
        if series not in regular:
            key = prefix.copy()
            key.update(period)
            begin, finish = DAYS[first + after_first], DAYS[last + after_last]
            rows.append((parts, key.hexdigest(), begin, finish, written, title, more, why))
        elif (one := regular[series]) is not None:
            rows.append(_recurring(of, sheets.kept(of, one.recurrence), one))
            regular[series] = None
        if to_do is not None:
            to_dos.append((len(rows), to_do.to_do(of, written, more, why)))
    return _merged(_written(rows, sheets.places), to_dos)


def _written(rows: Sequence[_Row], places: Sequence[int]) -> list[tuple[bytes, bytes]]:
    """Return UID and folded lines of events."""
    if not rows:
        return []
    sheets, hashes, *columns = zip(*rows, strict=True)
    uids = uids_of(hashes)
    values = dict(zip(places, (uids, *columns), strict=True))
    return list(zip(uids, stamped(sheets, values), strict=True))


def _merged(
    written: list[tuple[bytes, bytes]], to_dos: list[tuple[int, tuple[bytes, bytes]]]
) -> list[tuple[bytes, bytes]]:
    """Return events and to-dos in order; a to-do has the number of events that stand before it."""
    if not to_dos:
        return written
    numbered = sorted(chain(enumerate(written, 1), to_dos), key=itemgetter(0))
    return [each for _, each in numbered]


@lru_cache(maxsize=4096)
def _behind_key(period: str) -> tuple[bytes, bytes]:
    """Return what a key ends with, and how it is written; many series have the same periods."""
    end = f"/{period}" if period else ""
    return end.encode(), escaped(end).encode()


def _told(of: Occurrence, kept: Kept, translator: Translator) -> _Told:
    """Return in which texts a date differs from others of its series."""
    title, more, why = b"", b"", b""
    if of.kind == "window":
        title = continued(_open_days(of.first, of.last, translator.language), kept.title)
    if of.steps or of.change:
        more, why = _behind(reasons(of, translator)), _why_line(why_text(of, translator))
    elif of.off or of.shift:
        more, why = _by_day_off(of.first, of.off, of.shift, translator.language)
    return title, continued(more, kept.about), why


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


def _recurring(of: Occurrence, kept: Kept, regular: _Regular) -> _Row:
    """Return the row of an event of all dates of a series, of which `of` is the first."""
    begin, finish = DAYS[of.first + kept.first], DAYS[of.last + kept.last]
    more = continued(_behind(regular.reasons), kept.about)
    return kept.parts, kept.hashed.hexdigest(), begin, finish, b"", b"", more, b""


def _regular(
    delivered: Iterable[Occurrence], translator: Translator
) -> dict[Series, _Regular | None]:
    """Return what recurs: the series whose dates are alike and follow one rule.

    That a date is a day off and stays is said of it in the description that all dates share.
    """
    dates: dict[Series, list[Occurrence]] = {}
    for of in delivered:
        dates.setdefault(of.series, []).append(of)
    found: dict[Series, _Regular | None] = {}
    for series, alike in dates.items():
        if not _may_recur(alike[0]) or len({_likeness(of, translator) for of in alike}) > 1:
            continue
        block = timedelta(minutes=DEADLINE_BLOCK if alike[0].kind == "deadline" else 0)
        rule = rule_of([of.start if of.all_day else of.start - block for of in alike])
        if rule is not None:
            told = dict.fromkeys(chain.from_iterable(reasons(of, translator) for of in alike))
            periods = text_line("X-PLANCTL-PERIODS", "\n".join(o.dating.label for o in alike))
            recurrence = Recurrence(folded(f"RRULE:{rule}"), periods)
            found[series] = _Regular(recurrence, tuple(told))
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
