"""An edition in parts: which dates stand in which, and under which names."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from planctl.export import Edition
from planctl.export.colours import COLOURS, category_colour, colour_of
from planctl.export.ics import write_ics
from planctl.export.parts import Division, Part, parts
from planctl.messages import Translator
from planctl.occurrence import Attendance, Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.vocabulary import ID_PATTERN
from tests.factory import day, document, occurrence, sample, series

VIETNAMESE = Translator("vi")


def edition(occurrences: Sequence[Occurrence], **changed: object) -> Edition:
    documents: Sequence[PlanDocument] = list(dict.fromkeys(o.series.document for o in occurrences))
    return Edition(documents, occurrences, VIETNAMESE)._replace(**changed)


def at(place: str, plan: PlanDocument) -> Occurrence:
    return occurrence(series(plan, place=place), day(2017, 1, 2))


def placed(*named: tuple[str, str]) -> Edition:
    """Return an edition with a date at each of the places, ids with names."""
    plans = [
        document(plan=f"p{number}", places={id_: name}) for number, (id_, name) in enumerate(named)
    ]
    return edition([at(id_, plan) for plan, (id_, _) in zip(plans, named, strict=True)])


def slugs(of: Edition) -> dict[str, str]:
    return {part.name: part.slug for part in parts(of, "place")}


@pytest.mark.parametrize("by", ["place", "party", "category"])
def test_every_date_stands_in_the_parts_that_it_belongs_to(by: Division) -> None:
    _, occurrences = sample()
    found = parts(edition(occurrences), by)
    held = {part.slug: [o.key for o in part.edition.occurrences] for part in found}
    for one in occurrences:
        place, who, category = one.series.place, one.series.who, one.series.activity.kind
        belongs = {
            "place": [place or "without-place"],
            "party": list(who) or ["without-party"],
            "category": [category],
        }[by]
        assert [slug for slug, keys in held.items() if one.key in keys] == belongs
    order = [o.key for o in occurrences]
    assert all(keys == [key for key in order if key in keys] for keys in held.values())


def test_a_date_of_several_parties_has_one_uid_in_all_their_calendars() -> None:
    plan = document()
    both = (Attendance("lanh-dao"), Attendance("chuyen-vien", 1))
    shared = occurrence(series(plan, attendance=both), day(2017, 1, 2))
    alone = occurrence(series(plan, 1, attendance=both[:1]), day(2017, 1, 3))
    found = parts(edition([shared, alone]), "party")
    uids = {
        part.slug: [
            str(event["UID"]) for event in Calendar.from_ical(write_ics(part.edition)).events
        ]
        for part in found
    }
    assert uids == {"lanh-dao": [shared.uid, alone.uid], "chuyen-vien": [shared.uid]}


def test_parts_come_in_the_order_of_the_plan_and_the_rest_last() -> None:
    plan = document(places={"b": "Xã B", "a": "Xã A", "c": "Xã C"})
    nowhere = occurrence(series(plan, 1), day(2017, 1, 1))
    found = parts(edition([nowhere, at("a", plan), at("b", plan)]), "place")
    assert [(p.slug, p.name) for p in found] == [
        ("b", "Xã B"), ("a", "Xã A"), ("without-place", "Không nêu địa điểm"),
    ]  # fmt: skip


def test_a_calendar_says_whose_it_is_and_in_which_colour() -> None:
    (part,) = parts(placed(("dong-no", "Xã Đồng Nơ")), "place")
    calendar = Calendar.from_ical(write_ics(part.edition))
    title = part.edition.title
    assert str(calendar["X-WR-CALNAME"]) == str(calendar["NAME"]) == f"Xã Đồng Nơ – {title}"
    assert str(calendar["COLOR"]) == part.colour in COLOURS
    assert str(calendar["X-APPLE-CALENDAR-COLOR"]) == COLOURS[part.colour]
    whole = Calendar.from_ical(write_ics(part.edition._replace(part=None, colour=None)))
    assert "COLOR" not in whole
    assert str(whole["NAME"]) == title


def test_one_place_of_two_plans_is_one_part() -> None:
    found = parts(placed(("dong-no", "Xã Đồng Nơ"), ("dong-no", "xã Đồng  Nơ")), "place")
    assert [(p.slug, len(p.edition.occurrences)) for p in found] == [("dong-no", 2)]


def test_two_places_of_one_id_are_two_parts() -> None:
    found = slugs(placed(("tan-hiep", "Xã Tân Hiệp"), ("tan-hiep", "Phường Tân Hiệp")))
    assert len(set(found.values())) == 2
    assert all(re.fullmatch("tan-hiep-[0-9a-f]{8}", slug) for slug in found.values())


def test_letters_beyond_ascii_lose_their_marks() -> None:
    assert slugs(placed(("Đồng-Nơ.2", "Xã"))) == {"Xã": "dong-no-2"}


def test_an_id_that_is_a_slug_keeps_it_whoever_comes() -> None:
    found = slugs(placed(("Đồng-nơ", "A"), ("dong-no", "B"), ("DONG-NO", "C")))
    assert found["B"] == "dong-no"
    assert len(set(found.values())) == 3


@pytest.mark.parametrize("id_", ["nul", "COM1", "without-place", "ღ"])
def test_names_that_cannot_be_had_carry_a_hash(id_: str) -> None:
    (slug,) = slugs(placed((id_, "X"))).values()
    assert re.fullmatch(r"([a-z0-9-]+-)?[0-9a-f]{8}", slug)


def test_a_part_whose_dates_are_all_cancelled_is_in_a_file_but_in_no_feed() -> None:
    plan = document()
    off = at("dong-no", plan)._replace(status="cancelled")
    assert [p.slug for p in parts(edition([off]), "place")] == ["dong-no"]
    assert parts(edition([off], delivery="feed"), "place") == []


_IDS = st.from_regex(
    ID_PATTERN.replace(r"[^\W\d_]", "[a-zA-ZđĐơÀß]").replace(r"[\w.-]", "[a-cA-CđĐơß._-]"),
    fullmatch=True,
)


@given(
    st.lists(
        st.tuples(_IDS.map(lambda id_: id_[:20]), st.sampled_from("XYZ")),
        min_size=1,
        max_size=6,
        unique=True,
    )
)
def test_slugs_are_ascii_differ_and_do_not_depend_on_the_order(
    named: list[tuple[str, str]],
) -> None:
    """Names that a file system without case would take for one are two names here."""

    def told(of: Sequence[Part]) -> dict[frozenset[str], str]:
        return {frozenset(o.series.prefix for o in p.edition.occurrences): p.slug for p in of}

    forward = parts(placed(*named), "place")
    found = [part.slug for part in forward]
    assert len({slug.casefold() for slug in found}) == len(found)
    assert all(set(slug) <= set(string.ascii_lowercase + string.digits + "-_") for slug in found)
    assert all(found)
    plans = placed(*named)
    backward = plans._replace(
        documents=plans.documents[::-1], occurrences=tuple(plans.occurrences[::-1])
    )
    assert told(parts(backward, "place")) == told(forward)


def test_colours_stand_out_from_light_and_dark_paper() -> None:
    """WCAG 2.2, success criterion 1.4.11: a contrast of 3 to 1 for what is no text."""
    for number in COLOURS.values():
        for paper in ("#FFFFFF", "#15181D"):
            lighter, darker = sorted((luminance(number), luminance(paper)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 3, (number, paper)


def luminance(number: str) -> float:
    channels = [int(number[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_never_change() -> None:
    """A phone that was told a colour keeps it: these values are for ever."""
    assert colour_of("dong-no") == "dodgerblue"
    assert category_colour("report") == "crimson"
