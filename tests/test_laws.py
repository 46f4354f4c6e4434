"""Laws that hold for every plan, over generated ones."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.compile import compile_plans
from planctl.export import FORMATS, Edition
from planctl.messages import Translator
from planctl.occurrence import Occurrence
from planctl.plan.find import Found
from planctl.plan.load import load_plans
from planctl.schedule.labels import parse_label

PHRASES = [
    "ngày 02 hàng tháng",
    "ngày 31 hàng tháng",
    "ngày 5 và 20 hàng tháng",
    "thứ Bảy tuần thứ hai hàng tháng",
    "thứ Sáu hàng tuần",
    "tuần đầu tiên của quý",
    "cuối tháng 5",
    "mỗi quý 01 lần",
    "2 lần/năm",
    "trước ngày 25 hàng tháng",
    "chậm nhất ngày 20 tháng cuối quý",
    "từ ngày 16/7 đến ngày 25/7",
    "ngày 10/3 âm lịch",
    "6 tháng đầu năm",
]
KINDS = ["briefing", "inspection", "campaign", "report", "meeting"]
RULES = ["keep", "next", "previous", "nearest", "skip"]


@st.composite
def plans(draw: st.DrawFn) -> dict[str, object]:
    """A plan as JSON values, which is YAML too."""
    places = {f"xa-{n}": f"Xã {n}" for n in range(draw(st.integers(0, 4)))}
    activities = []
    for number in range(draw(st.integers(1, 4))):
        activity: dict[str, object] = {
            "id": f"viec-{number}",
            "title": f"Việc {number}",
            "kind": draw(st.sampled_from(KINDS)),
            "on_day_off": draw(st.sampled_from(RULES)),
        }
        phrases = st.sampled_from(PHRASES)
        if places and draw(st.booleans()):
            chosen = draw(st.lists(st.sampled_from(sorted(places)), min_size=1, unique=True))
            activity["at"] = {place: draw(phrases) for place in chosen}
        else:
            activity["when"] = draw(st.lists(phrases, min_size=1, max_size=3, unique=True))
        activities.append(activity)
    period = draw(
        st.sampled_from([2017, 2024, "2024-Q2", {"from": "2023-09-01", "to": "2024-05-31"}])
    )
    return {
        "plan": "demo",
        "title": "Kế hoạch",
        "period": period,
        "places": places,
        "activities": activities,
    }


def build(plan: dict[str, object]):  # type: ignore[no-untyped-def]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.yaml"
        file.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
        loaded = load_plans([Found(str(file), named=True)])
        assert loaded.documents, loaded.diagnostics
        return loaded.documents, compile_plans(loaded.documents)


def shape(o: Occurrence) -> tuple[object, ...]:
    return (o.key, o.kind, o.first, o.last, o.start_minute, o.end_minute, o.status)


@settings(max_examples=60)
@given(plans())
def test_keys_are_unique_and_their_period_can_be_read(plan: dict[str, object]) -> None:
    _, compiled = build(plan)
    keys = [o.key for o in compiled.occurrences]
    assert len(set(keys)) == len(keys)
    assert all(parse_label(key.rpartition("/")[2]) for key in keys)


@settings(max_examples=60)
@given(plans())
def test_every_date_of_a_rule_lies_in_the_period(plan: dict[str, object]) -> None:
    (document,), compiled = build(plan)
    for o in compiled.occurrences:
        assert document.first <= o.dating.last
        assert o.dating.first <= document.last


@settings(max_examples=60)
@given(plans())
def test_no_shifted_date_is_a_day_off(plan: dict[str, object]) -> None:
    (document,), compiled = build(plan)
    for o in compiled.occurrences:
        if o.shift is not None:
            assert not document.calendar.is_off(o.first)
            assert document.calendar.is_off(o.shift.start)


@settings(max_examples=60)
@given(plans(), st.randoms())
def test_the_order_of_entries_changes_nothing(plan: dict[str, object], random) -> None:  # type: ignore[no-untyped-def]
    _, before = build(plan)
    activities = [dict(a) for a in plan["activities"]]  # type: ignore[attr-defined]
    for activity in activities:
        for key, value in activity.items():
            if isinstance(value, list):
                activity[key] = random.sample(value, len(value))
            elif isinstance(value, dict):
                activity[key] = dict(random.sample(sorted(value.items()), len(value)))
    random.shuffle(activities)
    other = dict(random.sample(sorted(plan.items()), len(plan)), activities=activities)
    _, after = build(other)
    assert [shape(o) for o in before.occurrences] == [shape(o) for o in after.occurrences]


@settings(max_examples=15)
@given(plans())
def test_a_rebuild_gives_the_same_bytes(plan: dict[str, object]) -> None:
    for form in FORMATS:
        first, second = (
            form.write(Edition(documents, compiled.occurrences, Translator("vi")))
            for documents, compiled in (build(plan), build(plan))
        )
        assert first == second
