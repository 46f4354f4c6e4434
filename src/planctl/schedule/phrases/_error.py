"""What is wrong with a phrase: how far it was understood, and what could stand there."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from planctl.messages import Message, msg
from planctl.schedule.phrases._engine import Fault, Grammar, Run, State
from planctl.schedule.phrases._normal import END
from planctl.schedule.phrases._term import Quote

__all__ = ["PhraseError", "from_fault", "not_understood"]

Second = tuple[int, int, Message]


@dataclass(frozen=True, slots=True)
class PhraseError:
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
    suggestion = _nearest(grammar, run, quote, words)
    label = msg("not understood") if at else msg("a schedule does not begin so")
    message = msg("the phrase is not understood from “{word}” on", word=word)
    return PhraseError("unknown-phrase", start, end, message, label, tuple(notes), suggestion)


def _expected(grammar: Grammar, stuck: list[State]) -> tuple[list[str], list[Message]]:
    """Return the words and the rules that could have come next, each once."""
    words: dict[str, None] = {}
    labels: dict[str, Message] = {}
    pending = [(symbol, 0) for state in stuck for symbol, _ in state.edges()]
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


def _nearest(grammar: Grammar, run: Run, quote: Quote, expected: list[str]) -> str | None:
    """Return the phrase with the word that was not understood replaced by the likeliest."""
    word = run.tokens[run.far]
    if not word.isalpha():
        return None
    candidates = sorted(grammar.vocabulary if word not in grammar.vocabulary else expected)
    bare = _bare(word)
    close = [c for c in expected if _bare(c) == bare and c != word]
    close += [c for c in candidates if _bare(c) == bare and c != word]
    close += get_close_matches(word, expected, 1, 0.6)
    close += get_close_matches(word, candidates, 1, 0.7)
    start, end = quote.places[run.far]
    for candidate in dict.fromkeys(close):
        mended = quote.text[:start] + candidate + quote.text[end:]
        if _farther(grammar, mended, run.far):
            return mended
    return None


def _farther(grammar: Grammar, text: str, far: int) -> bool:
    run = grammar.lenient(grammar.run(text))
    value = grammar.read(run, "phrase")
    return (value is not None and not isinstance(value, Fault)) or run.far > far


def _bare(word: str) -> str:
    """Return a word without tone and vowel marks."""
    import unicodedata

    decomposed = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
