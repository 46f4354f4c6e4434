"""The matching against brute force over all subsets: Hall's condition by its own words."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.check.matching import Want, shortage


@st.composite
def systems(draw: st.DrawFn) -> tuple[list[Want], dict[int, int]]:
    stocks = dict(enumerate(draw(st.lists(st.integers(0, 4), min_size=1, max_size=5))))
    offers = st.lists(st.sampled_from(sorted(stocks)), max_size=4, unique=True).map(tuple)
    wants = st.lists(st.builds(Want, st.integers(1, 4), offers), max_size=6)
    return draw(wants), stocks


def lacking(wants: list[Want], stocks: dict[int, int], chosen: tuple[int, ...]) -> int:
    """Return how many units more the chosen wants ask for than all they may take from."""
    there = {stock for n in chosen for stock in wants[n].offers}
    return sum(wants[n].number for n in chosen) - sum(stocks[s] for s in there)


def subsets(n: int) -> list[tuple[int, ...]]:
    return list(chain.from_iterable(combinations(range(n), size) for size in range(1, n + 1)))


@given(systems())
@settings(max_examples=4000)
def test_a_shortage_is_what_the_worst_subset_lacks(
    system: tuple[list[Want], dict[int, int]],
) -> None:
    wants, stocks = system
    worst = max((lacking(wants, stocks, s) for s in subsets(len(wants))), default=0)
    short = shortage(wants, stocks)
    assert (short is None) == (worst <= 0)
    if short is None:
        return
    assert short.short == worst == lacking(wants, stocks, short.wants)
    smallest = min(len(s) for s in subsets(len(wants)) if lacking(wants, stocks, s) == worst)
    assert len(short.wants) == smallest
    assert short.offers == tuple(sorted({s for n in short.wants for s in wants[n].offers}))


@given(systems())
@settings(max_examples=300)
def test_one_unit_more_of_what_is_short_lacks_one_less(
    system: tuple[list[Want], dict[int, int]],
) -> None:
    wants, stocks = system
    short = shortage(wants, stocks)
    if short is None or not short.offers:
        return
    more = {**stocks, short.offers[0]: stocks[short.offers[0]] + 1}
    again = shortage(wants, more)
    assert (0 if again is None else again.short) >= short.short - 1


def test_the_tight_set_leaves_out_who_could_be_served() -> None:
    wants = [Want(1, (0,)), Want(1, (0,)), Want(1, (1,)), Want(2, (1, 2))]
    short = shortage(wants, {0: 1, 1: 2, 2: 2})
    assert short is not None
    assert (short.wants, short.offers, short.short) == ((0, 1), (0,), 1)


def test_a_unit_is_handed_over_along_a_long_path() -> None:
    wants = [Want(1, (n, n + 1)) for n in range(50)] + [Want(1, (0,))]
    assert shortage(wants, dict.fromkeys(range(51), 1)) is None
    assert shortage([*wants, Want(1, (0,))], dict.fromkeys(range(51), 1)) is not None


def test_nothing_asked_is_no_shortage() -> None:
    assert shortage([], {}) is None
