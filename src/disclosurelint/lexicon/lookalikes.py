"""Characters taken for one another, the terms that suffer from it, and the words that excuse an odd character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from operator import add
from typing import Any, Literal

from disclosurelint.lexicon.characters import CommonWords, Confusables, meant_by
from disclosurelint.records import NamedTuple
from disclosurelint.text.han import is_han

#: What happened to a term: one character replaced by a look-alike, left out or written twice, or two swapped.
How = Literal["alike", "lost", "doubled", "swapped"]

#: Characters of the longest listed word that excuses an odd character.
_LONGEST_WORD = 4
#: Characters of a term for a lost, doubled or swapped one to be looked for, and for no word within it to excuse a slip.
_ENOUGH, _UNMISTAKABLE = 4, 6
#: Characters of the turns that the places of a slip are looked up by.
_TURN = 4


class Slip(NamedTuple):
    """``term`` written as ``wrong``; ``at`` is the first of ``size`` odd characters, or where one is missing.

    ``listed`` tells of pairs of characters that were listed by hand, not worked out.
    """

    term: str
    wrong: str
    at: int
    how: How = "alike"
    listed: bool = False
    size: int = 1


#: What stands for the first term; before it come marks that part texts.
_FIRST = 32
#: Places of the sieve that most pairs of a text do not pass, and how far those of neighbouring characters lie apart.
_SIEVE, _STEP = 1 << 21, 7919
#: Pairs of characters whose slips are kept.
_MOST_SEEN = 50_000
#: The fields of a slip that may stand in a text or not.
_Maybe = tuple[str, str, int, How, bool, int]


class _ByPair:
    """Something of one character each, kept by pairs: a text for each first character, of a line for each second.

    So a start that reads them all makes a twelfth of the texts.
    """

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines

    def __contains__(self, pair: str) -> bool:
        return f"\n{pair[1]}" in self._lines.get(pair[0], "")

    def __getitem__(self, pair: str) -> str:
        """Empty where there is nothing."""
        lines = self._lines.get(pair[0], "")
        at = lines.find(f"\n{pair[1]}") + 2
        return lines[at : lines.index("\n", at)] if at > 1 else ""


class Lookalikes:
    """All one-character slips of the glossary's terms, found through the pairs of characters they leave in a text."""

    def __init__(
        self,
        index: Mapping[str, Any],
        known: Iterable[str],
        words: Mapping[str, str],
        suffixes: str,
        common: CommonWords,
        confusables: Confusables,
    ) -> None:
        """``index`` is made by ``build_index``; ``known`` are names of which none is a slip, nor a part of one;
        ``words``: character → listed words with it; ``suffixes``: characters that end a shorter name as well."""
        self._terms: list[str] = index["terms"].split("\n")
        self._known = "\n".join(("", *known, ""))
        self._pairs = _ByPair(index["pairs"])
        self._before: dict[str, str] = index["before"]
        self._behind: dict[str, str] = index["behind"]
        self._skips = _ByPair(index["skips"])
        self._inner: dict[str, str] = index["inner"]
        self._double = _ByPair(index["double"])
        self._meant: dict[str, str] = index["meant"]
        self._sieve: bytes = index["sieve"]
        self._left: dict[str, tuple[_Maybe, ...]] = {}  # by a run of characters within each
        self._seen: set[str] = set()  # the pairs whose slips are among them
        self._words = {character: tuple(listed.split()) for character, listed in words.items()}
        self._suffixes = suffixes
        self._common = common
        self._confusables = confusables

    def slips_in(self, text: str, turns: Mapping[str, int], pairs: frozenset[str]) -> Iterable[Slip]:
        """The slips whose wrong form occurs in a text, each once.

        ``turns`` are all runs of four characters of the text with their numbers, ``pairs`` all of two.
        """
        left = self._left_by_any(pairs)
        likely = (maybe for run in (*(turns.keys() & left.keys()), *(pairs & left.keys())) for maybe in left[run])
        return dict.fromkeys(Slip(*maybe) for maybe in likely if maybe[1] in text)

    def _left_by_any(self, pairs: frozenset[str]) -> Mapping[str, Sequence[_Maybe]]:
        """The slips that leave one of these pairs in a text, and others, by a run of characters within each.

        They are kept, for texts share most of their pairs.
        """
        if len(self._seen) > _MOST_SEEN:
            self._seen, self._left = set(), {}
        new, left = pairs.difference(self._seen), self._left
        for pair in filter(self._is_left, new):
            for maybe in self._left_by(pair):
                run = _run_within(maybe)
                left[run] = (*left.get(run, ()), maybe)  # no work for the collector, as lists are
        self._seen |= new
        return left

    def _is_left(self, pair: str) -> bool:
        """Whether a slip may leave a pair; of those that none leaves, it says so of three in four."""
        place = _place_in_sieve(pair)
        return bool(self._sieve[place >> 3] & 1 << (place & 7))

    def _left_by(self, pair: str) -> Sequence[_Maybe]:
        """All kinds of slips that leave a pair."""
        first, second = pair[0], pair[1]
        left: list[_Maybe] = []
        if pair not in self._pairs:
            before, behind = self._before.get(second, ""), self._behind.get(first, "")
            for right in self._meant.get(first, ""):
                if right in before:
                    left += self._replaced(right + second, 0, first)
            for right in self._meant.get(second, ""):
                if right in behind:
                    left += self._replaced(first + right, 1, second)
        if pair in self._double:
            left += self._both(pair)
        if pair in self._skips:
            left += self._lost(pair)
        if first != second:
            if second + first in self._pairs:
                left += self._swapped(pair)
        elif first in self._inner and pair not in self._pairs:
            left += self._doubled(pair)
        return left

    def _both(self, pair: str) -> Iterator[_Maybe]:
        """Two neighbours at once, of pairs that were listed by hand: 食因 for 贫困."""
        rights = self._double[pair]
        for right in map(add, rights[::2], rights[1::2]):
            for term in self._named(self._pairs[right]):
                at = term.find(right)
                yield term, term[:at] + pair + term[at + 2 :], at, "alike", True, 2

    def _replaced(self, pair: str, odd: int, wrong: str) -> Iterator[_Maybe]:
        listed = self._confusables.listed(wrong, pair[odd])
        for term in self._named(self._pairs[pair]):
            at = term.find(pair)
            while at >= 0:
                place = at + odd
                yield term, term[:place] + wrong + term[place + 1 :], place, "alike", listed, 1
                at = term.find(pair, at + 1)

    def _lost(self, pair: str) -> Iterator[_Maybe]:
        for term in self._named(self._skips[pair]):
            for at in range(1, len(term) - 1):
                if term[at - 1] + term[at + 1] == pair:
                    yield term, term[:at] + term[at + 1 :], at, "lost", False, 1

    def _swapped(self, pair: str) -> Iterator[_Maybe]:
        right = pair[1] + pair[0]
        for term in self._named(self._pairs[right]):
            if len(term) >= _ENOUGH and _are_han(pair):
                at = term.find(right)
                yield term, term[:at] + pair + term[at + 2 :], at, "swapped", False, 1

    def _doubled(self, pair: str) -> Iterator[_Maybe]:
        """Only inside: before its first character and behind its last stands what may end or begin another word."""
        for term in self._named(self._inner[pair[0]]):
            at = term.find(pair[0], 1)
            yield term, term[:at] + pair + term[at + 1 :], at, "doubled", False, 1

    def _named(self, numbers: str) -> Iterator[str]:
        """The terms of the numbers that characters stand for."""
        return (self._terms[ord(number) - _FIRST] for number in numbers)

    def in_a_word(self, text: str, at: int) -> bool:
        """Whether a word of the character's own stands at ``at``, or so near that it may be the one."""
        if text[at - 1 : at + 1] in self._common or text[at : at + 2] in self._common:
            return True
        around = text[max(0, at - _LONGEST_WORD + 1) : at + _LONGEST_WORD]
        return any(word in around for word in self._words.get(text[at], ()))

    def explained(self, text: str, start: int, slip: Slip, witnessed: bool = False) -> bool:
        """Whether words of their own explain the wrong form that stands at ``start``.

        ``witnessed`` says that the text writes the term rightly often enough to mean it.
        """
        if self.part_of_a_name(text, start, slip.wrong):
            return True
        if slip.how == "lost":
            return self._parts_into_words(text, start, start + slip.at, start + len(slip.wrong), witnessed)
        return (
            self._reaches_out(text, start, slip)
            or (slip.how == "alike" and self._in_a_listed_word(text, start + slip.at, slip))
            or (slip.size == 2 and self._is_a_word(text, start + slip.at, slip))
            or (len(slip.term) < _UNMISTAKABLE and not (slip.listed and witnessed) and self._within(slip))
        )

    def _parts_into_words(self, text: str, start: int, gap: int, end: int, witnessed: bool) -> bool:
        """Whether what stands around the place of a missing character is as good without it.

        接待支出 is as good as 接待费支出, 动物保护 as 动植物保护, 国家税务局 as 国家税务总局; and a single character at
        either end may belong to what stands outside.
        """
        if text[gap - 1 : gap + 1] in self._common:
            return True
        if gap - start == 1 and text[start - 1 : start].isalnum():
            return True
        left = text[gap - 2 : gap] in self._common
        if end - gap == 1:
            return text[gap : gap + 2] in self._common or (left and (not witnessed or text[gap] in self._suffixes))
        return left and text[gap : gap + 2] in self._common

    def part_of_a_name(self, text: str, start: int, wrong: str) -> bool:
        """Whether a form is a part of a known name, and at ``start`` goes on to one side as that does."""
        end = start + len(wrong)
        left, right = text[start - 1 : start].strip(), text[end : end + 1].strip()
        at = self._known.find(wrong)
        while at >= 0:
            before, behind = self._known[at - 1], self._known[at + len(wrong)]
            if before == behind == "\n" or before == left or behind == right:
                return True
            at = self._known.find(wrong, at + 1)
        return False

    def _reaches_out(self, text: str, start: int, slip: Slip) -> bool:
        """Whether the first or last character belongs to a common word with what stands outside."""
        end = start + len(slip.wrong)
        odd = 2 if slip.how in ("swapped", "doubled") else slip.size
        first, last = slip.at == 0, slip.at + odd >= len(slip.wrong)
        return (first and text[start - 1 : start + 1] in self._common) or (
            last and text[end - 1 : end + 1] in self._common
        )

    def _is_a_word(self, text: str, at: int, slip: Slip) -> bool:
        """Whether two odd characters make a common word together, or the second belongs to a listed one."""
        return text[at : at + 2] in self._common or self._in_a_listed_word(text, at + 1, slip._replace(at=slip.at + 1))

    def _within(self, slip: Slip) -> bool:
        """Whether the odd character makes a common word with a neighbour inside the wrong form."""
        at, wrong = slip.at, slip.wrong
        before, with_next = wrong[at - 1 : at + 1] in self._common, wrong[at : at + 2] in self._common
        behind = wrong[at + 1 : at + 3] in self._common
        if slip.how == "doubled":
            return before and behind  # two words that meet: 学校校车
        return before or with_next or (slip.how == "swapped" and behind)

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
    """What ``Lookalikes`` looks up, as plain values; ``dropped`` are characters that terms may lose.

    Terms are told by number, and the numbers by characters: every start reads them, and a text is read three times
    as fast as a list. There are more characters than a file of terms has room for.
    """
    known = list(dict.fromkeys(terms))
    pairs: defaultdict[str, str] = defaultdict(str)
    skips: defaultdict[str, str] = defaultdict(str)
    inner: defaultdict[str, str] = defaultdict(str)
    before: defaultdict[str, str] = defaultdict(str)
    behind: defaultdict[str, str] = defaultdict(str)
    for number, term in zip(map(chr, range(_FIRST, _FIRST + len(known))), known, strict=True):
        for pair in dict.fromkeys(map(add, term, term[1:])):
            pairs[pair] += number
        if len(term) >= _ENOUGH:
            for character in dict.fromkeys(filter(_are_han, term[1:-1])):
                inner[character] += number
            for at in range(1, len(term) - 1):
                if _are_han(term[at]) and term[at] not in dropped and term[at] not in term[at - 1 : at + 2 : 2]:
                    skips[term[at - 1] + term[at + 1]] += number
    for pair in pairs:
        before[pair[1]] += pair[0]
        behind[pair[0]] += pair[1]
    double: defaultdict[str, str] = defaultdict(str)
    for right in pairs:
        for wrong in map("".join, product(confusables.listed_for(right[0]), confusables.listed_for(right[1]))):
            if wrong not in pairs:
                double[wrong] += right
    written = confusables.written_for(sorted(set("".join(known))))
    swapped, doubled = (pair[::-1] for pair in pairs), (character * 2 for character in inner)
    return {
        "terms": "\n".join(known),
        "pairs": _by_first(pairs),
        "before": dict(before),
        "behind": dict(behind),
        "skips": _by_first(skips),
        "inner": dict(inner),
        "double": _by_first(double),
        "meant": meant_by(written),
        "sieve": _sieve((*_replaced_in(pairs, written), *double, *skips, *swapped, *doubled)),
    }


