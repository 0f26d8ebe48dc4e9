"""``consistency``: a turn that a document writes one way again and again, and once with a look-alike character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from operator import add
from typing import ClassVar, NamedTuple

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document
from disclosurelint.lexicon.lookalikes import Lookalikes
from disclosurelint.text import Edit, Span

#: Characters of a turn: three that agree around or beside the odd one leave little to chance.
_SIZE = 4
#: Turns are counted in documents up to so many characters: longer ones are no single document.
_LONGEST = 300_000
#: Up to so many places are looked up one by one; for more, all turns are counted first.
_FEW = 60


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

    def run(self, document: Document) -> Iterator[Finding]:
        text = document.text
        if len(text) > _LONGEST:
            return
        lookalikes = document.lexicon.lookalikes
        suspects = sorted(_suspects(text, lookalikes))
        count: Callable[[str], int] = text.count
        if len(suspects) > _FEW:
            count = Counter(text[begin : begin + _SIZE] for begin in range(len(text) - _SIZE + 1)).__getitem__
        for at, rights in suspects:
            odd = self._odd(text, at, rights, count)
            if odd is not None:
                yield _finding(document, odd)

    def _odd(self, text: str, at: int, rights: str, count: Callable[[str], int]) -> _Odd | None:
        """The best attested turn that the character at ``at`` spoils; None where the turn as written comes again."""
        best: _Odd | None = None
        for begin in range(max(0, at - _SIZE + 1), min(at, len(text) - _SIZE) + 1):
            told = text[begin : begin + _SIZE]
            if not _all_han(told):
                continue
            if count(told) > 1:
                return None
            for right in rights:
                turn = told[: at - begin] + right + told[at - begin + 1 :]
                uses = count(turn)
                if uses >= self.uses and (best is None or uses > best.uses):
                    best = _Odd(at, begin, turn, uses)
        return best


def _suspects(text: str, lookalikes: Lookalikes) -> Iterator[tuple[int, str]]:
    """Places of characters that would make a pair known to the text if they were what they are mistaken for."""
    pairs = set(map(add, text, text[1:]))
    for character in lookalikes.mistaken & set(text):
        at = text.find(character)
        while at >= 0:
            before, behind = text[at - 1 : at], text[at + 1 : at + 2]
            rights = [
                right
                for right in lookalikes.mistaken_for(character)
                if before + right in pairs or right + behind in pairs
            ]
            if rights and not lookalikes.in_a_word(text, at):
                yield at, "".join(rights)
            at = text.find(character, at + 1)


def _all_han(text: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in text)


def _finding(document: Document, odd: _Odd) -> Finding:
    span = Span(odd.begin, odd.begin + _SIZE)
    values: dict[str, Value] = {"wrong": document.quote(span), "right": odd.right, "uses": odd.uses}
    first = document.text.find(odd.right)
    related = (Related(Span(first, first + _SIZE), "witness", {"right": odd.right}),)
    edit = Edit(Span(odd.at, odd.at + 1), odd.right[odd.at - odd.begin])
    return Finding(span, values, related=related, edits=(edit,))
