"""A place or party does not have its turn as often as required, or is left out of a series.

## What

`require:` says how often places must be visited, or parties take part, in each whole week, month,
quarter, half or year of the plan's period, or in all of it. Events and windows count, those of all
plans compiled together unless `by:` names activities. One finding for each requirement lists who
lacks how much.

Without any requirement: a series that names all places of one kind under one parent but a single
one, while nothing else of its kind takes place there, has probably forgotten it. That is a
warning.

## Why

Nobody misses the visit that was never planned.

## Example

```yaml
plan: vi-du
title: Kế hoạch kiểm tra
period: 2017
places: {dong-no: Xã Đồng Nơ, an-phu: Xã An Phú}
activities:
  - {id: kiem-tra, title: Kiểm tra, kind: inspection, places: [dong-no], when: ngày 05/6/2017}
require:
  - {places: all, at_least: 1}  # expect: coverage-gap
```

```yaml
plan: vi-du
title: Kế hoạch kiểm tra
period: 2017
places: {dong-no: Xã Đồng Nơ, an-phu: Xã An Phú}
activities:
  - {id: kiem-tra, title: Kiểm tra, kind: inspection, places: all, when: ngày 05/6/2017}
require:
  - {places: all, at_least: 1}
```

## Fix

Plan the missing visits, or correct the requirement. A place that is left out on purpose can be
silenced with a reason: `# planctl: ignore[coverage-gap] lý do`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from planctl.check.context import Context
from planctl.check.roster import Identity, identity
from planctl.check.wording import listed
from planctl.diagnostics import Diagnostic, found
from planctl.frozen import replace
from planctl.messages import Message, msg
from planctl.occurrence import Occurrence
from planctl.plan.document import PlanDocument
from planctl.plan.model import Activity, Require
from planctl.plan.places import places_meant
from planctl.plan.vocabulary import Place
from planctl.schedule.periods import Stretch, stretches
from planctl.schedule.rules import Unit

__all__ = ["VI", "find", "places_asked_of_all"]

VI = """
Một nơi hoặc một bên không có đủ số lần theo yêu cầu, hoặc bị sót khỏi một loạt.

## Là gì

`require:` nói mỗi nơi phải được đến, mỗi bên phải tham gia bao nhiêu lần trong từng tuần, tháng,
quý, nửa năm, năm trọn vẹn của kỳ kế hoạch, hoặc trong cả kỳ. Việc và khoảng thời gian để ngỏ được
tính, của mọi kế hoạch biên dịch chung, trừ khi `by:` nêu rõ hoạt động. Mỗi yêu cầu có một thông
báo, liệt kê ai thiếu bao nhiêu.

Không có yêu cầu nào: một loạt nêu mọi nơi cùng loại của một cấp trừ đúng một nơi, mà ở đó không có
việc nào cùng loại, thì có lẽ đã sót. Đó là cảnh báo.

## Vì sao

Không ai nhớ ra chuyến đi chưa từng được ghi vào kế hoạch.

## Cách sửa

Lên lịch những lần còn thiếu, hoặc sửa yêu cầu. Nơi được chủ ý bỏ qua thì ghi lý do:
`# planctl: ignore[coverage-gap] lý do`.
"""

_FEWEST = 3


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield a finding for each requirement that is not met and each place that is left out."""
    for document in context.documents:
        for index, require in enumerate(document.model.require):
            yield from _unmet(context, document, index, require)
        for index, activity in enumerate(document.model.activities):
            missing = _missing(document, activity)
            if missing is not None:
                yield from _left_out(context, document, index, activity, missing)


def places_asked_of_all(document: PlanDocument) -> Iterator[Identity]:
    """Yield the places of which a plan needs to know what all plans have there."""
    for require in document.model.require:
        if require.places is not None and not require.by:
            for place in places_meant(document.places, require.places):
                yield _known(document, place)
    for activity in document.model.activities:
        missing = _missing(document, activity)
        if missing is not None:
            yield _known(document, missing)


