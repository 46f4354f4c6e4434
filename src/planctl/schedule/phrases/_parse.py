"""From the text of a phrase to its schedule."""

from __future__ import annotations

from functools import cache, lru_cache

from planctl.messages import Language, Message, msg
from planctl.schedule.phrases._draft import Draft
from planctl.schedule.phrases._engine import Grammar
from planctl.schedule.phrases._error import PhraseError, from_fault, not_understood
from planctl.schedule.phrases._normal import offsets
from planctl.schedule.phrases._notes import notes_on
from planctl.schedule.phrases._reading import Fault, Run
from planctl.schedule.phrases._term import Quote, named
from planctl.schedule.phrases._terminals import Words
from planctl.schedule.rules import Gloss, Notes, Relative, Rule, Schedule, Unscheduled

__all__ = ["grammar", "parse"]

_LONGEST = 1_000
"""Code points of the longest phrase that is read; the longest known in a document has 160."""

_ORDER: tuple[Language, ...] = ("vi", "en")


@cache
def grammar(language: Language) -> Grammar:
    """Return the grammar of a language, made when first needed."""
    if language == "vi":
        from planctl.schedule.phrases import vi

        return Grammar(vi.RULES, vi.TERMINALS, vi.SPELLINGS)
    from planctl.schedule.phrases import en

    return Grammar(en.RULES, en.TERMINALS, en.SPELLINGS)


@lru_cache(maxsize=8192)
def parse(text: str, language: Language | None = None) -> Schedule | PhraseError:
    """Return the schedule that `text` says, or why it says none.

    Vietnamese is tried first, then English, unless `language` tells. Of two errors that of the
    language which understood more is returned, of equal ones that which has a suggestion.
    """
    if len(text) > _LONGEST:
        return _too_long(text)
    if language is not None:
        return _read(text, language)[0]
    best: tuple[PhraseError, int] | None = None
    for each in _ORDER:
        found, far = _read(text, each)
        if isinstance(found, Schedule):
            return found
        if best is None or (far, found.suggestion or "") > (best[1], best[0].suggestion or ""):
            best = found, far
    assert best is not None
    return best[0]


def _read(text: str, language: Language) -> tuple[Schedule | PhraseError, int]:
    """Return the result, and how many tokens were understood: all of them if it is a finding."""
    rules = grammar(language)
    run = rules.run(text)
    value: object = _refusal(rules, run) or rules.read(run, "phrase")
    if isinstance(value, Draft):
        return _schedule(text, value), len(run.tokens)
    if value is None and run.faulty:
        run = rules.lenient(run)
        value = rules.read(run, "phrase")
    quote = Quote(text, offsets(text))
    if isinstance(value, Fault):
        return from_fault(value, quote), len(run.tokens) + 1
    return not_understood(rules, run, quote), run.far


def _refusal(rules: Grammar, run: Run) -> Fault | None:
    """Return why a phrase is none, where it has the form of something else altogether."""
    if not rules.begins(run, "refused"):
        return None
    value = rules.read(rules.lenient(run), "refused")
    return value if isinstance(value, Fault) else None


def _schedule(text: str, draft: Draft) -> Schedule:
    notes = Notes((*(_quoted(note, text) for note in draft.notes), *notes_on(draft)))
    rules = draft.rules
    glosses: tuple[Gloss, ...] = ()
    if draft.glosses or any(_quotes(r) for r in rules):
        quote = Quote(text, offsets(text))
        rules = tuple(named(r, quote) for r in rules)
        glosses = tuple(Gloss(rule, *quote.offsets(at)) for rule, at in draft.glosses)
    return Schedule(_same(rules), draft.time, draft.on_day_off, draft.tentative, glosses, notes)


@lru_cache(maxsize=8192)
def _same(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the first of equal rules: phrases that say the same are then soon compared."""
    return rules


def _quoted(note: Message, text: str) -> Message:
    """Put the document's words where a note has their place among the tokens."""
    places = {k: v for k, v in note.args.items() if isinstance(v, Words)}
    if not places:
        return note
    quote = Quote(text, offsets(text))
    said = {k: quote(f"{v.at[0]} {v.at[1]}") for k, v in places.items()}
    return Message(note.template, {**note.args, **said})


def _quotes(rule: object) -> bool:
    if isinstance(rule, Relative | Unscheduled):
        return True
    inner = [getattr(rule, n, None) for n in ("rule", "first", "last", "start")]
    return any(_quotes(i) for i in inner if i is not None)


def _too_long(text: str) -> PhraseError:
    return PhraseError(
        "unknown-phrase",
        _LONGEST,
        len(text),
        msg("the phrase has {length} characters", length=len(text)),
        label=msg("phrases are read up to {longest} characters", longest=_LONGEST),
        notes=(msg("write a list of several phrases"),),
    )
