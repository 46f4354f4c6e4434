"""SARIF against its schema, SARIF 2.1.0 of OASIS as kept beside this test.

The schema is the published one, JSON Schema draft 4, revision rtm.5, under the MIT licence.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from planctl.diagnostics import Label, Span
from planctl.diagnostics.sarif import sarif
from planctl.messages import msg
from tests.diagnostics.reports import FILE, finding, report

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
OTHER = Label(Span("/elsewhere/x.yaml", 2, 1, 2, 4), msg("also here"))
FINDINGS = (
    finding("weekday-mismatch", 42, 'quotes " \\ and \x1b[31m', related=[OTHER]),
    finding(keys=("p/a/2017-01",)),
    finding("unreadable-file", 1, file=f"{FILE}.no"),
)


def _log() -> dict[str, object]:
    return json.loads(sarif(report(*FINDINGS)))


def test_the_schema_is_the_real_one() -> None:
    Draft4Validator.check_schema(SCHEMA)
    bad = _log()
    bad["version"] = "2.0.0"
    assert not Draft4Validator(SCHEMA).is_valid(bad)


def test_it_is_valid_with_findings_and_without() -> None:
    Draft4Validator(SCHEMA).validate(_log())
    Draft4Validator(SCHEMA).validate(json.loads(sarif(report())))


def test_paths_are_relative_uris() -> None:
    (run,) = _log()["runs"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location == {
        "artifactLocation": {
            "uri": "k%E1%BA%BF%20ho%E1%BA%A1ch/2017.yaml",
            "uriBaseId": "SRCROOT",
        },
        "region": {"startLine": 42, "startColumn": 5, "endLine": 42, "endColumn": 9},
    }
    assert "uri" not in run["originalUriBaseIds"]["SRCROOT"]
    outside = run["results"][0]["relatedLocations"][0]["physicalLocation"]["artifactLocation"]
    assert outside == {"uri": "file:///elsewhere/x.yaml"}


def test_rules_and_levels() -> None:
    (run,) = _log()["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [(r["id"], r["name"]) for r in rules] == [
        ("PLN017", "weekday-mismatch"),
        ("PLN031", "day-off"),
    ]
    results = run["results"]
    assert [r["level"] for r in results] == ["error", "warning", "error"]
    assert [r.get("ruleIndex") for r in results] == [0, 1, None]


def test_fingerprints_outlive_lines() -> None:
    moved = finding(line=400, keys=("p/a/2017-01",))
    before = _log()["runs"][0]["results"][1]
    after = json.loads(sarif(report(moved)))["runs"][0]["results"][0]
    assert before["partialFingerprints"] == after["partialFingerprints"]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_it_is_the_same_every_time(language: str) -> None:
    one = report(*FINDINGS, language=language)
    assert sarif(one) == sarif(one)
