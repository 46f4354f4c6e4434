"""Named tuples as `typing` makes them, but cheap to define.

`typing.NamedTuple` compiles every annotation and a constructor for each class, a tenth of a
millisecond for each one at every start. Here a constructor is compiled once for all classes with
as many fields, and annotations stay the text that they are; type checkers see `typing`'s own.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Sequence
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple", "constructor", "items"]


@cache
def items(count: int) -> Sequence[Any]:
    """Return what reads each of so many items of a tuple, when it stands in a class."""
    fields = [f"f{place}" for place in range(max(count, _USUAL))]
    made: Any = namedtuple("made", fields)  # type: ignore[misc]
    return [vars(made)[field] for field in fields[:count]]


_USUAL = 16
"""Most classes have no more fields."""


def constructor(
    fields: Sequence[str], defaults: Iterable[object], *, named: bool = False
) -> FunctionType:
    """Return the `__new__` of tuples of these fields, the class before them where it is `named`."""
    template = _constructor(len(fields), named)
    code = template.__code__.replace(co_varnames=("cls", *fields))
    return FunctionType(code, template.__globals__, "__new__", tuple(defaults))


@cache
def _constructor(count: int, named: bool) -> FunctionType:
    arguments = "".join(f"f{place}, " for place in range(count))
    head = "cls, " if named else ""
    space: dict[str, Any] = {"new": tuple.__new__}
    exec(f"def __new__(cls, {arguments}): return new(cls, ({head}{arguments}))", space)
    made: FunctionType = space["__new__"]
    return made


if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _NamedTupleType(type):
        """Turns the annotations of a class body into the items of a tuple, in their order."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                message = f"{name}: a field without a default stands after one with a default"
                raise TypeError(message)
            body.update(
                zip(fields, items(len(fields)), strict=True),
                __slots__=(),
                __match_args__=fields,
                __new__=constructor(fields, defaults.values()),
                _fields=fields,
                _field_defaults=defaults,
            )
            return type.__new__(cls, name, bases, body)

    class NamedTuple(tuple, metaclass=_NamedTupleType):
        """A tuple whose items are the annotations of its class."""

        @classmethod
        def _make(cls, values: Iterable[object]) -> NamedTuple:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                message = f"Expected {len(cls._fields)} arguments, got {len(made)}"
                raise TypeError(message)
            return made

        def _replace(self, /, **changes: object) -> NamedTuple:
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                message = f"Got unexpected field names: {list(changes)}"
                raise ValueError(message)
            return made

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)
