from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planctl.diagnostics import Diagnostic, Span
from planctl.messages import Translator
from planctl.plan.scalars import Value
from planctl.plan.source import (
    MAX_BYTES,
    Route,
    Source,
    lines_of,
    parse_source,
    read_source,
)

PLAN = """\
# Kế hoạch
plan: hon-quan-2017
title: "Kế hoạch công tác cơ sở năm 2017"
period: 2017
places:
  dong-no: Xã Đồng Nơ
  tan-hiep: {name: 'Xã Tân Hiệp', parent: hon-quan, valid_to: 2025-06-30}
activities:
  - id: giao-ban
    time: 07:30
    at: &lich
      dong-no: ngày 02 hàng tháng
    who: [lanh-dao, {any: 1, of: chuyen-vien}]
  - id: hop
    at: *lich
    note: |
      một
      hai

    empty:
"""


def good(text: str | bytes) -> Source:
    source, findings = parse_source(text, "plan.yaml")
    assert findings == []
    assert source is not None
    return source


def bad(text: str | bytes) -> list[Diagnostic]:
    source, findings = parse_source(text, "plan.yaml")
    assert source is None
    assert findings
    return findings


def only(text: str | bytes) -> Diagnostic:
    (finding,) = bad(text)
    return finding


def at(span: Span | None) -> tuple[int, int, int, int]:
    assert span is not None
    return span[1:]


def said(finding: Diagnostic) -> str:
    return Translator("en")(finding.message)


def under(text: str, span: Span | None) -> str:
    """What a span of one line covers, counted on lines as a renderer would."""
    assert span is not None
    assert span.line == span.end_line
    line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1]


def routes(value: Value, route: Route = ()) -> Iterator[tuple[Route, Value]]:
    yield route, value
    match value:
        case dict():
            for key, item in value.items():
                yield from routes(item, (*route, key))
        case list():
            for position, item in enumerate(value):
                yield from routes(item, (*route, position))


class TestValues:
    def test_a_plan(self) -> None:
        at_places = {"dong-no": "ngày 02 hàng tháng"}
        assert good(PLAN).value == {
            "plan": "hon-quan-2017",
            "title": "Kế hoạch công tác cơ sở năm 2017",
            "period": 2017,
            "places": {
                "dong-no": "Xã Đồng Nơ",
                "tan-hiep": {
                    "name": "Xã Tân Hiệp",
                    "parent": "hon-quan",
                    "valid_to": "2025-06-30",
                },
            },
            "activities": [
                {
                    "id": "giao-ban",
                    "time": "07:30",
                    "at": at_places,
                    "who": ["lanh-dao", {"any": 1, "of": "chuyen-vien"}],
                },
                {"id": "hop", "at": at_places, "note": "một\nhai\n", "empty": None},
            ],
        }

    def test_quoted_and_block_scalars_are_text(self) -> None:
        text = "a: '5'\nb: \"no\"\nc: |\n  5\nd: >-\n  true\ne: ''\n"
        assert good(text).value == {"a": "5", "b": "no", "c": "5\n", "d": "true", "e": ""}

    def test_core_tags(self) -> None:
        text = "a: !!str 05\nb: !!int '7'\nc: !!float 1\nd: ! 12\ne: !!map {}\nf: !!seq []\n"
        expected = {"a": "05", "b": 7, "c": 1.0, "d": "12", "e": {}, "f": []}
        assert good(text).value == expected

    def test_keys_are_as_written(self) -> None:
        text = "2017: a\n05: b\ntrue: c\n~: d\n'e f': g\n!!str 1: h\n07:30: i\n"
        assert list(good(text).value) == ["2017", "05", "true", "~", "e f", "1", "07:30"]

    def test_keys_are_in_nfc_and_routes_in_any_form(self) -> None:
        key = unicodedata.normalize("NFD", "đồng nơ")
        source = good(f"{key}: 1\n")
        assert list(source.value) == ["đồng nơ"]
        assert source.value_at((key,)) == 1
        assert at(source.span((key,))) == at(source.span(("đồng nơ",)))

    def test_aliases_share_their_value(self) -> None:
        value = good("a: &x [1]\nb: *x\nc: &x 2\nd: *x\n").value
        assert value == {"a": [1], "b": [1], "c": 2, "d": 2}
        assert value["a"] is value["b"]

    def test_an_inner_anchor_of_the_same_name_is_the_later_one(self) -> None:
        assert good("a: &x [&x 1, *x]\nb: *x\n").value == {"a": [1, 1], "b": 1}

    def test_a_document_may_begin_and_end_explicitly(self) -> None:
        assert good("%YAML 1.2\n---\na: 1\n...\n").value == {"a": 1}

    def test_a_byte_order_mark_is_no_part_of_the_text(self) -> None:
        source = good(b"\xef\xbb\xbfa: 1\n")
        assert source.text == "a: 1\n"
        assert at(source.key_span(("a",))) == (1, 1, 1, 2)

    def test_file_name_and_text_are_kept(self) -> None:
        source, _ = parse_source("a: 1 # c\n", "x/y.yaml")
        assert source is not None
        assert (source.file, source.text, source.lines) == (
            "x/y.yaml",
            "a: 1 # c\n",
            ["a: 1 # c", ""],
        )


