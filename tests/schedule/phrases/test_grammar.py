"""The tables agree with themselves: names, functions, examples, and the page made from them."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planctl.schedule.phrases import PhraseError, parse, phrasebook
from planctl.schedule.phrases._grammar import Automaton
from planctl.schedule.phrases._parse import grammar

if TYPE_CHECKING:
    from planctl.messages import Language

LANGUAGES: tuple[Language, ...] = ("vi", "en")
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_that_a_template_names_exists(language: Language) -> None:
    rules = grammar(language)
    for rule in rules.rules.values():
        assert rules.first(rule.name)
        for alternative in rule.alternatives:
            for called in re.findall(r"\{(?:\w*\*?:)?([\w=]+)\}", alternative.pattern):
                assert called in rules.rules or rules.first(called), (rule.name, called)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_function_takes_what_its_template_names(language: Language) -> None:
    for rule in grammar(language).rules.values():
        for index, alternative in enumerate(rule.alternatives):
            Automaton(rule).entry(index)
            named = re.findall(r"\{(?:(\w*)\*?:)?([\w=]+)\}", alternative.pattern)
            colons = ":" in alternative.pattern
            given = {a if (a or (colons and f"{{:{b}}}" in alternative.pattern)) else b
                     for a, b in named} - {""}  # fmt: skip
            if not callable(alternative.build):
                assert not given, alternative.pattern
                continue
            wanted = inspect.signature(alternative.build).parameters
            needed = {n for n, p in wanted.items() if p.default is p.empty} - {"at"}
            assert needed <= given <= set(wanted), alternative.pattern


@pytest.mark.parametrize(
    ("language", "example"),
    [(lang, example) for lang in LANGUAGES for e in phrasebook(lang) for example in e.examples],
)
def test_every_example_is_understood(language: Language, example: str) -> None:
    assert not isinstance(parse(example, language), PhraseError)


def test_the_page_is_what_the_grammar_says() -> None:
    script = ROOT / "scripts" / "generate_phrases_doc.py"

    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0
