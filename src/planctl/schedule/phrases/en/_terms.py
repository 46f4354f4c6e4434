"""What is counted from something else, and what has no date, in English."""

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
        alt("{n:number} (working|business) (day|days)", lambda n: Amount(n, "day", working=True)),
        alt("{n:number} [calendar] (day|days)", lambda n: Amount(n, "day")),
        alt("{n:number} (week|weeks)", lambda n: Amount(n, "week")),
        alt("{n:number} (month|months)", lambda n: Amount(n, "month")),
        alt("{n:number} (year|years)", lambda n: Amount(n, "year")),
        alt("{n:number} (hour|hours)", lambda n: Amount(n, "hour")),
        label=msg("a number of days, such as {example}", example="5 working days"),
    ),
    rule(
        "anchor",
        alt(
            "[the] (end|completion|close|conclusion|closing) of [the] {words}",
            lambda words: Anchor(words, "end"),
        ),
        alt(
            "[the] (start|beginning|opening|launch) of [the] {words}",
            lambda words: Anchor(words, "start"),
        ),
        alt("[the] {words:name}", Anchor),
        alt("the end", lambda: Anchor(None, "end")),
        alt("the start", lambda: Anchor(None, "start")),
        label=msg("the name of an event or an activity"),
    ),
    rule(
        "before_anchor",
        alt("{a:anchor_at}", lambda a: a),
        alt("[the] {words:name}", lambda words: Anchor(words, "start")),
    ),
    rule(
        "anchor_at",
        alt(
            "[the] (end|completion|close|conclusion|closing) of [the] {words}",
            lambda words: Anchor(words, "end"),
        ),
        alt(
            "[the] (start|beginning|opening|launch) of [the] {words}",
            lambda words: Anchor(words, "start"),
        ),
        alt("the start", lambda: Anchor(None, "start")),
        alt("the end", lambda: Anchor(None, "end")),
    ),
    rule("after", alt("(after|from|of|following|since|counting from|counted from)", None)),
    rule(
        "within",
        alt(
            (
                "(within|no later than|not later than|at the latest|at most|not more "
                "than|no more than|in no more than)"
            ),
            None,
        ),
    ),
    rule(
        "term",
        alt(
            "{:within} {amount} [at the latest] {:after} {anchor}",
            lambda amount, anchor: term(amount, anchor, due=True),
            "a deadline so many days after it; the first day is not counted",
            "within 5 working days after the end of the conference",
        ),
        alt("within {amount}", lambda amount: term(amount, due=True)),
        alt(
            "{amount} (after|following|from) {anchor}",
            term,
            "so many days after it",
            "5 days after the end of the conference",
        ),
        alt("{amount} (later|afterwards)", term),
        alt(
            (
                "(at the latest|no later than|at least|not later than) {amount} (before|"
                "prior to|ahead of) {anchor:before_anchor}"
            ),
            lambda amount, anchor: term(amount, anchor, sign=-1, due=True),
            "a deadline so many days before it",
            "at least 5 days before the conference",
        ),
        alt(
            (
                "(at the latest|no later than|at least|not later than) {amount} "
                "(beforehand|in advance|earlier)"
            ),
            lambda amount: term(amount, sign=-1, due=True),
        ),
        alt(
            "{amount} (before|prior to|ahead of) {anchor:before_anchor}",
            lambda amount, anchor: term(amount, anchor, sign=-1),
            "so many days before it",
            "95 days before the election",
        ),
        alt("{amount} (beforehand|in advance|earlier)", lambda amount: term(amount, sign=-1)),
        alt(
            "(immediately after|right after|straight after|upon|on) {anchor:end_anchor}",
            at_anchor,
            "on the day it ends",
            "immediately after the conference",
        ),
        alt("(at|on) {anchor:anchor_at}", at_anchor),
        alt(
            "after {:event_anchor}",
            left_open,
            "no date: some day after it",
            "after the guidance is issued",
        ),
        alt("before {anchor:event_start}", lambda anchor: until_anchor(anchor, exclusive=True)),
        alt("by {anchor:event_start}", lambda anchor: until_anchor(anchor, exclusive=False)),
        alt(
            "(from|since|as of) {anchor:event_anchor}",
            from_anchor,
            "from that day to the end of the period",
            "from the date of signature",
        ),
        alt("[from] {a:spot} {:to} {b:event_anchor}", say.to_anchor),
        alt("from {a:event_anchor} {:to} {b:spot}", say.from_anchor_to),
        alt("from {a:event_anchor} {:to} {b:event_anchor}", say.between_anchors),
        alt("the {amount} (before|up to) {anchor}", before_now),
    ),
    rule(
        "end_anchor",
        alt("{a:anchor_at}", lambda a: a),
        alt("[the] {words:name}", Anchor),
    ),
    rule(
        "event_anchor",
        alt(
            "[the] (end|completion|close|conclusion) of [the] {words:plain}",
            lambda words: Anchor(words, "end"),
        ),
        alt(
            "[the] (start|beginning|opening|launch) of [the] {words:plain}",
            lambda words: Anchor(words, "start"),
        ),
        alt("[the] {words:plain}", Anchor),
        alt("the start", lambda: Anchor(None, "start")),
        alt("the end", lambda: Anchor(None, "end")),
    ),
    rule(
        "event_start",
        alt(
            "[the] (end|completion|close|conclusion) of [the] {words:plain}",
            lambda words: Anchor(words, "end"),
        ),
        alt(
            "[the] (start|beginning|opening|launch) of [the] {words:plain}",
            lambda words: Anchor(words, "start"),
        ),
        alt("[the] {words:plain}", lambda words: Anchor(words, "start")),
    ),
    rule(
        "unscheduled",
        alt(
            "{words:unscheduled_words}",
            when,
            "no date: the document leaves it open",
            "when required",
            "to be announced",
        ),
    ),
    rule(
        "unscheduled_words",
        alt(
            (
                "(when {:words}|whenever {:words}|if {:words}|as {:words}|to be "
                "announced|to be determined|to be confirmed|tba|tbd|unscheduled|ad hoc|"
                "on request|upon request|in case of {:words}|continuously|regularly|upon "
                "invitation|at any time)"
            ),
            say.words_here,
        ),
    ),
)
