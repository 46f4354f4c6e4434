"""Calendars of every kind of date, drawn for laws that hold for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from planctl.occurrence import Attendance, Change, Occurrence
from tests.factory import document, occurrence, series

_OFFSETS = st.integers(0, 364)
_MINUTES = st.integers(0, 1439).flatmap(
    lambda start: st.tuples(st.just(start), st.integers(start + 1, 1440))
)


@st.composite
def calendars(draw: st.DrawFn) -> list[Occurrence]:
    """Draw the dates of one plan, each with a key of its own."""
    plan = document(timezone=draw(st.sampled_from(["Asia/Ho_Chi_Minh", "Europe/Paris", "UTC"])))
    text = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1)
    all_series = [
        series(
            plan,
            draw(st.integers(0, 2)),
            draw(st.sampled_from([None, "dong-no", "an-khuong"])),
            title=draw(text),
            words=draw(text),
            attendance=draw(st.sampled_from([(), (Attendance("chuyen-vien", 2),)])),
        )
        for _ in range(draw(st.integers(1, 2)))
    ]
    found = []
    for number, offset in enumerate(draw(st.lists(_OFFSETS, min_size=1, max_size=8))):
        of = draw(st.sampled_from(all_series))
        first = plan.first + offset
        kind = draw(st.sampled_from(["event", "window", "deadline"]))
        last = first if kind == "deadline" else first + draw(st.integers(0, 9))
        minutes = None if kind == "window" else draw(st.none() | _MINUTES)
        if kind == "deadline" and minutes:
            minutes = (minutes[1], minutes[1])
        status = draw(st.sampled_from(["confirmed", "tentative", "cancelled"]))
        change = Change("move", draw(text), None, first, of.span)
        found.append(
            occurrence(
                of,
                first,
                last,
                kind=kind,
                minutes=minutes,
                status=status,
                label=f"{number}",
                off=plan.calendar.is_off(first) and draw(st.booleans()),
                change=draw(st.sampled_from([None, change])),
            )
        )
    return found
