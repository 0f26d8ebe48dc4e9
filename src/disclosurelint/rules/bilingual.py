"""Texts that a ruleset gives in both languages."""

from __future__ import annotations

import re

from disclosurelint.checks.finding import Words
from disclosurelint.errors import Language

#: The blank that a folded text of YAML (>-) puts where a line was broken, which Chinese does not have.
_FOLD = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")


class Bilingual(Words):
    """A text in Chinese and in English; the same twice where the ruleset gives only one."""

    __slots__ = ()

    def say(self, lang: Language) -> str:
        return self.en if lang == "en" else self.zh


def unfolded(zh: str) -> str:
    """A Chinese text as it was before its lines were broken in the ruleset."""
    return _FOLD.sub("", zh)
