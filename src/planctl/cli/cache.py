"""`planctl cache`: where verdicts on unchanged plans are kept, and how to be rid of them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from planctl.cli._options import LangOption

__all__ = ["cache"]


class Action(StrEnum):
    """What to do with the cache."""

    SHOW = "show"
    CLEAR = "clear"


def cache(
    action: Annotated[
        Action, typer.Argument(help="`show` where it is and how large; `clear` removes it.")
    ] = Action.SHOW,
    lang: LangOption = None,
) -> None:
    """Show or clear what `check` remembers of plans that have not changed.

    Nothing is lost with it: the next check does the work again.

    Example: planctl cache clear
    """
    from planctl.batch.cache import LIMIT, cache_file, clear, size_of
    from planctl.cli._terminal import environment_language, say
    from planctl.messages import Language, Translator, msg

    asked: Language | None = None if lang is None else lang.value
    translator = Translator(asked or environment_language() or "en")
    file = cache_file()
    if action is Action.SHOW:
        print(f"{file}\t{size_of(file)}\t{LIMIT}")
        return
    try:
        freed = clear(file)
    except OSError as error:
        message = f"cannot remove {file}: {error.strerror or error}"
        raise typer.BadParameter(message) from None
    say(msg("removed {file}: {size} octets", file=str(file), size=freed), translator)
