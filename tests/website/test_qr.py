"""What is drawn is the code that the library makes, with room around it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
import segno

from planctl.website.qr import qr_svg


@pytest.mark.parametrize(
    "content", ["webcal://a.vn/calendars/all.ics", "https://a.vn/" + "x" * 300]
)
def test_every_module_is_drawn_where_it_belongs(content: str) -> None:
    svg = ElementTree.fromstring(qr_svg(content, 'a "b" & <c>'))
    assert svg.get("aria-label") == 'a "b" & <c>'
    size = int(str(svg.get("viewBox")).split()[-1])
    start, *strokes = re.findall(r"[Mm][^Mm]+", str(svg[1].get("d")))
    assert start == "M4 4.5"
    x = y = 4
    dark = set()
    for stroke in strokes:
        right, down, run = map(int, re.fullmatch(r"m(-?\d+) (-?\d+)h(\d+)", stroke).groups())  # type: ignore[union-attr]
        x, y = x + right, y + down
        dark |= {(x + step, y) for step in range(run)}
        x += run
    matrix = segno.make_qr(content, error="m").matrix
    assert size == len(matrix) + 8
    assert dark == {
        (column + 4, row + 4)
        for row, modules in enumerate(matrix)
        for column, module in enumerate(modules)
        if module
    }
