"""The curated pack of wrong words, each with the conditions under which it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from disclosurelint.lexicon.characters import CommonWords
from disclosurelint.records import NamedTuple
from disclosurelint.text import occurrences

#: Entries are looked up by the first two characters of their wrong words.
HEAD = 2
_CLASS = re.compile(r"<([^<>]+)>")
#: What stands at the very beginning of a text, for conditions on what precedes.
_BEGINNING = "\n"
#: How far back conditions on what precedes may look.
_FARTHEST = 12
_CONDITIONS = ("before", "after", "not_before", "not_after", "needs", "in_section")


class Entry(NamedTuple):
    """``wrong`` should be ``right``, for the reason ``why``, if what stands next to it is as told.

    ``certain`` says that the change leaves the meaning alone, ``level`` is a severity of its own, ``apart`` that the
    characters count only where they form no common words with those next to them. One of ``before``
    follows and one of ``after`` precedes, where they are given; none of ``not_before`` follows and none of
    ``not_after`` precedes; the text must hold one of ``needs``, and a section about one of ``in_section`` be open.
    """

    wrong: str
    right: str
    why: str
    certain: bool
    level: str | None
    apart: bool
    before: tuple[str, ...]
    after: tuple[str, ...]
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    needs: tuple[str, ...]
    in_section: tuple[str, ...]

    def fits(self, text: str, at: int) -> bool:
        """Whether what stands next to the wrong word at ``at`` is what the entry asks for."""
        end = at + len(self.wrong)
        if self.before and not text.startswith(self.before, end):
            return False
        if self.not_before and text.startswith(self.not_before, end):
            return False
        preceding = text[max(0, at - _FARTHEST) : at] or _BEGINNING
        if self.after and not preceding.endswith(self.after):
            return False
        if self.not_after and preceding.endswith(self.not_after):
            return False
        return not self.needs or any(turn in text for turn in self.needs)

    def stands_alone(self, text: str, at: int, common: CommonWords) -> bool:
        """Whether neither end of the wrong word is rather part of a common word with the character next to it."""
        end = at + len(self.wrong)
        return text[max(0, at - 1) : at + 1] not in common and text[end - 1 : end + 1] not in common


class Substitutions:
    """All entries of a pack, found in one pass: those of which a text lacks two characters in a row cost nothing."""

    def __init__(self, index: Mapping[str, Iterable[tuple[Any, ...]]]) -> None:
        """``index`` is made by ``build_pack``."""
        self._index = {head: tuple(Entry(*values) for values in entries) for head, entries in index.items()}

    def found_in(self, text: str, pairs: frozenset[str]) -> Iterator[tuple[int, Entry]]:
        """Places of wrong words whose conditions hold, in order; ``pairs`` are all runs of two characters of the text.

        Of words that overlap the earlier is told of, and of those that begin together the longest.
        """
        hits = [
            (at, -len(entry.wrong), number, entry)
            for head in self._index.keys() & pairs
            for number, entry in enumerate(self._index[head])
            if all(entry.wrong[at : at + HEAD] in pairs for at in range(1, len(entry.wrong) - 1))
            for at in occurrences(text, entry.wrong)
            if entry.fits(text, at)
        ]
        end = 0
        for at, _, _, entry in sorted(hits, key=lambda hit: hit[:3]):
            if at >= end:
                end = at + len(entry.wrong)
                yield at, entry


def build_pack(content: Mapping[str, Any]) -> dict[str, list[tuple[Any, ...]]]:
    """What ``Substitutions`` looks up, as plain values, from the content of a word list."""
    classes: Mapping[str, list[str]] = content.get("classes", {})

    def words(told: Mapping[str, Any], key: str) -> tuple[str, ...]:
        named = [(word, _CLASS.fullmatch(word)) for word in told.get(key, ())]
        return tuple(one for word, name in named for one in (classes[name[1]] if name else [word]))

    index: dict[str, list[tuple[Any, ...]]] = {}
    for told in content["entries"]:
        conditions = {key: words(told, key) for key in _CONDITIONS}
        for wrong, right in told["words"].items():
            entry = Entry(
                wrong,
                right,
                told["why"],
                bool(told.get("certain")),
                told.get("level"),
                bool(told.get("apart")),
                **conditions,
            )
            index.setdefault(wrong[:HEAD], []).append(tuple(entry))
    return index
