"""Found files are told by their names again, however these are held."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

from hypothesis import given
from hypothesis import strategies as st

from planctl.plan.find import Files, Found, find_plans

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


def test_a_pattern_that_reaches_a_file_twice_gives_it_once(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "plan.yaml"
    file.parent.mkdir(parents=True)
    file.touch()
    assert list(find_plans([f"{tmp_path}/**/**/*.yaml"])) == [Found(str(file), False)]


def test_a_pipe_is_read_once_and_what_is_in_it_is_kept(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=(b"plan: a",))
    writer.start()
    files = find_plans([str(pipe)])
    writer.join()
    assert [list(files), files[0], files[:1]] == [
        [Found(str(pipe), True, b"plan: a")],
        Found(str(pipe), True, b"plan: a"),
        [Found(str(pipe), True, b"plan: a")],
    ]


def test_a_link_that_leads_nowhere_is_found_so_that_it_is_reported(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to("nowhere")
    assert [Path(f.name).name for f in find_plans([str(tmp_path)])] == ["gone.yaml"]
