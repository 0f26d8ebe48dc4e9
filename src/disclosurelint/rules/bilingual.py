"""Texts that a ruleset gives in both languages."""

from __future__ import annotations

from disclosurelint.checks.finding import Words
from disclosurelint.errors import Language


class Bilingual(Words):
    """A text in Chinese and in English; the same twice where the ruleset gives only one."""

    __slots__ = ()

    def say(self, lang: Language) -> str:
        return self.en if lang == "en" else self.zh
