"""Write what the documentation draws from the code: docs/rules.md and docs/plan.schema.json.

`--check` only compares, for the tests.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from planctl.check.catalogue import rule_texts
from planctl.messages import Translator
from planctl.plan.schema import plan_schema

DOCS = Path(__file__).parent.parent / "docs"


def rules_page() -> str:
    """Return the page of all findings, in the order of their codes."""
    lines = [
        "# Findings",
        "",
        "`planctl rules` lists them, `planctl explain CODE` prints each in Vietnamese and English.",
        "",
    ]
    for rule in rule_texts(Translator("en")):
        text = re.sub(r"^## ", "### ", rule.doc, flags=re.MULTILINE)
        lines += [f"## {rule.name}", "", f"`{rule.code}`, {rule.severity}", "", text, ""]
    return "\n".join(lines)


def main() -> int:
    """Write the files, or tell by the exit status whether they are up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = 0
    for name, text in {"rules.md": rules_page(), "plan.schema.json": plan_schema()}.items():
        file = DOCS / name
        if check:
            stale += not file.exists() or file.read_text(encoding="utf-8") != text
        else:
            file.write_text(text, encoding="utf-8")
    return int(stale > 0)


if __name__ == "__main__":
    sys.exit(main())
