"""Builds the published JSON Schemas of a pack and of a history."""

from typing import Any

from pydantic import BaseModel

from evenhand.policy.pack.pack import Pack
from evenhand.policy.replay.history import History

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: dict[str, tuple[type[BaseModel], str]] = {
    "pack": (Pack, "https://evenhand.example/schema/pack.schema.json"),
    "history": (History, "https://evenhand.example/schema/history.schema.json"),
}


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of ``pack`` or ``history``, with its ``$schema`` and ``$id``."""
    model, identity = SCHEMAS[name]
    return {"$schema": DRAFT, "$id": identity, **model.model_json_schema(by_alias=True)}
