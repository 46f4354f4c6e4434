"""Readers of other makers see every date of the real plans where planctl put it.

The readers in JavaScript come from npm (the fixture `javascript`). khal stands for a client into
which people import a file and later the changed one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest
import recurring_ical_events
from icalendar import Calendar

from planctl.compile import compile_plans
from planctl.export import Edition
from planctl.export._icsseries import DEADLINE_BLOCK
from planctl.export.ics import write_ics
from planctl.export.publication import Publication, read_publication
from planctl.export.reissue import Reissue
from planctl.messages import Translator
from planctl.occurrence import Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.find import find_plans
from planctl.plan.load import load_plans
from tests.factory import day, document, occurrence, sample, series

ROOT = Path(__file__).parent.parent.parent
VIETNAMESE = Translator("vi")

Seen = tuple[str, str, str, str, str]
"""UID, start and end (a day, or an instant in UTC; the end excluded), title and status."""
Reader = Callable[[bytes], Iterable[Seen]]


def told(moment: date) -> str:
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.isoformat()


def expected(occurrences: Iterable[Occurrence]) -> list[tuple[str, str, str]]:
    found = []
    for each in occurrences:
        start, end = each.start, each.end
        if not isinstance(end, datetime):
            end += timedelta(days=1)
        elif each.kind == "deadline":
            start -= timedelta(minutes=DEADLINE_BLOCK)
        found.append((each.uid, told(start), told(end)))
    return sorted(found)


def paris() -> tuple[PlanDocument, list[Occurrence]]:
    """Return dates on both sides of both changes of the clock."""
    plan = document(timezone="Europe/Paris")
    of = series(plan)
    days = [day(2017, month, number) for month in (1, 3, 4, 7, 10, 11) for number in (1, 25, 27)]
    return plan, [occurrence(of, each, minutes=(450, 540)) for each in days]


def real(name: str) -> tuple[PlanDocument, Sequence[Occurrence]]:
    loaded = load_plans(find_plans([str(ROOT / "plans" / name)]))
    (plan,) = loaded.documents
    return plan, compile_plans([plan]).occurrences


CALENDARS: dict[str, Callable[[], tuple[PlanDocument, Sequence[Occurrence]]]] = {
    "sample": sample,
    "paris": paris,
    **{
        file.stem: lambda name=file.name: real(name)  # type: ignore[misc]
        for file in sorted((ROOT / "plans").glob("*.yaml"))
    },
}


def with_icalendar(data: bytes) -> Iterable[Seen]:
    for event in Calendar.from_ical(data).events:
        start, end = told(event["DTSTART"].dt), told(event["DTEND"].dt)
        yield str(event["UID"]), start, end, str(event["SUMMARY"]), str(event["STATUS"])


def with_recurring_ical_events(data: bytes) -> Iterable[Seen]:
    calendar = recurring_ical_events.of(Calendar.from_ical(data))
    for event in calendar.between(date(2000, 1, 1), date(2100, 1, 1)):
        start, end = told(event["DTSTART"].dt), told(event["DTEND"].dt)
        yield str(event["UID"]), start, end, str(event["SUMMARY"]), str(event["STATUS"])


def with_vobject(data: bytes) -> Iterable[Seen]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        vobject = pytest.importorskip("vobject", reason="vobject is not installed")
        (calendar,) = vobject.readComponents(data.decode())
        for event in calendar.vevent_list:
            start, end = told(event.dtstart.value), told(event.dtend.value)
            yield event.uid.value, start, end, event.summary.value, event.status.value


@pytest.mark.parametrize("name", CALENDARS)
@pytest.mark.parametrize("reader", [with_icalendar, with_recurring_ical_events, with_vobject])
def test_readers_in_python(reader: Reader, name: str) -> None:
    agree(reader, name)


def agree(reader: Reader, name: str) -> None:
    plan, occurrences = CALENDARS[name]()
    data = write_ics(Edition([plan], occurrences, VIETNAMESE))
    seen = list(reader(data))
    assert sorted((uid, start, end) for uid, start, end, _, _ in seen) == expected(occurrences)
    status = {each.uid: each.status.upper() for each in occurrences}
    assert {uid: status for uid, _, _, _, status in seen} == status
    in_file = {
        str(event["UID"]): str(event["SUMMARY"]) for event in Calendar.from_ical(data).events
    }
    assert {uid: title for uid, _, _, title, _ in seen} == in_file


@pytest.mark.parametrize("name", CALENDARS)
@pytest.mark.parametrize("library", ["ical.js", "node-ical"])
def test_readers_in_javascript(javascript: Path, library: str, name: str) -> None:
    def reader(data: bytes) -> Iterable[Seen]:
        file = javascript / "lich.ics"
        file.write_bytes(data)
        done = subprocess.run(
            ["node", "read.mjs", library, file],
            cwd=javascript,
            env={**os.environ, "TZ": "UTC"},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return [tuple(event) for event in json.loads(done.stdout)]

    agree(reader, name)


KHAL = """\
[calendars]
[[lich]]
path = {folder}/vdir
type = calendar
[locale]
local_timezone = Asia/Ho_Chi_Minh
default_timezone = Asia/Ho_Chi_Minh
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = lich
[sqlite]
path = {folder}/khal.db
"""


@pytest.fixture
def khal(tmp_path: Path) -> Callable[..., str]:
    """Return a function that runs khal on an empty calendar."""
    if find_spec("khal") is None:
        pytest.skip("khal is not installed: it is among the dev extras")
    (tmp_path / "vdir").mkdir()
    (tmp_path / "khal.conf").write_text(KHAL.format(folder=tmp_path), "utf-8")

    def run(*arguments: str | Path) -> str:
        command = [sys.executable, "-W", "ignore", "-m", "khal", "-c", tmp_path / "khal.conf"]
        done = subprocess.run(
            [*command, *arguments],
            env={**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def listed(khal: Callable[..., str], *options: str) -> list[str]:
    """Return the dates that khal shows in 2017: UID, start, title, status."""
    form = "{uid}|{start-date} {start-time}|{title}|{status}"
    form_of = ("--format", form, "--day-format", "")
    shown = khal("list", *options, *form_of, "2017-01-01", "2018-01-01")
    return sorted(line.strip() for line in shown.splitlines() if line.strip())


def shown(occurrences: Iterable[Occurrence], title: str, status: str) -> set[str]:
    return {
        f"{each.uid}|{each.start:%Y-%m-%d %H:%M}|{title}{each.series.title}|{status}"
        for each in occurrences
    }


def test_a_changed_file_changes_a_client_and_doubles_nothing(
    khal: Callable[..., str], tmp_path: Path
) -> None:
    plan = document()
    of = series(plan, place="dong-no")
    half_past_seven = (450, 540)
    first = [
        occurrence(of, day(2017, month, 2), minutes=half_past_seven, label=f"2017-{month:02}")
        for month in range(1, 13)
    ]
    published = write_ics(Edition([plan], first, Translator("en")))
    (tmp_path / "first.ics").write_bytes(published)
    khal("import", "--batch", "-a", "lich", tmp_path / "first.ics")
    assert set(listed(khal, "--once")) == shown(first, "", "CONFIRMED")
    moved = first[4]._replace(first=day(2017, 5, 4), last=day(2017, 5, 4), start_minute=480)
    new = [*first[:4], moved, *first[5:8], *first[9:]]
    former = read_publication(published)
    assert isinstance(former, Publication)
    reissue = Reissue(former, datetime(2017, 3, 1, tzinfo=UTC), day(2017, 3, 1))
    edition = Edition([plan], new, Translator("en"), reissue=reissue)
    (tmp_path / "second.ics").write_bytes(write_ics(edition))
    for _ in range(2):
        khal("import", "--batch", "-a", "lich", tmp_path / "second.ics")
        after = listed(khal, "--once")
        assert len(after) == len(set(after)) == 12
        gone = shown([first[8]], "Cancelled: ", "CANCELLED")
        assert set(after) == shown(new, "", "CONFIRMED") | gone
        assert len(list((tmp_path / "vdir").glob("*.ics"))) == 12


def test_a_recurring_event_that_becomes_single_ones_doubles_nothing(
    khal: Callable[..., str], tmp_path: Path
) -> None:
    plan = document()
    of = series(plan, place="dong-no")
    regular = [
        occurrence(of, day(2017, month, 3), minutes=(450, 540), label=f"2017-{month:02}")
        for month in range(1, 13)
    ]
    first = Edition([plan], regular, Translator("en"), recurring=True)
    data = write_ics(first)
    (tmp_path / "first.ics").write_bytes(data)
    khal("import", "--batch", "-a", "lich", tmp_path / "first.ics")
    assert len(listed(khal)) == 12
    moved = regular[4]._replace(first=day(2017, 5, 4), last=day(2017, 5, 4), start_minute=480)
    new = [*regular[:4], moved, *regular[5:]]
    former = read_publication(data)
    assert isinstance(former, Publication)
    reissue = Reissue(former, datetime(2017, 3, 1, tzinfo=UTC), day(2017, 3, 1))
    second = first._replace(occurrences=new, reissue=reissue)
    (tmp_path / "second.ics").write_bytes(write_ics(second))
    khal("import", "--batch", "-a", "lich", tmp_path / "second.ics")
    after = listed(khal)
    assert {line for line in after if line.endswith("|CONFIRMED")} == shown(new, "", "CONFIRMED")
    struck = [line for line in after if not line.endswith("|CONFIRMED")]
    assert struck
    assert all("|Cancelled: " in line and line.endswith("|CANCELLED") for line in struck)
