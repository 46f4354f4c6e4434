"""Runs planctl as users do: a process with arguments, streams and an exit status."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def planctl(tmp_path: Path) -> Run:
    """Return a function that runs planctl in an empty folder, in English, without colours."""

    def run(
        *arguments: str | Path, cwd: Path = tmp_path, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
        for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "PLANCTL_LANG"):
            clean.pop(name, None)
        clean["XDG_CACHE_HOME"] = str(tmp_path.with_name(f"{tmp_path.name}-cache"))
        command: Sequence[str] = [sys.executable, "-m", "planctl", *map(str, arguments)]
        return subprocess.run(
            command,
            cwd=cwd,
            env={**clean, "PLANCTL_LANG": "en", "COLUMNS": "120", **(env or {})},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run
