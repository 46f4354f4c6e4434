"""Texts that users read, as values: an English template with its arguments.

A stage that finds something says it with `msg` and does not know the reader's language; the
renderer asks a `Translator` late. Templates are the message ids of the gettext catalogues in
`locale/`; arguments are values, so text that a user wrote is never read as a template.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from planctl.frozen import Frozen

if TYPE_CHECKING:
    from gettext import NullTranslations

__all__ = [
    "Language",
    "Message",
    "Named",
    "Translator",
    "Weekday",
    "detect_language",
    "msg",
    "printable",
]

Language = Literal["en", "vi"]

_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
}


_NO_ARGS: Mapping[str, object] = {}


class Message(Frozen):
    """An English template in `str.format` syntax, and the values of its fields."""

    template: str
    args: Mapping[str, object] = _NO_ARGS


class Weekday(Frozen):
    """A day of the week as a message argument, Monday = 0."""

    index: int


class Named(Frozen):
    """A name that is data in both languages, such as a public holiday's."""

    en: str
    vi: str


def msg(template: str, /, **args: object) -> Message:
    """Make a message; `template` must be a literal, for the catalogues are drawn from the source.

    Arguments may be text, numbers, dates, `Weekday`, other messages, or an iterable of these,
    which is joined with commas.
    """
    return Message(template, args)


def printable(text: str) -> str:
    """Return `text` with control and format characters replaced by escapes such as `\\x1b`.

    Keeps line feeds and tabs out too: a value quoted in a message is one line.
    """
    if text.isprintable():
        return text
    return "".join(
        c
        if c.isprintable() or unicodedata.category(c) in ("Zs", "Mn")
        else c.encode("unicode_escape", "backslashreplace").decode("ascii")
        for c in text
    )


class Translator(Frozen):
    """Renders messages in one language."""

    language: Language

    def __call__(self, message: Message) -> str:
        """Return the text of `message`, arguments included."""
        template = self.text(message.template)
        if not message.args:
            return template.replace("{{", "{").replace("}}", "}")
        return template.format(**{name: self._value(v) for name, v in message.args.items()})

    def text(self, template: str) -> str:
        """Return the translation of a template, fields unfilled."""
        if self.language == "en" or not template:
            return template
        return _catalogue(self.language).gettext(template)

    def weekday(self, index: int) -> str:
        """Return the name of a day of the week, Monday = 0."""
        return _WEEKDAYS[self.language][index]

    def _value(self, value: object) -> object:
        match value:
            case Message():
                return self(value)
            case Weekday(index):
                return self.weekday(index)
            case Named(en, vi):
                return vi if self.language == "vi" else en
            case datetime():
                return f"{value:%H:%M} {value.day}/{value.month}/{value.year}"
            case date():
                return f"{value.day}/{value.month}/{value.year}"
            case time():
                return f"{value:%H:%M}"
            case str():
                return printable(value)
            case int() | float() | None:
                return value
            case Iterable():
                return ", ".join(str(self._value(item)) for item in value)
            case _:
                return printable(str(value))


@lru_cache
def _catalogue(language: Language) -> NullTranslations:
    import gettext

    return gettext.translation(
        "planctl", localedir=Path(__file__).parent / "locale", languages=[language], fallback=True
    )


def detect_language(text: str) -> Language:
    """Return `vi` for a text with letters that only Vietnamese uses, else `en`."""
    marks = {"\u0309", "\u0323", "\u031b"}  # hook above, dot below, horn
    decomposed = unicodedata.normalize("NFD", text)
    vietnamese = any(c in marks or c in "đĐ" for c in decomposed)
    return "vi" if vietnamese else "en"
