"""Names of public bodies taken apart, and what kind of body each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from disclosurelint.lexicon.regions import Path, Regions
from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple

#: What may stand between two fields in the name of one department.
_JOINS = spoken("bodies.between_fields").pattern

#: Fields in the name of one department, at most: 文化、广电、旅游、体育.
_MOST_FIELDS = 6
#: Names in their parts that are kept: the same few are asked for again and again.
_MOST_KEPT = 10_000


class BodyName(NamedTuple):
    """中共|隆尧县|委组织部: ``places`` are those the region may mean, ``level`` its last character, ``core`` the rest.

    Without a region, ``level`` may still be told (县水利局).
    """

    places: list[Path]
    region: str
    level: str
    core: str


class FormerBody(NamedTuple):
    """A name without its place, the last year in which it was used, and what it became, the usual name first."""

    name: str
    until: int
    now: tuple[str, ...]


class Bodies:
    """What the words of a name tell: whose it is, and of which rank. Of most names they tell no rank at all."""

    def __init__(self, words: Mapping[str, Any], retired: Iterable[Mapping[str, Any]], regions: Regions) -> None:
        """``words`` is the list of organisations, ``retired`` that of names that reforms have ended."""
        self._words = words
        self.retired = [FormerBody(one["name"], one["until"], tuple(one["now"])) for one in retired]
        self._regions = regions
        self._parted: dict[str, BodyName] = {}

    def parted(self, name: str) -> BodyName:
        """A name in its parts."""
        known = self._parted.get(name)
        if known is None:
            if len(self._parted) > _MOST_KEPT:
                self._parted.clear()
            known = self._parted[name] = self._part(name)
        return known

    def rank(self, core: str) -> str:
        """``department`` for what answers to a government alone, else one of the ``siblings``, or empty."""
        if core in self._words["peers"] or self._department.fullmatch(core):
            return "department"
        kinds: Mapping[str, list[str]] = self._words["siblings"]
        return next((kind for kind, ends in kinds.items() if core.endswith(tuple(ends))), "")

    def are_one(self, core: str, other: str) -> bool:
        """Whether two names may be of one body: they share a field, or fields that were one body's somewhere."""
        mine, others = self._fields(core), self._fields(other)
        return bool(mine & others) or any(
            mine.intersection(group) and others.intersection(group)
            for group in (*self._words["allied_fields"], *self._words["one_office"])
        )

    def is_now(self, now: str, core: str) -> bool:
        """Whether ``core`` is what a reform made, or that with more fields: 自然资源和规划局 for 自然资源局."""
        return self._fields(now) <= self._fields(core)

    def became(self, old: str, core: str) -> bool:
        """Whether ``old`` is a retired name of what is called ``core`` by now."""
        return any(
            core in body.now or bool(self._fields(core) & self._fields(body.now[0]))
            for body in self.retired
            if body.name == old
        )

    def _fields(self, core: str) -> frozenset[str]:
        """What a department deals with, as its name says: 文化广电和旅游局 has three fields."""
        return frozenset(self._field.findall(core)) if self._department.fullmatch(core) else frozenset((core,))

    @cached_property
    def _field(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self._words["fields"], key=len, reverse=True))))

    @cached_property
    def _department(self) -> re.Pattern[str]:
        field = self._field.pattern
        ends = "|".join(map(re.escape, self._words["field_ends"]))
        return re.compile(f"(?:(?:{field}){_JOINS}){{1,{_MOST_FIELDS}}}(?:{ends})")

    def _part(self, name: str) -> BodyName:
        order = next((one for one in self._words["orders"] if name.startswith(one)), "")
        bare = name[len(order) :]
        kept = "" if order in self._words["silent_orders"] else order
        taken, places = self._regions.leading(bare)
        if taken:
            rest = bare[len(taken) :]
            doubled = rest[:1] == taken[-1] and rest[1:2] in self._words["committees"]  # 滑县县委组织部
            return BodyName(places, places[0][-1], taken[-1], kept + rest[doubled:])
        level = bare[:1] if bare[:1] in self._words["levels"] and self.rank(kept + bare[1:]) else ""
        return BodyName([], "", level, kept + bare[len(level) :])
