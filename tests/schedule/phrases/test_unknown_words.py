"""No word is passed over: one that the grammar does not know spoils the phrase, wherever it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_phrases import ALL

from planctl.schedule.phrases import PhraseError, parse
from planctl.schedule.phrases._normal import END, UNKNOWN, offsets
from planctl.schedule.phrases._parse import grammar
from planctl.schedule.rules import Due, From, Relative, Rule, Schedule, Through, Unscheduled, Within

SOUND = [v.expr for v in ALL if v.kind not in ("none", "error")]
strange = st.text("bcdfghjklmnpqrtvwxz", min_size=4, max_size=9).filter(
    lambda w: all(grammar(lang).run(w).keys == [UNKNOWN, END, END] for lang in ("vi", "en"))
)


@pytest.mark.parametrize("phrase", SOUND)
@settings(max_examples=3, deadline=None)
@given(word=strange)
def test_an_unknown_word_is_never_passed_over(phrase: str, word: str) -> None:
    for start, _ in offsets(phrase):
        text = f"{phrase[:start]} {word} {phrase[start:]}"
        found = parse(text)
        if not isinstance(found, PhraseError):
            assert _keeps(found, word), text


def _keeps(schedule: Schedule, word: str) -> bool:
    """Tell whether a schedule still says a word: as words of the document, or in a note."""
    said = [words for rule in schedule.rules for words in _words(rule)]
    said += [str(value) for note in schedule.notes for value in note.args.values()]
    return any(word in words for words in said)


def _words(rule: Rule) -> list[str]:
    match rule:
        case Relative(words=words) | Unscheduled(words):
            return [words]
        case Due(inner) | Within(inner) | From(inner):
            return _words(inner)
        case Through(first, last):
            return [*_words(first), *_words(last)]
        case _:
            return []
