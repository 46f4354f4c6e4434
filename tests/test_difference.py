from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.difference import Aspect, Difference, differences, entries_of
from planctl.messages import Translator
from planctl.occurrence import Change, Occurrence
from tests.export.calendars import calendars
from tests.factory import day, document, occurrence, series

ENGLISH = Translator("en")


def between(old: list[Occurrence], new: list[Occurrence]) -> list[Difference]:
    return differences(entries_of(old, ENGLISH), entries_of(new, ENGLISH))


def aspects(old: Occurrence, new: Occurrence) -> tuple[Aspect, ...]:
    found = between([old], [new])
    return found[0].aspects if found else ()


OF = series(place="dong-no")
MAY = occurrence(OF, day(2017, 5, 2), minutes=(450, 540), label="2017-05")


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (MAY, ()),
        (MAY._replace(first=day(2017, 5, 4), last=day(2017, 5, 4)), ("moved",)),
        (MAY._replace(last=day(2017, 5, 3)), ("moved",)),
        (MAY._replace(start_minute=480), ("retimed",)),
        (MAY._replace(start_minute=None, end_minute=None), ("retimed",)),
        (MAY._replace(status="tentative"), ("recast",)),
        (MAY._replace(status="cancelled"), ("cancelled",)),
        (MAY._replace(series=series(place="dong-no", title="Họp")), ("retitled",)),
        (MAY._replace(series=series(place="dong-no", words="khác")), ()),
    ],
)
def test_how_a_date_differs(new: Occurrence, expected: tuple[Aspect, ...]) -> None:
    assert aspects(MAY, new) == expected


def test_all_that_differs_is_told_the_gravest_first() -> None:
    moved = MAY._replace(first=day(2017, 5, 3), last=day(2017, 5, 3), start_minute=480)
    assert aspects(MAY, moved._replace(series=series(place="dong-no", title="Họp"))) == (
        "moved",
        "retimed",
        "retitled",
    )


def test_another_time_zone_is_another_time() -> None:
    bangkok = series(document(timezone="Asia/Bangkok"), place="dong-no")
    assert aspects(MAY, MAY._replace(series=bangkok)) == ("retimed",)
    whole = occurrence(OF, day(2017, 5, 2))
    assert aspects(whole, whole._replace(series=bangkok)) == ()


def test_a_place_that_is_renamed_is_another_place() -> None:
    renamed = document(places={"dong-no": "Xã Tân Khai", "tan-hiep": "X", "an-khuong": "Y"})
    new = MAY._replace(series=series(renamed, place="dong-no", title=OF.title))
    assert aspects(MAY, new) == ("relocated",)


def test_gone_cancelled_and_back_again() -> None:
    off = MAY._replace(status="cancelled")
    assert [d.aspects for d in between([MAY], [])] == [("cancelled",)]
    assert [d.aspects for d in between([], [MAY])] == [("added",)]
    assert [d.aspects for d in between([off], [MAY])] == [("added",)]
    assert between([off], []) == between([], [off]) == between([off], [off]) == []


def test_the_reason_is_the_new_sides() -> None:
    change = Change("move", "trùng hội nghị", "CV 12", MAY.first, OF.span)
    moved = MAY._replace(first=day(2017, 5, 4), last=day(2017, 5, 4), change=change)
    assert between([MAY], [moved])[0].why == "trùng hội nghị; CV 12"
    assert between([moved], [MAY])[0].why == ""


@given(calendars(), st.data())
def test_laws(found: list[Occurrence], data: st.DataObject) -> None:
    """Nothing differs from itself; sides exchanged, added and cancelled change places; order of
    the sides' dates is of no account."""
    new = [each for each in found if data.draw(st.booleans())]
    assert between(found, found) == []
    forth, back = between(found, new), between(new, found)
    live = {each.key for each in found if each.status != "cancelled"}
    assert {d.entry.key for d in forth} == live - {each.key for each in new}
    assert {d.aspects for d in forth} <= {("cancelled",)}
    assert {d.aspects for d in back} <= {("added",)}
    assert between(found[::-1], data.draw(st.permutations(new))) == forth
