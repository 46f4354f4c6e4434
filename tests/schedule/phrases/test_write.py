"""Every schedule that offices mean is written so that it reads back the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from phrase_schedules import schedules

from planctl.schedule.phrases import parse, write
from planctl.schedule.rules import (
    Dated,
    Day,
    Due,
    Each,
    InMonth,
    PartialDate,
    Positioned,
    Rrule,
    Schedule,
    The,
    Unit,
)

if TYPE_CHECKING:
    from planctl.messages import Language


@pytest.mark.parametrize("language", ["vi", "en"])
@settings(max_examples=400, deadline=None)
@given(schedule=schedules())
def test_reads_back_the_same(language: Language, schedule: Schedule) -> None:
    phrase = write(schedule, language)

    assert phrase is not None
    assert parse(phrase, language) == schedule


def test_writes_the_documents_words() -> None:
    report = Due(Positioned(Each(Unit.QUARTER), InMonth(-1, Day(20))))

    assert write(Schedule((report,)), "vi") == "chậm nhất ngày 20 của tháng cuối cùng hàng quý"
    assert write(Schedule((report,)), "en") == ("by the 20th of the last month of every quarter")
    assert write(Schedule((Dated(PartialDate(5, 10, 2019, 5)),)), "vi") == "thứ Bảy, ngày 5/10/2019"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "rule",
    [
        Rrule("FREQ=DAILY", 736330),
        Positioned(The(Unit.MONTH, 5, 2017), Day(5)),
        Due(Rrule("FREQ=DAILY", 736330)),
    ],
)
def test_no_phrase_says_it(language: Language, rule: Rrule | Positioned | Due) -> None:
    assert write(Schedule((rule,)), language) is None


@pytest.mark.parametrize(
    "words",
    [
        "sáng các ngày thứ Bảy trong tháng 6/2024",
        "từ đầu năm đến hết tháng 6",
        "trước tháng Chạp",
        "nhân kỷ niệm 77 năm Ngày Thương binh, Liệt sĩ (27/7/1947 - 27/7/2024)",
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_cannot_be_said_is_not_written_wrongly(words: str, language: Language) -> None:
    schedule = parse(words)
    assert isinstance(schedule, Schedule)
    text = write(schedule, language)
    assert text is None or parse(text, language) == schedule