class TestSpans:
    @pytest.mark.parametrize(
        ("route", "key", "value"),
        [
            (("plan",), "plan", "hon-quan-2017"),
            (("title",), "title", '"Kế hoạch công tác cơ sở năm 2017"'),
            (("period",), "period", "2017"),
            (("places", "dong-no"), "dong-no", "Xã Đồng Nơ"),
            (("places", "tan-hiep", "name"), "name", "'Xã Tân Hiệp'"),
            (("activities", 0, "time"), "time", "07:30"),
            (("activities", 0, "who", 0), "lanh-dao", "lanh-dao"),
            (("activities", 0, "who", 1, "any"), "any", "1"),
            (("activities", 1, "empty"), "empty", ""),
            (
                ("activities", 0, "who"),
                "who",
                "[lanh-dao, {any: 1, of: chuyen-vien}]",
            ),
        ],
    )
    def test_of_keys_and_values(self, route: Route, key: str, value: str) -> None:
        source = good(PLAN)
        assert under(PLAN, source.key_span(route)) == key
        assert under(PLAN, source.span(route)) == value
        assert source.raw(route) == value

    def test_of_blocks_end_with_their_last_value(self) -> None:
        source = good(PLAN)
        assert at(source.span(("places",))) == (6, 3, 7, 74)
        assert at(source.span(("activities", 0))) == (9, 5, 13, 47)
        assert at(source.key_span(("activities", 0))) == (9, 5, 13, 47)
        assert at(source.span(("activities", 1, "note"))) == (16, 11, 18, 10)
        assert source.raw(("activities", 1, "note")) == "|\n      một\n      hai"

    def test_of_the_root(self) -> None:
        source = good("# c\n\na: 1\nb: 2\n# end\n")
        assert at(source.span(())) == at(source.key_span(())) == (3, 1, 4, 5)

    def test_leave_out_anchors_tags_and_comments_behind_them(self) -> None:
        text = "a: &x !!str 05\nb: &y # why\n  # that\n  c: 1\n&k d: !!seq [e]\nf: &empty\n"
        source = good(text)
        assert under(text, source.span(("a",))) == "05"
        assert at(source.span(("b",))) == (4, 3, 4, 7)
        assert under(text, source.span(("d",))) == "[e]"
        assert under(text, source.key_span(("d",))) == "d"
        assert under(text, source.span(("f",))) == "&empty"

    def test_of_what_is_missing_is_what_should_have_it(self) -> None:
        source = good(PLAN)
        assert source.span(("places", "dong-no", "name", 3)) == source.span(("places", "dong-no"))
        assert source.key_span(("activities", 7)) == source.key_span(("activities",))
        assert source.span(("activities", "x")) == source.span(("activities",))

    def test_through_an_alias_show_the_use_and_relate_the_definition(self) -> None:
        source = good(PLAN)
        route = ("activities", 1, "at", "dong-no")
        assert under(PLAN, source.span(route)) == "*lich"
        assert under(PLAN, source.key_span(route)) == "*lich"
        assert under(PLAN, source.definition(route)) == "ngày 02 hàng tháng"
        assert under(PLAN, source.key_definition(route)) == "dong-no"
        assert under(PLAN, source.inner(route, 0, 4)) == "*lich"
        assert source.raw(route) == "ngày 02 hàng tháng"

    def test_of_an_alias_itself(self) -> None:
        source = good(PLAN)
        route = ("activities", 1, "at")
        assert under(PLAN, source.span(route)) == "*lich"
        assert under(PLAN, source.key_span(route)) == "at"
        assert at(source.definition(route)) == (12, 7, 12, 34)
        assert source.key_definition(route) is None
        assert source.definition(("activities", 0, "at")) is None
        assert at(source.definition((*route, "missing"))) == (12, 7, 12, 34)

    def test_through_nested_aliases_show_the_outermost_use(self) -> None:
        text = "a: &a {x: 1}\nb: &b [*a]\nc: *b\n"
        source = good(text)
        assert under(text, source.span(("c", 0, "x"))) == "*b"
        assert under(text, source.span(("b", 0, "x"))) == "*a"
        assert under(text, source.definition(("c", 0, "x"))) == "1"

    def test_count_code_points(self) -> None:
        for form in ("NFC", "NFD"):
            text = unicodedata.normalize(form, "{xã: Đồng Nơ 😀, mốc: ngày 5}\n")
            source = good(text)
            assert under(text, source.span(("mốc",))) == unicodedata.normalize(form, "ngày 5")
            assert source.span(("mốc",)).column == text.rindex("ng") + 1

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_count_lines_as_editors_do(self, end: str) -> None:
        text = end.join(["a: 1", "", "b:", "  - c", "  - d: e", ""])
        source = good(text)
        assert at(source.span(("b", 0))) == (4, 5, 4, 6)
        assert at(source.key_span(("b", 1, "d"))) == (5, 5, 5, 6)
        assert source.lines == ["a: 1", "", "b:", "  - c", "  - d: e", ""]

    @pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029"])
    def test_old_line_ends_are_characters(self, mark: str) -> None:
        text = f"# x{mark}y\na: p{mark}q\nb: 'r{mark}s'\nc: \"\\N\ue000{mark}\"\nd: 1\n"
        source = good(text)
        assert source.value == {
            "a": f"p{mark}q",
            "b": f"r{mark}s",
            "c": f"\x85\ue000{mark}",
            "d": 1,
        }
        assert at(source.span(("d",))) == (5, 4, 5, 5)
        assert source.lines[4] == "d: 1"
        assert under(text, source.inner(("b",), 2, 3)) == "s"

    @pytest.mark.parametrize("quote", ["", "'", '"'])
    def test_inside_of_a_scalar(self, quote: str) -> None:
        text = f"- &x {quote}Thứ Hai, 25/4/2017{quote} # c\n"
        source = good(f"a:\n{text}")
        assert under(f"a:\n{text}", source.inner(("a", 0), 9, 18)) == "25/4/2017"

    @pytest.mark.parametrize(
        "written", ["'it''s on 5/7'", '"on\\t5/7"', "on\n  5/7", "|\n  on 5/7", "!!str 'a\n  b'"]
    )
    def test_inside_of_a_scalar_that_is_written_otherwise(self, written: str) -> None:
        source = good(f"a: {written}\n")
        assert source.inner(("a",), 0, 1) == source.span(("a",))

    def test_inside_of_a_number_is_counted_as_written(self) -> None:
        source = good("a: 007\n")
        assert at(source.inner(("a",), 2, 3)) == (1, 6, 1, 7)

    def test_inside_but_beyond_is_the_whole(self) -> None:
        source = good("a: abc\n")
        assert source.inner(("a",), 2, 4) == source.span(("a",))
        assert source.inner(("a",), 3, 3) == Span("plan.yaml", 1, 7, 1, 7)

    def test_of_a_plan_agree_with_composed_nodes(self) -> None:
        source = good(PLAN)
        checked = list(_composed(yaml.compose(PLAN, Loader=yaml.CBaseLoader), ()))
        assert len(checked) == 26
        for route, key, node in checked:
            if source.definition(route) is not None:
                continue
            assert source.key_span(route)[1:3] == (key.line + 1, key.column + 1), route
            if route != ("activities", 0, "at"):  # composed nodes begin at their anchor
                assert source.span(route)[1:3] == (node.line + 1, node.column + 1), route


