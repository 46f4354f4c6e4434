"""Values of YAML scalars by the YAML 1.2 core schema.

PyYAML resolves by YAML 1.1, where `07:30` is 450, `no` is false and `2017-05-02` a date. Plans
are written by people who mean a time, a word and a date in the office's own notation, so plain
scalars are typed here, by the few patterns of YAML 1.2.2, section 10.3.2.
"""

from __future__ import annotations

import math
import re
from enum import Enum
from typing import Final, Literal, TypeAlias

__all__ = [
    "NUMBERS_BEFORE",
    "OUT_OF_RANGE",
    "WORDS",
    "Refusal",
    "Scalar",
    "Value",
    "plain_value",
    "tagged_value",
]

Scalar: TypeAlias = str | int | float | bool | None
Value: TypeAlias = "dict[str, Value] | list[Value] | Scalar"


class Refusal(Enum):
    """Why a scalar has no value."""

    OUT_OF_RANGE = "a number that neither a 64-bit integer nor a finite float holds"
    MISMATCH = "text that its tag does not allow"


OUT_OF_RANGE: Final = Refusal.OUT_OF_RANGE
WORDS: Final[dict[str, bool | float | None]] = {  # what is no text without being a number
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **{sign + word: math.inf for sign in ("", "+") for word in (".inf", ".Inf", ".INF")},
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}
_NUMBER: Final = re.compile(
    r"(?P<decimal>[-+]?[0-9]+)"
    r"|0o(?P<octal>[0-7]+)"
    r"|0x(?P<hexadecimal>[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
)
_BASES: Final = {"decimal": 10, "octal": 8, "hexadecimal": 16}
NUMBERS_BEFORE: Final = ":"
"""Numbers, and the empty text, are less than this text."""

_IN_NUMBERS: Final = "0123456789abcdefABCDEFxo+-."
_LONGEST_INTEGER: Final = 1000  # characters; int() refuses more than 4300 digits


def plain_value(text: str) -> Scalar | Literal[Refusal.OUT_OF_RANGE]:
    """Return the value of a scalar written without quotes and without a tag.

    Refuses numbers that cannot be held exactly (integers beyond 64 bits) or at all (a decimal
    exponent beyond the floats): they are never rounded to infinity in silence.
    """
    if text in WORDS:
        return WORDS[text]
    if text > NUMBERS_BEFORE or text.strip(_IN_NUMBERS):
        return text
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    kind = str(number.lastgroup)
    if kind == "float":
        value = float(text)
        return OUT_OF_RANGE if math.isinf(value) else value
    if len(text) > _LONGEST_INTEGER:
        return OUT_OF_RANGE
    integer = int(number[kind], _BASES[kind])
    return integer if -(2**63) <= integer < 2**63 else OUT_OF_RANGE


def tagged_value(tag: str, text: str) -> Scalar | Refusal:
    """Return the value of a scalar, quoted or not, under the core tag `tag`, such as `int`."""
    if tag == "str":
        return text
    value = plain_value(text)
    if value is OUT_OF_RANGE:
        return value
    match tag:
        case "null" if value is None:
            return value
        case "bool" if isinstance(value, bool):
            return value
        case "int" if isinstance(value, int) and not isinstance(value, bool):
            return value
        case "float" if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        case _:
            return Refusal.MISMATCH
