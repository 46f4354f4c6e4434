"""Findings as JUnit XML: a test case for each activity checked, so that green means counted.

A finding belongs to the activity that its occurrence keys name, else to the one around its line.
What belongs to none, such as a file that is no plan, gets a case of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from planctl.diagnostics.report import CheckedActivity, Report
from planctl.diagnostics.value import Diagnostic
from planctl.messages import msg, printable
from planctl.tuples import NamedTuple

__all__ = ["junit"]


class _Case(NamedTuple):
    suite: str
    name: str
    file: str
    line: int
    findings: tuple[Diagnostic, ...]
    dates: int | None


def junit(report: Report) -> str:
    """Return one test suite a plan; findings that do not fail the check are output of a case."""
    suites: dict[str, list[_Case]] = {}
    for case in _cases(report):
        suites.setdefault(case.suite, []).append(case)
    root = ElementTree.Element("testsuites", {"name": "planctl", **_counts(_all(suites), report)})
    for name, cases in suites.items():
        suite = ElementTree.SubElement(root, "testsuite", {"name": name, **_counts(cases, report)})
        for case in cases:
            _write(suite, case, report)
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _all(suites: dict[str, list[_Case]]) -> list[_Case]:
    return [case for cases in suites.values() for case in cases]


def _counts(cases: Iterable[_Case], report: Report) -> dict[str, str]:
    listed = list(cases)
    failures = sum(any(_fails(d, report) for d in case.findings) for case in listed)
    return {"tests": str(len(listed)), "failures": str(failures), "errors": "0", "skipped": "0"}


def _cases(report: Report) -> Iterator[_Case]:
    belongs: dict[tuple[str, str], list[Diagnostic]] = {}
    homeless: dict[str, list[Diagnostic]] = {}
    finder = _Finder(report.activities)
    for diagnostic in report.diagnostics:
        activities = finder.of(diagnostic)
        for activity in activities:
            belongs.setdefault((activity.plan, activity.id), []).append(diagnostic)
        if not activities:
            homeless.setdefault(diagnostic.span.file, []).append(diagnostic)
    for activity in report.activities:
        findings = belongs.get((activity.plan, activity.id), [])
        yield _Case(
            activity.plan,
            f"{activity.id}: {printable(activity.title)}",
            report.path(activity.span.file),
            activity.span.line,
            tuple(findings),
            activity.dates,
        )
    for file, found_there in homeless.items():
        path = report.path(file)
        plan = report.plans.get(file, path)
        yield _Case(plan, printable(path), path, found_there[0].span.line, tuple(found_there), None)


class _Finder:
    """Finds the activities that a finding is about."""

    def __init__(self, activities: Iterable[CheckedActivity]) -> None:
        self.by_id: dict[tuple[str, str], CheckedActivity] = {}
        self.by_file: dict[str, list[CheckedActivity]] = {}
        for activity in activities:
            self.by_id.setdefault((activity.plan, activity.id), activity)
            self.by_file.setdefault(activity.span.file, []).append(activity)

    def of(self, diagnostic: Diagnostic) -> list[CheckedActivity]:
        """Return the activities, each once; a finding about two fails both."""
        named: dict[tuple[str, str], CheckedActivity] = {}
        for key in diagnostic.keys:
            plan, _, rest = key.partition("/")
            at = (plan, rest.partition("/")[0])
            if at in self.by_id:
                named[at] = self.by_id[at]
        if named:
            return list(named.values())
        span = diagnostic.span
        here = self.by_file.get(span.file, [])
        return [a for a in here if a.span.line <= span.line <= a.span.end_line][:1]


def _fails(diagnostic: Diagnostic, report: Report) -> bool:
    return diagnostic.severity in (report.failing or {"error"})


def _write(suite: ElementTree.Element, case: _Case, report: Report) -> None:
    element = ElementTree.SubElement(
        suite,
        "testcase",
        classname=case.suite,
        name=case.name,
        file=case.file,
        line=str(case.line),
        time="0",
    )
    failing = [d for d in case.findings if _fails(d, report)]
    others = [d for d in case.findings if not _fails(d, report)]
    if failing:
        failure = ElementTree.SubElement(
            element,
            "failure",
            type=", ".join(dict.fromkeys(d.name for d in failing)),
            message=_first_line(failing, report),
        )
        failure.text = _text(failing, report)
    said = [_text(others, report)] if others else []
    if case.dates is not None:
        said.insert(0, report.say(msg("dates checked: {n}", n=case.dates)))
    if said:
        ElementTree.SubElement(element, "system-out").text = "\n\n".join(said)


def _first_line(findings: list[Diagnostic], report: Report) -> str:
    first = report.say(findings[0].message)
    if len(findings) == 1:
        return first
    return report.say(msg("{first} (and {n} more)", first=first, n=len(findings) - 1))


def _text(findings: Iterable[Diagnostic], report: Report) -> str:
    return "\n\n".join(
        f"{report.path(d.span.file)}:{d.span.line}:{d.span.column}: "
        f"{d.severity}[{d.code}] {d.name}: {report.body(d)}"
        for d in findings
    )
