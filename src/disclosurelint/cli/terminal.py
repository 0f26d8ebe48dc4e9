"""What is known of the terminal the output goes to."""

from __future__ import annotations

import os
import sys


def wants_colour(choice: str) -> bool:
    """``--color``, then NO_COLOR and FORCE_COLOR, then whether standard output is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") != "0":
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """Columns of the terminal, at least 40; a hundred where there is none."""
    if not sys.stdout.isatty():
        return 100
    try:
        return max(os.get_terminal_size(sys.stdout.fileno()).columns, 40)
    except OSError:
        return 100
