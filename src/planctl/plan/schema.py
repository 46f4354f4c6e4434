"""The JSON Schema of the plan language, drawn from the model that validates plans."""

from __future__ import annotations

import json

from pydantic.json_schema import GenerateJsonSchema

from planctl.plan.model import PlanModel, Shared

__all__ = ["plan_schema", "shared_schema"]

_DIALECT = GenerateJsonSchema.schema_dialect


def plan_schema() -> str:
    """Return the schema (JSON Schema 2020-12) of a plan file, with a final line feed."""
    return _text(PlanModel.model_json_schema(by_alias=True))


def shared_schema() -> str:
    """Return the schema of an included file."""
    return _text(Shared.model_json_schema(by_alias=True))


def _text(schema: dict[str, object]) -> str:
    return json.dumps({"$schema": _DIALECT, **schema}, ensure_ascii=False, indent=2) + "\n"
