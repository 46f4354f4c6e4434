"""A real browser opens the published folder, from disk and `planctl serve`; a camera reads it.

Needs Chromium and, for playwright-core and axe-core, npm; where one is missing it is said.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urldefrag

import pytest
import zxingcpp
from PIL import Image

from planctl.export.text import one_line
from tests.export.test_hostile import TEXTS
from tests.serve.conftest import Server, serving
from tests.website.sites import ADDRESS, DISTRICT, edition, hostile, published

Seen = Mapping[str, Any]
PROGRAMS = (
    f"webcal:{ADDRESS.url.partition(':')[2]}",
    "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Flich.example.gov.vn%2F",
    "https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Flich.example.gov.vn%2F",
)


class Browsed(NamedTuple):
    """A published folder, and what the browser saw of it at each root that leads to it."""

    folder: Path
    roots: tuple[str, ...]
    pages: tuple[Seen, ...]

    def at(self, root: str) -> dict[str, Seen]:
        """Return what was seen of each page by its path in the folder."""
        found = {p["url"].removeprefix(root): p for p in self.pages if p["url"].startswith(root)}
        assert found
        return found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return `planctl serve`, which hands out what is in the folder of this module's sites."""
    root = tmp_path_factory.mktemp("browser")
    (root / "index.html").write_text("<!doctype html><title>Lịch</title>", "utf-8")
    with serving(root) as server:
        yield server


