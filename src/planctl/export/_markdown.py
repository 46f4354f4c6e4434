"""Pieces of GitHub Flavored Markdown in which text from a plan stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planctl.export.edition import Edition
from planctl.export.rows import span_text
from planctl.export.text import one_line
from planctl.messages import Message, msg

__all__ = ["heading", "inline", "table_row"]

_SYNTAX = re.compile(r"[\\`*_{}\[\]<>|~&$#!^]")
_BLOCK = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+=]))")


def inline(text: str) -> str:
    """Return `text` with a backslash before everything that Markdown would read as its own."""
    return _BLOCK.sub(r"\1\\", _SYNTAX.sub(r"\\\g<0>", text))


def table_row(cells: Iterable[str]) -> str:
    """Return a line of a table; the cells are Markdown."""
    return f"| {' | '.join(cells)} |\n"


def heading(edition: Edition, what: Message) -> str:
    """Return title, issuer, number and period, and the plans where there are several."""
    translator = edition.translator
    said = [f"# {inline(edition.title)}"]
    if len(edition.documents) == 1:
        model = edition.documents[0].model
        number = f"{translator(msg('No.'))} {model.number}" if model.number else ""
        named = [inline(one_line(text)) for text in (model.issuer, number) if text]
        said += [" · ".join(named)] if named else []
    period = "" if edition.period is None else f", {span_text(*edition.period)}"
    said.append(f"{translator(what)}{period}")
    if items := edition.documents_text:
        said.append("\n".join(f"- {inline(item)}" for item in items))
    return "\n\n".join(said) + "\n"
