"""Phrases of a plan that cannot be compiled: their faults are found all the same.

A misspelt key or id stops a plan from being compiled; its author should not have to mend that
first to learn of a date that does not exist. Only values are looked at here, for the model of
such a plan may not exist.
"""

from __future__ import annotations

from collections.abc import Iterator

from planctl.compile.series import phrase_fault
from planctl.diagnostics import Diagnostic
from planctl.plan.source import Route, Source, Value
from planctl.schedule.phrases import PhraseError, parse

__all__ = ["phrase_faults"]


def phrase_faults(source: Source) -> list[Diagnostic]:
    """Return what is wrong with the phrases of a source that is no sound plan."""
    faults = []
    for route, words in _phrases(source.value.get("activities")):
        parsed = parse(words)
        if isinstance(parsed, PhraseError):
            faults.append(phrase_fault(source, route, parsed))
    return faults


def _phrases(activities: Value) -> Iterator[tuple[Route, str]]:
    if not isinstance(activities, list):
        return
    for index, activity in enumerate(activities):
        if not isinstance(activity, dict):
            continue
        route: Route = ("activities", index)
        yield from _said((*route, "when"), activity.get("when"))
        yield from _said((*route, "time"), activity.get("time"))
        places = activity.get("at")
        if isinstance(places, dict):
            for place, when in places.items():
                yield from _said((*route, "at", place), when)


def _said(route: Route, value: Value) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str) and value:
        yield route, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, str) and item:
                yield (*route, index), item
