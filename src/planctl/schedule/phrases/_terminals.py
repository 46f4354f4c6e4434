"""The smallest parts of a phrase that every language shares: numbers of a kind, and free words."""

from __future__ import annotations

from collections.abc import Mapping

from planctl.messages import Message, msg
from planctl.schedule.phrases._normal import END, NUMBER
from planctl.schedule.phrases._reading import ANY, Place, Run, Terminal
from planctl.tuples import NamedTuple

__all__ = ["TERMINALS", "Words", "any_word", "free_words"]

_NUMBERS = frozenset({NUMBER})


class Words(NamedTuple):
    """Words that the phrase does not explain: the name of an event, by their place."""

    at: Place


def _number(name: str, longest: int, low: int, high: int, label: Message) -> Terminal:
    def read(run: Run, at: int) -> tuple[object, int] | None:
        token = run.tokens[at]
        if len(token) > longest:
            return None
        value = int(token)
        return (value, at + 1) if low <= value <= high else None

    return Terminal(name, _NUMBERS, read, label)


def _year(run: Run, at: int) -> tuple[object, int] | None:
    token = run.tokens[at]
    return (int(token), at + 1) if len(token) == 4 and "1900" <= token < "2200" else None


def _short_year(run: Run, at: int) -> tuple[object, int] | None:
    token = run.tokens[at]
    return (2000 + int(token), at + 1) if len(token) == 2 and run.keys[at + 1] != "/" else None


_HOUR_WORDS = frozenset({":", "h", "g", "giờ"})


def _minute(run: Run, at: int) -> tuple[object, int] | None:
    """Read minutes; what a `/` or `-` follows is a day, unless the dash leads to another time."""
    token = run.tokens[at]
    if len(token) != 2 or token > "59" or run.keys[at + 1] == "/":
        return None
    if run.keys[at + 1] == "-" and not _HOUR_WORDS.intersection(run.keys[at + 3 : at + 4]):
        return None
    return int(token), at + 1


def _number_token(run: Run, at: int) -> tuple[object, int] | None:
    return run.tokens[at], at + 1


TERMINALS: tuple[Terminal, ...] = (
    _number("day", 2, 0, 99, msg("a day, such as {example}", example="15")),
    _number("month", 2, 0, 99, msg("a month, such as {example}", example="7")),
    _number("hour", 2, 0, 99, msg("an hour, such as {example}", example="7")),
    _number("week_number", 2, 1, 53, msg("a week, such as {example}", example="16")),
    _number("late_week", 2, 6, 53, msg("a week, such as {example}", example="16")),
    _number("num", 3, 0, 999, msg("a number")),
    Terminal("year", _NUMBERS, _year, msg("a year, such as {example}", example="2017")),
    Terminal("short_year", _NUMBERS, _short_year),
    Terminal("minute", _NUMBERS, _minute, msg("minutes, such as {example}", example="30")),
    Terminal("any_number", _NUMBERS, _number_token),
)


def any_word() -> Terminal:
    """Make a rule for one word, known or not."""

    def read(run: Run, at: int) -> tuple[object, int] | None:
        return (None, at + 1) if run.tokens[at].isalpha() else None

    return Terminal("any_word", ANY, read)


def free_words(
    name: str,
    stop: frozenset[str],
    amounts: Mapping[str, int] | None = None,
    but: frozenset[str] = frozenset(),
) -> Terminal:
    """Make a rule for words up to one of `stop`, or to an amount that ends the phrase.

    `amounts` are the words for units: "trước ngày bầu cử 95 ngày" ends its name before "95".
    The words do not begin with a key in `but`.
    """
    ends = stop | {END}
    lowest = {("ít", "nhất"), ("chậm", "nhất"), ("muộn", "nhất"), ("tối", "thiểu")} | {
        ("at", "least"),
        ("at", "most"),
    }

    units = amounts or {}

    def read(run: Run, at: int) -> tuple[object, int] | None:
        keys = run.keys
        if keys[at] in but:
            return None
        here = at
        while keys[here] not in ends:
            number = here + 2 if (keys[here], keys[here + 1]) in lowest else here
            if keys[number] == NUMBER and _is_amount(keys, number):
                break
            here += 1
        return (Words((at, here)), here) if here > at else None

    def _is_amount(keys: list[str], here: int) -> bool:
        after = keys[here + 1 : here + 4]
        if not after or after[0] not in units:
            return False
        return len(after) > units[after[0]] and (after[1] == END or after[-1] == END)

    return Terminal(name, ANY, read, msg("the name of an event or an activity"))
