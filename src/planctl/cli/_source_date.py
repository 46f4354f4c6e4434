"""The instant that stands for the time of a build: SOURCE_DATE_EPOCH, or the clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from planctl.export.reissue import Moment

__all__ = ["moment", "source_date"]


def source_date() -> datetime | None:
    """Return the instant of SOURCE_DATE_EPOCH in UTC; None where it is not set."""
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is not a number of seconds: {text}"
        raise typer.BadParameter(message) from None


def moment() -> Moment:
    """Return when this run publishes: the source date where it is set, else now."""
    from planctl.export.reissue import Moment

    stated = source_date()
    if stated is not None:
        return Moment(stated, stated.toordinal())
    clock = datetime.now(UTC)
    return Moment(clock, clock.astimezone().toordinal())
