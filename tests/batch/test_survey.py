"""Judging in parts, in processes, on a cluster and out of the cache is judging all together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from planctl.batch import survey as surveys
from planctl.batch.bonds import Group
from planctl.batch.cache import Cache
from planctl.batch.survey import survey
from planctl.batch.surveyor import _Surveyor
from planctl.batch.verdict import Judging, Verdict, judge, once
from planctl.batch.workers import InThisProcess, Workers, pool
from planctl.check import RULES
from planctl.check.cures import plain
from planctl.plan.find import Found, find_plans
from tests.batch.crowds import write_crowd, write_meetings
from tests.batch.offices import write_offices

BY = Judging(tuple(rule.name for rule in RULES), activities=True)
PLANS = 60


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> list[Found]:
    folder = tmp_path_factory.mktemp("offices")
    write_offices(folder, PLANS)
    write_crowd(folder / "crowd", 40, seed=4)
    write_meetings(folder / "meetings", 40, seed=1)
    return find_plans([str(folder)])


@pytest.fixture(scope="module")
def together(offices: list[Found]) -> list[Verdict]:
    return [comparable(verdict) for verdict in judge(offices, BY).verdicts]


def comparable(verdict: Verdict) -> Verdict:
    """Return a verdict without the moves that would cure its findings."""
    return verdict._replace(findings=tuple(plain(finding) for finding in verdict.findings))


def crowd(folder: Path, seed: int) -> Sequence[Found]:
    """Return the files of plans that have to do with each other, some crowded, some not."""
    write_crowd(folder, 34 + seed % 3 * 25, seed)
    return find_plans([str(folder)])


def together_of(files: Sequence[Found]) -> list[Verdict]:
    """Return the verdicts on files that are judged all at once."""
    return [comparable(verdict) for verdict in judge(files, BY).verdicts]


def surveyed(
    files: Sequence[Found], start: type[Executor], cache: Cache | None = None
) -> list[Verdict]:
    with Workers(start, ahead=3) as workers:
        found = survey(files, BY, workers, cache)
    verdicts = [comparable(verdict) for verdict in found]
    found.close()
    return verdicts


def test_the_offices_have_what_can_go_wrong(together: list[Verdict]) -> None:
    names = {finding.name for verdict in together for finding in verdict.findings}
    assert {"double-booking", "pool-short", "duplicate-id", "unknown-id", "day-off"} <= names
    assert any(verdict.passed_over for verdict in together), "the shared file"
    across = [
        finding
        for verdict in together
        for finding in verdict.findings
        if any(label.span.file != verdict.file for label in finding.related)
    ]
    assert len(across) > 5, "findings about two plans"


@pytest.mark.parametrize("seed", range(4))
def test_in_parts_the_verdicts_are_those_of_all_together(tmp_path: Path, seed: int) -> None:
    write_offices(tmp_path, 45, seed)
    files = find_plans([str(tmp_path)])
    whole = [comparable(verdict) for verdict in judge(files, BY).verdicts]
    assert surveyed(files, InThisProcess) == whole


@pytest.mark.parametrize("seed", range(24))
def test_plans_that_share_everything_give_the_same_in_parts(tmp_path: Path, seed: int) -> None:
    files = crowd(tmp_path, seed)
    assert surveyed(files, InThisProcess) == together_of(files)


@pytest.mark.parametrize("seed", range(12))
def test_plans_of_people_who_meet_give_the_same_in_parts(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = []
    judge_groups = _Surveyor.judge

    def noting(self: _Surveyor, asked: Iterable[Group]) -> list[Group]:
        groups.extend(asked := list(asked))
        return judge_groups(self, asked)

    monkeypatch.setattr(_Surveyor, "judge", noting)
    write_meetings(tmp_path, 80, seed)
    files = find_plans([str(tmp_path)])
    assert surveyed(files, InThisProcess) == together_of(files)
    again = [group for group in groups if not group.alone]
    assert any(group.loads for group in again)
    assert 0 < sum(len(group.numbers) for group in again) < 80


def test_the_crowds_meet_in_every_way(tmp_path: Path) -> None:
    names: set[str] = set()
    for seed in range(24):
        verdicts = together_of(crowd(tmp_path / str(seed), seed))
        names |= {finding.name for verdict in verdicts for finding in verdict.findings}
    assert names >= {
        "coverage-gap",
        "deadline-clash",
        "double-booking",
        "duplicate-id",
        "overload",
        "pool-short",
        "shift-collision",
        "window-too-tight",
    }


def test_a_pool_of_processes_gives_the_same(offices: list[Found], together: list[Verdict]) -> None:
    assert surveyed(offices, lambda: pool(2)) == together


def test_threads_give_the_same(offices: list[Found], together: list[Verdict]) -> None:
    assert surveyed(offices, lambda: ThreadPoolExecutor(3)) == together


def test_few_files_are_judged_at_once(tmp_path: Path) -> None:
    write_offices(tmp_path, surveys.FEW - 1)
    files = find_plans([str(tmp_path)])
    assert len(files) == surveys.FEW
    whole = [comparable(verdict) for verdict in judge(files, BY).verdicts]
    assert surveyed(files, InThisProcess) == whole


class Counted(InThisProcess):
    """Runs tasks here and counts the files in them."""

    files = 0

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        Counted.files += sum(len(task.files) for task in args[0])
        return super().submit(fn, *args, **kwargs)


@pytest.fixture
def counted() -> type[Counted]:
    Counted.files = 0
    return Counted


def test_plans_of_one_chairman_are_judged_again_only_where_they_meet(
    tmp_path: Path, counted: type[Counted]
) -> None:
    for number in range(50):
        day = date(2026, 1, 1) + timedelta(number % 40)
        (tmp_path / f"{number:02}.yaml").write_text(
            f"plan: p-{number}\ntitle: Kế hoạch {number}\nperiod: 2026\n"
            "parties: {chu-tri: Chủ tịch}\nplaces: {huyen: Huyện}\nactivities:\n"
            f"  - {{id: hop, title: Họp {number}, kind: meeting, who: [chu-tri], "
            f"when: {day.day:02}/{day.month:02}/2026}}\n",
            encoding="utf-8",
        )
    files = find_plans([str(tmp_path)])
    verdicts = surveyed(files, counted)
    assert verdicts == together_of(files)
    clashing = [f for verdict in verdicts for f in verdict.findings if f.name == "double-booking"]
    assert len(clashing) == 10
    assert Counted.files == 50 + 20


def test_what_has_not_changed_is_not_judged_again(tmp_path: Path, counted: type[Counted]) -> None:
    write_offices(tmp_path / "plans", PLANS)
    files = find_plans([str(tmp_path / "plans")])
    first = surveyed(files, counted, Cache(tmp_path / "cache"))
    assert Counted.files > PLANS
    waiting = [v for v in first if not v.lasting]
    assert {v.plan for v in waiting} == {None}
    Counted.files = 0
    assert surveyed(files, counted, Cache(tmp_path / "cache")) == first
    assert Counted.files == len(waiting), "only what could not include a file is tried again"


def test_a_changed_plan_is_judged_again_with_all_it_is_tied_to(
    tmp_path: Path, counted: type[Counted]
) -> None:
    paths = write_offices(tmp_path / "plans", PLANS)
    files = find_plans([str(tmp_path / "plans")])
    surveyed(files, counted, Cache(tmp_path / "cache"))
    paths[7].write_text(paths[7].read_text().replace("08:00-09:00", "09:30-10:30"))
    Counted.files = 0
    again = surveyed(files, counted, Cache(tmp_path / "cache"))
    assert 0 < Counted.files < PLANS
    assert again == [comparable(v) for v in judge(files, BY).verdicts]


def test_a_changed_shared_file_counts(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    write_offices(folder, PLANS)
    files = find_plans([str(folder)])
    cache = tmp_path / "cache"
    before = surveyed(files, InThisProcess, Cache(cache))
    shared = folder / "chung.yml"
    shared.write_text(
        "places: {hoi-truong: {name: Hội trường huyện, valid_to: 2026-03-31}}\n"
        "parties: {xe-1: Xe số 1}\n"
    )
    after = surveyed(files, InThisProcess, Cache(cache))
    assert after != before
    assert after == [comparable(v) for v in judge(files, BY).verdicts]


def test_other_rules_are_other_entries(offices: list[Found], tmp_path: Path) -> None:
    surveyed(offices, InThisProcess, Cache(tmp_path / "cache"))
    with Workers(InThisProcess) as workers:
        found = survey(offices, Judging(()), workers, Cache(tmp_path / "cache"))
    names = {finding.name for verdict in found for finding in verdict.findings}
    assert "double-booking" not in names
    found.close()


@pytest.fixture
def sound(tmp_path: Path) -> Sequence[Found]:
    """Plans without a fault, so that what all of them gave is kept, which include a file."""
    write_meetings(tmp_path / "plans", PLANS, seed=2)
    (tmp_path / "chung.yml").write_text("places: {huyen: Huyện}\n", encoding="utf-8")
    for file in (tmp_path / "plans").iterdir():
        file.write_text(file.read_text() + "include: [../chung.yml]\n", encoding="utf-8")
    return find_plans([str(tmp_path / "plans")])


def test_where_nothing_has_changed_no_plan_is_looked_at(
    tmp_path: Path, sound: Sequence[Found], counted: type[Counted], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = surveyed(sound, counted, Cache(tmp_path / "cache"))
    asked: list[int] = []
    monkeypatch.setattr(_Surveyor, "judge", lambda *_: asked.append(1) or [])
    assert surveyed(sound, counted, Cache(tmp_path / "cache")) == first
    assert asked == []


@pytest.mark.parametrize("octets", [b"", b"\x80", b"\0" * 400])
def test_damaged_verdicts_on_all_plans_are_made_again(
    tmp_path: Path, sound: Sequence[Found], counted: type[Counted], octets: bytes
) -> None:
    first = surveyed(sound, counted, Cache(tmp_path / "cache"))
    database = sqlite3.connect(tmp_path / "cache")
    longest = "(SELECT key FROM entry ORDER BY length(data) DESC LIMIT 1)"
    database.execute(f"UPDATE entry SET data = ? WHERE key = {longest}", [octets])
    database.commit()
    database.close()
    Counted.files = 0
    assert surveyed(sound, counted, Cache(tmp_path / "cache")) == first
    assert Counted.files == 0, "each plan is still known"


def test_a_file_that_all_plans_include_counts(tmp_path: Path, sound: Sequence[Found]) -> None:
    before = surveyed(sound, InThisProcess, Cache(tmp_path / "cache"))
    (tmp_path / "chung.yml").write_text(
        "calendar: {days: [{date: 2026-01-06, is: off, why: Lụt}]}\n", encoding="utf-8"
    )
    after = surveyed(sound, InThisProcess, Cache(tmp_path / "cache"))
    assert [v.includes for v in after] != [v.includes for v in before]
    assert after == together_of(sound)


def test_a_plan_that_is_saved_meanwhile_does_not_stand_for_what_it_was(
    tmp_path: Path, sound: Sequence[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_groups = _Surveyor.judge
    changed: dict[Path, str] = {}

    def saving(self: _Surveyor, asked: Iterable[Group]) -> list[Group]:
        groups = list(asked)
        again = [group for group in groups if not group.alone]
        for group in again:
            file = sound[group.numbers[0]].path
            changed[file] = file.read_text()
            file.write_text(changed[file].replace("2026", "2027"), encoding="utf-8")
        return judge_groups(self, groups)

    monkeypatch.setattr(_Surveyor, "judge", saving)
    surveyed(sound, InThisProcess, Cache(tmp_path / "cache"))
    assert changed
    monkeypatch.setattr(_Surveyor, "judge", judge_groups)
    for file, text in changed.items():
        file.write_text(text, encoding="utf-8")
    assert surveyed(sound, InThisProcess, Cache(tmp_path / "cache")) == together_of(sound)


def test_a_real_dask_cluster_gives_the_same(offices: list[Found], together: list[Verdict]) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as cluster,
        distributed.Client(cluster.scheduler_address) as client,
    ):
        assert surveyed(offices, lambda: client.get_executor(pure=False)) == together


ACTIVITY = "activities: [{id: a, title: A, kind: meeting, when: ngày 5/5/2026}]\n"


def test_each_fault_of_shared_files_is_said_once(tmp_path: Path) -> None:
    for name, text in {
        "c1.yml": "places: {x: Xã Một}\n",
        "c2.yml": "places: {x: Xã Hai}\n",
        "c3.yml": "places: {x: Xã Ba}\n",
        "a.yaml": f"plan: a\ntitle: A\nperiod: 2026\ninclude: [c1.yml, c2.yml]\n{ACTIVITY}",
        "b.yaml": f"plan: b\ntitle: B\nperiod: 2026\ninclude: [c1.yml, c3.yml]\n{ACTIVITY}",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = find_plans([str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")])
    verdicts = judge(files, BY).verdicts
    faults = [f for f in once(verdicts) if f.name == "duplicate-id"]
    assert len(faults) == 2
    alone = [judge([file], BY).verdicts[0] for file in files]
    assert len([f for f in once(alone) if f.name == "duplicate-id"]) == 2
    assert len(list(once([*alone, *alone]))) == len(list(once(alone)))


def test_the_fault_of_a_shared_file_is_said_once_beside_the_file_itself(tmp_path: Path) -> None:
    (tmp_path / "b.yml").write_text("places: {x: Xã Một, x: Xã Hai}\n", encoding="utf-8")
    for name in ("a", "c"):
        text = f"plan: {name}\ntitle: A\nperiod: 2026\ninclude: [b.yml]\n{ACTIVITY}"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    alone = [judge([file], BY).verdicts[0] for file in find_plans([str(tmp_path)])]
    assert [f.name for f in once(alone)].count("duplicate-key") == 1
