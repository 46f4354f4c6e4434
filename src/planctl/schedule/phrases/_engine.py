"""Runs a grammar over tokens: ordered choice, each rule at most once a place, in linear time.

The templates of a rule become a deterministic graph, one state at a time as phrases need it:
alternatives that begin alike share their states, so nothing is read twice for being said in
many ways. A state knows for each key which moves are possible, and a rule is entered only when
it can begin with the token at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from planctl.messages import Message
from planctl.schedule.phrases._grammar import (
    Alternative,
    Automaton,
    Call,
    Rule,
    beginnings,
    gathered_in,
    words_of,
)
from planctl.schedule.phrases._normal import (
    END,
    NUMBER,
    bare,
    classify,
    fold,
    tokenise,
)
from planctl.schedule.phrases._reading import ANY, Fault, Place, Reader, Run, Terminal

__all__ = ["Grammar", "State"]


class State:
    """A point in a rule: where each key leads, and the alternative that is complete here.

    The first state of a rule has no nodes: a key tells which alternatives are read at all.
    """

    __slots__ = ("accept", "net", "nodes", "number", "shared", "table")

    def __init__(self, net: _Net, nodes: tuple[int, ...], number: int) -> None:
        self.net = net
        self.number = number
        self.shared = False
        self.nodes = nodes
        self.table = _Table(self)
        self.accept = min(
            (net.graph.accepts[n] for n in nodes if n in net.graph.accepts), default=-1
        )

    def learn(self, key: str) -> tuple[_Move, ...]:
        """Work out, once, the moves that are possible at `key`."""
        groups: dict[str | Call, list[int]] = {}
        grammar = self.net.grammar
        net = self.net
        for node in self.nodes if self.nodes else net.entered(key):
            edge = net.graph.edges[node]
            if edge is not None and grammar.fits(edge[0], key):
                groups.setdefault(edge[0], []).append(edge[1])
        moves = tuple(self._move(symbol, targets) for symbol, targets in groups.items())
        self.table[key] = moves
        return moves

    def symbols(self) -> Iterable[str | Call]:
        """Return what may come next."""
        if not self.nodes:
            return self.net.grammar.beginnings(self.net.source.name)
        edges = (self.net.graph.edges[node] for node in self.nodes)
        return [edge[0] for edge in edges if edge is not None]

    def _move(self, symbol: str | Call, targets: list[int]) -> _Move:
        target = self.net.state(targets)
        if isinstance(symbol, str):
            return (None, "", target)
        return (self.net.grammar.reader(symbol.rule), symbol.name, target)


_Move = tuple[Reader | None, str, State]
_ANY_KEY = ""
"""Stands for every key but that of the end."""
_STRIDE = 4096
"""More than the rules of a grammar, or the tokens of a phrase."""


class _Table(dict[str, "tuple[_Move, ...]"]):
    """The moves of a state by key, each worked out when first needed."""

    __slots__ = ("state",)

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state

    def __missing__(self, key: str) -> tuple[_Move, ...]:
        return self.state.learn(key)


class _Net:
    """One rule, ready to read."""

    def __init__(self, grammar: Grammar, source: Rule, number: int) -> None:
        self.grammar = grammar
        self.source = source
        self.number = number
        self.graph = Automaton(source)
        self.states: dict[tuple[int, ...], State] = {}
        self.start = State(self, (), 0)
        self.states[()] = self.start
        self.builds = _Builds(source)

    def entered(self, key: str) -> tuple[int, ...]:
        """Return the nodes of the alternatives that may begin with a key."""
        wanted = {key} if key == END else {key, _ANY_KEY}
        entries = [
            self.graph.entry(index)
            for index, first in enumerate(self.grammar.firsts(self.source.name))
            if not wanted.isdisjoint(first)
        ]
        return self.graph.closure(entries)

    def state(self, nodes: Sequence[int]) -> State:
        closure = self.graph.closure(nodes)
        known = self.states.get(closure)
        if known is None:
            known = self.states[closure] = State(self, closure, len(self.states))
        else:
            known.shared = True
        return known

    def read(  # noqa: PLR0915 - one loop: calls in it would cost a third of the time
        self, run: Run, begin: int
    ) -> tuple[object, int] | None:
        """Return the value and the place after it, or None.

        The longest way wins, of equally long ones the first in the order of the table. A state
        that several ways lead to is entered once a place.
        """
        memo_key = begin * _STRIDE + self.number
        memo = run.memo
        if memo_key in memo:
            return memo[memo_key]
        keys = run.keys
        end = run.end
        state, here, i = self.start, begin, 0
        moves = state.table[keys[begin]]
        values: _Values | None = None
        back: list[_Choice] = []
        entered: set[int] | None = None
        best_at, best_accept, best_values = -1, -1, values
        while True:
            count = len(moves)
            while i < count:
                reader, name, target = moves[i]
                i += 1
                if reader is None:
                    after = here + 1
                    kept = values
                else:
                    got = reader(run, here)
                    if got is None:
                        continue
                    value, after = got
                    kept = (values, name, value) if name or type(value) is Fault else values
                if target.shared:
                    mark = target.number * _STRIDE + after
                    if entered is None:
                        entered = {mark}
                    elif mark in entered:
                        continue
                    else:
                        entered.add(mark)
                if i < count:
                    back.append((state, here, moves, i, values))
                values = kept
                if target.accept >= 0 and after > best_at:
                    best_at, best_accept, best_values = after, target.accept, values
                    if after >= end:
                        back.clear()
                        break
                state, here, i = target, after, 0
                moves = state.table[keys[here]]
                count = len(moves)
            if here >= run.far:
                if here > run.far:
                    run.far = here
                    run.stuck = []
                run.stuck.append(state)
            if not back:
                break
            state, here, moves, i, values = back.pop()
            run.steps += 1
        run.steps += 1
        result: tuple[object, int] | None = None
        if best_at >= 0:
            value = self.builds[best_accept](best_values, (begin, best_at))
            if type(value) is not Fault:
                result = (value, best_at)
            elif run.strict:
                run.faulty = True
            else:
                result = (value, best_at)
        memo[memo_key] = result
        return result

    def read_words(self, run: Run, begin: int) -> tuple[object, int] | None:
        """Do the same for a rule of nothing but words, where no choice needs taking back."""
        keys = run.keys
        state, here = self.start, begin
        best: tuple[object, int] | None = None
        while moves := state.table[keys[here]]:
            state = moves[0][2]
            here += 1
            if state.accept >= 0:
                best = (self.builds[state.accept].constant, here)
        if here >= run.far:
            if here > run.far:
                run.far = here
                run.stuck = []
            run.stuck.append(state)
        return best

    @property
    def reader(self) -> Reader:
        """The function that reads the rule."""
        return self.read_words if all(map(_is_words, self.source.alternatives)) else self.read


def _is_words(alternative: Alternative) -> bool:
    """Tell whether an alternative is of words alone and means always the same."""
    plain = not any(c in "{0123456789" for c in alternative.pattern)
    return plain and not callable(alternative.build) and type(alternative.build) is not Fault


_Values = tuple["_Values | None", str, object]
"""What the parts said so far, the last first: earlier part, its name, its value."""
_Choice = tuple[State, int, tuple[_Move, ...], int, _Values | None]
"""A state to return to, with the move to try next."""


class _Build:
    """Calls an alternative's meaning with what its template named."""

    __slots__ = ("constant", "function", "gathers", "located")

    def __init__(self, source: Alternative) -> None:
        self.gathers = gathered_in(source.pattern)
        self.constant = source.build
        self.function = source.build if callable(source.build) else None
        code = getattr(getattr(source.build, "func", source.build), "__code__", None)
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount] if code else ()
        self.located = "at" in names

    def __call__(self, values: _Values | None, at: Place) -> object:
        named: dict[str, object] = {}
        gathered: dict[str, list[object]] = {}
        gathers = self.gathers
        while values is not None:
            values, name, value = values
            if type(value) is Fault:
                return value
            if name in gathers:
                gathered.setdefault(name, []).append(value)
            else:
                named[name] = value
        if self.function is None:
            return self.constant
        for name, found in gathered.items():
            named[name] = tuple(reversed(found))
        if self.located:
            named["at"] = at
        return self.function(**named)


