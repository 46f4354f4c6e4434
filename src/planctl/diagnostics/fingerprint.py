"""What makes a finding the same finding tomorrow: its rule and its occurrences, never a line.

Programs that show findings across runs, and the baseline, match by it. Inserting a line above,
renaming the file or translating the message leaves it as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from planctl.diagnostics.value import Diagnostic
from planctl.messages import Translator

__all__ = ["digest", "fingerprints"]

_LENGTH = 32
_ENGLISH = Translator("en")


def digest(diagnostic: Diagnostic, plans: Mapping[str, str]) -> str:
    """Return 32 hexadecimal digits from the rule and the occurrence keys.

    A finding without keys is known by its plan's id (`plans` gives it by file; the file's own
    name where it holds no plan) and its message in English.
    """
    about: tuple[str, ...] = tuple(sorted(diagnostic.keys))
    if not about:
        file = diagnostic.span.file
        about = (plans.get(file, file.rpartition("/")[2]), _ENGLISH(diagnostic.message))
    return _hash((diagnostic.name, *about))


def fingerprints(diagnostics: Iterable[Diagnostic], plans: Mapping[str, str]) -> list[str]:
    """Return a fingerprint for each finding; those that would share one are numbered apart."""
    seen: Counter[str] = Counter()
    result = []
    for diagnostic in diagnostics:
        plain = digest(diagnostic, plans)
        result.append(_hash((plain, str(seen[plain]))) if seen[plain] else plain)
        seen[plain] += 1
    return result


def _hash(parts: Iterable[str]) -> str:
    from hashlib import sha256

    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
