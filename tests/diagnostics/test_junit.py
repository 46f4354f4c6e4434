"""JUnit: a test case for each activity, failing where a finding says so."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from planctl.diagnostics.junit import junit
from planctl.diagnostics.report import CheckedActivity, Report
from tests.diagnostics.reports import FILE, Span, finding, report


def _suite(given_report: Report) -> ElementTree.Element:
    root = ElementTree.fromstring(junit(given_report))
    assert root.tag == "testsuites"
    return root


def _failed(root: ElementTree.Element) -> list[str]:
    cases = root.findall("testsuite/testcase")
    return [str(case.get("name")) for case in cases if case.find("failure") is not None]


def test_green_means_counted() -> None:
    root = _suite(report())
    assert (root.get("tests"), root.get("failures")) == ("2", "0")
    cases = root.findall("testsuite/testcase")
    assert [case.get("name") for case in cases] == ["a: Giao ban <xã> & {place}", "b: Báo cáo"]
    assert {case.get("classname") for case in cases} == {"p"}
    assert cases[0].findtext("system-out") == "dates checked: 12"


def test_a_finding_belongs_to_the_activities_that_its_keys_name() -> None:
    found = finding("weekday-mismatch", 1, keys=("p/b/2024-01", "other/a/2024"))
    assert _failed(_suite(report(found))) == ["b: Báo cáo"]
    both = finding("weekday-mismatch", 1, keys=("p/a/x/2024-01", "p/b"))
    root = _suite(report(both))
    assert (root.get("tests"), root.get("failures")) == ("2", "2")


def test_a_finding_without_keys_belongs_to_the_activity_around_it() -> None:
    found = finding("weekday-mismatch", 8)
    assert _failed(_suite(report(found))) == ["b: Báo cáo"]


def test_what_belongs_to_no_activity_is_a_case_of_its_own() -> None:
    found = finding("yaml-syntax", 3, file="/project/broken.yaml")
    root = _suite(report(found))
    assert root.get("tests") == "3"
    assert _failed(root) == ["broken.yaml"]


def test_warnings_fail_a_case_only_if_they_fail_the_check() -> None:
    found = finding()
    assert _failed(_suite(report(found))) == []
    (out,) = _suite(report(found)).findall("testsuite/testcase[1]/system-out")
    assert "kế hoạch/2017.yaml:4:5: warning[PLN031] day-off: trùng ngày nghỉ" in str(out.text)
    strict = report(found, failing=frozenset({"error", "warning"}))
    assert _failed(_suite(strict)) == ["a: Giao ban <xã> & {place}"]


def test_errors_fail_cases_even_where_nothing_fails_the_check() -> None:
    found = finding("weekday-mismatch", 8)
    assert _failed(_suite(report(found, failing=frozenset()))) == ["b: Báo cáo"]


@given(st.text(), st.text())
def test_any_text_gives_well_formed_xml(title: str, text: str) -> None:
    activity = CheckedActivity("p", "a", title, Span(FILE, 1, 1, 9, 1), 1)
    root = _suite(report(finding("weekday-mismatch", 2, text), activities=[activity]))
    assert root.get("failures") == "1"
