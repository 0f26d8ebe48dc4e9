"""``term``: one character of a known term mistaken for another that looks or sounds like it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document
from disclosurelint.lexicon.lookalikes import Slip
from disclosurelint.text import Edit, Span


class _Hit(NamedTuple):
    span: Span
    slip: Slip
    right: int  # uses of the term in the document
    wrong: int


@options
class Term:
    """Reports a term of the glossary in which one character is replaced by a look-alike.

    Long terms need no witness. A short one (防贫) is trusted only in a document that writes it rightly often
    enough and oftener than wrongly, and only where the wrong character is not part of a word of its own (食品).
    """

    kind: ClassVar[str] = "term"

    long: int = option(default=4, zh="达到此字数的词无须文中佐证", en="terms of this many characters need no witness")
    uses: int = option(default=3, zh="短词在文中至少正确使用的次数", en="right uses that a short term needs")
    majority: int = option(default=2, zh="正确用法须为错误用法的倍数", en="how many times oftener right than wrong")

    def run(self, document: Document) -> Iterator[Finding]:
        taken: set[int] = set()
        hits = sorted(self._hits(document), key=lambda hit: (len(hit.slip.term), hit.span))
        for hit in hits:
            odd = hit.span.start + hit.slip.at
            if odd not in taken:  # 精准防食 is told of once, as the slip in 防贫
                taken.add(odd)
                yield self._finding(document, hit)

    def _hits(self, document: Document) -> Iterator[_Hit]:
        text = document.text
        lookalikes = document.lexicon.lookalikes
        for slip in lookalikes.slips_in(text):
            places = [
                Span(at, at + len(slip.wrong))
                for at in _occurrences(text, slip.wrong)
                if not lookalikes.explained(text, at + slip.at, slip)
            ]
            if not places:
                continue
            right = text.count(slip.term)
            wrong = len(places)
            if len(slip.term) < self.long and (right < self.uses or right < self.majority * wrong):
                continue
            yield from (_Hit(place, slip, right, wrong) for place in places)

    def _finding(self, document: Document, hit: _Hit) -> Finding:
        slip = hit.slip
        values: dict[str, Value] = {
            "wrong": slip.wrong,
            "right": slip.term,
            "wrong_character": slip.wrong[slip.at],
            "right_character": slip.term[slip.at],
            "uses": hit.right,
            "slips": hit.wrong,
        }
        related: tuple[Related, ...] = ()
        if hit.right:
            first = document.text.find(slip.term)
            related = (Related(Span(first, first + len(slip.term)), "witness", {"right": slip.term}),)
        at = hit.span.start + slip.at
        edit = Edit(Span(at, at + 1), slip.term[slip.at])
        return Finding(hit.span, values, "counted" if hit.right else "default", related, edits=(edit,))


def _occurrences(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
