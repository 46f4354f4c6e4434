"""Days as Vietnamese documents write them, lunar ones and named ones too."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._grammar import Rule, alt, rule

__all__ = ["DAYS", "NAMED_DAYS"]


DAYS: tuple[Rule, ...] = (
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
            "[{:day_word}] {m:date} [,] <[{:day_word}] {w:located_weekday}> [,] năm {y:year}",
            say.point_in,
        ),
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

NAMED_DAYS: tuple[Rule, ...] = (
    rule(
        "holiday",
        alt(
            (
                "[ngày|lễ|ngày lễ|đại lễ] {rule:holiday_name} [[,|/] [năm] {y:year}|"
                "[năm] {c:lunar_year}|[,] năm {c:lunar_year}|[năm] {c:lunar_year} [,|-|–|"
                "<] [năm] {y:year} [>]]"
            ),
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
            (
                "(giải phóng miền nam|giải phóng|thống nhất đất nước|giải phóng miền nam "
                ", thống nhất đất nước|chiến thắng)"
            ),
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
