"""The lists of the program with what a house adds to them."""

from __future__ import annotations

from typing import Any

from disclosurelint.house import HouseWords, Names


def overlaid(name: str, content: dict[str, Any], house: HouseWords) -> dict[str, Any]:
    """The content of a list with what a house adds; the very same where it adds nothing."""
    if name == "substitutions":
        added = _substitutions(house)
        return {**content, "entries": [*content["entries"], *added]} if added else content
    if name == "sections":
        return _with_names(content, "sections", "names", house.sections)
    if name == "tables":
        return _with_names(content, "tables", "names", house.tables)
    return _with_names(content, "concepts", "labels", house.labels) if name == "concepts" else content


def _substitutions(house: HouseWords) -> list[Any]:
    if house.substitutions == HouseWords().substitutions:
        return []
    import json

    added: list[Any] = json.loads(house.substitutions)
    return added


def _with_names(content: dict[str, Any], entries: str, key: str, added: Names) -> dict[str, Any]:
    """More names (under ``key``) for those of the entries that have some added."""
    if not added:
        return content
    more = dict(added)
    named = [{**entry, key: [*entry.get(key, ()), *more.get(entry["key"], ())]} for entry in content[entries]]
    return {**content, entries: named}
