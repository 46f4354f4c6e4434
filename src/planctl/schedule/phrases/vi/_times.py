"""Times of day in Vietnamese."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases._clock import clock, hours, in_part
from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.rules import TimeSpan

__all__ = ["TIMES"]


TIMES: tuple[Rule, ...] = (
    rule(
        "bare_clock",
        alt("{h:hour} (h|g|giờ|:|h:|g:|h.|giờ:) [{m:minute}] [phút|p|'] [']", clock),
        alt("{h:hour} (h|giờ) rưỡi", lambda h: clock(h, 30)),
    ),
    rule(
        "day_half",
        alt("[buổi] sáng", "morning"),
        alt("[buổi] trưa", "noon"),
        alt("[buổi] chiều", "afternoon"),
        alt("[buổi] tối", "evening"),
        alt("[ban] đêm", "night"),
        alt("khuya", "night"),
    ),
    rule(
        "clock",
        alt("{c:bare_clock}", lambda c: c),
        alt("{clock:bare_clock} {part:day_half}", in_part),
        alt("{clock:bare_clock} <{part:day_half}>", in_part),
        label=msg("a time of day, such as {example}", example="7h30"),
    ),
    rule(
        "part",
        alt("[buổi] sáng", TimeSpan(part="morning")),
        alt("[buổi] chiều", TimeSpan(part="afternoon")),
        alt("([buổi] tối|[ban] đêm)", TimeSpan(part="evening")),
        alt("(cả|nguyên|trọn|suốt) ngày", TimeSpan(part="all-day")),
        alt("[buổi] sáng (và|,|&) [buổi] chiều", TimeSpan(part="all-day")),
        alt(
            (
                "[trong|theo|vào] [các] [giờ|thời gian] (giờ hành chính|giờ làm việc|giờ "
                "làm việc hành chính)"
            ),
            TimeSpan(part="office-hours"),
        ),
        label=msg("a part of the day, such as {example}", example="sáng, chiều, cả ngày"),
    ),
    rule(
        "at_time",
        alt(
            (
                "(lúc|vào lúc|vào hồi|hồi|vào|bắt đầu lúc|bắt đầu từ|thời gian|thời gian "
                "lúc|khai mạc lúc|từ lúc|bắt đầu vào lúc|bắt đầu|trong khoảng|khoảng)"
            ),
            None,
        ),
    ),
    rule(
        "time",
        alt(
            "[{:at_time}] [:] {t:clock}",
            lambda t: t,
            "an event that begins then, or a deadline at that instant",
            "7h30 ngày 16/7/2017",
        ),
        alt("[{:at_time}] [:] từ {t:clock}", lambda t: t),
        alt(
            "[{:at_time}] [:] [từ] {a:clock} (đến|tới|~|đến hết) {b:clock}",
            hours,
            "from one time of day to another",
            "từ 7h30 đến 11h30 ngày 16/7/2017",
        ),
        alt(
            "[{:at_time}] [:] [từ] {a:hour} (đến|~) {b:clock}",
            hours,
            "the unit of hours may stand once",
            "từ 7 - 11 giờ 30 ngày 16/7/2017",
        ),
        alt(
            "[{:at_time}] {t:part}",
            lambda t: t,
            "a part of the day: its hours are a setting of the plan",
            "sáng ngày 16/7/2017",
        ),
        alt("{:part} [,|:|–|-] [{:at_time}] {t:clock}", lambda t: t),
        alt("{:part} <{t:clock}>", lambda t: t),
        alt("{:part} [,|:|–|-] [từ] {a:clock} (đến|tới|~) {b:clock}", hours),
        alt("{:part} [,|:|–|-|<] [từ] {a:hour} (đến|tới|~) {b:clock}", hours),
        label=msg("a time of day, such as {example}", example="7h30, sáng"),
    ),
)
