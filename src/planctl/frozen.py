"""The base of small frozen values: as `dataclasses` makes them, but cheap to define and to use.

A frozen dataclass writes and compiles half a dozen methods for each class, a third of a
millisecond for each one at every start, and a call for each field of each value. Here a value is
a tuple of its class and its fields, so that it is made, compared and hashed without running code
of ours, and values of two classes are never equal. That it is a tuple is nobody's business: type
checkers see dataclasses (PEP 681).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

from planctl.tuples import constructor, items

__all__ = ["Frozen", "replace"]

_MISSING: Any = object()


@dataclass_transform(frozen_default=True)
class _FrozenType(type):
    """Turns the annotations of a class body into the items of a tuple.

    Every annotation is a field; those of a base come first. `eq=False` keeps equality by identity.
    Methods that the body defines itself stay.
    """

    _declared: Mapping[str, object] = {}
    """The fields, in order, with their defaults."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], body: dict[str, Any], *, eq: bool = True
    ) -> _FrozenType:
        own = {field: body.pop(field, _MISSING) for field in body.get("__annotations__", ())}
        inherited = bases[0]._declared if bases and isinstance(bases[0], _FrozenType) else {}
        declared = {**inherited, **own}
        defaults = [default for default in declared.values() if default is not _MISSING]
        new = constructor(tuple(declared), defaults, named=True)
        methods: dict[str, object] = {"__new__": new}
        if not eq:
            methods.update(__eq__=object.__eq__, __ne__=object.__ne__, __hash__=object.__hash__)
        body.update(zip(declared, items(1 + len(declared))[1:], strict=True))
        body.update(__slots__=(), __match_args__=tuple(declared), _declared=declared)
        return type.__new__(cls, name, bases, {**methods, **body})


if TYPE_CHECKING:
    _Items = object
else:
    _Items = tuple


class Frozen(_Items, metaclass=_FrozenType):
    """A value whose fields are the annotations of its class; nothing can be set afterwards."""

    def __repr__(self) -> str:
        fields = ", ".join(f"{field}={value!r}" for field, value in _values(self).items())
        return f"{type(self).__qualname__}({fields})"

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), tuple(_values(self).values()))


Value = TypeVar("Value", bound=Frozen)


def replace(value: Value, /, **changes: object) -> Value:
    """Return a copy of `value` in which some fields are changed."""
    return type(value)(**{**_values(value), **changes})


def _values(value: Frozen) -> dict[str, object]:
    return {field: getattr(value, field) for field in type(value)._declared}
