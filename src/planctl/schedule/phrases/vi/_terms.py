"""What is counted from something else, and what has no date, in Vietnamese."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.phrases._term import (
    Amount,
    Anchor,
    at_anchor,
    before_now,
    from_anchor,
    left_open,
    term,
    until_anchor,
    when,
)

__all__ = ["TERMS"]


TERMS: tuple[Rule, ...] = (
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
            (
                "[{:point_word}] [{:point_word}] (kết thúc|bế mạc|hoàn thành|xong|hết|"
                "hoàn tất) {words}"
            ),
            lambda words: Anchor(words, "end"),
        ),
        alt(
            (
                "[{:point_word}] [{:point_word}] (bắt đầu|khai mạc|khởi công|khai giảng|"
                "khởi động|diễn ra) [{words}]"
            ),
            lambda words=None: Anchor(words, "start"),
        ),
        alt("[{:point_word}] {words:named}", Anchor),
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
            (
                "[{:point_word}] [{:point_word}] (bắt đầu|khai mạc|khởi công|khai giảng|"
                "khởi động|diễn ra) [{words}]"
            ),
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
            (
                "[{:doing}] (trong|trong vòng|trong thời hạn|trong thời gian|thời hạn|"
                "thời hạn là|chậm nhất|chậm nhất là|chậm nhất sau|chậm nhất trong|chậm "
                "nhất trong vòng|chậm nhất là sau|muộn nhất|muộn nhất là|muộn nhất sau|"
                "không quá|không quá thời hạn|tối đa|tối đa là|trễ nhất|không chậm quá|"
                "trong thời hạn không quá|trong thời gian không quá|trong vòng không quá|"
                "chậm nhất không quá|thời gian không quá|thời gian chậm nhất|thời gian "
                "tối đa|tối đa không quá|sớm nhất là sau)"
            ),
            None,
        ),
    ),
    rule(
        "at_least_before",
        alt(
            (
                "(ít nhất|chậm nhất|chậm nhất là|tối thiểu|sớm|muộn nhất|muộn nhất là|ít "
                "nhất là|trễ nhất)"
            ),
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
            term,
            "so many days after it",
            "sau 05 ngày làm việc kể từ khi kết thúc hội nghị",
        ),
        alt("(sau|qua) {amount}", term),
        alt("{amount} [,] (sau|sau khi) {anchor}", term),
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
        alt("[ngay] sau {anchor} {amount}", term),
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
            "sau [khi] {:event_anchor}",
            left_open,
            "no date: some day after it",
            "sau khi có hướng dẫn",
        ),
        alt("sau khi {:anchor}", left_open),
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
            (
                "(trong vòng|trong thời hạn|thời hạn|thời hạn là|chậm nhất|chậm nhất là|"
                "chậm nhất sau|chậm nhất trong|muộn nhất sau|không quá|tối đa|chậm nhất "
                "là sau|trong thời hạn không quá|trong vòng không quá)"
            ),
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
        alt("{words:plain}", Anchor),
    ),
    rule("until_words", alt("{words:until}", Anchor)),
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
        *(
            alt(template, say.words_here)
            for template in (
                "[thường xuyên (,|và)] đột xuất [{:words}]",
                "[hàng (tháng|quý) ,] khi {:words}",
                "phát sinh {:words}",
                "[thực hiện] theo {:words}",
                "tùy {:words}",
                "căn cứ {:words}",
                "thường xuyên [, {:words}]",
                "liên tục",
                "quanh năm",
                "chưa xác định",
                "[thời gian] [cụ thể] [sẽ] do {:words}",
                (
                    "[thời gian|từng quý] [[,] địa điểm] [cụ thể] [sẽ] [có] "
                    "(thông báo|thông báo cụ thể|giấy mời|lịch) sau"
                ),
            )
        ),
    ),
)
