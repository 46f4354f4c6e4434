"""Which places an activity or a requirement names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planctl.plan.document import PlanDocument
from planctl.plan.model import Activity
from planctl.plan.vocabulary import Place, Under

__all__ = ["named_places", "places_meant"]


def named_places(document: PlanDocument, activity: Activity) -> list[str]:
    """Return the ids of the places of an activity, none where it has none."""
    if activity.at is not None:
        return list(activity.at)
    where = activity.visit.places if activity.visit is not None else activity.places
    return [] if where is None else places_meant(document.places, where)


def places_meant(table: Mapping[str, Place], where: str | Under | list[str]) -> list[str]:
    """Return the ids that `all`, `{under: id}` or a list means; the former give leaves only."""
    if isinstance(where, list):
        return list(dict.fromkeys(where))
    parents = {name: place.parent for name, place in table.items()}
    inner = set(parents.values())
    leaves = [name for name in table if name not in inner]
    if isinstance(where, Under):
        top = where.under
        return [name for name in leaves if top in _above(parents, name)]
    return leaves


def _above(parents: Mapping[str, str | None], name: str) -> Iterator[str]:
    parent = parents[name]
    while parent is not None:
        yield parent
        parent = parents[parent]
