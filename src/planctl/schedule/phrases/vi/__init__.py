"""The phrases of Vietnamese documents, in the order in which a reader would look for them."""

from __future__ import annotations

from planctl.schedule.phrases._book import Sections
from planctl.schedule.phrases._grammar import Rule
from planctl.schedule.phrases._normal import NUMBER
from planctl.schedule.phrases._reading import Terminal
from planctl.schedule.phrases._terminals import TERMINALS as SHARED
from planctl.schedule.phrases._terminals import any_word, free_words
from planctl.schedule.phrases.vi._cycles import CYCLES
from planctl.schedule.phrases.vi._days import DAYS, NAMED_DAYS
from planctl.schedule.phrases.vi._deadlines import DEADLINES, OPEN_ENDS
from planctl.schedule.phrases.vi._frames import FRAMES
from planctl.schedule.phrases.vi._lists import LISTS
from planctl.schedule.phrases.vi._periods import PERIODS
from planctl.schedule.phrases.vi._terms import TERMS
from planctl.schedule.phrases.vi._times import TIMES
from planctl.schedule.phrases.vi._words import WORDS

__all__ = ["RULES", "SECTIONS", "SPELLINGS", "TERMINALS"]

SPELLINGS = {
    "hằng": "hàng",
    "bẩy": "bảy",
    "mồng": "mùng",
    "quí": "quý",
    "qúy": "quý",
    "qúi": "quý",
    "kì": "kỳ",
    "sỹ": "sĩ",
    "tị": "tỵ",
    "kỉ": "kỷ",
    "nhứt": "nhất",
    "hoà": "hòa",
    "tuỳ": "tùy",
    "uỷ": "ủy",
    "khoá": "khóa",
    "toà": "tòa",
    "hoá": "hóa",
    "thuỷ": "thủy",
    "chúa": "chủ",
}

_STOP = frozenset({")", ";"})
_UNITS = {"ngày": 1, "tuần": 1, "tháng": 1, "năm": 1, "giờ": 1, "h": 1}

TERMINALS: tuple[Terminal, ...] = (
    *SHARED,
    free_words("words", _STOP, amounts=_UNITS),
    free_words(
        "name", _STOP, amounts=_UNITS, but=frozenset({NUMBER, "ngày", "tháng", "quý", "tuần"})
    ),
    free_words("plain", _STOP | {",", "#", "tháng", "quý", "tuần", "thứ", "(", "/", "."}),
    free_words("office", _STOP | {"#", "ngày", "tháng", "quý", "tuần", "trước", "chậm", "("}),
    free_words("until", _STOP | {"đến", "tới", ",", "#"}),
    free_words("rest", frozenset()),
    Terminal("unknown_word", frozenset({"*"}), lambda run, at: (None, at + 1)),
    any_word(),
)

SECTIONS: Sections = (
    ("Days", DAYS),
    ("Times of day", TIMES),
    ("Periods and their parts", PERIODS),
    ("Named days", NAMED_DAYS),
    ("Lists and stretches", LISTS),
    ("How often", CYCLES),
    ("Deadlines", DEADLINES),
    ("Open ends, occasions, anniversaries", OPEN_ENDS),
    ("Counted from something else", TERMS),
    ("Beside the dates", FRAMES),
    ("Small parts", WORDS),
)

RULES: tuple[Rule, ...] = tuple(rule for _, rules in SECTIONS for rule in rules)
