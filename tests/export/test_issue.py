"""Calendars issued together: each follows its former self, and one that is gone takes leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from planctl.export import Edition
from planctl.export.issue import Issue, Wanted, issue
from planctl.export.parts import parts
from planctl.export.reissue import Moment
from planctl.messages import Translator
from planctl.occurrence import Attendance, Occurrence
from tests.factory import day, document, occurrence, series

PLAN = document(places={"a": "Xã A", "b": "Xã B"})
NOW = datetime(2017, 3, 1, tzinfo=UTC)


def dates(place: str, *months: int) -> list[Occurrence]:
    of = series(PLAN, place=place)
    return [occurrence(of, day(2017, m, 2), label=f"2017-{m:02}") for m in months]


def issued(
    occurrences: Sequence[Occurrence],
    former: Sequence[Issue] = (),
    *,
    delivery: str = "file",
    now: datetime = NOW,
    files: Mapping[str, bytes] | None = None,
) -> list[Issue]:
    whole = Edition([PLAN], occurrences, Translator("en"), now)._replace(delivery=delivery)
    wanted = [Wanted(f"{p.slug}.ics", "place", p.edition) for p in parts(whole, "place")]
    there = {i.listed.file: i.data for i in former} if files is None else files
    found, foreign = issue(
        wanted, whole, [i.listed for i in former], there.get, Moment(now, now.toordinal())
    )
    assert foreign == []
    return found


def told(of: Issue) -> list[tuple[str, str, int]]:
    return [
        (str(event["X-PLANCTL-KEY"])[-9:], str(event["STATUS"]), event["SEQUENCE"])
        for event in Calendar.from_ical(of.data).events
    ]


def test_each_follows_its_former_self() -> None:
    first = issued(dates("a", 1, 5) + dates("b", 5))
    moved = [o._replace(first=o.first + 1, last=o.last + 1) for o in dates("a", 5)]
    second = issued(dates("a", 1) + moved + dates("b", 5), first)
    assert [told(i) for i in second] == [
        [("a/2017-01", "CONFIRMED", 0), ("a/2017-05", "CONFIRMED", 1)],
        [("b/2017-05", "CONFIRMED", 0)],
    ]
    assert second[1].data == first[1].data


def test_a_place_that_is_gone_leaves_cancelled_dates_while_they_are_ahead() -> None:
    first = issued(dates("a", 1, 5) + dates("b", 1, 5, 8))
    second = issued(dates("a", 1, 5), first)
    assert [(i.listed.file, i.listed.gone, i.listed.dates) for i in second] == [
        ("a.ics", False, 2), ("b.ics", True, 0),
    ]  # fmt: skip
    assert told(second[1]) == [("b/2017-05", "CANCELLED", 1), ("b/2017-08", "CANCELLED", 1)]
    assert str(Calendar.from_ical(second[1].data)["NAME"]).startswith("Xã B – ")
    again = issued(dates("a", 1, 5), second)
    assert [i.data for i in again] == [i.data for i in second]
    last_day = issued(dates("a", 1, 5), again, now=datetime(2017, 8, 2, tzinfo=UTC))
    assert told(last_day[1]) == [("b/2017-08", "CANCELLED", 1)]
    after = issued(dates("a", 1, 5), last_day, now=datetime(2017, 8, 3, tzinfo=UTC))
    assert [i.listed.file for i in after] == ["a.ics"]


def test_a_feed_that_is_gone_is_empty_until_its_last_date_is_past() -> None:
    """An address that answers 404 leaves its dates on the phones that subscribed."""
    first = issued(dates("a", 5) + dates("b", 5, 8), delivery="feed")
    second = issued(dates("a", 5), first, delivery="feed")
    assert told(second[1]) == []
    assert second[1].listed.gone
    third = issued(dates("a", 5), second, delivery="feed", now=datetime(2017, 8, 2, tzinfo=UTC))
    assert third[1].data == second[1].data
    after = issued(dates("a", 5), third, delivery="feed", now=datetime(2017, 8, 3, tzinfo=UTC))
    assert [i.listed.file for i in after] == ["a.ics"]


def test_a_feed_that_shrank_is_remembered_by_its_longest_reach() -> None:
    first = issued(dates("a", 5) + dates("b", 5, 8), delivery="feed")
    second = issued(dates("a", 5) + dates("b", 5), first, delivery="feed")
    june = datetime(2017, 6, 1, tzinfo=UTC)
    third = issued(dates("a", 5), second, delivery="feed", now=june)
    assert [i.listed.file for i in third] == ["a.ics", "b.ics"]


def test_a_place_comes_back() -> None:
    first = issued(dates("a", 5) + dates("b", 5))
    gone = issued(dates("a", 5), first)
    back = issued(dates("a", 5) + dates("b", 5), gone)
    assert told(back[1]) == [("b/2017-05", "CONFIRMED", 2)]
    assert not back[1].listed.gone


def test_a_file_that_somebody_removed_or_replaced_is_not_made_again_for_its_leave() -> None:
    first = issued(dates("a", 5) + dates("b", 5))
    for there in ({"a.ics": first[0].data}, {"a.ics": first[0].data, "b.ics": b"mine"}):
        assert [i.listed.file for i in issued(dates("a", 5), first, files=there)] == ["a.ics"]


def shown(client: dict[str, tuple[int, str]], of: Issue) -> None:
    """Import a calendar as clients do: a UID is replaced unless its SEQUENCE is lower."""
    for event in Calendar.from_ical(of.data).events:
        uid, sequence = str(event["UID"]), int(event["SEQUENCE"])
        if uid not in client or client[uid][0] <= sequence:
            client[uid] = (sequence, str(event["STATUS"]))


def among(who: Sequence[Sequence[str]], former: Sequence[Issue] = ()) -> list[Issue]:
    """Issue two dates by party; `who` are the parties of each."""
    plan = document(parties={"x": "Đoàn X", "y": "Đoàn Y", "z": "Đoàn Z"})
    dated = [
        occurrence(
            series(plan, attendance=tuple(map(Attendance, parties))), day(2017, 5, n), label=f"{n}"
        )
        for n, parties in enumerate(who, 1)
    ]
    whole = Edition([plan], dated, Translator("en"), NOW)
    wanted = [Wanted(f"{p.slug}.ics", "party", p.edition) for p in parts(whole, "party")]
    there = {i.listed.file: i.data for i in former}
    return issue(
        wanted, whole, [i.listed for i in former], there.get, Moment(NOW, NOW.toordinal())
    )[0]


_PARTIES = st.lists(
    st.lists(st.sampled_from("xyz"), min_size=1, max_size=3, unique=True), min_size=2, max_size=2
)


@settings(max_examples=40)
@given(st.lists(_PARTIES, min_size=2, max_size=5), st.randoms())
def test_whoever_imports_all_calendars_has_all_dates(
    versions: list[list[list[str]]], random: Random
) -> None:
    """However dates pass between parties, and in whichever order the files are imported."""
    client: dict[str, tuple[int, str]] = {}
    last: list[Issue] = []
    for who in versions:
        last = among(who, last)
        for each in random.sample(last, len(last)):
            shown(client, each)
        assert [status for _, status in client.values()] == ["CONFIRMED"] * 2
        assert [i.data for i in among(who, last)] == [i.data for i in last]


def test_an_event_that_only_changes_its_file_is_revised_over_its_cancellation() -> None:
    """A party gets another id and keeps its name: the event itself says the same as before."""

    def by_party(id_: str, former: Sequence[Issue] = ()) -> list[Issue]:
        plan = document(parties={id_: "Đoàn"})
        dated = [occurrence(series(plan, attendance=(Attendance(id_),)), day(2017, 5, 2))]
        whole = Edition([plan], dated, Translator("en"), NOW)
        wanted = [Wanted(f"{p.slug}.ics", "party", p.edition) for p in parts(whole, "party")]
        there = {i.listed.file: i.data for i in former}
        return issue(
            wanted, whole, [i.listed for i in former], there.get, Moment(NOW, NOW.toordinal())
        )[0]

    first = by_party("x")
    second = by_party("y", first)
    assert [(i.listed.file, told(i)[0][1:]) for i in second] == [
        ("y.ics", ("CONFIRMED", 2)), ("x.ics", ("CANCELLED", 1)),
    ]  # fmt: skip
    assert [i.data for i in by_party("y", second)] == [i.data for i in second]
