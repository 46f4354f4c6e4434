"""One edition taken apart: an edition for each place, party or category.

A commune wants its own dates on its phones. Each part has a slug, which names its file and with
it the address that phones subscribe to, so a slug follows from the id that the plan gives and
never from an order or a count.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Literal, assert_never, get_args

from planctl.export.colours import category_colour, colour_of
from planctl.export.edition import Edition
from planctl.export.rows import category_name
from planctl.export.text import one_line
from planctl.messages import msg
from planctl.occurrence import Occurrence
from planctl.plan.vocabulary import Category
from planctl.tuples import NamedTuple

__all__ = ["Division", "Part", "parts", "slug_of"]

Division = Literal["place", "party", "category"]

_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
"""What Windows takes for a device whatever follows the first dot."""


class Part(NamedTuple):
    """The dates of one place, party or category."""

    slug: str
    """Lower-case ASCII letters, digits, `-` and `_`; unique within a division."""
    name: str
    """As people read it, on one line."""
    colour: str
    edition: Edition


class _Identity(NamedTuple):
    """What makes one place or party of two plans the same; the id alone for a category."""

    id: str
    name: str = ""


def parts(edition: Edition, by: Division) -> list[Part]:
    """Return the parts that deliver a date, in the order in which the plans name them.

    A place or party of one plan is that of another when id and name are the same. An occurrence
    of several parties stands in the part of each, one without a place or party in the last part.
    An occurrence stands with its own place, not with the places that this one belongs to.
    """
    members: dict[_Identity | None, list[Occurrence]] = {}
    for occurrence in edition.occurrences:
        for identity in _identities(occurrence, by):
            members.setdefault(identity, []).append(occurrence)
    named = _named(edition, by)
    slugs = _slugs(named)
    found = []
    for identity, name in named.items():
        own = members.get(identity, [])
        if any(map(edition.delivers, own)):
            slug = f"without-{by}" if identity is None else slugs[identity]
            colour = category_colour(slug) if by == "category" else colour_of(slug)
            part = edition._replace(occurrences=own, part=name, colour=colour)
            found.append(Part(slug, name, colour, part))
    return found


def slug_of(id_: str) -> str:
    """Return the slug of an id that is one of its kind: the id, or with a hash what is left of it.

    It depends on the id alone.
    """
    slug = _slug(id_)
    if slug == id_ and slug not in _DEVICES and not slug.startswith("without-"):
        return slug
    return "-".join(_hashed(slug, _Identity(id_)))


def _identities(occurrence: Occurrence, by: Division) -> list[_Identity | None]:
    """Return what an occurrence belongs to, each once; None for nothing of that division."""
    series = occurrence.series
    document = series.document
    match by:
        case "place":
            if series.place is None:
                return [None]
            return [_identity(series.place, document.places[series.place].name)]
        case "party":
            found = (_identity(id_, document.parties[id_].name) for id_ in series.who)
            return list(dict.fromkeys(found)) or [None]
        case "category":
            return [_Identity(series.activity.kind)]
        case _:
            assert_never(by)


def _identity(id_: str, name: str) -> _Identity:
    plain = " ".join(unicodedata.normalize("NFC", name).casefold().split())
    return _Identity(unicodedata.normalize("NFC", id_), plain)


def _named(edition: Edition, by: Division) -> Mapping[_Identity | None, str]:
    """Return what there may be in the order of the plans, and what has none at the end."""
    names: dict[_Identity | None, str] = {}
    translator = edition.translator
    match by:
        case "place":
            for document in edition.documents:
                for id_, place in document.places.items():
                    names.setdefault(_identity(id_, place.name), one_line(place.name))
            names[None] = translator(msg("Without a place"))
        case "party":
            for document in edition.documents:
                for id_, party in document.parties.items():
                    names.setdefault(_identity(id_, party.name), one_line(party.name))
            names[None] = translator(msg("Without a named party"))
        case "category":
            for category in get_args(Category):
                names[_Identity(category)] = category_name(category, translator)
        case _:
            assert_never(by)
    return names


def _slugs(identities: Iterable[_Identity | None]) -> dict[_Identity, str]:
    """Return a slug for each identity; no two are the same, whatever the order.

    An id that is a slug keeps it. Of those that only become that slug, or that are one id with
    several names, each carries a hash of its id and name.
    """
    wanted = {identity: _slug(identity.id) for identity in identities if identity is not None}
    claims = Counter(wanted.values())
    rightful = Counter(identity.id for identity in wanted)
    slugs = {}
    for identity, slug in wanted.items():
        alone = claims[slug] == 1 or (identity.id == slug and rightful[slug] == 1)
        free = alone and slug and slug not in _DEVICES and not slug.startswith("without-")
        slugs[identity] = slug if free else "-".join(_hashed(slug, identity))
    return slugs


def _hashed(slug: str, identity: _Identity) -> Iterator[str]:
    if slug:
        yield slug
    yield sha256("\n".join(identity).encode()).hexdigest()[:8]


def _slug(id_: str) -> str:
    """Return an id in lower-case ASCII: Vietnamese without its marks, the rest as hyphens."""
    bare = unicodedata.normalize("NFD", id_.casefold().replace("đ", "d"))
    ascii_only = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9_]+", "-", ascii_only).strip("-")
