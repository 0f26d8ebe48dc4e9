"""How often Python looks for garbage: seldom, while documents are checked.

What is read from a document lives until it is checked, and then goes by itself. Looking for garbage on the way finds
none and takes a quarter of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

#: How many new objects it takes before garbage is looked for.
_SELDOM = (200_000, 50, 1000)

_lock = Lock()
_under_way = 0
_before = _SELDOM


def seldom() -> None:
    """From now on: in processes that this program starts, and in no others."""
    gc.set_threshold(*_SELDOM)


@contextmanager
def seldom_meanwhile() -> Iterator[None]:
    """Until the block ends, and then as before: the process may be somebody else's. Threads may overlap."""
    global _under_way, _before
    with _lock:
        if not _under_way:
            _before = gc.get_threshold()
            gc.set_threshold(*_SELDOM)
        _under_way += 1
    try:
        yield
    finally:
        with _lock:
            _under_way -= 1
            if not _under_way:
                gc.set_threshold(*_before)
