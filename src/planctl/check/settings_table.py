"""The table of settings as a person writes it: judged, and turned into settings.

Only a project that has such a table needs what is imported here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from planctl.check.context import Limits
from planctl.check.globs import Glob
from planctl.check.selection import is_permanent, rule_named
from planctl.check.settings import FailOn, Settings
from planctl.check.toml_places import TomlPlaces
from planctl.diagnostics import Diagnostic, Severity, found
from planctl.diagnostics.codes import CODES
from planctl.messages import Message, msg
from planctl.plan.nearest import did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["settings_in"]

Name = Annotated[str, StringConstraints(min_length=1)]

_KINDS: Mapping[str, Message] = {
    "string_type": msg("text"),
    "list_type": msg("a list"),
    "dict_type": msg("a table of keys to values"),
    "model_type": msg("a table of keys to values"),
    "int_type": msg("a whole number"),
}


class _Limits(BaseModel):
    """How far rules look, and what they hold parties to that state no limit."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    reach: Annotated[int, Field(ge=1, le=366)] = 14
    per_day: Annotated[int, Field(ge=1)] | None = Field(default=None, alias="per-day")
    per_week: Annotated[int, Field(ge=1)] | None = Field(default=None, alias="per-week")


class _Written(BaseModel):
    """The table as a person writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    select: list[str] | None = None
    ignore: list[str] = []
    fail_on: FailOn | None = Field(default=None, alias="fail-on")
    severity: dict[str, Severity] = {}
    per_path: dict[Name, list[str]] = Field(default={}, alias="per-path")
    baseline: Name | None = None
    exclude: list[Name] = []
    limits: _Limits = _Limits()


def settings_in(
    table: object, places: TomlPlaces, folder: Path
) -> tuple[Settings | None, list[Diagnostic]]:
    """Return the settings in a table; paths in it count from `folder`."""
    try:
        written = _Written.model_validate(table)
    except ValidationError as error:
        return None, [_fault(e, places) for e in error.errors(include_url=False)]
    findings = _unknown_rules(written, places)
    if findings:
        return None, findings
    return _settings(written, places.file, folder), []


def _settings(written: _Written, file: str, folder: Path) -> Settings:
    severities = {rule_named(word) or word: grade for word, grade in written.severity.items()}
    return Settings(
        file=file,
        select=None if written.select is None else _names(written.select),
        ignore=_names(written.ignore),
        fail_on=written.fail_on,
        severities=severities,
        per_path=tuple((Glob(p, folder), _names(w)) for p, w in written.per_path.items()),
        baseline=None if written.baseline is None else folder / written.baseline,
        exclude=tuple(Glob(pattern, folder) for pattern in written.exclude),
        limits=Limits(
            reach=written.limits.reach,
            per_day=written.limits.per_day,
            per_week=written.limits.per_week,
        ),
    )


def _names(words: list[str]) -> frozenset[str]:
    return frozenset(rule_named(word) or word for word in words)


def _unknown_rules(written: _Written, places: TomlPlaces) -> list[Diagnostic]:
    uses: list[tuple[tuple[str, ...], str]] = [
        *((("select",), word) for word in written.select or ()),
        *((("ignore",), word) for word in written.ignore),
        *((("severity", word), word) for word in written.severity),
        *((("per-path", path), word) for path, words in written.per_path.items() for word in words),
    ]
    findings = []
    for route, word in uses:
        name = rule_named(word)
        if name is None:
            text = msg("there is no rule “{word}”", word=word)
            aid = did_you_mean(word, CODES)
            findings.append(found("unknown-id", text, places.of(route, word), help=aid))
        elif is_permanent(name) and route != ("select",):
            text = msg(
                "`{name}` always counts: a plan that cannot be read is not checked", name=name
            )
            findings.append(found("bad-value", text, places.of(route, word)))
    return findings


def _fault(error: ErrorDetails, places: TomlPlaces) -> Diagnostic:
    route = tuple(str(part) for part in error["loc"] if part != "[key]")
    span = places.of(route)
    match error["type"]:
        case "extra_forbidden":
            model = _Limits if len(route) > 1 else _Written
            legal = [f.alias or name for name, f in model.model_fields.items()]
            text = msg("unknown key `{key}`", key=route[-1])
            return found("unknown-key", text, span, help=did_you_mean(route[-1], legal))
        case kind if kind in _KINDS:
            return found("wrong-type", msg("expected {expected}", expected=_KINDS[kind]), span)
        case "literal_error":
            told = str(error.get("ctx", {}).get("expected", "")).replace("'", "")
            text = msg("“{value}” is not one of: {legal}", value=str(error["input"]), legal=told)
            return found("bad-value", text, span)
        case _:
            return found("bad-value", msg("not legal here: {reason}", reason=error["msg"]), span)
