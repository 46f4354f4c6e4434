"""All pages of a site, in both languages, by their paths in the folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args

from planctl.export._page import tag
from planctl.export.checklist import checklist_html
from planctl.export.edition import Edition
from planctl.export.rows import month_text
from planctl.export.table import table_html
from planctl.messages import Language, Translator, msg
from planctl.website.address import Address
from planctl.website.feeds import feeds
from planctl.website.index import index
from planctl.website.layout import CHECKLISTS, INDEX, Site, layout, month_page, months

__all__ = ["pages"]


def pages(edition: Edition, address: Address | None) -> dict[str, bytes]:
    """Return the pages of a site whose feeds `edition` delivers.

    The pages at its top speak the language of the edition.
    """
    main = edition.translator.language
    found = {}
    for language in (main, *(code for code in get_args(Language) if code != main)):
        own = edition._replace(translator=Translator(language))
        site = Site(own, tuple(feeds(own)), main, address)
        for page, data in _pages(site):
            found[site.path(page)] = data
    return found


def _pages(site: Site) -> Iterator[tuple[str, bytes]]:
    yield INDEX, index(site)
    first_days = months(site.edition)
    for number, month in enumerate(first_days):
        before = first_days[number - 1] if number else None
        after = first_days[number + 1] if number + 1 < len(first_days) else None
        yield month_page(month), _month(site, month, before, after)
    for by, (page, heading) in CHECKLISTS.items():
        edition = site.edition._replace(by=by)
        yield page, layout(site, page, edition.translator(heading), checklist_html(edition))


def _month(site: Site, month: date, before: date | None, after: date | None) -> bytes:
    """Return the page of a month: what takes place, is due or may take place on any of its days."""
    edition, page = site.edition, month_page(month)
    heading = month_text(month, edition.translator)
    end = date(month.year + month.month // 12, month.month % 12 + 1, 1).toordinal()
    here = [o for o in edition.occurrences if o.first < end and o.last >= month.toordinal()]
    if here:
        table = table_html(edition._replace(occurrences=here), heading)
        content = f'<div class="sheet">\n{table}</div>\n'
    else:
        content = tag("p", edition.translator(msg("No dates."))) + "\n"
    return layout(site, page, heading, _turning(site, page, before, after) + content)


def _turning(site: Site, page: str, before: date | None, after: date | None) -> str:
    """Return the links to the months on both sides."""
    translator = site.edition.translator
    links = [
        tag("a", month_text(month, translator), href=site.turn(page, month_page(month)), rel=rel)
        for month, rel in ((before, "prev"), (after, "next"))
        if month is not None
    ]
    label = translator(msg("Other months"))
    return f'<nav class="turning" aria-label="{label}">{"".join(links)}</nav>\n'
