from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.plan.scalars import Refusal, plain_value, tagged_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("0", 0),
        ("02", 2),
        ("-7", -7),
        ("+12", 12),
        ("0o17", 15),
        ("0xfF", 255),
        (str(2**63 - 1), 2**63 - 1),
        (str(-(2**63)), -(2**63)),
        ("1.5", 1.5),
        ("1.", 1.0),
        (".5", 0.5),
        ("-0.25", -0.25),
        ("1e3", 1000.0),
        ("+1.5E-3", 0.0015),
        (".inf", math.inf),
        ("+.INF", math.inf),
        ("-.Inf", -math.inf),
    ],
)
def test_patterns_of_the_core_schema(text: str, value: object) -> None:
    found = plain_value(text)
    assert found == value
    assert type(found) is type(value)


def test_not_a_number_is_a_float() -> None:
    found = plain_value(".nan")
    assert isinstance(found, float)
    assert math.isnan(found)


@pytest.mark.parametrize(
    "text",
    [
        *("07:30", "07:30-09:00", "190:20:30", "7h30"),
        *("2017-05-02", "5/7", "5.7.2017", "5-7"),
        *("no", "No", "off", "yes", "y", "on", "nUll", "tRue"),
        *("1_000", "0b11", "0O17", "-0o17", "+0x1f", "0x", "0o8", "017x"),
        *("1e", "e3", ".", "+", "-", "+-1", "..5", "1.2.3", ".INf", "inf", "nan", "+.nan"),
        *("٣", "１２", "ngày 02 hàng tháng", "II.1"),
    ],
)
def test_everything_else_is_text(text: str) -> None:
    assert plain_value(text) == text


@pytest.mark.parametrize(
    "text",
    [
        str(2**63),
        str(-(2**63) - 1),
        "9" * 5000,
        "0x" + "f" * 5000,
        "1e999",
        "-1e999",
        "9" * 400 + ".",
    ],
)
def test_numbers_are_never_rounded_to_infinity_in_silence(text: str) -> None:
    assert plain_value(text) is Refusal.OUT_OF_RANGE
    assert tagged_value("float", text) is Refusal.OUT_OF_RANGE
    assert tagged_value("str", text) == text


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("str", "05", "05"),
        ("str", "", ""),
        ("int", "05", 5),
        ("float", "5", 5.0),
        ("float", ".inf", math.inf),
        ("bool", "true", True),
        ("null", "", None),
        ("int", "5.0", Refusal.MISMATCH),
        ("int", "true", Refusal.MISMATCH),
        ("float", "false", Refusal.MISMATCH),
        ("bool", "yes", Refusal.MISMATCH),
        ("bool", "1", Refusal.MISMATCH),
        ("null", "none", Refusal.MISMATCH),
    ],
)
def test_tags(tag: str, text: str, value: object) -> None:
    found = tagged_value(tag, text)
    assert found == value
    assert type(found) is type(value)


@given(st.integers(-(2**63), 2**63 - 1))
def test_integers_read_back(number: int) -> None:
    assert plain_value(str(number)) == number
    if number >= 0:
        assert plain_value(f"0x{number:x}") == number
        assert plain_value(f"0o{number:o}") == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_read_back(number: float) -> None:
    assert plain_value(repr(number)) == number


@given(st.text())
def test_any_text_has_a_value_or_is_refused(text: str) -> None:
    value = plain_value(text)
    if isinstance(value, str):
        assert value == text
