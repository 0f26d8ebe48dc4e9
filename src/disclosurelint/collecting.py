"""How often Python looks for garbage in a process that is ours.

A program that imports this package keeps its own habits: only processes that this program starts call this.
"""

from __future__ import annotations

import gc

#: How many new objects it takes before garbage is looked for.
_SELDOM = (200_000, 50, 1000)


def seldom() -> None:
    """Look for garbage seldom: what is read from a document lives until it is checked, and then goes by itself."""
    gc.set_threshold(*_SELDOM)
