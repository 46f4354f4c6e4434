"""The whole phrase in English: what stands around the dates, and what is none."""

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
            (
                "(tentatively|provisionally|expected|planned for|about|around|"
                "approximately|tentative :)"
            ),
            Marker(tentative=True),
            "the dates are tentative",
            "tentatively 5 December 2025",
        ),
        alt(
            (
                "(time|date|when|held|to be held|taking place|scheduled for|will be held|"
                "meeting|on the date of) [:]"
            ),
            None,
        ),
        alt("(–|-|+|:|•)", None),
    ),
    rule(
        "tail",
        alt(
            "[,] <(tentative|tentatively|provisional|to be confirmed|expected)>",
            Marker(tentative=True),
        ),
        alt("[,] (tentatively|provisionally)", Marker(tentative=True)),
        alt("{t:day_off}", lambda t: t),
        alt("<{t:time}>", lambda t: Marker(time=t)),
        alt("(,|–|;) {t:time}", lambda t: Marker(time=t)),
        alt("{t:time}", lambda t: Marker(time=t)),
        alt("<{n:number} (day|days)>", say.stated_days),
        alt("{g:gloss}", lambda g: Marker(glosses=g)),
    ),
    rule(
        "day_off",
        alt(
            "[,|;] [<] {:if_off} {r:off_way} [>]",
            lambda r: Marker(on_day_off=r),
            "a date on a day off moves to the next working day, to the one before, or is dropped",
            "the 15th of every month (if a day off, the next working day)",
        ),
        alt(
            "[,] [<] (except|excluding|except on) (days off|holidays|public holidays) [>]",
            Marker(on_day_off=DayOffRule.SKIP),
        ),
        alt(
            "[,] [<] (including|even on|also on) (days off|holidays|public holidays) [>]",
            Marker(on_day_off=DayOffRule.KEEP),
        ),
    ),
    rule(
        "if_off",
        alt(
            (
                "(if|when|where) [it|this|that|the date] [is|falls on|falls] [on] [a|an] "
                "(day off|holiday|public holiday|weekend|non-working day|weekend or "
                "holiday|weekend or public holiday|days off) [,] [then] [it]"
            ),
            None,
        ),
    ),
    rule(
        "off_way",
        alt(
            (
                "[is|moved|moves|postponed|on|moved to|is moved|shifts|shifted] [to|on|"
                "until] the (next|following) (working|business) day"
            ),
            DayOffRule.NEXT,
        ),
        alt(
            (
                "[is|moved|moves|brought|on|moved to|is moved|shifts] [forward] [to|on] "
                "the (previous|preceding|last) (working|business) day"
            ),
            DayOffRule.PREVIOUS,
        ),
        alt(
            "[is|moved|moves|on|is moved] [to|on] the nearest (working|business) day",
            DayOffRule.NEAREST,
        ),
        alt("(is|are) (cancelled|dropped|skipped)", DayOffRule.SKIP),
        alt("(skip|cancelled|dropped|skipped)", DayOffRule.SKIP),
        alt("(kept|stays|unchanged|is kept)", DayOffRule.KEEP),
    ),
    rule(
        "phrase",
        alt(
            (
                "({marks*:frame})* ({draft:deadline}|{draft:spots}|{draft:recurring}|{draft:range}|"
                "{draft:months}|{draft:timed_whole}|{draft:open}|{draft:term}|"
                "{draft:unscheduled}) ({tail*:tail})* [.|;|,] $"
            ),
            say.finished,
        ),
        alt(
            (
                "({marks*:frame})* ({parts*:part_draft}) ((;|and|,) "
                "{parts*:part_draft})* ({tail*:tail})* [.] $"
            ),
            say.several,
        ),
        alt("({marks*:frame})* {t:time} [.|;] $", say.only_time),
    ),
    rule(
        "timed_whole",
        alt(
            "{time} [,] {draft:range} [every day|each day|daily]",
            timed,
            "the same hours of each day",
            "from 8:00 to 17:00, from 5 to 7 July 2017",
        ),
        alt("{draft:range} [,] {later:time} (every day|each day|daily)", timed),
        alt("{time} [,] {draft:open}", timed),
    ),
    rule(
        "part_draft",
        *(
            alt(f"{{d:{name}}}", lambda d: d)
            for name in ("deadline", "spots", "recurring", "range", "months", "open")
        ),
    ),
    rule("refused", alt("{d:refusal} [.|;|,] $", lambda d: d)),
    rule(
        "refusal",
        alt("[<] {:any_number} [>]", say.refuse_number),
        alt(
            (
                "[about|for|around] {n:number} (day|days|week|weeks|month|months|year|"
                "years|hour|hours)"
            ),
            say.refuse_length,
        ),
        alt("{a:any_number}/{b:any_number}", say.refuse_fraction),
        alt("{a:any_number}.{b:any_number}", say.refuse_fraction),
        alt("{:year}(-|–){:year}", say.refuse_years),
        alt("{a:any_number}-{b:any_number}", say.refuse_fraction),
        alt("{a:any_number}/{b:any_number} {:unknown_word} [{:rest}]", say.refuse_count),
        alt("{a:any_number} of {b:any_number} {:unknown_word} [{:rest}]", say.refuse_count),
        alt("{:any_number}/{a:any_number}(/|-){:unknown_word} [{:rest}]", say.refuse_document),
        alt("{a:any_number}(/|-|–){:unknown_word} [{:rest}]", say.refuse_document),
        alt("[on] {:weekday} [{:time}]", say.refuse_weekday),
        alt("(soon|recently|lately|in the near future|as soon as possible|asap)", say.refuse_vague),
    ),
)
