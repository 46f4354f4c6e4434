"""Found files are told by their names again, however these are held."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planctl.plan.find import Files

NAMES = st.lists(
    st.builds(
        str.__add__,
        st.sampled_from(["", "/", "a/", "a/b/", "./", "kế hoạch/"]),
        st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=4),
    ),
    max_size=12,
)


@given(NAMES, st.integers(-14, 14), st.integers(-14, 14))
def test_names_come_back_one_by_one_and_in_slices(names: list[str], one: int, other: int) -> None:
    files = Files(names, set(names[:2]))
    assert [(f.name, f.named) for f in files] == [(n, n in names[:2]) for n in names]
    assert [f.name for f in files[one:other]] == names[one:other]
    if -len(names) <= one < len(names):
        assert files[one].name == names[one]
