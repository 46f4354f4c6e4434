"""`planctl rules`: the list of everything that planctl can find."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from planctl.cli._options import LangOption

__all__ = ["rules"]


class Shape(StrEnum):
    """How the list is written to stdout."""

    TABLE = "table"
    JSON = "json"


def rules(
    shape: Annotated[Shape, typer.Option("--format", "-f", help="How to write.")] = Shape.TABLE,
    lang: LangOption = None,
) -> None:
    """List every finding with its name, code, default severity and one line of text.

    Example: planctl rules --lang vi
    """
    import json

    from planctl.check.catalogue import rule_texts
    from planctl.cli._terminal import environment_language, write_out
    from planctl.messages import Language, Message, Translator

    asked: Language | None = None if lang is None else lang.value
    translator = Translator(asked or environment_language() or "en")
    listed = rule_texts(translator)
    match shape:
        case Shape.JSON:
            keys = ("name", "code", "severity", "summary", "doc")
            entries = [dict(zip(keys, rule, strict=True)) for rule in listed]
            write_out(json.dumps(entries, ensure_ascii=False, indent=1) + "\n")
        case Shape.TABLE:
            width = max(len(rule.name) for rule in listed)
            grades = {s: translator(Message(s)) for s in ("error", "warning", "note")}
            grade_width = max(len(text) for text in grades.values())
            for rule in listed:
                grade = grades[rule.severity]
                write_out(
                    f"{rule.code}  {rule.name:<{width}}  {grade:<{grade_width}}  {rule.summary}\n"
                )
