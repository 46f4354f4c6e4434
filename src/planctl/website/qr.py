"""QR codes as inline SVG, on white paper whatever the page is on: cameras want it so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

__all__ = ["qr_svg"]

_QUIET = 4


def qr_svg(content: str, label: str) -> str:
    """Return the QR code of an address, named by `label` for those who do not see it."""
    import segno

    code = segno.make_qr(content, error="m")
    size = code.symbol_size(border=_QUIET)[0]
    path = "".join(_strokes(code.matrix))
    return (
        f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{escape(label)}">'
        f'<rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path d="{path}" stroke="#000" shape-rendering="crispEdges"/></svg>'
    )


def _strokes(matrix: Iterable[bytearray]) -> Iterator[str]:
    """Yield the dark modules as strokes through their middle, each from where the last one ended.

    There are hundreds on a page, so they are told as shortly as a path can.
    """
    yield f"M{_QUIET} {_QUIET}.5"
    end_x = end_y = 0
    for y, row in enumerate(matrix):
        x = 0
        for dark, group in groupby(row):
            run = len(list(group))
            if dark:
                yield f"m{x - end_x} {y - end_y}h{run}"
                end_x, end_y = x + run, y
            x += run
