"""QR codes as inline SVG, on white paper whatever the page is on: cameras want it so."""

from __future__ import annotations

from html import escape
from itertools import groupby

__all__ = ["qr_svg"]

_QUIET = 4


def qr_svg(content: str, label: str) -> str:
    """Return the QR code of an address, named by `label` for those who do not see it."""
    import segno

    code = segno.make_qr(content, error="m")
    size = code.symbol_size(border=_QUIET)[0]
    path = "".join(_row(y, row) for y, row in enumerate(code.matrix))
    return (
        f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{escape(label)}">'
        f'<rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path d="{path}" stroke="#000" shape-rendering="crispEdges"/></svg>'
    )


def _row(y: int, row: bytearray) -> str:
    """Return the dark modules of a row as lines through their middle."""
    drawn, x = [], _QUIET
    for dark, group in groupby(row):
        run = len(list(group))
        if dark:
            drawn.append(f"M{x} {y + _QUIET}.5h{run}")
        x += run
    return "".join(drawn)