@pytest.fixture(scope="module")
def browsed(javascript: Path, served: Server) -> dict[str, Browsed]:
    """Return the sites that one run of the browser saw: an office's, and hostile ones."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    browser = next(filter(None, map(shutil.which, names)), None)
    if browser is None:
        pytest.skip("Chromium is not installed: the site was not opened in a browser")
    root, address = served.site, f"http://127.0.0.1:{served.port}/"
    plans = {
        "office": DISTRICT,
        "files": DISTRICT,
        "hostile": hostile(TEXTS["html"], list(TEXTS.values())),
    }
    look, judge, sites = [], [], {}
    for name, text in plans.items():
        (root / name).mkdir()
        of = edition(root / name, text)
        folder = published(root / name, of, None if name == "files" else ADDRESS)
        roots = (f"{folder.as_uri()}/", f"{address}{name}/site/")
        pages = sorted(str(p.relative_to(folder)) for p in folder.rglob("*.html"))
        if name == "office":
            look += [f"{start}{page}" for start in roots for page in pages]
            judged = ("index.html", "checklist-place.html", "months/2024-05.html")
            judge += [f"{roots[0]}{way}{page}" for page in judged for way in ("", "en/")]
        else:
            look += [f"{roots[0]}{page}" for page in pages if not page.startswith("en/")]
            judge.append(f"{roots[0]}index.html")
        sites[name] = (folder, roots)
    codes = root / "codes"
    codes.mkdir()
    done = subprocess.run(
        ["node", "browse.mjs", browser, codes],
        cwd=javascript,
        input=json.dumps({"look": look, "judge": judge}),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    return {
        name: Browsed(folder, roots, tuple(p for p in seen if p["url"].startswith(roots)))
        for name, (folder, roots) in sites.items()
    }


def test_every_page_opens_without_errors(browsed: dict[str, Browsed]) -> None:
    for site in browsed.values():
        assert [(p["url"], p["errors"]) for p in site.pages if p["errors"]] == []
    office = browsed["office"]
    assert all(len(office.at(root)) == 14 for root in office.roots)
    assert all(page["title"] for page in office.pages)


def test_a_page_loads_nothing_but_itself_and_runs_nothing(browsed: dict[str, Browsed]) -> None:
    for site in browsed.values():
        assert [p["url"] for p in site.pages if p["loaded"] != [p["url"]] or p["scripts"]] == []


def test_pages_speak_their_language(browsed: dict[str, Browsed]) -> None:
    pages = browsed["office"].at(browsed["office"].roots[0])
    assert {path: p["language"] for path, p in pages.items()} == {
        path: "en" if path.startswith("en/") else "vi" for path in pages
    }
    assert "Đưa lịch vào điện thoại" in pages["index.html"]["text"]
    assert "Put it on your phone" in pages["en/index.html"]["text"]


def test_links_lead_somewhere(browsed: dict[str, Browsed]) -> None:
    office = browsed["office"]
    for root in office.roots:
        pages = office.at(root)
        reached = set()
        for path, page in pages.items():
            for _, target in page["links"]:
                if target.startswith(PROGRAMS):
                    continue
                url, fragment = urldefrag(target)
                assert url.startswith(root), (path, target)
                file = unquote(url.removeprefix(root))
                assert (office.folder / file).is_file(), (path, target)
                reached.add(file)
                assert not fragment or fragment in pages[file]["ids"], (path, target)
        calendars = {p.relative_to(office.folder).as_posix() for p in office.folder.rglob("*.ics")}
        assert reached == set(pages) | calendars


def test_every_feed_has_its_links_in_both_languages(browsed: dict[str, Browsed]) -> None:
    office = browsed["office"]
    pages = office.at(office.roots[0])
    feeds = sorted(p.relative_to(office.folder).as_posix() for p in office.folder.rglob("*.ics"))
    for path in ("index.html", "en/index.html"):
        links = [target for _, target in pages[path]["links"]]
        assert sorted(t for t in links if t.startswith("webcal:")) == [
            ADDRESS.webcal(feed) for feed in feeds
        ]


def test_nothing_is_wider_than_a_phone(browsed: dict[str, Browsed]) -> None:
    for site in browsed.values():
        wide = [p["url"] for p in site.pages if max(p["width"], p.get("unfolded", 0)) > 360]
        assert wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier(browsed: dict[str, Browsed], scheme: str) -> None:
    judged = [p for site in browsed.values() for p in site.pages if "violations" in p]
    assert len(judged) == 8
    assert [(p["url"], p["violations"][scheme]) for p in judged if p["violations"][scheme]] == []


def test_dark_pages_are_dark(browsed: dict[str, Browsed]) -> None:
    office = browsed["office"]
    assert office.at(office.roots[0])["index.html"]["paper"] == "rgb(21, 24, 29)"


def test_a_camera_reads_the_feeds_from_the_screen(browsed: dict[str, Browsed]) -> None:
    office = browsed["office"]
    pages = office.at(office.roots[0])
    feeds = sorted(p.relative_to(office.folder).as_posix() for p in office.folder.rglob("*.ics"))
    for path in ("index.html", "en/index.html"):
        read = []
        for shot in pages[path]["codes"]:
            with Image.open(shot) as image:
                (code,) = zxingcpp.read_barcodes(image)
            read.append(code.text)
        home = [text for text in read if text.endswith(".html")]
        assert home == [ADDRESS.of(path)]
        assert sorted(set(read) - set(home)) == [ADDRESS.webcal(feed) for feed in feeds]


def test_without_an_address_there_are_files_and_an_explanation(browsed: dict[str, Browsed]) -> None:
    site = browsed["files"]
    page = site.at(site.roots[0])["index.html"]
    assert page["codes"] == []
    assert "--base-url" in page["text"]
    targets = [target for _, target in page["links"]]
    assert all(target.startswith(site.roots[0]) for target in targets)
    feeds = [f"{site.roots[0]}{p.relative_to(site.folder)}" for p in site.folder.rglob("*.ics")]
    assert sorted(target for target in targets if target.endswith(".ics")) == sorted(feeds)


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_is_shown_as_it_is(browsed: dict[str, Browsed], name: str) -> None:
    site = browsed["hostile"]
    pages = site.at(site.roots[0])
    told = " ".join(one_line(TEXTS[name]).split())
    for path, least in {
        "index.html": 2,
        "checklist.html": 4,
        "checklist-place.html": 4,
        "checklist-party.html": 4,
        "months/2024-05.html": 4,
    }.items():
        assert " ".join(pages[path]["text"].split()).count(told) >= least, path


def test_hostile_text_makes_no_link(browsed: dict[str, Browsed]) -> None:
    site = browsed["hostile"]
    for page in site.pages:
        assert TEXTS["html"] in page["title"]
        internal = [t for _, t in page["links"] if not t.startswith(PROGRAMS)]
        assert all(target.startswith(site.roots[0]) for target in internal)
