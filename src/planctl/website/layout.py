"""What all pages of a site share: their addresses, their frame, and the way between them.

Each page stands twice, in the language of the plan at the top and in the other language in a
folder of its own. Links name files and are relative, so that they also lead somewhere when the
folder is opened from a disk.
"""

from __future__ import annotations

import posixpath
from datetime import date
from html import escape
from importlib.resources import files

from planctl.export._page import frame, style, tag
from planctl.export.edition import Edition, Grouping
from planctl.export.issue import Wanted
from planctl.export.rows import span_text
from planctl.export.text import one_line
from planctl.messages import Language, Message, msg
from planctl.tuples import NamedTuple
from planctl.website.address import Address

__all__ = ["CHECKLISTS", "INDEX", "Site", "layout", "month_page", "months"]

INDEX = "index.html"
CHECKLISTS: dict[Grouping | None, tuple[str, Message]] = {
    None: ("checklist.html", msg("Checklist by month")),
    "place": ("checklist-place.html", msg("Checklist by place")),
    "party": ("checklist-party.html", msg("Checklist by party")),
}
"""The page of each checklist and its heading, by what it groups by."""

_LANGUAGES: dict[Language, str] = {"vi": "Tiếng Việt", "en": "English"}
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect x='1' y='2' width='14' height='13' rx='2' fill='%2314477d'/%3E"
    "%3Cpath d='M4 9h8M4 12h5' stroke='%23fff' stroke-width='1.5'/%3E"
    "%3Cpath d='M1 6h14' stroke='%238fbdf0'/%3E%3C/svg%3E"
)


class Site(NamedTuple):
    """A site in one of its languages."""

    edition: Edition
    """All dates; its translator speaks the language of the pages."""
    feeds: tuple[Wanted, ...]
    """The calendars under names in that language, that of all dates first."""
    main: Language
    """The language of the pages at the top of the folder."""
    address: Address | None

    @property
    def language(self) -> Language:
        """The language of the pages."""
        return self.edition.translator.language

    def path(self, page: str, language: Language | None = None) -> str:
        """Return the path of a page in the folder, in this or another language."""
        language = language or self.language
        return page if language == self.main else f"{language}/{page}"

    def link(self, page: str, file: str) -> str:
        """Return what leads from a page to a file by its path in the folder."""
        return posixpath.relpath(file, posixpath.dirname(self.path(page)) or ".")

    def turn(self, page: str, other: str) -> str:
        """Return what leads from a page to another of the same language."""
        return self.link(page, self.path(other))


def months(edition: Edition) -> list[date]:
    """Return the first day of each month that the period of a plan or a date touches, in order."""
    spans = {(document.first, document.last) for document in edition.documents}
    spans |= {(occurrence.first, occurrence.last) for occurrence in edition.occurrences}
    numbers = set()
    for span in spans:
        first, last = map(date.fromordinal, span)
        numbers |= set(range(first.year * 12 + first.month - 1, last.year * 12 + last.month))
    return [date(number // 12, number % 12 + 1, 1) for number in sorted(numbers)]


def month_page(month: date) -> str:
    """Return the name of the page of a month."""
    return f"months/{month.year:04}-{month.month:02}.html"


def layout(site: Site, page: str, heading: str, content: str) -> bytes:
    """Return a page: where it is, whose plan it is, and `content`, which is HTML.

    `heading` is plain text; where it is empty the plan's title is the heading.
    """
    edition = site.edition
    title = f"{heading} – {edition.title}" if heading else edition.title
    rules = files("planctl.website").joinpath("site.css").read_text("utf-8")
    head = f'<link rel="icon" href="{escape(_ICON)}">\n<style>\n{style()}{rules}</style>\n'
    body = f"{_navigation(site, page)}{_header(site, page, heading)}<main>\n{content}</main>\n"
    return frame(site.language, title, head, body)


def _navigation(site: Site, page: str) -> str:
    translator = site.edition.translator
    home = site.turn(page, INDEX)
    ways = [
        (f"{home}#calendars" if page != INDEX else "#calendars", msg("Calendars")),
        (f"{home}#year" if page != INDEX else "#year", msg("Year")),
        (f"{home}#print" if page != INDEX else "#print", msg("To print")),
    ]
    links = "".join(tag("a", translator(label), href=href) for href, label in ways)
    others = "".join(
        tag("a", name, href=site.link(page, site.path(page, code)), lang=code, hreflang=code)
        for code, name in _LANGUAGES.items()
        if code != site.language
    )
    label = escape(translator(msg("On this site")))
    return f'<nav class="site" aria-label="{label}"><div>{links}</div>{others}</nav>\n'


def _header(site: Site, page: str, heading: str) -> str:
    edition = site.edition
    parts = []
    if len(edition.documents) == 1:
        model = edition.documents[0].model
        told = [one_line(text) for text in (model.issuer, model.number) if text]
        parts += [tag("p", " · ".join(told), "issuer")] if told else []
    if heading:
        back = f'<a href="{escape(site.turn(page, INDEX))}">{tag("bdi", edition.title)}</a>'
        parts += [f'<p class="back">{back}</p>', tag("h1", heading)]
    else:
        parts.append(tag("h1", edition.title))
        if edition.period is not None:
            parts.append(tag("p", span_text(*edition.period), "about"))
        if items := [tag("li", text) for text in edition.documents_text]:
            parts.append(f'<ul class="documents">{"".join(items)}</ul>')
    return "<header>\n" + "".join(f"{part}\n" for part in parts) + "</header>\n"
