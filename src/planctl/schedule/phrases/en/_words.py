"""The small parts of English phrases: numbers, names, linking words."""

from __future__ import annotations

from planctl.messages import msg
from planctl.schedule.phrases import _say as say
from planctl.schedule.phrases._grammar import Rule, alt, rule
from planctl.schedule.rules import Each, Part, Unit

__all__ = ["WORDS"]

_DAY, _WEEK, _MONTH = Each(Unit.DAY), Each(Unit.WEEK), Each(Unit.MONTH)

_QUARTER, _HALF, _YEAR = Each(Unit.QUARTER), Each(Unit.HALF), Each(Unit.YEAR)

_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)

_DAYS = (
    ("monday", "mondays", "mon"),
    ("tuesday", "tuesdays", "tue", "tues"),
    ("wednesday", "wednesdays", "wed"),
    ("thursday", "thursdays", "thu", "thur", "thurs"),
    ("friday", "fridays", "fri"),
    ("saturday", "saturdays", "sat"),
    ("sunday", "sundays", "sun"),
)

_NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)


WORDS: tuple[Rule, ...] = (
    rule(
        "number",
        alt("{n:num} [<{:numeral}>]", lambda n: n),
        alt("{n:numeral} [<{:num}>]", lambda n: n),
        label=msg("a number"),
    ),
    rule("numeral", *(alt(word, n) for n, word in enumerate(_NUMBERS, 1)), alt("(a|an)", 1)),
    rule("suffix", alt("(st|nd|rd|th)", None)),
    rule(
        "ordinal",
        alt("{n:num} {:suffix}", lambda n: n),
        *(alt(word, n) for n, word in enumerate(_ORDINALS, 1)),
        alt("last", -1),
        alt("(second|penultimate) [to|–|-] last", -2),
        label=msg("which one, such as {example}", example="first, 2nd, last"),
    ),
    rule(
        "month_name",
        *(alt("(" + "|".join(names) + ") [.]", n) for n, names in enumerate(_MONTHS, 1)),
        label=msg("a month, such as {example}", example="July"),
    ),
    rule(
        "weekday",
        *(alt("(" + "|".join(names) + ") [.]", n) for n, names in enumerate(_DAYS)),
        label=msg("a day of the week, such as {example}", example="Monday"),
    ),
    rule("located_weekday", alt("{w:weekday}", say.located)),
    rule("and", alt("(,|and|&|or|, and|as well as)", None)),
    rule(
        "weekdays",
        alt("{days*:weekday} ({:and} {days*:weekday})*", say.weekdays),
        alt("[from] {a:weekday} (to|~|through|until) {b:weekday}", say.weekday_range),
    ),
    rule(
        "several_weekdays",
        alt("{days*:weekday} {:and} {days*:weekday} ({:and} {days*:weekday})*", say.weekdays),
        alt("[from] {a:weekday} (to|~|through) {b:weekday}", say.weekday_range),
    ),
    rule(
        "quarter",
        alt("(i|{:=1})", 1),
        alt("(ii|{:=2})", 2),
        alt("(iii|{:=3})", 3),
        alt("(iv|{:=4})", 4),
        label=msg("a quarter, such as {example}", example="2"),
    ),
    rule(
        "unit",
        alt("(day|days)", _DAY),
        alt("(week|weeks)", _WEEK),
        alt("(month|months)", _MONTH),
        alt("(quarter|quarters)", _QUARTER),
        alt("(year|years)", _YEAR),
        alt("(half - year|half-year|half year|half-years|six months)", _HALF),
    ),
    rule("every_word", alt("(every|each|any)", None)),
    rule(
        "third",
        alt("[the] (early|beginning of|start of)", Part(1)),
        alt("(mid|middle of|mid-|in the middle of|the middle of)", Part(2)),
        alt("[the] (late|end of)", Part(3)),
    ),
    rule(
        "stem",
        *(
            alt(name, n)
            for n, name in enumerate(
                ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
            )
        ),
        label=msg("the name of a lunar year, such as {example}", example="Ất Tỵ"),
    ),
    rule(
        "branch",
        *(
            alt(name, n)
            for n, name in enumerate(
                (
                    "tý",
                    "sửu",
                    "dần",
                    "mão",
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
)
