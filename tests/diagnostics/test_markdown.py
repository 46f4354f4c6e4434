"""Markdown in which the text of plans stays text; the job summary stays within its limit."""

from __future__ import annotations

from planctl.diagnostics.markdown import markdown, summary
from tests.diagnostics.reports import finding, report


def test_the_table_in_full() -> None:
    found = [finding(text="a|b <script> @all\n# x"), finding("weekday-mismatch", 9)]
    assert markdown(report(*found)) == (
        "### planctl: 2 findings\n\n"
        "| Severity | Rule | Where | Finding |\n"
        "|---|---|---|---|\n"
        "| error | PLN017 weekday-mismatch | kế hoạch/2017.yaml:9 | trùng ngày nghỉ |\n"
        "| warning | PLN031 day-off | kế hoạch/2017.yaml:4 |"
        r" a\|b \<script\> \@all\\n\# x |" + "\n"
    )


def test_nothing_found_is_one_line() -> None:
    assert markdown(report()) == "### planctl: 0 findings\n"


def test_the_summary_counts_what_it_has_no_room_for() -> None:
    many = [finding(line=n, text="x" * 1000) for n in range(1, 1501)]
    text = summary(report(*many))
    assert len(text.encode()) < 1024 * 1024
    shown = text.count("| warning |")
    assert 0 < shown < 1500
    assert text.endswith(f"\nfindings that do not fit here: {1500 - shown}\n")
    assert summary(report(*many[:10])) == markdown(report(*many[:10]))
