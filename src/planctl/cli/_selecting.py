"""Options of `check` that name rules and files, laid over the project's settings."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import typer

from planctl.check.selection import Selection, is_permanent, rule_named
from planctl.check.settings import Settings, find_settings
from planctl.cli._formats import Shape
from planctl.cli._options import Lang
from planctl.cli._terminal import environment_language, style_for
from planctl.diagnostics.codes import CODES
from planctl.messages import Language, Translator
from planctl.plan.nearest import nearest
from planctl.status import Status
from planctl.tuples import NamedTuple

__all__ = ["Output", "outputs", "selection", "settings_here"]


class Output(NamedTuple):
    """A format and the file to write it to."""

    shape: Shape
    file: Path


def settings_here(lang: Lang | None) -> Settings:
    """Return the settings that count here; what is wrong in them ends the run as wrong usage."""
    settings, findings = find_settings(Path.cwd())
    if not findings:
        return settings
    from planctl.diagnostics.text import full
    from planctl.plan.source import lines_of

    asked: Language | None = None if lang is None else lang.value
    translator = Translator(asked or environment_language() or "en")
    lines, style = lru_cache(lines_of), style_for(sys.stderr)
    for finding in findings:
        print(full(finding, translator, lines, style), end="\n\n", file=sys.stderr)
    raise typer.Exit(Status.USAGE)


def selection(
    settings: Settings, select: Iterable[str] | None, ignore: Iterable[str] | None
) -> Selection:
    """Return what counts: each option, when given, stands for the setting of its name."""
    return Selection(
        settings.select if select is None else frozenset(_rules(select, "--select")),
        settings.ignore if ignore is None else frozenset(_rules(ignore, "--ignore")),
        settings.severities,
        settings.per_path,
    )


def _rules(words: Iterable[str], option: str) -> Iterable[str]:
    for word in (w.strip() for text in words for w in text.split(",")):
        name = rule_named(word)
        if not word:
            continue
        if name is None:
            best = nearest(word, [*CODES, *(code.code for code in CODES.values())])
            hint = f"did you mean {best}?" if best else "`planctl rules` lists them"
            raise typer.BadParameter(f"there is no rule “{word}”; {hint}", param_hint=option)
        if option == "--ignore" and is_permanent(name):
            message = f"{name} always counts: a plan that cannot be read is not checked"
            raise typer.BadParameter(message, param_hint=option)
        yield name


def outputs(words: Iterable[str]) -> list[Output]:
    """Read `FORMAT=FILE` options."""
    return [_output(word) for word in words]


def _output(word: str) -> Output:
    name, equals, file = word.partition("=")
    if not equals or not file:
        message = f"“{word}” is not FORMAT=FILE, such as junit=report.xml"
        raise typer.BadParameter(message, param_hint="--output")
    names = [shape.value for shape in Shape]
    if name not in names:
        best = nearest(name, names)
        hint = f"did you mean {best}?" if best else f"there are: {', '.join(names)}"
        raise typer.BadParameter(f"no format “{name}”; {hint}", param_hint="--output")
    return Output(Shape(name), Path(file))
