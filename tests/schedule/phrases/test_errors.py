"""What is wrong with a phrase: where, why, and what could stand there."""

from __future__ import annotations

import pytest

from planctl.messages import Translator
from planctl.schedule.phrases import PhraseError, parse


def error(phrase: str) -> PhraseError:
    found = parse(phrase)
    assert isinstance(found, PhraseError)
    return found


def marked(phrase: str) -> str:
    found = error(phrase)
    return phrase[found.start : found.end]


@pytest.mark.parametrize(
    ("phrase", "name", "part"),
    [
        ("chiều thứ 8", "impossible-date", "thứ 8"),
        ("25h00 ngày 5/5/2024", "impossible-date", "25h00"),
        ("quý V/2024", "impossible-date", "V"),
        (
            "ngày 5/5/2024 hoặc ngày 16/5/2024",
            "not-a-schedule",
            "ngày 5/5/2024 hoặc ngày 16/5/2024",
        ),
        ("thứ Hai hoặc thứ Ba hàng tuần", "not-a-schedule", "thứ Hai hoặc thứ Ba"),
        ("03 đợt: tháng 5 và tháng 11", "unknown-phrase", "03 đợt: tháng 5 và tháng 11"),
        ("31/02/2017", "impossible-date", "31/02/2017"),
        ("ngày 12 đến ngày 5", "reversed-range", "5"),
        ("từ ngày 12/5 đến ngày 5/5/2017", "reversed-range", "5/5/2017"),
        ("Thứ Hai, 25/4/2017", "weekday-mismatch", "Thứ Hai"),
        ("ngày 5/7/2017 tại hội trường", "unknown-phrase", "tại"),
        ("13/13 xã", "not-a-schedule", "13/13 xã"),
        ("sáng thứ Hai", "not-a-schedule", "sáng thứ Hai"),
        ("2nd Saturdy of every month", "unknown-phrase", "Saturdy"),
    ],
)
def test_names_the_part_that_is_wrong(phrase: str, name: str, part: str) -> None:
    assert error(phrase).name == name
    assert marked(phrase) == part


def test_offsets_are_of_the_phrase_as_typed() -> None:
    decomposed = "chie\u0302\u0300u thu\u031b\u0301 hai, nga\u0300y 5/7 ta\u0323i xa\u0303"

    assert marked(decomposed) == "ta\u0323i"


def test_shows_the_date_that_a_weekday_disagrees_with() -> None:
    found = error("Thứ Hai, 25/4/2017")
    english = Translator("en")

    assert found.second is not None
    start, end, message = found.second
    assert "Thứ Hai, 25/4/2017"[start:end] == "25/4/2017"
    assert english(message) == "25/4/2017 is a Tuesday"
    assert [english(n) for n in found.notes] == [
        "the nearest dates on a Monday are 24/4/2017 and 1/5/2017"
    ]


@pytest.mark.parametrize(
    ("phrase", "mended"),
    [
        ("ngày 02 hàng thang", "ngày 02 hàng tháng"),
        ("ngay 5 thang 7", "ngày 5 tháng 7"),
        ("cuôi tháng 5/2017", "cuối tháng 5/2017"),
        ("moi quy 01 lan", "mỗi quý 01 lần"),
        ("2nd Saturdy of every month", "2nd saturday of every month"),
        ("evry month", "every month"),
    ],
)
def test_suggests_the_nearest_phrase(phrase: str, mended: str) -> None:
    assert error(phrase).suggestion == mended
    assert not isinstance(parse(mended), PhraseError)


def test_says_what_could_stand_there() -> None:
    notes = " ".join(Translator("en")(n) for n in error("ngày 02 hàng thang").notes)

    assert "“tháng”" in notes
    assert "“tuần”" in notes


@pytest.mark.parametrize(
    "phrase",
    [
        "ngày 02 hàng tháng gì đó",
        "gì đó ngày 02 hàng tháng",
        "ngày 02 gì đó hàng tháng",
        "* ngày 5/7 #",
        "every month or so",
    ],
)
def test_drops_no_word(phrase: str) -> None:
    assert isinstance(parse(phrase), PhraseError)


def test_counts_the_days_that_a_phrase_states() -> None:
    assert not isinstance(parse("10 ngày (từ ngày 16/7/2017 – 25/7/2017)"), PhraseError)
    assert error("9 ngày (từ ngày 16/7/2017 – 25/7/2017)").name == "reversed-range"


def test_refuses_a_phrase_that_is_too_long() -> None:
    found = error("ngày 5/7/2017, " * 1000)

    assert found.name == "unknown-phrase"
    assert found.start < found.end
