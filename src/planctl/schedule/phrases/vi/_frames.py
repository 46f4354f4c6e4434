"""The whole phrase in Vietnamese: what stands around the dates, and what is none."""

from __future__ import annotations

from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._draft import (
    Marker,
    timed,
)
from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.rules import DayOffRule

__all__ = ["FRAMES"]


FRAMES: tuple[Rule, ...] = (
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
            (
                "[về] thời gian [tổ chức|thực hiện|họp|kiểm tra|tiến hành|diễn ra|bắt "
                "đầu|triển khai|làm việc|tiếp công dân|cụ thể|khai mạc|giám sát|học|thi|"
                "tập huấn|tham quan|thăm|giao ban|báo cáo] [:|là|vào|: vào|: là|–|-]"
            ),
            None,
        ),
        alt("thời gian (hoàn thành|thực hiện xong|hoàn tất|kết thúc) [:|là|vào]", Marker(due=True)),
        alt(
            (
                "(tổ chức|thực hiện|tiến hành|họp|diễn ra|được tổ chức|sẽ tổ chức|khai "
                "mạc|triển khai|cụ thể|sẽ diễn ra|bắt đầu|được thực hiện|lịch|ngày họp|"
                "sẽ|đúng|cụ thể là|ra quân|tổ chức họp|làm việc|lịch họp) [:|là]"
            ),
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
            (
                "[vào] [các] [ngày] (nghỉ|lễ|nghỉ lễ|nghỉ , lễ|tết|nghỉ , ngày lễ|lễ , "
                "tết|lễ tết|nghỉ lễ , tết|thứ bảy , chủ nhật|nghỉ hàng tuần|nghỉ cuối "
                "tuần|cuối tuần|nghỉ , lễ , tết|nghỉ lễ , ngày nghỉ|lễ , ngày nghỉ|nghỉ "
                "hoặc ngày lễ|nghỉ hoặc lễ|lễ hoặc ngày nghỉ|nghỉ và ngày lễ|nghỉ hàng "
                "tuần , ngày lễ|thứ bảy , chủ nhật , ngày lễ|thứ 7 , chủ nhật|"
                "(thứ bảy|thứ 7) (hoặc|và) chủ nhật|thứ bảy , "
                "chủ nhật hoặc ngày lễ|nghỉ theo quy định|nghỉ tết|nghỉ lễ tết|lễ , ngày "
                "tết|thứ 7 , chủ nhật , ngày lễ|chủ nhật|thứ bảy|nghỉ , ngày lễ , tết|"
                "nghỉ , ngày lễ , ngày tết)"
            ),
            None,
        ),
    ),
    rule(
        "if_off",
        alt(
            (
                "[nếu|trường hợp|khi|trong trường hợp] [các] [ngày này|ngày đó|ngày trên|"
                "lịch|ngày tiếp công dân|ngày tiếp dân|ngày họp|ngày báo cáo|thời hạn|"
                "hạn báo cáo|ngày giao ban|vào ngày] (là|trùng|trùng vào|trùng với|rơi "
                "vào|vào|nhằm|nhằm vào|trùng ngày|đúng vào) {:off_word} [,] [thì]"
            ),
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
            (
                "[sẽ|được] (nghỉ|không tổ chức|bỏ qua|không họp|không thực hiện|không "
                "tiếp|hủy|không tiếp công dân)"
            ),
            DayOffRule.SKIP,
        ),
        alt(
            (
                "[sẽ|được] [vẫn] (giữ nguyên|thực hiện bình thường|vẫn tổ chức|vẫn thực "
                "hiện|tổ chức bình thường)"
            ),
            DayOffRule.KEEP,
        ),
        alt("[sẽ|được] {:move_word} [vào|sang|đến] ngày làm việc gần nhất", DayOffRule.NEAREST),
    ),
    rule(
        "move_word",
        alt(
            (
                "(chuyển|thực hiện|lùi|dời|tổ chức|tính|được chuyển|dời lại|lùi lại|bố "
                "trí|tiếp|tiếp công dân|làm|họp|được tính|được thực hiện|lùi lịch|chuyển "
                "lịch|hoãn|đẩy|sớm|tổ chức tiếp công dân|thực hiện tiếp công dân|tiếp "
                "dân|kết thúc|chuyển tiếp|tổ chức tiếp|thực hiện tiếp|nộp|gửi|báo cáo)"
            ),
            None,
        ),
    ),
    rule(
        "next_day",
        alt(
            (
                "[ngày|các ngày|vào ngày|hết ngày] [làm việc] [đầu tiên] (tiếp theo|kế "
                "tiếp|liền kề|sau|liền sau|liền kề sau|liền kề tiếp theo|sau đó|tiếp sau|"
                "kế|hôm sau|kế tiếp sau|sau ngày nghỉ|tiếp theo ngày nghỉ|tiếp theo liền "
                "kề|kế tiếp liền kề|sau ngày nghỉ đó|tiếp theo sau ngày nghỉ|sau kỳ nghỉ|"
                "liền kề sau đó|tiếp theo đó|tiếp theo của ngày nghỉ đó|tiếp liền) [ngày "
                "nghỉ [đó]|sau ngày nghỉ|ngày lễ]"
            ),
            None,
        ),
        alt("[ngày] thứ (hai|2) [đầu] [của] [tuần] {:next}", None),
    ),
    rule(
        "previous_day",
        alt(
            (
                "[ngày] [làm việc] [cuối cùng] (trước|liền trước|liền trước đó|trước đó|"
                "liền kề trước|liền kề trước đó|trước liền kề|gần nhất trước đó|trước "
                "ngày nghỉ)"
            ),
            None,
        ),
    ),
    rule(
        "phrase",
        alt(
            "({marks*:frame})* ({draft:deadline}|{draft:spots}|{draft:recurring}|{draft:range}|"
            "{draft:months}|{draft:timed_whole}|{draft:open}|{draft:term}|{draft:reports_due}|"
            "{draft:unscheduled}) "
            "({tail*:tail})* [.|;|,] $",
            say.finished,
        ),
        alt(
            (
                "({marks*:frame})* ({parts*:part_draft}|{parts*:batch}) "
                "((;|và|,) ({parts*:part_draft}|{parts*:batch}))* "
                "({tail*:tail})* [.] $"
            ),
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
            for name in ("deadline", "spots", "recurring", "range", "months", "open")
        ),
    ),
    rule("batch", alt("{:batch_word} {:ordinal} [:|,|–|-] [vào|là] {d:part_draft}", lambda d: d)),
    rule("refused", alt("{d:refusal} [.|;|,] $", lambda d: d)),
    rule(
        "refusal",
        alt("[<] {:any_number} [>]", say.refuse_number),
        alt(
            (
                "[khoảng|trong|trong khoảng|gần|thời gian|thời gian là] {n:number} (ngày|"
                "ngày làm việc|tuần|tháng|năm|giờ|buổi|quý)"
            ),
            say.refuse_length,
        ),
        alt("{:year}-{:year}", say.refuse_years),
        alt("{a:any_number}/{b:any_number}", say.refuse_fraction),
        alt("{a:any_number}.{b:any_number}", say.refuse_fraction),
        alt("{a:any_number}-{b:any_number}", say.refuse_fraction),
        alt("{a:any_number}/{b:any_number} {:unknown_word} [{:rest}]", say.refuse_count),
        alt("{a:any_number} {:unknown_word}/{b:any_number} [{:rest}]", say.refuse_count),
        alt(
            "{a:any_number} {:any_word}/{b:any_number} {:unknown_word} [{:rest}]", say.refuse_count
        ),
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
        alt("[{:time}] [{:day_word}] {:weekday}", say.refuse_weekday),
        alt("[trong] năm học [{:year}] [~] [{:year}]", say.refuse_school_year),
        alt("[trong] thời gian (gần đây|qua|tới|vừa qua|sắp tới|trước đây)", say.refuse_vague),
        alt(
            "(gần đây|vừa qua|sắp tới|sớm nhất|trong thời gian sớm nhất|hiện nay|mới đây)",
            say.refuse_vague,
        ),
    ),
)
