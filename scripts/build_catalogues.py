"""Compile the gettext catalogues (`.po` to `.mo`) while the package is built.

A build hook rather than a committed binary: the `.po` files are the only source, and an
installed planctl, editable or not, always speaks the language of its own version.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path("src/planctl/locale")


def compile_catalogues(root: Path) -> list[Path]:
    """Write a `.mo` file beside every `.po` file below `root`; return what was written."""
    written = []
    for source in sorted((root / LOCALE).rglob("*.po")):
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parts[-3], abort_invalid=True)
        target = source.with_suffix(".mo")
        with target.open("wb") as binary:
            write_mo(binary, catalogue)
        written.append(target)
    return written


class CatalogueHook(BuildHookInterface[Any]):
    """Runs before hatchling collects the files of a wheel, an sdist or an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile all catalogues and name them as artifacts of this build."""
        del version
        for target in compile_catalogues(Path(self.root)):
            build_data["artifacts"].append(target.relative_to(self.root).as_posix())
