from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import vText

from planctl.export._icsfold import begun, continued, escaped, folded, unfolded

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=300)


@given(TEXT)
@example("ậ" * 100)
@example("a" * 73 + "\\n" * 20)
@example("\\" * 200)
@example("a" * 75)
@example("a" * 76)
@example("SUMMARY:" + "Kế hoạch công tác dân vận " * 10)
def test_a_folded_line_is_short_whole_and_reads_back(line: str) -> None:
    data = folded(line)
    assert data.endswith(b"\r\n")
    for physical in data.split(b"\r\n"):
        assert len(physical) <= 75
        physical.decode()  # no character is split
    assert unfolded(data) == [line]


@given(TEXT.map(escaped))
def test_no_fold_splits_an_escape(line: str) -> None:
    for physical in folded(line).decode().split("\r\n")[:-2]:
        backslashes = len(physical) - len(physical.rstrip("\\"))
        assert backslashes % 2 == 0


def test_a_line_of_75_octets_is_not_folded() -> None:
    assert folded("x" * 75) == b"x" * 75 + b"\r\n"
    assert folded("x" * 76) == b"x" * 75 + b"\r\n x\r\n"


def test_lines_that_another_writer_folded_with_tabs_are_read() -> None:
    assert unfolded(b"SUMMARY:a\r\n\tb\r\nEND:VEVENT\r\n") == ["SUMMARY:ab", "END:VEVENT"]


@given(st.text())
@example("C:\\New folder; a, b\r\nEND:VEVENT\rx\n")
def test_escaped_text_is_one_line_and_reads_back_with_line_feeds(text: str) -> None:
    written = escaped(text)
    assert "\n" not in written
    assert "\r" not in written
    read, rest = "", written
    while rest:
        taken = 2 if rest[0] == "\\" else 1
        read += {"\\n": "\n"}.get(rest[:taken], rest[taken - 1])
        rest = rest[taken:]
    assert read == text.replace("\r\n", "\n").replace("\r", "\n")


@given(TEXT.filter(lambda text: "\\N" not in text))
def test_escaping_is_the_library_s_own_where_that_reads_back(text: str) -> None:
    assert escaped(text) == vText(text).to_ical().decode("utf-8")


@given(TEXT, TEXT)
@example("a" * 75, "b")
@example("a" * 70 + "\\n", "\\n" * 40)
@example("ậ" * 25, "ậ" * 60)
def test_a_line_that_goes_on_is_folded_as_if_it_were_whole(line: str, more: str) -> None:
    first, second = escaped(line).encode(), escaped(more).encode()
    octets, room = begun(first)
    assert octets + continued(second, room) + b"\r\n" == folded(first + second)
    assert begun(second, begun(first)) == begun(first + second)
