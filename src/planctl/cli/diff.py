"""`planctl diff`: what changed between two plans, or calendars published from them."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from planctl.cli._options import LangOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planctl.cli._sides import Side
    from planctl.difference import Difference
    from planctl.messages import Translator

__all__ = ["diff"]


class Shape(StrEnum):
    """How the differences are written to stdout."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A plan, a folder of plans, or a calendar (.ics).")
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What came after it.")],
    shape: Annotated[Shape, typer.Option("--format", "-f", help="How to write.")] = Shape.TEXT,
    lang: LangOption = None,
) -> None:
    """Show which dates were added, moved, cancelled or renamed. Status 1 when any was.

    Markdown is a notice that an office can send.

    Example: planctl diff lich.ics plans/hon-quan-2017.yaml --format markdown
    """
    from planctl.cli._sides import read_side
    from planctl.cli._terminal import environment_language, say, write_out
    from planctl.difference import differences
    from planctl.messages import Language, Translator, msg
    from planctl.status import Status

    before, after = read_side(old, lang), read_side(new, lang)
    asked: Language | None = None if lang is None else lang.value
    translator = Translator(asked or environment_language() or after.language)
    found = differences(before.entries(translator), after.entries(translator))
    write_out(_written(shape, found, after, translator))
    if not found:
        say(msg("no date differs"), translator)
        return
    say(msg("dates that differ: {count}", count=len(found)), translator)
    raise typer.Exit(Status.FINDINGS)


def _written(shape: Shape, found: Sequence[Difference], after: Side, translator: Translator) -> str:
    from planctl.notice import notice, notice_json, notice_text

    match shape:
        case Shape.TEXT:
            return notice_text(found, translator)
        case Shape.MARKDOWN:
            return notice(after.title(translator), after.issued_by(translator), found, translator)
        case Shape.JSON:
            return json.dumps(notice_json(found), ensure_ascii=False, indent=1) + "\n"
        case _:
            assert_never(shape)
