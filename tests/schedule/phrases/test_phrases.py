"""Phrases as documents write them, with the days that they mean, worked out elsewhere.

The days in the `.jsonl` files come from `dateutil`, from the calendar or from published lunar
dates, never from planctl. Kinds: `none` is no schedule at all, `error` is one written wrongly.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from planctl.schedule.expand import expand
from planctl.schedule.frame import Frame
from planctl.schedule.phrases import PhraseError, parse
from planctl.schedule.reading import Reading


class Vector(NamedTuple):
    """A phrase in a plan of a year, and the first and last day of each of its dates."""

    expr: str
    year: int
    kind: str
    spans: list[list[str]] | None


def vectors(language: str) -> list[Vector]:
    text = (Path(__file__).parent / f"phrases_{language}.jsonl").read_text("utf-8")
    return [Vector(**json.loads(line)) for line in text.splitlines()]


ALL = [*vectors("vi"), *vectors("en")]


@pytest.mark.parametrize(
    "vector", [v for v in ALL if v.kind not in ("none", "error")], ids=lambda v: v.expr
)
def test_means_its_days(vector: Vector) -> None:
    schedule = parse(vector.expr)
    assert not isinstance(schedule, PhraseError), schedule
    if vector.spans is None:
        return
    first, last = date(vector.year, 1, 1), date(vector.year, 12, 31)
    frame = Frame.of(first.toordinal(), last.toordinal(), Reading(), lambda day: day % 7 in (6, 0))
    expansion = expand(schedule, frame)
    days = [
        [date.fromordinal(d.first).isoformat(), date.fromordinal(d.last).isoformat()]
        for d in expansion.datings
    ]
    if vector.kind == "deadline":
        days = [[last_day, last_day] for _, last_day in days]

    assert days == vector.spans


@pytest.mark.parametrize("vector", [v for v in ALL if v.kind == "none"], ids=lambda v: v.expr)
def test_is_no_schedule(vector: Vector) -> None:
    error = parse(vector.expr)

    assert isinstance(error, PhraseError)
    assert error.name == "not-a-schedule"


@pytest.mark.parametrize("vector", [v for v in ALL if v.kind == "error"], ids=lambda v: v.expr)
def test_is_written_wrongly(vector: Vector) -> None:
    error = parse(vector.expr)

    assert isinstance(error, PhraseError)
    assert 0 <= error.start <= error.end <= len(vector.expr)
    assert error.name in {
        "unknown-phrase",
        "impossible-date",
        "weekday-mismatch",
        "reversed-range",
    }
