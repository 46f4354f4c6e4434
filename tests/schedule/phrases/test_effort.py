"""Reading takes steps in proportion to the phrase, whatever stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.schedule.phrases import parse
from planctl.schedule.phrases._parse import grammar

if TYPE_CHECKING:
    from planctl.messages import Language

WAYS_PER_CHARACTER = 24
WORDS = {
    "vi": "ngày từ đến hàng tháng và , 5 12/7 tuần thứ hai ( ) trước sau kể 7h30 - quý năm ; mỗi x",
    "en": "on the 5th from to every month and , 5 12/7 week Monday ( ) before after 7:30 - May ; x",
}


def ways(text: str, language: Language) -> int:
    """Count what both readings of a phrase try: the sound one and the faulty one."""
    rules = grammar(language)
    run = rules.run(text)
    again = rules.lenient(run)
    rules.read(run, "phrase")
    rules.read(again, "phrase")
    return run.steps + again.steps


@pytest.mark.parametrize("language", ["vi", "en"])
@given(data=st.data())
def test_no_phrase_takes_long(language: Language, data: st.DataObject) -> None:
    words = st.lists(st.sampled_from(WORDS[language].split()), min_size=1, max_size=3)
    unit = " ".join(data.draw(words)) + " "
    text = (unit * 1000)[:1000]

    assert ways(text, language) <= WAYS_PER_CHARACTER * len(text)


@given(st.text(max_size=300), st.sampled_from([None, "vi", "en"]))
def test_any_text_is_a_schedule_or_an_error(text: str, language: Language | None) -> None:
    assert parse(text, language) == parse(text, language)
