"""Models that are built only when a plan has a value for them.

Pydantic builds the validators of all models that a model mentions before it looks at the first
value. Most plans use few of the keys that they could: what stands apart costs nothing until it is
met, and is validated by its own model all the same.
"""

from functools import cached_property
from importlib import import_module
from typing import Annotated, Any

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

__all__ = ["Apart", "apart"]


class Apart:
    """Stands in an annotation beside a model, which is named by its module and its class."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    @cached_property
    def model(self) -> type[BaseModel]:
        """The model, imported when first needed."""
        model: type[BaseModel] = getattr(import_module(self._module), self._name)
        return model

    def _validate(self, value: object) -> BaseModel:
        return self.model.model_validate(value)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        self.model.model_rebuild()
        named = core_schema.definitions_schema(self.model.__pydantic_core_schema__, [])
        return handler(named)  # within definitions it keeps its name, to be referred to


def apart(module: str, name: str) -> Any:
    """Return the annotation of a model whose module is not to be imported yet."""
    return Annotated[Any, Apart(module, name)]
