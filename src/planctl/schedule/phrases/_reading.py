"""One reading of one phrase: its tokens, how far it got, and the values that say what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planctl.messages import Message
from planctl.schedule.phrases._normal import NUMBER, UNKNOWN
from planctl.tuples import NamedTuple

if TYPE_CHECKING:
    from planctl.schedule.phrases._engine import State

__all__ = ["ANY", "Fault", "Place", "Reader", "Run", "Terminal"]

Place = tuple[int, int]
"""From one token to before another."""

ANY = frozenset({NUMBER, UNKNOWN})
"""The first keys of a rule that may begin with anything."""


class Fault(NamedTuple):
    """Something that is well formed but wrong; among the values of a rule it becomes its value."""

    name: str
    at: Place
    message: Message
    label: Message | None = None
    notes: tuple[Message, ...] = ()
    suggestion: str | None = None
    second: tuple[Place, Message] | None = None


class Run:
    """One reading of one phrase; `steps` counts the ways tried.

    While it is `strict` a rule whose meaning is a fault does not fit: a faulty reading is
    looked for only when there is no sound one, and only if one was met (`faulty`).
    """

    __slots__ = (
        "end",
        "far",
        "faulty",
        "folded",
        "keys",
        "memo",
        "steps",
        "strict",
        "stuck",
        "tokens",
    )

    def __init__(self, folded: str, tokens: list[str], keys: list[str]) -> None:
        self.folded = folded
        self.tokens = tokens
        self.keys = keys
        self.end = len(tokens)
        self.memo: dict[int, tuple[object, int] | None] = {}
        self.far = 0
        self.stuck: list[State] = []
        self.steps = 0
        self.strict = True
        self.faulty = False


Reader = Callable[[Run, int], tuple[object, int] | None]


class Terminal(NamedTuple):
    """A rule written in Python: what one token, or a few, must be."""

    name: str
    first: frozenset[str]
    read: Reader
    label: Message | None = None
