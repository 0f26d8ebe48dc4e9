"""Floor 4: rules as data. Binds kinds of check to codes, severities, words and options, and words what they find.

The names below are loaded when they are first asked for: results that are shown again need none but diagnostics.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosurelint.rules.apply import diagnose
    from disclosurelint.rules.diagnostic import Diagnostic
    from disclosurelint.rules.loading import load_ruleset
    from disclosurelint.rules.rule import Rule
    from disclosurelint.rules.ruleset import Ruleset

__all__ = ["Diagnostic", "Rule", "Ruleset", "diagnose", "load_ruleset"]

_HOMES = {
    "Diagnostic": "diagnostic",
    "Rule": "rule",
    "Ruleset": "ruleset",
    "diagnose": "apply",
    "load_ruleset": "loading",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
