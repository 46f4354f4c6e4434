"""The phrases of English documents."""

from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.phrases._terminals import TERMINALS

RULES: tuple[Rule, ...] = (rule("phrase", alt("every month $", None)),)
TERMINALS_EN = TERMINALS
SPELLINGS: dict[str, str] = {}
