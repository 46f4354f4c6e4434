"""Laws of synchronising, over generated states of a plan, of a calendar, and of people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.caldav.held import Stored
from planctl.caldav.synchronise import Planned, Synchronisation, planned_events, synchronise
from planctl.export import Edition
from planctl.export.ics import write_ics
from planctl.export.readback import read_back
from planctl.messages import Translator
from planctl.occurrence import Occurrence
from tests.factory import sample

NOW = datetime(2017, 3, 1, 12, tzinfo=UTC)
URL = "https://dav.example.org/lan/lich/"
DOCUMENT, OCCURRENCES = sample()
FOREIGN = {
    f"{URL}foreign.ics": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nEND:VEVENT\nEND:VCALENDAR\n",
    f"{URL}task.ics": "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:y\nEND:VTODO\nEND:VCALENDAR\n",
    f"{URL}broken.ics": "BEGIN:VCALENDAR\nX-PLANCTL-KEY:hon-quan-2017/giao-ban/dong-no/2017-01\n",
    f"{URL}copy.ics": "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//planctl//planctl//EN\nBEGIN:VEVENT\n"
    "UID:z\nDTSTART:20170102T003000Z\nX-PLANCTL-KEY:hon-quan-2017/giao-ban/dong-no/2017-01\n"
    "END:VEVENT\nEND:VCALENDAR\n",
}
EDITS = (
    ("SUMMARY:", "SUMMARY:Của tôi "),
    ("X-PLANCTL-KEY:[^\n]*\n(?: [^\n]*\n)*", ""),
    ("X-PLANCTL-DIGEST:[^\n]*\n", ""),
    ("DTEND[^\n]*\n", ""),
    ("END:VCALENDAR\n", ""),
    ("BEGIN:VALARM[^$]*END:VALARM\n", ""),
    ("STATUS:[^\n]*", "STATUS:CANCELLED"),
    ("(?<!\r)\n", "\r\n"),
)


class State(NamedTuple):
    """A plan at some time: its events and their zones."""

    planned: dict[str, Planned]
    zones: dict[str, bytes]

    def compared_with(self, server: Server) -> Synchronisation:
        return synchronise(self.planned, self.zones, server.resources(), {DOCUMENT.model.plan}, NOW)


class Server:
    """What a CalDAV server promises: conditional writes of whole resources."""

    def __init__(self) -> None:
        self.stored: dict[str, tuple[int, str]] = {url: (0, t) for url, t in FOREIGN.items()}
        self.writes = 0

    def resources(self) -> list[Stored]:
        return [Stored(url, f'"{tag}"', text) for url, (tag, text) in self.stored.items()]

    def make(self, writes: Iterable[object]) -> None:
        for write in writes:
            self.writes += 1
            former = write.former  # type: ignore[attr-defined]
            url = former.url if former else f"{URL}{write.uid}.ics"  # type: ignore[attr-defined]
            known = self.stored.get(url)
            assert (known is None) == (former is None)
            assert former is None or former.etag == f'"{known[0]}"'  # type: ignore[index]
            if write.action == "delete":  # type: ignore[attr-defined]
                del self.stored[url]
            else:
                text = write.data.decode().replace("\r\n", "\n")  # type: ignore[attr-defined]
                self.stored[url] = (self.writes, text)

    def edit(self, number: int, edit: tuple[str, str]) -> None:
        """Somebody changes one of the resources that are not foreign."""
        urls = [url for url in self.stored if url not in FOREIGN]
        if urls:
            url = urls[number % len(urls)]
            self.writes += 1
            self.stored[url] = (self.writes, re.sub(*edit, self.stored[url][1]))


def state(occurrences: Sequence[Occurrence]) -> State:
    edition = Edition([DOCUMENT], occurrences, Translator("vi"), delivery="feed")
    data = write_ics(edition)
    publication = read_back(data, edition)
    return State(planned_events(data, publication), dict(publication.zones))


@st.composite
def states(draw: st.DrawFn) -> State:
    chosen = []
    for occurrence in OCCURRENCES:
        if draw(st.integers(0, 3)) == 0:
            continue
        days = draw(st.sampled_from([0, 0, 1, 7]))
        chosen.append(
            occurrence._replace(first=occurrence.first + days, last=occurrence.last + days)
        )
    return state(chosen)


edits = st.lists(st.tuples(st.integers(0, 20), st.sampled_from(EDITS)), max_size=4)


@settings(max_examples=30)
@given(states(), states(), edits, st.integers(0, 25))
def test_any_interrupted_push_is_completed_by_the_next(
    old: State, new: State, edited: list[tuple[int, tuple[str, str]]], done: int
) -> None:
    server = Server()
    server.make(old.compared_with(server).writes)
    for number, edit in edited:
        server.edit(number, edit)
    server.make(new.compared_with(server).writes[:done])
    server.make(new.compared_with(server).writes)
    last = new.compared_with(server)
    assert last.writes == ()
    assert last.kept == len(new.planned)
    names = {url for url in server.stored if url not in FOREIGN}
    unreadable = {
        url
        for url in names
        if "END:VCALENDAR" not in server.stored[url][1]
        or "X-PLANCTL-KEY" not in server.stored[url][1]
    }  # of no plan any more, and not known for ours: left to people
    assert names - unreadable == {f"{URL}{uid}.ics" for uid in new.planned}
    assert {url: server.stored[url] for url in FOREIGN} == {u: (0, t) for u, t in FOREIGN.items()}


@settings(max_examples=20)
@given(states(), states())
def test_only_what_differs_is_written(old: State, new: State) -> None:
    server = Server()
    server.make(old.compared_with(server).writes)
    assert old.compared_with(server).writes == ()
    found = new.compared_with(server)
    same = {
        uid
        for uid in old.planned.keys() & new.planned.keys()
        if old.planned[uid].content == new.planned[uid].content
    }
    assert {write.uid for write in found.writes}.isdisjoint(same)
    assert found.kept == len(same)
    assert not any(write.edited for write in found.writes)
    actions = [write.action for write in found.writes]
    assert actions == sorted(actions, key=("create", "replace", "delete").index)
    assert actions.count("delete") == len(old.planned.keys() - new.planned.keys())
    assert actions.count("create") == len(new.planned.keys() - old.planned.keys())


@settings(max_examples=20)
@given(states())
def test_a_second_resource_of_an_event_is_deleted(only: State) -> None:
    server = Server()
    server.make(only.compared_with(server).writes)
    for url, kept in list(server.stored.items()):
        if url not in FOREIGN:
            server.stored[f"{url}-twin.ics"] = kept
    found = only.compared_with(server)
    assert {write.action for write in found.writes} <= {"delete"}
    server.make(found.writes)
    assert not any(url.endswith("-twin.ics") for url in server.stored)
    assert only.compared_with(server).writes == ()
