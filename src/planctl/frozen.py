"""The base of small frozen values: as `dataclasses` makes them, but cheap to define.

A frozen dataclass writes and compiles half a dozen methods for each class, a third of a
millisecond for each one at every start. Here methods are compiled once for all classes with as
many fields, and only given the names of the fields; type checkers see dataclasses (PEP 681).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import FunctionType
from typing import Any, TypeVar, dataclass_transform

__all__ = ["Frozen", "beside", "replace"]

_MISSING: Any = object()


class _Beside:
    """The default of a field that equality and hash pass over."""

    def __init__(self, default: object) -> None:
        self.default = default


def beside(*, default: object = _MISSING) -> Any:
    """Declare a field that stands beside the value: equality and hash pass over it."""
    return _Beside(default)


@dataclass_transform(frozen_default=True, field_specifiers=(beside,))
class _FrozenType(type):
    """Turns the annotations of a class body into slots, and gives the class its methods.

    Every annotation is a field; those of a base come first, those beside the value last.
    `eq=False` keeps equality by identity. Methods that the body defines itself stay. What a value
    `remembers` of itself has slots, but is no field.
    """

    _declared: Mapping[str, object] = {}
    """The fields, in order, with their defaults."""

    def __new__(
        cls,
        name: str,
        bases: tuple[type, ...],
        body: dict[str, Any],
        *,
        eq: bool = True,
        remembers: tuple[str, ...] = (),
    ) -> _FrozenType:
        own = {field: body.pop(field, _MISSING) for field in body.get("__annotations__", ())}
        inherited = bases[0]._declared if bases and isinstance(bases[0], _FrozenType) else {}
        declared = {**inherited, **own}
        body["__slots__"] = (*own, *remembers)
        body["__match_args__"] = tuple(declared)
        body["_declared"] = declared
        made = type.__new__(cls, name, bases, body)
        if declared or bases:
            methods = _methods(made, declared)
            wanted = methods if eq else {"__init__": methods["__init__"]}
            for method, function in wanted.items():
                if method not in body:
                    setattr(made, method, function)
        return made


def _methods(made: type, declared: Mapping[str, object]) -> dict[str, FunctionType]:
    """Return the methods of a class by their names."""
    fields = list(declared)
    compared = sum(type(default) is not _Beside for default in declared.values())
    puts = [getattr(made, field).__set__ for field in fields]
    methods = {f.__name__: f for f in _template(len(fields), compared)(*puts)}
    names = {f"f{place}": field for place, field in enumerate(fields)}
    for function in methods.values():
        code = function.__code__
        function.__code__ = code.replace(
            co_varnames=tuple(names.get(name, name) for name in code.co_varnames),
            co_names=tuple(names.get(name, name) for name in code.co_names),
        )
        function.__qualname__ = f"{made.__qualname__}.{function.__name__}"
    plain = (d.default if type(d) is _Beside else d for d in declared.values())
    methods["__init__"].__defaults__ = tuple(d for d in plain if d is not _MISSING)
    return methods


@cache
def _template(count: int, compared: int) -> Callable[..., Sequence[FunctionType]]:
    """Return what makes the methods of classes of `count` fields, named f0, f1, and so on.

    The first `compared` of them are the value. The setters of the slots, which the frozen
    `__setattr__` does not stop, are the arguments.
    """
    fields = [f"f{place}" for place in range(count)]
    mine = "".join(f"self.{field}, " for field in fields[:compared])
    theirs = "".join(f"other.{field}, " for field in fields[:compared])
    source = f"""
def methods({", ".join(f"put_{field}" for field in fields)}):
    def __init__(self, {", ".join(fields)}):
        {"; ".join(f"put_{field}(self, {field})" for field in fields) or "pass"}
    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return ({mine}) == ({theirs})
    def __hash__(self):
        return hash(({mine}))
    return __init__, __eq__, __hash__
"""
    space: dict[str, Callable[..., Sequence[FunctionType]]] = {}
    exec(source, space)
    return space["methods"]


class Frozen(metaclass=_FrozenType):
    """A value whose fields are the annotations of its class; nothing can be set afterwards."""

    def __setattr__(self, name: str, value: object) -> None:
        message = f"{type(self).__qualname__} is frozen: {name} cannot be set"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        message = f"{type(self).__qualname__} is frozen: {name} cannot be deleted"
        raise AttributeError(message)

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
