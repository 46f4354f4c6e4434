"""Every id that a plan uses must be declared: places, parties, activities."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from planctl.diagnostics import Diagnostic, Label, found
from planctl.messages import Message, msg
from planctl.plan.model import Activity, PlanModel
from planctl.plan.nearest import did_you_mean
from planctl.plan.source import Route, Source
from planctl.plan.vocabulary import AnyOf, Party, Place, Under

__all__ = ["check_references"]

_PLACE, _PARTY, _ACTIVITY = msg("place"), msg("party"), msg("activity")
_TITLE_FIELDS = ("{place}",)


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
        self, kind: Message, names: Iterable[tuple[str, Route]], legal: Collection[str]
    ) -> Iterator[Diagnostic]:
        for name, route in names:
            if name in legal:
                continue
            span = self.source.span(route)
            if self.source.value_at(route) != name:
                span = self.source.key_span(route)
            definition = self.source.definition(route)
            related = [Label(definition, msg("the anchor's definition"))] if definition else []
            yield found(
                "unknown-id",
                msg("there is no {kind} `{id}`", kind=kind, id=name),
                span,
                related=related,
                help=did_you_mean(name, legal),
            )

    def tables(self, model: PlanModel) -> Iterator[Diagnostic]:
        for name, place in model.places.items():
            for key in ("parent", "successor"):
                other = getattr(place, key)
                if other is not None:
                    yield from self.unknown(_PLACE, [(other, ("places", name, key))], self.places)
        for name, party in model.parties.items():
            members = [(m, ("parties", name, "members", i)) for i, m in enumerate(party.members)]
            yield from self.unknown(_PARTY, members, self.parties)

    def activity(self, route: Route, activity: Activity) -> Iterator[Diagnostic]:
        who = self.source.value_at((*route, "who"))
        for index, attendee in enumerate(activity.who):
            at: Route = (*route, "who", index) if isinstance(who, list) else (*route, "who")
            if isinstance(attendee, AnyOf):
                yield from self.unknown(_PARTY, [(attendee.of, (*at, "of"))], self.parties)
            else:
                yield from self.unknown(_PARTY, [(attendee, at)], self.parties)
        if activity.at is not None:
            at_places = [(name, (*route, "at", name)) for name in activity.at]
            yield from self.unknown(_PLACE, at_places, self.places)
        yield from self._where((*route, "places"), activity.places)
        if activity.visit is not None:
            yield from self._where((*route, "visit", "places"), activity.visit.places)
            teams = [
                (team, (*route, "visit", "teams", i)) for i, team in enumerate(activity.visit.teams)
            ]
            yield from self.unknown(_PARTY, teams, self.parties)
        if activity.of is not None:
            yield from self.unknown(_ACTIVITY, [(activity.of, (*route, "of"))], self.activities)
        after = self._listed(activity.after, (*route, "after"))
        yield from self.unknown(_ACTIVITY, after, self.activities)

    def _where(self, route: Route, where: str | Under | list[str] | None) -> Iterator[Diagnostic]:
        match where:
            case Under(under=place):
                yield from self.unknown(_PLACE, [(place, (*route, "under"))], self.places)
            case list():
                listed = [(name, (*route, i)) for i, name in enumerate(where)]
                yield from self.unknown(_PLACE, listed, self.places)
            case "all" if not self.places:
                text = msg("`all` places, but the plan declares none")
                yield found("unknown-id", text, self.source.span(route))

    def _listed(self, names: Sequence[str], route: Route) -> list[tuple[str, Route]]:
        """Return names with where they stand, a single one standing at the key itself."""
        if isinstance(self.source.value_at(route), list):
            return [(name, (*route, i)) for i, name in enumerate(names)]
        return [(name, route) for name in names]

    def requirements(self, model: PlanModel) -> Iterator[Diagnostic]:
        for index, require in enumerate(model.require):
            route: Route = ("require", index)
            yield from self._where((*route, "places"), require.places)
            parties = self._listed(require.parties, (*route, "parties"))
            yield from self.unknown(_PARTY, parties, self.parties)
            by = self._listed(require.by, (*route, "by"))
            yield from self.unknown(_ACTIVITY, by, self.activities)

    def changes(self, model: PlanModel) -> Iterator[Diagnostic]:
        for index, change in enumerate(model.changes):
            route: Route = ("changes", index)
            target = [(change.activity, (*route, "activity"))]
            yield from self.unknown(_ACTIVITY, target, self.activities)
            if change.place is not None:
                yield from self.unknown(_PLACE, [(change.place, (*route, "place"))], self.places)


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
