"""Every id that a plan uses must be declared: places, parties, activities."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from planctl.diagnostics import Diagnostic, Label, found
from planctl.messages import Message, msg
from planctl.plan.model import Activity, PlanModel
from planctl.plan.nearest import did_you_mean
from planctl.plan.source import Route, Source
from planctl.plan.vocabulary import AnyOf, Party, Place, Under

__all__ = ["check_references"]

_PLACE, _PARTY, _ACTIVITY = msg("place"), msg("party"), msg("activity")


def check_references(
    source: Source, model: PlanModel, places: Mapping[str, Place], parties: Mapping[str, Party]
) -> list[Diagnostic]:
    """Return a finding for every id that names nothing, twice, or goes round in a circle."""
    check = _Check(source, places, parties, {a.id for a in model.activities})
    return [
        *_duplicates(source, model),
        *check.tables(model),
        *(d for i, a in enumerate(model.activities) for d in check.activity(("activities", i), a)),
        *check.requirements(model),
        *check.changes(model),
        *_circles(source, {n: p.parent for n, p in places.items() if p.parent}),
        *_pools_in_themselves(source, {n: p.members for n, p in parties.items() if p.members}),
    ]


class _Check:
    """The tables that ids are looked up in."""

    def __init__(
        self,
        source: Source,
        places: Collection[str],
        parties: Collection[str],
        activities: Collection[str],
    ) -> None:
        self.source = source
        self.places = places
        self.parties = parties
        self.activities = activities

    def unknown(
        self,
        kind: Message,
        names: Iterable[str],
        legal: Collection[str],
        at: Callable[[int], Route],
    ) -> Iterator[Diagnostic]:
        """Yield a finding for each name that is not legal; `at` tells where the n-th stands."""
        for index, name in enumerate(names):
            if name not in legal:
                yield self._unknown(kind, name, legal, at(index))

    def _unknown(
        self, kind: Message, name: str, legal: Collection[str], route: Route
    ) -> Diagnostic:
        span = self.source.span(route)
        if self.source.value_at(route) != name:
            span = self.source.key_span(route)
        definition = self.source.definition(route)
        related = [Label(definition, msg("the anchor's definition"))] if definition else []
        return found(
            "unknown-id",
            msg("there is no {kind} `{id}`", kind=kind, id=name),
            span,
            related=related,
            help=did_you_mean(name, legal),
        )

    def tables(self, model: PlanModel) -> Iterator[Diagnostic]:
        places = self.places
        for name, place in model.places.items():
            for key, other in (("parent", place.parent), ("successor", place.successor)):
                if other is not None and other not in places:
                    yield self._unknown(_PLACE, other, places, ("places", name, key))
        for name, party in model.parties.items():
            if party.members:
                route = ("parties", name, "members")
                yield from self.unknown(_PARTY, party.members, self.parties, _items(route))

    def activity(self, route: Route, activity: Activity) -> Iterator[Diagnostic]:
        for index, attendee in enumerate(activity.who):
            party = attendee.of if isinstance(attendee, AnyOf) else attendee
            if party not in self.parties:
                at = self._listed((*route, "who"))(index)
                at = (*at, "of") if isinstance(attendee, AnyOf) else at
                yield self._unknown(_PARTY, party, self.parties, at)
        if activity.at is not None:
            names = list(activity.at)
            yield from self.unknown(_PLACE, names, self.places, lambda n: (*route, "at", names[n]))
        yield from self._where((*route, "places"), activity.places)
        if activity.visit is not None:
            teams, at_team = activity.visit.teams, _items((*route, "visit", "teams"))
            yield from self._where((*route, "visit", "places"), activity.visit.places)
            yield from self.unknown(_PARTY, teams, self.parties, at_team)
        if activity.of is not None and activity.of not in self.activities:
            yield self._unknown(_ACTIVITY, activity.of, self.activities, (*route, "of"))
        if activity.after:
            at_after = self._listed((*route, "after"))
            yield from self.unknown(_ACTIVITY, activity.after, self.activities, at_after)

    def _where(self, route: Route, where: str | Under | list[str] | None) -> Iterator[Diagnostic]:
        match where:
            case Under(under=place) if place not in self.places:
                yield self._unknown(_PLACE, place, self.places, (*route, "under"))
            case list():
                yield from self.unknown(_PLACE, where, self.places, _items(route))
            case "all" if not self.places:
                text = msg("`all` places, but the plan declares none")
                yield found("unknown-id", text, self.source.span(route))

    def _listed(self, route: Route) -> Callable[[int], Route]:
        """Tell where names stand that are written as a list, or a single one at the key itself."""
        if isinstance(self.source.value_at(route), list):
            return _items(route)
        return lambda _: route

    def requirements(self, model: PlanModel) -> Iterator[Diagnostic]:
        for index, require in enumerate(model.require):
            route: Route = ("require", index)
            yield from self._where((*route, "places"), require.places)
            at_party = self._listed((*route, "parties"))
            yield from self.unknown(_PARTY, require.parties, self.parties, at_party)
            at_activity = self._listed((*route, "by"))
            yield from self.unknown(_ACTIVITY, require.by, self.activities, at_activity)

    def changes(self, model: PlanModel) -> Iterator[Diagnostic]:
        for index, change in enumerate(model.changes):
            route: Route = ("changes", index)
            if change.activity not in self.activities:
                at = (*route, "activity")
                yield self._unknown(_ACTIVITY, change.activity, self.activities, at)
            if change.place is not None and change.place not in self.places:
                yield self._unknown(_PLACE, change.place, self.places, (*route, "place"))


def _items(route: Route) -> Callable[[int], Route]:
    return lambda index: (*route, index)


def _duplicates(source: Source, model: PlanModel) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for index, activity in enumerate(model.activities):
        other = first.setdefault(activity.id, index)
        if other != index:
            yield found(
                "duplicate-id",
                msg("the activity id `{id}` is used twice", id=activity.id),
                source.span(("activities", index, "id")),
                related=[Label(source.span(("activities", other, "id")), msg("first here"))],
            )


def _circles(source: Source, upward: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Find places that lie in each other."""
    done: set[str] = set()
    for start in upward:
        path: list[str] = []
        name: str | None = start
        while name is not None and name not in done and name not in path:
            path.append(name)
            name = upward.get(name)
        if name is not None and name in path:
            circle = " → ".join([*path[path.index(name) :], name])
            text = msg("the references go round in a circle: {ids}", ids=circle)
            yield found("reference-cycle", text, source.key_span(("places", name)))
        done.update(path)


def _pools_in_themselves(
    source: Source, members: Mapping[str, Sequence[str]]
) -> Iterator[Diagnostic]:
    """Find the first pool that is among its own members, directly or not."""
    if not members:
        return
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(members).prepare()
    except CycleError as error:
        circle = error.args[1]
        text = msg("the references go round in a circle: {ids}", ids=" → ".join(circle))
        yield found("reference-cycle", text, source.key_span(("parties", circle[0])))
