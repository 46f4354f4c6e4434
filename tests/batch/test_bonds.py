"""Plans are bound when they say different things, ask what others do, or meet; and only then."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from planctl.batch.bonds import Bonds, Group
from planctl.batch.hours import packed_runs, unpacked_hours
from planctl.batch.marks import UNLIKE, Booked, Marks, marks_of
from planctl.batch.verdict import Judging, judge
from planctl.check.diary import hours_of
from planctl.check.load import number_of
from planctl.plan.find import find_plans
from tests.batch.crowds import write_crowd

SAID = st.lists(
    st.frozensets(st.tuples(st.integers(1, 9), st.sampled_from([UNLIKE, 5, 6])), max_size=3),
    max_size=14,
)
HOURS = st.tuples(st.integers(0, 60), st.integers(1, 9), st.integers(1, 2))
"""Start, length and how many."""
BOOKED = st.lists(st.lists(HOURS, max_size=3), max_size=10)
PARTY, ALIKE, DAY = 77, 7, 730_000


def grouped(marks: list[Marks]) -> list[Group]:
    bonds = Bonds()
    for number, one in enumerate(marks):
        bonds.put(number, one)
    groups = list(bonds.groups())
    bonds.close()
    return groups


def components(plans: int, bound: set[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Return the connected components of two or more, by search through all pairs."""
    left = set(range(plans))
    found = []
    while left:
        group, edge = set(), {left.pop()}
        while edge:
            group |= edge
            edge = {m for n in edge for m in left if (n, m) in bound or (m, n) in bound}
            left -= edge
        found.append(tuple(sorted(group)))
    return sorted(group for group in found if len(group) > 1)


@given(SAID)
def test_plans_that_do_not_say_the_same_of_a_thing_are_bound(
    said: list[frozenset[tuple[int, int]]],
) -> None:
    bound = set()
    for thing in {thing for own in said for thing, _ in own}:
        plans = [n for n, own in enumerate(said) if any(t == thing for t, _ in own)]
        what = {w for own in said for t, w in own if t == thing}
        if UNLIKE in what or len(what) > 1:
            bound |= set(combinations(plans, 2))
    groups = grouped([Marks(tuple(own)) for own in said])
    assert [group.numbers for group in groups] == components(len(said), bound)
    assert not any(group.loads for group in groups)


@given(st.lists(st.tuples(st.frozensets(st.integers(0, 5)), st.booleans()), max_size=10))
def test_plans_that_use_a_place_are_bound_to_those_that_ask_for_it(
    plans: list[tuple[frozenset[int], bool]],
) -> None:
    marks = []
    for places, asks in plans:
        used = b"".join(place.to_bytes(8, "little") for place in places)
        marks.append(Marks(asked=(3,), used=used) if asks else Marks(used=used))
    asking = [n for n, (_, asks) in enumerate(plans) if asks]
    using = [n for n, (places, asks) in enumerate(plans) if asks or 3 in places]
    expected = [tuple(using)] if asking and len(using) > 1 else []
    assert [group.numbers for group in grouped(marks)] == expected


def booked(hours: list[tuple[int, int, int]], units: int) -> Marks:
    data = b"".join(
        packed_runs(number, [(start, length, DAY, b"")]) for start, length, number in hours
    )
    return Marks(((PARTY, ALIKE),), booked=(Booked(PARTY, units, data),))


@given(BOOKED)
def test_plans_that_meet_over_one_body_are_bound(plans: list[list[tuple[int, int, int]]]) -> None:
    spans = [(s, s + length, n) for n, hours in enumerate(plans) for s, length, _ in hours]
    bound = {(a[2], b[2]) for a in spans for b in spans if a[0] < b[1] and b[0] < a[1]}
    groups = grouped([booked(hours, 1) for hours in plans])
    assert [group.numbers for group in groups] == components(len(plans), bound)


@given(BOOKED, st.integers(2, 4))
def test_plans_are_bound_when_a_party_cannot_serve_them_all(
    plans: list[list[tuple[int, int, int]]], units: int
) -> None:
    over = set()
    for minute in range(70):
        on = [
            (n, number)
            for n, hours in enumerate(plans)
            for start, length, number in hours
            if start <= minute < start + length
        ]
        if sum(number for _, number in on) > units:
            over |= {n for n, _ in on}
    groups = grouped([booked(hours, units) for hours in plans])
    assert [group.numbers for group in groups] == ([tuple(sorted(over))] if len(over) > 1 else [])


@given(BOOKED, st.integers(-2, 70), st.integers(1, 20))
def test_a_plan_that_proposes_days_is_told_what_all_have_booked(
    plans: list[list[tuple[int, int, int]]], start: int, length: int
) -> None:
    marks = [booked(hours, 9)._replace(proposes=n == 0) for n, hours in enumerate(plans)]
    groups = [group for group in grouped(marks) if 0 in group.numbers]
    if len(plans) < 2 or not any(plans):
        assert groups == []
        return
    begin = DAY * 1440 + start
    overlapping = [
        number
        for hours in plans
        for s, span, number in hours
        if s < start + length and start < s + span
    ]
    assert groups[0].loads[PARTY].booked(begin, begin + length) == sum(overlapping)


def test_marks_hold_the_hours_of_the_diary(tmp_path: Path) -> None:
    write_crowd(tmp_path, 40, seed=3)
    parties = 0
    for file in find_plans([str(tmp_path)]):
        context = judge([file], Judging()).context
        marks = marks_of(context, context.documents[0], ())
        hours = {one.party: sorted(unpacked_hours(one.hours)) for one in marks.booked}
        for _, party in context.roster.met():
            track = context.diary.bookings(party)
            number = number_of("party", *party)
            if track is not None and number in hours:
                parties += 1
                assert hours[number] == sorted(
                    (*hours_of(one.event), one.want.number) for one in track.bookings()
                )
    assert parties > 40
