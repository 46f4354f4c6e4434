"""Double bookings and short pools of random calendars, against brute force over all events."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.check import Context, RuleInfo
from planctl.dated import compiled_of
from planctl.occurrence import Occurrence
from planctl.plan.document import PlanDocument
from tests.factory import day, document, occurrence, series

PARTIES = {
    "an": "Ông An",
    "binh": "Bà Bình",
    "chi": "Bà Chi",
    "to-1": {"name": "Tổ 1", "members": ["an", "binh"]},
    "to-2": {"name": "Tổ 2", "members": ["binh", "chi"]},
    "lai-xe": {"name": "Lái xe", "size": 2},
}
BODIES = {
    "an": ("an",),
    "binh": ("binh",),
    "chi": ("chi",),
    "to-1": ("an", "binh"),
    "to-2": ("binh", "chi"),
    "lai-xe": ("lai-xe 1", "lai-xe 2"),
}
WHO = [
    "an",
    "an",
    "binh",
    "binh",
    "to-1",
    {"any": 1, "of": "to-1"},
    {"any": 2, "of": "to-2"},
    {"any": 1, "of": "lai-xe"},
]
FIRST = day(2017, 6, 5)


def plan() -> PlanDocument:
    activities = [
        {"id": f"a{n}", "title": f"Việc {n}", "kind": "meeting", "who": [who], "when": "tháng 6"}
        for n, who in enumerate(WHO)
    ]
    return document(parties=PARTIES, activities=activities)


@st.composite
def calendars(draw: st.DrawFn) -> list[Occurrence]:
    whole = plan()
    ones = [series(whole, n) for n in range(len(WHO))]
    drawn = draw(
        st.lists(
            st.tuples(
                st.sampled_from(range(len(WHO))),
                st.integers(0, 3),
                st.integers(0, 1),
                st.none() | st.sampled_from([(480, 600), (540, 660), (660, 720)]),
            ),
            max_size=7,
        )
    )
    found = [
        occurrence(
            ones[which], FIRST + start, FIRST + start + length, minutes=hours, label=f"2017-06.{n}"
        )
        for n, (which, start, length, hours) in enumerate(drawn)
    ]
    return sorted(found, key=Occurrence.sort_key)


def minutes(o: Occurrence) -> range:
    start = o.first * 1440 + (o.start_minute or 0)
    return range(start, o.last * 1440 + (1440 if o.end_minute is None else o.end_minute))


def overlap(one: Occurrence, other: Occurrence) -> bool:
    a, b = minutes(one), minutes(other)
    return a.start < b.stop and b.start < a.stop


def asked(o: Occurrence) -> tuple[int, tuple[str, ...]]:
    who = WHO[int(o.series.activity.id[1:])]
    return (who["any"], BODIES[who["of"]]) if isinstance(who, dict) else (1, BODIES[who])  # type: ignore[index]


def context(occurrences: list[Occurrence]) -> Context:
    plans = tuple(dict.fromkeys(o.series.document for o in occurrences))
    return Context(compiled_of(plans, occurrences))


def keys(rule: str, occurrences: list[Occurrence]) -> set[str]:
    return {key for d in RuleInfo(rule).find(context(occurrences)) for key in d.keys}


@given(calendars())
@settings(max_examples=1000)
def test_double_bookings_are_all_pairs_that_ask_for_one_body(found: list[Occurrence]) -> None:
    expected = {
        key
        for one, other in combinations(found, 2)
        if overlap(one, other)
        and one.series is not other.series
        and len(asked(one)[1]) == 1
        and asked(one) == asked(other)
        for key in (one.key, other.key)
    }
    assert keys("double-booking", found) == expected


def feasible(events: list[Occurrence]) -> bool:
    """Say by Hall's condition whether everything asked for at one moment can be had."""
    alone = {asked(o)[1]: o for o in events if len(asked(o)[1]) == 1}
    rest = [o for o in events if len(asked(o)[1]) > 1]
    wants = [asked(o) for o in (*alone.values(), *rest)]
    for some in chain.from_iterable(combinations(wants, n) for n in range(1, len(wants) + 1)):
        there = {body for _, bodies in some for body in bodies}
        if sum(number for number, _ in some) > len(there):
            return False
    return True


@given(calendars())
@settings(max_examples=1000)
def test_pools_run_short_just_when_some_moment_cannot_be_served(found: list[Occurrence]) -> None:
    starts = sorted({minutes(o).start for o in found})
    moments = [[o for o in found if start in minutes(o)] for start in starts]
    expected = any(not feasible(events) for events in moments)
    short = keys("pool-short", found)
    assert bool(short) == expected
    assert all(any(o.key in short for o in events) for events in moments if not feasible(events))


@given(calendars())
@settings(max_examples=300)
def test_moving_to_the_days_proposed_cures_a_double_booking(found: list[Occurrence]) -> None:
    here = context(found)
    for clash in RuleInfo("double-booking").find(here):
        moves = {c.occurrence.key: c.day for c in getattr(clash, "moves", ())}
        for key, to in moves.items():
            (event,) = [o for o in found if o.key == key]
            others = [o for o in found if o.key != key and o.key not in moves]
            moved = event._replace(first=to, last=to + event.last - event.first)
            assert not event.series.document.calendar.is_off(to)
            assert all(
                not overlap(moved, o) for o in others if set(asked(o)[1]) == set(asked(event)[1])
            )
