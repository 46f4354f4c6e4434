"""`planctl init`: a small plan to start from."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from planctl.cli._options import Lang, LangOption

__all__ = ["init"]

SCHEMA_NAME = "plan.schema.json"


def init(
    file: Annotated[Path, typer.Argument(help="The plan file to write.")] = Path("plan.yaml"),
    force: Annotated[bool, typer.Option("--force", help="Write over a file that exists.")] = False,
    lang: LangOption = None,
) -> None:
    """Write a small commented plan that compiles, and the schema that editors use.

    Example: planctl init ke-hoach-2026.yaml
    """
    from planctl.cli._put import put
    from planctl.cli._terminal import environment_language, say
    from planctl.messages import Translator, msg
    from planctl.plan.schema import plan_schema
    from planctl.plan.template import template
    from planctl.status import Status

    language = lang.value if isinstance(lang, Lang) else environment_language() or "vi"
    translator = Translator(language)
    if file.exists() and not force:
        say(msg("{file} exists; --force writes over it", file=str(file)), translator)
        raise typer.Exit(Status.USAGE)
    named = shlex.quote(file.name)
    text = template(language, datetime.now().astimezone().year, _plan_id(file), named, SCHEMA_NAME)
    put(file, text.encode())
    put(file.with_name(SCHEMA_NAME), plan_schema().encode())
    shown = shlex.quote(str(file))
    say(msg("wrote {file}; see its dates with: planctl expand {file}", file=shown), translator)


def _plan_id(file: Path) -> str:
    import re

    words = re.sub(r"[^\w.-]+", "-", file.stem).strip("-._")
    return words if re.match(r"[^\W\d_]", words) else f"plan-{words}".rstrip("-")
