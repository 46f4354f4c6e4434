"""Widths and line breaks are those of rich, which is asked only for what is not plain."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from planctl.cells import _NARROW, width, wrapped

CONSOLE = Console(width=200)
WORDS = st.text(
    st.sampled_from("aăâđêôơưẾộ Ngày – “”…日本 a\u0301\u0323/.-(),"), max_size=60
).filter(lambda text: text == " ".join(text.split()))


def test_letters_that_count_as_plain_are_one_column_wide() -> None:
    plain = [chr(code) for code in range(0x30000) if _NARROW.fullmatch(chr(code))]
    assert {cell_len(character) for character in plain} == {1}
    assert set("ĂẮẰẲẴẶăđĐơƠưỰỹ–—“”‘’…«»§°") <= set(plain)


@given(st.text(max_size=40))
def test_widths_are_those_of_rich(text: str) -> None:
    assert width(text) == cell_len(text)


@given(WORDS, st.integers(3, 30))
def test_lines_are_those_of_rich(text: str, columns: int) -> None:
    theirs = Text(text).wrap(CONSOLE, columns, overflow="fold")
    assert wrapped(text, columns) == [line.plain.rstrip() for line in theirs]


@given(WORDS, st.integers(3, 30))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
