"""An independent reader of the calendars gives the same days as the compiler."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events

from planctl.compile import compile_plans
from planctl.export import Edition
from planctl.export.ics import write_ics
from planctl.messages import Translator
from planctl.plan.find import find_plans
from planctl.plan.load import load_plans

ROOT = Path(__file__).parent.parent.parent
PLANS = [*sorted((ROOT / "plans").glob("*.yaml")), *sorted((ROOT / "examples").glob("*.yaml"))]


def last_day(end: date | datetime) -> date:
    """Return the last day that an exclusive end leaves to an event."""
    if isinstance(end, datetime):
        return (end - timedelta(microseconds=1)).date()
    return end - timedelta(days=1)


@pytest.mark.parametrize("plan", PLANS, ids=lambda p: p.stem)
def test_the_same_days(plan: Path) -> None:
    loaded = load_plans(find_plans([str(plan)]))
    compiled = compile_plans(loaded.documents)
    written = write_ics(Edition(loaded.documents, compiled.occurrences, Translator("vi")))
    calendar = icalendar.Calendar.from_ical(written)
    first, last = loaded.documents[0].first, loaded.documents[0].last
    read = recurring_ical_events.of(calendar).between(
        date.fromordinal(first - 400), date.fromordinal(last + 400)
    )
    days = sorted(
        (str(event["UID"]), event.start.isoformat()[:10], last_day(event.end).isoformat())
        for event in read
    )
    assert days == sorted(
        (o.uid, date.fromordinal(o.first).isoformat(), date.fromordinal(o.last).isoformat())
        for o in compiled.occurrences
    )
