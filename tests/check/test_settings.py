"""Settings: where they are found, what they say, and what is said of mistakes in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from planctl.check.settings import Settings, find_settings
from planctl.check.settings_file import parse_settings
from planctl.messages import Translator

ROOT = Path("/project")
FULL = """\
select = ["double-booking", "PLN031"]
ignore = ["unverified-year"]
fail-on = "warning"
baseline = "known.json"
exclude = ["archive/"]

[severity]
day-off = "error"

[per-path]
"old/**" = ["day-off", "pln100"]

[limits]
per-day = 3
per-week = 8
reach = 7
"""


def _faults(text: str, file: str = "planctl.toml") -> list[tuple[str, int, int, str]]:
    settings, findings = parse_settings(text, file, ROOT)
    assert settings is None
    say = Translator("en")
    return [(d.name, d.span.line, d.span.column, say(d.message)) for d in findings]


def _read(text: str, file: str = "planctl.toml") -> Settings:
    settings, findings = parse_settings(text, file, ROOT)
    assert findings == []
    assert settings is not None
    return settings


def test_everything_that_can_be_said() -> None:
    settings = _read(FULL)
    assert settings.select == {"double-booking", "day-off"}
    assert settings.ignore == {"unverified-year"}
    assert settings.fail_on == "warning"
    assert settings.baseline == ROOT / "known.json"
    assert settings.excludes(ROOT / "archive" / "a.yaml")
    assert not settings.excludes(ROOT / "a.yaml")
    assert settings.severities == {"day-off": "error"}
    ((glob, names),) = settings.per_path
    assert glob.matches(ROOT / "old" / "a.yaml")
    assert names == {"day-off", "double-booking"}
    limits = settings.limits
    assert (limits.per_day, limits.per_week, limits.reach) == (3, 8, 7)


def test_nothing_said_is_the_defaults() -> None:
    assert _read("") == Settings(file="planctl.toml")


def test_pyproject_has_them_in_a_table() -> None:
    text = '[project]\nname = "x"\n\n[tool.planctl]\nfail-on = "never"\n'
    assert _read(text, "pyproject.toml").fail_on == "never"
    assert parse_settings('[project]\nname = "x"\n', "pyproject.toml", ROOT) == (None, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('fail-on = "error"\nselct = []\n', ("unknown-key", 2, 1, "unknown key `selct`")),
        ("[limits]\nper-dya = 3\n", ("unknown-key", 2, 1, "unknown key `per-dya`")),
        ('\nselect = "day-off"\n', ("wrong-type", 2, 1, "expected a list")),
        (
            'fail-on = "worning"\n',
            ("bad-value", 1, 1, "“worning” is not one of: error, warning or never"),
        ),
        (
            'ignore = [\n  "day-off",\n  "day-of",\n]\n',
            ("unknown-id", 3, 4, "there is no rule “day-of”"),
        ),
        ('[severity]\nordr = "error"\n', ("unknown-id", 2, 1, "there is no rule “ordr”")),
        ('[per-path]\n"old/**" = ["ordr"]\n', ("unknown-id", 2, 14, "there is no rule “ordr”")),
        (
            'ignore = ["yaml-syntax"]\n',
            (
                "bad-value",
                1,
                12,
                "`yaml-syntax` always counts: a plan that cannot be read is not checked",
            ),
        ),
        (
            "a = 1\nb = = 2\n",
            ("bad-value", 2, 5, "the file is not well-formed TOML: Invalid value"),
        ),
    ],
)
def test_mistakes_are_findings_with_their_place(
    text: str, expected: tuple[str, int, int, str]
) -> None:
    assert _faults(text) == [expected]


def test_places_in_pyproject_are_those_of_its_table() -> None:
    text = (
        "[tool.other]\nselct = 1\n\n[tool.planctl]\nselct = 1\n\n"
        '[tool.planctl.severity]\nx = "error"\n'
    )
    assert [fault[:3] for fault in _faults(text, "pyproject.toml")] == [("unknown-key", 5, 1)]
    text = text.replace("selct = 1", "select = []", 2)
    assert [fault[:3] for fault in _faults(text, "pyproject.toml")] == [("unknown-id", 8, 1)]


def test_the_nearest_file_upward_counts(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "planctl.toml").write_text('fail-on = "never"\n')
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.planctl]\nfail-on = "warning"\n')
    (deep / "pyproject.toml").write_text("[project]\n")
    settings, findings = find_settings(deep)
    assert (settings.fail_on, findings) == ("warning", [])
    assert settings.file == (tmp_path / "a" / "pyproject.toml").as_posix()
    (tmp_path / "a" / "planctl.toml").write_text('fail-on = "error"\n')
    assert find_settings(deep)[0].fail_on == "error"
    assert find_settings(tmp_path)[0].fail_on == "never"


@pytest.mark.parametrize(
    "text",
    [
        '[tool.planctl]\nfail-on = "never"\n',
        '[ tool . "planctl" ]\nfail-on = "never"\n',
        '[tool]\nplanctl.fail-on = "never"\n',
        "[tool]\nplanctl = {fail-on = 'never'}\n",
        'tool.planctl = {fail-on = "never"}\n',
        '"tool" . planctl . fail-on = "never"\n',
        "tool = { planctl = { fail-on = 'never' } }\n",
        "['tool']\n[tool.'planctl']\nfail-on = 'never'\n",
    ],
)
def test_a_table_is_found_in_every_form(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    settings, findings = find_settings(tmp_path)
    assert (settings.fail_on, findings) == ("never", [])


def test_a_shared_file_without_a_table_is_passed_by(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    (tmp_path / "planctl.toml").write_text('fail-on = "never"\n')
    (folder / "pyproject.toml").write_text('[project]\ndependencies = ["planctl"]\nname = \n')
    assert find_settings(folder)[0].fail_on == "never"
    (folder / "pyproject.toml").write_text("[tool.planctl]\nfail-on = \n")
    assert [finding.name for finding in find_settings(folder)[1]] == ["bad-value"]


def test_a_file_that_is_not_text_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "planctl.toml").write_bytes(b"\xff\xfe")
    settings, (finding,) = find_settings(tmp_path)
    assert settings == Settings()
    assert finding.name == "unreadable-file"
