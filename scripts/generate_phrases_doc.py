"""Write docs/phrases.md from the grammar: every phrase, its reading, and the dates it gives.

    python scripts/generate_phrases_doc.py [--check]

`--check` writes nothing and exits with 1 when the page is not what the grammar says.
"""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from itertools import groupby
from pathlib import Path

from planctl.messages import Language
from planctl.schedule.expand import expand
from planctl.schedule.frame import Frame
from planctl.schedule.phrases import PhraseError, parse, phrasebook
from planctl.schedule.reading import Reading
from planctl.schedule.rules import Relative, Schedule, TimeSpan, Unscheduled

PAGE = Path(__file__).parent.parent / "docs" / "phrases.md"
YEAR = 2026
SHOWN = 3
HEAD = f"""\
# Phrases

What `when` may say, in the words of the documents. This page is made from the grammar by
`scripts/generate_phrases_doc.py`; the parser and its error messages come from the same tables.

The dates are those of a plan for the year that the phrase names, else for {YEAR}, by the default
conventions and before anything is moved off a day off. Letters may be upper or lower case; the
usual spellings of a word (`hàng`/`hằng`, `quý`/`quí`, `mùng`/`mồng`) are the same. A phrase of
which only a part is understood is an error.
"""
TITLES: dict[Language, str] = {"vi": "Vietnamese", "en": "English"}


def main() -> int:
    """Write the page, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    text = page()
    if parser.parse_args().check:
        return 0 if PAGE.exists() and PAGE.read_text("utf-8") == text else 1
    PAGE.write_text(text, "utf-8")
    return 0


def page() -> str:
    """Return the text of the page."""
    return "\n".join([HEAD, *(part for language in TITLES for part in _language(language))])


def _language(language: Language) -> list[str]:
    lines = [f"## {TITLES[language]}", ""]
    for section, entries in groupby(phrasebook(language), key=lambda e: e.section):
        lines += [f"### {section}", "", "| phrase | reading | dates |", "|---|---|---|"]
        for entry in entries:
            for example in entry.examples:
                reading = entry.reading if example == entry.examples[0] else ""
                lines.append(f"| {example} | {reading} | {_dates(example, language)} |")
        lines.append("")
    return lines


def _dates(example: str, language: Language) -> str:
    schedule = parse(example, language)
    if isinstance(schedule, PhraseError):
        raise ValueError(example)
    if any(_follows(rule) for rule in schedule.rules):
        return "counted from the other activity"
    if any(isinstance(rule, Unscheduled) for rule in schedule.rules):
        return "none"
    named = re.findall(r"(?:19|20)\d\d", example)
    year = int(named[-1]) if named else YEAR
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    found = expand(schedule, Frame.of(first, last, Reading(), _weekend)).datings
    shown = [_span(d.first, d.last) for d in found[:SHOWN]]
    more = [f"… ({len(found)})"] if len(found) > SHOWN else []
    kind = "due " if found and found[0].kind == "deadline" else ""
    return kind + ", ".join([*shown, *more]) + _time(schedule) if found else f"none in {year}"


def _follows(rule: object) -> bool:
    inner = getattr(rule, "rule", None) or getattr(rule, "start", None)
    return isinstance(rule, Relative) or (inner is not None and _follows(inner))


def _span(first: int, last: int) -> str:
    a, b = date.fromordinal(first), date.fromordinal(last)
    return a.isoformat() if a == b else f"{a.isoformat()} to {b.isoformat()}"


def _time(schedule: Schedule) -> str:
    match schedule.time:
        case TimeSpan(start=start, end=end) if start and end:
            return f", {start:%H:%M}-{end:%H:%M}"
        case TimeSpan(start=start) if start:
            return f", {start:%H:%M}"
        case TimeSpan(part=part) if part:
            return f", {part}"
        case _:
            return ""


def _weekend(day: int) -> bool:
    return date.fromordinal(day).weekday() > 4


if __name__ == "__main__":
    sys.exit(main())
