"""`planctl explain`: how a phrase is read, or what a finding means."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Optional

import typer

from planctl.cli._options import LangOption

__all__ = ["explain"]


def explain(
    phrase: Annotated[str, typer.Argument(help="A phrase in quotes, or a rule's name or code.")],
    year: Annotated[
        Optional[int],  # noqa: UP045 - typer reads the annotation at run time
        typer.Option(min=1900, max=2199, help="Show the dates of this year."),
    ] = None,
    count: Annotated[int, typer.Option(min=1, max=400, help="How many dates to show.")] = 5,
    lang: LangOption = None,
) -> None:
    """Show how a phrase is read, by which convention, and its next dates.

    Example: planctl explain "thứ 7 tuần thứ 2 hàng tháng" --year 2024
    """
    from planctl.cli import _explain
    from planctl.cli._terminal import environment_language, write_out
    from planctl.messages import Language, Translator, detect_language
    from planctl.status import Status

    asked: Language | None = None if lang is None else lang.value
    translator = Translator(asked or environment_language() or detect_language(phrase))
    if re.fullmatch(r"(?i:PLN)\d*|[a-z]+(-[a-z]+)*", phrase):
        text = _explain.finding(phrase, translator)
        if text is not None:
            write_out(text)
            return
        if phrase[:3].upper() == "PLN":
            message = f"there is no rule {phrase}; `planctl rules` lists them"
            raise typer.BadParameter(message)
    today = datetime.now().astimezone().date().toordinal()
    text, understood = _explain.reading(phrase, translator, today=today, year=year, count=count)
    write_out(text)
    if not understood:
        raise typer.Exit(Status.FINDINGS)
