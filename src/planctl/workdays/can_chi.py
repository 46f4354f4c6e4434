"""Can chi: the names of lunar years in the cycle of sixty, such as Giáp Thìn.

Documents date lunar years by name (`tháng Chạp năm Nhâm Dần`). A name fixes the year only within
its cycle: which one is meant is for the reader of the document to decide.
"""

from __future__ import annotations

import unicodedata

__all__ = ["can_chi", "cycle_of"]

_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = (
    "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi",
)  # fmt: skip

_STEM_OF = {name.casefold(): index for index, name in enumerate(_STEMS)}
_STEM_OF |= {"kỉ": 5, "quí": 9, "qúy": 9, "qúi": 9}
_BRANCH_OF = {name.casefold(): index for index, name in enumerate(_BRANCHES)}
_BRANCH_OF |= {"tí": 0, "mẹo": 3, "tị": 5, "vị": 7}


def can_chi(year: int) -> str:
    """Return the name of the lunar year that begins in the Gregorian `year`: 2024 is Giáp Thìn."""
    return f"{_STEMS[(year - 4) % 10]} {_BRANCHES[(year - 4) % 12]}"


def cycle_of(name: str) -> int | None:
    """Return the place of a can chi name in the cycle, 0 (Giáp Tý) to 59 (Quý Hợi).

    It is `(year - 4) % 60` of every year so named. Case, composition, hyphens and the spellings
    Kỉ, Quí, Qúy, Tí, Mẹo, Tị and Vị make no difference. None for what is no such name; half of
    all pairs, such as Giáp Sửu, do not occur.
    """
    words = unicodedata.normalize("NFC", name).casefold().replace("-", " ").split()
    if len(words) != 2:
        return None
    stem, branch = _STEM_OF.get(words[0]), _BRANCH_OF.get(words[1])
    if stem is None or branch is None or (stem - branch) % 2:
        return None
    return (6 * stem - 5 * branch) % 60
