"""Characters taken for one another, the terms that suffer from it, and the words that excuse an odd character."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from operator import add
from typing import Any, Literal, NamedTuple

from disclosurelint.lexicon.characters import CommonWords, Confusables

#: What happened to a term: one character replaced by a look-alike, left out or written twice, or two swapped.
How = Literal["alike", "lost", "doubled", "swapped"]

#: Characters of the longest listed word that excuses an odd character.
_LONGEST_WORD = 4
#: Characters of a term for a lost, doubled or swapped one to be looked for, and for no word within it to excuse a slip.
_LONG, _UNMISTAKABLE = 5, 6
#: Characters of the turns that the places of a slip are looked up by.
_TURN = 4


class Slip(NamedTuple):
    """``term`` written as ``wrong``; ``at`` is the odd character, or where one is missing.

    ``listed`` tells of a pair of characters that was listed by hand, not worked out.
    """

    term: str
    wrong: str
    at: int
    how: How = "alike"
    listed: bool = False


class Lookalikes:
    """All one-character slips of the glossary's terms, found through the pairs of characters they leave in a text."""

    def __init__(
        self, index: Mapping[str, Any], words: Mapping[str, str], common: CommonWords, confusables: Confusables
    ) -> None:
        """``index`` is made by ``build_index``; ``words``: character → listed words with it."""
        self._terms: list[str] = index["terms"]
        self._known = "\n".join(self._terms)
        self._pairs: dict[str, list[int]] = index["pairs"]
        self._before: dict[str, str] = index["before"]
        self._ends: dict[str, str] = index["ends"]
        self._skips: dict[str, list[int]] = index["skips"]
        self._swaps: dict[str, list[int]] = index["swaps"]
        self._doubles: dict[str, list[int]] = index["doubles"]
        self._written: dict[str, str] = index["written"]
        self._words = {character: tuple(listed.split()) for character, listed in words.items()}
        self._common = common
        self._confusables = confusables

    def slips_in(self, text: str, turns: Collection[str]) -> Iterator[Slip]:
        """The slips whose wrong form occurs in a text, each once. A wrong form that is part of a term is none.

        ``turns`` are all runs of four characters of the text.
        """
        pairs = {turn[:2] for turn in turns}
        pairs.update(map(add, text[-_TURN:], text[1 - _TURN :]))
        found = dict.fromkeys((*self._alike(pairs), *self._lost(pairs), *self._swapped(pairs), *self._doubled(pairs)))
        for slip in found:
            wrong = slip.wrong
            around = max(0, min(slip.at - 1, len(wrong) - _TURN))
            if len(wrong) >= _TURN and wrong[around : around + _TURN] not in turns:
                continue
            if wrong in text and wrong not in self._known:
                yield slip

    def _alike(self, pairs: set[str]) -> Iterator[Slip]:
        written, before, ends = self._written, self._before, self._ends
        for pair in pairs.difference(self._pairs):
            first, second = pair[0], pair[1]
            for right in before.get(second, ""):
                if first in written[right]:
                    yield from self._replaced(right + second, 0, first)
            for right in ends.get(first, ""):
                if second in written[right]:
                    yield from self._replaced(first + right, 1, second)

    def _replaced(self, pair: str, odd: int, wrong: str) -> Iterator[Slip]:
        listed = self._confusables.listed(wrong, pair[odd])
        for number in self._pairs[pair]:
            term = self._terms[number]
            at = term.find(pair)
            while at >= 0:
                place = at + odd
                if odd == 0 or place == len(term) - 1:
                    yield Slip(term, term[:place] + wrong + term[place + 1 :], place, "alike", listed)
                at = term.find(pair, at + 1)

    def _lost(self, pairs: set[str]) -> Iterator[Slip]:
        for pair in pairs & self._skips.keys():
            for number in self._skips[pair]:
                term = self._terms[number]
                for at in range(1, len(term) - 1):
                    if term[at - 1] + term[at + 1] == pair:
                        yield Slip(term, term[:at] + term[at + 1 :], at, "lost")

    def _swapped(self, pairs: set[str]) -> Iterator[Slip]:
        for pair in pairs & self._swaps.keys():
            for number in self._swaps[pair]:
                term = self._terms[number]
                at = term.find(pair[1] + pair[0])
                yield Slip(term, term[:at] + pair + term[at + 2 :], at, "swapped")

    def _doubled(self, pairs: set[str]) -> Iterator[Slip]:
        for pair in pairs & self._doubles.keys():
            for number in self._doubles[pair]:
                term = self._terms[number]
                at = term.find(pair[0])
                yield Slip(term, term[:at] + pair + term[at + 1 :], at, "doubled")

    def in_a_word(self, text: str, at: int) -> bool:
        """Whether a word of the character's own stands at ``at``, or so near that it may be the one."""
        if text[at - 1 : at + 1] in self._common or text[at : at + 2] in self._common:
            return True
        around = text[max(0, at - _LONGEST_WORD + 1) : at + _LONGEST_WORD]
        return any(word in around for word in self._words.get(text[at], ()))

    def explained(self, text: str, start: int, slip: Slip) -> bool:
        """Whether words of their own explain the wrong form that stands at ``start``."""
        return (
            self._reaches_out(text, start, slip)
            or (slip.how == "alike" and self._in_a_listed_word(text, start + slip.at, slip))
            or (len(slip.term) < _UNMISTAKABLE and not slip.listed and self._within(slip))
        )

    def _reaches_out(self, text: str, start: int, slip: Slip) -> bool:
        """Whether the first or last character belongs to a common word with what stands outside."""
        end = start + len(slip.wrong)
        first, last = slip.at == 0, slip.at + (slip.how in ("swapped", "doubled")) >= len(slip.wrong) - 1
        return (first and text[start - 1 : start + 1] in self._common) or (
            last and text[end - 1 : end + 1] in self._common
        )

    def _within(self, slip: Slip) -> bool:
        """Whether the odd character makes a common word with a neighbour inside the wrong form."""
        at, wrong = slip.at, slip.wrong
        inside = [wrong[at - 1 : at + 1], wrong[at : at + 2]] if slip.how == "alike" else [wrong[at - 1 : at + 1]]
        if slip.how == "swapped":
            inside.append(wrong[at + 1 : at + 3])
        return any(pair in self._common for pair in inside)

    def _in_a_listed_word(self, text: str, at: int, slip: Slip) -> bool:
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


