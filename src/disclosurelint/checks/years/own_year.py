"""``own_year``: a heading, a table or the opening that names another year than the rest of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.facts import side_of
from disclosurelint.document.model import Document, Table
from disclosurelint.document.subject import titles_in_front
from disclosurelint.document.walking import titles_of
from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple
from disclosurelint.text import Edit, Span

_YEAR = spoken("years.apart")
#: Years that number a paper, in a title that cites one.
_CITED = re.compile(r"《[^》]{0,80}》")
_SENTENCE = re.compile(r"[。；，]")
_OPENING = spoken("titles.opening_year")
_COLUMN = spoken("years.column")
_LONGEST_TITLE = 60
#: Titles that must name another year than the title of the document before the latter is doubted.
_FEWEST_AGAINST_TITLE = 3


class _Named(NamedTuple):
    """A year that a title, a head of columns or the opening (``line``) gives the document."""

    year: int
    span: Span
    line: Span


@options
class OwnYear:
    """Compares the years of headings, contents, table names, column heads, running heads and the opening.

    A title counts when it tells of the document's own budget or account; one that tells of what was carried out,
    compared or judged, or of a project, may speak of another year.
    """

    kind: ClassVar[str] = "own_year"

    own: tuple[str, ...] = option(
        zh="标题里年份后面有这些字样时，是本文的年度", en="words behind the year that make it the document's own"
    )
    other: tuple[str, ...] = option(
        default=(), zh="标题里有这些字样时，可以是别的年度", en="words of a title that may make it another year"
    )
    other_columns: tuple[str, ...] = option(
        default=(),
        zh="表头里有这些字样时，可以是别的年度",
        en="words of a head that may make it another year",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        year = document.subject.year
        if year is None or len({found[1] for found in _YEAR.finditer(document.quote(document.subject.title))}) != 1:
            return
        named = list(self._named(document))
        agreeing = [one for one in named if one.year == year]
        odd = [one for one in named if abs(one.year - year) == 1]
        if agreeing and len(agreeing) + 1 >= 2 * len(odd):
            yield from _odd_titles(document, odd, agreeing)
        elif not agreeing and len(odd) >= _FEWEST_AGAINST_TITLE and len({one.year for one in odd}) == 1:
            yield from _title_alone(document, odd)

    def _named(self, document: Document) -> Iterator[_Named]:
        title = document.subject.title
        for line in dict.fromkeys((*titles_of(document), *titles_in_front(document))):
            if line.start >= title.end or title.start >= line.end:
                yield from self._year_of(document, line, self.own, self.other)
        for block in document.blocks():
            if isinstance(block, Table) and block.header is not None:
                yield from self._year_of(document, block.header, (), self.other_columns)
        opening = _OPENING.search(document.text)
        if opening:
            yield _Named(int(opening[1]), Span(*opening.span(1)), Span(*opening.span()))

    def _year_of(
        self, document: Document, line: Span, own: tuple[str, ...], other: tuple[str, ...]
    ) -> Iterator[_Named]:
        """The one year that a title, or without ``own`` a head of columns, gives to the document's own figures."""
        words = document.quote(line)
        if "年" not in words:
            return
        if (len(words) > _LONGEST_TITLE and own) or _SENTENCE.search(words):
            return
        bare = _CITED.sub(lambda cited: " " * len(cited.group()), words)
        years = list(_YEAR.finditer(bare))
        if len(years) != 1 or any(word in bare for word in other):
            return
        behind = bare[years[0].end() :]
        subject = document.subject
        told = any(word in behind for word in own) if own else _COLUMN.match(bare, years[0].end() - 1)
        if told and side_of(behind, subject) == side_of("", subject):
            start = line.start + years[0].start()
            yield _Named(int(years[0][1]), Span(start, start + 4), line)


def _odd_titles(document: Document, odd: list[_Named], agreeing: list[_Named]) -> Iterator[Finding]:
    """One finding a title, with all its places: a running head comes on every page."""
    right = str(agreeing[0].year)
    alike: dict[str, list[_Named]] = {}
    for one in odd:
        alike.setdefault(" ".join(document.quote(one.line).split()), []).append(one)
    title = document.quote(document.subject.title)
    for words, places in alike.items():
        if len(places) == 1 and _without_year(words) == _without_year(title):
            continue  # a link to last year's document
        values: dict[str, Value] = {
            "told": str(places[0].year),
            "right": right,
            "uses": len(agreeing) + 1,
            "words": words,
        }
        related = [Related(agreeing[0].span, "witness", {"right": right})]
        related += [Related(one.span, "again") for one in places[1:]]
        edits = tuple(Edit(one.span, right) for one in places)
        yield Finding(places[0].span, values, related=tuple(related), edits=edits)


def _without_year(title: str) -> str:
    return "".join(_YEAR.sub("", title).split())


def _title_alone(document: Document, odd: list[_Named]) -> Iterator[Finding]:
    title = document.subject.title
    found = _YEAR.search(document.text, title.start, title.end)
    if found is not None:
        others = str(odd[0].year)
        values: dict[str, Value] = {"told": found[1], "right": others, "uses": len(odd)}
        related = tuple(Related(one.span, "witness", {"right": others}) for one in odd[:5])
        yield Finding(Span(*found.span(1)), values, "title", related)
