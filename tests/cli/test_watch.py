"""What watching looks at, without waiting."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from planctl.cli._watch import saves, watched


def test_a_save_a_new_file_and_a_lost_one_are_seen(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text("a")
    steps = iter(
        (
            lambda: None,
            lambda: os.utime(first, ns=(1, 1)),
            lambda: second.write_text("b"),
            lambda: None,
            first.unlink,
        )
    )
    done = []

    def pause() -> None:
        next(steps)()
        done.append(len(done))

    after = [len(done) for _ in islice(saves(lambda: tmp_path.glob("*"), pause), 3)]
    assert after == [2, 3, 5]


def test_plans_includes_and_settings_are_watched(tmp_path: Path) -> None:
    for name in ("plans/a.yaml", "common/places.yaml", "common/more.yml", "common/x.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("")
    settings = tmp_path / "planctl.toml"
    files = watched([str(tmp_path / "plans")], [tmp_path / "common" / "places.yaml"], [settings])
    names = sorted(file.relative_to(tmp_path).as_posix() for file in files)
    assert names == ["common/more.yml", "common/places.yaml", "planctl.toml", "plans/a.yaml"]
