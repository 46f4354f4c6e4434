"""One pass from the events of the C parser to values and their places.

Values and places grow together and no node stands between, because every plan passes here and
most have no finding. A place is kept as offsets into the text. The events are judged on the way:
what YAML has and plans have no use for (merge keys, tags of one's own, several documents) is a
finding, and so is what would cost more than a plan is worth.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NoReturn
from unicodedata import normalize

from planctl.diagnostics import Diagnostic, Label, found
from planctl.messages import Message, msg
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
from planctl.plan._text import NO_KEY, OPEN_END, Location, SourceText
from planctl.plan.scalars import OUT_OF_RANGE, Refusal, Scalar, Value, plain_value, tagged_value

__all__ = ["MAX_DEPTH", "MAX_FINDINGS", "MAX_NODES", "EventReader", "too_deep"]

MAX_DEPTH: Final = 50
MAX_NODES: Final = 1_000_000
MAX_FINDINGS: Final = 1000

_MOST_COMPARED: Final = 100  # anchors that an unknown name is compared with
_CORE: Final = "tag:yaml.org,2002:"
_SCALAR_TAGS: Final = frozenset(_CORE + name for name in ("str", "int", "float", "bool", "null"))


class _Anchored:
    """What an anchor names: known once `complete`, with its size and height in nodes."""

    __slots__ = ("complete", "height", "location", "nodes", "value")

    def __init__(self, start: int) -> None:
        self.complete = False
        self.height = 0
        self.nodes = 1
        self.value: Value = None
        self.location: Location = (NO_KEY, NO_KEY, start, start, None, None)


class _GivenUpError(Exception):
    """The file is not worth reading further; the finding that says why is already noted."""


class EventReader:
    """Reads one text; `findings` and `trusted` say how it went.

    `trusted` turns false when the value lacks something that the file says, so that judging it
    would only find consequences.
    """

    def __init__(self, source: SourceText) -> None:
        self.findings: list[Diagnostic] = []
        self.trusted = True
        self._source = source
        self._event = events_of(source.text)
        self._anchors: dict[str, _Anchored] = {}
        self._depth = 0
        self._deepest = 0
        self._nodes = 0

    def document(self) -> tuple[Value, Location] | None:
        """Read the only document; None when there is none or reading it was given up.

        Raises `yaml.YAMLError` where the text is not YAML; findings so far stay.
        """
        try:
            return self._document()
        except _GivenUpError:
            return None

    def _document(self) -> tuple[Value, Location] | None:
        self._event()  # the start of the stream
        if type(self._event()) is STREAM_END:
            return None
        result = self._node(self._event(), NO_KEY, NO_KEY)
        self._event()  # the end of the document
        event = self._event()
        if type(event) is DOCUMENT_START:
            self._refuse(
                "unsupported-yaml",
                msg("the file has more than one document"),
                event,
                help=msg("a file holds one plan: remove the line `---` or split the file"),
            )
        return result

    def _node(self, event: Event, key_start: int, key_end: int) -> tuple[Value, Location]:
        """Read the node that `event` begins, with all that a node may carry."""
        if type(event) is ALIAS:
            return self._alias(event, key_start, key_end)
        if event.anchor is not None:
            return self._anchored(event, event.anchor, key_start, key_end)
        return self._content(event, key_start, key_end)

    def _anchored(
        self, event: Event, name: str, key_start: int, key_end: int
    ) -> tuple[Value, Location]:
        anchored = self._anchors[name] = _Anchored(event.start_mark.index)
        nodes, deepest = self._nodes, self._deepest
        self._deepest = self._depth
        anchored.value, anchored.location = self._content(event, key_start, key_end)
        anchored.nodes = self._nodes - nodes + 1
        anchored.height = self._deepest - self._depth
        anchored.complete = True
        self._deepest = max(deepest, self._deepest)
        return anchored.value, anchored.location

    def _content(self, event: Event, key_start: int, key_end: int) -> tuple[Value, Location]:
        if type(event) is SCALAR:
            start, end = event.start_mark.index, event.end_mark.index
            return self._scalar(event), (key_start, key_end, start, end, None, None)
        self._go_down(1, event)
        self._depth += 1
        read = self._mapping if type(event) is MAPPING_START else self._sequence
        result = read(event, key_start, key_end)
        self._depth -= 1
        return result

    def _mapping(self, start: Event, key_start: int, key_end: int) -> tuple[Value, Location]:
        self._check_tag(start, "map")
        next_event = self._event
        value: dict[str, Value] = {}
        children: dict[str, Location] = {}
        item: Value
        while type(event := next_event()) is not MAPPING_END:
            name_start, name_end = event.start_mark.index, event.end_mark.index
            key = self._key(event)
            event = next_event()
            if type(event) is SCALAR and event.tag is None and event.anchor is None:
                text = event.value
                typed = text if event.style else plain_value(text)
                item = self._refused(event, typed) if typed is OUT_OF_RANGE else typed
                at, end = event.start_mark.index, event.end_mark.index
                child: Location = (name_start, name_end, at, end, None, None)
            else:
                item, child = self._node(event, name_start, name_end)
            if key in children:
                self._duplicate_key(key, child, children[key])
            elif key is not None:
                value[key] = item
                children[key] = child
        self._count(2 * len(value), start)
        end = event.end_mark.index if start.flow_style else OPEN_END
        return value, (key_start, key_end, start.start_mark.index, end, children, None)

    def _sequence(self, start: Event, key_start: int, key_end: int) -> tuple[Value, Location]:
        self._check_tag(start, "seq")
        next_event = self._event
        value: list[Value] = []
        children: list[Location] = []
        while type(event := next_event()) is not SEQUENCE_END:
            item, child = self._node(event, NO_KEY, NO_KEY)
            value.append(item)
            children.append(child)
            if len(value) > MAX_NODES:
                break
        self._count(len(value), start)
        end = event.end_mark.index if start.flow_style else OPEN_END
        return value, (key_start, key_end, start.start_mark.index, end, children, None)

    def _key(self, event: Event) -> str | None:
        """Read a key as it is written; None when it cannot be one, which is then noted."""
        if type(event) is not SCALAR:
            return self._refused_key(event)
        key = event.value
        if event.tag is not None or event.anchor is not None:
            self._node(event, NO_KEY, NO_KEY)
        elif key == "<<" and not event.style:
            self._refuse(
                "unsupported-yaml",
                msg("`<<` does not merge keys: YAML 1.2 has no merge keys"),
                event,
                help=msg("repeat the keys, or give an alias for a whole value: `key: *name`"),
            )
            return None
        return key if key.isascii() else normalize("NFC", key)

    def _refused_key(self, event: Event) -> str | None:
        if type(event) is not ALIAS:
            self._node(event, NO_KEY, NO_KEY)
        self._refuse(
            "unsupported-yaml",
            msg("a list, a mapping or an alias cannot be a key"),
            event,
            help=msg("text that begins with {{, [ or * stands in quotes"),
        )
        return None

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

    def _alias(self, event: Event, key_start: int, key_end: int) -> tuple[Value, Location]:
        start, end = event.start_mark.index, event.end_mark.index
        name = str(event.anchor)
        anchored = self._anchors.get(name)
        if anchored is None:
            self._undefined_alias(event, name)
            return None, (key_start, key_end, start, end, None, None)
        if not anchored.complete:
            anchor = self._source.point(anchored.location[2])
            self._refuse(
                "unsupported-yaml",
                msg("the alias `*{name}` stands inside of what it names", name=name),
                event,
                related=(Label(anchor, msg("`&{name}` begins here", name=name)),),
            )
            return None, (key_start, key_end, start, end, None, None)
        self._go_down(anchored.height, event)
        self._count(anchored.nodes - 1, event)
        return anchored.value, (key_start, key_end, start, end, None, anchored.location)

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
        if event.tag in (None, "!", _CORE + allowed):
            return
        self._refuse(
            "unsupported-yaml",
            msg("the tag `{tag}` has no meaning here", tag=_short(event.tag)),
            event,
            help=msg("remove the tag; text that begins with ! stands in quotes"),
        )

    def _duplicate_key(self, key: str, second: Location, first: Location) -> None:
        label = Label(self._source.span(*first[:2]), msg("first given here"))
        span = self._source.span(*second[:2])
        message = msg("the key `{key}` is given more than once", key=key)
        self._note(found("duplicate-key", message, span, related=(label,)))

    def _go_down(self, levels: int, event: Event) -> None:
        depth = self._depth + levels
        if depth > MAX_DEPTH:
            self._give_up(too_deep(), event)
        self._deepest = max(self._deepest, depth)

    def _count(self, nodes: int, event: Event) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            message = msg(
                "the file has more than {limit} values, aliases included", limit=MAX_NODES
            )
            self._give_up(message, event)

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
        span = self._source.span(event.start_mark.index, event.end_mark.index)
        self._note(found(name, message, span, related=related, notes=notes, help=help))

    def _note(self, finding: Diagnostic) -> None:
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


def _short(tag: str | None) -> str:
    """Return a tag as people write it."""
    text = str(tag)
    return "!!" + text.removeprefix(_CORE) if text.startswith(_CORE) else text
