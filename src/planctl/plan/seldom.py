"""The parts of a plan that few plans have: visits, expectations, changes and requirements.

They stand apart from the model of a plan, so that a plan without them does not wait for them.
"""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from planctl.fault import fault
from planctl.fields import PlanDate
from planctl.plan.vocabulary import Identifier, Places, Text, Written, empty, no_items, one_or_many

__all__ = ["Change", "Expect", "Require", "Visit"]


class Visit(Written):
    """Each place once, inside the activity's window, by the teams there are."""

    places: Places = Field(description="`all`, a list of ids, or `{under: id}`.")
    teams: list[Identifier] = empty(no_items, "The parties that make the visits.")
    per_day: Annotated[int, Field(ge=1)] = Field(
        default=1, description="How many visits a team makes a day at most."
    )


class Expect(Written):
    """What the document says of an activity in numbers; `count-mismatch` checks it."""

    places: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="At how many places it takes place."
    )
    dates: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="How many dates it has, cancelled ones left out."
    )


class Change(Written):
    """A move, cancellation or addition, with its reason and the document that ordered it."""

    activity: Identifier = Field(description="The activity whose date changes.")
    place: Identifier | None = Field(
        default=None, description="Only at this place; left out: at all of them."
    )
    on: PlanDate | None = Field(
        default=None, description="The date to change, as the plan's rule gives it or as shifted."
    )
    move_to: PlanDate | None = Field(
        default=None, description="The new date; a window moved to one day becomes an event."
    )
    cancel: Literal[True] | None = Field(default=None, description="true: it does not take place.")
    add: PlanDate | None = Field(default=None, description="An extra date.")
    time: Text | None = Field(default=None, description="The new time of day.")
    why: Text | None = Field(default=None, description="The reason.")
    by: Text | None = Field(default=None, description="The document that ordered it.")

    @model_validator(mode="after")
    def _one_action(self) -> Self:
        actions = sum(a is not None for a in (self.move_to, self.cancel, self.add))
        if actions > 1 or (actions == 0 and self.time is None):
            raise fault("a change has one of `move_to`, `cancel: true`, `add`, or a new `time`")
        if (self.on is None) != (self.add is not None):
            raise fault(
                "`move_to`, `cancel` and `time` need `on`, the date to change; `add` has none"
            )
        return self


class Require(Written):
    """How often places or parties must have their turn; `coverage-gap` finds who has not."""

    places: Places | None = Field(
        default=None, description="The places that must be visited: `all`, ids, `{under: id}`."
    )
    parties: Annotated[
        list[Identifier],
        BeforeValidator(one_or_many, json_schema_input_type=Identifier | list[Identifier]),
    ] = empty(no_items, "The parties that must take part.")
    at_least: Annotated[int, Field(ge=1)] = Field(default=1, description="How often.")
    every: Literal["week", "month", "quarter", "half", "year", "period"] = Field(
        default="period",
        description="In each whole one inside the plan's period; `period`: in all of it.",
    )
    by: Annotated[
        list[Identifier],
        BeforeValidator(one_or_many, json_schema_input_type=Identifier | list[Identifier]),
    ] = empty(no_items, "The activities of this plan that count; left out: those of all plans.")

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if (self.places is None) == (not self.parties):
            raise fault("a requirement has either `places` or `parties`, exactly one of them")
        return self
