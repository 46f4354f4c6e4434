"""The frame of a page that stands alone: no script, no network, fit for screen and paper."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from planctl.export.edition import Edition
from planctl.export.rows import Mark, Row, span_text
from planctl.export.text import one_line
from planctl.messages import Language, Message, msg

__all__ = ["cell_marks", "frame", "page", "row_classes", "signatures", "style", "tag"]


def page(edition: Edition, heading: Message, body: str) -> bytes:
    """Return a whole page: the plan's title, issuer and number, and `body`, which is HTML."""
    translator = edition.translator
    title = f"{edition.title} – {translator(heading)}"
    content = f"{_header(edition, heading)}<main>\n{body}</main>\n"
    return frame(translator.language, title, f"<style>\n{style()}</style>\n", content)


def style() -> str:
    """Return the style sheet of tables and checklists, for screen and paper."""
    return files("planctl.export").joinpath("page.css").read_text("utf-8")


def frame(language: Language, title: str, head: str, content: str) -> bytes:
    """Return a page in UTF-8; `head` and `content` are HTML, `title` is plain text."""
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n{head}</head>\n<body>\n{content}</body>\n</html>\n"
    ).encode()


def tag(name: str, text: str, classes: str = "", **attributes: str | int) -> str:
    """Return an element around `text`, which is plain text."""
    given = {"class": classes, **attributes} if classes else attributes
    written = "".join(f' {k.replace("_", "-")}="{escape(str(v))}"' for k, v in given.items())
    return f"<{name}{written}>{escape(text)}</{name}>"


def cell_marks(marks: tuple[Mark, ...]) -> str:
    """Return what is to be noticed of an occurrence, as HTML."""
    return "".join(tag("span", mark.text, f"mark {mark.name}") for mark in marks)


def row_classes(row: Row) -> str:
    """Return the classes of a row: its kind, and whether it is cancelled."""
    cancelled = any(mark.name == "cancelled" for mark in row.marks)
    return f"{row.kind} cancelled" if cancelled else row.kind


def signatures(edition: Edition) -> str:
    """Return the places to sign, with the name of who signed the plan where it is known."""
    translator = edition.translator
    signers = {document.model.signed_by for document in edition.documents}
    signer = signers.pop() if len(signers) == 1 else None
    columns = [(msg("Prepared by"), ""), (msg("Approved by"), one_line(signer or ""))]
    written = [
        f"<div>{tag('p', translator(label))}{tag('p', name, 'name')}</div>\n"
        for label, name in columns
    ]
    return f'<div class="signatures">\n{"".join(written)}</div>\n'


def _header(edition: Edition, heading: Message) -> str:
    parts = []
    if len(edition.documents) == 1:
        model = edition.documents[0].model
        if model.issuer:
            parts.append(tag("p", one_line(model.issuer), "issuer"))
        if model.number:
            number = edition.translator(msg("No."))
            parts.append(tag("p", f"{number} {one_line(model.number)}", "number"))
    parts += [tag("h1", edition.title), tag("p", _about(edition, heading), "about")]
    if items := [tag("li", text) for text in edition.documents_text]:
        parts.append(f'<ul class="documents">{"".join(items)}</ul>')
    return "<header>\n" + "".join(f"{part}\n" for part in parts) + "</header>\n"


def _about(edition: Edition, heading: Message) -> str:
    said = edition.translator(heading)
    return said if edition.period is None else f"{said}, {span_text(*edition.period)}"
