"""Han characters, as far as this program has to tell them from marks, figures and letters."""

from __future__ import annotations


def is_han(character: str) -> bool:
    """Whether one character, or none, is a Han character of the basic block."""
    return "\u4e00" <= character <= "\u9fff"
