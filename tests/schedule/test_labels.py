"""Labels are read back as the days that they name."""

from __future__ import annotations

from datetime import date

import pytest

from planctl.schedule.labels import parse_label, unit_of_label


@pytest.mark.parametrize(
    ("text", "first", "last", "number"),
    [
        ("2024", "2024-01-01", "2024-12-31", None),
        ("2024-02", "2024-02-01", "2024-02-29", None),
        ("2024-Q2", "2024-04-01", "2024-06-30", None),
        ("2024-H2", "2024-07-01", "2024-12-31", None),
        ("2025-W01", "2024-12-30", "2025-01-05", None),
        ("2024-02-29", "2024-02-29", "2024-02-29", None),
        ("2024-Q1.12", "2024-01-01", "2024-03-31", 12),
        ("2024-05-01--2024-05-03", "2024-05-01", "2024-05-03", None),
        ("2024-05-01--2024-05-03.2", "2024-05-01", "2024-05-03", 2),
    ],
)
def test_labels_are_read_back(text: str, first: str, last: str, number: int | None) -> None:
    label = parse_label(text)
    assert label is not None
    days = (date.fromordinal(label.first).isoformat(), date.fromordinal(label.last).isoformat())
    assert (*days, label.number) == (first, last, number)


@pytest.mark.parametrize(
    "text",
    [
        "", "24", "2024-5", "2024-13", "2024-Q5", "2024-H0", "2023-W53", "2023-02-29", "2024.0",
        "2024.", "2024.x", "2024-05-03--2024-05-01", "0000", "quý II", "2024-05-01--", "２０２４",
    ],
)  # fmt: skip
def test_what_is_no_label_is_none(text: str) -> None:
    assert parse_label(text) is None


def test_a_unit_of_a_label_is_a_period() -> None:
    assert unit_of_label("2024-Q2") == (
        date(2024, 4, 1).toordinal(),
        date(2024, 6, 30).toordinal(),
    )
    assert unit_of_label("2024-05-01") is None
