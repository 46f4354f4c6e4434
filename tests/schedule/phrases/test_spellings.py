"""One phrase in many spellings: the same schedule."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.schedule.phrases import PhraseError, parse
from planctl.schedule.phrases._normal import fold, offsets, tokenise

PHRASES = (
    "ngày 02 hàng tháng",
    "chậm nhất ngày 20 tháng cuối quý",
    "từ ngày 16/7/2017 - 25/7/2017",
    "08 giờ 00' thứ Bảy, ngày 05/10/2019",
    "mùng 4 Tết",
    "thứ 7 tuần thứ 2 hàng tháng",
)


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize(
    "spell",
    [
        str.upper,
        str.lower,
        lambda p: unicodedata.normalize("NFD", p),
        lambda p: p.replace(" ", "\u00a0"),
        lambda p: p.replace(" ", "  "),
        lambda p: p.replace("-", "–").replace("'", "’"),
        lambda p: p.replace("hàng", "hằng").replace("quý", "quí").replace("Mùng", "mồng"),
        lambda p: f"  {p}. ",
        lambda p: p.replace("thứ 7", "Thứ bẩy").replace("mùng", "mồng"),
    ],
)
def test_spellings_mean_the_same(phrase: str, spell: object) -> None:
    assert callable(spell)
    assert not isinstance(parse(phrase), PhraseError)
    assert parse(spell(phrase)) == parse(phrase)


@given(
    st.text(alphabet="aăâđêôơưộầẵyÝỆ.,/-–()7 5TháNGày\u00a0\t"),
    st.sampled_from(["NFC", "NFD"]),
)
def test_every_token_is_found_in_the_text(text: str, form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, text)
    places = offsets(text)

    assert [fold(text[a:b]) for a, b in places[:-1]] == [t.strip() for t in tokenise(fold(text))]
    assert all(0 <= a <= b <= len(text) for a, b in places)