def _composed(node: yaml.Node | None, route: Route) -> Iterator[tuple[Route, yaml.Mark, yaml.Mark]]:
    match node:
        case yaml.MappingNode():
            for key, item in node.value:
                inside = (*route, key.value)
                yield inside, key.start_mark, item.start_mark
                yield from _composed(item, inside)
        case yaml.SequenceNode():
            for position, item in enumerate(node.value):
                inside = (*route, position)
                yield inside, item.start_mark, item.start_mark
                yield from _composed(item, inside)


class TestFindings:
    def test_all_duplicate_keys_with_the_first(self) -> None:
        text = "a: 1\nb: {c: 1, 'c': 2}\na: 2\n'a': 3\n"
        source, findings = parse_source(text, "f")
        assert source is not None
        assert source.value == {"a": 1, "b": {"c": 1}}
        assert [(d.name, at(d.span), at(d.related[0].span)) for d in findings] == [
            ("duplicate-key", (2, 11, 2, 14), (2, 5, 2, 6)),
            ("duplicate-key", (3, 1, 3, 2), (1, 1, 1, 2)),
            ("duplicate-key", (4, 1, 4, 4), (1, 1, 1, 2)),
        ]

    def test_keys_are_duplicates_in_any_normal_form(self) -> None:
        _, findings = parse_source(f"nơ: 1\n{unicodedata.normalize('NFD', 'nơ')}: 2\n", "f")
        assert [(d.name, d.span.line) for d in findings] == [("duplicate-key", 2)]

    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [
            ("a: 1\n<<: {b: 2}\n", 2, 1),
            ("? [a]\n: b\n", 1, 3),
            ("? {a: 1}\n: b\n", 1, 3),
            ("a: &x b\n*x : c\n", 2, 1),
            ("a: !date 2017\n", 1, 4),
            ("a: !!set {b, c}\n", 1, 4),
            ("a: !!timestamp 2017-01-01\n", 1, 4),
            ("!!omap a: b\n", 1, 1),
            ("a: !!map [b]\n", 1, 4),
            ("a: !!seq b\n", 1, 4),
            ("a: !!int b\n", 1, 4),
            ("%TAG ! tag:example.org,2000:\n---\na: !x b\n", 3, 4),
            ("a: &x [1, *x]\n", 1, 11),
            ("a: &x\n  b: {c: *x}\n", 2, 10),
            ("a: 1\n---\nb: 2\n", 2, 1),
            ("a: 1\n...\n---\nb: 2\n", 3, 1),
        ],
    )
    def test_what_plans_have_no_use_for(self, text: str, line: int, column: int) -> None:
        finding = only(text)
        assert finding.name == "unsupported-yaml"
        assert finding.span[1:3] == (line, column)

    def test_a_quoted_merge_key_is_a_key(self) -> None:
        assert good("'<<': 1\n").value == {"<<": 1}

    def test_several_are_reported_in_the_order_of_the_text(self) -> None:
        findings = bad("a: !x 1\na: 2\nb: *c\nd: 1e999\ne: [\n")
        assert [(d.name, d.span.line) for d in findings] == [
            ("unsupported-yaml", 1),
            ("duplicate-key", 2),
            ("yaml-syntax", 3),
            ("too-large", 4),
            ("yaml-syntax", 6),
        ]

    def test_an_undefined_alias_names_its_like(self) -> None:
        finding = only("a: &lich 1\nb: *lihc\n")
        assert (finding.name, at(finding.span)) == ("yaml-syntax", (2, 4, 2, 9))
        assert [Translator("en")(note) for note in finding.notes] == ["names like it: *lich"]

    @pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff"])
    def test_an_empty_file(self, text: str) -> None:
        finding = only(text)
        assert (finding.name, at(finding.span)) == ("wrong-type", (1, 1, 1, 1))

    @pytest.mark.parametrize("text", ["- a\n", "abc\n", "---\n", "5\n", "[]\n"])
    def test_a_root_that_is_no_mapping(self, text: str) -> None:
        assert only(text).name == "wrong-type"

    @pytest.mark.parametrize(
        ("text", "place", "words"),
        [
            ("a:\n\tb: 1\n", (2, 1), "tab"),
            ("a:\n  b: 1\n\tc: 2\n", (3, 1), "tab"),
            ("a: >\n\tb\n", (2, 1), "tab"),
            ("a: 1\ntitle:abc\nb: 2\n", (2, 6), "space is missing after the colon"),
            ("title:abc\nb: 2\n", (1, 6), "space is missing after the colon"),
            ("'title':abc\n", (1, 8), "space is missing after the colon"),
            ("a: 1\nb c\nd: 2\n", (2, 1), "no colon"),
            ("title: Kế hoạch: năm\n", (1, 16), "second colon"),
            ("a: 'x\nb: c\n", (1, 4), "quotation mark"),
            ('a: "x\nb: c\n', (1, 4), "quotation mark"),
            ('a: "x\n---\n', (1, 4), "quotation mark"),
            ("a:\n  b: 1\n c: 2\n", (3, 2), "indentation"),
            ("a:\n  - b: 1\n   c: 2\n", (3, 4), "indentation"),
            ("a: b\n  c: d\n", (2, 4), "too far"),
            ("a: b\n- c\n", (2, 1), "item of a list"),
            ("a:\n  - b\n  c: d\n", (3, 3), "no item"),
            ("a: - b\n", (1, 4), "list with dashes"),
            ("a: [b, c\nd: e\n", (2, 2), "closing ]"),
            ("a: {b: c\nd: e\n", (2, 2), "closing }"),
            ("a: [b]]\n", (1, 7), "could close"),
            ("a: {place} họp\n", (1, 12), "behind the end"),
            ("a: 'b' c\n", (1, 8), "behind the end"),
            ("a: [b,,c]\n", (1, 7), "value is missing"),
            ("a: @b\n", (1, 4), "“@”"),
            ("a: %b\n", (1, 4), "“%”"),
            ("a: *đồng\n", (1, 4), "“*”"),
            ("a: & b\n", (1, 4), "“&”"),
            ("a: |b\n", (1, 5), "“|”"),
            ("a: !x!y b\n", (1, 4), "“!”"),
            ('a: "\\q"\n', (1, 5), "backslash"),
            ("%FOO\n---\na: b\n", (1, 1), "%"),
            ("title\n: x\n", (2, 1), "no key"),
        ],
    )
    def test_syntax_in_words_of_our_own(
        self, text: str, place: tuple[int, int], words: str
    ) -> None:
        finding = only(text)
        assert finding.name == "yaml-syntax"
        assert finding.span[1:3] == place
        assert words in said(finding)

    def test_syntax_relates_where_the_value_began(self) -> None:
        (label,) = only("a: [b,\n  c\nd: e\n").related
        assert at(label.span) == (1, 4, 1, 5)

    def test_syntax_that_has_no_words_yet_is_quoted_from_the_parser(self) -> None:
        finding = only("a: ? b\n")
        assert "mapping keys are not allowed in this context" in said(finding)
        assert finding.span[1:3] == (1, 4)

    def test_a_control_character(self) -> None:
        finding = only("a: 1\nb: x\x01y\x02\n")
        assert (finding.name, at(finding.span)) == ("yaml-syntax", (2, 5, 2, 6))
        assert "U+0001" in said(finding)
        assert finding.notes[0].args == {"count": 1}

    def test_text_that_users_wrote_is_no_template(self) -> None:
        finding = next(d for d in parse_source("'{x}': 1\n'{x}': 2\n", "f")[1])
        assert "`{x}`" in said(finding)


