"""JSON Schema of ruleset and profile files, for editors; made from the records that validation reads by."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from disclosurelint.checks import KINDS, check_class
from disclosurelint.checks.finding import Words
from disclosurelint.rules.typed import Field, fields_of, is_record, optional

_SIMPLE: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": ["string", "number"]},
}
_WORDS: dict[str, Any] = {
    "oneOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
            "required": ["zh"],
            "additionalProperties": False,
        },
    ]
}


def ruleset_schema() -> dict[str, Any]:
    """The whole schema (draft 2020-12): a file is a profile when it has the key ``profile``, else a ruleset."""
    from disclosurelint.rules.entries import ProfileEntry, RulesetEntry

    kinds = kind_schemas()
    ruleset = schema_of(RulesetEntry)
    rule = ruleset["properties"]["rules"]["items"]
    rule["properties"]["check"]["enum"] = list(kinds)
    rule["allOf"] = [
        {
            "if": {"properties": {"check": {"const": kind}}, "required": ["check"]},
            "then": {"properties": {"options": {"$ref": f"#/$defs/{kind}"}}},
        }
        for kind in kinds
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "disclosurelint ruleset",
        "if": {"required": ["profile"]},
        "then": {"$ref": "#/$defs/profile file"},
        "else": {"$ref": "#/$defs/ruleset file"},
        "$defs": {"ruleset file": ruleset, "profile file": schema_of(ProfileEntry), **kinds},
    }


def kind_schemas() -> dict[str, dict[str, Any]]:
    """For each kind of check the schema of its options."""
    return {kind: schema_of(check_class(kind)) for kind in KINDS}


def schema_of(hint: Any) -> dict[str, Any]:
    """The schema of what ``typed.read`` accepts for a hint. Raises TypeError for a hint that options may not have."""
    inner = optional(hint)
    if inner is not None:
        return {"anyOf": [schema_of(inner), {"type": "null"}]}
    if hint is Any:
        return {}
    if is_record(hint):
        return _record(hint)
    if isinstance(hint, type) and issubclass(hint, Words):
        return dict(_WORDS)
    if hint in _SIMPLE:
        return dict(_SIMPLE[hint])
    return _generic(hint)


def _record(record: type) -> dict[str, Any]:
    known = fields_of(record)
    shape = {
        "type": "object",
        "properties": {name: _field(item) for name, item in known.items()},
        "required": [name for name, item in known.items() if item.required],
        "additionalProperties": False,
    }
    return {"anyOf": [{"type": "string"}, shape]} if hasattr(record, "shorthand") else shape


def _field(item: Field) -> dict[str, Any]:
    schema = schema_of(item.hint)
    if item.pattern:
        schema["pattern"] = f"^(?:{item.pattern})$"
    schema["description"] = f"{item.zh}\n{item.en}"
    if isinstance(item.default, str | int | Decimal):
        schema["default"] = str(item.default) if isinstance(item.default, Decimal) else item.default
    return schema


def _generic(hint: Any) -> dict[str, Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple and inner[-1] is ...:
        return {"type": "array", "items": schema_of(inner[0])}
    if origin is tuple:
        size = len(inner)
        items = [schema_of(part) for part in inner]
        return {"type": "array", "prefixItems": items, "minItems": size, "maxItems": size}
    if origin is Mapping and inner[0] is str:
        return {"type": "object", "additionalProperties": schema_of(inner[1])}
    raise TypeError(f"an option cannot be of type {hint}")
