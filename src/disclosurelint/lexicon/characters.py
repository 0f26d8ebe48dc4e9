"""What is known of single characters: which are taken for one another, and which make a common word together.

The tables are large and most documents ask little of them: they are read when one does, and their lines, which are in
order, searched as they are."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property


class _Table:
    """A line for every character that has one: the character, and what is told of it behind it.

    The lines are searched, not parsed: a document asks for a few.
    """

    def __init__(self, load: Callable[[], str]) -> None:
        self._load = load
        self._known: dict[str, str] = {}

    @cached_property
    def lines(self) -> list[str]:
        """All lines, in the order of their characters; remarks begin with #."""
        return self._load().splitlines()

    def of(self, character: str) -> str:
        """What is told of a character; empty where it has no line. No line is a character alone."""
        told = self._known.get(character)
        if told is None:
            at = bisect(self.lines, character)
            found = self.lines[at] if at < len(self.lines) else ""
            told = self._known[character] = found[1:] if found[:1] == character else ""
        return told


class Confusables:
    """Characters taken for one another, by hand or because they look or sound alike."""

    def __init__(
        self, load: Callable[[], str], listed: Mapping[str, str], apart: Sequence[str], alone: str = ""
    ) -> None:
        """``load`` gives the table: by character, its reading and those of its shape; ``listed``: right
        character → wrong ones; ``apart``: groups of characters that are never taken for one another; ``alone``:
        characters that are words by themselves, and so are slips only in pairs that are listed.
        """
        self._table = _Table(load)
        self._listed = listed
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for group in apart:
            for character in group:
                self._apart[character].update(group)
        self._alone = frozenset(alone)

    def alike(self, wrong: str, right: str) -> bool:
        """Whether one character may have been written for the other."""
        if self.listed(wrong, right):
            return True
        if self._kept_apart(wrong, right):
            return False
        reading, shape = self._row(wrong)
        return right in shape or (bool(reading) and reading == self._row(right)[0])

    def listed(self, wrong: str, right: str) -> bool:
        """Whether the pair is one of those listed by hand."""
        return wrong in self.listed_for(right)

    def listed_for(self, right: str) -> str:
        """The characters that are listed by hand as written for one."""
        return self._listed.get(right, "")

    def written_for(self, rights: Iterable[str]) -> dict[str, str]:
        """Every one of the characters with all that may be written for it."""
        rows = [line.split(" ") for line in self._lines()]
        readings = {row[0]: row[1] for row in rows}
        alike: defaultdict[str, list[str]] = defaultdict(list)  # by reading, and by the character that is looked like
        for character, reading, shapes in rows:
            for key in (reading, *shapes):
                alike[key].append(character)
        found = {}
        for right in rights:
            worked_out = (*alike[readings.get(right, "")], *alike[right])
            possible = (one for one in worked_out if one != right and not self._kept_apart(one, right))
            found[right] = "".join(dict.fromkeys((*self.listed_for(right), *possible)))
        return found

    def stands_alone(self, character: str) -> bool:
        """Whether a character is a word by itself."""
        return character in self._alone

    def right_for(self, wrong: str) -> str:
        """All that may have been meant by a character. The first answer takes some time."""
        return self._meant.get(wrong, "")

    @cached_property
    def _meant(self) -> dict[str, str]:
        return meant_by(self.written_for(line[0] for line in self._lines()))

    def _kept_apart(self, wrong: str, right: str) -> bool:
        return wrong in self._alone or right in self._apart.get(wrong, ())

    def _row(self, character: str) -> tuple[str, str]:
        """Reading and shape of a character."""
        _, reading, shape = (self._table.of(character) or "  ").split(" ")
        return reading, shape

    def _lines(self) -> Iterator[str]:
        return (line for line in self._table.lines if not line.startswith("#"))


def meant_by(written: Mapping[str, str]) -> dict[str, str]:
    """By wrong character all that it may be written for, from what may be ``written`` for each right one."""
    meant: defaultdict[str, str] = defaultdict(str)
    for right, wrongs in written.items():
        for wrong in wrongs:
            meant[wrong] += right
    return dict(meant)


class CommonWords:
    """Common words of two characters."""

    def __init__(self, load: Callable[[], str]) -> None:
        """``load`` gives the table: by first character, those that make a word behind it."""
        self._table = _Table(load)

    def __contains__(self, pair: str) -> bool:
        return len(pair) == 2 and pair[1] in self._table.of(pair[0])
