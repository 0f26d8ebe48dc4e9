"""The language of this run, known before any option is parsed, for the help texts are in it too."""

from __future__ import annotations

import os
import sys
from functools import cache

from disclosurelint.errors import Language


@cache
def language() -> Language:
    """``--lang`` anywhere on the command line, else ``DISCLOSURELINT_LANG``, else Chinese."""
    words = sys.argv[1:]
    for at, word in enumerate(words):
        if word.startswith("--lang="):
            return _language(word.removeprefix("--lang="))
        if word == "--lang" and at + 1 < len(words):
            return _language(words[at + 1])
    return _language(os.environ.get("DISCLOSURELINT_LANG", "zh"))


def _language(word: str) -> Language:
    return "en" if word.lower().startswith("en") else "zh"


def say(zh: str, en: str) -> str:
    """The one of two texts that this run is in."""
    return en if language() == "en" else zh
