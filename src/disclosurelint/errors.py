"""What can be wrong with a file that a user hands in, said in both languages."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]


class InputError(Exception):
    """A file cannot be used as it is. ``zh`` and ``en`` name the file, say what is wrong and what to do."""

    def __init__(self, path: str, zh: str, en: str) -> None:
        super().__init__(path, zh, en)
        self.path = path
        self.zh = zh
        self.en = en

    def message(self, lang: Language = "zh") -> str:
        """The whole message in one language."""
        return self.en if lang == "en" else self.zh

    def __str__(self) -> str:
        return f"{self.zh}\n{self.en}"


class RulesetError(InputError):
    """A ruleset cannot be loaded; a message with several mistakes has a line for each."""
