"""One pass from the events of the C parser to values, and to an outline of where they stand.

No node stands between, because every plan passes here and most have no finding. The events are
judged on the way: what YAML has and plans have no use for (merge keys, tags of one's own, several
documents) is a finding, and so is what would cost more than a plan is worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Final, NoReturn
from unicodedata import normalize

from yaml.error import YAMLError

from planctl.diagnostics import Diagnostic, Label, Span, found
from planctl.messages import Message, msg
from planctl.plan._outline import Child, Outline
from planctl.plan._parser import (
    ALIAS,
    DOCUMENT_START,
    MAPPING_END,
    MAPPING_START,
    SCALAR,
    SEQUENCE_END,
    STREAM_END,
    Event,
    events_of,
)
from planctl.plan._text import SourceText
from planctl.plan.scalars import (
    NUMBERS_BEFORE,
    WORDS,
    Refusal,
    Scalar,
    Value,
    plain_value,
    tagged_value,
)

__all__ = ["MAX_DEPTH", "MAX_FINDINGS", "MAX_NODES", "EventReader", "too_deep"]

MAX_DEPTH: Final = 50
MAX_NODES: Final = 1_000_000
MAX_FINDINGS: Final = 1000

_MOST_COMPARED: Final = 100  # anchors that an unknown name is compared with
_MOST_EVENTS: Final = 2 * MAX_NODES  # a mapping or a list has two: its start and its end
_CORE: Final = "tag:yaml.org,2002:"
_SCALAR_TAGS: Final = frozenset(_CORE + name for name in ("str", "int", "float", "bool", "null"))


class _Anchored:
    """What an anchor names: known once `complete`, with its size and height in nodes."""

    __slots__ = ("child", "complete", "height", "nodes", "value")

    def __init__(self, child: Child) -> None:
        self.child = child
        self.complete = False
        self.height = 0
        self.nodes = 1
        self.value: Value = None


class _GivenUpError(Exception):
    """The file is not worth reading further; the finding that says why is already noted."""


class EventReader:
    """Reads one text, given in UTF-8 too; `findings` and `trusted` say how it went.

    `trusted` turns false when the value lacks something that the file says, so that judging it
    would only find consequences.
    """

    def __init__(self, source: SourceText, octets: bytes) -> None:
        self.findings: list[Diagnostic] = []
        self.trusted = True
        self._source = source
        self._octets = octets
        self._anchors: dict[str, _Anchored] = {}
        self._repeated: list[tuple[int, str, Event]] = []
        self._depth = 0
        self._deepest = 0
        self._nodes = 0

    def document(self) -> tuple[Value, Outline] | None:
        """Read the only document; None when there is none or reading it was given up.

        Raises `yaml.YAMLError` where the text is not YAML; findings so far stay.
        """
        self._outline = Outline([])
        self._numbered = enumerate(self._events(self._outline.events))
        try:
            return self._document()
        except _GivenUpError:
            return None
        finally:
            self._note_repeated()

    def _events(self, events: list[Event]) -> Iterable[Event]:
        """Read all events at once; what ends them early is raised only behind them."""
        try:
            events.extend(
                islice(iter(events_of(self._source.text, self._octets), None), _MOST_EVENTS)
            )
        except YAMLError as error:
            return _and_then(events, error)
        return events if len(events) < _MOST_EVENTS else self._cut_short(events)

    def _cut_short(self, events: Sequence[Event]) -> Iterator[Event]:
        yield from events
        self._give_up(_too_many(), events[-1])

    def _document(self) -> tuple[Value, Outline] | None:
        numbered = self._numbered
        next(numbered)  # the start of the stream
        if type(next(numbered)[1]) is STREAM_END:
            return None
        value = self._node(*next(numbered), None)
        next(numbered)  # the end of the document
        _, event = next(numbered)
        if type(event) is DOCUMENT_START:
            self._refuse(
                "unsupported-yaml",
                msg("the file has more than one document"),
                event,
                help=msg("a file holds one plan: remove the line `---` or split the file"),
            )
        return value, self._outline

    def _node(self, place: int, event: Event, key: Event | None) -> Value:
        """Read the node that `event` begins, with all that a node may carry."""
        if type(event) is ALIAS:
            return self._alias(place, event)
        if event.anchor is not None:
            return self._anchored(event.anchor, Child(key, place), event)
        return self._content(place, event)

    def _anchored(self, name: str, child: Child, event: Event) -> Value:
        anchored = self._anchors[name] = _Anchored(child)
        nodes, deepest = self._nodes, self._deepest
        self._deepest = self._depth
        anchored.value = self._content(child.place, event)
        anchored.nodes = self._nodes - nodes + 1
        anchored.height = self._deepest - self._depth
        anchored.complete = True
        self._deepest = max(deepest, self._deepest)
        return anchored.value

    def _content(self, place: int, event: Event) -> Value:
        kind = type(event)
        if kind is SCALAR:
            return self._scalar(event)
        if self._depth == self._deepest:
            self._go_down(1, event)
        self._depth += 1
        value = (
            self._mapping(place, event) if kind is MAPPING_START else self._sequence(place, event)
        )
        self._depth -= 1
        return value

    def _mapping(self, start: int, begin: Event) -> dict[str, Value]:
        if begin.tag is not None:
            self._check_tag(begin, "map")
        numbered = self._numbered
        value: dict[str, Value] = {}
        for place, name in numbered:
            if (
                type(name) is SCALAR
                and name.tag is None
                and name.anchor is None
                and ((key := name.value) != "<<" or name.style)
            ):
                pass
            elif type(name) is MAPPING_END:
                self._outline.ends[start] = place
                break
            elif self._can_be_key(place, name):
                key = name.value
            else:
                self._node(*next(numbered), None)
                continue
            at, event = next(numbered)
            if (
                type(event) is SCALAR
                and event.tag is None
                and event.anchor is None
                and (event.style or ((text := event.value) > NUMBERS_BEFORE and text not in WORDS))
            ):
                item: Value = event.value
            else:
                item = self._node(at, event, name)
            if not key.isascii():
                key = normalize("NFC", key)
            if key not in value:
                value[key] = item
            else:
                self._repeated.append((start, key, name))
        self._count(2 * len(value), begin)
        return value

    def _sequence(self, start: int, begin: Event) -> list[Value]:
        if begin.tag is not None:
            self._check_tag(begin, "seq")
        value: list[Value] = []
        for place, event in self._numbered:
            if (
                type(event) is SCALAR
                and event.tag is None
                and event.anchor is None
                and (event.style or ((text := event.value) > NUMBERS_BEFORE and text not in WORDS))
            ):
                value.append(event.value)
            elif type(event) is SEQUENCE_END:
                self._outline.ends[start] = place
                break
            else:
                value.append(self._node(place, event, None))
        self._count(len(value), begin)
        return value

    def _can_be_key(self, place: int, event: Event) -> bool:
        """Read a key that is more than a text, or that cannot be one, which is then noted."""
        if type(event) is SCALAR and (event.tag is not None or event.anchor is not None):
            self._node(place, event, None)
            return True
        if type(event) is SCALAR:
            self._refuse(
                "unsupported-yaml",
                msg("`<<` does not merge keys: YAML 1.2 has no merge keys"),
                event,
                help=msg("repeat the keys, or give an alias for a whole value: `key: *name`"),
            )
            return False
        if type(event) is not ALIAS:
            self._node(place, event, None)
        self._refuse(
            "unsupported-yaml",
            msg("a list, a mapping or an alias cannot be a key"),
            event,
            help=msg("text that begins with {{, [ or * stands in quotes"),
        )
        return False

    def _scalar(self, event: Event) -> Scalar:
        text, tag = event.value, event.tag
        value: Scalar | Refusal
        if tag is None:
            value = text if event.style else plain_value(text)
        elif tag in _SCALAR_TAGS:
            value = tagged_value(tag.removeprefix(_CORE), text)
        else:
            self._check_tag(event, "str")
            value = text
        return self._refused(event, value) if isinstance(value, Refusal) else value

    def _refused(self, event: Event, refusal: Refusal) -> Scalar:
        match refusal:
            case Refusal.OUT_OF_RANGE:
                self._refuse(
                    "too-large",
                    msg("the number is too large"),
                    event,
                    help=msg("if it is text and no number, put it in quotes"),
                )
            case Refusal.MISMATCH:
                self._refuse(
                    "unsupported-yaml",
                    msg(
                        "“{text}” is not what its tag `{tag}` says",
                        text=event.value,
                        tag=_short(event.tag),
                    ),
                    event,
                    help=msg("remove the tag"),
                )
        return None

    def _alias(self, place: int, event: Event) -> Value:
        name = str(event.anchor)
        anchored = self._anchors.get(name)
        if anchored is None:
            self._undefined_alias(event, name)
            return None
        if not anchored.complete:
            begin = self._outline.events[anchored.child.place]
            anchor = self._source.point(begin.start_mark.index)
            self._refuse(
                "unsupported-yaml",
                msg("the alias `*{name}` stands inside of what it names", name=name),
                event,
                related=(Label(anchor, msg("`&{name}` begins here", name=name)),),
            )
            return None
        self._go_down(anchored.height, event)
        self._count(anchored.nodes - 1, event)
        self._outline.meant[place] = anchored.child
        return anchored.value

    def _undefined_alias(self, event: Event, name: str) -> None:
        from difflib import get_close_matches

        few = len(self._anchors) <= _MOST_COMPARED
        near = [f"*{n}" for n in get_close_matches(name, self._anchors)] if few else []
        self._refuse(
            "yaml-syntax",
            msg("nothing before this alias is named `&{name}`", name=name),
            event,
            notes=(msg("names like it: {names}", names=near),) if near else (),
            help=msg("text that begins with * stands in quotes"),
        )

    def _check_tag(self, event: Event, allowed: str) -> None:
        if event.tag in ("!", _CORE + allowed):
            return
        self._refuse(
            "unsupported-yaml",
            msg("the tag `{tag}` has no meaning here", tag=_short(event.tag)),
            event,
            help=msg("remove the tag; text that begins with ! stands in quotes"),
        )

    def _note_repeated(self) -> None:
        """Note the keys that are given again, which could be found when all was read."""
        with suppress(_GivenUpError):
            for start, key, event in self._repeated:
                first = self._outline.children(start)[key].key or event
                label = Label(self._span(first), msg("first given here"))
                message = msg("the key `{key}` is given more than once", key=key)
                self._note(found("duplicate-key", message, self._span(event), related=(label,)))

    def _go_down(self, levels: int, event: Event) -> None:
        depth = self._depth + levels
        if depth > MAX_DEPTH:
            self._give_up(too_deep(), event)
        self._deepest = max(self._deepest, depth)

    def _count(self, nodes: int, event: Event) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            self._give_up(_too_many(), event)

    def _give_up(self, message: Message, event: Event) -> NoReturn:
        self._refuse("too-large", message, event)
        raise _GivenUpError

    def _refuse(
        self,
        name: str,
        message: Message,
        event: Event,
        *,
        related: Iterable[Label] = (),
        notes: Iterable[Message] = (),
        help: Message | None = None,  # noqa: A002 - named like the field of the finding
    ) -> None:
        self.trusted = False
        span = self._span(event)
        self._note(found(name, message, span, related=related, notes=notes, help=help))

    def _span(self, event: Event) -> Span:
        return self._source.span(event.start_mark.index, event.end_mark.index)

    def _note(self, finding: Diagnostic) -> None:
        if len(self.findings) > MAX_FINDINGS:
            return  # reading was given up for their number
        self.findings.append(finding)
        if len(self.findings) < MAX_FINDINGS:
            return
        self.trusted = False
        message = msg("more than {limit} findings: the rest is not read", limit=MAX_FINDINGS)
        self.findings.append(found("too-large", message, finding.span))
        raise _GivenUpError


def too_deep() -> Message:
    """Return what is said of a file with more levels than a plan may have."""
    return msg("values are nested deeper than {limit} levels", limit=MAX_DEPTH)


def _too_many() -> Message:
    return msg("the file has more than {limit} values, aliases included", limit=MAX_NODES)


def _and_then(events: Iterable[Event], error: Exception) -> Iterator[Event]:
    yield from events
    raise error


def _short(tag: str | None) -> str:
    """Return a tag as people write it."""
    text = str(tag)
    return "!!" + text.removeprefix(_CORE) if text.startswith(_CORE) else text
