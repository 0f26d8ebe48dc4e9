"""``doubled_word``: a word that was written twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding
from disclosurelint.document.model import Document, Paragraph, Section, once
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Edit, Span

_TWICE = re.compile(r"([\u3400-\u9fff]{2,6})\1")
_COUNTED_TWICE = spoken("figures.counted_twice")


@options
class DoubledWord:
    """Looks at prose and headings only: in a table the same word stands in neighbouring cells by right."""

    kind: ClassVar[str] = "doubled_word"

    legal: tuple[str, ...] = option(
        default=(),
        zh="可以重叠的词（研究研究），和前后两词各自成词、连在一起的字样（组织部组织部署）",
        en="words that may be doubled, and runs in which two words merely meet",
    )
    beginnings: tuple[str, ...] = option(
        default=(),
        zh="以这些字样开头的，可以重叠（一块地一块地、很小很小）",
        en="words that begin so may be doubled",
    )
    endings: str = option(
        default="",
        zh="名称连着列举时（总务处教务处教科室）结尾的字，夹着它们的字样可以重叠",
        en="characters that names in a list end with: a run with one inside may be no word, but parts of two names",
    )
    particles: tuple[str, ...] = option(default=(), zh="不会重复的单字", en="single characters never doubled")
    particles_legal: tuple[str, ...] = option(
        default=(), zh="单字重复而不算错的字样", en="runs in which a doubled particle is right"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        singles = re.compile(f"([{''.join(self.particles)}])\\1") if self.particles else None
        text = document.text
        for pattern in (_TWICE, _COUNTED_TWICE, singles):
            if pattern is None:
                continue
            legal = self.particles_legal if pattern is singles else self.legal
            for found in pattern.finditer(text):  # all of it at once, for hardly any place is one
                word, span = found[1], Span(*found.span())
                place = _place_around(document, span)
                if place is None or (len(set(word)) == 1 and len(word) > 1):  # 人人人人 is no word written twice
                    continue
                around = text[max(place.start, span.start - 3) : min(place.end, span.end + 3)]
                if word.startswith(self.beginnings) or any(run in around and word in run for run in legal):
                    continue
                if self._is_in_list(word, text[span.end : span.end + 3]):
                    continue
                if pattern is _TWICE and _is_between_words(document, found):
                    continue
                if len(word) > 1 or pattern is not singles or not _meet(document, found):
                    edit = Edit(Span(span.start + len(word), span.end), "")
                    yield Finding(span, {"word": word}, edits=(edit,))

    def _is_in_list(self, word: str, behind: str) -> bool:
        """Whether a run is the rest of one name and part of the next (总务处教务处教科室), with names behind it."""
        return any(ending in word[1:-1] for ending in self.endings) and any(one in behind for one in self.endings)


def _place_around(document: Document, span: Span) -> Span | None:
    """The paragraph or heading that a span lies in; None for one in a table."""
    places = _places(document)
    at = bisect_right(places, span.start, key=lambda place: place.start) - 1
    return places[at] if at >= 0 and places[at].covers(span) else None


@once
def _places(document: Document) -> list[Span]:
    found = (
        block.span if isinstance(block, Paragraph) else block.title if isinstance(block, Section) else None
        for block in document.blocks()
    )
    return sorted(place for place in found if place is not None and place.start < place.end)


def _is_between_words(document: Document, found: re.Match[str]) -> bool:
    """Whether a run of two characters is the end, the middle and the beginning of three words: 监测预测预警."""
    text, (start, end) = document.text, found.span()
    if end - start != 4:
        return False
    words = (text[start - 1 : start + 1], text[start + 1 : start + 3], text[end - 1 : end + 1])
    return all(word in document.lexicon.common_words for word in words)


def _meet(document: Document, found: re.Match[str]) -> bool:
    """Whether one of two equal characters belongs to the word before or behind: 目的的, 是是否."""
    text, common = document.text, document.lexicon.common_words
    return text[found.start() - 1 : found.start() + 1] in common or text[found.end() - 1 : found.end() + 1] in common
