"""What the YAML parser refuses, in words for people who do not know YAML.

The parser says what it expected where it noticed; people need to know what they wrote. The
faults that plans really have (tabs, missing spaces, unclosed quotes, wrong indentation) are told
apart by looking at the text around the place.
"""

from __future__ import annotations

import re
from typing import Final

from yaml.error import MarkedYAMLError

from planctl.diagnostics import Diagnostic, Label, found
from planctl.messages import Message, msg
from planctl.plan._events import too_deep
from planctl.plan._text import SourceText
from planctl.tuples import NamedTuple

__all__ = ["character_finding", "syntax_finding"]

_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GLUED_COLON: Final = re.compile(r"[ ]*(?:-[ ]+)*[\w.-]+(:)[^\s:]")
_KEY_BEFORE: Final = re.compile(r":[ \t]")
_TOO_DEEP: Final = "exceeded maximum nesting depth"  # libyaml from 0.2.6 on: 1000 levels
_KEY_END: Final = re.compile(r"""["'\]}]:""")


class _Fault(NamedTuple):
    """What is wrong; `at` where that is elsewhere than where the parser noticed."""

    message: Message
    help: Message | None = None
    at: int | None = None


def syntax_finding(error: MarkedYAMLError, text: SourceText) -> Diagnostic:
    """Report what the parser refused, and where the value that it was reading began."""
    noticed = 0 if error.problem_mark is None else error.problem_mark.index
    began = noticed if error.context_mark is None else error.context_mark.index
    if error.problem == _TOO_DEEP:
        return found("too-large", too_deep(), text.point(noticed))
    fault = _fault(str(error.problem), str(error.context), text, noticed, began)
    at = noticed if fault.at is None else fault.at
    related: tuple[Label, ...] = ()
    if began not in (noticed, at):
        related = (Label(text.point(began), msg("what it belongs to begins here")),)
    elif at != noticed < len(text.text):
        related = (Label(text.point(noticed), msg("noticed here")),)
    return found("yaml-syntax", fault.message, text.point(at), related=related, help=fault.help)


def character_finding(text: SourceText) -> Diagnostic:
    """Report the first character that YAML does not allow, and how many follow."""
    offsets = [illegal.start() for illegal in _ILLEGAL.finditer(text.text)]
    code = f"U+{ord(text.text[offsets[0]]):04X}"
    more = len(offsets) - 1
    return found(
        "yaml-syntax",
        msg("the character {code} may not stand in a plan", code=code),
        text.point(offsets[0]),
        notes=(msg("more such characters: {count}", count=more),) if more else (),
        help=msg("delete it; where there are many, save the file as UTF-8 text"),
    )


