"""The phrases of English documents."""

from __future__ import annotations

from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.phrases._terminals import TERMINALS

__all__ = ["RULES", "SPELLINGS", "TERMINALS_EN"]

RULES: tuple[Rule, ...] = (
    rule("phrase", alt("every month $", None)),
    rule("refused", alt("{n:any_number} $", None)),
)
TERMINALS_EN = TERMINALS
SPELLINGS: dict[str, str] = {}
