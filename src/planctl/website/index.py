"""The first page: every calendar with the ways to subscribe to it, the year, and what to print.

Whoever opens it on a phone wants one thing, the right calendar in the phone, so that comes
first. Each calendar folds out to its links, its QR code and its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from planctl.export._page import tag
from planctl.export.edition import Edition
from planctl.export.issue import Wanted
from planctl.export.parts import Division
from planctl.export.rows import month_text
from planctl.messages import Message, msg
from planctl.website.address import Address
from planctl.website.layout import CHECKLISTS, INDEX, Site, layout, month_page, months
from planctl.website.qr import qr_svg
from planctl.website.year import Month, drawn, month_svg

__all__ = ["index"]


def index(site: Site) -> bytes:
    """Return the first page of a site."""
    content = [_calendars(site), _year(site), _to_print(site)]
    return layout(site, INDEX, "", "".join(content))


def _calendars(site: Site) -> str:
    translator = site.edition.translator
    whole, *rest = site.feeds
    parts = [tag("h2", translator(msg("Put it on your phone")))]
    if site.address is None:
        parts.append(tag("p", translator(_no_address()), "notice"))
    else:
        parts.append(tag("p", translator(_how()), "lead"))
    parts.append(_card(site, whole))
    for by, group in groupby(rest, lambda feed: feed.by):
        feeds = list(group)
        if by is not None and any(not _is_rest(feed) for feed in feeds):
            parts.append(tag("h3", translator(_heading(by))))
            items = "".join(f"<li>{_folded(site, feed)}</li>\n" for feed in feeds)
            parts.append(f'<ul class="feeds">\n{items}</ul>')
    if site.address is not None:
        parts.append(_other_phones(site, site.address))
    inside = "\n".join(parts)
    return f'<section id="calendars">\n{inside}\n</section>\n'


def _how() -> Message:
    return msg(
        "A calendar that you subscribe to follows the plan whenever it changes. "
        "A file that you download stays as it is."
    )


def _no_address() -> Message:
    return msg(
        "These pages do not know their address on the internet, so they offer files only. "
        "Links to subscribe and QR codes appear after `planctl publish --base-url https://…`."
    )


def _heading(by: Division) -> Message:
    names: dict[Division, Message] = {
        "place": msg("One place only"),
        "party": msg("One party only"),
        "category": msg("One kind only"),
    }
    return names[by]


def _is_rest(feed: Wanted) -> bool:
    return feed.file.endswith(f"/without-{feed.by}.ics")


def _card(site: Site, feed: Wanted) -> str:
    heading = f"<h3>{escape(_name(site, feed))} {_count(site, feed)}</h3>"
    inside = f"<div>{heading}\n{_links(site, feed)}</div>{_code(site, feed)}"
    return f'<article class="card">\n{inside}</article>'


def _folded(site: Site, feed: Wanted) -> str:
    circle = f'<circle cx="5" cy="5" r="4.5" fill="{feed.edition.colour}"/>'
    dot = f'<svg class="dot" viewBox="0 0 10 10" aria-hidden="true">{circle}</svg>'
    name = tag("bdi", feed.edition.part or "", "name")
    inside = f"<div>{_links(site, feed)}</div>{_code(site, feed)}"
    return (
        f'<details name="feed"><summary>{dot}{name}{_count(site, feed)}</summary>\n'
        f'<div class="open">{inside}</div></details>'
    )


def _name(site: Site, feed: Wanted) -> str:
    return feed.edition.part or site.edition.translator(msg("All dates"))


def _count(site: Site, feed: Wanted) -> str:
    number = sum(map(feed.edition.delivers, feed.edition.occurrences))
    said = msg("1 date") if number == 1 else msg("{count} dates", count=number)
    return tag("span", site.edition.translator(said), "count")


def _links(site: Site, feed: Wanted) -> str:
    translator = site.edition.translator
    download = site.link(INDEX, feed.file)
    name = _name(site, feed)
    said = translator(msg("Download the file"))
    file = tag(
        "a", said, href=download, aria_label=f"{said}: {name}", download="", type="text/calendar"
    )
    address = site.address
    if address is None:
        return f'<p class="file">{file}</p>'
    first = msg("iPhone, Mac") if address.is_secure else msg("Calendar program")
    programs = [(translator(first), address.webcal(feed.file), "first")]
    if address.is_public:
        outlook = address.outlook(feed.file, feed.edition.name)
        programs += [
            (translator(msg("Google Calendar")), address.google(feed.file), ""),
            (translator(msg("Outlook")), outlook, ""),
        ]
    links = "".join(
        tag("a", program, classes, href=href, aria_label=f"{program}: {name}")
        for program, href, classes in programs
    )
    heading = tag("p", translator(msg("Subscribe with")), "small")
    label = tag("span", translator(msg("Address for other programs:")))
    return (
        f'{heading}<p class="ways">{links}</p>'
        f'<p class="file">{label} {tag("code", address.of(feed.file))}</p>'
        f'<p class="file">{file}</p>'
    )


def _code(site: Site, feed: Wanted) -> str:
    if site.address is None:
        return ""
    translator = site.edition.translator
    name = _name(site, feed)
    label = translator(msg("QR code that subscribes to: {name}", name=name))
    code = qr_svg(site.address.webcal(feed.file), label)
    said = msg("Scan to subscribe; an iPhone refuses addresses without https")
    if site.address.is_secure:
        said = msg("Scan with an iPhone to subscribe")
    caption = tag("figcaption", translator(said))
    return f"<figure>{code}{caption}</figure>"


def _other_phones(site: Site, address: Address) -> str:
    """Return what Androids do, and the QR code that brings any phone to this page."""
    translator = site.edition.translator
    told = [
        msg(
            "Android: choose Google Calendar, in the browser rather than in the app; the dates "
            "then appear in the app too. ICSx5 subscribes without Google."
        ),
        msg("Google looks for changes about once a day, and nobody can make it hurry."),
    ]
    if not address.is_public:
        told = [
            msg(
                "Google and Outlook cannot reach this address, which is in the local network. "
                "On Android, ICSx5 subscribes to it; other programs import the file."
            )
        ]
    heading = tag("h3", translator(msg("Android and others")))
    lines = "".join(tag("p", translator(message)) for message in told)
    label = translator(msg("QR code that opens this page"))
    code = qr_svg(address.of(site.path(INDEX)), label)
    caption = tag("figcaption", translator(msg("Scan with any phone to open this page")))
    return (
        f'<aside class="card">\n<div>{heading}{lines}</div><figure>{code}{caption}</figure></aside>'
    )


def _year(site: Site) -> str:
    edition, translator = site.edition, site.edition.translator
    parts = [tag("h2", translator(msg("Year at a glance"))), _legend(site)]
    every = drawn(months(edition), edition.occurrences, _days_off(edition))
    years = [(year, list(group)) for year, group in groupby(every, lambda m: m.first.year)]
    for year, group in years:
        if len(years) > 1:
            parts.append(tag("h3", str(year)))
        items = "".join(f"<li>{_month(site, month)}</li>\n" for month in group)
        parts.append(f'<ol class="year">\n{items}</ol>')
    inside = "\n".join(parts)
    return f'<section id="year">\n{inside}\n</section>\n'


def _month(site: Site, month: Month) -> str:
    """Return the drawing of a month as the way to its page."""
    translator = site.edition.translator
    caption = tag("span", month_text(month.first, translator))
    drawing = month_svg(month, f"m{month.first:%Y-%m}", translator)
    return f'<a href="{site.turn(INDEX, month_page(month.first))}">{caption}{drawing}</a>'


def _days_off(edition: Edition) -> Iterator[int]:
    """Yield the days of the period on which nobody works by the calendar of any plan."""
    documents, period = edition.documents, edition.period
    if period is None:
        return
    first, last = period
    for day in range(first, last + 1):
        if all(document.calendar.is_off(day) for document in documents):
            yield day


def _legend(site: Site) -> str:
    translator = site.edition.translator
    square = '<rect class="e{}" x="2" y="2" width="18" height="18" rx="4"/>'
    ring = '<rect class="d" x="2" y="2" width="18" height="18" rx="9"/>'
    bar = '<rect class="w" x="0" y="10" width="22" height="2.5"/>'
    signs = [
        (square.format(1), msg("one event")),
        (square.format(2), msg("two or three")),
        (square.format(3), msg("four or more")),
        (ring, msg("deadline")),
        (bar, msg("day still open")),
    ]
    items = "".join(
        f'<li><svg viewBox="0 0 22 22" aria-hidden="true">{sign}</svg>'
        f"{escape(translator(label))}</li>"
        for sign, label in signs
    )
    return f'<ul class="legend">{items}</ul>'


def _to_print(site: Site) -> str:
    translator = site.edition.translator
    links = [
        f"<li>{tag('a', translator(heading), href=site.turn(INDEX, page))}</li>"
        for page, heading in CHECKLISTS.values()
    ]
    heading = tag("h2", translator(msg("To print")))
    said = tag("p", translator(msg("Each month and each checklist is laid out for A4 paper.")))
    return f'<section id="print">\n{heading}\n{said}\n<ul>{"".join(links)}</ul>\n</section>\n'
