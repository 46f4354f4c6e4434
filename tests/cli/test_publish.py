"""`planctl publish`: what it writes, over what, and what it says."""

from __future__ import annotations

import gzip
import json
import os
import signal
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from icalendar import Calendar

from tests.cli.conftest import Run
from tests.cli.test_republish import python
from tests.website.sites import DISTRICT

BASE = "https://lich.example.gov.vn/huyen"
APRIL = {"SOURCE_DATE_EPOCH": str(int(datetime(2024, 4, 1, 12, tzinfo=UTC).timestamp()))}
posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(DISTRICT, encoding="utf-8")
    return tmp_path / "plan.yaml"


def publish(planctl: Run, *options: str, base: str = BASE) -> CompletedProcess[str]:
    return planctl("publish", "plan.yaml", "-o", "site", "--base-url", base, *options, env=APRIL)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def site(planctl: Run, plan: Path) -> Path:
    """Return a folder that was published from the plan."""
    result = publish(planctl)
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    assert "11 calendars and 14 pages in site: 37 files written" in result.stderr
    return plan.with_name("site")


def test_a_site_has_calendars_pages_and_a_list_of_them(site: Path) -> None:
    files = contents(site)
    pages = {
        "index.html", "checklist.html", "checklist-place.html", "checklist-party.html",
        "months/2024-04.html", "months/2024-05.html", "months/2024-06.html",
    }  # fmt: skip
    calendars = {
        "all", "place/dong-no", "place/tan-hiep", "place/without-place",
        "party/lanh-dao", "party/doan-1", "party/without-party",
        "category/briefing", "category/inspection", "category/campaign", "category/report",
    }  # fmt: skip
    assert set(files) == {
        *pages,
        *(f"en/{page}" for page in pages),
        *(f"calendars/{name}.ics" for name in calendars),
        *(f"calendars/{name}.ics.gz" for name in calendars),
        "manifest.json",
        "robots.txt",
    }
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["files"] == {name: sha256(data).hexdigest() for name, data in files.items()}
    assert files["robots.txt"] == b"User-agent: *\nAllow: /\n"


def test_calendars_are_feeds(site: Path) -> None:
    files = contents(site)
    for name, data in files.items():
        if name.endswith(".ics"):
            calendar = Calendar.from_ical(data)
            assert "REFRESH-INTERVAL" in calendar
            assert "X-PUBLISHED-TTL" in calendar
            assert "METHOD" not in calendar
            assert {str(event["STATUS"]) for event in calendar.events} <= {"CONFIRMED", "TENTATIVE"}
    whole = Calendar.from_ical(files["calendars/all.ics"]).events
    assert len(whole) == 8


def test_compressed_calendars_hold_the_same_and_no_time_of_day(site: Path) -> None:
    files = contents(site)
    for name, data in files.items():
        if name.endswith(".gz"):
            assert gzip.decompress(data) == files[name.removesuffix(".gz")]
            assert data[3:10] == b"\0\0\0\0\0\x02\xff", "no name, no time, no system"


def test_the_same_plan_gives_the_same_bytes(planctl: Run, site: Path, tmp_path: Path) -> None:
    options = ("--base-url", BASE + "/")
    planctl("publish", "plan.yaml", "-o", "again", *options, env={"TZ": "Etc/GMT+9"})
    assert contents(tmp_path / "again") == contents(site)