def build_index(terms: Iterable[str], confusables: Confusables, dropped: str) -> dict[str, Any]:
    """What ``Lookalikes`` looks up, as plain values; ``dropped`` are characters that terms may lose."""
    known = list(dict.fromkeys(terms))
    pairs: dict[str, list[int]] = {}
    skips: dict[str, list[int]] = {}
    swaps: dict[str, list[int]] = {}
    doubles: dict[str, list[int]] = {}
    ends: dict[str, str] = {}
    for number, term in enumerate(known):
        for pair in dict.fromkeys(term[at : at + 2] for at in range(len(term) - 1)):
            pairs.setdefault(pair, []).append(number)
        if len(term) > 1:
            ends[term[-2]] = ends.get(term[-2], "") + term[-1]
        if len(term) < _LONG:
            continue
        for at in range(1, len(term) - 1):
            if term[at] not in dropped and term[at] not in term[at - 1 : at + 2 : 2]:
                skips.setdefault(term[at - 1] + term[at + 1], []).append(number)
        for first, second in pairwise(term):
            if first != second:
                swaps.setdefault(second + first, []).append(number)
        for character in set(term):
            doubles.setdefault(character * 2, []).append(number)
    before: dict[str, str] = {}
    for pair in pairs:
        before[pair[1]] = before.get(pair[1], "") + pair[0]
    return {
        "terms": known,
        "pairs": pairs,
        "before": before,
        "ends": ends,
        "skips": skips,
        "swaps": swaps,
        "doubles": doubles,
        "written": confusables.written_for(sorted(set("".join(known)))),
    }
