"""Figures that are no part of a sum: limits (5万元以上), standards (每亩120元), old levels (由100元提高到120元)."""

from __future__ import annotations

from disclosurelint.lexicon.speech import spoken, spoken_words
from disclosurelint.text import Span

#: Behind a figure, what makes it a limit or the old level: 5万元以上, 3万元至5万元.
_LIMIT_OR_OLD = spoken("standards.limit")
#: How a standard is named: 每人每月, 户均, 单价, 标准由. 标准化建设 and 高标准农田 are named otherwise.
_NAMES_STANDARD = spoken("standards.named")
#: What a standard is told by: 120元/亩.
_UP_TO = spoken_words("standards.up_to")
_PER = spoken("standards.per")
#: What stands between an old level and the new one.
_NEW_LEVEL = spoken("standards.new_level")


def is_limit(text: str, naming: int, figure: Span) -> bool:
    """Whether the words from ``naming`` on, or those behind it, make a figure a limit or an old level."""
    return text[naming : figure.start].strip() in _UP_TO or _LIMIT_OR_OLD.match(text, figure.end) is not None


def is_standard(text: str, naming: int, figure: Span) -> bool:
    """Whether the words from ``naming`` on, or those behind it, make a figure what is paid for one of something."""
    return _NAMES_STANDARD.search(text, naming, figure.start) is not None or _PER.match(text, figure.end) is not None


def leads_to_new_level(text: str, end: int, start: int) -> bool:
    """Whether what stands from ``end`` of a figure to ``start`` of the next makes the first the old level of it."""
    return _NEW_LEVEL.fullmatch(text, end, start) is not None
