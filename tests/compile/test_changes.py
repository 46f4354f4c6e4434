"""Moves, cancellations and additions."""

from __future__ import annotations

from pathlib import Path

from tests.compiling import compiled

PLAN = """\
places: {a: Xã A, b: Xã B, c: Xã C}
activities:
  - id: giao-ban
    title: Giao ban {place}
    kind: briefing
    time: 07:30-09:00
    on_day_off: next
    at: {a: ngày 5 hàng tháng, b: ngày 6 hàng tháng}
  - {id: dot, title: Đợt, kind: campaign, when: tuần đầu tiên của quý}
changes:
"""


def changed(tmp_path: Path, change: str):  # type: ignore[no-untyped-def]
    return compiled(tmp_path, PLAN + f"  - {{{change}, why: lý do, by: CV 1}}\n")


def test_a_moved_date_keeps_its_key_and_time(tmp_path: Path) -> None:
    result = changed(tmp_path, "activity: giao-ban, place: a, on: 2024-03-05, move_to: 2024-03-07")
    (moved,) = [o for o in result.occurrences if o.change]
    assert moved.key == "demo/giao-ban/a/2024-03"
    assert moved.start.isoformat() == "2024-03-07T07:30:00+07:00"
    assert moved.end.isoformat() == "2024-03-07T09:00:00+07:00"
    before = {o.key: o for o in compiled(tmp_path, PLAN.removesuffix("changes:\n")).occurrences}
    assert moved.uid == before[moved.key].uid
    assert str(before[moved.key].start)[:10] == "2024-03-05"


def test_the_date_may_be_named_as_the_rule_gives_it_or_as_shifted(tmp_path: Path) -> None:
    for day in ("2024-05-05", "2024-05-06"):  # Sunday by the rule, Monday after the shift
        result = changed(tmp_path, f"activity: giao-ban, place: a, on: {day}, cancel: true")
        (gone,) = [o for o in result.occurrences if o.status == "cancelled"]
        assert gone.key == "demo/giao-ban/a/2024-05"


def test_without_a_place_a_date_of_the_rule_goes_before_a_shifted_one(tmp_path: Path) -> None:
    result = changed(tmp_path, "activity: giao-ban, on: 2024-05-06, cancel: true")
    gone = [o.key for o in result.occurrences if o.status == "cancelled"]
    assert gone == ["demo/giao-ban/b/2024-05"]


def test_an_added_date_has_its_own_key(tmp_path: Path) -> None:
    result = changed(tmp_path, "activity: giao-ban, place: a, add: 2024-07-20")
    assert "demo/giao-ban/a/2024-07-20" in [o.key for o in result.occurrences]


def test_a_date_may_be_added_at_another_place(tmp_path: Path) -> None:
    result = changed(tmp_path, "activity: giao-ban, place: c, add: 2024-07-22")
    (added,) = [o for o in result.occurrences if o.change]
    assert (added.key, added.series.title) == ("demo/giao-ban/c/2024-07-22", "Giao ban Xã C")


def test_an_addition_must_say_where_when_there_are_several_places(tmp_path: Path) -> None:
    assert changed(tmp_path, "activity: giao-ban, add: 2024-07-20").names == ["missing-key"]


def test_a_window_moved_to_a_day_becomes_an_event(tmp_path: Path) -> None:
    result = changed(tmp_path, "activity: dot, on: 2024-04-01, move_to: 2024-04-06")
    (settled,) = [o for o in result.occurrences if o.change]
    assert (settled.kind, settled.status, str(settled.start)) == (
        "event",
        "confirmed",
        "2024-04-06",
    )
    assert settled.key == "demo/dot/2024-Q2"


def test_a_time_may_change_alone(tmp_path: Path) -> None:
    result = changed(tmp_path, "activity: giao-ban, place: a, on: 2024-03-05, time: 14h00-15h30")
    (moved,) = [o for o in result.occurrences if o.change]
    assert moved.start.isoformat() == "2024-03-05T14:00:00+07:00"


def test_a_change_that_hits_nothing_names_the_nearest_dates(tmp_path: Path) -> None:
    result = changed(tmp_path, "activity: giao-ban, place: a, on: 2024-03-15, cancel: true")
    finding = result.only("change-target-missing")
    assert finding.severity == "error"
    assert finding.help is not None
    assert "nearest" in finding.help.template


def test_a_change_without_reason_is_reported(tmp_path: Path) -> None:
    text = PLAN + "  - {activity: giao-ban, place: a, on: 2024-03-05, cancel: true}\n"
    assert compiled(tmp_path, text).names == ["change-without-reason"]
