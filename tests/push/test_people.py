"""People use the same calendar: what they change, add, dismiss and break."""

from __future__ import annotations

import pytest

from tests.push.conftest import PLAN, Pusher, ask

HOP = "demo/hop/2024-Q2"
PHONE = ("PRODID:[^\r\n]*", "PRODID:-//Apple Inc.//iOS 17.4//EN")
OWN_ALARM = (
    "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:của tôi\r\nTRIGGER:-PT10M\r\nEND:VALARM\r\n"
)
EXCEPTION = (
    "BEGIN:VEVENT\r\nUID:\r\nDTSTAMP:20240101T000000Z\r\n"
    "RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20240406T073000\r\n"
    "DTSTART;TZID=Asia/Ho_Chi_Minh:20240406T100000\r\nSUMMARY:Khác\r\n"
)
CHANGED = "was changed in the calendar itself; the plan goes before that"


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        ("SUMMARY:Họp", "SUMMARY:Họp (tôi đổi)"),
        ("T073000", "T080000"),
        ("STATUS:CONFIRMED", "STATUS:CANCELLED"),
        ("TRIGGER:-P1D", "TRIGGER:-PT5M"),
        ("SEQUENCE:", "RRULE:FREQ=DAILY;COUNT=3\r\nSEQUENCE:"),
        ("SEQUENCE:", "LOCATION:Nhà tôi\r\nSEQUENCE:"),
        ("DTEND;TZID=Asia/Ho_Chi_Minh:20240405T090000", "DURATION:PT3H"),
    ],
)
def test_what_somebody_changed_is_put_back_and_said(
    push: Pusher, pattern: str, replacement: str
) -> None:
    push.here()
    before = push.work.events()[HOP]
    push.work.edit(HOP, PHONE, (pattern, replacement), ("SEQUENCE:0", "SEQUENCE:6"))
    dry = push.here("plan.yaml", "-n")
    assert dry.status == 1
    assert "Họp" in dry.err + dry.out
    assert CHANGED in dry.err
    result = push.here()
    assert result.status == 0
    assert "created 0, changed 1, deleted 0; 8 were as they should be" in result.err
    assert f"Họp ({HOP}) {CHANGED}" in result.err
    after = push.work.events()[HOP]
    same = ("SUMMARY", "DTSTART", "DTEND", "STATUS", "LOCATION", "RRULE", "DURATION")
    assert [after.get(name) for name in same] == [before.get(name) for name in same]
    assert after["SEQUENCE"] == 7
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
    assert CHANGED not in push.here().err


def test_what_changes_nothing_for_others_is_left_alone(push: Pusher) -> None:
    push.here()
    push.work.edit(
        HOP,
        PHONE,
        ("BEGIN:VALARM", "BEGIN:VALARM\r\nACKNOWLEDGED:20240404T003000Z\r\nX-WR-ALARMUID:1"),
        ("SEQUENCE:0", "SEQUENCE:1\r\nX-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC\r\nCLASS:PUBLIC"),
        (
            "END:VEVENT",
            f"{OWN_ALARM}END:VEVENT",
        ),
    )
    before = push.work.files()
    result = push.here()
    assert "9 were as they should be" in result.err
    assert CHANGED not in result.err
    assert push.work.files() == before


def test_the_same_instant_in_another_zone_is_no_change(push: Pusher) -> None:
    push.here()
    push.work.edit(
        HOP,
        PHONE,
        (r"DTSTART;TZID=Asia/Ho_Chi_Minh:20240405T073000", "DTSTART:20240405T003000Z"),
        (r"DTEND;TZID=Asia/Ho_Chi_Minh:20240405T090000", "DTEND:20240405T020000Z"),
    )
    assert "9 were as they should be" in push.here().err


def test_the_plan_changes_what_somebody_only_dismissed(push: Pusher) -> None:
    push.here()
    push.work.edit(HOP, PHONE, ("SEQUENCE:0", "SEQUENCE:0\r\nX-MOZ-LASTACK:20240404T003000Z"))
    push.write(PLAN.replace("07:30-09:00", "08:00-09:00"))
    result = push.here()
    assert "changed 4" in result.err
    assert CHANGED not in result.err


def test_an_event_whose_own_properties_were_dropped_is_known_by_its_uid(push: Pusher) -> None:
    push.here()
    name = push.work.name_of(HOP)
    push.work.edit(HOP, PHONE, drop="X-PLANCTL-")
    assert b"X-PLANCTL" not in push.work.files()[name]
    assert "changed 1, deleted 0; 8 were" in push.here().err
    assert push.work.name_of(HOP) == name


def test_an_event_that_somebody_deleted_comes_back(push: Pusher) -> None:
    push.here()
    name = push.work.name_of(HOP)
    assert ask(push.work.url + name, "DELETE").status == 200
    assert "created 1, changed 0, deleted 0; 8 were" in push.here().err
    assert name in push.work.files()


def test_an_event_under_another_name_keeps_that_name(push: Pusher) -> None:
    push.here()
    name = push.work.name_of(HOP)
    text = ask(push.work.url + name, "GET").body.decode()
    ask(push.work.url + name, "DELETE")
    assert ask(push.work.url + "phone-made.ics", "PUT", text).status == 201
    assert "9 were as they should be" in push.here().err
    push.write(PLAN.replace("title: Họp", "title: Họp mới"))
    assert "created 0, changed 4, deleted 0" in push.here().err
    assert "Họp mới".encode() in push.work.files()["phone-made.ics"]
    assert name not in push.work.files()


def test_an_event_that_somebody_gave_an_exception(push: Pusher) -> None:
    """A phone that changes one day of a series stores two events under one UID."""
    push.here()
    uid = push.work.events()[HOP]["UID"]
    push.work.edit(
        HOP,
        ("SEQUENCE:0", "SEQUENCE:1\r\nRRULE:FREQ=DAILY;COUNT=3"),
        (
            "END:VEVENT",
            f"END:VEVENT\r\n{EXCEPTION.replace('UID:', f'UID:{uid}')}END:VEVENT",
        ),
    )
    result = push.here()
    assert "changed 1, deleted 0; 8 were" in result.err
    assert CHANGED in result.err
    assert push.work.files()[f"{uid}.ics"].count(b"BEGIN:VEVENT") == 1


def test_a_deleted_event_that_somebody_had_changed_is_said(push: Pusher) -> None:
    push.here()
    push.work.edit(HOP, PHONE, ("SUMMARY:Họp", "SUMMARY:Họp gấp"))
    push.write(PLAN + "changes: [{activity: hop, on: 2024-04-05, cancel: true, why: mưa}]\n")
    result = push.here()
    assert "deleted 1" in result.err
    assert f"Họp gấp ({HOP}) {CHANGED}" in result.err
