"""``consistency``: a turn that a document writes one way again and again, and once with a look-alike character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document
from disclosurelint.document.turns import SIZE, turns_of
from disclosurelint.records import NamedTuple
from disclosurelint.text import Edit, Span

_HAN = re.compile(r"[\u4e00-\u9fff]*")
#: Turns are counted in documents up to so many characters: longer ones are no single document.
_LONGEST = 300_000
#: Two more characters that agree stand for one more use; fewer uses than this are never enough.
_STEP, _FEWEST = 2, 2
#: Characters to either side up to which a turn is followed, and places of a turn that are looked at.
_FARTHEST, _MOST_PLACES = 12, 60


class _Odd(NamedTuple):
    """The character at ``at``, and a turn around it, from ``begin``, which the document writes as ``right`` elsewhere.

    ``uses`` is how often it does.
    """

    at: int
    begin: int
    right: str
    uses: int


@options
class Consistency:
    """The document itself is the witness; word lists only tell which characters are taken for one another.

    A turn of four characters needs ``uses`` to speak for it, a longer one fewer.
    """

    kind: ClassVar[str] = "consistency"

    uses: int = option(
        default=4,
        zh="通行的四字写法在文中至少出现几次；每长两个字可少一次，不少于两次",
        en="times that the usual turn of four characters must stand in the document; one fewer, and two at least, for "
        "every two characters more",
    )
    any_character: bool = option(
        default=False,
        zh="不限于形近、音近的字，换成任何字都报告",
        en="any character in the place of another, not only a look-alike",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        text = document.text
        if len(text) > _LONGEST:
            return
        counts = turns_of(document)
        best: dict[int, _Odd] = {}
        for told, right, place in _near(counts, self.uses):
            if not self._taken_for(document, told[place], right[place]):
                continue  # asked first, for most turns end here
            begin = text.find(told)
            odd = _Odd(begin + place, begin, right, counts[right])
            if not self._slipped(document, odd, counts):
                continue
            seen = self._witnessed(text, odd)
            if seen is not None and (odd.at not in best or _weight(seen) > _weight(best[odd.at])):
                best[odd.at] = seen
        yield from (_finding(document, best[at]) for at in sorted(best))

    def _taken_for(self, document: Document, wrong: str, right: str) -> bool:
        return document.lexicon.confusables.alike(wrong, right) or (self.any_character and _all_han(wrong))

    def _slipped(self, document: Document, odd: _Odd, counts: Mapping[str, int]) -> bool:
        """Whether the character may be a slip: no word of its own, and in no turn that comes again."""
        text = document.text
        around = range(max(0, odd.at - SIZE + 1), min(odd.at, len(text) - SIZE) + 1)
        if any(counts[turn] > 1 and _all_han(turn) for begin in around if (turn := text[begin : begin + SIZE])):
            return False
        wrong, meant = text[odd.at], odd.right[odd.at - odd.begin]
        lexicon = document.lexicon
        if not lexicon.confusables.listed(wrong, meant) and not _framed(text, odd):
            return False
        return not lexicon.lookalikes.in_a_word(text, odd.at) and not lexicon.regions.is_named_at(text, odd.at)

    def _witnessed(self, text: str, odd: _Odd) -> _Odd | None:
        """The turn, and the longer ones around it, that has enough uses for its length; None if there is none."""
        if odd.uses >= self.uses:
            return odd
        for begin, right in _longer(text, odd):
            needed = max(_FEWEST, self.uses - (len(right) - SIZE) // _STEP)
            uses = text.count(right)
            if uses >= needed:
                return _Odd(odd.at, begin, right, uses)
        return None


def _weight(odd: _Odd) -> tuple[int, int, int]:
    return odd.uses, len(odd.right), -odd.begin


def _longer(text: str, odd: _Odd) -> Iterator[tuple[int, str]]:
    """Longer turns around the odd character that stand elsewhere with the right one, the longest first."""
    found: set[tuple[int, str]] = set()
    at = text.find(odd.right)
    for _ in range(_MOST_PLACES):
        if at < 0:
            break
        left = right = 0
        while left < _FARTHEST and _agree(text, odd.begin - left - 1, at - left - 1):
            left += 1
        while right < _FARTHEST and _agree(text, odd.begin + SIZE + right, at + SIZE + right):
            right += 1
        found.add((odd.begin - left, text[at - left : at + SIZE + right]))
        at = text.find(odd.right, at + 1)
    return iter(sorted(found, key=lambda turn: (-len(turn[1]), turn)))


def _agree(text: str, one: int, other: int) -> bool:
    return 0 <= one < len(text) and 0 <= other < len(text) and text[one] == text[other] and _all_han(text[one])


def _framed(text: str, odd: _Odd) -> bool:
    """Whether the odd character is framed as the right one is elsewhere: agreeing on one side may make another name."""
    if odd.at == odd.begin:
        beyond = text[odd.at - 1 : odd.at]
        return not _all_han(beyond) or beyond + odd.right in text
    if odd.at == odd.begin + SIZE - 1:
        beyond = text[odd.at + 1 : odd.at + 2]
        return not _all_han(beyond) or odd.right + beyond in text
    return True


def _near(counts: Mapping[str, int], uses: int) -> Iterator[tuple[str, str, int]]:
    """A turn that stands once, one of Han characters that stands oftener and differs by one of them, and where.

    Turns of fewer uses than asked for speak only as parts of longer ones: of those, the one in which the odd character
    comes second is enough to find them by.
    """
    # Marks and figures are taken for no character; that a turn holds one shows fastest so.
    single = [turn for turn, number in counts.items() if number == 1 and turn.isalpha()]
    repeated = [turn for turn, number in counts.items() if number > 1 and turn.isalpha() and _all_han(turn)]
    often = {turn for turn in repeated if counts[turn] >= uses}
    by_middle: dict[str, list[str]] = {}
    by_ends: dict[str, list[str]] = {}
    for turn in repeated:
        by_ends.setdefault(turn[::3], []).append(turn)
        if turn in often:
            by_middle.setdefault(turn[1:3], []).append(turn)
    for told in single:  # two lookups tell of nearly every one that it is near none
        if told[1:3] in by_middle:
            for right in by_middle[told[1:3]]:
                if told[3] == right[3]:
                    yield told, right, 0
                elif told[0] == right[0]:
                    yield told, right, 3
        if told[::3] in by_ends:
            for right in by_ends[told[::3]]:
                if told[2] == right[2]:
                    yield told, right, 1
                elif told[1] == right[1] and right in often:
                    yield told, right, 2


def _all_han(text: str) -> bool:
    return _HAN.fullmatch(text) is not None


def _finding(document: Document, odd: _Odd) -> Finding:
    span = Span(odd.begin, odd.begin + len(odd.right))
    values: dict[str, Value] = {"wrong": document.quote(span), "right": odd.right, "uses": odd.uses}
    first = document.text.find(odd.right)
    related = (Related(Span(first, first + len(odd.right)), "witness", {"right": odd.right}),)
    edit = Edit(Span(odd.at, odd.at + 1), odd.right[odd.at - odd.begin])
    return Finding(span, values, related=related, edits=(edit,))
