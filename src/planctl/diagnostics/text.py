"""Diagnostics as text for people: the excerpt, carets under it, notes and help.

Carets are aligned by display width, so they stand right under Vietnamese in NFD, under wide
characters and after tabs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from planctl.cells import width
from planctl.diagnostics.value import Diagnostic, Label, Severity, Span
from planctl.messages import Translator, msg
from planctl.tuples import NamedTuple

__all__ = ["Lines", "Style", "concise", "full"]

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a file by its name; empty where it cannot be read."""

Style = Callable[[str, str], str]
"""Puts a text in a named colour, or leaves it as it is: `style(text, "red")`."""

_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "note": "cyan"}
_SEVERITIES = {"error": msg("error"), "warning": msg("warning"), "note": msg("note")}
_WIDEST = 140
_LEAD = 40


def concise(diagnostic: Diagnostic, translator: Translator, style: Style) -> str:
    """Return the finding on one line: `file:line:column: severity[code] name: message`."""
    span = diagnostic.span
    where = f"{span.file}:{span.line}:{span.column}"
    return f"{where}: {_head(diagnostic, translator, style)}"


def full(diagnostic: Diagnostic, translator: Translator, lines: Lines, style: Style) -> str:
    """Return the finding with excerpts of every place it is about."""
    places = _places(diagnostic, translator)
    width = len(str(max(p.span.end_line for p in places)))
    out = [_head(diagnostic, translator, style)]
    for file, group in _by_file(places):
        arrow = style("-->" if file == diagnostic.span.file else ":::", "blue")
        first = group[0].span
        out.append(f"{' ' * width} {arrow} {file}:{first.line}:{first.column}")
        out += _excerpts(group, lines(file), width, style, _COLOURS[diagnostic.severity])
    tail = [(msg("note"), n) for n in diagnostic.notes]
    if diagnostic.help is not None:
        tail.append((msg("help"), diagnostic.help))
    for word, message in tail:
        out.append(f"{' ' * width} {style('=', 'blue')} {translator(word)}: {translator(message)}")
    return "\n".join(out)


def _head(diagnostic: Diagnostic, translator: Translator, style: Style) -> str:
    severity = translator(_SEVERITIES[diagnostic.severity])
    code = style(f"{severity}[{diagnostic.code}]", _COLOURS[diagnostic.severity])
    return f"{code} {diagnostic.name}: {translator(diagnostic.message)}"


class _Place(NamedTuple):
    span: Span
    text: str
    primary: bool


def _places(diagnostic: Diagnostic, translator: Translator) -> list[_Place]:
    label = "" if diagnostic.label is None else translator(diagnostic.label)
    first = _Place(diagnostic.span, label, primary=True)
    return [first, *(_related(label, translator) for label in diagnostic.related)]


def _related(label: Label, translator: Translator) -> _Place:
    return _Place(label.span, translator(label.message), primary=False)


def _by_file(places: Iterable[_Place]) -> list[tuple[str, list[_Place]]]:
    groups: dict[str, list[_Place]] = {}
    for place in places:
        groups.setdefault(place.span.file, []).append(place)
    return list(groups.items())


def _excerpts(
    places: Sequence[_Place], lines: Sequence[str], width: int, style: Style, colour: str
) -> list[str]:
    """Return numbered lines, each followed by its marks; places on one line share a row."""
    bar = style("|", "blue")
    rows: dict[int, list[_Place]] = {}
    for place in places:
        rows.setdefault(place.span.line, []).append(place)
    out = [f"{' ' * width} {bar}"]
    last = 0
    for number in sorted(rows):
        if number > len(lines):
            continue
        if last and number > last + 1:
            out.append(style(f"{'.' * width}", "blue"))
        shown = _Shown.of(lines[number - 1], min(p.span.column for p in rows[number]))
        gutter = style(f"{number:>{width}}", "blue")
        out.append(f"{gutter} {bar} {shown.text}".rstrip())
        out += [
            f"{' ' * width} {bar} {mark}" for mark in _marks(rows[number], shown, style, colour)
        ]
        last = number
    return out if last else []


def _marks(places: Sequence[_Place], shown: _Shown, style: Style, colour: str) -> list[str]:
    """Return the rows of carets; the rightmost text stands beside its carets, others below."""
    spots = []
    for place in sorted(places, key=lambda p: p.span.column):
        start = shown.column(place.span.column)
        same_line = place.span.end_line == place.span.line
        end = shown.column(place.span.end_column) if same_line else shown.width
        spots.append((start, max(end, start + 1), place))
    row, at = "", 0
    for start, end, place in spots:
        sign, hue = ("^", colour) if place.primary else ("-", "blue")
        begin = max(start, at)
        if end > begin:
            row += " " * (begin - at) + style(sign * (end - begin), hue)
            at = end
    rows = [row]
    beside = spots[-1]
    if beside[2].text:
        rows[0] += " " + style(beside[2].text, colour if beside[2].primary else "blue")
    for start, _, place in reversed(spots[:-1]):
        if place.text:
            rows.append(" " * start + style(place.text, colour if place.primary else "blue"))
    return rows


class _Shown(NamedTuple):
    """A line as shown: tabs widened, control characters made visible, cut where too long."""

    text: str
    columns: tuple[int, ...]
    """The display column at which each code point of the line begins, and one past the end."""

    @property
    def width(self) -> int:
        return self.columns[-1]

    def column(self, column: int) -> int:
        """Return the display column of a 1-based code point column."""
        return self.columns[min(max(column - 1, 0), len(self.columns) - 1)]

    @classmethod
    def of(cls, line: str, column: int) -> _Shown:
        skip = 0 if len(line) <= _WIDEST else max(0, column - 1 - _LEAD)
        text, columns, at = "", [0] * skip, 0
        if skip:
            text, at = "… ", 2
        for char in line[skip : skip + _WIDEST]:
            glyph, wide = _glyph(char)
            columns.append(at)
            text += glyph
            at += wide
        if len(line) > skip + _WIDEST:
            text += " …"
        return cls(text, (*columns, at))


@lru_cache(maxsize=4096)
def _glyph(char: str) -> tuple[str, int]:
    """Return what is shown for a character, and its width."""
    glyph = "    " if char == "\t" else char if _visible(char) else "�"
    return glyph, width(glyph)


def _visible(char: str) -> bool:
    import unicodedata

    return char.isprintable() or unicodedata.category(char) in ("Mn", "Mc", "Zs")
