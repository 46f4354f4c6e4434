"""What has the form of something else: numbers of documents, fractions, lengths of time."""

from __future__ import annotations

from planctl.messages import Message, msg
from planctl.schedule.phrases._reading import Fault, Place

__all__ = [
    "refuse_blank",
    "refuse_choice",
    "refuse_count",
    "refuse_document",
    "refuse_fraction",
    "refuse_length",
    "refuse_number",
    "refuse_school_year",
    "refuse_vague",
    "refuse_weekday",
    "refuse_years",
]


def _refuse(at: Place, message: Message, *notes: Message) -> Fault:
    return Fault("not-a-schedule", at, message, notes=notes)


def refuse_number(at: Place) -> Fault:
    return _refuse(
        at,
        msg("a bare number is no date"),
        msg("write a day as {example}", example="ngày 16/7"),
    )


def refuse_length(at: Place, n: int) -> Fault:
    return _refuse(
        at,
        msg("a length of time is no date"),
        msg("say from when it counts, as in {example}", example="trong vòng 15 ngày kể từ ngày ký"),
    )


def refuse_fraction(at: Place, a: str, b: str) -> Fault:
    if len(b) == 4 and len(a) < 3:
        return _refuse(
            at,
            msg("a number and a year: a document's number or a month"),
            msg("write a month as {example}", example=f"tháng {a}/{b}"),
        )
    return _refuse(
        at,
        msg("two bare numbers may be a fraction, a count or a date"),
        msg("write a date as {example}", example=f"ngày {a}/{b}"),
    )


def refuse_count(at: Place, a: str, b: str) -> Fault:
    return _refuse(at, msg("a count ({a} of {b}) is no date", a=a, b=b))


def refuse_document(at: Place, a: str) -> Fault:
    return _refuse(at, msg("the number of a document is no date"))


def refuse_years(at: Place) -> Fault:
    return _refuse(
        at,
        msg("a pair of years is a term of office or the span of a plan"),
        msg("write a stretch of years as {example}", example="giai đoạn 2021 - 2025"),
    )


def refuse_school_year(at: Place) -> Fault:
    return _refuse(
        at,
        msg("a school year has no fixed first and last day"),
        msg("write both days, as in {example}", example="từ ngày 05/9/2017 đến ngày 31/5/2018"),
    )


def refuse_blank(at: Place) -> Fault:
    return _refuse(at, msg("the day is left blank"))


def refuse_weekday(at: Place) -> Fault:
    return _refuse(
        at,
        msg("which week? a weekday alone is no schedule"),
        msg("say how often, as in {example}", example="thứ Sáu hàng tuần"),
        msg("write a date as {example}", example="thứ Sáu, ngày 17/5/2024"),
    )


def refuse_choice(at: Place) -> Fault:
    return _refuse(
        at,
        msg("“or” leaves open which of the days it is"),
        msg("write the one that was chosen, or a window as {example}", example=_WINDOW),
    )


_WINDOW = "trong khoảng từ ngày 5/5 đến ngày 9/5/2024"


def refuse_vague(at: Place) -> Fault:
    return _refuse(at, msg("no date can be told from this"))