class TestLimits:
    def test_fifty_levels(self) -> None:
        assert good("a: " + "[" * 49 + "]" * 49 + "\n").value["a"]
        finding = only("a: " + "[" * 50 + "]" * 50 + "\n")
        assert (finding.name, finding.span.column) == ("too-large", 53)

    def test_levels_are_counted_through_aliases(self) -> None:
        half = f"a: &a {'[' * 30}{']' * 30}\nb: "
        assert good(f"{half}{'[' * 19}*a{']' * 19}\n").value["b"]
        finding = only(f"{half}{'[' * 20}*a{']' * 20}\n")
        assert (finding.name, finding.span.line) == ("too-large", 2)

    def test_an_endless_opening(self) -> None:
        assert only("[" * 1_000_000).name == "too-large"

    def test_aliases_that_grow_without_end(self) -> None:
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 60)]
        finding = only("\n".join(lines))
        assert finding.name == "too-large"
        assert finding.span.line == 6

    def test_more_than_can_be_read_is_one_finding(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("planctl.plan._events._MOST_EVENTS", 100)
        finding = only(f"a: 1\nb: [{'x, ' * 200}]\n")
        assert (finding.name, finding.span.line) == ("too-large", 2)
        monkeypatch.setattr("planctl.plan._events.MAX_NODES", 10)
        finding = only("".join(f"k{n}: {{a: 1}}\n" for n in range(50)))
        assert (finding.name, finding.span.line) == ("too-large", 6)

    def test_a_fault_leaves_what_was_found_before_it(self) -> None:
        findings = bad("a: {b: 1, b: 2, c: [1e999, [\n")
        assert [d.name for d in findings] == ["duplicate-key", "too-large", "yaml-syntax"]

    def test_many_findings_end_the_reading_and_say_so(self) -> None:
        findings = bad("a: 1\n" * 5000)
        assert {d.name for d in findings} == {"duplicate-key", "too-large"}
        assert len(findings) == 1001

    def test_a_large_file(self) -> None:
        assert only(b"#" * (MAX_BYTES + 1)).name == "too-large"
        assert good(b"a: 1\n#" + b"#" * (MAX_BYTES - 6)).value == {"a": 1}

    @pytest.mark.parametrize("number", ["99999999999999999999", "1e999", "9" * 5000])
    def test_a_large_number(self, number: str) -> None:
        finding = only(f"a: [{number}]\n")
        assert (finding.name, at(finding.span)) == ("too-large", (1, 5, 1, 5 + len(number)))


class TestBytes:
    def test_that_are_not_utf_8(self) -> None:
        finding = only("a: 1\nxã: ".encode() + b"ng\xe0y\n")
        assert (finding.name, at(finding.span)) == ("unreadable-file", (2, 7, 2, 8))
        assert "0xE0" in said(finding)

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ("a: ngày".encode("utf-16"), "UTF-16"),
            ("a: Đ".encode("cp1258") + b"\xcc", "Windows-1258"),
            (b"a: \x9d\n", "save the file as UTF-8"),
        ],
    )
    def test_that_look_like_another_encoding(self, data: bytes, words: str) -> None:
        help_text = only(data).help
        assert help_text is not None
        assert words in Translator("en")(help_text)

    def test_of_a_lone_surrogate(self) -> None:
        assert only("a: \ud800\n").name == "unreadable-file"


