"""From occurrences to the lines of their events and to-dos.

What the dates of a series share is put into a sheet once (`_icsseries`); a date adds its days,
its key and, where it differs, its texts. The UID of an event that recurs is that of its series'
prefix, the key without a period; X-PLANCTL-PERIODS names the period of each of its dates, in
order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from planctl.export._icsfold import escaped, extended, folded, folded_octets
from planctl.export._icsform import text_line
from planctl.export._icsplan import digits
from planctl.export._icsrule import rule_of
from planctl.export._icsseries import DEADLINE_BLOCK, Kept, Sheets
from planctl.export._icstext import day_off_reason, reasons, summary
from planctl.export.rows import why_text
from planctl.export.text import lines
from planctl.messages import Translator
from planctl.occurrence import Occurrence, Series, Shift, uid_of
from planctl.tuples import NamedTuple
from planctl.workdays import DayOff

if TYPE_CHECKING:
    from planctl.export.edition import Edition

__all__ = ["events"]


class _Recurrence(NamedTuple):
    """What makes one event of a regular series."""

    rule: bytes
    periods: bytes
    reasons: tuple[str, ...]
    """What is to be said about any of the dates."""


def events(edition: Edition, delivered: Sequence[Occurrence]) -> Iterator[tuple[str, bytes]]:
    """Yield UID and folded lines of the event of each occurrence, its to-do behind it.

    An event that recurs stands at its first date.
    """
    translator = edition.translator
    regular = _regular(delivered, translator) if edition.recurring else {}
    sheets = Sheets(edition)
    known: dict[tuple[object, ...], Kept] = {}
    for of in delivered:
        series, kind, dating, first, last, start, end, status, off, shift, change, steps = of
        same = (series, kind, status, start, end)
        kept = known.get(same)
        if kept is None:
            kept = known[same] = sheets.kept(of)
        times = kept.times
        own = {
            "DTSTART": digits(first + times.first) + times.start,
            "DTEND": digits(last + times.last) + times.end,
            "X-PLANCTL-KEY": _key_line(kept, dating.label),
        }
        sheet = kept.ordinary
        if sheet is None or off or shift or change or steps:
            sheet = kept.sheet
            own = {**kept.texts, **own, **_told(of, kept, translator)}
        if series not in regular:
            uid = uid_of(of.key)
            own["UID"] = uid.encode()
            yield uid, sheet.event(own)
        elif (recurrence := regular[series]) is not None:
            yield _recurring(of, kept, own, recurrence)
            regular[series] = None
        if kept.to_dos is not None:
            yield kept.to_dos.to_do(of, {**kept.texts, **own})


def _key_line(kept: Kept, period: str) -> bytes:
    return folded_octets(kept.key + _behind_key(period) if period else kept.key)


@lru_cache(maxsize=4096)
def _behind_key(period: str) -> bytes:
    """Return a period as it stands in a key; many series have the same ones."""
    return f"/{escaped(period)}".encode()


def _told(of: Occurrence, kept: Kept, translator: Translator) -> dict[str, bytes]:
    """Return the texts in which a date differs from others of its series."""
    told: dict[str, bytes] = {}
    if kept.ordinary is None:
        told["SUMMARY"] = text_line("SUMMARY", summary(of, translator))
    if of.steps or of.change:
        more, why = _behind(reasons(of, translator)), _why_line(why_text(of, translator))
    elif of.off or of.shift:
        more, why = _by_day_off(of.first, of.off, of.shift, translator)
    else:
        return told
    told["DESCRIPTION"] = extended(kept.texts["DESCRIPTION"], more)
    told["X-PLANCTL-WHY"] = why
    return told


@lru_cache(maxsize=4096)
def _by_day_off(
    first: int, off: DayOff | None, shift: Shift | None, translator: Translator
) -> tuple[str, bytes]:
    """Return what a day off adds to a description, and why; many series meet the same days."""
    why = "" if shift is None else translator(shift.why.message)
    return _behind([day_off_reason(first, off, shift, translator)]), _why_line(why)


def _behind(told: Iterable[str]) -> str:
    """Return what a description goes on with, escaped: a line for each thing to be told."""
    return escaped("".join(f"\n{reason}" for reason in told))


def _why_line(why: str) -> bytes:
    return text_line("X-PLANCTL-WHY", lines(why)) if why else b""


def _recurring(
    of: Occurrence, kept: Kept, own: Mapping[str, bytes], recurrence: _Recurrence
) -> tuple[str, bytes]:
    """Return UID and lines of an event of all dates of a series, of which `own` is the first."""
    key = of.series.prefix
    uid = uid_of(key)
    shared = {
        "UID": uid.encode(),
        "DESCRIPTION": extended(kept.texts["DESCRIPTION"], _behind(recurrence.reasons)),
        "X-PLANCTL-KEY": folded_octets(kept.key),
        "RRULE": recurrence.rule,
        "X-PLANCTL-PERIODS": recurrence.periods,
    }
    return uid, kept.sheet.event({**kept.texts, **own, **shared})


def _regular(
    delivered: Iterable[Occurrence], translator: Translator
) -> dict[Series, _Recurrence | None]:
    """Return what recurs: the series whose dates are alike and follow one rule.

    That a date is a day off and stays is said of it in the description that all dates share.
    """
    dates: dict[Series, list[Occurrence]] = {}
    for of in delivered:
        dates.setdefault(of.series, []).append(of)
    found: dict[Series, _Recurrence | None] = {}
    for series, alike in dates.items():
        if not _may_recur(alike[0]) or len({_likeness(of, translator) for of in alike}) > 1:
            continue
        block = timedelta(minutes=DEADLINE_BLOCK if alike[0].kind == "deadline" else 0)
        rule = rule_of([of.start if of.all_day else of.start - block for of in alike])
        if rule is not None:
            told = dict.fromkeys(chain.from_iterable(reasons(of, translator) for of in alike))
            periods = text_line("X-PLANCTL-PERIODS", "\n".join(o.dating.label for o in alike))
            found[series] = _Recurrence(folded(f"RRULE:{rule}"), periods, tuple(told))
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
