"""Keeps what was compiled from data files (parser tables, rulesets) on disk, so that the next start need not.

An entry is found by a hash of everything it was made from, so a changed file, another version of the
program or of Python simply misses. Entries are read with ``marshal``, which is fast but trusts its input;
``store`` reads only what no other user could have written. Any doubt means compiling again.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from disclosurelint.storage.store import cache_folder, fingerprint, prune, read_entry, write_entry

#: Bytes that all entries together may take: those of a version of the program are about one in ten of them.
_MOST = 32_000_000


def compiled(name: str, made_from: Iterable[bytes], build: Callable[[], Any]) -> Any:
    """What ``build`` makes out of ``made_from``, from disk when it was made before.

    The value may hold only what ``marshal`` can write: None, bool, int, str, bytes, tuple, list, dict,
    set, frozenset. ``name`` tells entries of different sorts apart in the folder.
    """
    home = cache_folder()
    if home is None:
        return build()
    folder = f"{home}{os.sep}compiled"
    file = f"{folder}{os.sep}{name}-{fingerprint(sys.version.encode(), *made_from)}.bin"
    payload = read_entry(file)
    if payload is not None:
        try:
            return marshal.loads(payload)
        except (ValueError, EOFError, TypeError):
            pass
    value = build()
    write_entry(file, marshal.dumps(value))
    _prune(folder)
    return value


@cache
def _prune(folder: str) -> None:
    """Once a process is enough."""
    prune(folder, _MOST)
