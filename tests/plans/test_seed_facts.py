"""The plans under `plans/`, held against the facts of their documents.

The facts were read from the documents' text and are counted here with nothing but `datetime`:
tables of days, first and last days of spans, the public holidays that were decreed for 2017.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from planctl.compile import compile_plans
from planctl.occurrence import Compiled, Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.find import find_plans
from planctl.plan.load import load_plans

PLANS = Path(__file__).parents[2] / "plans"

BRIEFINGS = (
    ("Đồng Nơ", 2),
    ("Thanh Bình", 6),
    ("Tân Hưng", 6),
    ("Tân Quan", 8),
    ("An Khương", 8),
    ("Phước An", 8),
    ("An Phú", 9),
    ("Minh Đức", 10),
    ("Thanh An", 12),
    ("Tân Khai", 15),
    ("Minh Tâm", 16),
    ("Tân Lợi", 18),
    ("Tân Hiệp", 25),
)
COMMUNES = {f"Xã {name}" for name, _ in BRIEFINGS}

HOLIDAYS_2017 = {
    date(2017, 1, 1),
    date(2017, 1, 2),  # for Sunday 1 January
    *(date(2017, 1, 26) + timedelta(days) for days in range(7)),  # Tết: 26 January - 1 February
    date(2017, 4, 6),  # the 10th of the third lunar month
    date(2017, 4, 30),
    date(2017, 5, 1),
    date(2017, 5, 2),  # for Sunday 30 April
    date(2017, 9, 2),
    date(2017, 9, 4),  # for Saturday 2 September
}

Span = tuple[str, date, date]


def compiled(name: str) -> Compiled:
    loaded = load_plans(find_plans([str(PLANS / f"{name}.yaml")]))
    assert [d for d in loaded.diagnostics if d.severity == "error"] == []
    result = compile_plans(loaded.documents)
    assert [d for d in result.diagnostics if d.severity == "error"] == []
    return result


@pytest.fixture(scope="module")
def hon_quan() -> Compiled:
    return compiled("hon-quan-2017")


@pytest.fixture(scope="module")
def bcd_502() -> Compiled:
    return compiled("bcd-502-2024")


@pytest.fixture(scope="module")
def ldld() -> Compiled:
    return compiled("ldld-huyen-2017")


def of(result: Compiled, activity: str) -> list[Occurrence]:
    return [o for o in result.occurrences if o.series.activity.id == activity]


def spans(occurrences: Iterable[Occurrence]) -> list[Span]:
    days = date.fromordinal
    return [(o.kind, days(o.first), days(o.last)) for o in occurrences]


def findings(result: Compiled) -> list[str]:
    return sorted(d.name for d in result.diagnostics)


def month_ends(year: int) -> list[date]:
    following = [date(year, month, 1) for month in range(2, 13)] + [date(year + 1, 1, 1)]
    return [day - timedelta(1) for day in following]


def the_plan(result: Compiled) -> PlanDocument:
    (document,) = result.documents
    return document


# Hớn Quản 2017: work at the communes.


def test_thirteen_communes_meet_on_the_day_of_the_table(hon_quan: Compiled) -> None:
    wanted = {
        (f"Xã {name}", date(2017, month, day)) for name, day in BRIEFINGS for month in range(1, 13)
    }
    dated = of(hon_quan, "giao-ban")
    assert len(dated) == len(wanted) == 156
    assert {(o.series.place_name, o.start) for o in dated} == wanted
    assert {(o.kind, o.first - o.last, o.all_day) for o in dated} == {("event", 0, True)}
    assert {o.status for o in dated} == {"confirmed"}


def test_51_briefings_stand_on_days_off_and_are_kept(hon_quan: Compiled) -> None:
    days = [date(2017, month, day) for _, day in BRIEFINGS for month in range(1, 13)]
    off = [day for day in days if day.weekday() >= 5 or day in HOLIDAYS_2017]
    assert len(off) == 51
    dated = of(hon_quan, "giao-ban")
    assert sorted(date.fromordinal(o.first) for o in dated if o.off) == sorted(off)
    assert not any(o.shift for o in dated)


def test_each_commune_is_warned_of_its_days_off_once(hon_quan: Compiled) -> None:
    touched = {
        name
        for name, day in BRIEFINGS
        for month in range(1, 13)
        if date(2017, month, day).weekday() >= 5 or date(2017, month, day) in HOLIDAYS_2017
    }
    assert len(touched) == 13
    assert findings(hon_quan) == ["day-off"] * 13 + ["unscheduled"]


def test_three_communes_meet_on_the_eighth(hon_quan: Compiled) -> None:
    on_the_day = [o for o in of(hon_quan, "giao-ban") if o.start == date(2017, 3, 8)]
    assert {o.series.place_name for o in on_the_day} == {
        "Xã Tân Quan",
        "Xã An Khương",
        "Xã Phước An",
    }


def test_leaders_and_specialists_come_from_pools_of_unknown_size(hon_quan: Compiled) -> None:
    assert {o.series.who for o in of(hon_quan, "giao-ban")} == {("lanh-dao", "chuyen-vien")}
    plan = the_plan(hon_quan)
    assert {plan.parties[p].size for p in ("lanh-dao", "chuyen-vien")} == {None}


def test_two_teams_inspect_every_commune_at_the_end_of_may(hon_quan: Compiled) -> None:
    dated = of(hon_quan, "kiem-tra-6-thang")
    assert sorted(o.series.place_name or "" for o in dated) == sorted(COMMUNES)
    assert set(spans(dated)) == {("window", date(2017, 5, 21), date(2017, 5, 31))}
    assert {o.series.who for o in dated} == {("doan-1", "doan-2")}
    assert {o.status for o in dated} == {"tentative"}


def test_conferences_of_the_communes_and_of_the_district_in_june(hon_quan: Compiled) -> None:
    june = ("window", date(2017, 6, 1), date(2017, 6, 30))
    communes, district = of(hon_quan, "so-ket-xa"), of(hon_quan, "so-ket-huyen")
    assert spans(communes) == [june] * 13
    assert {o.series.place_name for o in communes} == COMMUNES
    assert spans(district) == [june]


def test_year_end_scoring_in_november(hon_quan: Compiled) -> None:
    assert spans(of(hon_quan, "cham-diem-cuoi-nam")) == [
        ("window", date(2017, 11, 1), date(2017, 11, 30))
    ]


def test_unscheduled_inspections_have_no_date(hon_quan: Compiled) -> None:
    assert of(hon_quan, "kiem-tra-dot-xuat") == []
    assert findings(hon_quan).count("unscheduled") == 1


def test_nothing_else_stands_in_the_plan_of_hon_quan(hon_quan: Compiled) -> None:
    assert len(hon_quan.occurrences) == 156 + 13 + 13 + 1 + 1


# Steering committee 502, 2024: the Saturday with the people.


def test_a_campaign_is_expected_in_the_first_week_of_every_quarter(bcd_502: Compiled) -> None:
    dated = of(bcd_502, "ra-quan")
    assert spans(dated) == [
        ("window", date(2024, month, 1), date(2024, month, 7)) for month in (1, 4, 7, 10)
    ]
    assert {o.status for o in dated} == {"tentative"}
    assert [o.key.rpartition("/")[2] for o in dated] == [f"2024-Q{n}" for n in range(1, 5)]


def test_the_standing_members_attend_once_a_quarter_on_an_open_day(bcd_502: Compiled) -> None:
    assert spans(of(bcd_502, "tham-du")) == [
        ("window", date(2024, 1, 1), date(2024, 3, 31)),
        ("window", date(2024, 4, 1), date(2024, 6, 30)),
        ("window", date(2024, 7, 1), date(2024, 9, 30)),
        ("window", date(2024, 10, 1), date(2024, 12, 31)),
    ]


def test_the_hamlets_choose_a_day_of_every_month(bcd_502: Compiled) -> None:
    wanted = [("window", end.replace(day=1), end) for end in month_ends(2024)]
    assert spans(of(bcd_502, "duy-tri-tai-thon")) == wanted


@pytest.mark.parametrize("activity", ["bao-cao-cua-xa", "bao-cao-thuong-truc"])
def test_reports_are_due_in_every_month(bcd_502: Compiled, activity: str) -> None:
    assert spans(of(bcd_502, activity)) == [("deadline", end, end) for end in month_ends(2024)]


def test_the_announcement_has_no_date(bcd_502: Compiled) -> None:
    assert of(bcd_502, "thong-bao-ra-quan") == []
    assert findings(bcd_502) == ["unscheduled"]


def test_no_commune_or_hamlet_is_named(bcd_502: Compiled) -> None:
    assert the_plan(bcd_502).places == {}
    assert {o.series.place for o in bcd_502.occurrences} == {None}


def test_nothing_else_stands_in_the_plan_of_committee_502(bcd_502: Compiled) -> None:
    assert len(bcd_502.occurrences) == 4 + 4 + 12 + 12 + 12


# Trade unions of a district, 2017.


def test_the_campaign_takes_ten_days(ldld: Compiled) -> None:
    first, last = date(2017, 7, 16), date(2017, 7, 25)
    assert (last - first).days + 1 == 10
    assert spans(of(ldld, "dot-dan-van")) == [("event", first, last)]


def test_the_report_is_met_on_the_day_before_the_27th(ldld: Compiled) -> None:
    due = date(2017, 7, 27) - timedelta(1)
    (report,) = of(ldld, "bao-cao")
    assert spans([report]) == [("deadline", due, due)]
    assert report.first > of(ldld, "dot-dan-van")[0].last


@pytest.mark.parametrize(
    ("activity", "since", "years"),
    [
        ("thuong-binh-liet-si", date(1947, 7, 27), 70),
        ("cong-doan-viet-nam", date(1929, 7, 28), 88),
    ],
)
def test_anniversaries(ldld: Compiled, activity: str, since: date, years: int) -> None:
    day = since.replace(year=since.year + years)
    assert spans(of(ldld, activity)) == [("event", day, day)]


def test_nothing_else_stands_in_the_plan_of_the_unions(ldld: Compiled) -> None:
    assert len(ldld.occurrences) == 4
    assert findings(ldld) == []


# What the documents say of themselves.


@pytest.mark.parametrize(
    ("name", "number", "signed_by", "recipients", "basis"),
    [
        ("hon-quan-2017", None, "Trịnh Thanh Triều", 4, "Chương trình công tác dân vận năm 2017"),
        (
            "bcd-502-2024",
            "43-KH/BCĐ 502",
            "Ủy viên Ban Thường vụ kiêm Trưởng Ban Chỉ đạo",
            9,
            "Chương trình công tác năm 2024",
        ),
        ("ldld-huyen-2017", None, None, 4, "Kế hoạch số 243/KH-LĐLĐ ngày 22/6/2017"),
    ],
)
def test_heads_of_the_documents(
    name: str, number: str | None, signed_by: str | None, recipients: int, basis: str
) -> None:
    model = the_plan(compiled(name)).model
    assert (model.number, model.signed_by, model.issued) == (number, signed_by, None)
    assert len(model.recipients) == recipients
    assert model.basis[0].startswith(basis)


@pytest.mark.parametrize(
    ("name", "clauses"),
    [
        ("hon-quan-2017", {"II.1", "II.2", "II.3", "II.4", "II.5"}),
        ("bcd-502-2024", {"IV.1", "IV.2", "V.1", "V.5", "V.6"}),
        ("ldld-huyen-2017", {"II.1", "II.2", "III"}),
    ],
)
def test_every_activity_names_its_clause(name: str, clauses: set[str]) -> None:
    activities = the_plan(compiled(name)).model.activities
    assert {activity.clause for activity in activities} == clauses