def test_the_same_again_touches_nothing(planctl: Run, site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    for path in files:
        os.utime(path, (1, 1))
    result = publish(planctl)
    assert "0 files written, 37 as they were, 0 removed" in result.stderr
    assert {path.stat().st_mtime for path in files} == {1}


def test_only_what_a_change_concerns_is_written(planctl: Run, plan: Path, site: Path) -> None:
    before = contents(site)
    plan.write_text(DISTRICT.replace("ngày 02 hàng tháng", "ngày 03 hàng tháng").replace(
        "on: 2024-05-02", "on: 2024-05-03"), "utf-8")  # fmt: skip
    assert publish(planctl).returncode == 0
    after = contents(site)
    changed = {name for name in after if after[name] != before.get(name)}
    assert "calendars/place/tan-hiep.ics" not in changed
    assert "calendars/category/report.ics.gz" not in changed
    assert changed >= {"calendars/all.ics", "calendars/place/dong-no.ics", "index.html"}
    events = {
        str(event["X-PLANCTL-KEY"]): event
        for event in Calendar.from_ical(after["calendars/place/dong-no.ics"]).events
    }
    moved = events["huyen/giao-ban/dong-no/2024-04"]
    assert (moved["SEQUENCE"], moved["LAST-MODIFIED"].dt) == (
        1,
        datetime(2024, 4, 1, 12, tzinfo=UTC),
    )


def test_in_the_local_network_no_program_is_offered_that_cannot_reach_it(
    planctl: Run, plan: Path
) -> None:
    publish(planctl, base="http://192.168.1.20:8000")
    page = (plan.parent / "site" / "en" / "index.html").read_text("utf-8")
    assert "webcal://192.168.1.20:8000/calendars/all.ics" in page
    assert "calendar.google.com" not in page
    assert "outlook.live.com" not in page
    assert "Google and Outlook cannot reach this address" in page
    assert "iPhone, Mac" not in page
    assert "an iPhone refuses addresses without https" in page


def test_what_is_gone_is_empty_first_and_removed_later(
    planctl: Run, plan: Path, site: Path
) -> None:
    plan.write_text("\n".join(
        line for line in DISTRICT.splitlines() if "tân-hiệp: ngày" not in line
        and "place: tân-hiệp" not in line), "utf-8")  # fmt: skip
    result = publish(planctl)
    assert "calendars/place/tan-hiep.ics is empty from now on" in result.stderr
    feed = site / "calendars" / "place" / "tan-hiep.ics"
    assert Calendar.from_ical(feed.read_bytes()).events == []
    assert "tan-hiep.ics" not in (site / "index.html").read_text("utf-8")
    later = {"SOURCE_DATE_EPOCH": str(int(datetime(2024, 7, 1, tzinfo=UTC).timestamp()))}
    result = planctl("publish", "plan.yaml", "-o", "site", "--base-url", BASE, env=later)
    assert "2 removed" in result.stderr
    assert not feed.exists()
    assert not feed.with_name("tan-hiep.ics.gz").exists()


def test_a_page_of_before_that_somebody_changed_stays(planctl: Run, plan: Path, site: Path) -> None:
    (site / "months" / "2024-06.html").write_text("mine", "utf-8")
    shorter = DISTRICT.replace("period: 2024-Q2", "period: {from: 2024-04-01, to: 2024-05-31}")
    lines = [line for line in shorter.splitlines() if "/6/2024" not in line]
    plan.write_text("\n".join(lines), "utf-8")
    result = publish(planctl)
    assert result.returncode == 0, result.stderr
    assert "2024-06.html is no longer wanted but stays" in result.stderr
    assert (site / "months" / "2024-06.html").read_text("utf-8") == "mine"
    assert not (site / "en" / "months" / "2024-06.html").exists()


@pytest.mark.parametrize("name", ["mine.txt", "index.html", "manifest.json", "calendars/all.ics"])
def test_a_folder_of_others_is_given_up_only_by_force(planctl: Run, plan: Path, name: str) -> None:
    mine = plan.parent / "site" / name
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    result = publish(planctl)
    assert result.returncode == 2
    assert "--force" in result.stderr
    assert contents(plan.parent / "site") == {name: b"mine"}
    assert publish(planctl, "--force").returncode == 0
    assert (mine.read_bytes() == b"mine") == (name == "mine.txt")
    assert "0 files written, 37 as they were" in publish(planctl).stderr


def test_a_file_of_others_in_the_way_of_a_new_page_is_not_written_over(
    planctl: Run, plan: Path, site: Path
) -> None:
    (site / "months" / "2024-07.html").write_text("mine", "utf-8")
    plan.write_text(
        DISTRICT.replace("period: 2024-Q2", "period: {from: 2024-04-01, to: 2024-07-31}"), "utf-8"
    )
    before = contents(site)
    result = publish(planctl)
    assert result.returncode == 2
    assert "2024-07.html is left as it is, for planctl did not write it" in result.stderr
    assert contents(site) == before


def test_hidden_files_make_a_folder_nobodys(planctl: Run, plan: Path) -> None:
    folder = plan.with_name("site")
    (folder / ".git").mkdir(parents=True)
    assert publish(planctl).returncode == 0


def test_without_an_address_there_are_no_codes_and_it_is_said(planctl: Run, plan: Path) -> None:
    result = planctl("publish", "plan.yaml", "-o", "site")
    assert result.returncode == 0
    assert "without `--base-url`" in result.stderr
    page = (plan.parent / "site" / "index.html").read_text("utf-8")
    assert 'class="qr"' not in page
    assert "webcal" not in page
    assert "--base-url" in page


def test_the_environment_may_tell_the_address(planctl: Run, plan: Path, site: Path) -> None:
    result = planctl("publish", "plan.yaml", "-o", "again", env={"PLANCTL_BASE_URL": BASE})
    assert result.returncode == 0
    assert contents(plan.with_name("again")) == contents(site)


@pytest.mark.parametrize(
    "base", ["lich.example.gov.vn", "ftp://x/", "https://a b/", "javascript:x"]
)
def test_what_is_no_address_is_refused(planctl: Run, plan: Path, base: str) -> None:
    result = publish(planctl, base=base)
    assert result.returncode == 2
    assert "--base-url" in result.stderr
    assert not plan.with_name("site").exists()


def test_an_address_without_encryption_is_remarked(planctl: Run, plan: Path) -> None:
    assert "iPhones subscribe to https" in publish(planctl, base="http://192.168.1.5:8000").stderr


@pytest.mark.parametrize("output", ["-", "plan.yaml"])
def test_a_site_is_a_folder(planctl: Run, plan: Path, output: str) -> None:
    assert planctl("publish", "plan.yaml", "-o", output).returncode == 2
    assert plan.read_text("utf-8") == DISTRICT


def test_nothing_is_written_when_an_error_stands(planctl: Run, plan: Path) -> None:
    plan.write_text(DISTRICT.replace("trước ngày 25/6/2024", "ngày nào đó"), "utf-8")
    assert publish(planctl).returncode == 1
    assert not plan.with_name("site").exists()


def test_language_of_the_pages_at_the_top(planctl: Run, plan: Path) -> None:
    planctl("publish", "plan.yaml", "-o", "site", "--lang", "en")
    assert '<html lang="en">' in (plan.parent / "site" / "index.html").read_text("utf-8")
    assert '<html lang="vi">' in (plan.parent / "site" / "vi" / "index.html").read_text("utf-8")


FULL = """
import errno, sys
from planctl.export import together
right, left = together.write_atomically, int(sys.argv[1])
def full(path, data):
    global left
    if not left:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))
    left -= 1
    right(path, data)
together.write_atomically = full
from planctl.__main__ import main
sys.argv = ["planctl", "publish", "plan.yaml", "-o", "site"]
main()
"""


@pytest.mark.parametrize("number", ["0", "9"])
def test_a_disk_that_is_full_leaves_the_old_site(plan: Path, site: Path, number: str) -> None:
    before = contents(site)
    plan.write_text(DISTRICT.replace("trước ngày 25/6", "trước ngày 24/6"), "utf-8")
    result = python(FULL, number, cwd=plan.parent)
    assert result.returncode == 2, result.stderr
    assert "No space left" in result.stderr
    assert contents(site) == before
    assert not list(site.glob(".planctl-*"))


KILLED = """
import os, signal, sys
from pathlib import Path
right, left = Path.replace, int(sys.argv[1])
def replace(self, target):
    global left
    if ".planctl" in self.parent.name:
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
    return right(self, target)
Path.replace = replace
from planctl.__main__ import main
sys.argv = ["planctl", "publish", "plan.yaml", "-o", "site", *sys.argv[2:]]
main()
"""


@posix
@pytest.mark.parametrize("number", ["2", "50"])
def test_a_kill_of_the_first_run_is_made_good_by_the_next(
    planctl: Run, plan: Path, number: str
) -> None:
    killed = python(KILLED, number, "--base-url", BASE, cwd=plan.parent)
    assert killed.returncode == -signal.SIGKILL
    plan.write_text(DISTRICT.replace("doan-1: ", "doan-1: X "), "utf-8")
    assert publish(planctl).returncode == 0
    planctl("publish", "plan.yaml", "-o", "fresh", "--base-url", BASE, env=APRIL)
    assert set(contents(plan.with_name("site"))) == set(contents(plan.with_name("fresh")))


@posix
@pytest.mark.parametrize("number", ["3", "45"])
def test_a_kill_is_made_good_by_the_next_run(
    planctl: Run, plan: Path, site: Path, tmp_path: Path, number: str
) -> None:
    """Whatever the next plan is, no file is left that nobody knows, and none is in the way."""
    longer = DISTRICT.replace("period: 2024-Q2", "period: {from: 2024-04-01, to: 2024-07-31}")
    plan.write_text(longer, "utf-8")
    killed = python(KILLED, number, "--base-url", BASE, cwd=plan.parent)
    assert killed.returncode == -signal.SIGKILL
    plan.write_text(DISTRICT.replace("Đợt công tác", "Đợt đi"), "utf-8")
    assert publish(planctl).returncode == 0
    planctl("publish", "plan.yaml", "-o", "fresh", "--base-url", BASE, env=APRIL)
    assert set(contents(site)) == set(contents(tmp_path / "fresh"))


def test_a_calendar_that_google_refuses_is_remarked(planctl: Run, plan: Path) -> None:
    notes = "chữ " * 250_000
    plan.write_text(DISTRICT.replace(
        "title: Kiểm tra cơ sở,", f"title: Kiểm tra cơ sở, notes: {notes},"), "utf-8")  # fmt: skip
    result = publish(planctl)
    assert result.returncode == 0
    assert "calendars/all.ics is too large for Google" in result.stderr
    assert "place/dong-no.ics is too large" not in result.stderr
