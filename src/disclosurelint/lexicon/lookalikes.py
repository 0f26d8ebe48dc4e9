"""Characters taken for one another, the terms that suffer from it, and the words that excuse an odd character."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from operator import add
from typing import NamedTuple

#: Characters of the longest word that excuses an odd character.
_LONGEST_WORD = 4


class Slip(NamedTuple):
    """``term`` written as ``wrong``: the character at ``at`` is a look-alike."""

    term: str
    wrong: str
    at: int


class Lookalikes:
    """All one-character slips of the glossary's terms, found through the pairs of characters they leave in a text."""

    def __init__(
        self, index: Mapping[str, list[tuple[str, int, str]]], words: Mapping[str, str], mistaken: Mapping[str, str]
    ) -> None:
        """``index``: pair of characters → (term, place, wrong character); ``words``: character → words with it;
        ``mistaken``: wrong character → those it is written for.
        """
        self._index = index
        self._mistaken = mistaken
        self._words = {character: tuple(listed.split()) for character, listed in words.items()}

    def slips_in(self, text: str) -> Iterator[Slip]:
        """The slips whose wrong form occurs in a text, each once."""
        pairs = set(map(add, text, text[1:]))
        for pair in sorted(pairs & self._index.keys()):
            for term, at, character in self._index[pair]:
                wrong = term[:at] + character + term[at + 1 :]
                if wrong in text:
                    yield Slip(term, wrong, at)

    @property
    def mistaken(self) -> Set[str]:
        """All characters that may have been written for another."""
        return self._mistaken.keys()

    def mistaken_for(self, character: str) -> str:
        """The characters that this one may have been written for; empty for most."""
        return self._mistaken.get(character, "")

    def in_a_word(self, text: str, at: int) -> bool:
        """Whether a word of the character's own stands at ``at``, or so near that it may be the one."""
        around = text[max(0, at - _LONGEST_WORD + 1) : at + _LONGEST_WORD]
        return any(word in around for word in self._words.get(text[at], ()))

    def explained(self, text: str, at: int, slip: Slip) -> bool:
        """Whether the odd character at ``at`` belongs to a word of its own that reaches out of the term."""
        start, end = at - slip.at, at - slip.at + len(slip.term)
        for word in self._words.get(text[at], ()):
            begin = text.find(word, max(0, at - len(word) + 1), at + len(word))
            while begin >= 0:
                if begin <= at < begin + len(word) and (
                    len(word) > len(slip.term) or begin < start or begin + len(word) > end
                ):
                    return True
                begin = text.find(word, begin + 1, at + len(word))
        return False


def build_index(terms: list[str], lookalikes: Mapping[str, str]) -> dict[str, list[tuple[str, int, str]]]:
    """Every slip of every term under one pair of characters that only the slip leaves behind.

    A wrong form that is itself a term, or part of one, is no slip.
    """
    known = "\n".join(terms)
    index: dict[str, list[tuple[str, int, str]]] = {}
    for term in dict.fromkeys(terms):
        for at, character in enumerate(term):
            for wrong in lookalikes.get(character, ""):
                form = term[:at] + wrong + term[at + 1 :]
                if form in known:
                    continue
                pair = form[at : at + 2] if at + 1 < len(form) else form[at - 1 : at + 1]
                index.setdefault(pair, []).append((term, at, wrong))
    return index
