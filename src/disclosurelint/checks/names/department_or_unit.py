"""``department_or_unit``: a document that calls itself 部门预算 here and 单位预算 there, or mixes such labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value, times
from disclosurelint.document.model import Document
from disclosurelint.document.walking import labels_of, titles_of
from disclosurelint.lexicon.speech import spoken, spoken_words
from disclosurelint.records import NamedTuple
from disclosurelint.text import Edit, Span

_OWN = spoken("titles.own_scope")
_TITLE = spoken("titles.scope")
_OPENING = spoken("titles.opening_scope")
_DEPARTMENT, _UNIT = spoken_words("titles.scopes")
_OTHER = {_DEPARTMENT: _UNIT, _UNIT: _DEPARTMENT}
_LONGEST_TITLE = 60


class _Called(NamedTuple):
    """A place that says 部门 or 单位 of the document or of its own body; ``word`` is that word's place."""

    word: Span
    told: str


@options
class DepartmentOrUnit:
    """The word of the title decides for headings and the opening; labels only have to agree with each other.

    A document may hold the budgets of a department and of its units: headings are reported only where a few depart
    from most, labels only where the own body's name stands behind them.
    """

    kind: ClassVar[str] = "department_or_unit"

    labels: tuple[str, ...] = option(
        default=(), zh="成对的栏目，去掉“部门”“单位”两字", en="pairs of labels without the word that differs"
    )
    unless: tuple[str, ...] = option(
        default=(), zh="标题里有这些字样时，说的是别的单位", en="words that make a title one of other bodies"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        title = _TITLE.findall(document.quote(document.subject.title))
        if len(set(title)) == 1:
            yield from self._in_titles(document, title[0])
        yield from self._in_labels(document, title[0] if len(set(title)) == 1 else "")

    def _in_titles(self, document: Document, own: str) -> Iterator[Finding]:
        called = list(self._titles(document))
        odd = [one for one in called if one.told != own]
        opening = _OPENING.search(document.text)
        if opening and opening[1] != own:
            odd.insert(0, _Called(Span(*opening.span(1)), opening[1]))
        elif len(odd) * 2 > len(called) - len(odd):
            return
        if odd:
            yield _finding(document, odd, "default", own)

    def _titles(self, document: Document) -> Iterator[_Called]:
        title = document.subject.title
        for line in titles_of(document):
            words = document.quote(line)
            if len(words) > _LONGEST_TITLE or (line.start < title.end and title.start < line.end):
                continue
            found = _OWN.findall(words)
            if len(set(found)) != 1 or any(word in words for word in self.unless):
                continue
            taken, _ = document.lexicon.regions.leading(words)
            if taken and not words.startswith(document.subject.name):
                continue
            at = _OWN.search(words)
            if at is not None:
                yield _Called(Span(line.start + at.start(1), line.start + at.end(1)), at[1])

    def _in_labels(self, document: Document, title: str) -> Iterator[Finding]:
        name = document.subject.name
        for rest in self.labels:
            called: dict[str, list[_Called]] = {_DEPARTMENT: [], _UNIT: []}
            for label, value in labels_of(document):
                word = label.removeprefix(rest)
                if word in called and label.startswith(rest) and name and name in document.quote(value):
                    start = document.text.rfind(label, 0, value.start) + len(rest)
                    called[word].append(_Called(Span(start, start + 2), word))
            few, many = sorted(called.values(), key=lambda one: (len(one), any(place.told == title for place in one)))
            if few and (len(few) < len(many) or title):
                yield _finding(document, few, "label", many[0].told)


def _finding(document: Document, odd: list[_Called], message: str, own: str) -> Finding:
    values: dict[str, Value] = {"told": _OTHER[own], "own": own, "count": len(odd), "times": times(len(odd))}
    related = tuple(Related(one.word, "place") for one in odd[1:])
    return Finding(odd[0].word, values, message, related, edits=tuple(Edit(one.word, own) for one in odd))
