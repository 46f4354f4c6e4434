"""Every id that a plan uses must be declared: places, parties, activities."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from planctl.diagnostics import Diagnostic, Label, found
from planctl.messages import Message, msg
from planctl.plan.model import Activity, PlanModel
from planctl.plan.nearest import did_you_mean
from planctl.plan.source import Route, Source
from planctl.plan.vocabulary import AnyOf, Party, Place, Under
from planctl.tuples import NamedTuple

__all__ = ["check_references"]


_PLACE, _PARTY, _ACTIVITY = msg("place"), msg("party"), msg("activity")


class _Table(NamedTuple):
    """Ids that may be named."""

    kind: Message
    ids: Collection[str]


def check_references(
    source: Source, model: PlanModel, places: Mapping[str, Place], parties: Mapping[str, Party]
) -> list[Diagnostic]:
    """Return a finding for every id that names nothing, twice, or goes round in a circle."""
    ids = [activity.id for activity in model.activities]
    parents = {name: parent for name, place in places.items() if (parent := place.parent)}
    pools = {name: pool for name, party in parties.items() if (pool := party.members)}
    check = _Check(source, places, parties, set(ids))
    check.tables(model, parents, pools)
    for index, activity in enumerate(model.activities):
        check.activity(("activities", index), activity)
    check.requirements(model)
    check.changes(model)
    return [
        *check.findings,
        *_duplicates(source, ids),
        *_circles(source, parents),
        *_pools_in_themselves(source, pools),
    ]


class _Check:
    """Looks up ids; `findings` tell of those that name nothing."""

    def __init__(
        self,
        source: Source,
        places: Collection[str],
        parties: Collection[str],
        activities: Collection[str],
    ) -> None:
        self.findings: list[Diagnostic] = []
        self._source = source
        self._places = _Table(_PLACE, places)
        self._parties = _Table(_PARTY, parties)
        self._activities = _Table(_ACTIVITY, activities)

    def _name(self, table: _Table, name: str, route: Route) -> None:
        """Look up the id that stands at `route`, or is the key there."""
        if name in table.ids:
            return
        source = self._source
        span = source.span(route) if source.value_at(route) == name else source.key_span(route)
        definition = source.definition(route)
        finding = found(
            "unknown-id",
            msg("there is no {kind} `{id}`", kind=table.kind, id=name),
            span,
            related=[Label(definition, msg("the anchor's definition"))] if definition else [],
            help=did_you_mean(name, table.ids),
        )
        self.findings.append(finding)

    def _names(self, table: _Table, names: Iterable[str], route: Route) -> None:
        """Look up ids that are written as a list or as the keys of a mapping, or a single one."""
        for index, name in enumerate(names):
            if name not in table.ids:
                match self._source.value_at(route):
                    case list():
                        self._name(table, name, (*route, index))
                    case dict():
                        self._name(table, name, (*route, name))
                    case _:
                        self._name(table, name, route)

    def tables(
        self, model: PlanModel, parents: Mapping[str, str], pools: Mapping[str, Sequence[str]]
    ) -> None:
        for name, place in model.places.items():
            if name in parents:
                self._name(self._places, parents[name], ("places", name, "parent"))
            if (successor := place.successor) is not None:
                self._name(self._places, successor, ("places", name, "successor"))
        for name in pools.keys() & model.parties.keys():
            self._names(self._parties, pools[name], ("parties", name, "members"))

    def activity(self, route: Route, activity: Activity) -> None:
        self._attendees((*route, "who"), activity.who)
        if (at := activity.at) is not None:
            self._names(self._places, at, (*route, "at"))
        if (places := activity.places) is not None:
            self._where((*route, "places"), places)
        if (visit := activity.visit) is not None:
            self._where((*route, "visit", "places"), visit.places)
            self._names(self._parties, visit.teams, (*route, "visit", "teams"))
        if (anchor := activity.of) is not None:
            self._name(self._activities, anchor, (*route, "of"))
        if after := activity.after:
            self._names(self._activities, after, (*route, "after"))

    def _attendees(self, route: Route, who: Iterable[str | AnyOf]) -> None:
        for index, attendee in enumerate(who):
            party = attendee if isinstance(attendee, str) else attendee.of
            if party not in self._parties.ids:
                listed = isinstance(self._source.value_at(route), list)
                at = (*route, index) if listed else route
                self._name(self._parties, party, at if party is attendee else (*at, "of"))

    def _where(self, route: Route, where: str | Under | list[str]) -> None:
        match where:
            case list():
                self._names(self._places, where, route)
            case str():
                if not self._places.ids:
                    text = msg("`all` places, but the plan declares none")
                    self.findings.append(found("unknown-id", text, self._source.span(route)))
            case Under():
                self._name(self._places, where.under, (*route, "under"))

    def requirements(self, model: PlanModel) -> None:
        for index, require in enumerate(model.require):
            route: Route = ("require", index)
            if require.places is not None:
                self._where((*route, "places"), require.places)
            self._names(self._parties, require.parties, (*route, "parties"))
            self._names(self._activities, require.by, (*route, "by"))

    def changes(self, model: PlanModel) -> None:
        for index, change in enumerate(model.changes):
            route: Route = ("changes", index)
            self._name(self._activities, change.activity, (*route, "activity"))
            if change.place is not None:
                self._name(self._places, change.place, (*route, "place"))


def _duplicates(source: Source, ids: Sequence[str]) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for index, name in enumerate(ids):
        other = first.setdefault(name, index)
        if other != index:
            yield found(
                "duplicate-id",
                msg("the activity id `{id}` is used twice", id=name),
                source.span(("activities", index, "id")),
                related=[Label(source.span(("activities", other, "id")), msg("first here"))],
            )


def _circles(source: Source, upward: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Find places that lie in each other."""
    done: set[str] = set()
    for start in [name for name, above in upward.items() if above in upward]:
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
