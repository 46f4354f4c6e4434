"""What a person may write in a plan file, as strict pydantic models.

Shapes only: whether an id exists and what a phrase means is `load`'s and `compile`'s business.
Descriptions are what editors show (`planctl schema`).
"""

import re
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from planctl.fault import fault
from planctl.fields import PlanDate
from planctl.plan.apart import Apart, apart
from planctl.plan.vocabulary import (
    AnyOf,
    Calendar,
    Category,
    DateSpan,
    Identifier,
    NamedParty,
    NamedPlace,
    Places,
    Text,
    Written,
    empty,
    no_entries,
    no_items,
    one_or_many,
)
from planctl.schedule.conventions import Conventions
from planctl.schedule.rules import DayOffRule

__all__ = [
    "Activity",
    "Change",
    "Expect",
    "PlanModel",
    "Require",
    "Shared",
    "Visit",
    "When",
]

if TYPE_CHECKING:
    from planctl.plan.seldom import Change, Expect, Require, Visit
    from planctl.schedule.structured import RawRrule, StructuredRule
else:
    Change = apart("planctl.plan.seldom", "Change")
    Expect = apart("planctl.plan.seldom", "Expect")
    Require = apart("planctl.plan.seldom", "Require")
    Visit = apart("planctl.plan.seldom", "Visit")
    RawRrule = apart("planctl.schedule.structured", "RawRrule")
    StructuredRule = apart("planctl.schedule.structured", "StructuredRule")


def _form(value: object) -> str:
    if isinstance(value, dict):
        return "@rrule" if "rrule" in value else "@rule"
    return "@list" if isinstance(value, list) else "@phrase"


_One = (
    Annotated[Text, Tag("@phrase")]
    | Annotated[RawRrule, Tag("@rrule")]
    | Annotated[StructuredRule, Tag("@rule")]
)
When = Annotated[
    _One
    | Annotated[
        Annotated[list[Annotated[_One, Discriminator(_form)]], Field(min_length=1)], Tag("@list")
    ],
    Discriminator(_form),
]


def _party_form(value: object) -> str:
    return "@party" if isinstance(value, str) else "@any"


Attendee = Annotated[
    Annotated[Identifier, Tag("@party")] | Annotated[AnyOf, Tag("@any")],
    Discriminator(_party_form),
]


_REMINDER = re.compile(
    r"^\s*(\d{1,4})\s*(minutes?|phút|hours?|giờ|days?|ngày|weeks?|tuần)\s*(?:before|trước)?\s*$"
)
_MINUTES = {"m": 1, "p": 1, "h": 60, "g": 60, "d": 1440, "n": 1440, "w": 10080, "t": 10080}


def _reminder(value: object) -> object:
    """Turn `3 days` or `3 ngày` into minutes."""
    found = _REMINDER.match(value) if isinstance(value, str) else None
    if found is None:
        raise fault("a reminder is a number and a unit, as in `3 days` or `2 giờ`")
    return int(found[1]) * _MINUTES[found[2][0]]


Reminder = Annotated[
    int,
    BeforeValidator(_reminder, json_schema_input_type=str),
    Field(description="How long before: `3 days`, `2 hours`, `3 ngày`."),
]


