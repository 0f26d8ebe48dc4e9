"""``term``: a known term with one character mistaken for a look-alike, lost, doubled or swapped with the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document
from disclosurelint.document.turns import pairs_of, turns_of
from disclosurelint.lexicon.lookalikes import How, Slip
from disclosurelint.records import NamedTuple
from disclosurelint.text import Edit, Span, occurrences

#: Of several explanations of a place, the first in this order is told.
_ORDER: tuple[How, ...] = ("alike", "swapped", "doubled", "lost")


class _Hit(NamedTuple):
    span: Span
    slip: Slip
    right: int  # uses of the term in the document
    wrong: int

    @property
    def edit(self) -> Edit:
        """Only the characters that differ."""
        slip = self.slip
        at = self.span.start + slip.at
        if slip.how == "lost":
            return Edit(Span(at, at), slip.term[slip.at])
        if slip.how == "doubled":
            return Edit(Span(at, at + 1), "")
        size = 2 if slip.how == "swapped" else slip.size
        return Edit(Span(at, at + size), slip.term[slip.at : slip.at + size])

    @property
    def odd(self) -> range:
        """Where the odd characters stand in the text."""
        at = self.span.start + self.slip.at
        return range(at, at + (self.slip.size if self.slip.how == "alike" else 2))


class _Told(NamedTuple):
    """A hit as it is told of; ``habit`` is a character that the document gets wrong elsewhere too."""

    hit: _Hit
    certain: bool
    habit: str = ""


@options
class Term:
    """Reports a term of the glossary in which one character is replaced by a look-alike, lost, doubled or swapped.

    Long terms need no witness. A short one (防贫) is trusted in a document that writes it rightly often enough and
    oftener than wrongly, or that gets the same character wrong again and again, and only where the wrong character is
    not part of a word of its own (食品). What rests on no witness, on no pair of characters listed by hand, and on few
    characters is only a warning.
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
    habit: int = option(
        default=2,
        zh="同一个字在文中至少写错几处，才据以判断没有佐证的短词",
        en="how often a character must be wrong elsewhere to speak against a short term without a witness",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        taken: set[int] = set()
        for told in self._told(sorted(self._hits(document))):
            if taken.isdisjoint(told.hit.odd):
                taken.update(told.hit.odd)
                yield self._finding(document, told)

    def _hits(self, document: Document) -> Iterator[_Hit]:
        text = document.text
        lookalikes = document.lexicon.lookalikes
        for slip in lookalikes.slips_in(text, turns_of(document), pairs_of(document)):
            right = text.count(slip.term)
            if slip.how == "lost" and len(slip.term) < self.certain and right < self.uses:
                continue  # 管理员会 may be 管理委员会, and more often is not
            places = [
                Span(at, at + len(slip.wrong))
                for at in occurrences(text, slip.wrong)
                if not lookalikes.explained(text, at, slip, right >= self.uses)
            ]
            wrong = len(places)
            if slip.how != "alike" and wrong > max(1, right // self.majority):
                continue  # written so again and again: a short form of the house
            yield from (_Hit(place, slip, right, wrong) for place in places)

    def _told(self, hits: list[_Hit]) -> Iterator[_Told]:
        """The best explanations first, each told of by the shortest term that shows it.

        国有资本营经 is told of as two characters swapped, not as one lost; of several ways to put one character right
        that of the longest term counts.
        """
        trusted = [hit for hit in hits if self._is_trusted(hit)]
        by_edit: dict[Edit, list[_Hit]] = {}
        for hit in trusted:
            by_edit.setdefault(hit.edit, []).append(hit)
        for group in sorted(by_edit.values(), key=_rank):
            yield _Told(min(group, key=lambda hit: len(hit.slip.term)), any(map(self._is_certain, group)))
        habits = Counter(edit.replacement for edit in by_edit)
        for hit in sorted(hits, key=lambda hit: len(hit.slip.term)):
            habit = next((one for one in hit.edit.replacement if habits[one] >= self.habit), "")
            if habit and hit.slip.listed and not self._is_trusted(hit):
                yield _Told(hit, False, habit)

    def _is_trusted(self, hit: _Hit) -> bool:
        if len(hit.slip.term) >= (self.long if hit.slip.size == 1 else self.certain):
            return True
        return hit.slip.size == 1 and hit.right >= max(self.uses, self.majority * hit.wrong)

    def _is_certain(self, hit: _Hit) -> bool:
        return hit.right > 0 or hit.slip.listed or len(hit.slip.term) >= self.certain

    def _finding(self, document: Document, told: _Told) -> Finding:
        hit = told.hit
        slip = hit.slip
        values: dict[str, Value] = {
            "wrong": slip.wrong,
            "right": slip.term,
            "wrong_character": slip.wrong[slip.at : slip.at + slip.size],
            "right_character": slip.term[slip.at : slip.at + slip.size],
            "uses": hit.right,
            "slips": hit.wrong,
            "habit": told.habit,
        }
        related: tuple[Related, ...] = ()
        if hit.right:
            first = document.text.find(slip.term)
            related = (Related(Span(first, first + len(slip.term)), "witness", {"right": slip.term}),)
        counted = "default" if not hit.right else "counted" if hit.right > hit.wrong else "both"
        message = "habit" if told.habit else slip.how if slip.how != "alike" else counted
        return Finding(
            hit.span, values, message, related, edits=(hit.edit,), severity=None if told.certain else "warning"
        )


def _rank(group: Iterable[_Hit]) -> tuple[int, int, Span]:
    longest = max(group, key=lambda hit: len(hit.slip.term))
    return _ORDER.index(longest.slip.how), -len(longest.slip.term), longest.span