def _by_first(by_pair: Mapping[str, str]) -> dict[str, str]:
    """The form that ``_ByPair`` reads."""
    lines: defaultdict[str, str] = defaultdict(lambda: "\n")
    for pair, held in by_pair.items():
        lines[pair[0]] += f"{pair[1]}{held}\n"
    return dict(lines)


def _replaced_in(pairs: Iterable[str], written: Mapping[str, str]) -> Iterator[str]:
    """Every pair with either character replaced by one that is written for it."""
    for pair in pairs:
        yield from (wrong + pair[1] for wrong in written[pair[0]])
        yield from (pair[0] + wrong for wrong in written[pair[1]])


def _sieve(pairs: Iterable[str]) -> bytes:
    """A bit for the place of every pair; several pairs share a place."""
    bits = bytearray(_SIEVE >> 3)
    for place in map(_place_in_sieve, pairs):
        bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def _place_in_sieve(pair: str) -> int:
    return (ord(pair[0]) * _STEP + ord(pair[1])) % _SIEVE


def _run_within(maybe: _Maybe) -> str:
    """The turn of a wrong form that holds the odd character; of one that is shorter than a turn, its first pair."""
    _, wrong, at, *_ = maybe
    if len(wrong) < _TURN:
        return wrong[:2]
    start = max(0, min(at - 1, len(wrong) - _TURN))
    return wrong[start : start + _TURN]


def _are_han(characters: str) -> bool:
    """Figures and brackets are no characters to mistype: 单价1000万元以上 is no slip of 单价100万元以上."""
    return all(map(is_han, characters))
