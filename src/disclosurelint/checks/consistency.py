"""``consistency``: a turn that a document writes one way again and again, and once with a look-alike character."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import ClassVar, NamedTuple

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document
from disclosurelint.document.turns import SIZE, turns_of
from disclosurelint.text import Edit, Span

#: Turns are counted in documents up to so many characters: longer ones are no single document.
_LONGEST = 300_000
_HAN = re.compile(r"[\u4e00-\u9fff]{1,4}")


class _Odd(NamedTuple):
    at: int  # of the odd character
    begin: int  # of the turn
    right: str  # the turn as it is written elsewhere
    uses: int


@options
class Consistency:
    """The document itself is the witness; word lists only tell which characters are taken for one another."""

    kind: ClassVar[str] = "consistency"

    uses: int = option(
        default=4, zh="通行的写法在文中至少出现几次", en="times that the usual form must stand in the document"
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
            if self._slipped(document, odd, counts) and (
                odd.at not in best or (odd.uses, -odd.begin) > (best[odd.at].uses, -best[odd.at].begin)
            ):
                best[odd.at] = odd
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
        if not document.lexicon.confusables.listed(wrong, meant) and not _framed(text, odd):
            return False
        return not document.lexicon.lookalikes.in_a_word(text, odd.at)


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
    """A turn that stands once, one of Han characters that stands often and differs by one of them, and where."""
    often = [turn for turn, number in counts.items() if number >= uses and _all_han(turn)]
    first, second, third, last = (_rests(often, place) for place in range(SIZE))
    # Two lookups tell of nearly every turn that it is near none.
    middles, ends = {turn[1:3] for turn in often}, {turn[::3] for turn in often}
    for told, number in counts.items():
        if number == 1:
            if told[1:3] in middles:
                yield from ((told, right, 0) for right in first.get(told[1:], ()))
                yield from ((told, right, 3) for right in last.get(told[:3], ()))
            if told[::3] in ends:
                yield from ((told, right, 1) for right in second.get(told[0] + told[2:], ()))
                yield from ((told, right, 2) for right in third.get(told[:2] + told[3], ()))


def _rests(turns: list[str], place: int) -> dict[str, list[str]]:
    """Turns by what is left of them without the character at a place."""
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for turn in turns:
        rests[turn[:place] + turn[place + 1 :]].append(turn)
    return dict(rests)


def _all_han(text: str) -> bool:
    return _HAN.fullmatch(text) is not None


def _finding(document: Document, odd: _Odd) -> Finding:
    span = Span(odd.begin, odd.begin + SIZE)
    values: dict[str, Value] = {"wrong": document.quote(span), "right": odd.right, "uses": odd.uses}
    first = document.text.find(odd.right)
    related = (Related(Span(first, first + SIZE), "witness", {"right": odd.right}),)
    edit = Edit(Span(odd.at, odd.at + 1), odd.right[odd.at - odd.begin])
    return Finding(span, values, related=related, edits=(edit,))
