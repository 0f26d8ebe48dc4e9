"""Colour, always on top of words and never instead of them."""

from __future__ import annotations

from disclosurelint.records import NamedTuple

_CODES = {
    "plain": "",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "related": "36",
    "path": "1",
    "strong": "1",
    "quiet": "2",
    "fix": "32",
    "added": "32",
    "removed": "31",
}


class Style(NamedTuple):
    """How text output looks: whether ``coloured``, and how many ``columns`` it may take."""

    coloured: bool = False
    columns: int = 100

    def paint(self, text: str, role: str) -> str:
        """The text in the colour of a role. Raises KeyError for an unknown one."""
        code = _CODES[role]
        return f"\x1b[{code}m{text}\x1b[0m" if self.coloured and code and text else text
