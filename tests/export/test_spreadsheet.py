from __future__ import annotations

import csv
from io import StringIO

import pytest

from planctl.export import Edition
from planctl.export.spreadsheet import write_csv
from planctl.messages import Translator
from planctl.occurrence import Occurrence
from tests.factory import day, document, occurrence, sample, series

ENGLISH = Translator("en")


def table(occurrences: list[Occurrence]) -> list[dict[str, str]]:
    data = write_csv(Edition([document()], occurrences, ENGLISH))
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_the_file_is_what_excel_takes_for_utf_8() -> None:
    _, occurrences = sample()
    data = write_csv(Edition([document()], occurrences, ENGLISH))
    assert data.startswith(b"\xef\xbb\xbfFirst day,Last day,")
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_a_row_has_days_that_spreadsheets_count_with() -> None:
    (row,) = table([occurrence(series(place="dong-no"), day(2017, 5, 2), minutes=(450, 540))])
    assert row == {
        "First day": "2017-05-02",
        "Last day": "2017-05-02",
        "Weekday": "Tuesday",
        "Begins": "07:30",
        "Ends": "09:00",
        "Activity": "Giao ban khối dân vận Xã Đồng Nơ",
        "Place": "Xã Đồng Nơ",
        "Who": "Lãnh đạo Ban Dân vận; Chuyên viên Ban Dân vận (any 1)",
        "Category": "Briefing",
        "Kind": "event",
        "Notes": "",
        "Clause": "II.1",
        "Document": "05-KH/BDV",
        "Key": "hon-quan-2017/giao-ban/dong-no/2017-05-02",
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", " ="])
def test_what_looks_like_a_formula_is_text(start: str) -> None:
    title = f"{start}cmd|' /C calc'!A0"
    (row,) = table([occurrence(series(title=title), day(2017, 5, 2))])
    assert row["Activity"] == f"'{title}"


@pytest.mark.parametrize("title", ['a "b", c;\nd', "5-7", "a=b", "'x"])
def test_other_text_is_left_as_it_is(title: str) -> None:
    (row,) = table([occurrence(series(title=title), day(2017, 5, 2))])
    assert row["Activity"] == title.replace("\n", " ")
