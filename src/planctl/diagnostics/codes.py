"""The closed list of findings: name, stable code, default severity.

Codes are never reused. Names say the fault, never the remedy. 001-099 read and understand a
plan, 100-199 judge its dates.
"""

from __future__ import annotations

from typing import Literal

from planctl.tuples import NamedTuple

__all__ = ["CODES", "Severity"]

Severity = Literal["error", "warning", "note"]


class Code(NamedTuple):
    """The stable code of a finding and its default severity."""

    code: str
    severity: Severity


CODES: dict[str, Code] = {
    # reading a file
    "unreadable-file": Code("PLN001", "error"),
    "yaml-syntax": Code("PLN002", "error"),
    "duplicate-key": Code("PLN003", "error"),
    "unsupported-yaml": Code("PLN004", "error"),
    "too-large": Code("PLN005", "error"),
    "include-missing": Code("PLN006", "error"),
    "include-cycle": Code("PLN007", "error"),
    "broken-off": Code("PLN008", "error"),
    # the plan language
    "unknown-key": Code("PLN010", "error"),
    "missing-key": Code("PLN011", "error"),
    "wrong-type": Code("PLN012", "error"),
    "bad-value": Code("PLN013", "error"),
    "unknown-id": Code("PLN014", "error"),
    "duplicate-id": Code("PLN015", "error"),
    "reference-cycle": Code("PLN016", "error"),
    # phrases and dates
    "weekday-mismatch": Code("PLN017", "error"),
    "unknown-phrase": Code("PLN018", "error"),
    "not-a-schedule": Code("PLN019", "error"),
    "impossible-date": Code("PLN020", "error"),
    "reversed-range": Code("PLN021", "error"),
    "lunar-mismatch": Code("PLN022", "error"),
    "bad-rrule": Code("PLN023", "error"),
    "missing-day": Code("PLN024", "note"),
    "ambiguous-phrase": Code("PLN025", "note"),
    "outside-period": Code("PLN026", "warning"),
    "nothing-scheduled": Code("PLN027", "warning"),
    "duplicate-date": Code("PLN028", "warning"),
    "unscheduled": Code("PLN029", "note"),
    # working days
    "unverified-year": Code("PLN030", "note"),
    "day-off": Code("PLN031", "warning"),
    "skipped-date": Code("PLN032", "note"),
    # changes
    "change-target-missing": Code("PLN040", "error"),
    "change-without-reason": Code("PLN041", "warning"),
    "place-not-valid": Code("PLN042", "warning"),
    # dates against each other
    "double-booking": Code("PLN100", "error"),
    "pool-short": Code("PLN101", "error"),
    "window-too-tight": Code("PLN102", "error"),
    "shift-collision": Code("PLN103", "error"),
    "report-before-work": Code("PLN104", "error"),
    "order": Code("PLN105", "error"),
    "deadline-clash": Code("PLN106", "error"),
    # dates against what the plan says of them
    "count-mismatch": Code("PLN110", "warning"),
    "anniversary-mismatch": Code("PLN111", "error"),
    "coverage-gap": Code("PLN112", "error"),
    "overload": Code("PLN113", "error"),
    "before-issue": Code("PLN114", "warning"),
    # comments that silence findings
    "unused-ignore": Code("PLN190", "warning"),
    "ignore-without-reason": Code("PLN191", "error"),
}
