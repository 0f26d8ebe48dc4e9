"""Which entries of a configuration let something pass in files that do not exist: mistyped, or moved since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from disclosurelint.config.globs import matches
from disclosurelint.config.loaded import Loaded
from disclosurelint.config.merging import applies, is_plain
from disclosurelint.rules.mistakes import Where


class Aimless(NamedTuple):
    """An entry at ``where`` in the file ``config``; ``paths`` are the files that it is for, as it tells them."""

    config: str
    where: Where
    paths: tuple[str, ...]


def aimless(loaded: Loaded, files: Sequence[str]) -> Iterator[Aimless]:
    """The entries for none of ``files``, all those under a configuration, as its patterns see them.

    Of what it extends nothing is said: that speaks of the files of other houses as well.
    """
    for where, paths in _entries(loaded, files):
        yield Aimless(str(loaded.path), where, paths)


def _entries(loaded: Loaded, files: Iterable[str]) -> Iterator[tuple[Where, tuple[str, ...]]]:
    data = loaded.files[-1].data
    for at, waiver in enumerate(data.get("ignore", ())):
        if not is_plain(waiver) and waiver.get("path") and not any(applies(waiver, file) for file in files):
            yield ("ignore", at), (waiver["path"],)
    for at, override in enumerate(data.get("overrides", ())):
        patterns = tuple(override["files"])
        if override.get("ignore") and not any(matches(one, file) for one in patterns for file in files):
            yield ("overrides", at, "files"), patterns
