"""Pages hold what somebody wrote as text, whatever it is, and nothing but what planctl drew."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from planctl.export.text import one_line
from planctl.website.address import Address
from planctl.website.pages import pages
from tests.export.test_hostile import TEXTS
from tests.website.sites import ADDRESS, edition, hostile

ELEMENTS = {
    "html", "head", "meta", "title", "link", "style", "body", "nav", "div", "a", "header", "p",
    "bdi", "h1", "h2", "h3", "ul", "ol", "li", "main", "section", "article", "aside", "details",
    "summary", "span", "code", "figure", "figcaption", "svg", "desc", "text", "rect", "circle",
    "path", "table", "thead", "tbody", "tr", "th", "td", "input", "small",
}  # fmt: skip


class Page(HTMLParser):
    """Collects elements, attributes and the text outside of style sheets."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("address", [ADDRESS, None])
@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_is_text(tmp_path: Path, name: str, address: Address | None) -> None:
    text = one_line(TEXTS[name])
    made = pages(edition(tmp_path, hostile(TEXTS[name], [TEXTS[name]])), address)
    assert len(made) == 10
    for path, data in made.items():
        page = Page(data)
        assert page.elements <= ELEMENTS, path
        assert page.text.count(text) >= 3, path
        assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]
        targets = [value for name, value in page.attributes if name == "href"]
        ways = r"(\.\./)*([a-z0-9/-]+\.(html|ics))?(#[a-z]+)?|data:image/svg\+xml,.*"
        ways += r"|(webcal|https)://(lich\.example\.gov\.vn|calendar\.google\.com|outlook\.live\.com)/[\x21-\x7e]*"
        assert [target for target in targets if not re.fullmatch(ways, target)] == []
        assert b"\0" not in data


def test_the_name_of_a_date_is_shown_where_it_is_still_running(tmp_path: Path) -> None:
    """A window stands on the page of each month that it touches."""
    plan = """\
plan: demo
title: Kế hoạch
period: 2024
activities:
  - {id: dot, title: Đợt cao điểm, kind: campaign, when: từ ngày 20/3/2024 – 10/5/2024}
"""
    made = pages(edition(tmp_path, plan), None)
    shown = {path for path, data in made.items() if "Đợt cao điểm" in data.decode()}
    months = {path for path in shown if path.startswith("months/")}
    assert months == {"months/2024-03.html", "months/2024-04.html", "months/2024-05.html"}
