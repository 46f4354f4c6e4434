"""Settings of a project: `planctl.toml`, or `[tool.planctl]` in `pyproject.toml`.

The nearest of them counts, from the current folder upward; paths in it are relative to its
folder. What is wrong in it is a finding with its line, like a mistake in a plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from planctl.check.context import Limits
from planctl.check.globs import Glob
from planctl.diagnostics import Diagnostic, Severity, Span, found
from planctl.frozen import Frozen
from planctl.messages import msg

__all__ = ["OWN_FILE", "SHARED_FILE", "FailOn", "Settings", "find_settings"]

FailOn = Literal["error", "warning", "never"]

OWN_FILE = "planctl.toml"
SHARED_FILE = "pyproject.toml"
_FORMS = ("tool.planctl", "[tool]", "tool={")
"""What a shared file says, blanks and quotes aside, when it has a table for planctl."""
_ASIDE = str.maketrans("", "", " \t\"'")

_NO_SEVERITIES: Mapping[str, Severity] = {}


class Settings(Frozen):
    """What the project says; names of rules are resolved. `None` leaves the default."""

    file: str | None = None
    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    fail_on: FailOn | None = None
    severities: Mapping[str, Severity] = _NO_SEVERITIES
    per_path: tuple[tuple[Glob, frozenset[str]], ...] = ()
    baseline: Path | None = None
    exclude: tuple[Glob, ...] = ()
    limits: Limits = Limits()

    def excludes(self, file: Path) -> bool:
        """Tell whether a file is left out, unless the user names it."""
        return any(glob.matches(file) for glob in self.exclude)


def find_settings(folder: Path) -> tuple[Settings, list[Diagnostic]]:
    """Return the settings that count in `folder`, the defaults where there is no file.

    `planctl.toml` goes before `pyproject.toml` of the same folder; one without `[tool.planctl]`
    is passed by, well-formed or not if it says nowhere that it might have one. With findings, the
    settings are the defaults.
    """
    for place in (folder, *folder.parents):
        for name in (OWN_FILE, SHARED_FILE):
            file = place / name
            if not file.is_file():
                continue
            shown = _shown(file, folder)
            try:
                text = file.read_text(encoding="utf-8")
            except (OSError, ValueError) as error:
                return Settings(), [_unreadable(shown, str(error))]
            if name == SHARED_FILE and not _may_have_table(text):
                continue
            from planctl.check.settings_file import parse_settings

            settings, findings = parse_settings(text, shown, place)
            if settings is not None or findings:
                return settings or Settings(), findings
    return Settings(), []


def _may_have_table(text: str) -> bool:
    """Tell whether a shared file is worth parsing, which takes longer than to compile a plan."""
    said = text.translate(_ASIDE)
    return any(form in said for form in _FORMS)


def _shown(file: Path, folder: Path) -> str:
    return file.name if file.parent == folder else file.as_posix()


def _unreadable(file: str, reason: str) -> Diagnostic:
    return found(
        "unreadable-file",
        msg("{file} cannot be read: {reason}", file=file, reason=reason),
        Span(file),
    )
