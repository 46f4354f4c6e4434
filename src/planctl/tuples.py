"""Named tuples as `typing` makes them, but cheap to define.

`typing.NamedTuple` compiles every annotation and a constructor for each class, a tenth of a
millisecond for each one at every start. Here a constructor is compiled once for all classes with
as many fields, and annotations stay the text that they are; type checkers see `typing`'s own.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]


@cache
def _template(count: int) -> tuple[Any, Sequence[object]]:
    """Return the constructor and the items of a named tuple of so many fields."""
    fields = [f"f{place}" for place in range(count)]
    made: Any = namedtuple("made", fields)  # type: ignore[misc]
    return made.__new__, [vars(made)[field] for field in fields]


def _constructor(
    template: FunctionType, fields: Sequence[str], defaults: Mapping[str, object]
) -> FunctionType:
    """Return a copy of a constructor that takes the fields by their names."""
    code = template.__code__.replace(co_varnames=("_cls", *fields))
    return FunctionType(code, template.__globals__, "__new__", tuple(defaults.values()))


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
            template, items = _template(len(fields))
            body.update(
                zip(fields, items, strict=True),
                __slots__=(),
                __match_args__=fields,
                __new__=_constructor(template, fields, defaults),
                _fields=fields,
                _field_defaults=defaults,
            )
            return type.__new__(cls, name, bases, body)

    class NamedTuple(tuple, metaclass=_NamedTupleType):
        """A tuple whose items are the annotations of its class."""

        @classmethod
        def _make(cls, items: Iterable[object]) -> NamedTuple:
            made = tuple.__new__(cls, items)
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
            items = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({items})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)
