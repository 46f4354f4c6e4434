"""A real collection is brought to the plan's state, again and again, and no further."""

from __future__ import annotations

import json

from icalendar import Calendar

from tests.push.conftest import PLAN, Pusher, ask

HOP = "demo/hop/2024-Q2"
MOVED = PLAN + (
    "changes: [{activity: hop, on: 2024-04-05, move_to: 2024-04-08, why: trùng hội nghị}]\n"
)
CANCELLED = PLAN + "changes: [{activity: hop, on: 2024-04-05, cancel: true, why: mưa lũ}]\n"
OTHER = """\
plan: khac
title: Kế hoạch khác
period: 2024
activities:
  - {id: hop, title: Họp khác, kind: meeting, when: ngày 7/5/2024}
"""


def test_the_first_push_creates_every_date(push: Pusher) -> None:
    result = push()
    assert result.status == 0
    assert "created 9, changed 0, deleted 0; 0 were as they should be" in result.err
    events = push.work.events()
    assert len(events) == 9
    assert events[HOP]["DTSTART"].dt.isoformat() == "2024-04-05T07:30:00+07:00"
    for name, data in push.work.files().items():
        calendar = Calendar.from_ical(data)
        (event,) = calendar.events
        assert name == f"{event['UID']}.ics"
        zones = {str(zone["TZID"]) for zone in calendar.timezones}
        timed = "TZID" in event["DTSTART"].params
        assert zones == ({"Asia/Ho_Chi_Minh"} if timed else set())
        assert "METHOD" not in calendar


def test_a_second_push_writes_nothing(push: Pusher) -> None:
    push()
    before = push.work.files()
    tags = {name: ask(push.work.url + name, "HEAD").headers["ETag"] for name in before}
    result = push()
    assert result.status == 0
    assert "created 0, changed 0, deleted 0; 9 were as they should be" in result.err
    assert push.work.files() == before
    assert tags == {n: ask(push.work.url + n, "HEAD").headers["ETag"] for n in before}
    dry = push("plan.yaml", "--dry-run")
    assert (dry.status, dry.out) == (0, "")


def test_a_move_changes_its_event_and_nothing_else(push: Pusher) -> None:
    push.here()
    before, name = push.work.files(), push.work.name_of(HOP)
    old = push.work.events()[HOP]
    push.write(MOVED)
    assert "created 0, changed 1, deleted 0; 8 were as they should be" in push.here().err
    after = push.work.files()
    assert {n for n in after if after[n] != before.get(n)} == {name}
    assert after.keys() == before.keys()
    new = push.work.events()[HOP]
    assert new["DTSTART"].dt.isoformat() == "2024-04-08T07:30:00+07:00"
    assert (old["SEQUENCE"], new["SEQUENCE"]) == (0, 1)
    assert new["LAST-MODIFIED"].dt > old["LAST-MODIFIED"].dt
    assert "9 were as they should be" in push.here().err


def test_a_cancelled_date_leaves_and_comes_back(push: Pusher) -> None:
    push.here()
    push.write(CANCELLED)
    assert "created 0, changed 0, deleted 1; 8 were as they should be" in push.here().err
    assert HOP not in push.work.events()
    assert "8 were as they should be" in push.here().err
    push.write(PLAN)
    assert "created 1, changed 0, deleted 0" in push.here().err
    assert HOP in push.work.events()


def test_an_activity_that_is_gone_takes_its_events_along(push: Pusher) -> None:
    push.here()
    push.write("\n".join(line for line in PLAN.splitlines() if "id: bao-cao" not in line))
    assert "created 0, changed 0, deleted 4; 5 were as they should be" in push.here().err
    assert len(push.work.events()) == 5


