from __future__ import annotations

import re

import pytest

from planctl.export import Edition, Grouping
from planctl.export.checklist import write_html, write_markdown
from planctl.messages import Translator
from tests.factory import PLAN, day, document, occurrence, sample, series

ENGLISH = Translator("en")


def edition(by: Grouping | None = None) -> Edition:
    plan, occurrences = sample()
    return Edition([plan], occurrences, ENGLISH, by=by)


def boxes(found: Edition) -> tuple[int, int]:
    """Return how many boxes the list and the page have."""
    return write_markdown(found).count(b"\n- [ ] "), write_html(found).count(b'type="checkbox"')


def markdown(found: Edition) -> list[str]:
    return write_markdown(found).decode().splitlines()


@pytest.mark.parametrize("by", [None, "place"])
def test_every_occurrence_has_one_box(by: Grouping | None) -> None:
    found = edition(by)
    assert boxes(found) == (len(found.occurrences), len(found.occurrences))


def test_by_party_everybody_finds_all_of_theirs() -> None:
    found = edition("party")
    asked = [max(1, len(each.series.who)) for each in found.occurrences]
    assert boxes(found) == (sum(asked), sum(asked))
    first = markdown(found).index("## January 2017")
    assert markdown(found)[first + 2] == "### Lãnh đạo Ban Dân vận"
    assert markdown(found)[first + 6] == "### Chuyên viên Ban Dân vận"
    assert "### Without a named party" in markdown(found)


def test_the_list_says_what_it_is_of() -> None:
    assert markdown(edition())[:7] == [
        f"# {PLAN['title']}",
        "",
        f"{PLAN['issuer']} · No. 05-KH/BDV",
        "",
        "Checklist, 01/01/2017 – 31/12/2017",
        "",
        "## January 2017",
    ]


def test_places_come_in_the_order_of_the_plan() -> None:
    plan = document()
    found = [
        occurrence(series(plan, place=place), day(2017, 5, number))
        for number, place in enumerate(("an-khuong", None, "tan-hiep", "dong-no"), 1)
    ]
    names = re.findall(
        "^### (.*)$", "\n".join(markdown(Edition([plan], found, ENGLISH, by="place"))), re.M
    )
    assert names == ["Xã Đồng Nơ", "Xã Tân Hiệp", "Xã An Khương", "Without a place"]


def test_a_window_shows_its_span_and_a_cancelled_date_is_struck() -> None:
    lines = markdown(edition())
    assert "- [ ] **21/05/2017 – 31/05/2017**: Kiểm tra — day still open" in lines
    (struck,) = [line for line in lines if "~~" in line]
    assert "~~Giao ban khối dân vận Xã Đồng Nơ~~" in struck
    assert struck.endswith(" — cancelled: mưa lũ")


def test_on_a_page_a_cancelled_date_cannot_be_ticked_and_boxes_have_names() -> None:
    data = write_html(edition()).decode()
    assert data.count(" disabled>") == 1
    assert 'aria-label="Kiểm tra, 21/05/2017 – 31/05/2017"' in data


@pytest.mark.parametrize("by", [None, "place", "party"])
def test_every_sheet_repeats_its_heading(by: Grouping | None) -> None:
    data = write_html(edition(by)).decode()
    heads = re.findall(r"<thead>(.*?)</thead>", data)
    assert len(heads) == data.count("<table>") == data.count("<table")
    assert all("2017</" in head for head in heads)


def test_hostile_text_stays_text() -> None:
    found = [occurrence(series(title='"><script>x</script> ~~[ ]~~'), day(2017, 5, 2))]
    data = write_html(Edition([document()], found, ENGLISH))
    assert b"<script" not in data
    assert rb"\~\~\[ \]\~\~" in write_markdown(Edition([document()], found, ENGLISH))


def test_nothing_to_do_is_said() -> None:
    assert b"No dates." in write_html(Edition([document()], [], ENGLISH))
