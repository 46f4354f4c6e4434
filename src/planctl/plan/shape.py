"""From a source's values to a model, with every fault of shape as a diagnostic.

Pydantic says where a fault is by a path of keys; the source knows where such a path stands in
the file. This module is the only one that reads pydantic's errors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import TYPE_CHECKING, Annotated, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from planctl.diagnostics import Diagnostic, Label, Span, found
from planctl.messages import Message, msg
from planctl.plan.apart import Apart
from planctl.plan.nearest import did_you_mean, nearest
from planctl.plan.source import Route, Source
from planctl.plan.vocabulary import ID_PATTERN

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["shape"]

Model = TypeVar("Model", bound=BaseModel)

_KINDS: Mapping[str, Message] = {
    "string_type": msg("text"),
    "int_type": msg("a whole number"),
    "int_from_float": msg("a whole number"),
    "bool_type": msg("true or false"),
    "list_type": msg("a list"),
    "dict_type": msg("a mapping of keys to values"),
    "model_type": msg("a mapping of keys to values"),
    "model_attributes_type": msg("a mapping of keys to values"),
}
_BOUNDS = {
    "greater_than_equal": ("ge", msg("must be at least {bound}")),
    "less_than_equal": ("le", msg("must be at most {bound}")),
}


def shape(source: Source, model: type[Model]) -> tuple[Model | None, list[Diagnostic]]:
    """Validate the source's value as `model`; without a fault there are no diagnostics."""
    try:
        return model.model_validate(source.value), []
    except ValidationError as error:
        found_here = [_diagnose(source, model, e) for e in error.errors(include_url=False)]
        return None, list({d.sort_key(): d for d in found_here}.values())


def _diagnose(source: Source, model: type[BaseModel], error: ErrorDetails) -> Diagnostic:
    route = _route(source, error["loc"])
    match error["type"]:
        case "extra_forbidden":
            return _unknown_key(source, model, error, route)
        case "missing":
            return _missing_key(source, route, str(error["loc"][-1]))
        case kind if kind in _KINDS:
            return _wrong_type(source, route, _KINDS[kind], error["input"])
        case _:
            span = source.key_span(route) if error["loc"][-1:] == ("[key]",) else source.span(route)
            return found(
                "bad-value",
                _fault(source, error, route),
                span,
                related=_definition(source, route),
                help=_help(error),
            )


def _route(source: Source, loc: tuple[int | str, ...]) -> Route:
    """Follow pydantic's path as far as the file goes, past the tags of our unions."""
    route: list[int | str] = []
    value: object = source.value
    for part in loc:
        match value, part:
            case dict(), str() if part in value:
                value = value[part]
            case list(), int() if part < len(value):
                value = value[part]
            case _, str() if part.startswith("@"):
                continue
            case _:
                break
        route.append(part)
    return tuple(route)


def _unknown_key(
    source: Source, model: type[BaseModel], error: ErrorDetails, route: Route
) -> Diagnostic:
    key = str(error["loc"][-1])
    legal = sorted({k for m in _models_at(model, error["loc"][:-1]) for k in _keys(m)})
    return found(
        "unknown-key",
        msg("unknown key `{key}`", key=key),
        source.key_span(route),
        related=_definition(source, route),
        notes=[msg("legal keys: {keys}", keys=legal)] if nearest(key, legal) else [],
        help=did_you_mean(key, legal),
    )


def _missing_key(source: Source, route: Route, key: str) -> Diagnostic:
    return found(
        "missing-key",
        msg("the key `{key}` is missing", key=key),
        source.key_span(route) if route else Span(source.file),
        related=_definition(source, route),
        help=msg("add `{key}:` here", key=key),
    )


def _wrong_type(source: Source, route: Route, expected: Message, value: object) -> Diagnostic:
    raw = source.raw(route)
    quote = msg('write it in quotes: "{raw}"', raw=raw)
    scalar = isinstance(value, int | float) and raw
    return found(
        "wrong-type",
        msg("expected {expected}, found {actual}", expected=expected, actual=_actual(value)),
        source.span(route),
        related=_definition(source, route),
        help=quote if expected == _KINDS["string_type"] and scalar else None,
    )


def _actual(value: object) -> Message:
    match value:
        case None:
            return msg("nothing")
        case bool():
            return msg("true or false")
        case int() | float():
            return msg("the number {number}", number=value)
        case str():
            return msg("the text “{text}”", text=value[:60])
        case list():
            return msg("a list")
        case _:
            return msg("a mapping of keys to values")


def _fault(source: Source, error: ErrorDetails, route: Route) -> Message:
    context = error.get("ctx", {})
    match error["type"]:
        case "planctl":
            arguments = {k: v for k, v in context.items() if k != "template"}
            return Message(str(context["template"]), arguments)
        case "literal_error" | "enum":
            return msg(
                "“{value}” is not one of: {legal}",
                value=str(source.raw(route) or error["input"])[:60],
                legal=_legal(error),
            )
        case "string_too_short" | "too_short":
            return msg("must not be empty")
        case "string_pattern_mismatch" if context.get("pattern") == ID_PATTERN:
            return msg(
                "“{value}” is not an id: a letter, then letters, digits, `-`, `_` or `.`",
                value=str(error["input"])[:60],
            )
        case kind if kind in _BOUNDS:
            key, template = _BOUNDS[kind]
            return Message(template.template, {"bound": context[key]})
        case _:
            return msg("not legal here: {reason}", reason=error["msg"])


def _help(error: ErrorDetails) -> Message | None:
    if error["type"] not in ("literal_error", "enum") or not isinstance(error["input"], str):
        return None
    best = nearest(error["input"], _legal(error))
    return msg("did you mean `{best}`?", best=best) if best else None


def _legal(error: ErrorDetails) -> list[str]:
    expected = str(error.get("ctx", {}).get("expected", ""))
    return [value.strip(" '") for value in expected.replace(" or ", ", ").split(", ")]


def _definition(source: Source, route: Route) -> list[Label]:
    span = source.definition(route)
    return [] if span is None else [Label(span, msg("the anchor's definition"))]


def _models_at(annotation: object, loc: tuple[int | str, ...]) -> list[type[BaseModel]]:
    """Return the models that may stand at a path of pydantic's, starting from a type."""
    types = list(_flat(annotation))
    if not loc:
        return [t for t in types if isinstance(t, type) and issubclass(t, BaseModel)]
    part, rest = loc[0], loc[1:]
    if isinstance(part, str) and part.startswith("@"):
        return _models_at(annotation, rest)
    inner: list[object] = []
    for one in types:
        if isinstance(one, type) and issubclass(one, BaseModel):
            inner += [f.annotation for n, f in one.model_fields.items() if (f.alias or n) == part]
        elif get_origin(one) in (list, dict):
            inner.append(get_args(one)[-1])
    return [m for annotation in inner for m in _models_at(annotation, rest)]


def _flat(annotation: object) -> Iterator[object]:
    origin = get_origin(annotation)
    if origin is Annotated:
        plain, *beside = get_args(annotation)
        models = [extra.model for extra in beside if isinstance(extra, Apart)]
        yield from models or _flat(plain)
    elif origin in (Union, UnionType):
        for member in get_args(annotation):
            yield from _flat(member)
    else:
        yield annotation


def _keys(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
