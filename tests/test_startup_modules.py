"""What each command loads: nothing that it does not use.

Start-up is most of what a clerk waits for, and one careless import at the top of a module costs
more than compiling a plan. Each command runs in a process of its own; what it has loaded at its
end, beyond what typer and pydantic load by themselves, must be among what is listed here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PLAN = str(ROOT / "plans" / "hon-quan-2017.yaml")

HEAVY = {
    "PIL", "asyncio", "babel", "caldav", "concurrent.futures", "csv", "dateutil", "distributed",
    "email", "gettext", "holidays", "http", "icalendar", "jinja2", "keyring", "lunar_vn",
    "multiprocessing", "niquests", "pickle", "pyarrow", "requests", "rich", "ruamel.yaml", "segno",
    "sqlite3", "ssl", "starlette", "tomllib", "urllib.request", "uvicorn", "vobject", "xml", "yaml",
}  # fmt: skip
"""What takes a millisecond or more to load, and is not needed by every command."""

BARE = """
import typer
from pydantic import BaseModel

class Item(BaseModel):
    name: str

app = typer.Typer()

@app.command()
def run(name: str) -> None:
    Item(name=name)

app()
"""
SPY = """
import atexit, json, pathlib, sys
file = pathlib.Path(sys.argv.pop(1))
atexit.register(lambda: file.write_text(json.dumps(sorted(sys.modules))))
"""
PLANCTL = "from planctl.__main__ import main\nmain()"


class Case(NamedTuple):
    """A command, the heavy packages that it may load, and the rooms of planctl."""

    words: list[str]
    heavy: set[str]
    rooms: set[str]


VALUES = {"fault", "fields", "frozen", "messages", "occurrence", "tuples"}
READING = {*VALUES, "diagnostics", "plan", "schedule", "workdays"}
COMPILING = {*READING, "compile", "dated"}
SHOWING = {"cells", "diagnostics"}
EXPANDING = {*COMPILING, *SHOWING, "export", "export.client", "export.edition", "export.text"}
ICS = {
    "export", "export._icsevent", "export._icsfold", "export._icsform", "export._icsplan",
    "export._icsread", "export._icsrule", "export._icsseries",
    "export._icstext", "export._icstodo", "export._zones",
    "export.atomic", "export.client", "export.colours", "export.edition", "export.ics",
    "export.publication", "export.readback", "export.reissue", "export.rows", "export.text",
    "trace",
}  # fmt: skip
PARTS = {
    *COMPILING, *ICS,
    "export.continuity", "export.issue", "export.manifest", "export.parts", "export.together",
}  # fmt: skip
SHEET = {
    *COMPILING,
    "export", "export.atomic", "export.client", "export.edition", "export.rows", "export.text",
    "trace",
}  # fmt: skip

CASES = {
    "version": Case(["--version"], set(), set()),
    "help": Case(["--help"], set(), {"tuples"}),
    "table": Case(["expand", PLAN], {"yaml", "gettext"}, {*EXPANDING, "export.rows"}),
    "json": Case(
        ["expand", PLAN, "--format", "json"],
        {"yaml", "gettext"},
        {*EXPANDING, "export.data", "trace"},
    ),
    "jsonl": Case(
        ["expand", PLAN, "--format", "jsonl"],
        {"yaml", "gettext", "pickle"},
        {*EXPANDING, "batch", "cache", "check", "export.data", "trace"},
    ),
    "csv": Case(
        ["expand", PLAN, "--format", "csv"],
        {"yaml", "gettext", "csv"},
        {*EXPANDING, "export.rows", "export.spreadsheet"},
    ),
    "parquet": Case(
        ["expand", PLAN, "--format", "parquet", "-o", "x.parquet"],
        {"yaml", "gettext", "pickle", "pyarrow", "ssl"},
        {*EXPANDING, "batch", "check", "export.atomic", "export.parquet"},
    ),
    "check": Case(
        ["check", PLAN],
        {"yaml", "gettext"},
        {*COMPILING, *SHOWING, "batch", "cache", "check"},
    ),
    "validate": Case(["validate", PLAN], {"yaml", "gettext"}, {*COMPILING, *SHOWING}),
    "explain phrase": Case(
        ["explain", "ngày 02 hàng tháng", "--lang", "en"],
        set(),
        {*VALUES, "diagnostics", "schedule", "workdays"} - {"occurrence"},
    ),
    "explain rule": Case(["explain", "PLN100"], {"gettext"}, {*READING, "check", "dated"}),
    "rules": Case(["rules"], {"gettext"}, {*COMPILING, "check"}),
    "schema": Case(["schema"], set(), {*VALUES, "plan", "schedule"} - {"occurrence"}),
    "init": Case(
        ["init", "new.yaml"],
        {"gettext"},
        {*READING, "export", "export.atomic", "export.client", "export.edition", "export.text"},
    ),
    "export ics": Case(
        ["export", PLAN, "--format", "ics", "-o", "x.ics"],
        {"yaml", "gettext", "icalendar", "dateutil"},
        {*COMPILING, *SHOWING, *ICS},
    ),
    "export csv": Case(
        ["export", PLAN, "--format", "csv", "-o", "x.csv"],
        {"yaml", "gettext", "csv"},
        {*SHEET, "export.spreadsheet"},
    ),
    "export html": Case(
        ["export", PLAN, "--format", "html", "-o", "x.html"],
        {"yaml", "gettext"},
        {*SHEET, "export._markdown", "export._page", "export.table"},
    ),
    "export checklist": Case(
        ["export", PLAN, "--format", "checklist", "-o", "x.html"],
        {"yaml", "gettext"},
        {*SHEET, "export._markdown", "export._page", "export.checklist"},
    ),
    "split place": Case(
        ["export", PLAN, "--split", "place", "-o", "places"],
        {"yaml", "gettext", "icalendar", "dateutil"},
        PARTS,
    ),
    "split plan": Case(
        ["export", PLAN, "--split", "plan", "-o", "calendars"],
        {"yaml", "gettext", "icalendar", "dateutil", "pickle"},
        {*PARTS, *SHOWING, "batch", "check", "export.each_plan"},
    ),
    "publish": Case(
        ["publish", PLAN, "-o", "site"],
        {"yaml", "gettext", "icalendar", "dateutil"},
        {
            *PARTS,
            *("export._markdown", "export._page", "export.checklist", "export.table", "website"),
        },
    ),
    "serve no folder": Case(["serve", "none"], {"gettext"}, {"frozen", "messages", "tuples"}),
    "push nowhere": Case(
        ["push", PLAN, "--to", "dav.example.org"], {"gettext"}, {*READING, "caldav"}
    ),
    "cache": Case(
        ["cache"], {"gettext", "pickle", "sqlite3"}, {"batch", "frozen", "messages", "tuples"}
    ),
    "diff": Case(
        ["diff", PLAN, PLAN],
        {"yaml", "gettext"},
        {*COMPILING, *SHOWING, *ICS, "difference", "export._markdown", "export.data", "notice"},
    ),
}


def loaded(program: str, words: list[str], folder: Path) -> set[str]:
    """Return the modules that a program has loaded at its end."""
    out = folder / "modules.json"
    command = [sys.executable, "-c", SPY + program, str(out), *words]
    environment = {**os.environ, "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    subprocess.run(
        command, check=False, capture_output=True, cwd=folder, env=environment, timeout=120
    )
    return set(json.loads(out.read_text()))


@cache
def bare(folder: Path) -> frozenset[str]:
    return frozenset(loaded(BARE, ["x"], folder))


def room(module: str) -> str:
    """Return the name of a module without planctl's; all modules of a room but export are one."""
    first, _, rest = module.removeprefix("planctl.").partition(".")
    return f"{first}.{rest.partition('.')[0]}" if first == "export" and rest else first


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_command_loads_only_what_it_uses(
    case: Case, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    modules = loaded(PLANCTL, case.words, tmp_path)
    assert "planctl" in modules
    assert "-o" not in case.words or (tmp_path / case.words[-1]).exists()
    extra = modules - bare(tmp_path_factory.getbasetemp())
    assert sorted(extra & HEAVY - case.heavy) == []
    rooms = {room(m) for m in modules if m.startswith("planctl.")} - {"__main__", "cli", "status"}
    assert sorted(rooms - case.rooms) == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_command_loads_no_other_command(case: Case, tmp_path: Path) -> None:
    modules = loaded(PLANCTL, case.words, tmp_path)
    commands = {p.stem for p in (ROOT / "src/planctl/cli").glob("[a-z]*.py")}
    ours = {m.removeprefix("planctl.cli.") for m in modules if m.startswith("planctl.cli.")}
    asked = commands if case.words == ["--help"] else {case.words[0]}
    assert sorted(ours & commands - asked) == []


SELDOM = {
    "planctl.cells", "planctl.check.baseline", "planctl.check.catalogue",
    "planctl.check.settings_file", "planctl.check.settings_table", "planctl.diagnostics.text",
    "planctl.plan.seldom", "planctl.schedule.structured", "tomllib",
}  # fmt: skip
"""What a check of a sound plan has no use for: texts of findings, settings, rare keys of plans."""


def test_a_check_that_finds_nothing_loads_nothing_for_findings(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["planctl"]\n')
    plan = str(ROOT / "plans" / "ldld-huyen-2017.yaml")
    modules = loaded(PLANCTL, ["check", plan], tmp_path)
    assert "planctl.check" in modules
    assert sorted(modules & SELDOM) == []


def test_a_bare_program_is_all_that_help_and_version_load(tmp_path: Path) -> None:
    assert not {"typer", "pydantic"} & loaded(PLANCTL, ["--version"], tmp_path)
    assert "pydantic" not in loaded(PLANCTL, ["--help"], tmp_path)


def test_the_list_would_notice_an_import(tmp_path: Path) -> None:
    program = f"import rich.table, planctl.check\n{PLANCTL}"
    modules = loaded(program, ["--version"], tmp_path)
    assert "rich" in modules & HEAVY
    assert "check" in {room(m) for m in modules if m.startswith("planctl.")}
