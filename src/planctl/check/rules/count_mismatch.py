"""A number in the document disagrees with what the plan lists.

## What

A title or note says “13/13 xã”, and the activity has 12 places; it says “(10 ngày)”, and the event
lasts 9 days; or `expect: {places: 13, dates: 156}` is not what comes out. A fraction counts the
places of its own activity (those whose names begin with its unit, if any do); “13/15” with 16 such
places declared is wrong too. Words such as “ngày 5/7” before the numbers make them a date.

## Why

A commune that fell out while typing is invited to nothing all year.

## Example

```yaml
plan: vi-du
title: Kế hoạch kiểm tra
period: 2017
places: {dong-no: Xã Đồng Nơ, an-phu: Xã An Phú, tan-loi: Xã Tân Lợi}
activities:
  - id: kiem-tra
    title: Kiểm tra {place}
    kind: inspection
    notes: Kiểm tra 4/4 xã.  # expect: count-mismatch
    when: tháng 6/2017
    places: all
```

```yaml
plan: vi-du
title: Kế hoạch kiểm tra
period: 2017
places: {dong-no: Xã Đồng Nơ, an-phu: Xã An Phú, tan-loi: Xã Tân Lợi}
activities:
  - id: kiem-tra
    title: Kiểm tra {place}
    kind: inspection
    notes: Kiểm tra 3/3 xã.
    when: tháng 6/2017
    places: all
```

## Fix

Add what is missing, or correct the number; ask the author which of the two is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planctl.check.context import Context
from planctl.check.roster import plain_words
from planctl.check.texts import FreeText
from planctl.diagnostics import Diagnostic, found
from planctl.messages import Message, msg
from planctl.plan.document import PlanDocument
from planctl.plan.places import named_places

__all__ = ["VI", "find"]

VI = """
Con số trong văn bản không khớp với những gì kế hoạch liệt kê.

## Là gì

Tên hoặc ghi chú nói “13/13 xã” mà hoạt động chỉ có 12 nơi; nói “(10 ngày)” mà việc kéo dài 9 ngày;
hoặc `expect: {places: 13, dates: 156}` khác với kết quả. Phân số đếm nơi của chính hoạt động ấy
(chỉ những nơi có tên bắt đầu bằng đơn vị ấy, nếu có); “13/15” mà khai 16 nơi như vậy cũng là sai.
Có chữ như “ngày” đứng trước, “ngày 5/7”, thì đó là ngày tháng.

## Vì sao

Một xã bị sót khi đánh máy thì cả năm không được mời việc gì.

## Cách sửa

Thêm phần còn thiếu, hoặc sửa con số; hỏi người soạn xem bên nào đúng.
"""

_UNITS = (
    "xã|phường|thị trấn|thị xã|huyện|thôn|ấp|bản|làng|buôn|khu phố|tổ dân phố|khu dân cư|đơn vị|"
    "cơ quan|trường|chi bộ|communes?|wards?|villages?|hamlets?|places?|offices?"
)
_FRACTION = re.compile(rf"(?<![\d/.])(\d{{1,4}})\s?/\s?(\d{{1,4}})\s+({_UNITS})\b", re.IGNORECASE)
_OF_A_DATE = re.compile(
    r"(?:ngày|sáng|chiều|tối|trước|sau|từ|đến|hết|lúc|hai|ba|tư|năm|sáu|bảy|nhật|on|by|from|to)\s+$",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\((\d{1,3})\s+(?:ngày|days?)\)", re.IGNORECASE)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield a finding for each number that is not what the plan lists."""
    for text in context.texts:
        if text.activity is not None:
            yield from _fractions(text)
            yield from _lengths(context, text)
    for document in context.documents:
        yield from _expected(context, document)


def _fractions(text: FreeText) -> Iterator[Diagnostic]:
    assert text.activity is not None
    for match in _FRACTION.finditer(text.text):
        some, all_, unit = int(match[1]), int(match[2]), plain_words(match[3])
        named = named_places(text.document, text.activity)
        if not named or some > all_ or _OF_A_DATE.search(text.text[: match.start()]):
            continue
        table = text.document.places
        listed = [n for n in named if plain_words(table[n].name).startswith(unit)] or named
        declared = [n for n, p in table.items() if plain_words(p.name).startswith(unit)]
        if len(listed) != some:
            message = msg(
                "“{words}”, but the activity has {n} such places", words=match[0], n=len(listed)
            )
        elif len(declared) > all_:
            message = msg(
                "“{words}”, but the plan declares {n} such places", words=match[0], n=len(declared)
            )
        else:
            continue
        names = [table[n].name for n in listed]
        yield found(
            "count-mismatch",
            message,
            text.span(match),
            notes=[msg("the places: {names}", names=names)],
            keys=text.keys,
        )


def _lengths(context: Context, text: FreeText) -> Iterator[Diagnostic]:
    assert text.activity is not None
    for match in _LENGTH.finditer(text.text):
        dated = context.dates_of(text.document, text.activity.id)
        lengths = {o.last - o.first + 1 for o in dated if o.kind == "event" and o.last > o.first}
        if lengths and int(match[1]) not in lengths:
            message = msg(
                "“{words}”, but it lasts {days} days", words=match[0], days=sorted(lengths)
            )
            yield found("count-mismatch", message, text.span(match), keys=text.keys)


def _expected(context: Context, document: PlanDocument) -> Iterator[Diagnostic]:
    for index, activity in enumerate(document.model.activities):
        if activity.expect is None:
            continue
        dated = context.dates_of(document, activity.id)
        key = f"{document.model.plan}/{activity.id}"
        places, dates = len(named_places(document, activity)), len(dated)
        wrong: list[tuple[str, Message]] = []
        if activity.expect.places not in (None, places):
            text = msg("{n} places are expected, not {m}", n=activity.expect.places, m=places)
            wrong.append(("places", text))
        if activity.expect.dates not in (None, dates):
            text = msg("{n} dates are expected, not {m}", n=activity.expect.dates, m=dates)
            wrong.append(("dates", text))
        for name, text in wrong:
            span = document.span("activities", index, "expect", name)
            yield found("count-mismatch", text, span, keys=[key])
