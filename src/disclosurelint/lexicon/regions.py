"""The administrative divisions of the country by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property


class Regions:
    """Provinces, cities and counties. Many county names stand in several cities (鼓楼区)."""

    def __init__(self, tree: Mapping[str, Mapping[str, str]], retired: Mapping[str, str] | None = None) -> None:
        self._tree = tree
        self._retired = retired or {}

    @cached_property
    def paths(self) -> dict[str, list[tuple[str, ...]]]:
        """Full name → every place of that name as (province, city, county), as deep as it goes."""
        paths: dict[str, list[tuple[str, ...]]] = {}
        for province, cities in self._tree.items():
            paths.setdefault(province, []).append((province,))
            for city, counties in cities.items():
                if city != province:
                    paths.setdefault(city, []).append((province, city))
                for county in counties.split():
                    paths.setdefault(county, []).append((province, city, county))
        return paths

    def leading(self, name: str) -> tuple[str, list[tuple[str, ...]]]:
        """The longest chain of region names a name begins with, and the places it may mean.

        ``河北省某市某县某局`` gives the county; ``某县某局`` every county of that name; ("", []) if there is none.
        """
        taken = ""
        places: list[tuple[str, ...]] = []
        rest = name
        while True:
            region = next((rest[:size] for size in range(min(12, len(rest)), 1, -1) if rest[:size] in self.paths), "")
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
