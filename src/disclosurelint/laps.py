"""Where the time goes: what each part of a check took."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

#: Called when a part is done, with its name.
Lap = Callable[[str], None]


class Laps:
    """Seconds of processor time by part. What is between two laps belongs to the second."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = process_time()

    def __call__(self, part: str) -> None:
        now = process_time()
        self.seconds[part] = self.seconds.get(part, 0.0) + now - self._last
        self._last = now


def no_lap(part: str) -> None:
    """Takes no time."""
