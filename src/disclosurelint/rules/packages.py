"""Rulesets of installed packages: a package offers a folder of rulesets under a key, and need hold no code.

In its ``pyproject.toml``::

    [project.entry-points."disclosurelint.rulesets"]
    yunnan = "disclosurelint_yunnan"

The value is the package whose folder holds the rulesets. It is found, never imported.
"""

from __future__ import annotations

from pathlib import Path

_GROUP = "disclosurelint.rulesets"


def installed() -> dict[str, str]:
    """The packages that offer rulesets, by key; of two with one key, the one that Python finds first."""
    from importlib.metadata import entry_points

    found: dict[str, str] = {}
    for entry in entry_points(group=_GROUP):
        found.setdefault(entry.name, entry.value)
    return dict(sorted(found.items()))


def folder_of(key: str) -> Path | None:
    """The folder of rulesets that an installed package offers under a key; None where there is none."""
    package = installed().get(key)
    if package is None:
        return None
    from importlib.util import find_spec

    top, _, inner = package.partition(".")
    spec = find_spec(top)  # of a package within another, Python would import the outer one
    folders = list(spec.submodule_search_locations or ()) if spec else []
    return Path(folders[0], *inner.split(".")).resolve() if folders else None
