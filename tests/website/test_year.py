"""The drawing of a month says with shapes, colours and words what its days hold."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from planctl.export import Edition
from planctl.messages import Translator
from planctl.website.layout import months
from planctl.website.year import Month, described, drawn, month_svg
from tests.factory import day, document, occurrence, series

ENGLISH = Translator("en")
PLAN = document()
MEETING, INSPECTION, REPORT = series(PLAN), series(PLAN, 1), series(PLAN, 2)
SVG = "{http://www.w3.org/2000/svg}"


def may() -> Month:
    found = [
        *(occurrence(MEETING, day(2017, 5, 2), label=str(n)) for n in range(1)),
        *(occurrence(MEETING, day(2017, 5, 8), label=str(n)) for n in range(3)),
        *(occurrence(MEETING, day(2017, 5, 9), label=str(n)) for n in range(4)),
        occurrence(MEETING, day(2017, 4, 29), day(2017, 5, 1)),
        occurrence(MEETING, day(2017, 5, 18), status="cancelled"),
        occurrence(INSPECTION, day(2017, 5, 21), day(2017, 6, 3), kind="window"),
        occurrence(REPORT, day(2017, 5, 25), kind="deadline"),
    ]
    first_days = [date(2017, 4, 1), date(2017, 5, 1), date(2017, 6, 1)]
    april, month, june = drawn(first_days, found, [day(2017, 5, 1), day(2017, 5, 6)])
    assert (dict(april.events), april.off) == ({29: 1, 30: 1}, frozenset())
    assert dict(june.windows) == {1: 1, 2: 1, 3: 1}
    return month


def test_months_are_those_of_plans_and_dates() -> None:
    plans = [PLAN, document(period=2015)]
    late = occurrence(MEETING, day(2018, 1, 31), day(2018, 2, 1))
    assert months(Edition(plans, [late], ENGLISH)) == [
        *(date(2015, month, 1) for month in range(1, 13)),
        *(date(2017, month, 1) for month in range(1, 13)),
        *(date(2018, month, 1) for month in (1, 2)),
    ]
    assert months(Edition([], [], ENGLISH)) == []


def test_days_hold_what_takes_place_on_them() -> None:
    month = may()
    assert dict(month.events) == {1: 1, 2: 1, 8: 3, 9: 4}
    assert dict(month.deadlines) == {25: 1}
    assert sorted(month.windows) == list(range(21, 32))
    assert month.off == {1, 6}


def test_a_month_is_told_in_words_too() -> None:
    assert described(may(), ENGLISH) == ("Events: 1–2, 8–9. Deadlines: 25. Day still open: 21–31.")
    (empty,) = drawn([date(2017, 5, 1)], [], [])
    assert described(empty, ENGLISH) == "No dates."


def test_the_drawing() -> None:
    text = month_svg(may(), "m5", ENGLISH).replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '
    )
    svg = ElementTree.fromstring(text)
    names = {element.get("id"): element.text for element in svg if element.get("id")}
    assert names == {"m5-title": "May 2017", "m5-desc": described(may(), ENGLISH)}
    assert svg.get("aria-labelledby") == "m5-title m5-desc"
    digits = {e.text: e for e in svg.iter(f"{SVG}text") if e.get("class") != "wd"}
    assert list(digits) == [str(number) for number in range(1, 32)]
    assert {text: e.get("class") for text, e in digits.items() if e.get("class") != "work"} == {
        "1": "on1", "2": "on1", "6": "off", "8": "on2", "9": "on3",
    }  # fmt: skip
    classes = [e.get("class") for e in svg.iter(f"{SVG}rect")]
    counts = {name: classes.count(name) for name in set(classes)}
    assert counts == {"e1": 2, "e2": 1, "e3": 1, "d": 1, "w": 11}


def test_every_day_stands_under_its_weekday() -> None:
    svg = ElementTree.fromstring(month_svg(may(), "m", ENGLISH))
    heads = {e.get("x"): e.text for e in svg.iter("text") if e.get("class") == "wd"}
    assert list(heads.values()) == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    for element in svg.iter("text"):
        if element.get("class") != "wd":
            number = int(element.text or "")
            assert heads[element.get("x")] == date(2017, 5, number).strftime("%a")[:2]
