"""Draw the messages from the source into the gettext catalogues, keeping translations.

Run it after a message was added or changed, then translate what `msgfmt --statistics`, or this
script's own closing line, says is missing. `--check` only compares, for the tests.
"""

from __future__ import annotations

import argparse
import ast
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "planctl"
KEYWORDS = ("msg", "fault")


def extracted() -> Catalog:
    """Return the catalogue of all templates in the source."""
    catalogue = Catalog(project="planctl", charset="utf-8", fuzzy=False)
    for file in sorted(SOURCE.rglob("*.py")):
        for template in templates(file.read_text(encoding="utf-8")):
            catalogue.add(template, locations=[(file.relative_to(SOURCE).as_posix(), 0)])
    return catalogue


def templates(source: str) -> list[str]:
    """Return the templates in a module's source, in their order.

    The syntax tree is searched, since a reader of tokens misses calls in f-strings and in calls.
    """
    found: list[tuple[int, int, str]] = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]):
                if name in KEYWORDS and text:
                    found.append((node.lineno, node.col_offset, text))
    return [text for _, _, text in sorted(found)]


def updated(source: Path, template: Catalog) -> Catalog:
    """Return the catalogue in `source` with exactly the messages of `template`."""
    locale = source.parts[-3]
    if not source.exists():
        return Catalog(locale=locale, project="planctl", fuzzy=False)
    with source.open("rb") as text:
        catalogue = read_po(text, locale=locale, abort_invalid=True)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def text_of(catalogue: Catalog) -> bytes:
    """Return a catalogue as a `.po` file whose bytes depend on its messages alone."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, omit_header=True, include_lineno=False, width=98, sort_by_file=True)
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Project-Id-Version: planctl\\n"\n"Language: {catalogue.locale}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    )
    return header.encode() + buffer.getvalue()


def main() -> int:
    """Update every catalogue, or say which are out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    template, stale = extracted(), 0
    for source in [SOURCE / "locale" / "vi" / "LC_MESSAGES" / "planctl.po"]:
        catalogue = updated(source, template)
        if not source.exists():
            catalogue.update(template, no_fuzzy_matching=True)
        made = text_of(catalogue)
        missing = [str(m.id) for m in catalogue if m.id and not m.string]
        if check:
            stale += source.read_bytes() != made or bool(missing)
        else:
            source.write_bytes(made)
        print(f"{source.relative_to(ROOT)}: {len(catalogue)} messages, {len(missing)} untranslated")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
