from __future__ import annotations

import json

from markdown_it import MarkdownIt

from planctl.difference import Difference, differences, entries_of
from planctl.messages import Translator
from planctl.notice import notice, notice_json, notice_text
from planctl.occurrence import Change, Occurrence
from tests.factory import day, occurrence, series

ENGLISH, VIETNAMESE = Translator("en"), Translator("vi")


def changed() -> list[Difference]:
    """Return a move with its reason, a cancellation, a new title and a new date."""
    of, window = series(place="dong-no"), series(activity=1)
    moved = Change("move", "trùng | hội nghị", "CV 12", day(2017, 5, 2), of.span)
    old: list[Occurrence] = [
        occurrence(of, day(2017, 5, 2), minutes=(450, 540), label="2017-05"),
        occurrence(window, day(2017, 5, 21), day(2017, 5, 31), kind="window"),
        occurrence(series(activity=2), day(2017, 6, 30), kind="deadline", minutes=(1020, 1020)),
    ]
    new = [
        old[0]._replace(first=day(2017, 5, 4), last=day(2017, 5, 4), change=moved),
        old[2]._replace(series=series(activity=2, title="<b>Báo cáo</b>")),
        occurrence(of, day(2017, 6, 2), label="2017-06"),
    ]
    return differences(entries_of(old, ENGLISH), entries_of(new, ENGLISH))


def test_text() -> None:
    assert notice_text(changed(), ENGLISH) == (
        "Cancelled (1)\n"
        "  Kiểm tra (hon-quan-2017/kiem-tra/2017-05-21)\n"
        "    date: 21/05/2017 – 31/05/2017\n"
        "\n"
        "Moved to another day (1)\n"
        "  Giao ban khối dân vận Xã Đồng Nơ (hon-quan-2017/giao-ban/dong-no/2017-05)\n"
        "    before: Tuesday 02/05/2017, 07:30–09:00\n"
        "    now: Thursday 04/05/2017, 07:30–09:00\n"
        "    why: trùng | hội nghị; CV 12\n"
        "\n"
        "Under another title (1)\n"
        "  <b>Báo cáo</b> (hon-quan-2017/bao-cao/2017-06-30)\n"
        "    before: Friday 30/06/2017, by 17:00, “Báo cáo”\n"
        "    now: Friday 30/06/2017, by 17:00, “<b>Báo cáo</b>”\n"
        "\n"
        "New (1)\n"
        "  Giao ban khối dân vận Xã Đồng Nơ (hon-quan-2017/giao-ban/dong-no/2017-06)\n"
        "    date: Friday 02/06/2017\n"
        "\n"
    )


def test_a_notice_in_vietnamese_is_tables_in_which_text_stays_text() -> None:
    text = notice("Kế hoạch *2017*", "Ban Dân vận", changed(), VIETNAMESE)
    page = MarkdownIt("commonmark").enable("table").render(text)
    assert page.startswith("<h1>Thông báo thay đổi lịch</h1>\n<p>Kế hoạch *2017*</p>")
    assert page.count("<table>") == 4
    assert "<td>trùng | hội nghị; CV 12</td>" in page
    assert "<td>thứ Năm 04/05/2017, 07:30–09:00</td>" in page
    assert "&lt;b&gt;Báo cáo&lt;/b&gt;" in page


def test_a_notice_of_nothing_says_so() -> None:
    assert notice("Kế hoạch", "", [], ENGLISH) == (
        "# Notice of changes\n\nKế hoạch\n\nNo date has changed.\n"
    )


def test_json_tells_dates_as_expand_does() -> None:
    document = notice_json(changed())
    assert document["version"] == 1
    found = {d["key"].rpartition("giao-ban/")[2]: d for d in document["differences"]}
    moved = found["dong-no/2017-05"]
    assert moved["changes"] == ["moved"]
    assert moved["why"] == "trùng | hội nghị; CV 12"
    assert moved["old"]["start"] == "2017-05-02T07:30:00+07:00"
    assert moved["new"] == {
        "kind": "event",
        "status": "confirmed",
        "title": "Giao ban khối dân vận Xã Đồng Nơ",
        "place": "Xã Đồng Nơ",
        "start": "2017-05-04T07:30:00+07:00",
        "end": "2017-05-04T09:00:00+07:00",
        "all_day": False,
    }
    added = found["dong-no/2017-06"]
    assert (added["old"], added["new"]["end"]) == (None, "2017-06-02")
    assert found["hon-quan-2017/kiem-tra/2017-05-21"]["new"] is None
    assert json.loads(json.dumps(document, ensure_ascii=False)) == document
