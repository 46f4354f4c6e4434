from __future__ import annotations

import json
from datetime import datetime

from planctl.export.data import jsonl, occurrence_json
from planctl.messages import Translator
from tests.factory import day, document, occurrence, sample, series, shifted

ENGLISH = Translator("en")


def test_a_timed_event_is_the_published_object() -> None:
    plan = document()
    span = plan.span("activities", 0, "when")
    found = occurrence(
        series(plan, place="dong-no"), day(2017, 5, 2), minutes=(450, 540), label="2017-05"
    )
    source = {"file": "2017.yaml", "line": span.line, "column": span.column}
    value = occurrence_json(found, ENGLISH)
    assert list(value) == [
        *("key", "plan", "activity", "kind", "category", "title", "start", "end", "all_day"),
        *("place", "who", "status", "source", "trace"),
    ]
    assert value == {
        "key": "hon-quan-2017/giao-ban/dong-no/2017-05",
        "plan": "hon-quan-2017",
        "activity": "giao-ban",
        "kind": "event",
        "category": "briefing",
        "title": "Giao ban khối dân vận Xã Đồng Nơ",
        "start": "2017-05-02T07:30:00+07:00",
        "end": "2017-05-02T09:00:00+07:00",
        "all_day": False,
        "place": "dong-no",
        "who": ["lanh-dao", "chuyen-vien"],
        "status": "confirmed",
        "source": source,
        "trace": [
            {
                "step": "phrase",
                "message": "“ngày 02 hàng tháng”",
                "convention": None,
                **source,
            },
            {"step": "rule", "message": "Tuesday 2/5/2017", "convention": None, **source},
        ],
    }


def test_whole_days_include_their_end() -> None:
    value = occurrence_json(
        occurrence(series(activity=1), day(2017, 5, 21), day(2017, 5, 31), kind="window"), ENGLISH
    )
    assert (value["start"], value["end"], value["all_day"]) == ("2017-05-21", "2017-05-31", True)
    assert (value["place"], value["who"], value["status"]) == (None, [], "tentative")


def test_a_deadline_starts_when_it_ends() -> None:
    due = occurrence(series(activity=2), day(2017, 7, 27), kind="deadline", minutes=(1020, 1020))
    value = occurrence_json(due, ENGLISH)
    assert value["start"] == value["end"] == "2017-07-27T17:00:00+07:00"


def test_the_trace_tells_a_shift_with_its_convention() -> None:
    value = occurrence_json(shifted(series(), day(2017, 6, 25), day(2017, 6, 26)), ENGLISH)
    assert isinstance(value["trace"], list)
    step = value["trace"][-1]
    assert isinstance(step, dict)
    assert (step["step"], step["convention"]) == ("day-off", "on_day_off=next")


def test_lines_are_one_object_each() -> None:
    _, occurrences = sample()
    lines = list(jsonl(occurrences, ENGLISH))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert [json.loads(line) for line in lines] == [
        occurrence_json(o, ENGLISH) for o in occurrences
    ]
    assert "Xã Đồng Nơ" in lines[0]


def test_times_are_rfc_3339() -> None:
    _, occurrences = sample()
    timed = [occurrence_json(o, ENGLISH) for o in occurrences if not o.all_day]
    assert all(datetime.fromisoformat(str(v["end"])).tzinfo is not None for v in timed)