class TestFiles:
    def test_are_named_as_the_user_named_them(self, tmp_path: Path) -> None:
        path = tmp_path / "kế hoạch.yaml"
        path.write_bytes(PLAN.encode())
        source, findings = read_source(path)
        assert source is not None
        assert findings == []
        assert source.file == path.as_posix()
        named, _ = read_source(path, "k.yaml")
        assert named is not None
        assert named.span(("plan",)).file == "k.yaml"
        assert lines_of(source.file) == source.lines

    def test_that_cannot_be_opened(self, tmp_path: Path) -> None:
        for path in (tmp_path / "missing.yaml", tmp_path, Path("a\0b"), tmp_path / ("x" * 5000)):
            source, findings = read_source(path)
            assert source is None
            assert [(d.name, at(d.span)) for d in findings] == [("unreadable-file", (1, 1, 1, 1))]
            assert lines_of(path.as_posix()) == []

    def test_that_may_not_be_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("planctl.plan.source.FileIO", refuse)
        _, (finding,) = read_source(tmp_path / "plan.yaml")
        assert finding.name == "unreadable-file"
        assert "permission denied" in said(finding)

    def test_lines_of_a_file_that_is_not_utf_8(self, tmp_path: Path) -> None:
        path = tmp_path / "plan.yaml"
        path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb\xe0c: 2\x85\n")
        assert lines_of(str(path)) == ["a: 1", "b\ufffdc: 2\ufffd", ""]


