"""Frozen values are what frozen dataclasses with slots are, which serve as the oracle."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.frozen import Frozen, replace


class Empty(Frozen):
    """Nothing."""


class Point(Frozen):
    x: int
    y: int | None = None
    name: str = ""


class Twin(Frozen):
    x: int
    y: int | None = None
    name: str = ""


class Marked(Point):
    mark: str = "-"


class Thing(Frozen, eq=False):
    x: int


@dataclasses.dataclass(frozen=True, slots=True)
class Oracle:
    x: int
    y: int | None = None
    name: str = ""


ARGUMENTS = st.tuples(
    st.lists(st.integers(0, 2), max_size=4),
    st.dictionaries(st.sampled_from(["x", "y", "name", "z"]), st.integers(0, 2), max_size=3),
)


def made(of: Callable[..., object], args: list[int], named: dict[str, int]) -> object:
    try:
        value = of(*args, **named)
    except TypeError:
        return TypeError
    return (value.x, value.y, value.name)  # type: ignore[attr-defined]


@given(ARGUMENTS)
def test_it_is_made_as_a_dataclass_is(arguments: tuple[list[int], dict[str, int]]) -> None:
    assert made(Point, *arguments) == made(Oracle, *arguments)


@given(st.integers(0, 1), st.integers(0, 1), st.integers(0, 1), st.integers(0, 1))
def test_equality_and_hash_are_those_of_the_fields(a: int, b: int, c: int, d: int) -> None:
    one, other = Point(a, b), Point(c, d)
    assert (one == other) is (Oracle(a, b) == Oracle(c, d))
    assert (hash(one) == hash(other)) is (one == other)
    assert {one: 1}.get(other) == (1 if one == other else None)


def test_another_class_is_never_equal() -> None:
    assert Point(1) != Twin(1)
    assert Point(1) != Marked(1)
    assert Point(1) != (1, None, "")
    assert Empty() == Empty()


def test_identity_alone_counts_without_equality() -> None:
    thing = Thing(1)
    assert thing != Thing(1)
    assert thing == thing
    assert len({thing, Thing(1)}) == 2


def test_nothing_can_be_set() -> None:
    point = Point(1)
    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        point.z = 2  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        del point.x
    assert point == Point(1)


def test_it_shows_its_fields() -> None:
    assert repr(Marked(1, 2)) == "Marked(x=1, y=2, name='', mark='-')"
    assert repr(Empty()) == "Empty()"


def test_it_is_taken_apart_by_position() -> None:
    match Marked(1, 2):
        case Marked(1, y, mark=mark):
            assert (y, mark) == (2, "-")
        case _:
            pytest.fail("no match")


@pytest.mark.parametrize("value", [Empty(), Point(1), Marked(1, mark="a")], ids=repr)
def test_copies_are_equal(value: Frozen) -> None:
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value
    assert replace(value) == value


def test_replace_changes_fields() -> None:
    assert replace(Point(1, 2), x=3) == Point(3, 2)
    with pytest.raises(TypeError):
        replace(Point(1), z=3)