class _Builds(dict[int, _Build]):
    """The meanings of a rule's alternatives by their number, each made ready when first needed."""

    __slots__ = ("source",)

    def __init__(self, source: Rule) -> None:
        super().__init__()
        self.source = source

    def __missing__(self, number: int) -> _Build:
        made = self[number] = _Build(self.source.alternatives[number])
        return made


class Grammar:
    """The rules of one language and the terminals they stand on.

    `variants` maps spellings to the one that the templates use.
    """

    def __init__(
        self, rules: Sequence[Rule], terminals: Iterable[Terminal], variants: Mapping[str, str]
    ) -> None:
        self.rules = {r.name: r for r in rules}
        if len(self.rules) != len(rules):
            names = [r.name for r in rules]
            raise ValueError({n for n in names if names.count(n) > 1})
        self.terminals = {t.name: t for t in terminals}
        self._nets: dict[str, _Net] = {}
        self._firsts: dict[str, frozenset[str]] = {}
        self._firsts_of: dict[str, Sequence[frozenset[str]]] = {}
        self._spelt: dict[str, set[str]] = {}
        self._lexicon = {w: w for w in words_of(rules) if not w.isdigit()}
        self._lexicon.update({k: v for k, v in variants.items() if v in self._lexicon})

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words that the grammar uses."""
        return frozenset(w for w in self._lexicon.values() if w.isalpha())

    def spelt(self, letters: str) -> frozenset[str]:
        """Return the words of the grammar that are `letters` without their marks."""
        if not self._spelt:
            for word in self.vocabulary:
                self._spelt.setdefault(bare(word), set()).add(word)
        return frozenset(self._spelt.get(letters, ()))

    def run(self, text: str) -> Run:
        """Prepare a phrase for reading."""
        folded = fold(text)
        tokens = tokenise(folded)
        lexicon = self._lexicon
        keys = [lexicon.get(t) or classify(t) for t in tokens]
        keys += (END, END)
        return Run(folded, tokens, keys)

    def read(self, run: Run, name: str) -> object:
        """Return the value of the whole phrase as a `name`, or None when it is none."""
        got = self._net(name).read(run, 0)
        return None if got is None else got[0]

    def begins(self, run: Run, name: str) -> bool:
        """Tell whether a phrase begins as a `name` may."""
        return run.keys[0] in self.first(name)

    def lenient(self, run: Run) -> Run:
        """Return a reading of the same phrase that takes faults for values."""
        again = Run(run.folded, run.tokens, run.keys)
        again.strict = False
        return again

    def reader(self, name: str) -> Reader:
        """Return the function that reads a rule."""
        terminal = self._terminal(name)
        return terminal.read if terminal else self._net(name).reader

    def first(self, name: str) -> frozenset[str]:
        """Return the keys that a rule may begin with."""
        known = self._firsts.get(name)
        if known is not None:
            return known
        terminal = self._terminal(name)
        found = terminal.first if terminal else frozenset().union(*self.firsts(name))
        self._firsts[name] = found
        return found

    def firsts(self, name: str) -> Sequence[frozenset[str]]:
        """Return, for each alternative of a rule, the keys that it may begin with.

        `_ANY_KEY` is among them where one of its parts may begin with any key.
        """
        known = self._firsts_of.get(name)
        if known is None:
            known = [self._first_of(a.pattern) for a in self.rules[name].alternatives]
            self._firsts_of[name] = known
        return known

    def _first_of(self, template: str) -> frozenset[str]:
        keys: set[str] = set()
        for symbol in begun_by(template):
            if isinstance(symbol, str):
                keys.add(symbol)
                continue
            first = self.first(symbol.rule)
            keys |= first
            if first >= ANY:
                keys.add(_ANY_KEY)
        return frozenset(keys)

    def label(self, name: str) -> Message | None:
        """Return what a rule is called where it was expected."""
        terminal = self._terminal(name)
        return terminal.label if terminal else self.rules[name].label

    def beginnings(self, name: str) -> Iterable[str | Call]:
        """Return what a rule may begin with; nothing for a terminal."""
        if self._terminal(name):
            return ()
        symbols: dict[str | Call, None] = {}
        for alternative in self.rules[name].alternatives:
            symbols.update(dict.fromkeys(begun_by(alternative.pattern)))
        return symbols

    def fits(self, symbol: str | Call, key: str) -> bool:
        """Tell whether a symbol may begin with a key."""
        if isinstance(symbol, str):
            return symbol == key
        first = self.first(symbol.rule)
        return key in first or (key != END and first >= ANY)

    def _terminal(self, name: str) -> Terminal | None:
        found = self.terminals.get(name)
        if found is None and name[0] == "=":
            found = self.terminals[name] = _number_is(int(name[1:]))
        return found

    def _net(self, name: str) -> _Net:
        net = self._nets.get(name)
        if net is None:
            net = self._nets[name] = _Net(self, self.rules[name], len(self._nets) + 1)
        return net


@cache
def begun_by(template: str) -> tuple[str | Call, ...]:
    """Return what an alternative may begin with; none may be empty."""
    begun, empty = beginnings(template)
    if empty:
        raise ValueError(template)
    return tuple(begun)


def _number_is(wanted: int) -> Terminal:
    def read(run: Run, at: int) -> tuple[object, int] | None:
        token = run.tokens[at]
        return (None, at + 1) if len(token) < 3 and int(token) == wanted else None

    return Terminal(f"={wanted}", frozenset({NUMBER}), read)