def check(data: str | bytes) -> None:
    """Reading ends with a source or findings, and all places lie in the text."""
    source, findings = parse_source(data, "f")
    assert source is not None or findings
    spans = [d.span for d in findings] + [label.span for d in findings for label in d.related]
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if source is not None:
        assert source.lines == source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = source.lines
        for route, value in routes(source.value):
            assert source.value_at(route) is value
            spans += [source.span(route), source.key_span(route), source.inner(route, 0, 1)]
            spans += [s for s in (source.definition(route), source.key_definition(route)) if s]
            if isinstance(value, str) and source.definition(route) is None:
                written = source.inner(route, 0, len(value))
                if written != source.span(route):
                    assert under(source.text, written) == value
    for span in spans:
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert span.column >= 1
        assert span.end_column <= len(lines[span.end_line - 1]) + 2
    for finding in findings:
        texts = [finding.message, *finding.notes, *(label.message for label in finding.related)]
        assert all(Translator("en")(text) for text in texts)


SIGNS = st.sampled_from(
    [
        *"&*!|>'\"%@`{}[],:-?#~<\\ \t\r\n\x85\u2028\ufeff",
        *("\r\n", "\n  ", ": ", "- ", "---\n", "...\n", "&x ", "*x", "<<: ", "!!str ", "? "),
        *("'a", "1e999", "02", "ệ", "e\u0323\u0302", "😀", "a", "a: "),
    ]
)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check(data)


