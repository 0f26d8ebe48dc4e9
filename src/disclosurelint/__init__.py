"""Checks public disclosure documents (部门预算、决算公开，“三公”经费公开) before they are published.

The names below are loaded when they are first asked for, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosurelint.version import VERSION

if TYPE_CHECKING:
    from disclosurelint.api import Diagnostic, Document, Ruleset, lint_file, lint_text, parse

__version__ = VERSION

__all__ = ["Diagnostic", "Document", "Ruleset", "__version__", "lint_file", "lint_text", "parse"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from disclosurelint import api

    found = globals()[name] = getattr(api, name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
