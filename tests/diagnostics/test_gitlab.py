"""The Code Quality report has what GitLab needs, and no fingerprint twice."""

from __future__ import annotations

import json

from planctl.diagnostics.gitlab import gitlab
from tests.diagnostics.reports import finding, report


def test_an_entry_has_the_fields_that_gitlab_reads() -> None:
    (entry,) = json.loads(gitlab(report(finding(line=7, text="trùng"))))
    assert entry["check_name"] == "day-off"
    assert entry["description"] == "PLN031 trùng"
    assert entry["severity"] == "minor"
    assert entry["location"] == {
        "path": "kế hoạch/2017.yaml",
        "lines": {"begin": 7, "end": 7},
    }
    assert len(entry["fingerprint"]) == 32


def test_severities_and_unique_fingerprints() -> None:
    found = [finding("weekday-mismatch"), finding("missing-day"), finding(), finding(line=9)]
    entries = json.loads(gitlab(report(*found)))
    assert [e["severity"] for e in entries] == ["major", "info", "minor", "minor"]
    assert len({e["fingerprint"] for e in entries}) == 4


def test_no_finding_is_an_empty_list() -> None:
    assert gitlab(report()) == "[]\n"
