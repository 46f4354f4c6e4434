from __future__ import annotations

import pytest

from planctl.export.rows import Mark, category_name, clock, row, rows, span_text
from planctl.messages import Translator
from planctl.occurrence import Change
from tests.factory import day, document, occurrence, sample, series, shifted

ENGLISH = Translator("en")


def test_an_event_in_words() -> None:
    found = row(occurrence(series(place="dong-no"), day(2017, 5, 2), minutes=(450, 540)), ENGLISH)
    assert found._asdict() == {
        "month": "May 2017",
        "weekday": "Tuesday",
        "date": "02/05/2017",
        "when": "Tuesday 02/05/2017",
        "time": "07:30–09:00",
        "title": "Giao ban khối dân vận Xã Đồng Nơ",
        "place": "Xã Đồng Nơ",
        "who": "Lãnh đạo Ban Dân vận; Chuyên viên Ban Dân vận (any 1)",
        "marks": (),
        "kind": "event",
        "key": "hon-quan-2017/giao-ban/dong-no/2017-05-02",
    }


def test_a_window_has_a_span_and_no_weekday() -> None:
    found = row(
        occurrence(series(activity=1), day(2017, 5, 21), day(2017, 5, 31), kind="window"), ENGLISH
    )
    assert (found.weekday, found.date, found.time) == ("", "21/05/2017 – 31/05/2017", "")
    assert found.when == found.date
    assert found.marks == (Mark("window", "day still open"),)


def test_a_deadline_says_until_when() -> None:
    due = occurrence(series(activity=2), day(2017, 7, 27), kind="deadline", minutes=(1020, 1020))
    found = row(due, ENGLISH)
    assert (found.date, found.time) == ("27/07/2017", "by 17:00")
    assert found.marks == (Mark("deadline", "deadline"),)


def test_an_event_over_several_days_names_the_days_of_its_hours() -> None:
    found = row(
        occurrence(series(), day(2017, 12, 27), day(2018, 1, 3), minutes=(450, 690)), ENGLISH
    )
    assert found.weekday == "Wednesday – Wednesday"
    assert found.when == "Wednesday 27/12/2017 – Wednesday 03/01/2018"
    assert found.time == "07:30 27/12 – 11:30 03/01"


def test_a_weekend_needs_no_reason_and_a_holiday_has_one() -> None:
    weekend = row(occurrence(series(), day(2017, 4, 2), off=True), ENGLISH)
    assert weekend.marks == (Mark("day-off", "day off"),)
    (holiday,) = row(occurrence(series(), day(2017, 9, 2), off=True), ENGLISH).marks
    assert holiday.name == "day-off"
    assert holiday.reason


def test_a_shift_names_the_day_it_left() -> None:
    found = row(shifted(series(), day(2017, 6, 25), day(2017, 6, 26)), ENGLISH)
    assert found.marks == (Mark("shifted", "shifted from Sunday 25/06/2017"),)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("move", Mark("moved", "moved from Tuesday 02/05/2017", "trùng hội nghị; CV 12")),
        ("add", Mark("added", "added", "trùng hội nghị; CV 12")),
        ("time", Mark("time", "new time of day", "trùng hội nghị; CV 12")),
    ],
)
def test_a_change_has_its_reason_and_order(action: str, expected: Mark) -> None:
    span = document().span("plan")
    change = Change(action, "trùng hội nghị", "CV 12", day(2017, 5, 2), span)  # type: ignore[arg-type]
    assert row(occurrence(series(), day(2017, 5, 4), change=change), ENGLISH).marks == (expected,)


def test_a_cancelled_date_is_marked_first() -> None:
    change = Change("cancel", "mưa lũ", None, day(2017, 4, 2), document().span("plan"))
    found = occurrence(series(), day(2017, 4, 2), status="cancelled", change=change, off=True)
    assert [mark.text for mark in row(found, ENGLISH).marks] == ["cancelled: mưa lũ", "day off"]


def test_a_row_is_on_one_line() -> None:
    found = row(occurrence(series(title="a\r\nb\tc\x07"), day(2017, 5, 2)), ENGLISH)
    assert found.title == "a b c\ufffd"


def test_there_is_a_row_for_each_occurrence_in_order() -> None:
    _, occurrences = sample()
    assert [found.key for found in rows(occurrences, ENGLISH)] == [o.key for o in occurrences]


def test_every_category_has_a_word() -> None:
    categories = ("briefing", "inspection", "conference", "campaign", "report", "observance")
    words = {category_name(name, ENGLISH) for name in (*categories, "meeting")}
    assert len(words) == 7


def test_small_words() -> None:
    assert clock(0) == "00:00"
    assert clock(1440) == "24:00"
    assert span_text(day(2017, 5, 2), day(2017, 5, 2)) == "02/05/2017"
