"""What is wrong with a phrase: how far it was understood, and what could stand there."""

from __future__ import annotations

from collections.abc import Iterable

from planctl.frozen import Frozen
from planctl.messages import Message, msg
from planctl.schedule.phrases._engine import Grammar, State
from planctl.schedule.phrases._normal import END, bare, offsets
from planctl.schedule.phrases._reading import Fault, Run
from planctl.schedule.phrases._term import Quote

__all__ = ["PhraseError", "from_fault", "not_understood"]

Second = tuple[int, int, Message]


class PhraseError(Frozen):
    """Why a phrase is no schedule.

    `name` is the finding's (`planctl.diagnostics.codes`). `start` and `end` are code points of
    the phrase as given, the end excluded, around the first word that was not understood or the
    part that is wrong. `suggestion` is the nearest legal phrase. `second` is another place in
    the phrase that the finding is about.
    """

    name: str
    start: int
    end: int
    message: Message
    label: Message | None = None
    notes: tuple[Message, ...] = ()
    suggestion: str | None = None
    second: Second | None = None


def from_fault(fault: Fault, quote: Quote) -> PhraseError:
    """Return the error of something that is well formed but wrong."""
    start, end = quote.offsets(fault.at)
    second: Second | None = None
    if fault.second is not None:
        second = (*quote.offsets(fault.second[0]), fault.second[1])
    return PhraseError(
        fault.name, start, end, fault.message, fault.label, fault.notes, fault.suggestion, second
    )


_SHOWN = 8
"""How many of the possible continuations an error lists."""


def not_understood(grammar: Grammar, run: Run, quote: Quote) -> PhraseError:
    """Return the error of a phrase that stops making sense somewhere."""
    text = quote.text
    at = run.far
    if not run.tokens:
        return PhraseError("unknown-phrase", 0, len(text), msg("the phrase is empty"))
    start, end = quote.places[min(at, len(run.tokens))]
    words, labels = _expected(grammar, run.stuck)
    notes: list[Message] = []
    if labels or words:
        listed: list[object] = [*labels, *(f"“{w}”" for w in words)]
        notes.append(msg("here could stand {things}", things=tuple(listed[:_SHOWN])))
    if run.keys[at] == END:
        message = msg("the phrase ends too early")
        return PhraseError("unknown-phrase", start, end, message, notes=tuple(notes))
    word = text[start:end]
    suggestion = _nearest(grammar, run, text, words)
    label = msg("not understood") if at else msg("a schedule does not begin so")
    message = msg("the phrase is not understood from “{word}” on", word=word)
    return PhraseError("unknown-phrase", start, end, message, label, tuple(notes), suggestion)


def _expected(grammar: Grammar, stuck: list[State]) -> tuple[list[str], list[Message]]:
    """Return the words and the rules that could have come next, each once."""
    words: dict[str, None] = {}
    labels: dict[str, Message] = {}
    pending = [(symbol, 0) for state in stuck for symbol in state.symbols()]
    seen: set[str] = set()
    while pending:
        symbol, depth = pending.pop(0)
        if isinstance(symbol, str):
            if symbol != END and symbol.isalpha():
                words[symbol] = None
            continue
        if symbol.rule in seen:
            continue
        seen.add(symbol.rule)
        label = grammar.label(symbol.rule)
        if label is not None:
            labels.setdefault(symbol.rule, label)
        elif depth < _DEPTH:
            pending.extend((s, depth + 1) for s in grammar.beginnings(symbol.rule))
    return list(words), list({m.template + str(m.args): m for m in labels.values()}.values())


_DEPTH = 3


_REACH = 2
"""Words before the one not understood that may be the misspelt one."""
_MENDS = 4
"""Words of one phrase that are put right before the attempt is given up."""
_LONGEST_MENDED = 200
"""Code points of the longest phrase that is put right."""


def _nearest(grammar: Grammar, run: Run, text: str, expected: list[str]) -> str | None:
    """Return the phrase with its misspelt words replaced by the likeliest, if that helps."""
    if len(text) > _LONGEST_MENDED:
        return None
    far = run.far
    for _ in range(_MENDS):
        best: tuple[int, str] | None = None
        for at in range(far, max(-1, far - _REACH - 1), -1):
            for candidate in _candidates(grammar, run, at, expected if at == far else []):
                mended = _replaced(text, at, candidate)
                reach = _reach(grammar, mended)
                if reach > (best[0] if best else far):
                    best = reach, mended
        if best is None:
            return None
        far, text = best
        if far == _WHOLE:
            return text
        run = grammar.run(text)
        expected = []
    return None


_WHOLE = 1_000_000
"""How far a phrase that is a schedule is understood."""


def _reach(grammar: Grammar, text: str) -> int:
    run = grammar.lenient(grammar.run(text))
    value = grammar.read(run, "phrase")
    return run.far if value is None else _WHOLE


def _replaced(text: str, at: int, word: str) -> str:
    start, end = offsets(text)[at]
    return text[:start] + word + text[end:]


def _candidates(grammar: Grammar, run: Run, at: int, expected: list[str]) -> Iterable[str]:
    """Return the words of the grammar that one may have been meant for, the likeliest first."""
    from difflib import get_close_matches

    if at >= len(run.tokens) or not run.tokens[at].isalpha():
        return ()
    word = run.tokens[at]
    letters = bare(word)
    likely = [c for c in expected if bare(c) == letters]
    likely += sorted(grammar.spelt(letters))
    if word not in grammar.vocabulary:
        likely += get_close_matches(word, expected, 1, 0.6)
        likely += get_close_matches(word, sorted(grammar.vocabulary), 1, 0.7)
    return [c for c in dict.fromkeys(likely) if c != word]
