"""Edits leave everything else in a plan as it is, whatever its layout."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from planctl.check.edit import with_change, with_day_off_rule, without_words
from planctl.check.suppress import ignores_in
from planctl.plan.source import Source, parse_source

PLANS = sorted((Path(__file__).parents[2] / "plans").glob("*.yaml"))
CHANGE = {"activity": "a", "place": "x", "on": "2024-05-02", "move_to": "2024-05-04", "why": "w"}
LINE = "{activity: a, place: x, on: 2024-05-02, move_to: 2024-05-04, why: w}"


def _source(text: str) -> Source:
    source, findings = parse_source(text, "a.yaml")
    assert source is not None, findings
    return source


def _plan(activity: str, rest: str = "") -> Source:
    return _source(f"plan: p # one\nactivities:\n{activity}{rest}")


def _ruled(activity: str) -> str | None:
    edited = with_day_off_rule(_plan(activity), "a")
    return None if edited is None else edited.text.partition("activities:\n")[2]


@pytest.mark.parametrize(
    ("activity", "expected"),
    [
        (
            "  - id: a   # c\n    when: x # d\n    who: y\n",
            "  - id: a   # c\n    on_day_off: next\n    when: x # d\n    who: y\n",
        ),
        (
            "- when: x\n  # c\n  id: a\n",
            "- on_day_off: next\n  when: x\n  # c\n  id: a\n",
        ),
        (
            "  - {id: a, when: x, who: y} # c\n",
            "  - {id: a, on_day_off: next, when: x, who: y} # c\n",
        ),
        (
            "  - id: a\n    at:\n      x: một\n",
            "  - id: a\n    on_day_off: next\n    at:\n      x: một\n",
        ),
        (
            "  - id: b\n    when: x\n  - id: a\n    when: y\n",
            "  - id: b\n    when: x\n  - id: a\n    on_day_off: next\n    when: y\n",
        ),
        (
            "  - id: a\r\n    when: x\r\n",
            "  - id: a\r\n    when: x\r\n",
        ),
    ],
)
def test_the_day_off_rule_comes_before_the_schedule(activity: str, expected: str) -> None:
    if "\r" in expected:
        text = "plan: p\r\nactivities:\r\n" + activity
        edited = with_day_off_rule(_source(text), "a")
        assert edited is not None
        assert edited.text == text.replace("    when", "    on_day_off: next\r\n    when")
        return
    assert _ruled(activity) == expected


@pytest.mark.parametrize(
    "activity",
    [
        "  - id: a\n    on_day_off: keep\n    when: x\n",
        "  - id: b\n    when: x\n",
        "  - &o {id: a, when: x}\n  - *o\n",
        "  - ? id\n    : a\n    ? when\n    : x\n",
    ],
)
def test_what_cannot_be_edited_is_left(activity: str) -> None:
    assert _ruled(activity) is None


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("", f"\n\nchanges:\n  - {LINE}\n"),
        ("\n\n# end", f"\n\n# end\n\nchanges:\n  - {LINE}\n"),
        (
            "\nchanges:\n- {activity: b} # c\n# d\nnotes: x\n",
            f"\nchanges:\n- {{activity: b}} # c\n- {LINE}\n# d\nnotes: x\n",
        ),
        (
            "\nchanges:\n    - activity: b\n      why: >-\n        long\n\n        text\n",
            (
                "\nchanges:\n    - activity: b\n      why: >-\n        long\n\n        text\n"
                f"    - {LINE}\n"
            ),
        ),
        ("\nchanges: []\n", f"\nchanges: [{LINE}]\n"),
        ("\nchanges: [{a: b}, ] # c\n", f"\nchanges: [{{a: b}}, {LINE}, ] # c\n"),
    ],
)
def test_a_change_comes_last(rest: str, expected: str) -> None:
    edited = with_change(_plan("  - {id: a}", rest), CHANGE)
    assert edited is not None
    assert edited.text == f"plan: p # one\nactivities:\n  - {{id: a}}{expected}"


def test_a_change_that_cannot_be_written_is_not() -> None:
    assert with_change(_source("{plan: p, activities: [{id: a}]}"), CHANGE) is None
    assert with_change(_plan("  - {id: a}\n", "changes: null\n"), CHANGE) is None
    assert with_change(_plan("  - {id: a}\n", "...\n"), CHANGE) is None


@given(st.text(min_size=1))
def test_any_reason_is_read_as_it_was_meant(why: str) -> None:
    edited = with_change(_plan("  - {id: a}\n"), {**CHANGE, "why": why})
    if edited is not None:
        (change,) = edited.value["changes"]
        assert change["why"] == why
    else:
        assert any(not c.isprintable() for c in why)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("a: 1   # planctl: ignore[x] r\nb: 2\n", ["x"], "a: 1\nb: 2\n"),
        ("a: 1\n  # planctl: ignore[x] r\nb: 2\n", ["x"], "a: 1\nb: 2\n"),
        ("a: 1\r\n# planctl: ignore[x] r\r\nb: 2", ["x"], "a: 1\r\nb: 2"),
        ("a: 1 # planctl: ignore[x, y, z] r\n", ["y"], "a: 1 # planctl: ignore[x, z] r\n"),
        ("a: 1\n# planctl: ignore[x] r", ["x"], "a: 1\n"),
    ],
)
def test_comments_go_without_a_trace(text: str, words: list[str], expected: str) -> None:
    source = _source(text)
    (ignore,) = ignores_in("a.yaml", source.lines)
    edited = without_words(source, ignore, words)
    assert edited is not None
    assert edited.text == expected


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.stem)
def test_real_plans_keep_every_line(file: Path) -> None:
    source = _source(file.read_text(encoding="utf-8"))
    activities = [a["id"] for a in source.value["activities"] if "on_day_off" not in a]
    edited = source
    for activity in activities:
        edited = with_day_off_rule(edited, activity) or edited
    edited = with_change(edited, CHANGE) or edited
    assert edited.text.count("on_day_off: next") >= len(activities)
    left = iter(edited.lines)
    assert all(line in left for line in source.lines if line != "changes: []")
    assert _comments(edited.text) == _comments(source.text)


def _comments(text: str) -> list[str]:
    """Return the comments as another YAML library finds them."""
    yaml = YAML()
    yaml.load(io.StringIO(text))
    tokens = yaml.scan(text)
    found = []
    for token in tokens:
        for part in getattr(token, "_comment", None) or ():
            for comment in part if isinstance(part, list) else [part]:
                if comment is not None:
                    found += [line for line in comment.value.split("\n") if line.strip()]
    return found
