"""Keys are unique: dates of one series that come from several schedules are told apart.

`expand` does this within one schedule; an activity may have a list of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planctl.diagnostics import Diagnostic, Label, found
from planctl.messages import msg
from planctl.occurrence import Occurrence
from planctl.schedule.labels import unique_labels

__all__ = ["told_apart"]


def told_apart(
    occurrences: Sequence[Occurrence],
) -> tuple[list[Occurrence], list[Diagnostic]]:
    """Return the occurrences of one activity with keys that differ.

    What two schedules give alike is kept once, and said. Where two dates share a period, both
    are named by their dates as the rule gives them.
    """
    if len({o.key for o in occurrences}) == len(occurrences):
        return list(occurrences), []
    kept, diagnostics = _once(occurrences)
    shared = {prefix for prefix, n in Counter(o.series.prefix for o in kept).items() if n > 1}
    result = [o for o in kept if o.series.prefix not in shared]
    for prefix in sorted(shared):
        here = sorted(
            (o for o in kept if o.series.prefix == prefix),
            key=lambda o: (o.dating.first, o.dating.last, o.kind, o.start_minute or -1),
        )
        labels = unique_labels([o.dating for o in here], [o.dating.first for o in here])
        result += [
            o._replace(dating=o.dating._replace(label=label))
            for o, label in zip(here, labels, strict=True)
        ]
    return result, diagnostics


def _once(
    occurrences: Sequence[Occurrence],
) -> tuple[list[Occurrence], list[Diagnostic]]:
    first: dict[tuple[object, ...], Occurrence] = {}
    diagnostics: dict[object, Diagnostic] = {}
    for o in sorted(occurrences, key=lambda o: o.key):
        days = (o.dating.first, o.dating.last, o.start_minute, o.end_minute)
        other = first.setdefault((o.series.prefix, o.kind, *days), o)
        if other is not o:
            text = msg("“{words}” gives a date that the activity has already", words=o.series.words)
            related = [Label(other.series.span, msg("given here"))]
            finding = found("duplicate-date", text, o.series.span, related=related, keys=[o.key])
            diagnostics.setdefault(o.series.route, finding)
    return list(first.values()), list(diagnostics.values())
