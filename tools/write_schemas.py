"""Writes the JSON Schemas of rulesets and configurations where editors can fetch them from the manual.

python tools/regenerate.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from disclosurelint.config.schema import config_schema
from disclosurelint.rules.schema import ruleset_schema

FOLDER = Path(__file__).parent.parent / "docs" / "schemas"


def pages() -> dict[Path, str]:
    """Both schemas by their paths."""
    made = {"ruleset": ruleset_schema(), "config": config_schema()}
    return {FOLDER / f"{name}.schema.json": _dumped(schema) for name, schema in made.items()}


def _dumped(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
