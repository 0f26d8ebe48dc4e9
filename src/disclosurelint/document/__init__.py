"""Floor 2: from a source to a document. The grammars are loaded here and nowhere else.

The names below are loaded when they are first asked for: who handles results needs the model and no parser.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosurelint.document.model import Document
    from disclosurelint.document.reading import parse

__all__ = ["Document", "parse"]

_HOMES = {"Document": "model", "parse": "reading"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