def _unmet(
    context: Context, document: PlanDocument, index: int, require: Require
) -> Iterator[Diagnostic]:
    if require.places is not None:
        names = {n: document.places[n].name for n in places_meant(document.places, require.places)}
    else:
        names = {n: document.parties[n].name for n in require.parties}
    turns = _turns(context, document, require)
    lacking: list[Message] = []
    keys: list[str] = []
    for id_, name in names.items():
        mine = turns.get(identity(id_, name), [])
        for unit in _units(document, require):
            count = sum(o.first <= unit.last and unit.first <= o.last for o in mine)
            if count >= require.at_least:
                continue
            keys.append("/".join(k for k in (document.model.plan, id_, unit.label) if k))
            text = msg("{name} ({n})", name=name, n=count)
            if unit.label:
                text = msg("{name} in {period} ({n})", name=name, period=unit.label, n=count)
            lacking.append(text)
    if lacking:
        yield found(
            "coverage-gap",
            msg(
                "{n} times at least are required, and not reached by: {names}",
                n=require.at_least,
                names=listed(lacking, context.limits.shown),
            ),
            document.span("require", index),
            keys=keys,
        )


def _units(document: PlanDocument, require: Require) -> list[Stretch]:
    """Return the whole units of the plan's period in which a requirement must be met."""
    if require.every == "period":
        return [Stretch("", document.first, document.last)]
    units = stretches(Unit(require.every), document.first, document.last)
    return [u for u in units if document.first <= u.first and u.last <= document.last]


def _turns(
    context: Context, document: PlanDocument, require: Require
) -> Mapping[Identity, list[Occurrence]]:
    """Return the events and windows that count, by the place or party that has its turn."""
    turns: dict[Identity, list[Occurrence]] = {}
    for series, occurrences in context.by_series.items():
        if require.by and (series.document is not document or series.activity.id not in require.by):
            continue
        counting = [o for o in occurrences if o.kind != "deadline"]
        place = context.place(series)
        if require.places is None:
            for party in series.who:
                who = context.roster.identity(series.document, party)
                turns.setdefault(who, []).extend(counting)
        elif place is not None:
            turns.setdefault(place, []).extend(counting)
    return turns


def _left_out(
    context: Context, document: PlanDocument, index: int, activity: Activity, missing: str
) -> Iterator[Diagnostic]:
    """Tell of the one place that a series has left out, unless something else is there."""
    if _served(context, _known(document, missing), activity):
        return
    named = _listed(activity)
    key = next(k for k in ("at", "places", "visit") if getattr(activity, k) is not None)
    finding = found(
        "coverage-gap",
        msg(
            "“{title}” names {n} places of {all}; left out is {place}",
            title=activity.title,
            n=len(named),
            all=len(named) + 1,
            place=document.places[missing].name,
        ),
        document.source.key_span(("activities", index, key)),
        keys=[f"{document.model.plan}/{activity.id}/{missing}"],
    )
    yield replace(finding, severity="warning")


def _missing(document: PlanDocument, activity: Activity) -> str | None:
    """Return the one place that an activity does not name although it names all others like it."""
    named = _listed(activity)
    if len(named) < _FEWEST:
        return None
    table = document.places
    parent = table[next(iter(named))].parent
    siblings = [n for n in table if n not in named and table[n].parent == parent]
    if not siblings:
        return None
    alike = {(table[n].parent, _kind_of(table[n].name)) for n in named}
    if len(alike) != 1:
        return None
    parents = {place.parent for place in table.values()}
    missing = [n for n in siblings if n not in parents and _is_missed(table[n], alike, document)]
    return missing[0] if len(missing) == 1 else None


def _is_missed(place: Place, alike: Set[tuple[str | None, str]], document: PlanDocument) -> bool:
    """Tell whether a place is like the others, and there at some time of the plan's period."""
    return (
        (place.parent, _kind_of(place.name)) in alike
        and (place.valid_from is None or place.valid_from.toordinal() <= document.last)
        and (place.valid_to is None or place.valid_to.toordinal() >= document.first)
    )


def _listed(activity: Activity) -> Set[str]:
    """Return the places that an activity names one by one; `all` and `under` leave none out."""
    by_place, visit = activity.at, activity.visit
    if by_place is not None:
        return by_place.keys()
    where = activity.places if visit is None else visit.places
    return set(where) if isinstance(where, list) else set()


def _known(document: PlanDocument, place: str) -> Identity:
    return identity(place, document.places[place].name)


def _kind_of(name: str) -> str:
    """Return the first word of a place's name, which tells a commune from a town."""
    return "".join(name.split(maxsplit=1)[:1]).casefold()


def _served(context: Context, place: Identity, activity: Activity) -> bool:
    """Tell whether something of the same kind takes place there, in any plan."""
    return activity.kind in context.kinds_at.get(place, ())
