"""`planctl validate`: say whether plans are well formed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from planctl.cli._options import FailOn, FailOnOption, LangOption, Plans

__all__ = ["validate"]


class Shape(StrEnum):
    """How the findings are written to stdout."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


def validate(
    plans: Plans,
    shape: Annotated[Shape, typer.Option("--format", "-f", help="How to write.")] = Shape.FULL,
    lang: LangOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
) -> None:
    """Find everything that is wrong with the plans themselves.

    Example: planctl validate plans/ --format concise
    """
    import sys
    from functools import lru_cache

    from planctl.cli._run import closing_line, end, read_and_compile
    from planctl.cli._terminal import say, style_for, write_out

    run = read_and_compile(plans, lang)
    style = style_for(sys.stdout)
    match shape:
        case Shape.JSON:
            from planctl.cli._document import document_json

            write_out(document_json([], run.diagnostics, run.translator))
        case Shape.CONCISE:
            from planctl.diagnostics.text import concise

            write_out("".join(f"{concise(d, run.translator, style)}\n" for d in run.diagnostics))
        case Shape.FULL:
            from planctl.diagnostics.text import full
            from planctl.plan.source import lines_of

            lines = lru_cache(lines_of)
            for diagnostic in run.diagnostics:
                write_out(full(diagnostic, run.translator, lines, style) + "\n\n")
    say(closing_line(run), run.translator)
    end(run, fail_on)
