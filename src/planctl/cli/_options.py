"""Arguments and options that several commands take, each declared once."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Optional

import typer

__all__ = ["FailOn", "FailOnOption", "Lang", "LangOption", "Plans", "a_date"]


class Lang(StrEnum):
    """The languages that planctl speaks."""

    VI = "vi"
    EN = "en"


class FailOn(StrEnum):
    """The severity at which findings make the run fail."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


Plans = Annotated[
    list[str],
    typer.Argument(metavar="PLAN...", help="Plan files, folders or globs.", show_default=False),
]
LangOption = Annotated[
    Optional[Lang],  # noqa: UP045 - typer reads the annotation at run time
    typer.Option("--lang", help="Language of messages; default: the environment's, or the plan's."),
]
FailOnOption = Annotated[
    FailOn, typer.Option("--fail-on", help="Exit with status 1 at this severity or above.")
]


def a_date(text: str | None) -> date | None:
    """Read a date option: 2017-05-02 or 2/5/2017."""
    if text is None:
        return None
    from planctl.fields import read_date

    try:
        return read_date(text)
    except ValueError:
        message = f"“{text}” is not a date: write 2017-05-02 or 2/5/2017"
        raise typer.BadParameter(message) from None
