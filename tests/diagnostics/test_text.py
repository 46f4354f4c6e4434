"""Diagnostics as text: the excerpt, the carets, and what a hostile file cannot do to them."""

from __future__ import annotations

import unicodedata

import pytest
from rich.cells import cell_len

from planctl.diagnostics import Label, Span, found
from planctl.diagnostics.text import concise, full
from planctl.messages import Translator, msg

ENGLISH, VIETNAMESE = Translator("en"), Translator("vi")
LINE = '    when: "Thứ Hai, 25/4/2017"'


def plain(text: str, _: str) -> str:
    return text


def shown(line: str, start: int, end: int, related: tuple[int, int] | None = None) -> list[str]:
    labels = []
    if related is not None:
        labels = [Label(Span("p.yaml", 1, related[0], 1, related[1]), msg("25/4 is a Tuesday"))]
    diagnostic = found(
        "weekday-mismatch",
        msg("the weekday does not match the date"),
        Span("p.yaml", 1, start, 1, end),
        related=labels,
        notes=[msg("a note")],
        help=msg("a help"),
    )
    return full(diagnostic, ENGLISH, lambda _: [line], plain).splitlines()


def test_the_whole_shape() -> None:
    at = LINE.index("Thứ") + 1
    date = LINE.index("25/4") + 1
    assert shown(LINE, at, at + 7, (date, date + 9)) == [
        "error[PLN017] weekday-mismatch: the weekday does not match the date",
        "  --> p.yaml:1:12",
        "  |",
        '1 |     when: "Thứ Hai, 25/4/2017"',
        "  |            ^^^^^^^  --------- 25/4 is a Tuesday",
        "  = note: a note",
        "  = help: a help",
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("before", ["a: ", "\t- ", "漢字: ", "ưởng ệ: ", "e\u0301: "])
def test_carets_stand_under_the_words_by_display_width(before: str, form: str) -> None:
    line = unicodedata.normalize(form, before + "chiều thứ tám")
    word = unicodedata.normalize(form, "thứ")
    start = line.index(word)
    source, marks = shown(line, start + 1, start + 1 + len(word))[3:5]
    head = source[: source.index(word)]
    assert cell_len(head) == cell_len(marks[: marks.index("^")])
    assert marks.count("^") == 3


def test_two_labels_on_two_lines() -> None:
    diagnostic = found(
        "duplicate-key",
        msg("twice"),
        Span("p.yaml", 9, 1, 9, 2),
        related=[Label(Span("p.yaml", 2, 1, 2, 2), msg("first here"))],
    )
    lines = [f"{n}: x" for n in range(1, 12)]
    text = full(diagnostic, ENGLISH, lambda _: lines, plain)
    assert text.index("2: x") < text.index("first here") < text.index("9: x")


def test_another_file_is_named() -> None:
    diagnostic = found(
        "duplicate-id",
        msg("twice"),
        Span("a.yaml", 1, 1, 1, 2),
        related=[Label(Span("b.yaml", 3, 1, 3, 2), msg("also here"))],
    )
    text = full(diagnostic, ENGLISH, lambda f: [f"{f} {n}" for n in range(1, 5)], plain)
    assert "b.yaml:3:1" in text
    assert "also here" in text


def test_a_file_that_cannot_be_read_any_more_gives_no_excerpt() -> None:
    diagnostic = found("bad-value", msg("bad"), Span("gone.yaml", 4, 2, 4, 3))
    assert full(diagnostic, ENGLISH, lambda _: [], plain).splitlines() == [
        "error[PLN013] bad-value: bad",
        "  --> gone.yaml:4:2",
    ]


def test_a_long_line_is_cut_around_the_fault_and_says_so() -> None:
    line = "x" * 5000 + "FAULT" + "y" * 5000
    text = shown(line, 5001, 5006)
    assert "… " in text[3]
    assert text[3].endswith(" …")
    assert len(text[3]) < 200
    assert text[3].index("FAULT") == text[4].index("^")


def test_escapes_in_the_file_do_not_reach_the_terminal() -> None:
    line = "a: \x1b[31mred\x07\u202e"
    diagnostic = found("bad-value", msg("bad {v}", v=line), Span("p.yaml", 1, 1, 1, 2))
    text = full(diagnostic, ENGLISH, lambda _: [line], plain)
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_one_line() -> None:
    diagnostic = found("bad-value", msg("bad"), Span("p.yaml", 4, 2, 4, 3))
    assert concise(diagnostic, ENGLISH, plain) == "p.yaml:4:2: error[PLN013] bad-value: bad"
    assert concise(diagnostic, VIETNAMESE, plain).startswith("p.yaml:4:2: lỗi[PLN013]")
