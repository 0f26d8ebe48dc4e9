"""The language of a run, known before any option is parsed, for the help texts are in it too."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from disclosurelint.errors import Language

#: Gives the one of a Chinese and an English text that a run is in.
Say = Callable[[str, str], str]


def language(arguments: Sequence[str]) -> Language:
    """``--lang`` anywhere on the command line, else ``DISCLOSURELINT_LANG``, else Chinese."""
    for at, word in enumerate(arguments):
        if word.startswith("--lang="):
            return _language(word.removeprefix("--lang="))
        if word == "--lang" and at + 1 < len(arguments):
            return _language(arguments[at + 1])
    return _language(os.environ.get("DISCLOSURELINT_LANG", "zh"))


def _language(word: str) -> Language:
    return "en" if word.lower().startswith("en") else "zh"


def speaker(lang: Language) -> Say:
    """The chooser of texts for a language."""
    return (lambda zh, en: en) if lang == "en" else (lambda zh, en: zh)
