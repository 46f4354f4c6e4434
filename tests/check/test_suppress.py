"""Comments that let findings stand: where they are found, what they mean, when they are stale."""

from __future__ import annotations

import pytest

from planctl.check.suppress import Ignore, ignores_in, silence
from planctl.diagnostics import Diagnostic, Span, found
from planctl.messages import Translator, msg

FILE = "a.yaml"


def _ignores(text: str) -> list[Ignore]:
    return ignores_in(FILE, text.split("\n"))


def _found(name: str, line: int, end_line: int | None = None) -> Diagnostic:
    return found(name, msg("x"), Span(FILE, line, 3, end_line or line, 9))


def _kept(text: str, *findings: Diagnostic, judged: bool = True) -> list[tuple[str, int]]:
    result = silence(findings, _ignores(text), lambda name, file: judged)
    return [(d.name, d.span.line) for d in result.kept]


def test_a_comment_has_rules_a_reason_and_a_line() -> None:
    (one,) = _ignores("a: 1  # planctl: ignore[day-off, PLN100] lễ phát động\n")
    assert one.words == ("day-off", "PLN100")
    assert one.reason == "lễ phát động"
    assert (one.line, one.alone) == (1, False)
    assert one.span == Span(FILE, 1, 7, 1, 54)


@pytest.mark.parametrize(
    "text",
    [
        'a: "x # planctl: ignore[day-off] r"',
        "a: 'x\n  # planctl: ignore[day-off] r'",
        "a: |\n  # planctl: ignore[day-off] r\n",
        "a: >-\n  x\n\n  # planctl: ignore[day-off] r\n",
        "a: x# planctl: ignore[day-off] r",
        "a: # planctl:ignored[day-off] r",
        'a: "x # planctl: ignore[day-off] r',
    ],
)
def test_what_is_no_comment(text: str) -> None:
    assert _ignores(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: | # planctl: ignore[day-off] r\n  text\n", 1),
        ("a: |\n  text\n# planctl: ignore[day-off] r\nb: 1\n", 4),
        ("a: [1, # planctl: ignore[day-off] r\n  2]\n", 1),
        ("a: 'it''s' # planctl: ignore[day-off] r\n", 1),
        ("#planctl:ignore[day-off] r\n\n# more\na: 1\n", 4),
        ("a: 1\n# planctl: ignore[day-off] r\n", 2),
        ("a: x\u2028y # planctl: ignore[day-off] r\n", 1),
        ("a: 1\t# planctl: ignore[day-off] r\n", 1),
    ],
)
def test_where_a_comment_counts(text: str, line: int) -> None:
    assert [ignore.line for ignore in _ignores(text)] == [line]


def test_it_silences_its_rules_on_its_line_alone() -> None:
    text = "a: 1 # planctl: ignore[day-off] r\nb: 2"
    findings = [_found("day-off", 1), _found("order", 1), _found("day-off", 2)]
    assert _kept(text, *findings) == [("order", 1), ("day-off", 2)]


def test_on_its_own_line_it_means_the_line_below() -> None:
    text = "# planctl: ignore[PLN031] r\n# planctl: ignore[order] r\na: 1\nb: 2"
    findings = [_found("day-off", 3), _found("order", 3), _found("day-off", 4)]
    assert _kept(text, *findings) == [("day-off", 4)]


def test_a_finding_over_lines_is_silenced_at_either_end() -> None:
    text = "a:\n  - 1\n  - 2 # planctl: ignore[order] r"
    assert _kept(text, _found("order", 2, 3)) == []


def test_a_reason_is_required() -> None:
    text = "a: 1 # planctl: ignore[day-off]"
    assert _kept(text, _found("day-off", 1)) == [("ignore-without-reason", 1)]


def test_stale_comments_are_reported_with_what_is_stale() -> None:
    result = silence(
        [_found("day-off", 1)],
        _ignores("a: 1 # planctl: ignore[day-off, order] r"),
        lambda name, file: True,
    )
    ((ignore, words),) = result.unused
    assert (ignore.line, words, result.silenced) == (1, ("order",), 1)
    assert [d.name for d in result.kept] == ["unused-ignore"]


def test_a_rule_that_was_not_looked_for_is_not_stale() -> None:
    text = "a: 1 # planctl: ignore[order] r"
    assert _kept(text) == [("unused-ignore", 1)]
    assert _kept(text, judged=False) == []


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("ignore lý do", "the comment names no rule, so it silences nothing"),
        ("ignore[] lý do", "the comment names no rule, so it silences nothing"),
        ("ignore[day-of] lý do", "there is no rule “day-of” to ignore"),
        (
            "ignore[yaml-syntax] lý do",
            "`yaml-syntax` cannot be ignored: the plan cannot be read until it is mended",
        ),
    ],
)
def test_comments_that_cannot_work_are_reported(comment: str, message: str) -> None:
    result = silence([], _ignores(f"a: 1 # planctl: {comment}"), lambda name, file: True)
    assert [d.name for d in result.kept] == ["unused-ignore"]
    assert Translator("en")(result.kept[0].message) == message
    assert result.unused == ()


def test_a_plan_that_cannot_be_read_is_not_silenced() -> None:
    text = "a: 1 # planctl: ignore[unknown-key] r"
    kept = _kept(text, _found("unknown-key", 1))
    assert ("unknown-key", 1) in kept
