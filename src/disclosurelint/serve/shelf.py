"""What was made for the browser, until it is fetched: in memory, so much of it, for so long."""

from __future__ import annotations

import asyncio
from secrets import token_urlsafe

from disclosurelint.serve.worker import Outcome

#: Seconds that an outcome is kept, and bytes of all that are; the latest is kept whatever its size.
KEPT, LARGEST_SHELF = 15 * 60.0, 200_000_000


class Shelf:
    """Outcomes by names that nobody can guess. The oldest gives way to what is new."""

    def __init__(self, seconds: float = KEPT, largest: int = LARGEST_SHELF) -> None:
        self._seconds = seconds
        self._largest = largest
        self._held: dict[str, Outcome] = {}

    def put(self, outcome: Outcome) -> str:
        """Keep an outcome; the name that it is found by."""
        key = token_urlsafe()
        self._held[key] = outcome
        while len(self._held) > 1 and sum(map(_size, self._held.values())) > self._largest:
            self.drop(next(iter(self._held)))
        asyncio.get_running_loop().call_later(self._seconds, self.drop, key)
        return key

    def get(self, key: str) -> Outcome | None:
        return self._held.get(key)

    def drop(self, key: str) -> None:
        self._held.pop(key, None)


def _size(outcome: Outcome) -> int:
    return len(outcome.page) + sum(len(copy.content) for copy in outcome.copies)
