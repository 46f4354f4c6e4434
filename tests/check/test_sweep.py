"""The sweep against brute force over all pairs."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.check.sweep import Presence, collisions, crowded, peaks

Stretch = tuple[int, int, int]


@st.composite
def stretches(draw: st.DrawFn) -> list[Stretch]:
    drawn = draw(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=12))
    return sorted((start, start + length, n) for n, (start, length) in enumerate(drawn))


@st.composite
def presences(draw: st.DrawFn) -> list[Presence]:
    drawn = draw(
        st.lists(
            st.tuples(
                st.integers(0, 20),
                st.integers(1, 8),
                st.sampled_from("abc"),
                st.sampled_from(["x", "y", None]),
                st.booleans(),
            ),
            max_size=10,
        )
    )
    return [
        Presence(start, start + length, n, activity, place, whole_day)
        for n, (start, length, activity, place, whole_day) in enumerate(drawn)
    ]


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def collide(one: Presence, other: Presence) -> bool:
    """Say by the words of the rule whether two presences exclude each other."""
    if not overlap(one[:2], other[:2]):
        return False
    if one.place is None and other.place is None:
        return one.activity != other.activity
    if one.place != other.place:
        return True
    return not (one.whole_day or other.whole_day) and one.activity != other.activity


def components(numbers: list[int], pairs: list[tuple[int, int]]) -> list[list[int]]:
    """Join what hangs together by pairs, again and again until nothing changes."""
    groups = [{n} for n in numbers]
    for one, other in pairs:
        joined = [g for g in groups if one in g or other in g]
        groups = [g for g in groups if g not in joined] + [set().union(*joined)]
    return sorted(sorted(g) for g in groups if len(g) > 1)


@given(stretches())
@settings(max_examples=1500)
def test_crowds_are_the_components_of_all_overlapping_pairs(drawn: list[Stretch]) -> None:
    pairs = [(a[2], b[2]) for a, b in combinations(drawn, 2) if overlap(a[:2], b[:2])]
    expected = components([n for *_, n in drawn], pairs)
    assert sorted(sorted(crowd) for crowd in crowded(drawn)) == expected


@given(presences())
@settings(max_examples=3000)
def test_collisions_are_the_components_of_all_colliding_pairs(drawn: list[Presence]) -> None:
    pairs = [(a.number, b.number) for a, b in combinations(drawn, 2) if collide(a, b)]
    assert collisions(drawn) == components([p.number for p in drawn], pairs)


@given(presences(), st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_the_order_of_presences_changes_nothing(drawn: list[Presence], random: object) -> None:
    shuffled = list(drawn)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert collisions(shuffled) == collisions(drawn)


@given(stretches(), st.data())
@settings(max_examples=1500)
def test_peaks_are_the_largest_sets_at_any_minute(
    drawn: list[Stretch], data: st.DataObject
) -> None:
    weights = data.draw(st.lists(st.integers(1, 4), min_size=len(drawn), max_size=len(drawn)))
    enough = data.draw(st.integers(0, 6))
    weight_of = {n: weight for (*_, n), weight in zip(drawn, weights, strict=True)}
    moments = {
        frozenset(n for start, end, n in drawn if start <= minute < end) for minute in range(50)
    }
    largest = {m for m in moments if m and not any(m < other for other in moments)}
    expected = {m for m in largest if sum(weight_of[n] for n in m) > enough}
    found = [frozenset(peak) for peak in peaks(drawn, weights, enough)]
    assert {m for m in found if not any(m < other for other in found)} == expected
    assert all(m in moments for m in found)
