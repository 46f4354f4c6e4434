"""Plans, series and occurrences built by hand, for tests of what comes after compilation."""

from __future__ import annotations

import json
from datetime import date

from planctl.occurrence import Attendance, Change, Occurrence, Series, Shift, Status
from planctl.plan.document import PlanDocument
from planctl.plan.model import PlanModel
from planctl.plan.source import parse_source
from planctl.plan.vocabulary import AnyOf
from planctl.schedule.dating import Dating, Kind
from planctl.schedule.rules import DayOffRule, Schedule
from planctl.workdays import WorkingCalendar

PLAN = {
    "plan": "hon-quan-2017",
    "title": "Kế hoạch công tác cơ sở năm 2017",
    "issuer": "Ban Dân vận Huyện ủy Hớn Quản",
    "number": "05-KH/BDV",
    "issued": "2017-01-10",
    "period": 2017,
    "places": {"dong-no": "Xã Đồng Nơ", "tan-hiep": "Xã Tân Hiệp", "an-khuong": "Xã An Khương"},
    "parties": {
        "lanh-dao": "Lãnh đạo Ban Dân vận",
        "chuyen-vien": {"name": "Chuyên viên Ban Dân vận", "size": 3},
    },
    "activities": [
        {
            "id": "giao-ban",
            "title": "Giao ban khối dân vận {place}",
            "kind": "briefing",
            "clause": "II.1",
            "who": ["lanh-dao", {"any": 1, "of": "chuyen-vien"}],
            "when": "ngày 02 hàng tháng",
            "remind": ["1 day", "30 minutes"],
        },
        {"id": "kiem-tra", "title": "Kiểm tra", "kind": "inspection", "when": "cuối tháng 5"},
        {
            "id": "bao-cao",
            "title": "Báo cáo",
            "kind": "report",
            "when": "tháng 6",
            "remind": "3 ngày",
        },
    ],
}


def document(**changed: object) -> PlanDocument:
    """Return the usual plan with some of its keys changed, a key set to None left out."""
    plan = {key: value for key, value in {**PLAN, **changed}.items() if value is not None}
    text = json.dumps(plan, ensure_ascii=False, indent=1)
    source, diagnostics = parse_source(text, "2017.yaml")
    assert source is not None, diagnostics
    model = PlanModel.model_validate(source.value)
    year = model.period
    assert isinstance(year, int)
    first, last = day(year, 1, 1), day(year, 12, 31)
    return PlanDocument(source, model, first, last, model.places, model.parties, WorkingCalendar())


def day(year: int, month: int, number: int) -> int:
    """Return the ordinal of a day."""
    return date(year, month, number).toordinal()


def series(
    plan: PlanDocument | None = None,
    activity: int = 0,
    place: str | None = None,
    title: str | None = None,
    attendance: tuple[Attendance, ...] | None = None,
    words: str | None = None,
) -> Series:
    """Return the series of an activity, by its number in the plan, at a place."""
    plan = plan or document()
    model = plan.model.activities[activity]
    name = plan.places[place].name if place else ""
    asked = tuple(
        Attendance(who.of, who.any) if isinstance(who, AnyOf) else Attendance(who)
        for who in model.who
    )
    return Series(
        document=plan,
        activity=model,
        place=place,
        schedule=Schedule(()),
        words=words or str(model.when),
        route=("activities", activity, "when"),
        title=model.title.replace("{place}", name) if title is None else title,
        attendance=asked if attendance is None else attendance,
        prefix="/".join(part for part in (plan.model.plan, model.id, place) if part),
    )


def occurrence(
    of: Series,
    first: int,
    last: int | None = None,
    *,
    kind: Kind = "event",
    minutes: tuple[int, int] | None = None,
    status: Status | None = None,
    label: str | None = None,
    shift: Shift | None = None,
    change: Change | None = None,
    off: bool = False,
) -> Occurrence:
    """Return an occurrence; its label is its first day and its status follows from its kind."""
    until = first if last is None else last
    start, end = minutes or (None, None)
    return Occurrence(
        series=of,
        kind=kind,
        dating=Dating(kind, label or date.fromordinal(first).isoformat(), first, until),
        first=first,
        last=until,
        start_minute=start,
        end_minute=end,
        status=status or ("tentative" if kind == "window" else "confirmed"),
        off=of.document.calendar.day_off(first) if off else None,
        shift=shift,
        change=change,
    )


def shifted(of: Series, start: int, end: int, **changed: object) -> Occurrence:
    """Return an occurrence that left a day off."""
    why = of.document.calendar.day_off(start)
    assert why is not None
    return occurrence(of, end, shift=Shift(DayOffRule.NEXT, start, end, why))._replace(**changed)


def sample() -> tuple[PlanDocument, list[Occurrence]]:
    """Return a plan with every kind of occurrence, in the order of compilation."""
    plan = document()
    briefing = series(plan, 0, "dong-no")
    other = series(plan, 0, "tan-hiep")
    span = plan.span("activities", 0, "when")
    moved = Change("move", "trùng hội nghị", "CV 12-CV/BDV", day(2017, 5, 2), span)
    cancelled = Change("cancel", "mưa lũ", None, day(2017, 8, 2), span)
    half_past_seven = (450, 540)
    found = [
        occurrence(briefing, day(2017, 1, 2), minutes=half_past_seven, label="2017-01"),
        occurrence(briefing, day(2017, 2, 2), minutes=half_past_seven, label="2017-02", off=False),
        occurrence(briefing, day(2017, 4, 2), minutes=half_past_seven, label="2017-04", off=True),
        occurrence(
            briefing, day(2017, 5, 4), minutes=half_past_seven, label="2017-05", change=moved
        ),
        occurrence(other, day(2017, 5, 4), minutes=(510, 600), label="2017-05"),
        occurrence(series(plan, 1), day(2017, 5, 21), day(2017, 5, 31), kind="window"),
        shifted(other, day(2017, 6, 25), day(2017, 6, 26)),
        occurrence(series(plan, 2), day(2017, 6, 30), kind="deadline"),
        occurrence(
            series(plan, 2, title="Báo cáo 6 tháng"),
            day(2017, 7, 27),
            kind="deadline",
            minutes=(1020, 1020),
        ),
        occurrence(
            briefing,
            day(2017, 8, 2),
            minutes=half_past_seven,
            label="2017-08",
            status="cancelled",
            change=cancelled,
        ),
        occurrence(
            series(plan, 1, title="Kiểm tra cuối năm"),
            day(2017, 11, 1),
            day(2017, 11, 3),
            status="tentative",
        ),
    ]
    return plan, found
