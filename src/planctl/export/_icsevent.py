"""From occurrences to the lines of their events and to-dos.

What the dates of a series share is put into a sheet once; a date adds its days, its key and,
where it differs, its texts. The UID of an event that recurs is that of its series' prefix, the
key without a period; X-PLANCTL-PERIODS names the period of each of its dates, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from planctl.export._icsfold import escaped, extended, folded
from planctl.export._icsform import Form, Sheet, sheet, text_line
from planctl.export._icsplan import Plan, category_line, digits, plan_of, time_of_day
from planctl.export._icsrule import rule_of
from planctl.export._icstext import about_series, reasons, summary
from planctl.export._icstodo import ToDos, is_to_do, to_dos
from planctl.export._zones import tzids
from planctl.export.rows import why_text
from planctl.export.text import lines, one_line
from planctl.messages import Translator
from planctl.occurrence import Occurrence, Series, uid_of

if TYPE_CHECKING:
    from planctl.export.client import Client
    from planctl.export.edition import Edition
    from planctl.plan.document import PlanDocument

__all__ = ["ALL_DAY_REMINDER", "DEADLINE_BLOCK", "events"]

ALL_DAY_REMINDER = 8 * 60
"""The minute of the day from which reminders of a whole day count back: "3 days before" rings
at 08:00 three days earlier, not at midnight (TRIGGER:-P2DT16H)."""

DEADLINE_BLOCK = 30
"""Minutes before the instant of a deadline at which its event begins."""


class _Times(NamedTuple):
    """What makes DTSTART and DTEND of a day: days to add, and what stands behind the day."""

    first: int
    start: bytes
    last: int
    end: bytes


class _Kept(NamedTuple):
    """What the dates of a series share when they have one form."""

    sheet: Sheet
    times: _Times
    summary: bytes | None
    """None where the title names days."""
    description: bytes
    to_dos: ToDos | None


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
    timezones = (document.model.timezone for document in edition.documents)
    zones = tzids(timezones, windows=edition.client.windows_zones)
    plans: dict[PlanDocument, Plan] = {}
    known: dict[tuple[object, ...], _Kept] = {}
    for of in delivered:
        same = (of.series, of.kind, of.status, of.start_minute, of.end_minute)
        kept = known.get(same)
        if kept is None:
            document = of.series.document
            if document not in plans:
                plans[document] = plan_of(document, edition, zones)
            kept = known[same] = _kept(of, plans[document], to_do=edition.to_dos and is_to_do(of))
        key, times, title = of.key, kept.times, kept.summary
        if title is None:
            title = text_line("SUMMARY", summary(of, translator))
        differs = of.off or of.shift or of.change or of.steps
        why = why_text(of, translator) if of.shift or of.change else ""
        own = {
            "SUMMARY": title,
            "DTSTART": digits(of.first + times.first) + times.start,
            "DTEND": digits(of.last + times.last) + times.end,
            "DESCRIPTION": _described(kept, reasons(of, translator) if differs else ()),
            "X-PLANCTL-KEY": text_line("X-PLANCTL-KEY", key),
            "X-PLANCTL-WHY": text_line("X-PLANCTL-WHY", lines(why)) if why else b"",
            "RRULE": b"",
            "X-PLANCTL-PERIODS": b"",
        }
        if of.series not in regular:
            uid = uid_of(key)
            own["UID"] = uid.encode()
            yield uid, kept.sheet.event(own)
        elif (recurrence := regular[of.series]) is not None:
            yield _recurring(of, kept, own, recurrence)
            regular[of.series] = None
        if kept.to_dos is not None:
            yield kept.to_dos.to_do(of, own)


def _recurring(
    of: Occurrence, kept: _Kept, own: Mapping[str, bytes], recurrence: _Recurrence
) -> tuple[str, bytes]:
    """Return UID and lines of an event of all dates of a series, of which `own` is the first."""
    key = of.series.prefix
    uid = uid_of(key)
    shared = {
        "UID": uid.encode(),
        "DESCRIPTION": _described(kept, recurrence.reasons),
        "X-PLANCTL-KEY": text_line("X-PLANCTL-KEY", key),
        "RRULE": recurrence.rule,
        "X-PLANCTL-PERIODS": recurrence.periods,
    }
    return uid, kept.sheet.event({**own, **shared})


def _described(kept: _Kept, told: Iterable[str]) -> bytes:
    more = "".join(f"\n{reason}" for reason in told)
    return extended(kept.description, escaped(more)) if more else kept.description


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


def _kept(of: Occurrence, plan: Plan, *, to_do: bool) -> _Kept:
    series, translator = of.series, plan.translator
    zone = "" if of.all_day else plan.zone
    triggers = _triggers(of, plan.client)
    place = one_line(series.place_name or "")
    shared = {
        "DTSTAMP": plan.stamp,
        "LAST-MODIFIED": plan.stamp,
        "CATEGORIES": category_line(series.activity.kind, translator),
        "LOCATION": text_line("LOCATION", place) if place else b"",
    }
    alarm = text_line("DESCRIPTION", one_line(series.title)) if triggers else b""
    form = Form("VEVENT", zone, _fixed(of, plan.client), triggers)
    return _Kept(
        sheet=sheet(form, shared, alarm),
        times=_times(of, zone),
        summary=None if of.kind == "window" else text_line("SUMMARY", summary(of, translator)),
        description=text_line("DESCRIPTION", about_series(series, plan.about, translator)),
        to_dos=to_dos(of, plan) if to_do else None,
    )


def _fixed(of: Occurrence, client: Client) -> tuple[tuple[str, str], ...]:
    fixed = [("STATUS", of.status.upper()), ("X-PLANCTL-KIND", of.kind)]
    if of.kind != "event":
        fixed.append(("TRANSP", "TRANSPARENT"))
    if client.busy_status:
        free = of.kind != "event" or of.status == "cancelled"
        busy = "TENTATIVE" if of.status == "tentative" else "BUSY"
        fixed.append(("X-MICROSOFT-CDO-BUSYSTATUS", "FREE" if free else busy))
    return tuple(fixed)


def _triggers(of: Occurrence, client: Client) -> tuple[int, ...]:
    """Return the minutes from DTSTART at which the reminders ring that the client keeps."""
    if of.status == "cancelled":
        return ()
    begin = 0
    if of.all_day:
        begin = ALL_DAY_REMINDER
    elif of.kind == "deadline":
        begin = DEADLINE_BLOCK
    ringing = [begin - minutes for minutes in dict.fromkeys(of.series.activity.remind)]
    if not client.alarms_after_start:
        ringing = [minutes for minutes in ringing if minutes <= 0]
    return tuple(ringing if client.alarms is None else sorted(ringing)[: client.alarms])


def _times(of: Occurrence, zone: str) -> _Times:
    """Return the times in the plan's zone, or whole days, the end excluded."""
    start, end = of.start_minute, of.end_minute
    if start is None or end is None:
        return _Times(0, b"", 1, b"")
    if of.kind == "deadline":
        start -= DEADLINE_BLOCK
    return _Times(start // 1440, time_of_day(start, zone), end // 1440, time_of_day(end, zone))