@given(st.text(max_size=100))
def test_any_text_is_read_or_refused(text: str) -> None:
    check(text)


@given(st.lists(SIGNS, max_size=40).map("".join))
def test_any_signs_are_read_or_refused(text: str) -> None:
    check(text)


@given(
    st.lists(
        st.tuples(st.integers(0, len(PLAN)), st.integers(0, 8), st.lists(SIGNS, max_size=3)),
        min_size=1,
        max_size=4,
    )
)
def test_a_damaged_plan_is_read_or_refused(damages: list[tuple[int, int, list[str]]]) -> None:
    text = PLAN
    for position, removed, added in damages:
        text = text[:position] + "".join(added) + text[position + removed :]
    check(text)


VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcăâđê- 0129", max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(st.text("abcăâđê", min_size=1, max_size=6), VALUES, max_size=5), st.booleans()
)
def test_what_is_written_is_read_back(value: dict[str, Value], flow: bool) -> None:
    text = yaml.dump(
        value, Dumper=_Quoting, allow_unicode=True, default_flow_style=flow, sort_keys=False
    )
    source = good(text)
    assert source.value == value
    for route, key, node in _composed(yaml.compose(text, Loader=yaml.CBaseLoader), ()):
        assert source.key_span(route)[1:3] == (key.line + 1, key.column + 1)
        assert source.span(route)[1:3] == (node.line + 1, node.column + 1)


class _Quoting(yaml.CSafeDumper):
    """Writes all text in quotes, keys too, so that the schema in force does not matter."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)
