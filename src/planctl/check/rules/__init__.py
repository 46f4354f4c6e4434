"""One rule a module; `planctl.check.rule.RULES` names them all."""