def _fault(problem: str, context: str, text: SourceText, noticed: int, began: int) -> _Fault:
    character = text.text[noticed : noticed + 1]
    match problem:
        case "found character that cannot start any token" if character != "\t":
            return _Fault(
                msg("no value begins with “{character}”", character=character), _quotes(character)
            )
        case (
            "found character that cannot start any token"
            | "found a tab character that violates indentation"
            | "found a tab character where an indentation space is expected"
        ):
            return _Fault(
                msg("a tab character stands where only spaces may"), msg("indent with spaces")
            )
        case "mapping values are not allowed in this context":
            return _unexpected_colon(text, noticed)
        case "could not find expected ':'":
            return _missing_colon(text, began)
        case "found unexpected end of stream" | "found unexpected document indicator":
            return _Fault(
                msg("the quotation mark is never closed"),
                msg("close it; text with quotation marks inside may stand in the other kind"),
                began,
            )
        case "block sequence entries are not allowed in this context":
            return _Fault(
                msg("a list with dashes cannot begin on the line of its key"),
                msg("write each item on a line of its own, or [one, two]; quote other text"),
            )
        case "did not find expected key" | "did not find expected '-' indicator":
            return _misplaced(text, noticed, began)
        case "did not find expected ',' or ']'":
            return _unclosed("]")
        case "did not find expected ',' or '}'":
            return _unclosed("}")
        case "did not find expected node content":
            return _Fault(
                msg("a value is missing before this"),
                msg("text that begins with a comma or a bracket stands in quotes"),
            )
        case (
            "found unknown escape character"
            | "did not find expected hexdecimal number"
            | "found invalid Unicode character escape code"
        ):
            return _Fault(
                msg("this backslash begins no escape that YAML knows"),
                msg("write \\\\ for a backslash, or use single quotes"),
            )
        case "did not find expected alphabetic or numeric character":
            sign = text.text[began : began + 1]
            return _Fault(
                msg("“{sign}” is not followed by a name in letters a-z", sign=sign),
                _quotes(sign),
                began,
            )
        case "did not find expected comment or line break":
            sign = text.text[began : began + 1]
            return _Fault(msg("text stands behind “{sign}” on its line", sign=sign), _quotes(sign))
        case "did not find expected <document start>" if _KEY_END.match(text.text, noticed - 1):
            return _MISSING_SPACE
        case "did not find expected <document start>":
            return _Fault(
                msg("this belongs to no key above it"), msg("a plan is written as `key: value`")
            )
        case _ if "tag" in context or "tag handle" in problem:
            return _Fault(msg("“!” begins a tag, and it is not complete"), _quotes("!"), began)
        case _ if "directive" in context or "YAML document" in problem:
            return _Fault(
                msg("a line that begins with % is an instruction to YAML, and not a known one"),
                msg("remove the line"),
                began,
            )
        case _:
            return _Fault(msg("this is not YAML: {problem}", problem=problem))


_MISSING_SPACE: Final = _Fault(
    msg("a space is missing after the colon"), msg("write `key: value` with a space")
)


def _quotes(sign: str) -> Message:
    return msg("text that begins with “{sign}” stands in quotes", sign=sign)


def _unclosed(bracket: str) -> _Fault:
    return _Fault(msg("a comma or the closing {bracket} is missing before this", bracket=bracket))


def _unexpected_colon(text: SourceText, colon: int) -> _Fault:
    if _KEY_BEFORE.search(text.line_before(colon)):
        return _Fault(
            msg("a second colon with a space stands in the value"),
            msg("put the whole value in quotes"),
        )
    start, line = text.previous_line(colon)
    glued = _GLUED_COLON.match(line)
    if glued is not None:
        return _MISSING_SPACE._replace(at=start + glued.start(1))
    return _Fault(
        msg("this key is indented too far: the key above it already has a value"),
        msg("keys that belong together begin in the same column"),
    )


def _missing_colon(text: SourceText, began: int) -> _Fault:
    glued = _GLUED_COLON.match(text.text, began)
    if glued is not None:
        return _MISSING_SPACE._replace(at=glued.start(1))
    return _Fault(
        msg("there is no colon after this key"),
        msg("write `key: value`; a text that goes on in the next line is indented there"),
        began,
    )


def _misplaced(text: SourceText, noticed: int, began: int) -> _Fault:
    before = text.line_before(noticed)
    if before.strip():
        return _leftover(text.text[noticed : noticed + 1])
    if len(before) != len(text.line_before(began)):
        return _Fault(
            msg("the indentation of this line fits no line above it"),
            msg("what belongs together begins in the same column"),
        )
    if text.text.startswith("-", noticed):
        return _Fault(
            msg("an item of a list stands among keys"), msg("give the list a key of its own")
        )
    return _Fault(
        msg("a line that is no item stands among the items of a list"),
        msg("begin it with a dash, or indent it to belong to the item above"),
    )


def _leftover(character: str) -> _Fault:
    if character in ("]", "}"):
        return _Fault(
            msg("nothing is open that “{character}” could close", character=character),
            msg("put the whole value in quotes"),
        )
    return _Fault(
        msg("text stands behind the end of the value"), msg("put the whole value in quotes")
    )
