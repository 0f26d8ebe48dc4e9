"""Pages that are written in both languages: where each stands, and the words on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from disclosurelint.errors import Language

_DOCS = Path(__file__).parent.parent / "docs"
#: Chinese and English.
Words = Mapping[str, tuple[str, str]]


def twins(name: str) -> dict[Language, Path]:
    """Where a page or folder of ``docs/`` stands in either language."""
    return {"zh": _DOCS / name, "en": _DOCS / "en" / name}


def word(words: Words, key: str, lang: Language, **values: str) -> str:
    """One of the words, with its placeholders filled. Raises KeyError for an unknown one."""
    return words[key][lang == "en"].format(**values)
