"""The formats in which `check` reports, each under its name."""

from __future__ import annotations

import os
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from planctl.diagnostics.report import Report
    from planctl.diagnostics.text import Style

__all__ = ["IN_PARTS", "Shape", "chosen_shape", "rendered"]


class Shape(StrEnum):
    """How findings are written."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    MARKDOWN = "markdown"


IN_PARTS = frozenset({Shape.FULL, Shape.CONCISE})
"""Formats that can be written plan by plan."""


def chosen_shape(asked: Shape | None) -> Shape:
    """Return the format for stdout: as asked, else that of the service that runs the check."""
    if asked is not None:
        return asked
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return Shape.GITHUB
    if os.environ.get("GITLAB_CI") == "true":
        return Shape.GITLAB
    return Shape.FULL


def rendered(shape: Shape, report: Report, style: Style) -> str:
    """Return the report in a format; `style` colours what is meant for people."""
    translator = report.translator
    match shape:
        case Shape.FULL | Shape.CONCISE if not report.diagnostics:
            return ""
        case Shape.FULL:
            from planctl.diagnostics.text import full
            from planctl.plan.source import lines_of

            lines = lru_cache(lines_of)
            blocks = (full(d, translator, lines, style) for d in report.diagnostics)
            return "".join(f"{block}\n\n" for block in blocks)
        case Shape.CONCISE:
            from planctl.diagnostics.text import concise

            return "".join(f"{concise(d, translator, style)}\n" for d in report.diagnostics)
        case Shape.JSON:
            from planctl.cli._document import document_json

            return document_json([], report.diagnostics, translator)
        case Shape.SARIF:
            from planctl.diagnostics.sarif import sarif

            return sarif(report)
        case Shape.JUNIT:
            from planctl.diagnostics.junit import junit

            return junit(report)
        case Shape.GITHUB:
            from planctl.diagnostics.github import github

            return github(report)
        case Shape.GITLAB:
            from planctl.diagnostics.gitlab import gitlab

            return gitlab(report)
        case Shape.MARKDOWN:
            from planctl.diagnostics.markdown import markdown

            return markdown(report)
        case _:
            assert_never(shape)
