"""How far a long run has come: one line on a terminal, nothing elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from time import monotonic
from typing import TypeVar

from disclosurelint.errors import Language
from disclosurelint.output.width import clip

Item = TypeVar("Item")

#: Seconds before anything is shown, and between two looks at the clock that are worth a new line.
_SOON, _OFTEN = 1.0, 0.2


class Line:
    """The line. ``show`` draws it, ``clear`` takes it away before something else is printed."""

    def __init__(self, total: int, lang: Language) -> None:
        self._total = total
        self._lang = lang
        self._begun = self._drawn = monotonic()
        self._visible = False
        self._terminal = sys.stderr.isatty()

    def show(self, done: int) -> None:
        """Draw the line for so many files done, if it is time to."""
        now = monotonic()
        if not self._terminal or now - self._begun < _SOON or now - self._drawn < _OFTEN:
            return
        self._drawn, self._visible = now, True
        line = clip(said(done, self._total, now - self._begun, self._lang), _columns())
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    def clear(self) -> None:
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._visible = False


def said(done: int, total: int, seconds: float, lang: Language) -> str:
    """``12/300 个文件，每秒 8.1 个，还要 36 秒``."""
    rate = done / seconds if seconds > 0 else 0.0
    left = round((total - done) / rate) if rate else None
    if lang == "en":
        more = f", {_clock(left)} left" if left is not None else ""
        return f"{done}/{total} files, {rate:.1f} a second{more}"
    more = f"，还要 {_clock(left)}" if left is not None else ""
    return f"{done}/{total} 个文件，每秒 {rate:.1f} 个{more}"


def followed(items: Generator[Item], total: int, lang: Language) -> Generator[Item]:
    """The items as they come, with the line shown while the next one is waited for. Closes them when it is closed."""
    line = Line(total, lang)
    try:
        for done, item in enumerate(items, start=1):
            line.clear()
            yield item
            if done < total:
                line.show(done)
    finally:
        line.clear()
        items.close()


def _columns() -> int:
    """Columns that a line may take so that it stays one line."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns - 1
    except (OSError, ValueError):
        return 79


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
