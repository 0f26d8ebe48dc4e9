"""JSON Schema of configuration files, for editors; made from the description that validation reads by."""

from __future__ import annotations

from typing import Any

from disclosurelint.config.entries import ConfigEntry
from disclosurelint.rules.schema import schema_of


def config_schema() -> dict[str, Any]:
    """The whole schema (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "disclosurelint configuration",
        **schema_of(ConfigEntry),
    }
