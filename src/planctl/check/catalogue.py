"""All rules with their texts: what `rules`, `explain` and reports say of them."""

from __future__ import annotations

from planctl.check.rule import RULES
from planctl.diagnostics.codes import CODES
from planctl.diagnostics.meanings import meaning
from planctl.diagnostics.report import RuleText
from planctl.messages import Translator

__all__ = ["rule_text", "rule_texts"]

_DOCUMENTED = {rule.name: rule for rule in RULES}


def rule_texts(translator: Translator) -> tuple[RuleText, ...]:
    """Return every rule in the order of the codes."""
    names = sorted(CODES, key=lambda name: CODES[name].code)
    return tuple(rule_text(name, translator) for name in names)


def rule_text(name: str, translator: Translator) -> RuleText:
    """Return the texts of one rule; those that judge dates have whole pages of their own."""
    code, severity = CODES[name]
    if name in _DOCUMENTED:
        doc = _DOCUMENTED[name].text(translator.language).strip()
        return RuleText(name, code, severity, _first_line(doc), doc)
    what, mend = (translator(text) for text in meaning(name))
    return RuleText(name, code, severity, what, f"{what}\n\n{mend}")


def _first_line(doc: str) -> str:
    lines = (line.strip() for line in doc.splitlines())
    return next(line for line in lines if line and not line.startswith("#"))
