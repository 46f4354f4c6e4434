"""How far a push is: on a terminal, for many events, and never in what is piped."""

from __future__ import annotations

import sys
from io import StringIO

import pytest

from planctl.caldav.synchronise import Write
from planctl.cli.push import _with_progress
from planctl.messages import Translator


class Terminal(StringIO):
    """A stderr that somebody watches."""

    def isatty(self) -> bool:
        return True


def writes(count: int) -> list[Write]:
    return [
        Write("create", f"u{number}", f"demo/hop/{number}", "Họp", b"", None, edited=False)
        for number in range(count)
    ]


@pytest.mark.parametrize(
    ("stream", "count", "shown"),
    [(Terminal(), 30, True), (Terminal(), 5, False), (StringIO(), 30, False)],
)
def test_progress(
    monkeypatch: pytest.MonkeyPatch, stream: StringIO, count: int, shown: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(_with_progress(writes(count), Translator("en"))) == writes(count)
    told = stream.getvalue()
    assert (f"writing {count} of {count}" in told) == shown
    assert told.endswith("\r\x1b[2K") == shown


def test_what_was_shown_is_gone_when_it_ends_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    shown = _with_progress(writes(30), Translator("vi"))
    next(shown)
    shown.close()  # type: ignore[attr-defined]
    assert "đang ghi 1/30" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[2K")
