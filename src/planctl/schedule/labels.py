"""Labels: the last part of an occurrence's key, unique in a schedule and readable again.

A label is the period that a recurrence belongs to (`2017-05`, `2024-Q2`, `2024-H1`, `2024-W16`,
`2024`), a date, or two dates (`2017-07-16--2017-07-25`), and where one period has several
occurrences their number after a point (`2024-Q2.1`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from planctl.schedule.dating import Dating
from planctl.schedule.days import iso
from planctl.schedule.periods import numbered, stretch
from planctl.schedule.rules import Unit
from planctl.tuples import NamedTuple

__all__ = ["Label", "parse_label", "unique_labels", "unit_of_label"]

_UNIT: Final = re.compile(
    r"([0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>[0-9]{2})|(?P<month>[0-9]{2})))?"
)
_DATES: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:--([0-9]{4}-[0-9]{2}-[0-9]{2}))?")
_NUMBER: Final = re.compile(r"[1-9][0-9]*")


class Label(NamedTuple):
    """What a label says: days as ordinals, both included, and the number after the point."""

    first: int
    last: int
    number: int | None = None


def parse_label(text: str) -> Label | None:
    """Read a label; None for what is none."""
    base, point, number = text.partition(".")
    if point and not _NUMBER.fullmatch(number):
        return None
    days = unit_of_label(base) or _days_of_label(base)
    return Label(*days, int(number) if point else None) if days else None


def unit_of_label(text: str) -> tuple[int, int] | None:
    """Return the days of a calendar unit by its label, as `2024-Q2`; None for what is none."""
    found = _UNIT.fullmatch(text)
    if found is None:
        return None
    kind = found.lastgroup
    unit = Unit(kind) if kind else Unit.YEAR
    index = numbered(unit, int(found[1]), int(found[kind]) if kind else None)
    return None if index is None else stretch(unit, index)[1:]


def _days_of_label(text: str) -> tuple[int, int] | None:
    found = _DATES.fullmatch(text)
    if found is None:
        return None
    try:
        first = date.fromisoformat(found[1]).toordinal()
        last = date.fromisoformat(found[2]).toordinal() if found[2] else first
    except ValueError:
        return None
    return (first, last) if first <= last else None


def unique_labels(datings: Sequence[Dating], said: Sequence[int]) -> list[str]:
    """Return a label for each dating: its own, or a longer one where two are the same.

    `said` holds for each dating the day that its rule names, so that a deadline's label stands
    whatever the convention for "trước" is. The datings are in order.
    """
    labels = [d.label for d in datings]
    labels = _lengthened(labels, [iso(day) for day in said])
    ends = [f"{iso(day)}--{iso(max(d.last, day))}" for d, day in zip(datings, said, strict=True)]
    labels = _lengthened(labels, ends)
    if len(set(labels)) == len(labels):
        return labels
    turns: Counter[str] = Counter()
    total = Counter(labels)
    for place, label in enumerate(labels):
        if total[label] > 1:
            turns[label] += 1
            labels[place] = f"{label}.{turns[label]}"
    return labels


def _lengthened(labels: list[str], longer: Sequence[str]) -> list[str]:
    total = Counter(labels)
    return [own if total[own] == 1 else other for own, other in zip(labels, longer, strict=True)]
