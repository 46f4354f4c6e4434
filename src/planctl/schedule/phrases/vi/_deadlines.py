"""Deadlines, open ends, occasions and anniversaries in Vietnamese."""

from __future__ import annotations

from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._draft import (
    due,
    on_occasion,
    series,
    since,
)
from planctl.schedule.phrases._grammar import Rule, alt, rule

__all__ = ["DEADLINES", "OPEN_ENDS"]


def due_spot(s: object) -> object:
    """Return the deadline that one day is."""
    from planctl.schedule.phrases._reading import Fault

    draft = series((s,))  # type: ignore[arg-type]
    return draft if isinstance(draft, Fault) else due(draft, exclusive=False)


DEADLINES: tuple[Rule, ...] = (
    rule(
        "doing",
        alt(
            (
                "(báo cáo tháng|báo cáo quý|báo cáo năm|báo cáo tuần|báo cáo 6 tháng|báo "
                "cáo sơ kết|báo cáo tổng kết|hoàn thành|xong|báo cáo|nộp|gửi|gửi báo cáo|"
                "trình|kết thúc|thực hiện xong|hoàn thành xong|làm xong|triển khai xong|"
                "tổ chức xong|gửi về|hoàn tất|nộp báo cáo|báo cáo kết quả|gửi kết quả|"
                "thời gian hoàn thành|thời gian nộp|phải hoàn thành|có báo cáo|hoàn "
                "thành việc|tổng hợp)"
            ),
            None,
        ),
    ),
    rule(
        "before",
        alt(
            (
                "[{:doing}] [{:comma}] [[cho] (đến|tới)] (trước|xong trước|trước thời điểm|"
                "sớm hơn|trước thời hạn)"
            ),
            None,
        ),
    ),
    rule(
        "latest",
        alt(
            (
                "[{:doing}] [{:comma}] [thời gian] (chậm|muộn|trễ) nhất [là|vào|đến|"
                "trong|đến hết|hết|cho đến|cũng là|là vào|là đến|là trước hết|là đến hết|"
                "vào lúc|là vào lúc|trước hết|tới|phải] [:]"
            ),
            None,
        ),
        alt(
            (
                "[{:doing}] [thời] hạn [cuối|chót|cuối cùng] [nộp|gửi|hoàn thành|báo cáo|"
                "nộp hồ sơ|nhận|nộp báo cáo|gửi báo cáo|nhận báo cáo|nhận hồ sơ] [là|vào|"
                "đến|đến hết|hết|:|: đến|: đến hết|là đến hết] [:]"
            ),
            None,
        ),
        alt(
            (
                "[{:doing}] (không|không được) (quá|chậm quá|muộn hơn|chậm hơn|trễ hơn|"
                "muộn quá|trễ quá|để quá)"
            ),
            None,
        ),
        alt("[{:doing}] [cho] (đến|tới) hết", None),
        alt("[{:doing}] hết", None),
        alt(
            (
                "(hoàn thành|xong|hoàn tất|thời gian hoàn thành|thời hạn hoàn thành|phải "
                "hoàn thành|hoàn thành xong) [:] [trong|vào|đến|trước hết|trong thời "
                "gian|chậm nhất]"
            ),
            None,
        ),
    ),
    rule(
        "report",
        alt(
            "[đối với|cho] báo cáo (tuần|tháng|quý|6 tháng|năm|sơ kết|tổng kết|9 tháng|3 tháng)",
            None,
        ),
    ),
    rule(
        "deadline",
        alt("{:latest} trước {d:due_target}", lambda d: due(d, exclusive=True)),
        alt("[thời] hạn [nộp|nhận|gửi] [hồ sơ|báo cáo] [:|là] {d:range}", lambda d: d),
        alt("{:before} {d:due_target} <{:report}>", lambda d: due(d, exclusive=True)),
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
            due_spot,
            "a deadline, that day included",
            "trong ngày 15/3/2026",
        ),
        alt("chậm nhất {:doing} {words:office} {s:day_spot}", say.due_past),
        alt("{:doing} {words:office} trước {d:due_target}", say.due_before_past),
        alt(
            "{:doing} {words:office} (chậm|muộn) nhất [là|vào|trong] {d:due_target}",
            say.due_by_past,
        ),
    ),
    rule(
        "reports_due",
        alt(
            "{ds*:report_due} (,|;|và|, và|; và) {ds*:report_due} "
            "((,|;|và|, và|; và) {ds*:report_due})*",
            say.together,
            "a deadline for each kind of report",
            "6 tháng trước ngày 15/6, năm trước ngày 15/12",
        ),
    ),
    rule(
        "report_due",
        alt("{:report_kind} [:] trước {d:report_day}", lambda d: due(d, exclusive=True)),
        alt(
            "{:report_kind} [:] (chậm|muộn) nhất [là|vào] {d:report_day}",
            lambda d: due(d, exclusive=False),
        ),
    ),
    rule(
        "report_kind",
        alt("[báo cáo] [định kỳ] (tuần|tháng|quý|năm|3 tháng|6 tháng|9 tháng)", None),
    ),
    rule("report_day", alt("[ngày] {m:date}", say.one_day), alt("{d:monthly_points}", lambda d: d)),
    rule(
        "due_target",
        alt("{d:spots}", lambda d: d),
        alt("{d:timed_cycle}", lambda d: d),
        alt("{draft:inside}", lambda draft: draft),
        alt("{d:months}", lambda d: d),
        alt("[trong] {d:every}", lambda d: say.whole_each((d,))),
    ),
)

