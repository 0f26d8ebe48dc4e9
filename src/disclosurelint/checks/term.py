"""``term``: a known term with one character mistaken for a look-alike, lost, doubled or swapped with the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document
from disclosurelint.document.turns import pairs_of, turns_of
from disclosurelint.lexicon.lookalikes import How, Slip
from disclosurelint.text import Edit, Span

#: Of several explanations of a place, the first in this order is told.
_ORDER: tuple[How, ...] = ("alike", "swapped", "doubled", "lost")


class _Hit(NamedTuple):
    span: Span
    slip: Slip
    right: int  # uses of the term in the document
    wrong: int

    @property
    def odd(self) -> int:
        """Where the odd character stands in the text."""
        return self.span.start + self.slip.at

    def certain(self, size: int) -> bool:
        """Whether a witness, a pair of characters listed by hand, or the length of the term speaks for it."""
        return self.right > 0 or self.slip.listed or len(self.slip.term) >= size


@options
class Term:
    """Reports a term of the glossary in which one character is replaced by a look-alike, lost, doubled or swapped.

    Long terms need no witness. A short one (防贫) is trusted only in a document that writes it rightly often
    enough and oftener than wrongly, and only where the wrong character is not part of a word of its own (食品).
    What rests on no witness, on no pair of characters listed by hand, and on few characters is only a warning.
    """

    kind: ClassVar[str] = "term"

    long: int = option(default=4, zh="达到此字数的词无须文中佐证", en="terms of this many characters need no witness")
    certain: int = option(
        default=6,
        zh="达到此字数的词，无须佐证也算错误",
        en="terms of this many characters are errors without a witness",
    )
    uses: int = option(default=3, zh="短词在文中至少正确使用的次数", en="right uses that a short term needs")
    majority: int = option(default=2, zh="正确用法须为错误用法的倍数", en="how many times oftener right than wrong")

    def run(self, document: Document) -> Iterator[Finding]:
        taken: set[int] = set()
        for hit, certain in _told(self._hits(document), self.certain):
            places = set(range(hit.odd, hit.odd + (1 if hit.slip.how == "alike" else 2)))
            if taken.isdisjoint(places):
                taken |= places
                yield self._finding(document, hit, certain)

    def _hits(self, document: Document) -> Iterator[_Hit]:
        text = document.text
        lookalikes = document.lexicon.lookalikes
        for slip in lookalikes.slips_in(text, turns_of(document), pairs_of(document)):
            places = [
                Span(at, at + len(slip.wrong))
                for at in _occurrences(text, slip.wrong)
                if not lookalikes.explained(text, at, slip)
            ]
            if not places:
                continue
            right = text.count(slip.term)
            wrong = len(places)
            if len(slip.term) < self.long and (right < self.uses or right < self.majority * wrong):
                continue
            if slip.how != "alike" and wrong > max(1, right):
                continue  # written so again and again: a short form of the house
            yield from (_Hit(place, slip, right, wrong) for place in places)

    def _finding(self, document: Document, hit: _Hit, certain: bool) -> Finding:
        slip = hit.slip
        values: dict[str, Value] = {
            "wrong": slip.wrong,
            "right": slip.term,
            "wrong_character": slip.wrong[slip.at : slip.at + 1],
            "right_character": slip.term[slip.at : slip.at + 1],
            "uses": hit.right,
            "slips": hit.wrong,
        }
        related: tuple[Related, ...] = ()
        if hit.right:
            first = document.text.find(slip.term)
            related = (Related(Span(first, first + len(slip.term)), "witness", {"right": slip.term}),)
        message = slip.how if slip.how != "alike" else "counted" if hit.right else "default"
        return Finding(
            hit.span,
            values,
            message,
            related,
            edits=(_edit(hit.span, slip),),
            severity=None if certain else "warning",
        )


def _told(hits: Iterable[_Hit], size: int) -> Iterator[tuple[_Hit, bool]]:
    """The best explanations first, each told of by the shortest term that shows it, certain if any of its terms is.

    国有资本营经 is told of as two characters swapped, not as one lost; of several ways to put one character right that
    of the longest term counts.
    """
    by_edit: dict[Edit, list[_Hit]] = {}
    for hit in hits:
        by_edit.setdefault(_edit(hit.span, hit.slip), []).append(hit)

    def rank(group: list[_Hit]) -> tuple[int, int, Span]:
        longest = max(group, key=lambda hit: len(hit.slip.term))
        return _ORDER.index(longest.slip.how), -len(longest.slip.term), longest.span

    for group in sorted(by_edit.values(), key=rank):
        yield min(group, key=lambda hit: len(hit.slip.term)), any(hit.certain(size) for hit in group)


def _edit(span: Span, slip: Slip) -> Edit:
    """Only the characters that differ."""
    at = span.start + slip.at
    if slip.how == "lost":
        return Edit(Span(at, at), slip.term[slip.at])
    if slip.how == "doubled":
        return Edit(Span(at, at + 1), "")
    size = 2 if slip.how == "swapped" else 1
    return Edit(Span(at, at + size), slip.term[slip.at : slip.at + size])


def _occurrences(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
