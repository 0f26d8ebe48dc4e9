"""The administrative divisions of the country by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

#: Province → city → its counties, set apart by blanks.
Tree = Mapping[str, Mapping[str, str]]
#: A place as (province, city, county), as deep as it goes.
Path = tuple[str, ...]

_LONGEST = 15


class Regions:
    """Provinces, cities and counties. Many county names stand in several cities (鼓楼区).

    ``retired`` are divisions that have ended, or that belonged to another city.
    """

    def __init__(self, tree: Tree, retired: Tree | None = None) -> None:
        self._tree = tree
        self._retired = retired or {}

    @cached_property
    def paths(self) -> dict[str, list[Path]]:
        """Full name → every place of that name; places that have ended only where no present one has their name."""
        paths: dict[str, list[Path]] = {}
        for path in _paths(self._tree):
            paths.setdefault(path[-1], []).append(path)
        present = set(paths)
        for path in _paths(self._retired):
            if path[-1] not in present:
                paths.setdefault(path[-1], []).append(path)
        return paths

    @cached_property
    def _former(self) -> set[Path]:
        return set(_paths(self._retired))

    def leading(self, name: str) -> tuple[str, list[Path]]:
        """The longest chain of region names a name begins with, and the places it may mean.

        ``河北省某市某县某局`` gives the county; ``某县某局`` every county of that name; ("", []) if there is none.
        """
        taken = ""
        places: list[Path] = []
        rest = name
        while True:
            region = self.beginning(rest)
            if not region:
                return taken, places
            candidates = self.paths[region]
            if places:
                candidates = [path for path in candidates if any(path[: len(above)] == above for above in places)]
                if not candidates:
                    return taken, places
            places = candidates
            taken += region
            rest = rest[len(region) :]

    @cached_property
    def _heads(self) -> frozenset[str]:
        """What names begin with: most texts that begin with none are known by their first two characters."""
        return frozenset(name[:2] for name in self.paths)

    @cached_property
    def _tails(self) -> frozenset[str]:
        return frozenset(name[-2:] for name in self.paths)

    def beginning(self, text: str) -> str:
        """The longest name that a text begins with; empty if there is none."""
        if text[:2] not in self._heads:
            return ""
        sizes = range(min(_LONGEST, len(text)), 1, -1)
        return next((text[:size] for size in sizes if text[:size] in self.paths), "")

    def ending(self, text: str) -> str:
        """The longest name that a text ends with; empty if there is none."""
        if text[-2:] not in self._tails:
            return ""
        sizes = range(min(_LONGEST, len(text)), 1, -1)
        return next((text[-size:] for size in sizes if text[-size:] in self.paths), "")

    def is_named_at(self, text: str, at: int) -> bool:
        """Whether the name of a region covers a place of a text."""
        begins = range(max(0, at - _LONGEST + 1), at + 1)
        return any(begin + len(self.beginning(text[begin : begin + _LONGEST])) > at for begin in begins)

    def lies_in(self, name: str, above: Path) -> bool:
        """Whether a place of a name lies, or ever lay, below a province or city."""
        ever = [*self.paths[name], *(path for path in self._former if path[-1] == name)]
        return any(path[: len(above)] == above for path in ever)


def is_around(path: Path, other: Path) -> bool:
    """Whether one of two places lies in the other, or they are one."""
    return all(mine == theirs for mine, theirs in zip(path, other, strict=False))


def _paths(tree: Tree) -> Iterator[Path]:
    for province, cities in tree.items():
        yield (province,)
        for city, counties in cities.items():
            if city != province:
                yield province, city
            for county in counties.split():
                yield province, city, county
