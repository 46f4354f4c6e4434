"""The phrases of Vietnamese documents, in the order in which a reader would look for them."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._book import Sections
from planctl.schedule.phrases._clock import clock, hours, in_part
from planctl.schedule.phrases._draft import (
    Marker,
    due,
    on_occasion,
    series,
    since,
    spot,
    stretch,
    timed,
)
from planctl.schedule.phrases._engine import Terminal
from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.phrases._normal import NUMBER
from planctl.schedule.phrases._term import (
    Amount,
    Anchor,
    at_anchor,
    before_now,
    from_anchor,
    term,
    until_anchor,
    when,
)
from planctl.schedule.phrases._terminals import TERMINALS, any_word, free_words
from planctl.schedule.rules import DayOffRule, Each, Part, The, TimeSpan, Unit

__all__ = ["RULES", "SECTIONS", "SPELLINGS", "TERMINALS_VI"]

_DAY, _WEEK, _MONTH = Each(Unit.DAY), Each(Unit.WEEK), Each(Unit.MONTH)
_QUARTER, _HALF, _YEAR = Each(Unit.QUARTER), Each(Unit.HALF), Each(Unit.YEAR)

SPELLINGS = {
    "hằng": "hàng",
    "bẩy": "bảy",
    "mồng": "mùng",
    "quí": "quý",
    "qúy": "quý",
    "qúi": "quý",
    "kì": "kỳ",
    "sỹ": "sĩ",
    "tị": "tỵ",
    "kỉ": "kỷ",
    "mậu": "mậu",
    "nhứt": "nhất",
    "giờ": "giờ",
    "thứơ": "thứ",
    "hoà": "hòa",
    "tuỳ": "tùy",
    "uỷ": "ủy",
    "khoá": "khóa",
    "toà": "tòa",
    "hoá": "hóa",
    "thuỷ": "thủy",
    "chúa": "chủ",
    "sớm": "sớm",
    "lich": "lịch",
}

_STOP = frozenset({")", ";"})
_UNITS = {"ngày": 1, "tuần": 1, "tháng": 1, "năm": 1, "giờ": 1, "h": 1}

TERMINALS_VI: tuple[Terminal, ...] = (
    *TERMINALS,
    free_words("words", _STOP, amounts=_UNITS),
    free_words(
        "name", _STOP, amounts=_UNITS, but=frozenset({NUMBER, "ngày", "tháng", "quý", "tuần"})
    ),
    free_words("plain", _STOP | {",", "#", "tháng", "quý", "tuần", "thứ", "(", "/", "."}),
    free_words("office", _STOP | {"#", "ngày", "tháng", "quý", "tuần", "trước", "chậm", "("}),
)

_SMALL: tuple[Rule, ...] = (
    rule(
        "number",
        alt("{n:num} [<{:numeral}>]", lambda n: n),
        alt("{n:numeral} [<{:num}>]", lambda n: n),
        label=msg("a number"),
    ),
    rule(
        "numeral",
        alt("một", 1),
        alt("hai", 2),
        alt("ba", 3),
        alt("(bốn|tư)", 4),
        alt("năm", 5),
        alt("sáu", 6),
        alt("bảy", 7),
        alt("tám", 8),
        alt("chín", 9),
        alt("mười", 10),
        alt("mười một", 11),
        alt("mười hai", 12),
        alt("mười (lăm|năm)", 15),
        alt("hai mươi", 20),
        alt("ba mươi", 30),
    ),
    rule(
        "ordinal",
        alt("[thứ] {n:num}", lambda n: n),
        alt("[thứ] {n:numeral}", lambda n: n),
        alt("[thứ] nhất", 1),
        alt("[thứ] nhì", 2),
        alt("đầu [tiên]", 1),
        alt("cuối [cùng]", -1),
        label=msg("which one, such as {example}", example="thứ hai, đầu tiên, cuối cùng"),
    ),
    rule(
        "worded_ordinal",
        alt("thứ {n:number}", lambda n: n),
        alt("thứ nhất", 1),
        alt("thứ nhì", 2),
        alt("đầu [tiên]", 1),
        alt("giữa", 2),
        alt("cuối [cùng]", -1),
    ),
    rule(
        "quarter",
        alt("(i|{:=1}|một|nhất)", 1),
        alt("(ii|{:=2}|hai)", 2),
        alt("(iii|{:=3}|ba)", 3),
        alt("(iv|{:=4}|bốn|tư)", 4),
        label=msg("a quarter, such as {example}", example="II"),
    ),
    rule(
        "mon",
        alt("{m:month}", lambda m: m),
        alt("{m:numeral}", lambda m: m),
        label=msg("a month, such as {example}", example="7"),
    ),
    rule(
        "lunar_month",
        alt("giêng", 1),
        alt("chạp", 12),
        alt("một âm", 11),
        label=msg("a lunar month, such as {example}", example="Giêng, Chạp"),
    ),
    rule(
        "stem",
        *(
            alt(name, number)
            for number, name in enumerate(
                ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
            )
        ),
        label=msg("the name of a lunar year, such as {example}", example="Ất Tỵ"),
    ),
    rule(
        "branch",
        *(
            alt(name, number)
            for number, name in enumerate(
                (
                    "tý",
                    "sửu",
                    "dần",
                    "(mão|mẹo)",
                    "thìn",
                    "tỵ",
                    "ngọ",
                    "mùi",
                    "thân",
                    "dậu",
                    "tuất",
                    "hợi",
                )
            )
        ),
    ),
    rule("lunar_year", alt("{stem} {branch}", say.lunar_year)),
    rule(
        "weekday",
        alt("thứ (hai|{:=2})", 0),
        alt("thứ (ba|{:=3})", 1),
        alt("thứ (tư|bốn|{:=4})", 2),
        alt("thứ (năm|{:=5})", 3),
        alt("thứ (sáu|{:=6})", 4),
        alt("thứ (bảy|{:=7})", 5),
        alt("chủ nhật", 6),
        alt("cn", 6),
        alt("t{:=2}", 0),
        alt("t{:=3}", 1),
        alt("t{:=4}", 2),
        alt("t{:=5}", 3),
        alt("t{:=6}", 4),
        alt("t{:=7}", 5),
        alt("thứ {:num}", say.no_weekday),
        label=msg("a day of the week, such as {example}", example="thứ Hai"),
    ),
    rule(
        "short_weekday",
        *(alt(f"{{:={n}}}", n - 2) for n in range(2, 8)),
        alt("hai", 0),
        alt("ba", 1),
        alt("tư", 2),
        alt("năm", 3),
        alt("sáu", 4),
        alt("bảy", 5),
    ),
    rule("located_weekday", alt("{w:weekday}", say.located)),
    rule(
        "weekdays",
        alt(
            "{days*:weekday} ((,|và|&|hoặc|, và) [ngày] ({days*:weekday}|{days*:short_weekday}))*",
            say.weekdays,
        ),
        alt(
            "[từ] [ngày] {a:weekday} (đến|tới|~|đến hết) [hết] [ngày] "
            "({b:weekday}|{b:short_weekday})",
            say.weekday_range,
        ),
    ),
    rule(
        "several_weekdays",
        alt(
            "{days*:weekday} (,|và|&|, và) [ngày] ({days*:weekday}|{days*:short_weekday}) "
            "((,|và|&|, và) [ngày] ({days*:weekday}|{days*:short_weekday}))*",
            say.weekdays,
        ),
        alt(
            "[từ] [ngày] {a:weekday} (đến|tới|~|đến hết) [hết] [ngày] "
            "({b:weekday}|{b:short_weekday})",
            say.weekday_range,
        ),
    ),
    rule(
        "unit",
        alt("ngày", _DAY),
        alt("tuần", _WEEK),
        alt("tháng", _MONTH),
        alt("quý", _QUARTER),
        alt("năm", _YEAR),
        alt("6 tháng", _HALF),
        alt("nửa năm", _HALF),
    ),
    rule("each_word", alt("(hàng|mỗi|từng|các|mọi|hàng mỗi|theo)", None)),
    rule(
        "next",
        alt(
            "(sau|tới|kế tiếp|tiếp theo|liền kề|liền sau|kế|tiếp|liền kề sau|liền kề tiếp theo|kế tiếp sau)",
            None,
        ),
    ),
    rule("third", alt("đầu", Part(1)), alt("giữa", Part(2)), alt("cuối", Part(3))),
    rule(
        "ten_days",
        alt("thượng tuần", Part(1, exact=True)),
        alt("trung tuần", Part(2, exact=True)),
        alt("hạ tuần", Part(3, exact=True)),
    ),
    rule("comma", alt("(,|:|–|-)", None)),
    rule("day_word", alt("(ngày|hôm)", None)),
    rule(
        "verb",
        alt(
            "(tổ chức|họp|thực hiện|tiến hành|kiểm tra|báo cáo|giao ban|sinh hoạt|tiếp công dân|tiếp dân"
            "|sinh hoạt|triển khai|giám sát|gửi|nộp|gửi báo cáo|đi cơ sở|ra quân|trực|tuyên truyền"
            "|gặp mặt|đối thoại|tổng hợp|rà soát|đánh giá|sơ kết|tổng kết|duy trì|có"
            "|tổ chức họp|tổ chức giao ban|tiến hành họp|tổ chức thực hiện|tổ chức sinh hoạt|họp giao ban"
            "|họp thường kỳ|họp định kỳ|tổ chức kiểm tra|tổ chức tiếp công dân|thực hiện báo cáo)",
            None,
        ),
    ),
    rule(
        "occasion_word",
        alt(
            "(lần|kỳ|đợt|cuộc|phiên|buổi|ngày|hội nghị|báo cáo|chuyên đề|lượt|cuộc họp|bài|tin|lớp)",
            None,
        ),
    ),
    rule("count_words", alt("{n:number} {:occasion_word}", lambda n: n)),
    rule("least", alt("(ít nhất|tối thiểu|không ít hơn)", True)),
)

_TIMES: tuple[Rule, ...] = (
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
            "[trong|theo|vào] [các] [giờ|thời gian] (giờ hành chính|giờ làm việc|giờ làm việc hành chính)",
            TimeSpan(part="office-hours"),
        ),
        label=msg("a part of the day, such as {example}", example="sáng, chiều, cả ngày"),
    ),
    rule(
        "at_time",
        alt(
            "(lúc|vào lúc|vào hồi|hồi|vào|bắt đầu lúc|bắt đầu từ|thời gian|thời gian lúc|khai mạc lúc|từ lúc|bắt đầu vào lúc|bắt đầu|trong khoảng|khoảng)",
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

_DATES: tuple[Rule, ...] = (
    rule(
        "date",
        alt("{d:day}/{m:month}/{y:year}", say.day, "that day", "ngày 16/7/2017", "ngày 16.7.2017"),
        alt("{d:day}/{m:month} [/]", say.day, "that day of the plan's year", "ngày 16/7"),
        alt("{d:day}/{m:month} [/|,] năm {y:year}", say.day),
        alt("{d:day}/{m:month}/{y:short_year}", say.day),
        alt("{d:day}.{m:month}[.]", say.day),
        alt("{d:day}.{m:month}.{y:year}", say.day),
        alt("{d:day}-{m:month}", say.day),
        alt("{d:day}-{m:month}-{y:year}", say.day),
        alt("{d:day}-{m:month} năm {y:year}", say.day),
        alt("{y:year}-{m:month}-{d:day}", say.day),
        alt(
            "[mùng] {d:mday} [của] tháng {m:mon} [[,|/|-|.] năm {y:year}|(/|-|.|,) {y:year}]",
            say.day,
            "the month in words",
            "ngày 05 tháng 7 năm 2017",
        ),
        alt("mùng {d:mday}/{m:month} [/{y:year}]", say.day),
        alt(
            "[mùng] {d:mday} tháng {m:lunar_month} [[,] năm {y:year}]",
            say.lunar_day,
            "a day of the lunar calendar",
            "ngày 26 tháng Chạp",
            "mùng 6 tháng Giêng năm 2026",
        ),
        alt("[mùng] {d:mday} (/|tháng) {m:mon} nhuận [[,] năm {y:year}]", say.leap_day),
        alt(
            "mùng {d:mday} tết [nguyên đán] [[năm] {y:year}]",
            say.tet_day,
            "a day of Tết, the first lunar month",
            "mùng 4 Tết",
        ),
        alt("{d:mday} tết [nguyên đán] [[năm] {y:year}]", say.tet_day),
        alt(
            "rằm tháng ({m:mon}|{m:lunar_month}) [[,|/] năm {y:year}|/{y:year}]",
            say.full_moon,
            "the 15th of a lunar month",
            "rằm tháng Giêng",
        ),
        label=msg("a date, such as {example}", example="16/7/2017"),
    ),
    rule("mday", alt("{d:day}", lambda d: d), alt("{d:numeral}", lambda d: d)),
    rule(
        "calendar",
        alt("[theo] [lịch] (âm lịch|âl|al|âm|<âm lịch>|<âl>|<al>|a.l|â.l)", say.LUNAR),
        alt("(dương lịch|dl|<dương lịch>|<dl>)", say.SOLAR),
        alt(
            "[,] [năm|âm lịch năm|âl năm|âm lịch , năm] {c:lunar_year} [âm lịch|âl]",
            say.lunar_named,
        ),
    ),
    rule(
        "mention",
        alt(
            "{m:date} [{c:calendar}]",
            say.in_calendar,
            "the Vietnamese lunar calendar",
            "ngày 10/3 âm lịch",
            "ngày 29/4 năm Kỷ Hợi",
        ),
    ),
    rule(
        "point",
        alt("[{:day_word}] {m:mention}", say.point),
        alt(
            "[{:day_word}] {m:date} [của|,] ({o:year_off}|{o:reported})",
            say.day_in_year,
            "that day of the year before or after the plan's",
            "ngày 15/01 năm sau",
        ),
        alt("[{:day_word}] {m:mention} [,] <[{:day_word}] {w:located_weekday}>", say.point),
        alt("[{:day_word}] {m:mention} (,|–) {w:located_weekday}", say.point),
        alt(
            "[{:day_word}] {w:located_weekday} [,|:|–|-] [{:day_word}] {m:mention}",
            say.point,
            "the weekday is checked against the date",
            "thứ Bảy, ngày 05/10/2019",
        ),
        alt("[{:day_word}] {w:located_weekday} [,] <[{:day_word}] {m:mention}>", say.point),
        alt("{w:located_weekday} [,] {:day_word} {m:lone}", say.point),
        alt("(ngày|các ngày) {m:lone}", say.point),
        alt("[ngày] mùng {m:worded_lone}", say.point),
    ),
    rule("lone", alt("{d:day}", say.day)),
    rule("worded_lone", alt("{d:mday}", say.day)),
    rule(
        "gloss",
        alt("<[{:gloss_word}] {g:gloss_dates}>", say.gloss),
        alt("[,] {:gloss_word} {g:gloss_dates}", say.gloss),
    ),
    rule(
        "gloss_word",
        alt(
            "(tức|nhằm|tức là|nhằm vào|âm lịch|âm lịch là|dương lịch là|là|tức vào|tức nhằm)", None
        ),
    ),
    rule(
        "gloss_dates",
        alt("{d:range}", lambda d: d),
        alt("{d:days}", lambda d: d),
        alt("{d:places}", lambda d: d),
    ),
)

_PERIODS: tuple[Rule, ...] = (
    rule(
        "span",
        alt(
            "tháng {n:mon} [(/|-|.|,|/ năm) {y:year}|[,] [của] năm {y:year}|[của] {o:year_off}]",
            say.month_of,
            "a window: the whole month",
            "tháng 6/2017",
            "trong tháng 6",
        ),
        alt("{the:quarter_span}", lambda the: the),
        alt(
            "6 tháng đầu [của] năm [{y:year}|{:this_year}]",
            say.first_half,
            "a window: January to June, or July to December",
            "6 tháng đầu năm",
        ),
        alt("6 tháng cuối [của] năm [{y:year}|{:this_year}]", say.second_half),
        alt("6 tháng đầu", say.first_half),
        alt("6 tháng cuối", say.second_half),
        alt("nửa (đầu|đầu của) năm [{y:year}]", say.first_half),
        alt("nửa (cuối|sau|cuối của) năm [{y:year}]", say.second_half),
        alt("{the:year_span}", lambda the: the),
        alt(
            "tuần [lễ] [thứ|số] {n:week_number} (năm|/|của năm|, năm|-) {y:year}",
            say.week_of,
            "that week by ISO 8601, Monday to Sunday",
            "tuần 16 năm 2024",
        ),
        alt("tuần [lễ] [thứ|số] {n:late_week} [trong năm|của năm]", say.week_of),
        label=msg("a period, such as {example}", example="tháng 6/2017, quý II, năm 2017"),
    ),
    rule(
        "quarter_span",
        alt(
            "quý {n:quarter} [(/|-|.|,) {y:year}|[,] [của] năm {y:year}|[của] {o:year_off}]",
            say.quarter_of,
            "a window: the whole quarter",
            "quý II/2024",
        ),
    ),
    rule(
        "year_span",
        alt("năm {y:year}", say.year_of, "a window: the whole year", "năm 2017"),
        alt("{o:year_off}", say.year_of),
    ),
    rule("reported", alt("kỳ báo cáo", 0), alt("năm trước [của] kỳ báo cáo", -1)),
    rule("edge", alt("đầu [tiên]", 1), alt("cuối [cùng]", -1)),
    rule("this_year", alt("(này|nay)", None)),
    rule(
        "year_off",
        alt("năm (nay|này)", 0),
        alt("năm {:next}", 1),
        alt("năm (trước|trước liền kề|liền trước|trước đó) [năm báo cáo]", -1),
        alt("năm báo cáo", 0),
    ),
    rule(
        "scope",
        alt("[của|trong|vào|thuộc] [{:each_word}] {unit}", say.scope),
        alt("[của|trong|vào] [{:each_word}] (tháng|tuần) [trong|của] (năm|quý)", say.scope_month),
        alt("[của|trong|vào] [{:each_word}] tháng {:next}", say.scope_next_month),
        alt("[của|trong|vào] [{:each_word}] quý {:next}", say.scope_next_quarter),
        alt(
            "[của|trong|vào] [{:each_word}] tháng {n:ordinal} [của|trong|mỗi] [{:each_word}] "
            "{unit:long_unit}",
            say.scope_in,
        ),
        alt(
            "[của|trong|vào] [{:each_word}] tháng giữa [của|trong|mỗi] [{:each_word}] quý",
            lambda: say.scope_in(2, _QUARTER),
        ),
        alt(
            "[của|trong|vào] [{:each_word}] tháng {n:ordinal} [của|trong] [{:each_word}] quý {:next}",
            say.scope_in_next,
        ),
        alt(
            "[của|trong] [{:each_word}] tháng {n:ordinal} [của|trong] {the:quarter_span}",
            say.scope_in_the,
        ),
        alt(
            "[của|trong] [{:each_word}] tháng {n:edge} [của|trong] {the:year_span}",
            say.scope_in_the,
        ),
        alt("[của|trong|vào] {the:span}", say.scope_the),
        alt(
            "[của|trong|vào] [các] tháng {months*:mon} ((,|và|&) [tháng] {months*:mon})* "
            "[[của|trong] năm [{y:year}]]",
            say.scope_months,
        ),
        alt(
            "[của|trong|vào] [các] tháng {months*:mon} ((,|và|&) [tháng] {months*:mon})* "
            "[của|trong] {:each_word} năm",
            say.scope_months_each,
        ),
        alt(
            "[của|trong] [các] quý {quarters*:quarter} ((,|và|&) [quý] {quarters*:quarter})* "
            "[[của|trong] năm [{y:year}]]",
            say.scope_quarters,
        ),
        alt(
            "[của|trong] [các] quý {quarters*:quarter} ((,|và|&) [quý] {quarters*:quarter})* "
            "[của|trong] {:each_word} năm",
            say.scope_quarters_each,
        ),
        label=msg("a period, such as {example}", example="hàng tháng, của quý, tháng 5/2017"),
    ),
    rule("long_unit", alt("quý", _QUARTER), alt("năm", _YEAR), alt("6 tháng", _HALF)),
    rule(
        "period",
        alt("[trong|cả|suốt|vào|vào trong|trong cả|trong suốt] {the:span}", say.whole_of),
        alt("[trong|vào|ngay trong] {draft:inside} {scopes:scope}", say.inside_rule),
        alt("(cả|suốt|trong|trong cả) năm", lambda: say.whole_of(The(Unit.YEAR))),
        alt("tháng {m:mon} {c:calendar}", say.lunar_month),
        alt("{part:ten_days} [của] tháng ({m:mon}|{m:lunar_month}) {c:calendar}", say.lunar_third),
        alt("({part:ten_days}|{part:third}) tháng {m:lunar_month} [{c:calendar}]", say.lunar_third),
        alt("tháng {m:lunar_month} [{c:calendar}]", say.lunar_month),
        alt("{n:number} tháng đầu [của] năm [{y:year}]", say.first_months),
        alt("{n:number} tháng cuối [của] năm [{y:year}]", say.last_months),
        alt(
            "[trong] [cả] (giai đoạn|nhiệm kỳ|thời kỳ|các năm) {a:year} (~|đến|đến năm) {b:year}",
            say.years,
            "one stretch of years",
            "giai đoạn 2021 - 2025",
        ),
    ),
    rule(
        "inside",
        alt(
            "{p:third}",
            say.position,
            "a window: days 1-10, 11-20, 21 to the end of a month; the "
            "months of a quarter; thirds of a year",
            "cuối tháng 5/2017",
            "đầu quý II/2017",
        ),
        alt(
            "{p:ten_days}",
            say.position,
            "a window: days 1-10, 11-20, 21 to the end",
            "trung tuần tháng 9/2015",
        ),
        alt("tháng {n:worded_ordinal}", say.month_inside),
        alt(
            "{weeks}",
            say.weeks_inside,
            "a window: days 1-7, 8-14, … (setting `first_week`)",
            "tuần đầu tiên của quý",
            "tuần thứ 2 hàng tháng",
        ),
        alt(
            "[{:day_word}] {days:weekdays} [,] [của|trong|vào|ở] {weeks}",
            say.weekday_in_weeks,
            "the nth such weekday (setting `week_of_month`)",
            "thứ 7 tuần thứ 2 hàng tháng",
        ),
        alt(
            "[{:day_word}] {days:weekdays} {n:ordinal}",
            say.nth_weekday,
            "the nth such weekday",
            "thứ Sáu cuối cùng của tháng",
        ),
        alt(
            "(ngày|các ngày|vào ngày|vào các ngày) {days:monthdays}",
            say.days_inside,
            "that day of each month; a month without it is skipped",
            "ngày 02 hàng tháng",
            "ngày 5 và 20 hàng tháng",
        ),
        alt("mùng {days:monthdays}", say.days_inside),
        alt(
            "từ [ngày] {a:monthday} (đến|~|tới) [hết] [ngày] {b:monthday}",
            say.day_range_inside,
            "one stretch in each month",
            "từ ngày 01 đến ngày 05 hàng tháng",
        ),
        alt("ngày {a:monthday} (đến|~|tới) [hết] [ngày] {b:monthday}", say.day_range_inside),
        alt(
            "ngày (cuối|cuối cùng)",
            lambda: say.day_inside(-1),
            "the last day",
            "ngày cuối cùng của tháng",
        ),
        alt("ngày (đầu|đầu tiên)", lambda: say.day_inside(1)),
        alt(
            "ngày làm việc (cuối|cuối cùng)",
            lambda: say.day_inside(-1, DayOffRule.PREVIOUS),
            "the last working day",
            "ngày làm việc cuối cùng của tháng",
        ),
        alt("ngày làm việc (đầu|đầu tiên|thứ nhất)", lambda: say.day_inside(1, DayOffRule.NEXT)),
        alt(
            "{n:number} ngày đầu [tiên]",
            lambda n: say.first_days(n),
            "a window: the first or last days",
            "5 ngày đầu tháng",
        ),
        alt("{n:number} ngày (cuối|cuối cùng)", lambda n: say.first_days(-n)),
        alt("{n:number} tuần đầu [tiên]", lambda n: say.first_days(7 * n)),
        alt("{n:number} tuần (cuối|cuối cùng)", lambda n: say.first_days(-7 * n)),
        alt("nửa đầu", lambda: say.first_days(15)),
    ),
    rule(
        "monthdays",
        alt(
            "{days*:monthday} ((,|và|&|hoặc|, và) [ngày|mùng] {days*:monthday})*",
            lambda days: days,
        ),
    ),
    rule("monthday", alt("[mùng] {d:mday}", say.monthday), alt("cuối [cùng]", -1)),
    rule("week_word", alt("tuần [lễ]", None)),
    rule(
        "weeks",
        alt(
            "{:week_word} {ns*:ordinal} ((,|và|/|&|hoặc|, và) [{:week_word}] {ns*:ordinal})*",
            lambda ns: ns,
        ),
        label=msg("a week, such as {example}", example="tuần thứ 2, tuần cuối"),
    ),
    rule(
        "monthly_points",
        alt("{draft:inside} {scopes:scope}", say.inside_of),
    ),
)

_HOLIDAYS: tuple[Rule, ...] = (
    rule(
        "holiday",
        alt(
            "[ngày|dịp|lễ|ngày lễ|đại lễ] {rule:holiday_name} [[,|/] [năm] {y:year}|[năm] {c:lunar_year}|[,] năm {c:lunar_year}|[năm] {c:lunar_year} [,|-|–|<] [năm] {y:year} [>]]",
            say.holiday,
            "a day that has a name",
            "Tết Nguyên đán năm 2021",
            "Giỗ Tổ Hùng Vương",
        ),
    ),
    rule(
        "holiday_name",
        alt("tết dương lịch", say.solar(1, 1)),
        alt("tết tây", say.solar(1, 1)),
        alt(
            "(tết [nguyên đán|âm lịch|cổ truyền|ta|nguyên đán cổ truyền]|nguyên đán)",
            say.lunar(1, 1),
        ),
        alt("giao thừa", say.lunar(12, 30)),
        alt("ông công [,] ông táo", say.lunar(12, 23)),
        alt("ông (công|táo)", say.lunar(12, 23)),
        alt("tết nguyên tiêu", say.lunar(1, 15)),
        alt("(giỗ tổ [hùng vương]|quốc giỗ)", say.lunar(3, 10)),
        alt("(phật đản)", say.lunar(4, 15)),
        alt("tết đoan ngọ", say.lunar(5, 5)),
        alt("vu lan", say.lunar(7, 15)),
        alt("[tết] trung thu", say.lunar(8, 15)),
        alt("thành lập đảng [cộng sản việt nam]", say.solar(3, 2)),
        alt("thầy thuốc việt nam", say.solar(27, 2)),
        alt("quốc tế phụ nữ", say.solar(8, 3)),
        alt("thành lập đoàn [tncs hồ chí minh|thanh niên cộng sản hồ chí minh]", say.solar(26, 3)),
        alt(
            "(giải phóng miền nam|giải phóng|thống nhất đất nước|giải phóng miền nam , thống nhất đất nước|chiến thắng)",
            say.solar(30, 4),
        ),
        alt("quốc tế lao động", say.solar(1, 5)),
        alt("chiến thắng điện biên phủ", say.solar(7, 5)),
        alt(
            "(sinh nhật bác [hồ]|sinh chủ tịch hồ chí minh|sinh nhật chủ tịch hồ chí minh)",
            say.solar(19, 5),
        ),
        alt("quốc tế thiếu nhi", say.solar(1, 6)),
        alt("báo chí cách mạng việt nam", say.solar(21, 6)),
        alt("gia đình việt nam", say.solar(28, 6)),
        alt("thương binh [,|~|và] liệt sĩ", say.solar(27, 7)),
        alt("thành lập công đoàn việt nam", say.solar(28, 7)),
        alt("cách mạng tháng tám", say.solar(19, 8)),
        alt("cách mạng tháng 8", say.solar(19, 8)),
        alt("(quốc khánh|độc lập|tết độc lập)", say.solar(2, 9)),
        alt("quốc tế người cao tuổi", say.solar(1, 10)),
        alt("doanh nhân việt nam", say.solar(13, 10)),
        alt("truyền thống [công tác] dân vận", say.solar(15, 10)),
        alt("dân vận của cả nước", say.solar(15, 10)),
        alt("phụ nữ việt nam", say.solar(20, 10)),
        alt("pháp luật việt nam", say.solar(9, 11)),
        alt("(hội đại đoàn kết [toàn dân tộc]|đại đoàn kết [toàn dân tộc])", say.solar(18, 11)),
        alt("nhà giáo việt nam", say.solar(20, 11)),
        alt("thành lập quân đội [nhân dân việt nam]", say.solar(22, 12)),
        alt("(noel|giáng sinh)", say.solar(25, 12)),
        label=msg("a named day, such as {example}", example="Quốc khánh"),
    ),
)

_SPOTS: tuple[Rule, ...] = (
    rule(
        "day_spot",
        alt("{what:point} [{gloss}]", spot),
        alt("{time} [,|:|–|-] [của|vào|trong] {what:point} [{gloss}]", spot),
        alt("{what:point} [{gloss}] [,|:|–|-] {later:time}", spot),
        alt("{what:point} [{gloss}] <{later:time}>", spot),
        alt("{time} <{what:point}>", spot),
        alt("{time} [,|:|–|-] [của|vào] {what:point} [,] <{later:time}>", spot),
        alt("{time} [,|:|–|-] [của|vào] {what:point} [,] {later:time}", spot),
    ),
    rule(
        "named_spot",
        alt("{what:holiday} [{gloss}]", spot),
        alt("{what:holiday} [<] [ngày] {date:mention} [>]", say.named_date),
        alt("{time} {what:holiday} [{gloss}]", spot),
    ),
    rule(
        "spot",
        alt("{s:day_spot}", lambda s: s),
        alt("{what:period}", spot),
        alt("{time} [,|:|–|-] [của|vào|trong] [các] {what:period}", spot),
        alt("{what:period} [,] {later:time}", spot),
        alt("{s:named_spot}", lambda s: s),
        alt("(ngày|lễ) {:plain_event} [<] [ngày|,] {what:mention} [>]", say.event_day),
    ),
    rule(
        "plain_event",
        alt(
            "(bầu cử|khai mạc|bế mạc|khai giảng|tổng tuyển cử|đại hội|hội nghị|tổ chức|diễn ra|thi|khởi công|khánh thành|tổng kết|kỷ niệm|lễ|lễ kỷ niệm|truyền thống|nghỉ lễ)",
            None,
        ),
    ),
    rule("item", alt("{s:spot}", lambda s: s), alt("{what:lone}", spot)),
    rule("and", alt("(,|và|&|hoặc|, và|và các|cùng)", None)),
    rule(
        "days",
        alt("{spots*:day_spot} ({:and} ({spots*:day_spot}|{spots*:bare_spot}))*", series),
        alt(
            "[các] ngày {spots*:bare_spot} ({:and} ({spots*:day_spot}|{spots*:bare_spot}))*", series
        ),
    ),
    rule("bare_spot", alt("{what:lone}", spot)),
    rule(
        "bare_days",
        alt(
            "{spots*:bare_spot} {:and} ({spots*:day_spot}|{spots*:bare_spot}) "
            "({:and} ({spots*:day_spot}|{spots*:bare_spot}))*",
            series,
        ),
    ),
    rule(
        "spots",
        alt(
            "[các] {spots*:spot} ({:and} {spots*:item})*",
            series,
            "a list of days",
            "ngày 12, 13 và 15/5/2017",
        ),
    ),
    rule(
        "places",
        alt("{spots*:period}", lambda spots: series(tuple(spot(s, (0, 0)) for s in spots))),
    ),
    rule(
        "months",
        alt(
            "[trong|vào] [các] tháng {ns*:mon} ((,|và|&|, và) [tháng] {ns*:mon})* "
            "[(/|-|.) {y:year}|[,] [của|trong] năm {y:year}|trong năm]",
            say.months,
        ),
        alt(
            "[trong|vào] [các] quý {qs*:quarter} ((,|và|&|, và) [quý] {qs*:quarter})* "
            "[(/|-|.) {y:year}|[,] [của|trong] năm {y:year}|trong năm]",
            say.quarters,
        ),
        alt(
            "[các] tuần [thứ] {ws*:num} ((,|và|&|, và) [tuần] [thứ] {ws*:num})* năm {y:year}",
            say.week_list,
        ),
    ),
    rule(
        "from",
        alt("[trong] [tuần lễ|đợt|tuần|thời gian] [bắt đầu|kể|tính] từ", None),
        alt("trong", None),
        alt("bắt đầu", None),
    ),
    rule(
        "to",
        alt("[cho] (đến|tới) [hết|khi hết]", None),
        alt("~ [hết]", None),
        alt("[,] [và] (kết thúc|kéo dài) [vào|đến|đến hết|tới|lúc|vào lúc|trong|sang]", None),
        alt("[,] (đến|cho đến) [hết]", None),
        alt("và kết thúc vào", None),
        alt("qua", None),
        alt("sang", None),
    ),
    rule(
        "range",
        alt(
            "[{:from}] [ngày] {first:bare_spot} {:to} {last:spot}",
            stretch,
            "the first day takes what it lacks from the second",
            "từ ngày 01-04/10/2017",
            "từ ngày 21 đến ngày 23/9/2018",
        ),
        alt(
            "[{:from}] {first:spot} {:to} {last:spot}",
            stretch,
            "one event over several days, both ends included",
            "từ ngày 16/7/2017 đến ngày 25/7/2017",
            "từ ngày 27/12 đến ngày 03/01/2018",
        ),
        alt("{:from} {first:spot} {:to} {last:bare_spot}", stretch),
        alt("[{:from}] {a:located_weekday} {:to} {b:day_spot}", say.from_weekday),
        alt("[{:from}] {time} {a:bare_spot} {:to} {b:spot}", say.stretch_from),
        alt(
            "[{:from}] [các] tháng {a:mon} {:to} [tháng] {b:mon} "
            "[(/|-|.) {y:year}|[,] [của] năm {y:year}]",
            say.month_range,
            "one stretch of months",
            "từ tháng 5 đến tháng 7/2017",
        ),
        alt(
            "[{:from}] [các] quý {a:quarter} {:to} [quý] {b:quarter} "
            "[(/|-|.) {y:year}|[,] [của] năm {y:year}]",
            say.quarter_range,
        ),
        alt(
            "[{:from}] tuần [thứ] {a:num} {:to} [tuần] [thứ] {b:num} (năm|/|của năm) {y:year}",
            say.week_range,
        ),
        alt("[{:from}] [năm] {a:year} {:to} năm {b:year}", say.years_draft),
        alt(
            "{a:period} [,|-|–|và] {b:period}",
            say.neighbours,
            "one stretch where they meet",
            "cuối tháng 5, đầu tháng 6/2017",
        ),
        alt("{:from} [lúc] {t:clock} [,] {a:bare_spot} {:to} {b:spot}", say.clock_stretch),
    ),
)

_CYCLES: tuple[Rule, ...] = (
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
            "[định kỳ] [{:verb}] [{least}] {n:count_words} (/|trên|mỗi|trong|một|trong một|trong mỗi|hàng|/một|/mỗi|/ 1) {each:unit}",
            say.times,
            "the same, written the other way",
            "2 lần/năm",
        ),
        alt(
            "[định kỳ|cứ|đều đặn] [{:verb}] [{least}] [mỗi|hàng] {k:number} {unit} [{:verb}] ([/] (một|1) lần|/ lần|lần)",
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
        alt("[định kỳ] [{least}] {n:count_words} trong {k:number} {unit}", say.counted_in),
    ),
    rule(
        "everies",
        alt("{each*:every} ((,|và|&|, và) ({each*:every}|{each*:unit}))*", say.whole_each),
        alt("định kỳ {each*:unit} ((,|và|&|, và) ({each*:every}|{each*:unit}))*", say.whole_each),
        alt("định kỳ {each*:unit} ((,|và|&|, và) {each*:unit})*", say.whole_each),
    ),
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
        alt(
            "{n:number} tuần (một|1) lần [,] [vào] [{:day_word}] {days:weekdays}",
            say.every_nth_week,
        ),
        alt(
            "[vào] [{:day_word}] {days:weekdays} , {n:number} tuần (một|1) lần", say.every_nth_week
        ),
        alt(
            "[thường xuyên] [vào|trong|trong các|tất cả|vào tất cả|vào các] [của] [tất cả] [các] ngày làm việc [{:weekly_word}|trong tháng|trong năm]",
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
            "({every}|{every:once_every}) [{:verb}] [,|:|–|-] (vào|là|tổ chức vào|thực hiện vào|vào các|cụ thể|bắt đầu) {draft:target}",
            say.bound,
        ),
        alt(
            "({every}|{every:once_every}) [{:verb}] [,] <[{tentative:tentative}] [vào] {draft:target}>",
            say.bound,
        ),
        alt(
            "({every}|{every:once_every}) [{:verb}] [,] {tentative:tentative} [vào] {draft:target}",
            say.bound,
        ),
        alt(
            "{times} [{:verb}] [,|:|–|-] [vào|là|tổ chức vào|thực hiện vào|vào các|cụ thể] {draft:target}",
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

_DUE: tuple[Rule, ...] = (
    rule(
        "doing",
        alt(
            "(báo cáo tháng|báo cáo quý|báo cáo năm|báo cáo tuần|báo cáo 6 tháng|báo cáo sơ kết|báo cáo tổng kết|hoàn thành|xong|báo cáo|nộp|gửi|gửi báo cáo|trình|kết thúc|thực hiện xong|hoàn thành xong|làm xong|triển khai xong|tổ chức xong|gửi về|hoàn tất|nộp báo cáo|báo cáo kết quả|gửi kết quả|thời gian hoàn thành|thời gian nộp|phải hoàn thành|có báo cáo|hoàn thành việc|tổng hợp)",
            None,
        ),
    ),
    rule(
        "before",
        alt(
            "[{:doing}] [{:comma}] (trước|xong trước|trước thời điểm|sớm hơn|trước thời hạn)", None
        ),
    ),
    rule(
        "latest",
        alt(
            "[{:doing}] [{:comma}] [thời gian] (chậm|muộn|trễ) nhất [là|vào|đến|trong|đến hết|hết|cho đến|cũng là|là vào|là đến|là trước hết|là đến hết|vào lúc|là vào lúc|trước hết|tới|phải] [:]",
            None,
        ),
        alt(
            "[{:doing}] [thời] hạn [cuối|chót|cuối cùng] [nộp|gửi|hoàn thành|báo cáo|nộp hồ sơ|nhận|nộp báo cáo|gửi báo cáo|nhận báo cáo|nhận hồ sơ] [là|vào|đến|đến hết|hết|:|: đến|: đến hết|là đến hết] [:]",
            None,
        ),
        alt(
            "[{:doing}] (không|không được) (quá|chậm quá|muộn hơn|chậm hơn|trễ hơn|muộn quá|trễ quá|để quá)",
            None,
        ),
        alt("[{:doing}] [cho] (đến|tới) hết", None),
        alt("[{:doing}] hết", None),
        alt(
            "(hoàn thành|xong|hoàn tất|thời gian hoàn thành|thời hạn hoàn thành|phải hoàn thành|hoàn thành xong) [:] [trong|vào|đến|trước hết|trong thời gian|chậm nhất]",
            None,
        ),
    ),
    rule(
        "deadline",
        alt("{:latest} trước {d:due_target}", lambda d: due(d, exclusive=True)),
        alt(
            "{:before} {d:due_target}",
            lambda d: due(d, exclusive=True),
            "a deadline, that day excluded (setting `before`)",
            "trước ngày 27/7/2017",
            "trước ngày 25 tháng cuối quý",
        ),
        alt(
            "{:latest} {d:due_target}",
            lambda d: due(d, exclusive=False),
            "a deadline, that day included",
            "chậm nhất ngày 10/12/2025",
            "đến hết ngày 31/5/2022",
            "chậm nhất là ngày cuối cùng của tháng đầu tiên của quý tiếp theo",
        ),
        alt(
            "[{:doing}] [ngay] trong {s:day_spot}",
            lambda s: due_spot(s),
            "a deadline, that day included",
            "trong ngày 15/3/2026",
        ),
        alt("chậm nhất {:doing} {:office} {s:day_spot}", lambda s: due_spot(s)),
        alt("{:doing} {:office} trước {s:due_target}", lambda s: due(s, exclusive=True)),
        alt(
            "{:doing} {:office} (chậm|muộn) nhất [là|vào|trong] {s:due_target}",
            lambda s: due(s, exclusive=False),
        ),
    ),
    rule(
        "due_target",
        alt("{d:spots}", lambda d: d),
        alt("{d:timed_cycle}", lambda d: d),
        alt("{draft:inside}", lambda draft: draft),
        alt("{d:months}", lambda d: d),
        alt("[trong] {d:every}", lambda d: say.whole_each((d,))),
    ),
)

_OPEN: tuple[Rule, ...] = (
    rule(
        "open",
        alt(
            "[bắt đầu|kể|tính|thực hiện|áp dụng|bắt đầu kể] từ [sau] {d:spots} [trở đi|trở về sau|đến nay|cho đến khi có thông báo mới|đến khi có thông báo mới]",
            lambda d: since(d, after=False),
            "from that day to the end of the period",
            "kể từ ngày 01/9/2022",
        ),
        alt(
            "[kể từ|từ] sau {d:spots}",
            lambda d: since(d, after=True),
            "from the day after to the end of the period",
            "sau ngày 15/3/2026",
        ),
        alt("[tổ chức] (đến|tới) {d:spots}", lambda d: d),
        alt(
            "[nhân|vào|trong|đúng|vào đúng] (dịp|ngày lễ|dịp lễ|các dịp|dịp nghỉ lễ) {draft:spots}",
            on_occasion,
            "a window: on the occasion of that day",
            "dịp 1/1/2019",
        ),
        alt("[nhân|vào|trong|đúng] (dịp|các dịp|dịp lễ) {draft:range}", on_occasion),
        alt(
            "trong (khoảng|khoảng thời gian) [từ] {draft:range}",
            on_occasion,
            "a window: some time inside",
            "trong khoảng từ ngày 04/02 đến ngày 08/02/2026",
        ),
        alt("trong khoảng [thời gian] {draft:spots}", lambda draft: draft._replace(tentative=True)),
        alt(
            "(kỷ niệm|[lễ] kỷ niệm) {n:number} năm [ngày] {what:holiday} [<{d:range}>]",
            say.anniversary,
            "the day of that year on which it is remembered",
            "kỷ niệm 70 năm ngày Thương binh, Liệt sĩ (27/7/1947-27/7/2017)",
        ),
        alt("{n:number} năm [ngày] {what:holiday} [<{d:range}>]", say.anniversary),
        alt(
            "(kỷ niệm|[lễ] kỷ niệm) [{n:number} năm] [ngày] [thành lập|truyền thống] <{d:range}>",
            say.anniversary_of,
        ),
        alt("(kỷ niệm) {n:number} năm {:plain} <{d:range}>", say.anniversary_of),
        alt("kỷ niệm [{n:number} năm] {m:point}", say.anniversary_on),
        alt("{n:number} (ngày|buổi) [,|:|là] [<] {d:range} [>]", say.counted_days),
        alt("[trong] {n:number} (ngày|buổi) [,|:|là] [<] {d:days} [>]", say.counted_days),
        alt("[trong] {n:number} ngày {d:bare_days}", say.counted_days),
        alt("[vào] {n:number} (ngày|buổi) (vào|trong|giữa) {d:spots}", say.some_day),
        alt("từ (nay|bây giờ) (đến|tới|cho đến) [hết] {d:spots}", say.until),
        alt(
            "trong {n:number} (ngày|buổi) [,|:] [<] {d:range} [>]",
            say.counted_days,
            "the stated number of days is checked",
            "trong 10 ngày, từ ngày 16/7/2017 đến ngày 25/7/2017",
        ),
    ),
)

_TERMS: tuple[Rule, ...] = (
    rule(
        "amount",
        alt("{n:number} ngày [lịch]", lambda n: Amount(n, "day")),
        alt("{n:number} ngày làm việc", lambda n: Amount(n, "day", working=True)),
        alt("{n:number} tuần", lambda n: Amount(n, "week")),
        alt("{n:number} tháng", lambda n: Amount(n, "month")),
        alt("{n:number} năm", lambda n: Amount(n, "year")),
        alt("{n:number} (giờ|h|tiếng|giờ đồng hồ)", lambda n: Amount(n, "hour")),
        alt("{n:number} quý", lambda n: Amount(3 * n, "month")),
        label=msg("a number of days, such as {example}", example="05 ngày làm việc"),
    ),
    rule(
        "working_amount", alt("{n:number} ngày làm việc", lambda n: Amount(n, "day", working=True))
    ),
    rule("point_word", alt("(khi|ngày|lúc|thời điểm|thời gian|sau khi)", None)),
    rule(
        "anchor",
        alt(
            "[{:point_word}] [{:point_word}] (kết thúc|bế mạc|hoàn thành|xong|hết|hoàn tất) {words}",
            lambda words: Anchor(words, "end"),
        ),
        alt(
            "[{:point_word}] [{:point_word}] (bắt đầu|khai mạc|khởi công|khai giảng|khởi động|diễn ra) [{words}]",
            lambda words=None: Anchor(words, "start"),
        ),
        alt("[{:point_word}] {words:named}", lambda words: Anchor(words)),
        alt("[{:point_word}] (kết thúc|bế mạc|hoàn thành)", lambda: Anchor(None, "end")),
        label=msg("the name of an event or an activity"),
    ),
    rule(
        "start_anchor",
        alt(
            "[{:point_word}] [{:point_word}] (kết thúc|bế mạc|hoàn thành) {words}",
            lambda words: Anchor(words, "end"),
        ),
        alt(
            "[{:point_word}] [{:point_word}] (bắt đầu|khai mạc|khởi công|khai giảng|khởi động|diễn ra) [{words}]",
            lambda words=None: Anchor(words, "start"),
        ),
        alt("[{:point_word}] {words:name}", lambda words: Anchor(words, "start")),
    ),
    rule("named", alt("{words:name}", lambda words: words)),
    rule("event_name", alt("{words:plain}", lambda words: words)),
    rule(
        "counting",
        alt(
            "[,] (kể từ|từ|tính từ|tính từ khi|sau|kể từ sau|tính đến|tính từ sau|kể|từ sau) [sau]",
            None,
        ),
    ),
    rule(
        "within",
        alt(
            "[{:doing}] (trong|trong vòng|trong thời hạn|trong thời gian|thời hạn|thời hạn là|chậm nhất|chậm nhất là|chậm nhất sau|chậm nhất trong|chậm nhất trong vòng|chậm nhất là sau|muộn nhất|muộn nhất là|muộn nhất sau|không quá|không quá thời hạn|tối đa|tối đa là|trễ nhất|không chậm quá|trong thời hạn không quá|trong thời gian không quá|trong vòng không quá|chậm nhất không quá|thời gian không quá|thời gian chậm nhất|thời gian tối đa|tối đa không quá|sớm nhất là sau)",
            None,
        ),
    ),
    rule(
        "at_least_before",
        alt(
            "(ít nhất|chậm nhất|chậm nhất là|tối thiểu|sớm|muộn nhất|muộn nhất là|ít nhất là|trễ nhất)",
            None,
        ),
    ),
    rule(
        "term",
        alt("[{:from}] {a:spot} {:to} {:point_word} {b:event_anchor}", say.to_anchor),
        alt("{:from} {:point_word} {a:until_words} {:to} {b:spot}", say.from_anchor_to),
        alt(
            "{:from} {:point_word} {a:until_words} {:to} {:point_word} {b:event_anchor}",
            say.between_anchors,
        ),
        alt(
            "{:within} {amount} {:counting} {anchor}",
            lambda amount, anchor: term(amount, anchor, due=True),
            "a deadline so many days after it; the first day is not counted",
            "chậm nhất 05 ngày làm việc sau khi kết thúc hội nghị",
            "trong thời hạn 05 ngày kể từ ngày nhận đơn",
        ),
        alt(
            "{:within} {amount} [,] <{:counting} {anchor}>",
            lambda amount, anchor: term(amount, anchor, due=True),
        ),
        alt("{:strict_within} {amount}", lambda amount: term(amount, due=True)),
        alt("trong {amount:working_amount}", lambda amount: term(amount, due=True)),
        alt(
            "[ngay] [{:doing}] (sau|qua|sau thời hạn) {amount} {:counting} {anchor}",
            lambda amount, anchor: term(amount, anchor),
            "so many days after it",
            "sau 05 ngày làm việc kể từ khi kết thúc hội nghị",
        ),
        alt("(sau|qua) {amount}", lambda amount: term(amount)),
        alt("{amount} [,] (sau|sau khi) {anchor}", lambda amount, anchor: term(amount, anchor)),
        alt(
            "{amount} [,] (kể từ|từ|tính từ|kể) {anchor}",
            lambda amount, anchor: term(amount, anchor, due=True),
        ),
        alt(
            "{amount} [,] (trước|trước khi) {anchor:start_anchor}",
            lambda amount, anchor: term(amount, anchor, sign=-1),
            "so many days before it",
            "95 ngày trước bầu cử",
        ),
        alt(
            "{:at_least_before} {amount} [,] (trước|trước khi) {anchor:start_anchor}",
            lambda amount, anchor: term(amount, anchor, sign=-1, due=True),
            "a deadline so many days before it",
            "chậm nhất 05 ngày trước khi khai mạc hội nghị",
        ),
        alt(
            "[{:at_least_before}] trước {amount} [so với {anchor:start_anchor}]",
            lambda amount, anchor=None: term(amount, anchor, sign=-1, due=True),
        ),
        alt(
            "trước {anchor:start_anchor} {amount}",
            lambda amount, anchor: term(amount, anchor, sign=-1),
        ),
        alt(
            "trước {anchor:start_anchor} {:at_least_before} {amount}",
            lambda amount, anchor: term(amount, anchor, sign=-1, due=True),
        ),
        alt(
            "[{:at_least_before}] trước {amount:amount}",
            lambda amount: term(amount, sign=-1, due=True),
        ),
        alt("[ngay] sau {anchor} {amount}", lambda amount, anchor: term(amount, anchor)),
        alt(
            "ngay sau [khi] {anchor}",
            at_anchor,
            "on the day it ends",
            "ngay sau khi kết thúc hội nghị",
        ),
        alt("ngay khi {anchor}", at_anchor),
        alt(
            "[khi] (kết thúc|bế mạc|hoàn thành) {words}",
            lambda words: at_anchor(Anchor(words, "end")),
        ),
        alt(
            "sau [khi] {anchor:event_anchor}",
            lambda anchor: from_anchor(anchor, after=True),
            "from the day after it to the end of the period",
            "sau khi có hướng dẫn",
        ),
        alt("sau khi {anchor}", lambda anchor: from_anchor(anchor, after=True)),
        alt("trước khi {anchor:start_anchor}", lambda anchor: until_anchor(anchor, exclusive=True)),
        alt(
            "trước ngày {anchor:event_anchor}", lambda anchor: until_anchor(anchor, exclusive=True)
        ),
        alt(
            "(kể|tính|bắt đầu) từ [{:point_word}] {anchor:event_anchor}",
            from_anchor,
            "from that day to the end of the period",
            "kể từ ngày ký",
        ),
        alt("từ (khi|ngày) {anchor:event_anchor}", from_anchor),
        alt("[trong] khoảng {amount} tính đến {anchor}", before_now),
        alt("trong {:point_word} {anchor:event_anchor}", at_anchor),
    ),
    rule(
        "strict_within",
        alt(
            "(trong vòng|trong thời hạn|thời hạn|thời hạn là|chậm nhất|chậm nhất là|chậm nhất sau|chậm nhất trong|muộn nhất sau|không quá|tối đa|chậm nhất là sau|trong thời hạn không quá|trong vòng không quá)",
            None,
        ),
    ),
    rule(
        "event_anchor",
        alt("(kết thúc|bế mạc|hoàn thành|hết) {words:plain}", lambda words: Anchor(words, "end")),
        alt(
            "(bắt đầu|khai mạc|khởi công|khai giảng) [{words:plain}]",
            lambda words=None: Anchor(words, "start"),
        ),
        alt("{words:plain}", lambda words: Anchor(words)),
    ),
    rule("until_words", alt("{words:until}", lambda words: Anchor(words))),
    rule(
        "unscheduled",
        alt(
            "{words:unscheduled_words}",
            when,
            "no date: the document leaves it open",
            "đột xuất khi có vụ việc",
            "theo thư mời",
        ),
    ),
    rule(
        "unscheduled_words",
        alt(
            "(đột xuất [{:words}]|khi có {:words}|khi cần [thiết]|[thực hiện] theo {:words}"
            "|[thời gian] [cụ thể] [sẽ] [có] thông báo sau|tùy {:words}|căn cứ {:words}|thường xuyên|thường xuyên , {:words}"
            "|[thời gian] [cụ thể] [sẽ] do {:words}|liên tục|[khi] phát sinh {:words}|[thường xuyên ,|thường xuyên và] đột xuất [{:words}]|chưa xác định|khi {:words}|quanh năm|[hàng tháng ,|hàng quý ,] khi có {:words}|[từng quý] [cụ thể] [sẽ] có thông báo sau)",
            say.words_here,
        ),
    ),
)

_TOP: tuple[Rule, ...] = (
    rule(
        "frame",
        alt(
            "dự kiến [là|:]",
            Marker(tentative=True),
            "the dates are tentative",
            "dự kiến ngày 05/12/2025",
        ),
        alt("tạm (tính|thời)", Marker(tentative=True)),
        alt(
            "[về] thời gian [tổ chức|thực hiện|họp|kiểm tra|tiến hành|diễn ra|bắt đầu|triển khai|làm việc|tiếp công dân|cụ thể|khai mạc|giám sát|học|thi|tập huấn|tham quan|thăm|giao ban|báo cáo] [:|là|vào|: vào|: là|–|-]",
            None,
        ),
        alt("thời gian (hoàn thành|thực hiện xong|hoàn tất|kết thúc) [:|là|vào]", Marker(due=True)),
        alt(
            "(tổ chức|thực hiện|tiến hành|họp|diễn ra|được tổ chức|sẽ tổ chức|khai mạc|triển khai|cụ thể|sẽ diễn ra|bắt đầu|được thực hiện|lịch|ngày họp|sẽ|đúng|cụ thể là|ra quân|tổ chức họp|làm việc|lịch họp) [:|là]",
            None,
        ),
        alt("(vào|là|–|-|+|:|•|vào các|vào thời gian)", None),
        alt("(khoảng|vào khoảng)", Marker(tentative=True)),
    ),
    rule(
        "tail",
        alt("[,] <[thời gian] dự kiến>", Marker(tentative=True)),
        alt("[,|–|-] dự kiến", Marker(tentative=True)),
        alt("{t:day_off}", lambda t: t),
        alt("<{t:time}>", lambda t: Marker(time=t)),
        alt("(,|–|;) {t:time}", lambda t: Marker(time=t)),
        alt("<{n:number} ngày>", say.stated_days),
        alt("<trong {n:number} ngày>", say.stated_days),
        alt("{g:gloss}", lambda g: Marker(glosses=g)),
        alt("[,] <{:each_word} {:unit} {:number} lần>", None),
        alt("[,] (trong năm|của năm)", None),
    ),
    rule(
        "day_off",
        alt(
            "[,|;|.] [<] {:if_off} {r:off_way} [>]",
            lambda r: Marker(on_day_off=r),
            "a date on a day off moves to the next working day, to the one before, or is dropped",
            "ngày 15 hàng tháng (nếu trùng ngày nghỉ thì chuyển sang ngày làm việc tiếp theo)",
        ),
        alt(
            "[,] [<] (trừ|không kể|không tính|trừ các) [ngày] {:off_word} [>]",
            Marker(on_day_off=DayOffRule.SKIP),
        ),
        alt(
            "[,] [<] (kể cả|bao gồm|bao gồm cả|tính cả|kể cả các|không kể) [ngày] {:off_word} [>]",
            Marker(on_day_off=DayOffRule.KEEP),
        ),
    ),
    rule(
        "off_word",
        alt(
            "[vào] [các] [ngày] (nghỉ|lễ|nghỉ lễ|nghỉ , lễ|tết|nghỉ , ngày lễ|lễ , tết|lễ tết|nghỉ lễ , tết|thứ bảy , chủ nhật|nghỉ hàng tuần|nghỉ cuối tuần|cuối tuần|nghỉ , lễ , tết|nghỉ lễ , ngày nghỉ|lễ , ngày nghỉ|nghỉ hoặc ngày lễ|nghỉ hoặc lễ|lễ hoặc ngày nghỉ|nghỉ và ngày lễ|nghỉ hàng tuần , ngày lễ|thứ bảy , chủ nhật , ngày lễ|thứ 7 , chủ nhật|thứ bảy , chủ nhật hoặc ngày lễ|nghỉ theo quy định|nghỉ tết|nghỉ lễ tết|lễ , ngày tết|thứ 7 , chủ nhật , ngày lễ|chủ nhật|thứ bảy|nghỉ , ngày lễ , tết|nghỉ , ngày lễ , ngày tết)",
            None,
        ),
    ),
    rule(
        "if_off",
        alt(
            "(nếu|trường hợp|khi|trong trường hợp) [các] [ngày này|ngày đó|ngày trên|lịch|ngày tiếp công dân|ngày tiếp dân|ngày họp|ngày báo cáo|thời hạn|hạn báo cáo|ngày giao ban|vào ngày] [là|trùng|trùng vào|trùng với|rơi vào|vào|nhằm|nhằm vào|trùng ngày|đúng vào] {:off_word} [,] [thì]",
            None,
        ),
    ),
    rule(
        "off_way",
        alt(
            "[sẽ|được] [{:move_word}] [vào|sang|đến|tới|lùi sang|qua|chuyển sang] {:next_day}",
            DayOffRule.NEXT,
        ),
        alt(
            "[sẽ|được] [{:move_word}] [vào|sang|đến|tới|lên|qua] {:previous_day}",
            DayOffRule.PREVIOUS,
        ),
        alt(
            "[sẽ|được] (nghỉ|không tổ chức|bỏ qua|không họp|không thực hiện|không tiếp|hủy|không tiếp công dân)",
            DayOffRule.SKIP,
        ),
        alt(
            "[sẽ|được] [vẫn] (giữ nguyên|thực hiện bình thường|vẫn tổ chức|vẫn thực hiện|tổ chức bình thường)",
            DayOffRule.KEEP,
        ),
        alt("[sẽ|được] {:move_word} [vào|sang|đến] ngày làm việc gần nhất", DayOffRule.NEAREST),
    ),
    rule(
        "move_word",
        alt(
            "(chuyển|thực hiện|lùi|dời|tổ chức|tính|được chuyển|dời lại|lùi lại|bố trí|tiếp|tiếp công dân|làm|họp|được tính|được thực hiện|lùi lịch|chuyển lịch|hoãn|đẩy|sớm|tổ chức tiếp công dân|thực hiện tiếp công dân|tiếp dân|kết thúc|chuyển tiếp|nộp|gửi|báo cáo)",
            None,
        ),
    ),
    rule(
        "next_day",
        alt(
            "[ngày|các ngày|vào ngày|hết ngày] [làm việc] [đầu tiên] (tiếp theo|kế tiếp|liền kề|sau|liền sau|liền kề sau|liền kề tiếp theo|sau đó|tiếp sau|kế|hôm sau|kế tiếp sau|sau ngày nghỉ|tiếp theo ngày nghỉ|tiếp theo liền kề|kế tiếp liền kề|sau ngày nghỉ đó|tiếp theo sau ngày nghỉ|sau kỳ nghỉ|liền kề sau đó|tiếp theo đó|tiếp theo của ngày nghỉ đó|tiếp liền) [ngày nghỉ [đó]|sau ngày nghỉ|ngày lễ]",
            None,
        ),
    ),
    rule(
        "previous_day",
        alt(
            "[ngày] [làm việc] [cuối cùng] (trước|liền trước|liền trước đó|trước đó|liền kề trước|liền kề trước đó|trước liền kề|gần nhất trước đó|trước ngày nghỉ)",
            None,
        ),
    ),
    rule(
        "phrase",
        alt(
            "({marks*:frame})* ({draft:deadline}|{draft:range}|{draft:timed_whole}|{draft:spots}|{draft:recurring}"
            "|{draft:months}|{draft:open}|{draft:term}|{draft:unscheduled}) "
            "({tail*:tail})* [.|;|,] $",
            say.finished,
        ),
        alt(
            "({marks*:frame})* ({parts*:part_draft}) ((;|và|,) {parts*:part_draft})* ({tail*:tail})* [.] $",
            say.several,
        ),
        alt("({marks*:frame})* {t:time} [.|;] $", say.only_time),
    ),
    rule(
        "timed_whole",
        alt(
            "{time} [,|:|–|-] {draft:range} [mỗi ngày|hàng ngày]",
            timed,
            "the same hours of each day",
            "từ 8h00 đến 17h00, từ ngày 05/7/2017 đến ngày 07/7/2017",
        ),
        alt("{draft:range} [,] {later:time} (mỗi ngày|hàng ngày)", timed),
        alt("{time} [,|:] {draft:open}", timed),
    ),
    rule(
        "part_draft",
        *(
            alt(f"{{d:{name}}}", lambda d: d)
            for name in ("deadline", "range", "spots", "recurring", "months", "open")
        ),
    ),
    rule("refused", alt("{d:refusal} [.|;|,] $", lambda d: d)),
    rule(
        "refusal",
        alt("[<] {:any_number} [>]", say.refuse_number),
        alt(
            "[khoảng|trong|trong khoảng|gần|thời gian|thời gian là] {n:number} (ngày|tuần|tháng|năm|giờ|buổi|quý)",
            say.refuse_length,
        ),
        alt("{:year}-{:year}", say.refuse_years),
        alt("{a:any_number}/{b:any_number}", say.refuse_fraction),
        alt("{a:any_number}.{b:any_number}", say.refuse_fraction),
        alt("{a:any_number}-{b:any_number}", say.refuse_fraction),
        alt("{a:any_number}/{b:any_number} {:unknown_word} [{:rest}]", say.refuse_count),
        alt("{a:any_number} {:any_word}/{b:any_number} [{:rest}]", say.refuse_count),
        alt("{:any_number}/{a:any_number}(/|-){:unknown_word} [{:rest}]", say.refuse_document),
        alt("{a:any_number}(/|-|–){:unknown_word} [{:rest}]", say.refuse_document),
        alt("số [:] {a:any_number} [{:rest}]", say.refuse_document),
        alt("{:year}–{:year}", say.refuse_years),
        alt("{:year}-{:year}", say.refuse_years),
        alt(
            "[ngày] [.]* [.]* ngày (.)* tháng [.]* [{:mon}] [.]* [năm] [.]* [{:year}]",
            say.refuse_blank,
        ),
        alt("ngày (.)* tháng (.)* {:mon} năm {:year}", say.refuse_blank),
        alt("ngày (.)* tháng (.)* năm {:year}", say.refuse_blank),
        alt("[{:day_word}] {:weekday}", say.refuse_weekday),
        alt("[trong] năm học [{:year}] [~] [{:year}]", say.refuse_school_year),
        alt("[trong] thời gian (gần đây|qua|tới|vừa qua|sắp tới|trước đây)", say.refuse_vague),
        alt(
            "(gần đây|vừa qua|sắp tới|sớm nhất|trong thời gian sớm nhất|hiện nay|mới đây)",
            say.refuse_vague,
        ),
    ),
)

_DUE_SPOT = due


def due_spot(s: object) -> object:
    """Return the deadline that one day is."""
    from planctl.schedule.phrases._engine import Fault

    draft = series((s,))  # type: ignore[arg-type]
    return draft if isinstance(draft, Fault) else due(draft, exclusive=False)


TERMINALS_VI += (
    free_words("until", _STOP | {"đến", "tới", ",", "#"}),
    free_words("rest", frozenset()),
    Terminal("unknown_word", frozenset({"*"}), lambda run, at: (None, at + 1)),
    any_word(),
)

SECTIONS: Sections = (
    ("Days", _DATES),
    ("Times of day", _TIMES),
    ("Periods and their parts", _PERIODS),
    ("Named days", _HOLIDAYS),
    ("Lists and stretches", _SPOTS),
    ("How often", _CYCLES),
    ("Deadlines", _DUE),
    ("Open ends, occasions, anniversaries", _OPEN),
    ("Counted from something else", _TERMS),
    ("Beside the dates", _TOP),
    ("Small parts", _SMALL),
)

RULES: tuple[Rule, ...] = tuple(rule for _, rules in SECTIONS for rule in rules)
