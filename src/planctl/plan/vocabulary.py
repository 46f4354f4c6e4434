"""What plans refer to by id and may share: places, parties, the working calendar.

Also the small types that every part of the plan language uses. Short forms
(`dong-no: Xã Đồng Nơ`) are widened before validation, so the rest of planctl sees one shape.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    Tag,
    model_validator,
)
from pydantic.config import JsonDict
from pydantic_core import CoreSchema, core_schema

from planctl.fault import fault
from planctl.fields import PlanDate

__all__ = [
    "ID_PATTERN",
    "AnyOf",
    "Calendar",
    "CalendarDay",
    "Category",
    "DateSpan",
    "Identifier",
    "NamedParty",
    "NamedPlace",
    "Party",
    "PartyLimit",
    "Place",
    "Places",
    "Text",
    "Under",
    "Written",
    "empty",
    "no_entries",
    "no_items",
    "one_or_many",
]

MOST = 1_000_000
"""How many a pool may have: any larger number is a slip."""

ID_PATTERN = r"^[^\W\d_][\w.-]*$"


class _Schema:
    """The schema of an annotation, made once; pydantic would work it out for each field."""

    def __init__(self, schema: CoreSchema) -> None:
        self._schema = schema

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return self._schema


Text = Annotated[str, _Schema(core_schema.str_schema(min_length=1))]
Identifier = Annotated[
    str,
    _Schema(core_schema.str_schema(pattern=ID_PATTERN, max_length=100)),
    Field(description="An id: a letter, then letters, digits, `-`, `_` or `.`."),
]
Category = Literal[
    "briefing", "inspection", "conference", "campaign", "report", "observance", "meeting"
]


class Written(BaseModel):
    """The base of all models of what is written: frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


def no_items() -> list[Any]:
    """Return a new list. (What a class takes as arguments costs pydantic much to find out.)"""
    return []


def no_entries() -> dict[str, Any]:
    """Return a new mapping."""
    return {}


def empty(made: Callable[[], list[Any] | dict[str, Any]], description: str | None = None) -> Any:
    """Declare a field that is empty where it is left out.

    It is made anew each time: a default that can change is copied deeply, at ten times the cost.
    """
    extra: JsonDict = {"default": made()}
    return Field(default_factory=made, json_schema_extra=extra, description=description)


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def one_or_many(value: object) -> object:
    return value if isinstance(value, list) else [value]


class DateSpan(Written):
    """A span of days, both ends included."""

    from_: PlanDate = Field(alias="from", description="The first day.")
    to: PlanDate = Field(description="The last day, included.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.to < self.from_:
            raise fault(
                "the span ends ({last}) before it begins ({first})",
                first=self.from_,
                last=self.to,
            )
        return self


class Place(Written):
    """A commune, hamlet, office…; places form a tree and may exist for a time only."""

    name: Text = Field(description="The name that calendars show.")
    parent: Identifier | None = Field(default=None, description="The place it belongs to.")
    valid_from: PlanDate | None = Field(default=None, description="First day of its existence.")
    valid_to: PlanDate | None = Field(default=None, description="Last day of its existence.")
    successor: Identifier | None = Field(
        default=None, description="The place that it became by merger or renaming."
    )


class PartyLimit(Written):
    """How many events a party attends at most; `overload` finds what is beyond."""

    per_day: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="The most events on one day."
    )
    per_week: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="The most events from Monday to Sunday."
    )


class Party(Written):
    """A person, team, unit, room or vehicle that can be booked."""

    name: Text = Field(description="The name that calendars show.")
    size: Annotated[int, Field(ge=1, le=MOST)] | None = Field(
        default=None,
        description="How many there are in a pool; leave out where the document leaves it open.",
    )
    members: list[Identifier] = empty(no_items, "The parties that form this pool.")
    limit: PartyLimit | None = Field(
        default=None, description="The most that is asked of it: `{per_day: 2, per_week: 5}`."
    )


class AnyOf(Written):
    """So many out of a pool, whichever are free."""

    any: Annotated[int, Field(ge=1, le=MOST)] = Field(description="How many are needed.")
    of: Identifier = Field(description="The pool they are taken from.")


class Under(Written):
    """All places that belong to a place, directly or not, and have no places of their own."""

    under: Identifier = Field(description="The place that they belong to.")


def _places_form(value: object) -> str:
    match value:
        case str():
            return "@all"
        case dict() | Under():
            return "@under"
        case _:
            return "@ids"


Places = Annotated[
    Annotated[Literal["all"], Tag("@all")]
    | Annotated[Under, Tag("@under")]
    | Annotated[Annotated[list[Identifier], Field(min_length=1)], Tag("@ids")],
    Discriminator(_places_form),
]
"""Places by id: `all`, `{under: id}`, or a list."""


class CalendarDay(Written):
    """A day on which the working calendar differs from weekends and public holidays."""

    date: PlanDate = Field(description="The day: `2026-01-02`.")
    is_: Literal["off", "work"] = Field(
        alias="is", description="`off`: nobody works; `work`: a swapped working day."
    )
    why: Text = Field(description="The decision that says so.")


class Calendar(Written):
    """The working calendar: weekends, public holidays, and the days that differ."""

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = Field(
        default="VN", description="Whose public holidays; null for none."
    )
    weekend: list[
        Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    ] = Field(default=["saturday", "sunday"], description="The days off of every week.")
    days: list[CalendarDay] = empty(no_items, "Single days that are off, or worked, by decision.")


NamedPlace = Annotated[Place, BeforeValidator(_named, json_schema_input_type=Text | Place)]
NamedParty = Annotated[Party, BeforeValidator(_named, json_schema_input_type=Text | Party)]