OPEN_ENDS: tuple[Rule, ...] = (
    rule(
        "occasion",
        alt(
            (
                "[nhân|vào|trong|đúng|vào đúng] (dịp|ngày lễ|dịp lễ|các dịp|dịp nghỉ lễ|"
                "nhân dịp) [[lễ] kỷ niệm] {draft:spots}"
            ),
            on_occasion,
            "a window: on the occasion of that day",
            "dịp 1/1/2019",
        ),
        alt("[nhân|vào|trong|đúng] (dịp|các dịp|dịp lễ) {draft:range}", on_occasion),
        alt("[nhân] kỷ niệm {draft:days}", on_occasion),
    ),
    rule(
        "open",
        alt(
            (
                "[bắt đầu|kể|tính|thực hiện|áp dụng|bắt đầu kể] từ [sau] {d:spots} [trở "
                "đi|trở về sau|đến nay|cho đến khi có thông báo mới|đến khi có thông báo "
                "mới]"
            ),
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
        alt("[tổ chức|tính] (đến|tới) {d:spots}", lambda d: d),
        alt("{d:occasion}", lambda d: d),
        alt(
            "trong (khoảng|khoảng thời gian) [từ] {draft:range}",
            on_occasion,
            "a window: some time inside",
            "trong khoảng từ ngày 04/02 đến ngày 08/02/2026",
        ),
        alt("trong khoảng [thời gian] {draft:spots}", lambda draft: draft._replace(tentative=True)),
        alt("{d:anniversary}", lambda d: d),
        alt(
            "(nhân|nhân dịp|dịp|vào dịp|trong dịp|đúng dịp|chào mừng) {draft:anniversary}",
            on_occasion,
        ),
        alt(
            "[trong|thành] {n:number} {:batch_word} [:|,|vào|là|gồm] [<] "
            "({d:spots}|{d:months}) [>]",
            say.batches,
            "the stated number of times is checked",
            "02 đợt: tháng 5 và tháng 11",
        ),
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
    rule(
        "anniversary",
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
        alt("(kỷ niệm) {n:number} năm {words:plain} <{d:range}>", say.anniversary_named),
        alt("kỷ niệm [{n:number} năm] {m:point}", say.anniversary_on),
    ),
)
