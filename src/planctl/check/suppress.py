"""Comments that let a finding stand: `# planctl: ignore[day-off] lễ phát động`.

A comment counts at the end of the line of the finding, or on a line of its own above it. It must
say why. Comments are found by the tokens of YAML, so text in quotes and in blocks is no comment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from planctl.check.selection import is_permanent, rule_named
from planctl.diagnostics import Diagnostic, Span, found
from planctl.diagnostics.codes import CODES
from planctl.messages import Message, msg
from planctl.plan.nearest import did_you_mean
from planctl.tuples import NamedTuple

__all__ = ["Ignore", "Silenced", "ignores_in", "silence"]

_MARK = "planctl:"
_COMMENT = re.compile(
    r"#[ \t]*planctl:[ \t]*ignore\b[ \t]*(?P<bracket>\[(?P<names>[^\]#\n]*)\])?(?P<reason>[^\n]*)"
)
_OLD_BREAKS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", "_"))


class Ignore(NamedTuple):
    """One comment: the words in its bracket, its reason, and the line whose findings it means."""

    span: Span
    words: tuple[str, ...]
    reason: str
    line: int
    alone: bool
    """Whether nothing else stands on its line."""


class Silenced(NamedTuple):
    """The findings that stay, the comments' own among them, and how many were silenced."""

    kept: tuple[Diagnostic, ...]
    silenced: int
    unused: tuple[tuple[Ignore, tuple[str, ...]], ...]
    """Comments with the words in them that silence nothing."""


def ignores_in(file: str, lines: Sequence[str]) -> list[Ignore]:
    """Return the comments of a file in their order; none where it is not well-formed YAML."""
    text = "\n".join(lines)
    if _MARK not in text:
        return []
    inside = _scalars(text)
    if inside is None:
        return []
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    ignores = []
    for comment in _COMMENT.finditer(text):
        if not _is_comment(text, comment.start(), inside):
            continue
        index = bisect_right(starts, comment.start()) - 1
        column = comment.start() - starts[index]
        alone = not lines[index][:column].strip()
        shown = comment[0].rstrip()
        span = Span(file, index + 1, column + 1, index + 1, column + 1 + len(shown))
        words = tuple(w for w in re.split(r"[,\s]+", comment["names"] or "") if w)
        meant = _below(lines, index) if alone else index + 1
        ignores.append(Ignore(span, words, comment["reason"].strip(" \t:–-"), meant, alone))
    return ignores


def _scalars(text: str) -> list[tuple[int, int]] | None:
    """Return start and end of every scalar; of a block scalar, without the line of its header."""
    import yaml

    spans = []
    try:
        for token in yaml.scan(text.translate(_OLD_BREAKS), Loader=yaml.CLoader):
            if isinstance(token, yaml.ScalarToken):
                start, end = token.start_mark.index, token.end_mark.index
                if token.style in ("|", ">"):
                    start = text.find("\n", start, end)
                spans.append((start, end))
    except yaml.YAMLError:
        return None
    return spans


def _is_comment(text: str, at: int, scalars: Sequence[tuple[int, int]]) -> bool:
    if at and not text[at - 1].isspace():
        return False
    index = bisect_right(scalars, (at, len(text))) - 1
    return index < 0 or not scalars[index][0] <= at < scalars[index][1]


def _below(lines: Sequence[str], index: int) -> int:
    """Return the number of the next line that is neither empty nor a comment."""
    for number in range(index + 1, len(lines)):
        text = lines[number].strip()
        if text and not text.startswith("#"):
            return number + 1
    return index + 1


def silence(
    diagnostics: Iterable[Diagnostic],
    ignores: Iterable[Ignore],
    judged: Callable[[str, str], bool],
) -> Silenced:
    """Take out the findings that a comment lets stand, and report comments that say too little.

    A comment without a reason silences too, and is an error in the place of what it silences.
    `judged(name, file)` tells whether the rule was looked for in the file: only then is a comment
    that silences nothing stale.
    """
    comments = list(ignores)
    by_line: dict[tuple[str, int, str], list[Ignore]] = {}
    for ignore in comments:
        for word in ignore.words:
            if (name := rule_named(word)) is not None and not is_permanent(name):
                by_line.setdefault((ignore.span.file, ignore.line, name), []).append(ignore)
    kept: list[Diagnostic] = []
    used: set[tuple[Span, str]] = set()
    count = 0
    for diagnostic in diagnostics:
        span = diagnostic.span
        places = {(span.file, line, diagnostic.name) for line in (span.line, span.end_line)}
        matching = [ignore for place in places for ignore in by_line.get(place, ())]
        used |= {(ignore.span, diagnostic.name) for ignore in matching}
        if matching:
            count += 1
        else:
            kept.append(diagnostic)
    unused = []
    for ignore in comments:
        stale = _stale(ignore, used, judged)
        if stale:
            unused.append((ignore, stale))
        kept += _faults(ignore, stale)
    return Silenced(tuple(kept), count, tuple(unused))


def _stale(
    ignore: Ignore, used: set[tuple[Span, str]], judged: Callable[[str, str], bool]
) -> tuple[str, ...]:
    stale = []
    for word in ignore.words:
        name = rule_named(word)
        if name is None or is_permanent(name) or (ignore.span, name) in used:
            continue
        if judged(name, ignore.span.file):
            stale.append(word)
    return tuple(stale)


def _faults(ignore: Ignore, stale: Sequence[str]) -> list[Diagnostic]:
    faults = []
    example = msg("write `# planctl: ignore[rule] reason`; `planctl rules` lists the rules")
    if not ignore.words:
        text = msg("the comment names no rule, so it silences nothing")
        faults.append(found("unused-ignore", text, ignore.span, help=example))
    for word in ignore.words:
        faults += _word_faults(ignore, word)
    if stale:
        text = msg("nothing to ignore here: {rules}", rules=list(stale))
        aid = msg("remove it from the comment, or let `planctl check --fix` do it")
        faults.append(found("unused-ignore", text, ignore.span, help=aid))
    if ignore.words and not ignore.reason:
        text = msg("the comment does not say why {rules} may stand", rules=list(ignore.words))
        aid = msg("write the reason after the bracket: `# planctl: ignore[day-off] lễ phát động`")
        faults.append(found("ignore-without-reason", text, ignore.span, help=aid))
    return faults


def _word_faults(ignore: Ignore, word: str) -> list[Diagnostic]:
    name = rule_named(word)
    text: Message
    if name is None:
        text = msg("there is no rule “{word}” to ignore", word=word)
        legal = [n for n in CODES if not is_permanent(n)]
        return [found("unused-ignore", text, ignore.span, help=did_you_mean(word, legal))]
    if is_permanent(name):
        text = msg(
            "`{name}` cannot be ignored: the plan cannot be read until it is mended", name=name
        )
        return [found("unused-ignore", text, ignore.span)]
    return []
