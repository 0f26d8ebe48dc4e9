"""Recognising a concept by the many titles it goes by in different regions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from operator import add
from typing import Any

from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple

_NOISE = re.compile(r"[\s\u3000“”\"'‘’《》〈〉：:，,。.、；;－—-]+")
_TABLE = spoken("tables.title")
_TABLE_NUMBER = spoken("tables.number")
_LONGEST_TITLE = 40
_SHORTEST_TAIL = 4


def table_number(title: str) -> int:
    """How many characters of a title are the number of a table: 表1-1. 部门收入总表."""
    number = _TABLE_NUMBER.match(title)
    return number.end() if number else 0


def reads_as_table(title: str) -> bool:
    """Whether a title is that of a table: it ends in 表, or in a remark in brackets behind that."""
    return _TABLE.search(title) is not None


@lru_cache(maxsize=8192)  # the same few titles are asked for again and again
def normalise_title(title: str) -> str:
    """A title without blanks, quotes and punctuation: what is compared with the names of the lexicon."""
    return _NOISE.sub("", title)


class Concept(NamedTuple):
    """One thing a disclosure has to hold, as the word lists name it.

    ``single`` says of a concept of figures that a document gives it in one scope (口径) only. ``scope`` is the scope
    of the figures under a title, ``total`` the concept that the total row of a table is a figure of (``carried_total``
    where a column of it shows what was carried over), ``narrower`` the scopes of columns that name one; ``about`` are
    the words by which a text says that there is nothing such a table could show.
    """

    key: str
    zh: str
    en: str
    single: bool = False
    scope: str = ""
    total: str = ""
    about: tuple[str, ...] = ()
    carried_total: str = ""
    narrower: Mapping[str, str] = {}


class ConceptNames:
    """Titles and the concepts they stand for. A title may stand for several (职责及机构设置)."""

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        self.concepts: dict[str, Concept] = {}
        self._exact: dict[str, set[str]] = {}
        self._contained: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}  # by their first two characters
        self._seen: dict[str, frozenset[str]] = {}
        self._alike: dict[frozenset[str], frozenset[str]] = {}  # one of each: thousands of titles stand for few
        for entry in entries:
            key = entry["key"]
            self.concepts[key] = Concept(
                key,
                entry["zh"],
                entry["en"],
                scope=entry.get("scope", ""),
                total=entry.get("total", ""),
                about=tuple(entry.get("about", ())),
                carried_total=entry.get("carried_total", ""),
                narrower=entry.get("narrower", {}),
            )
            for name in (entry["zh"], *entry.get("names", ())):
                self._exact.setdefault(normalise_title(name), set()).add(key)
            unless = tuple(entry.get("unless", ()))
            for part in map(normalise_title, entry.get("contains", ())):
                self._contained.setdefault(part[:2], []).append((part, key, unless))

    def is_name(self, title: str) -> bool:
        """Whether a line is, to the letter, one of the names of a concept."""
        return normalise_title(title) in self._exact

    def wholes_of(self, title: str) -> list[str]:
        """The names that a title of four characters or more is but for the first character, which it lost."""
        return self._wholes_of(normalise_title(title))

    def _wholes_of(self, bare: str) -> list[str]:
        return self._tails.get(bare, []) if len(bare) >= _SHORTEST_TAIL else []

    @cached_property
    def _tails(self) -> dict[str, list[str]]:
        tails: dict[str, list[str]] = {}
        for name in self._exact:
            tails.setdefault(name[1:], []).append(name)
        return tails

    def of_title(self, title: str) -> frozenset[str]:
        """The keys of the concepts a title stands for; empty when it is none of ours.

        A name that lost its first character stands for the whole name, and for nothing that the rest of it contains.
        """
        title = title[:]  # a plain text, whatever a line knows of its place
        known = self._seen.get(title)
        if known is None:
            bare = normalise_title(title[table_number(title) :])
            found = set(self._exact.get(bare, ()))
            cut = [key for whole in self._wholes_of(bare) for key in self._exact[whole]] if not found else []
            found.update(cut)
            if not cut and len(bare) <= _LONGEST_TITLE:
                found.update(
                    key
                    for head in self._contained.keys() & {*bare, *map(add, bare, bare[1:])}
                    for part, key, unless in self._contained[head]
                    if part in bare and not any(word in bare for word in unless)
                )
            concepts = frozenset(found)
            known = self._seen[title] = self._alike.setdefault(concepts, concepts)
            if len(self._seen) > 10_000:
                self._seen.clear()
        return known
