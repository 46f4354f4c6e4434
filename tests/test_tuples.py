"""Named tuples are what `typing.NamedTuple` makes, which serves as the oracle."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.tuples import NamedTuple


class Point(NamedTuple):
    """A point."""

    x: int
    y: int | None = None
    name: str = ""

    @property
    def both(self) -> tuple[int, int | None]:
        return (self.x, self.y)


class Oracle(typing.NamedTuple):
    x: int
    y: int | None = None
    name: str = ""


class Empty(NamedTuple):
    """Nothing."""


ARGUMENTS = st.tuples(
    st.lists(st.integers(0, 2), max_size=4),
    st.dictionaries(st.sampled_from(["x", "y", "name", "z"]), st.integers(0, 2), max_size=3),
)


def made(of: Callable[..., object], args: list[int], named: dict[str, int]) -> object:
    try:
        return of(*args, **named)
    except (TypeError, ValueError) as error:
        return type(error)


@given(ARGUMENTS)
def test_it_is_made_as_typing_makes_it(arguments: tuple[list[int], dict[str, int]]) -> None:
    assert made(Point, *arguments) == made(Oracle, *arguments)


@given(ARGUMENTS)
def test_it_is_replaced_as_typing_does(arguments: tuple[list[int], dict[str, int]]) -> None:
    changed = [of(1, 2)._replace for of in (Point, Oracle)]
    one, other = (made(replace, [], arguments[1]) for replace in changed)
    assert one == other


def test_it_tells_its_fields() -> None:
    assert Point._fields == Point.__match_args__ == ("x", "y", "name")
    assert Point._field_defaults == {"y": None, "name": ""}
    assert Point.__doc__ == "A point."
    assert Point(1)._asdict() == {"x": 1, "y": None, "name": ""}
    assert repr(Point(1)) == "Point(x=1, y=None, name='')"
    assert repr(Empty()) == "Empty()"


def test_it_is_a_tuple_with_what_its_class_says() -> None:
    point = Point(1, 2)
    assert point == (1, 2, "")
    assert hash(point) == hash((1, 2, ""))
    assert (point.x, point.y, point.name) == tuple(point)
    assert point.both == (1, 2)
    assert not hasattr(point, "__dict__")
    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc]


def test_it_is_taken_apart_by_position() -> None:
    match Point(1, 2):
        case Point(1, y, name=name):
            assert (y, name) == (2, "")
        case _:
            pytest.fail("no match")


def test_it_is_made_of_a_sequence() -> None:
    assert Point._make([1, 2, "a"]) == Point(1, 2, "a")
    with pytest.raises(TypeError):
        Point._make([1])


@pytest.mark.parametrize("value", [Empty(), Point(1)], ids=repr)
def test_copies_are_equal(value: tuple[object, ...]) -> None:
    for copied in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):
        assert copied == value
        assert type(copied) is type(value)


def test_defaults_stand_last() -> None:
    with pytest.raises(TypeError):

        class _Wrong(NamedTuple):
            x: int = 1
            y: int  # type: ignore[misc]
