"""`planctl schema`: the JSON Schema of plan files, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

__all__ = ["schema"]


def schema(
    output: Annotated[
        Optional[Path],  # noqa: UP045 - typer reads the annotation at run time
        typer.Option("--output", "-o", metavar="FILE", help="The file; default: stdout."),
    ] = None,
    shared: Annotated[
        bool, typer.Option("--shared", help="The schema of included files instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of plan files.

    Editors with yaml-language-server use it when the plan's first line names it:
    # yaml-language-server: $schema=plan.schema.json

    Example: planctl schema -o plan.schema.json
    """
    from planctl.cli._put import put
    from planctl.plan.schema import plan_schema, shared_schema

    put(output, (shared_schema() if shared else plan_schema()).encode())
