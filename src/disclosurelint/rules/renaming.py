"""Old keys in files of settings, put under their new names before anybody looks at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from disclosurelint.renamed import Rename, told
from disclosurelint.rules.mistakes import Lines, Where, line_of

#: What a file still calls by an old name, said in both languages.
Notices = list[tuple[str, str]]
Table = Mapping[str, Rename]


def rename_keys(data: dict[str, Any], lines: Lines, table: Table, path: Path) -> tuple[Lines, Notices]:
    """Rename keys in ``data``; the lines of the keys under their new names, and what there is to say.

    An old key beside the new one stays, to be told as a mistake.
    """
    notices: Notices = []
    moved = dict(_renamed(data, (), (), table)) if table else {}
    for old, new in moved.items():
        keys = ".".join(key for key in old if isinstance(key, str))
        notices.append(told(keys, table[keys], f"{path}:{line_of(lines, old)}"))
        lines = {_moved(where, old, new): line for where, line in lines.items()}
    return lines, notices


def _renamed(value: Any, where: Where, keys: tuple[str, ...], table: Table) -> Iterator[tuple[Where, Where]]:
    """Old places with the new ones; ``keys`` are those of a place without the positions in lists."""
    if isinstance(value, list):
        for at, item in enumerate(value):
            yield from _renamed(item, (*where, at), keys, table)
    for key in list(value) if isinstance(value, dict) else ():
        now = key
        rename = table.get(".".join((*keys, key)))
        if rename is not None and rename.now not in value:
            now = rename.now
            value[now] = value.pop(key)
            yield (*where, key), (*where, now)
        yield from _renamed(value[now], (*where, now), (*keys, now), table)


def _moved(where: Where, old: Where, new: Where) -> Where:
    return (*new, *where[len(old) :]) if where[: len(old)] == old else where
