"""The only reader of plan files: bytes in, values and the places of all of them out.

Everything that a later stage finds points at a file, a line and a column. So a value is read
together with where it stands, and a stage names it by its route (`("activities", 3, "when")`);
the route becomes a span here, when there is a finding to show.
"""

from __future__ import annotations

import re
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias
from unicodedata import normalize

from planctl.diagnostics import Diagnostic, Span, found
from planctl.frozen import Frozen
from planctl.messages import Message, msg
from planctl.plan._text import SourceText, decode
from planctl.plan.scalars import Value

if TYPE_CHECKING:
    from planctl.plan._outline import Child, Outline

__all__ = [
    "MAX_BYTES",
    "Route",
    "Source",
    "Value",
    "content_digest",
    "lines_of",
    "octets_of",
    "parse_source",
    "piped_octets",
    "read_source",
]

Route: TypeAlias = tuple[str | int, ...]
"""The keys (str) and positions in lists (int, from 0) that lead from the root to a value."""

MAX_BYTES: Final = 10_000_000
_PIECE: Final = 65_536
_MARK: Final = "\ufeff".encode()

_PROPERTIES: Final = re.compile(r"(?:[&!][^ \t\r\n]*(?:[ \t\r\n]+(?:#[^\r\n]*)?)*)+")


class Source(Frozen, eq=False):
    """A plan file as read: its value, and where each part of it stands.

    A route that leads nowhere stands for the last value on its way that exists, so that a finding
    about something missing points at what should have had it. Where a route passes through an
    alias, `span`, `key_span` and `inner` give the alias (the use), `definition` and
    `key_definition` what it brings in. Keys are in NFC; routes may be in any form.
    """

    value: dict[str, Value]
    source_text: SourceText
    outline: Outline

    @property
    def file(self) -> str:
        """The file as the user named it."""
        return self.source_text.file

    @property
    def text(self) -> str:
        """The text of the file without byte order mark."""
        return self.source_text.text

    @property
    def lines(self) -> list[str]:
        """The lines that spans count, without their ends."""
        return self.source_text.lines

    def value_at(self, route: Route) -> Value:
        """Return the value itself."""
        value: Value = self.value
        for step in route:
            match step:
                case str() if isinstance(value, dict) and normalize("NFC", step) in value:
                    value = value[normalize("NFC", step)]
                case int() if isinstance(value, list) and 0 <= step < len(value):
                    value = value[step]
                case _:
                    break
        return value

    def span(self, route: Route) -> Span:
        """Return where the value stands, without its anchor and tag."""
        use, child = self._find(route)
        return self._span(child.place if use is None else use)

    def key_span(self, route: Route) -> Span:
        """Return where the key of the value stands; for an item of a list, the item."""
        use, child = self._find(route)
        return self._key_span(child) if use is None else self._span(use)

    def definition(self, route: Route) -> Span | None:
        """Return where the value that an alias brings in is defined; None without an alias."""
        use, child = self._find(route)
        meant = self.outline.meant.get(child.place)
        if meant is not None:
            return self._span(meant.place)
        return None if use is None else self._span(child.place)

    def key_definition(self, route: Route) -> Span | None:
        """Return where the key is defined that an alias brings in; None without an alias."""
        use, child = self._find(route)
        return None if use is None else self._key_span(child)

    def inner(self, route: Route, start: int, end: int) -> Span:
        """Return where the code points from `start` to before `end` of a scalar's value stand.

        That is known where the scalar stands in its file as in its value, but for quotes. For
        others (escapes, several lines, an alias) it is the span of the whole value.
        """
        use, child = self._find(route)
        if use is not None or child.place in self.outline.meant:
            return self.span(route)
        first, last = self._bare(*self.outline.extent(child.place))
        content = self.text[first:last]
        if content[:1] in ("'", '"'):
            first, content = first + 1, content[1:-1]
        value = self.value_at(route)
        as_written = content == value or not isinstance(value, str | dict | list)
        if not as_written or not 0 <= start <= end <= len(content):
            return self.span(route)
        return self.source_text.span(first + start, first + end)

    def raw(self, route: Route) -> str:
        """Return the value as it is written, quotes included; an alias as what it names."""
        _, child = self._find(route)
        meant = self.outline.meant.get(child.place, child)
        start, end = self._bare(*self.outline.extent(meant.place))
        return self.text[start:end]

    def _find(self, route: Route) -> tuple[int | None, Child]:
        """Return the place of the outermost alias on the route, and where the route leads."""
        outline = self.outline
        use, child = None, outline.root
        for step in route:
            if child.place in outline.meant:
                use = child.place if use is None else use
                child = outline.meant[child.place]
            name = normalize("NFC", step) if isinstance(step, str) else step
            inner = outline.children(child.place).get(name)
            if inner is None:
                break
            child = inner
        return use, child

    def _span(self, place: int) -> Span:
        return self.source_text.span(*self._bare(*self.outline.extent(place)))

    def _key_span(self, child: Child) -> Span:
        if child.key is None:
            return self._span(child.place)
        start, end = child.key.start_mark.index, child.key.end_mark.index
        return self.source_text.span(*self._bare(start, end))

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        """Return start and end of what stands there without anchor, tag and blank lines after."""
        properties = _PROPERTIES.match(self.text, start, end)
        if properties is not None and properties.end() < end:
            start = properties.end()
        return start, start + len(self.text[start:end].rstrip(" \t\r\n"))


