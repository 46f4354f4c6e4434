"""Faults that validators of ours raise: pydantic carries them, `shape` makes them diagnostics."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

__all__ = ["fault"]


def fault(template: str, /, **args: object) -> PydanticCustomError:
    """Make the error of a validator; `template` is a literal message id as for `msg`."""
    return PydanticCustomError("planctl", "{template}", {"template": template, **args})
