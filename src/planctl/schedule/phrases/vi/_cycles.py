"""How often: what repeats, in Vietnamese."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._draft import (
    timed,
)
from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.rules import Each, TimeSpan, Unit

__all__ = ["CYCLES"]

_DAY, _WEEK, _MONTH = Each(Unit.DAY), Each(Unit.WEEK), Each(Unit.MONTH)


CYCLES: tuple[Rule, ...] = (
    rule(
        "every",
        alt(
            "[định kỳ|thường xuyên|thường kỳ|duy trì|đều đặn] [{:verb}] {:each_word} {unit}",
            lambda unit: unit,
            "a window in each period: its day is open, none is invented",
            "hàng tháng",
        ),
        alt("định kỳ [theo] {unit}", lambda unit: unit),
        alt("cứ {n:number} {unit}", say.every_nth),
        alt("(định kỳ|hàng|mỗi) {n:number} {unit}", say.every_nth),
        alt("cách {unit}", lambda unit: say.every_nth(2, unit)),
        alt("trong {:each_word} {unit}", lambda unit: unit),
        label=msg("how often, such as {example}", example="hàng tháng, mỗi quý"),
    ),
    rule(
        "once_every",
        alt(
            "[định kỳ|cứ|đều đặn] [mỗi|hàng] {n:number} {unit} ([/] (một|1) lần|/ lần|[một] lần)",
            say.every_nth,
        ),
        alt("[định kỳ|cứ] {unit} ([/] (một|1) lần|/ lần)", lambda unit: unit),
    ),
    rule(
        "times",
        alt(
            "{each:every} [{:verb}] [{least}] {n:count_words}",
            say.times,
            "that many windows in each period, their days open",
            "mỗi quý 01 lần",
            "hàng năm họp 2 kỳ",
        ),
        alt("{least} {each:every} [{:verb}] {n:count_words}", say.times),
        alt(
            (
                "[định kỳ] [{:verb}] [{least}] {n:count_words} (/|trên|mỗi|trong|một|"
                "trong một|trong mỗi|hàng|/một|/mỗi|/ 1) {each:unit}"
            ),
            say.times,
            "the same, written the other way",
            "2 lần/năm",
        ),
        alt(
            (
                "[định kỳ|cứ|đều đặn] [{:verb}] [{least}] [mỗi|hàng] {k:number} {unit} "
                "[{:verb}] ([/] (một|1) lần|/ lần|lần)"
            ),
            say.once_in,
            "once in so many periods",
            "03 tháng một lần",
            "6 tháng/lần",
        ),
        alt(
            "[định kỳ] [{:verb}] [{least}] [một|1] {each:unit} [{:verb}] {n:count_words}", say.times
        ),
        alt("[định kỳ] [{:verb}] [{least}] {each:unit} [{:verb}] / {:occasion_word}", say.times),
        alt("[định kỳ] [{:verb}] [{least}] {n:count_words} {each:every}", say.times),
    ),
    rule(
        "counted",
        alt("[định kỳ] [{least}] {n:count_words} (trong|/|mỗi) {k:number} {unit}", say.counted_in),
    ),
    rule(
        "everies",
        alt("{each*:every} ((,|và|&|, và) ({each*:every}|{each*:unit}))*", say.whole_each),
        alt("định kỳ {each*:unit} ((,|và|&|, và) ({each*:every}|{each*:unit}))*", say.whole_each),
        alt("định kỳ {each*:unit} ((,|và|&|, và) {each*:unit})*", say.whole_each),
        alt(
            "định kỳ ({each*:unit}|{each*:units}) "
            "((,|và|&|, và) ({each*:every}|{each*:unit}|{each*:units}))*",
            say.whole_each,
        ),
    ),
    rule("units", alt("{n:number} {unit}", say.every_nth)),
    rule("weekly_word", alt("[của|trong|vào] [{:each_word}|tất cả các] tuần", None)),
    rule(
        "weekly",
        alt(
            "[các|vào|vào các|tất cả các] [{:day_word}] {days:weekdays} {:weekly_word}",
            say.weekly,
            "those weekdays of every week",
            "thứ Tư hằng tuần",
            "từ thứ Hai đến thứ Sáu hàng tuần",
        ),
        alt(
            "[vào] (cả|các|tất cả các|mọi|vào các|những|hàng|mỗi) [{:day_word}] {days:weekdays}",
            say.weekly,
        ),
        alt("[{:day_word}] {days:several_weekdays}", say.weekly),
        alt("{:all_of} {time:part} [{:day_word}] {days:weekdays}", say.weekly),
        alt(
            "{n:number} tuần (một|1) lần [,] [vào] [{:day_word}] {days:weekdays}",
            say.every_nth_week,
        ),
        alt(
            "[vào] [{:day_word}] {days:weekdays} , {n:number} tuần (một|1) lần", say.every_nth_week
        ),
        alt(
            (
                "[thường xuyên] [vào|trong|trong các|tất cả|vào tất cả|vào các] [của] "
                "[tất cả] [các] ngày làm việc [{:weekly_word}|trong tháng|trong năm]"
            ),
            say.working_days,
            "every working day of the working calendar",
            "các ngày làm việc trong tuần",
        ),
        alt(
            "(hàng ngày|các ngày trong tuần) <trừ [ngày] {:off_days}>",
            say.working_days,
        ),
        alt("hàng ngày , trừ [ngày] {:off_days}", say.working_days),
        alt("thường xuyên {t:office_hours}", say.working_days_in),
        alt(
            "{t:office_hours} [của|vào|trong|các] [tất cả] [các] ngày làm việc [{:weekly_word}]",
            say.working_days_in,
        ),
        alt("{t:office_hours} hàng ngày", say.working_days_in),
        alt("[các|tất cả các] ngày trong tuần", lambda: say.whole_each((_DAY,))),
    ),
    rule(
        "office_hours",
        alt("[trong|theo|vào] [các] (giờ hành chính|giờ làm việc)", TimeSpan(part="office-hours")),
    ),
    rule(
        "off_days",
        alt("([các] [ngày] {:weekdays} [(,|và) {:holidays_word}]|{:holidays_word})", None),
    ),
    rule(
        "holidays_word",
        alt("[các] [ngày] (nghỉ lễ|lễ|lễ , tết|lễ tết|nghỉ|nghỉ lễ , tết|lễ và tết|tết)", None),
    ),
    rule(
        "yearly",
        alt(
            "{draft:days} {:each_word} {unit}",
            say.repeat,
            "that date of every year",
            "ngày 24/11 hằng năm",
            "ngày 15/6 và ngày 15/12 hàng năm",
        ),
        alt("{draft:days} của {:each_word} {unit}", say.repeat),
        alt("{draft:spots} {:each_word} {unit}", say.repeat),
        alt("{draft:range} {:each_word} {unit}", say.repeat),
        alt("{draft:months} {:each_word} {unit}", say.repeat),
        alt(
            "[ngày] mùng (1|một) và [ngày] (rằm|15) {:each_word} tháng [âm lịch|âl]",
            lambda: say.moons((1, 15)),
        ),
        alt("[ngày] rằm {:each_word} tháng", lambda: say.moons((15,))),
        alt("[ngày] [mùng] {d:mday} {:each_word} tháng (âm lịch|âl)", lambda d: say.moons((d,))),
    ),
    rule(
        "cycle",
        alt("{d:weekly}", lambda d: d),
        alt("{d:monthly_points}", lambda d: d),
        alt("{d:yearly}", lambda d: d),
    ),
    rule("and_cycle", alt("{ds*:cycle} ({:and} {ds*:cycle})*", say.together)),
    rule(
        "timed_cycle",
        alt("{d:and_cycle}", lambda d: d),
        alt("{time} [,|:|–|-] [của|vào|các|vào các|trong] {draft:and_cycle}", timed),
        alt("{:all_of} {time:part} [của|vào|các] {draft:and_cycle}", timed),
        alt("{draft:and_cycle} [,|:|–|-] [<] {later:time} [>]", timed),
    ),
    rule(
        "target",
        alt("{d:spots}", lambda d: d),
        alt("{d:timed_cycle}", lambda d: d),
        alt("{d:months}", lambda d: d),
        alt("{draft:inside}", lambda draft: draft),
        alt("{time} [,|:|–|-] [của|vào|các|vào các|trong] {draft:inside}", timed),
        alt("[các|vào] [{:day_word}] {days:weekdays}", say.weekly),
        alt("{time} [,|:|–|-] [của|vào] [các] [{:day_word}] {days:weekdays}", say.weekly),
        alt("{d:range}", lambda d: d),
        alt("{d:occasion}", lambda d: d),
        alt("{d:deadline}", lambda d: d),
    ),
    rule(
        "recurring",
        alt("{d:timed_cycle}", lambda d: d),
        alt("{d:times}", lambda d: d),
        alt("{d:everies}", lambda d: d),
        alt("{d:counted}", lambda d: d),
        alt("[{:day_word}] {days:weekdays} [,] [của|trong|vào|ở] {weeks}", say.weekday_in_weeks),
        alt("{weeks}", say.weeks_inside),
        alt(
            "định kỳ [{:verb}] [,|:|vào] {draft:target}",
            say.periodic,
            "dates that come again",
            "định kỳ trước ngày 15 tháng cuối quý",
        ),
        alt("{time} {d:everies}", say.timed_each),
        alt("{d:everies} {time}", say.timed_each),
        alt(
            "({every}|{every:once_every}) [{:verb}] {draft:target}",
            say.bound,
            "how often first, then when",
            "hàng tháng, chậm nhất là ngày 20 tháng kế tiếp",
            "hàng tuần vào thứ Sáu",
        ),
        alt("({every}|{every:once_every}) [{:verb}] (,|:|–|-) {draft:target}", say.bound),
        alt(
            (
                "({every}|{every:once_every}) [{:verb}] [,|:|–|-] (vào|là|tổ chức vào|"
                "thực hiện vào|vào các|cụ thể|bắt đầu) {draft:target}"
            ),
            say.bound,
        ),
        alt(
            (
                "({every}|{every:once_every}) [{:verb}] [,] <[{tentative:tentative}] "
                "[vào] {draft:target}>"
            ),
            say.bound,
        ),
        alt(
            "({every}|{every:once_every}) [{:verb}] [,] {tentative:tentative} [vào] {draft:target}",
            say.bound,
        ),
        alt(
            (
                "{times} [{:verb}] [,|:|–|-] [vào|là|tổ chức vào|thực hiện vào|vào các|"
                "cụ thể] {draft:target}"
            ),
            say.refined,
            "how many times first, then when",
            "mỗi tháng 01 lần vào ngày 25",
        ),
        alt(
            "{times} [{:verb}] [,|:|–|-] [<] {tentative:tentative} [vào] {draft:target} [>]",
            say.refined,
        ),
        alt("{times} <[vào] {draft:target}>", say.refined),
    ),
    rule("tentative", alt("(dự kiến|dự kiến tổ chức|dự kiến là|tạm tính|dự kiến thực hiện)", True)),
)
