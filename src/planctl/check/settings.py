"""Settings of a project: `planctl.toml`, or `[tool.planctl]` in `pyproject.toml`.

The nearest of them counts, from the current folder upward; paths in it are relative to its
folder. What is wrong in it is a finding with its line, like a mistake in a plan.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from planctl.check.context import Limits
from planctl.check.globs import Glob
from planctl.check.selection import is_permanent, rule_named
from planctl.check.toml_places import TomlPlaces
from planctl.diagnostics import Diagnostic, Severity, Span, found
from planctl.diagnostics.codes import CODES
from planctl.frozen import Frozen
from planctl.messages import Message, msg
from planctl.plan.nearest import did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["Settings", "find_settings", "parse_settings"]

FailOn = Literal["error", "warning", "never"]
Name = Annotated[str, StringConstraints(min_length=1)]

_OWN_FILE = "planctl.toml"
_SHARED_FILE = "pyproject.toml"
_TABLE = ("tool", "planctl")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
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


_NO_SEVERITIES: Mapping[str, Severity] = {}


class Settings(Frozen):
    """What the project says; names of rules are resolved. `None` leaves the default."""

    file: str | None = None
    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    fail_on: FailOn | None = None
    severities: Mapping[str, Severity] = _NO_SEVERITIES
    per_path: tuple[tuple[Glob, frozenset[str]], ...] = ()
    baseline: Path | None = None
    exclude: tuple[Glob, ...] = ()
    limits: Limits = Limits()

    def excludes(self, file: Path) -> bool:
        """Tell whether a file is left out, unless the user names it."""
        return any(glob.matches(file) for glob in self.exclude)


def find_settings(folder: Path) -> tuple[Settings, list[Diagnostic]]:
    """Return the settings that count in `folder`, the defaults where there is no file.

    `planctl.toml` goes before `pyproject.toml` of the same folder; one without `[tool.planctl]`
    is passed by. With findings, the settings are the defaults.
    """
    for place in (folder, *folder.parents):
        for name in (_OWN_FILE, _SHARED_FILE):
            file = place / name
            if not file.is_file():
                continue
            shown = _shown(file, folder)
            try:
                text = file.read_text(encoding="utf-8")
            except (OSError, ValueError) as error:
                return Settings(), [_unreadable(shown, str(error))]
            settings, findings = parse_settings(text, shown, place)
            if settings is not None or findings:
                return settings or Settings(), findings
    return Settings(), []


def _shown(file: Path, folder: Path) -> str:
    return file.name if file.parent == folder else file.as_posix()


def parse_settings(text: str, file: str, folder: Path) -> tuple[Settings | None, list[Diagnostic]]:
    """Return the settings in the text of a file, None where it has no table for planctl.

    `file` is what findings call it; its last part tells which kind of file it is. Paths count
    from `folder`, which is absolute.
    """
    shared = file.rpartition("/")[2] == _SHARED_FILE
    try:
        table: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, [_not_toml(file, str(error))]
    for key in _TABLE if shared else ():
        table = table.get(key) if isinstance(table, dict) else None
    if table is None:
        return None, []
    places = TomlPlaces(text, file, _TABLE if shared else ())
    try:
        written = _Written.model_validate(table)
    except ValidationError as error:
        return None, [_fault(e, places) for e in error.errors(include_url=False)]
    findings = _unknown_rules(written, places)
    if findings:
        return None, findings
    return _settings(written, file, folder), []


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


def _not_toml(file: str, reason: str) -> Diagnostic:
    place = _PLACE.search(reason)
    span = Span(file)
    if place is not None:
        line, column = int(place[1]), int(place[2])
        span = Span(file, line, column, line, column)
    text = msg("the file is not well-formed TOML: {reason}", reason=_PLACE.sub("", reason).strip())
    return found("bad-value", text, span)


def _unreadable(file: str, reason: str) -> Diagnostic:
    return found(
        "unreadable-file",
        msg("{file} cannot be read: {reason}", file=file, reason=reason),
        Span(file),
    )
