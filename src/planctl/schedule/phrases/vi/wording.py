"""The words that Vietnamese phrases are written with."""

from __future__ import annotations

from planctl.schedule.phrases._wording import Wording
from planctl.schedule.rules import DayOffRule, PartialDate, Unit

__all__ = ["WORDING"]

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_ROMAN = ("", "I", "II", "III", "IV")
_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = (
    "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi",
)  # fmt: skip


_THIRDS = (("đầu", "giữa", "cuối"), ("thượng tuần", "trung tuần", "hạ tuần"))


def _bare(date: PartialDate) -> str:
    return "/".join(str(n) for n in (date.day, date.month, date.year) if n is not None)


def _date(date: PartialDate) -> str:
    day = f"ngày {_bare(date)}"
    return day if date.weekday is None else f"{_WEEKDAYS[date.weekday]}, {day}"


def _lunar(day: int, month: int, leap: bool, year: str) -> str:
    if year and not year.isdigit():
        return f"ngày {day}/{month}{' nhuận' if leap else ''} năm {year}"
    if leap:
        return f"ngày {day}/{month} nhuận{' năm ' + year if year else ''} âm lịch"
    return f"ngày {day}/{month}{'/' + year if year else ''} âm lịch"


def _ordinal(number: int) -> str:
    return {1: "đầu tiên", -1: "cuối cùng"}.get(number, f"thứ {number}")


def _offset(offset: int) -> str:
    return {0: "", 1: " năm sau", -1: " năm trước"}[offset]


def _of(position: str, period: str) -> str:
    return f"{position} {period}" if period.startswith("hàng ") else f"{position} của {period}"


WORDING = Wording(
    weekday=lambda d: _WEEKDAYS[d],
    date=_date,
    bare_date=_bare,
    lunar=_lunar,
    cycle_year=lambda n: f"{_STEMS[n % 10]} {_BRANCHES[n % 12]}",
    clock=lambda h, m: f"{h}h{m:02}",
    ordinal=_ordinal,
    month_place=_ordinal,
    list_of=", ".join,
    each={
        Unit.WEEK: "hàng tuần",
        Unit.MONTH: "hàng tháng",
        Unit.QUARTER: "hàng quý",
        Unit.HALF: "mỗi 6 tháng",
        Unit.YEAR: "hàng năm",
    },
    each_alone={
        Unit.DAY: "hàng ngày",
        Unit.WEEK: "hàng tuần",
        Unit.MONTH: "hàng tháng",
        Unit.QUARTER: "hàng quý",
        Unit.HALF: "mỗi 6 tháng",
        Unit.YEAR: "hàng năm",
    },
    units={
        "hour": "giờ",
        "day": "ngày",
        "week": "tuần",
        "month": "tháng",
        "quarter": "quý",
        "year": "năm",
    },
    the_month=lambda n, y, o: f"tháng {n}" + (f"/{y}" if y else _offset(o)),
    the_quarter=lambda n, y, o: f"quý {_ROMAN[n]}" + (f"/{y}" if y else _offset(o)),
    the_half=lambda n, y: f"6 tháng {'đầu' if n == 1 else 'cuối'} năm" + (f" {y}" if y else ""),
    the_week=lambda n, y: f"tuần {n}" + (f" năm {y}" if y else ""),
    the_year=lambda y, o: f"năm {y}" if y else _offset(o).strip() or "năm nay",
    next_month="tháng sau",
    next_quarter="quý sau",
    next_year_date=lambda d, m: f"ngày {d}/{m} năm sau",
    day=lambda n: f"ngày {n}",
    last_day="ngày cuối cùng",
    nth=lambda d, n: f"{_WEEKDAYS[d]} {_ordinal(n)}",
    weekday_in_week=lambda d, n: f"{_WEEKDAYS[d]} tuần {_ordinal(n)}",
    week=lambda n: f"tuần {_ordinal(n)}",
    first_days="{} ngày đầu",
    last_days="{} ngày cuối",
    part=lambda part, period: f"{_THIRDS[part.exact][part.third - 1]} {period}",
    of=_of,
    in_month="tháng {place} {period}",
    month_of_year=lambda n: f"tháng {n}",
    quarter_of_year=lambda n: f"quý {_ROMAN[n]}",
    each_year="{} hàng năm",
    every_nth="cứ {n} {unit}",
    every_nth_at="{}, {}",
    times="{each} {n} lần",
    times_at_least="{each} ít nhất {n} lần",
    times_in="{n} lần trong {k} {unit}",
    times_in_at_least="ít nhất {n} lần trong {k} {unit}",
    weekly="{} hàng tuần",
    weekly_nth="{n} tuần một lần, vào {days}",
    working_days="các ngày làm việc",
    through="từ {} đến {}",
    since="từ {} trở đi",
    after="sau {}",
    occasion="dịp {}",
    inside="trong khoảng {}",
    before="trước {}",
    latest="chậm nhất {}",
    after_anchor="{amount} sau {anchor}",
    before_anchor="{amount} trước {anchor}",
    due_after="trong vòng {amount} kể từ {anchor}",
    due_before="ít nhất {amount} trước {anchor}",
    after_nothing="sau {}",
    due_after_nothing="trong vòng {}",
    due_before_nothing="ít nhất trước {}",
    at_anchor="ngày {}",
    at_end="ngay sau {}",
    since_anchor="kể từ khi {}",
    past_anchor="sau khi {}",
    until_start="trước khi {}",
    end_of="kết thúc {}",
    start_of="bắt đầu {}",
    working="ngày làm việc",
    anniversary="kỷ niệm {count}({pair})",
    anniversary_on="kỷ niệm {count}{date}",
    anniversary_count=lambda n: f"{n} năm ",
    parts={
        "morning": "sáng",
        "afternoon": "chiều",
        "evening": "tối",
        "all-day": "cả ngày",
        "office-hours": "trong giờ hành chính",
    },
    hours="từ {} đến {}",
    tentative="dự kiến {}",
    day_off={
        DayOffRule.KEEP: " (kể cả ngày nghỉ)",
        DayOffRule.NEXT: " (nếu trùng ngày nghỉ thì chuyển sang ngày làm việc tiếp theo)",
        DayOffRule.PREVIOUS: " (nếu trùng ngày nghỉ thì chuyển sang ngày làm việc liền trước)",
        DayOffRule.NEAREST: " (nếu trùng ngày nghỉ thì chuyển sang ngày làm việc gần nhất)",
        DayOffRule.SKIP: " (trừ ngày nghỉ)",
    },
    gloss=" (tức {})",
)