def read_source(path: Path, name: str | None = None) -> tuple[Source | None, list[Diagnostic]]:
    """Read the plan file at `path`, which findings call `name`, by default the path itself.

    There is no source when what could be read would mislead; then there is a finding that says
    why. A file that cannot be opened is a finding too.
    """
    file = path.as_posix() if name is None else name
    try:
        data = _beginning(path)
    except (OSError, ValueError) as error:  # ValueError: no file can have such a name
        return None, [found("unreadable-file", _unopened(error, file), Span(file))]
    return parse_source(data, file)


def octets_of(path: Path | str) -> bytes | None:
    """Return what is in a file; None where it cannot be read or is too large for a plan."""
    data = piped_octets(path)
    return None if data is None or len(data) > MAX_BYTES else data


def piped_octets(path: Path | str) -> bytes | None:
    """Return what is in a pipe, which can be read only once; None where it cannot be read.

    Of what is too large for a plan it is no more than tells so.
    """
    try:
        return _beginning(path)
    except (OSError, ValueError):
        return None


def _beginning(path: Path | str) -> bytes:
    """Return what is in a file, of one that is too large for a plan no more than tells so.

    It is read in pieces: room for the largest plan would cost more than reading a usual one.
    """
    with FileIO(path) as stream:
        data = stream.read(_PIECE)
        while 0 < len(data) <= MAX_BYTES and (more := stream.read(_PIECE)):
            data += more
    return data


def content_digest(octets: bytes) -> bytes:
    """Return 16 octets that tell the content of a file from any other, byte order mark aside."""
    from hashlib import blake2b

    return blake2b(octets.removeprefix(_MARK), digest_size=16).digest()


def lines_of(file: str) -> list[str]:
    """Return the lines of a file that findings name, to show them; none if it cannot be read.

    What is not UTF-8 appears as U+FFFD, one for each byte or broken character.
    """
    try:
        data = _beginning(file)[:MAX_BYTES]
    except (OSError, ValueError):
        return []
    return SourceText(file, data.decode("utf-8", "replace").lstrip("\ufeff")).lines


def parse_source(data: str | bytes, file: str) -> tuple[Source | None, list[Diagnostic]]:
    """Read a plan from its bytes or its text; `file` is what findings call it."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")  # what UTF-8 cannot hold is found below
    if len(data) > MAX_BYTES:
        message = msg("the file is larger than {limit} MB", limit=MAX_BYTES // 1_000_000)
        return None, [found("too-large", message, Span(file))]
    while data.startswith(_MARK):
        data = data.removeprefix(_MARK)
    text = decode(data, file)
    return (None, [text]) if isinstance(text, Diagnostic) else _parse(text, data)


def _parse(text: SourceText, octets: bytes) -> tuple[Source | None, list[Diagnostic]]:
    from yaml.error import MarkedYAMLError
    from yaml.reader import ReaderError

    from planctl.plan._events import EventReader

    reader = EventReader(text, octets)
    try:
        document = reader.document()
    except MarkedYAMLError as error:
        from planctl.plan._syntax import syntax_finding

        return None, _in_order([*reader.findings, syntax_finding(error, text)])
    except ReaderError:
        from planctl.plan._syntax import character_finding

        return None, _in_order([*reader.findings, character_finding(text)])
    findings = _in_order(reader.findings)
    if not reader.trusted:
        return None, findings
    if document is None:
        return None, [_not_a_plan(msg("the file is empty"), Span(text.file))]
    value, outline = document
    if isinstance(value, dict):
        return Source(value, text, outline), findings
    start, _ = outline.extent(outline.root.place)
    message = msg("a plan consists of keys with their values, such as `title: …`")
    return None, [
        *findings,
        _not_a_plan(message, text.point(start)),
    ]


def _in_order(findings: list[Diagnostic]) -> list[Diagnostic]:
    return sorted(findings, key=Diagnostic.sort_key)


def _not_a_plan(message: Message, span: Span) -> Diagnostic:
    return found(
        "wrong-type", message, span, help=msg("`planctl init` writes a plan to start from")
    )


def _unopened(error: OSError | ValueError, file: str) -> Message:
    match error:
        case FileNotFoundError():
            return msg("there is no file {file}", file=file)
        case IsADirectoryError():
            return msg("{file} is a folder", file=file)
        case PermissionError():
            return msg("{file} may not be read: permission denied", file=file)
        case OSError(strerror=str() as reason):
            return msg("{file} cannot be read: {reason}", file=file, reason=reason)
        case _:
            return msg("{file} cannot be read: {reason}", file=file, reason=str(error))
