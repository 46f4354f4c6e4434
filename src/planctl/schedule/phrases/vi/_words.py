"""The small parts of Vietnamese phrases: numbers, names, linking words."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.rules import Each, Part, Unit

__all__ = ["WORDS"]

_DAY, _WEEK, _MONTH = Each(Unit.DAY), Each(Unit.WEEK), Each(Unit.MONTH)

_QUARTER, _HALF, _YEAR = Each(Unit.QUARTER), Each(Unit.HALF), Each(Unit.YEAR)


WORDS: tuple[Rule, ...] = (
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
        alt("v", lambda at: say.no_quarter(at, "V")),
        alt("vi", lambda at: say.no_quarter(at, "VI")),
        alt("{n:num}", lambda at, n: say.no_quarter(at, str(n))),
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
        alt("thứ {n:num}", lambda at, n: say.no_weekday(at, f"thứ {n}")),
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
            "{days*:weekday} ((,|và|&|, và) [ngày] ({days*:weekday}|{days*:short_weekday}))*",
            say.weekdays,
        ),
        alt("{:weekday} hoặc [ngày] ({:weekday}|{:short_weekday})", say.refuse_choice),
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
    rule("all_of", alt("[vào|trong] (các|tất cả các|mọi|những|tất cả những)", None)),
    rule(
        "batch_word",
        alt("(đợt|lần|kỳ|vòng)", None),
    ),
    rule("each_word", alt("(hàng|mỗi|từng|các|mọi|hàng mỗi|theo)", None)),
    rule(
        "next",
        alt(
            (
                "(sau|tới|kế tiếp|tiếp theo|liền kề|liền sau|kế|tiếp|liền kề sau|liền kề "
                "tiếp theo|kế tiếp sau)"
            ),
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
            "(tổ chức|họp|thực hiện|tiến hành|kiểm tra|báo cáo|giao ban|sinh hoạt|"
            "tiếp công dân|tiếp dân"
            "|sinh hoạt|triển khai|giám sát|gửi|nộp|gửi báo cáo|đi cơ sở|ra quân|trực|tuyên truyền"
            "|gặp mặt|đối thoại|tổng hợp|rà soát|đánh giá|sơ kết|tổng kết|duy trì|có"
            "|tổ chức họp|tổ chức giao ban|tiến hành họp|tổ chức thực hiện|tổ chức "
            "sinh hoạt|họp giao ban"
            "|họp thường kỳ|họp định kỳ|tổ chức kiểm tra|tổ chức tiếp công dân|thực hiện báo cáo)",
            None,
        ),
    ),
    rule(
        "occasion_word",
        alt(
            (
                "(lần|kỳ|đợt|cuộc|phiên|buổi|ngày|hội nghị|báo cáo|chuyên đề|lượt|cuộc "
                "họp|bài|tin|lớp)"
            ),
            None,
        ),
    ),
    rule("count_words", alt("{n:number} {:occasion_word}", lambda n: n)),
    rule("least", alt("(ít nhất|tối thiểu|không ít hơn)", True)),
)
