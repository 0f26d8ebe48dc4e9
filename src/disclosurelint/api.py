"""What ``import disclosurelint`` offers: read or check a text or a file in one call.

While a call lasts, Python looks for garbage seldom; afterwards as the program that calls it has it.
"""

from __future__ import annotations

from os import PathLike

from disclosurelint.collecting import seldom_meanwhile
from disclosurelint.document import Document
from disclosurelint.document import parse as parse_source
from disclosurelint.errors import Language
from disclosurelint.linter import lint
from disclosurelint.rules import Ruleset
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.settings import Settings, load
from disclosurelint.text import Source

__all__ = ["Diagnostic", "Document", "Ruleset", "lint_file", "lint_text", "parse"]


@seldom_meanwhile()
def lint_text(
    text: str, path: str = "<text>", ruleset: Ruleset | None = None, lang: Language = "zh"
) -> list[Diagnostic]:
    """The diagnostics of a text, by place; offsets count its characters from 0."""
    return lint(Source(path, text), ruleset or load(Settings()).ruleset, lang)


@seldom_meanwhile()
def lint_file(path: str | PathLike[str], ruleset: Ruleset | None = None, lang: Language = "zh") -> list[Diagnostic]:
    """The diagnostics of a file, by place. Raises InputError when the file cannot be read as text."""
    from disclosurelint.sources import read

    return lint(read(path), ruleset or load(Settings()).ruleset, lang)


@seldom_meanwhile()
def parse(text: str, path: str = "<text>") -> Document:
    """The outline, tables and amount statements of a text."""
    return parse_source(Source(path, text))