def test_what_others_have_in_the_calendar_stays(push: Pusher) -> None:
    push.write(OTHER, "other.yaml")
    push.here()
    push.here("other.yaml")
    key = push.work.events()[HOP]
    push.work.put("dentist.ics", "UID:dentist", "DTSTART:20240405T010000Z", "SUMMARY:Nha sĩ")
    push.work.put(  # what a phone makes of "duplicate this event"
        "copy.ics",
        "UID:copy",
        "DTSTART:20240406T010000Z",
        "SUMMARY:Họp của tôi",
        f"X-PLANCTL-KEY:{key['X-PLANCTL-KEY']}",
    )
    before = push.work.files()
    push.write(CANCELLED)
    assert "deleted 1; 8 were as they should be" in push.here().err
    gone = before.keys() - push.work.files().keys()
    assert gone == {f"{key['UID']}.ics"}
    push.write(OTHER.replace("ngày 7/5/2024", "ngày 8/5/2024"), "other.yaml")
    assert "changed 0, deleted 1; 0 were" in push.here("other.yaml").err  # its key is its date
    assert {"dentist.ics", "copy.ics"} <= push.work.files().keys()
    assert len(push.work.files()) == 8 + 1 + 2


def test_several_plans_at_once(push: Pusher) -> None:
    push.write(OTHER, "other.yaml")
    assert "created 10" in push.here("plan.yaml", "other.yaml").err
    assert "10 were as they should be" in push.here(".").err
    assert "1 were as they should be" in push.here("other.yaml").err


def test_hostile_text_survives_the_server_and_is_not_written_twice(push: Pusher) -> None:
    titles = [
        r"C:\New, a;b \\n",
        "END:VEVENT",
        "X" * 400 + "ệ" * 300,
        "“ngoặc” \N{RIGHT-TO-LEFT OVERRIDE}đảo\N{POP DIRECTIONAL FORMATTING} 🏳️‍🌈 𐍈 e\u0323\u0302",
        "[/x] {} %s <script>",
    ]
    push.write(
        json.dumps(
            {
                "plan": "demo",
                "title": "Thử",
                "period": 2024,
                "activities": [
                    {
                        "id": f"viec-{number}",
                        "title": title,
                        "kind": "meeting",
                        "when": "ngày 5/5",
                        "notes": f"{title}\nhai\n\nba",
                    }
                    for number, title in enumerate(titles)
                ],
            },
            ensure_ascii=False,
        )
    )
    first = push.here()
    assert f"created {len(titles)}" in first.err, first
    assert "END:VEVENT" in {str(event["SUMMARY"]) for event in push.work.events().values()}
    again = push.here("plan.yaml", "--dry-run")
    assert (again.status, again.out) == (0, ""), again


def test_a_dry_run_tells_the_difference_and_writes_nothing(push: Pusher) -> None:
    empty = push.here("plan.yaml", "--dry-run")
    assert empty.status == 1
    assert "New (9)" in empty.out
    assert "a push would create 9, change 0 and delete 0 events" in empty.err
    assert push.work.files() == {}
    push.here()
    before = push.work.files()
    push.write(
        MOVED.replace("title: Báo cáo", "title: Báo cáo").replace("remind: 1 day", "remind: 2 days")
    )
    moved = push.here("plan.yaml", "-n")
    assert moved.status == 1
    assert "before: Friday 05/04/2024, 07:30–09:00\n    now: Monday 08/04/2024" in moved.out
    assert "why: trùng hội nghị" in moved.out
    assert "events that differ in their text or alarms only: 3" in moved.err
    assert push.work.files() == before


def test_a_plan_with_an_error_changes_nothing(push: Pusher) -> None:
    push.here()
    before = push.work.files()
    push.write(PLAN.replace("cuối tháng 5", "cuối thnág 5"))
    result = push.here()
    assert result.status == 1
    assert "nothing was pushed, because of the errors above" in result.err
    assert push.work.files() == before


def test_a_plan_that_was_renamed(push: Pusher) -> None:
    push.here()
    push.write(PLAN.replace("plan: demo", "plan: demo-2024"))
    assert push.here("plan.yaml", "--former", "demo-2024").status == 2
    result = push.here("plan.yaml", "--former", "demo")
    assert "created 9, changed 0, deleted 9; 0 were as they should be" in result.err
    assert {key.partition("/")[0] for key in push.work.events()} == {"demo-2024"}


def test_vietnamese(push: Pusher) -> None:
    dry = push.here("plan.yaml", "-n", "--lang", "vi")
    assert "nếu đẩy lên sẽ tạo 9, sửa 0 và xóa 0 sự kiện" in dry.err
    assert "đã tạo 9, sửa 0, xóa 0" in push.here("plan.yaml", "--lang", "vi").err
