"""Which entries of a configuration let something pass in files that do not exist: mistyped, or moved since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosurelint.config.globs import matches
from disclosurelint.config.loaded import Loaded
from disclosurelint.config.merging import is_plain
from disclosurelint.records import NamedTuple
from disclosurelint.rules.mistakes import Where


class Aimed(NamedTuple):
    """An entry at ``where`` in the file ``config`` that is for some files; ``paths`` are patterns of them."""

    config: str
    where: Where
    paths: tuple[str, ...]
    anchored: bool

    def hits(self, file: str) -> bool:
        return any(matches(path, file, self.anchored) for path in self.paths)


def aimless(loaded: Loaded, files: Iterable[str]) -> list[Aimed]:
    """The entries for none of ``files``, which are all those under a configuration, as its patterns see them.

    Of what it extends nothing is said: that speaks of the files of other houses as well.
    """
    left = list(_aimed(loaded))
    for file in files if left else ():
        left = [entry for entry in left if not entry.hits(file)]
    return left


def _aimed(loaded: Loaded) -> Iterator[Aimed]:
    config, data = str(loaded.path), loaded.files[-1].data
    for at, waiver in enumerate(data.get("ignore", ())):
        if not is_plain(waiver) and waiver.get("path"):
            yield Aimed(config, ("ignore", at), (waiver["path"],), anchored=True)
    for at, override in enumerate(data.get("overrides", ())):
        if override.get("ignore"):
            yield Aimed(config, ("overrides", at, "files"), tuple(override["files"]), anchored=False)