class Activity(Written):
    """One thing that the plan says will be done."""

    id: Identifier
    title: Text = Field(description="What calendars show; `{place}` stands for the place's name.")
    kind: Category = Field(description="The category; a report's window becomes a deadline.")
    clause: Text | None = Field(default=None, description="Where the document says so: `II.1`.")
    who: Annotated[
        list[Attendee],
        BeforeValidator(one_or_many, json_schema_input_type=Attendee | list[Attendee]),
    ] = empty(no_items, "Party ids, or `{any: 1, of: pool}`.")
    time: Text | None = Field(
        default=None, description="`07:30-09:00`, `sáng`, `chiều`; left out: all day."
    )
    on_day_off: DayOffRule | None = Field(
        default=None, strict=False, description="keep, next, previous, nearest or skip."
    )
    when: When | None = Field(
        default=None, description="A phrase, a structured rule, `{rrule, from}`, or a list."
    )
    at: dict[Identifier, When] | None = Field(
        default=None, description="A series for each place: place id to schedule."
    )
    places: Places | None = Field(
        default=None, description="Where; the schedule holds at each of these places."
    )
    visit: Visit | None = Field(
        default=None, description="Each place once inside the window: `{places, teams, per_day}`."
    )
    of: Identifier | None = Field(
        default=None,
        description="The activity that a relative schedule counts from, or a report is about.",
    )
    after: Annotated[
        list[Identifier],
        BeforeValidator(one_or_many, json_schema_input_type=Identifier | list[Identifier]),
    ] = empty(no_items, "The activities that must have ended before this one.")
    about: Text | None = Field(
        default=None,
        description="What a deadline is for: the same words in every plan that sets one for it.",
    )
    expect: Expect | None = Field(
        default=None, description="What the document counts: `{places: 13, dates: 156}`."
    )
    remind: Annotated[
        list[Reminder],
        BeforeValidator(one_or_many, json_schema_input_type=Reminder | list[Reminder]),
    ] = empty(no_items, "Alarms: `3 days`, `[3 days, 2 hours]`.")
    status: Literal["confirmed", "tentative"] = Field(
        default="confirmed", description="`tentative` where the document says so."
    )
    notes: Text | None = Field(default=None, description="Shown in calendars.")

    @model_validator(mode="after")
    def _scheduled(self) -> Self:
        at, places, visit = self.at, self.places, self.visit
        if (self.when is None) == (at is None):
            raise fault("an activity has either `when` or `at`, exactly one of them")
        if (at is not None) + (places is not None) + (visit is not None) > 1:
            raise fault("`at`, `places` and `visit` each say where: use one of them")
        return self


class Shared(Written):
    """What plans may share through `include`: places, parties and a working calendar."""

    include: list[Text] = empty(no_items, "Files with shared places and parties.")
    places: dict[Identifier, NamedPlace] = empty(no_entries)
    parties: dict[Identifier, NamedParty] = empty(no_entries)
    calendar: Annotated[Calendar, Apart("planctl.plan.vocabulary", "Calendar")] | None = Field(
        default=None, description="The working calendar."
    )


def _period_form(value: object) -> str:
    match value:
        case dict() | DateSpan():
            return "@span"
        case int():
            return "@year"
        case _:
            return "@phrase"


class PlanModel(Shared):
    """One plan document."""

    plan: Identifier = Field(description="Unique among the plans compiled together.")
    title: Text = Field(description="The document's title.")
    issuer: Text | None = Field(default=None, description="The office that issued the plan.")
    number: Text | None = Field(default=None, description="The document's number and symbol.")
    issued: PlanDate | None = Field(default=None, description="The date of issue.")
    signed_by: Text | None = Field(default=None, description="Who signed it.")
    basis: list[Text] = empty(no_items, "The documents that this one rests on.")
    recipients: list[Text] = empty(no_items, "Who receives it (Nơi nhận).")
    notes: Text | None = Field(default=None, description="What else the document says.")
    language: Literal["vi", "en"] | None = Field(
        default=None, description="The language of exports; found from the title if left out."
    )
    period: Annotated[
        Annotated[Annotated[int, Field(ge=1900, le=2199)], Tag("@year")]
        | Annotated[Text, Tag("@phrase")]
        | Annotated[DateSpan, Apart("planctl.plan.vocabulary", "DateSpan"), Tag("@span")],
        Discriminator(_period_form),
    ] = Field(description="A year, `2024-Q2`, `2017-05`, `quý II/2024`, or `{from, to}`.")
    timezone: Text = Field(default="Asia/Ho_Chi_Minh", description="An IANA time zone.")
    conventions: Annotated[Conventions, Apart("planctl.schedule.conventions", "Conventions")] = (
        Field(
            default=Conventions.model_construct(),
            description="How words with two readings are read in this plan.",
        )
    )
    activities: list[Activity] = Field(min_length=1, description="What the plan says is done.")
    require: list[Require] = empty(
        no_items, "How often places or parties must have their turn at least."
    )
    changes: list[Change] = empty(
        no_items, "What moved, was cancelled or added since, in this order."
    )
