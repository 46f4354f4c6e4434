"""Files that hang together by ties are found, however far the chain goes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planctl.batch.spool import Spool

TIES = st.lists(st.frozensets(st.integers(-3, 12), max_size=4), max_size=20)


@given(TIES)
def test_groups_are_the_components_of_what_files_share(ties: list[frozenset[int]]) -> None:
    spool = Spool()
    for number, own in enumerate(ties):
        spool.put(number, b"", own)
    assert sorted(spool.tied()) == sorted(components(ties))
    spool.close()


def components(ties: list[frozenset[int]]) -> list[list[int]]:
    """Return the connected components of two or more, by search through all pairs."""
    left = set(range(len(ties)))
    found = []
    while left:
        group, edge = set(), {left.pop()}
        while edge:
            group |= edge
            edge = {m for n in edge for m in left if ties[n] & ties[m]}
            left -= edge
        found.append(sorted(group))
    return [group for group in found if len(group) > 1]


def test_data_come_back_by_number_and_the_last_put_counts() -> None:
    spool = Spool()
    spool.put(2, b"two", [1])
    spool.put(0, b"nil", [2])
    spool.put(2, b"other")
    assert list(spool.all()) == [b"nil", b"other"]
    assert list(spool.all()) == [b"nil", b"other"]
    spool.close()


def test_the_largest_ties_of_64_bits_fit() -> None:
    spool = Spool()
    spool.put(0, b"", [2**63 - 1, -(2**63)])
    spool.put(1, b"", [-(2**63)])
    assert spool.tied() == [[0, 1]]
    spool.close()
