"""Draw the messages from the source into the gettext catalogues, keeping translations.

Run it after a message was added or changed, then translate what `msgfmt --statistics`, or this
script's own closing line, says is missing. `--check` only compares, for the tests.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "planctl"
KEYWORDS: dict[str, None] = {"msg": None, "fault": None}


def extracted() -> Catalog:
    """Return the catalogue of all templates in the source."""
    catalogue = Catalog(project="planctl", charset="utf-8", fuzzy=False)
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    for file, _, message, _, _ in sorted(found, key=lambda entry: (entry[0], entry[1])):
        if isinstance(message, str) and message:
            catalogue.add(message, locations=[(file, 0)])
    return catalogue


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
