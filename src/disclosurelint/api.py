"""What ``import disclosurelint`` offers: read or check a text or a file in one call."""

from __future__ import annotations

from os import PathLike

from disclosurelint.document import Document
from disclosurelint.document import parse as parse_source
from disclosurelint.errors import Language
from disclosurelint.linter import lint
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.text import Source

__all__ = ["Diagnostic", "Document", "Ruleset", "lint_file", "lint_text", "parse"]


def lint_text(
    text: str, path: str = "<text>", ruleset: Ruleset | None = None, lang: Language = "zh"
) -> list[Diagnostic]:
    """The diagnostics of a text, by place; offsets count its characters from 0."""
    return lint(Source(path, text), ruleset or load_ruleset(), lang)


def lint_file(path: str | PathLike[str], ruleset: Ruleset | None = None, lang: Language = "zh") -> list[Diagnostic]:
    """The diagnostics of a file, by place. Raises InputError when the file cannot be read as text."""
    from disclosurelint.sources import read

    return lint(read(path), ruleset or load_ruleset(), lang)


def parse(text: str, path: str = "<text>") -> Document:
    """The outline, tables and amount statements of a text."""
    return parse_source(Source(path, text))
