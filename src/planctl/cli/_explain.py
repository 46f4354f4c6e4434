"""What `planctl explain` says of a phrase, and of a finding."""

from __future__ import annotations

from datetime import date
from itertools import islice

from planctl.messages import Message, Translator, msg
from planctl.schedule.dating import Dating, Expansion
from planctl.schedule.expand import expand
from planctl.schedule.frame import Frame
from planctl.schedule.phrases import PhraseError, parse, write
from planctl.schedule.reading import Reading
from planctl.schedule.rules import Due, Relative, Rule, Schedule, TimeSpan
from planctl.workdays import WorkingCalendar

__all__ = ["finding", "reading"]

_YEARS_AHEAD = 4
_ALL_TIME = (date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal())
_KINDS = {"event": msg("event"), "window": msg("window"), "deadline": msg("deadline")}


def finding(word: str, translator: Translator) -> str | None:
    """Return the documentation of a rule by its name or code, None when there is no such rule."""
    from planctl.check.catalogue import rule_text
    from planctl.check.selection import rule_named

    name = rule_named(word)
    if name is None:
        return None
    rule = rule_text(name, translator)
    severity = translator(Message(rule.severity))
    return f"{rule.code} {name} ({severity})\n\n{rule.doc}\n"


def reading(
    phrase: str, translator: Translator, *, today: int, year: int | None, count: int
) -> tuple[str, bool]:
    """Return how `phrase` is read, and whether it is understood.

    Shown are the dates of `year` or, without it, the next ones from the ordinal `today`.
    """
    parsed = parse(phrase)
    if isinstance(parsed, PhraseError):
        return _not_understood(phrase, parsed, translator), False
    calendar = WorkingCalendar()
    lines = [f"“{phrase}”", ""]
    facts: list[tuple[Message, str]] = [
        (msg("in Vietnamese"), write(parsed, "vi") or "–"),
        (msg("in English"), write(parsed, "en") or "–"),
    ]
    if parsed.time is not None:
        facts.append((msg("time"), _time(parsed.time)))
    if parsed.on_day_off is not None:
        facts.append((msg("on a day off"), f"on_day_off: {parsed.on_day_off.value}"))
    datings, expansions = _dates(parsed, calendar, today=today, year=year, count=count)
    facts += [(msg("convention"), c) for c in dict.fromkeys(d.convention for d in datings) if c]
    facts += [(msg("note"), translator(note)) for note in parsed.notes]
    remarks = dict.fromkeys(translator(r.message) for e in expansions for r in e.remarks)
    width = max(len(translator(name)) for name, _ in facts)
    lines += [f"  {translator(name):<{width}}  {value}" for name, value in facts]
    lines.append("")
    if any(_is_relative(rule) for rule in parsed.rules):
        lines.append(translator(msg("Counts from another activity: name it with `of:`.")))
    elif parsed.rules and not datings:
        lines.append(translator(msg("No dates.")))
    lines += [f"  {_dated(d, calendar, translator)}" for d in datings]
    if remarks:
        lines += ["", *remarks]
    return "\n".join(lines).rstrip() + "\n", True


def _not_understood(phrase: str, error: PhraseError, translator: Translator) -> str:
    from planctl.diagnostics import Label, Span, found
    from planctl.diagnostics.text import full

    line = Span("phrase", 1, 1, 1, len(phrase) + 1)
    related = []
    if error.second is not None:
        start, end, message = error.second
        related.append(Label(line.inside(start, end), message))
    aid = msg("write “{phrase}”", phrase=error.suggestion) if error.suggestion else None
    diagnostic = found(
        error.name,
        error.message,
        line.inside(error.start, error.end),
        label=error.label,
        related=related,
        notes=error.notes,
        help=aid,
    )
    return full(diagnostic, translator, lambda _: [phrase], lambda text, _: text) + "\n"


def _dates(
    schedule: Schedule, calendar: WorkingCalendar, *, today: int, year: int | None, count: int
) -> tuple[list[Dating], list[Expansion]]:
    def of_days(first: int, last: int) -> Expansion:
        return expand(schedule, Frame.of(first, last, Reading(), calendar.is_off))

    def of_year(number: int) -> Expansion:
        return of_days(date(number, 1, 1).toordinal(), date(number, 12, 31).toordinal())

    if year is not None:
        only = of_year(year)
        return list(only.datings[:count]), [only]
    this_year = date.fromordinal(today).year
    expansions = [of_year(this_year + ahead) for ahead in range(_YEARS_AHEAD)]
    ahead = (d for e in expansions for d in e.datings if d.last >= today)
    datings = list(islice(ahead, count))
    if datings:
        return datings, expansions[:1]
    ever = of_days(*_ALL_TIME)
    return list(ever.datings[:count]), [ever]


def _dated(dating: Dating, calendar: WorkingCalendar, translator: Translator) -> str:
    kind = translator(_KINDS[dating.kind])
    first = _day(dating.first, translator)
    if dating.first != dating.last:
        return f"{first} – {_day(dating.last, translator)}  {kind}"
    off = calendar.day_off(dating.first)
    reason = "" if off is None else f"  ({translator(msg('day off'))}: {translator(off.message)})"
    return f"{first}  {kind}{reason}"


def _day(ordinal: int, translator: Translator) -> str:
    day = date.fromordinal(ordinal)
    return f"{translator.weekday(day.weekday())} {day:%d/%m/%Y}"


def _time(said: TimeSpan) -> str:
    if said.part is not None:
        return said.part
    start = "" if said.start is None else f"{said.start:%H:%M}"
    end = "24:00" if said.midnight_end else "" if said.end is None else f"{said.end:%H:%M}"
    return f"{start}–{end}" if end else start


def _is_relative(rule: Rule) -> bool:
    return isinstance(rule.rule if isinstance(rule, Due) else rule, Relative)
