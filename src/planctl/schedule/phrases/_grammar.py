"""What a language's table is made of: rules whose alternatives are written as templates.

A template reads like the phrase it accepts. In it

- a word, a number or a mark stands for itself (a number also for its spelling "06"),
- `[x]` may be left out, `(x|y)` is a choice, `(x)*` any number of times, none included; a choice
  always stands in brackets,
- `{rule}` is whatever `rule` accepts, and `{name:rule}` the same under another name;
  `{name*:rule}` gathers every one of them, `{:rule}` keeps none,
- `<` and `>` are round brackets, `~` a dash of either kind, `$` the end of the phrase.

Templates are read when their rule is first needed, so a grammar costs nothing at start-up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from planctl.messages import Message
from planctl.schedule.phrases._normal import END
from planctl.tuples import NamedTuple

__all__ = [
    "Alternative",
    "Automaton",
    "Call",
    "Rule",
    "alt",
    "beginnings",
    "gathered_in",
    "rule",
    "words_of",
]

Builder = Callable[..., object]


class Alternative(NamedTuple):
    """One way to say something: its template, its meaning, and what the reader is told.

    `build` is called with what the template names, or is the meaning itself. An alternative
    without a `reading` is not listed in the phrasebook.
    """

    pattern: str
    build: object
    reading: str = ""
    examples: tuple[str, ...] = ()


class Rule(NamedTuple):
    """A named part of the language; `label` says what it is where it was expected."""

    name: str
    alternatives: tuple[Alternative, ...]
    label: Message | None = None
    section: str = ""


class Call(NamedTuple):
    """A place in a template where another rule stands."""

    rule: str
    name: str
    gathers: bool = False


def alt(pattern: str, build: object, reading: str = "", *examples: str) -> Alternative:
    """Make an alternative."""
    return Alternative(pattern, build, reading, examples)


def rule(
    name: str, *alternatives: Alternative, label: Message | None = None, section: str = ""
) -> Rule:
    """Make a rule."""
    return Rule(name, alternatives, label, section)


_PART = re.compile(r"\{[^}]*\}")
_PIECE = re.compile(_PART.pattern + r"|[0-9]+|[^\W\d_]+|\S")
_MARKS = {"<": "(", ">": ")"}


def words_of(rules: Sequence[Rule]) -> set[str]:
    """Return the words and marks that the templates use."""
    text = _PART.sub(" ", " ".join([a.pattern for each in rules for a in each.alternatives]))
    marks = {character for character in set(text) if not character.isalpha()}
    for mark in marks:
        text = text.replace(mark, " ")
    meant = (m for m in marks if not m.isdigit() and not m.isspace() and m not in "[]()|*~$")
    return {*text.split(), *(_MARKS.get(mark, mark) for mark in meant), "-", "–"}


def gathered_in(template: str) -> frozenset[str]:
    """Return the names under which a template gathers every part."""
    return frozenset(re.findall(r"\{(\w+)\*:", template) if "*:" in template else ())


def beginnings(template: str) -> tuple[list[str | Call], bool]:
    """Return what a template may begin with, and whether it may be empty.

    Reads no further than that takes: most rules are asked only this.
    """
    first = _PIECE.match(template)
    if first is not None and first[0] not in "[(~":
        return [_symbol(first[0])], False
    pieces: list[str] = _PIECE.findall(template)
    found: list[str | Call] = []
    empty, at = True, 0
    while empty and at < len(pieces):
        empty, at = _begin_item(pieces, at, found)
    return found, empty


def _begin_item(pieces: list[str], at: int, found: list[str | Call]) -> tuple[bool, int]:
    """Gather the beginnings of an item, brackets and all; tell whether it may be left out."""
    piece = pieces[at]
    if piece not in "[(":
        found.extend("-–" if piece == "~" else [_symbol(piece)])
        return False, at + 1
    empty, at = _begin_choice(pieces, at + 1, found)
    starred = at + 1 < len(pieces) and pieces[at + 1] == "*"
    return empty or starred or piece == "[", at + 1 + starred


def _begin_choice(pieces: list[str], at: int, found: list[str | Call]) -> tuple[bool, int]:
    """Gather the beginnings of a choice up to its closing bracket."""
    empty = False
    while True:
        open_still = True
        while pieces[at] not in "|])":
            if open_still:
                open_still, at = _begin_item(pieces, at, found)
            else:
                at = _after(pieces, at)
        empty = empty or open_still
        if pieces[at] != "|":
            return empty, at
        at += 1


def _after(pieces: list[str], at: int) -> int:
    """Return the place after an item, brackets and all."""
    depth = 0
    while True:
        depth += (pieces[at] in "[(") - (pieces[at] in "])")
        at += 1
        if not depth:
            return at


class Automaton:
    """The templates of one rule as a graph: nodes, edges that eat something, and free ones.

    `edges[n]` is a word or a call with the node it leads to; `free[n]` the nodes reached without
    eating, the preferred first; `accepts[n]` the alternative that is complete at n.
    """

    def __init__(self, source: Rule) -> None:
        self.edges: list[tuple[str | Call, int] | None] = []
        self.free: list[list[int]] = []
        self.accepts: dict[int, int] = {}
        self._source = source
        self._template = source.name
        self._entries: dict[int, int] = {}

    def entry(self, index: int) -> int:
        """Return the node where an alternative begins; its template is read on the first call."""
        known = self._entries.get(index)
        if known is None:
            known, last = self._read(self._source.alternatives[index].pattern)
            self._entries[index] = known
            self.accepts[last] = index
        return known

    def closure(self, nodes: Sequence[int]) -> tuple[int, ...]:
        """Return `nodes` and all that is reached from them without eating, in order."""
        seen: dict[int, None] = {}
        pending = list(reversed(nodes))
        while pending:
            node = pending.pop()
            if node in seen:
                continue
            seen[node] = None
            pending.extend(reversed(self.free[node]))
        return tuple(n for n in seen if self.edges[n] is not None or n in self.accepts)

    def _read(self, template: str) -> tuple[int, int]:
        pieces: list[str] = _PIECE.findall(template)
        self._template = template
        first = self._node()
        last, rest = self._sequence(pieces, 0, first)
        if rest != len(pieces):
            raise ValueError(template)
        return first, last

    def _node(self) -> int:
        self.edges.append(None)
        self.free.append([])
        return len(self.edges) - 1

    def _sequence(self, pieces: list[str], at: int, node: int) -> tuple[int, int]:
        """Lead on from `node`, which leads nowhere yet, and return where it ends: another such."""
        while at < len(pieces) and pieces[at] not in "|])":
            node, at = self._item(pieces, at, node)
        return node, at

    def _choice(self, pieces: list[str], at: int, node: int) -> tuple[int, int]:
        ends = []
        while True:
            start = self._node()
            self.free[node].append(start)
            end, at = self._sequence(pieces, at, start)
            ends.append(end)
            if at >= len(pieces) or pieces[at] != "|":
                break
            at += 1
        last = self._node()
        for end in ends:
            self.free[end].append(last)
        return last, at

    def _item(self, pieces: list[str], at: int, node: int) -> tuple[int, int]:
        piece = pieces[at]
        if piece in "[(":
            return self._brackets(pieces, at, node)
        last = self._node()
        if piece == "~":
            for dash in "-–":
                start = self._node()
                self.free[node].append(start)
                self.edges[start] = (dash, last)
        else:
            self.edges[node] = (_symbol(piece), last)
        return last, at + 1

    def _brackets(self, pieces: list[str], at: int, node: int) -> tuple[int, int]:
        opening = pieces[at]
        end, at = self._choice(pieces, at + 1, node)
        if at >= len(pieces) or pieces[at] != ("]" if opening == "[" else ")"):
            raise ValueError(self._template)
        at += 1
        if opening == "[":
            self.free[node].append(end)
        elif at < len(pieces) and pieces[at] == "*":
            leave = self._node()
            self.free[node].append(leave)
            self.free[end].append(node)
            return leave, at + 1
        return end, at


def _symbol(piece: str) -> str | Call:
    if piece[0] != "{":
        if piece.isdigit():
            return Call(f"={int(piece)}", "")
        return END if piece == "$" else _MARKS.get(piece, piece)
    name, colon, called = piece[1:-1].partition(":")
    if not colon:
        return Call(name, name)
    return Call(called, name.rstrip("*"), name.endswith("*"))
