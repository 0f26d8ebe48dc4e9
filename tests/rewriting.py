"""Rewrites documents without changing what they say: another order, other numbers, other names; or leaves things out.

Works on the source text by the places that reading found, so that line breaks and blanks stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from random import Random

from disclosurelint.document import parse
from disclosurelint.document.contents import matches_of
from disclosurelint.document.glossary import glossary_of
from disclosurelint.document.model import Block, Document, Marker, Section
from disclosurelint.lexicon import ConceptNames, load_lexicon
from disclosurelint.text import Source, Span

_HAN = "一二三四五六七八九十"
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_TEENS = [ten + one for ten in ("", "X") for one in _ONES][1:]
#: Roman numbers in one character, where there is one, and in letters.
_ROMAN = [("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"[at : at + 1] or letters, letters) for at, letters in enumerate(_TEENS)]
#: How numbers of a style may be written otherwise, so that levels stay apart.
RESTYLED = {
    "part": "第{han}章",
    "han-dun": "{han}．",
    "han-bracket": "({han})",
    "arabic-dun": "{arabic}．",
    "arabic-dot": "{arabic}、",
    "arabic-bracket": "({arabic})",
    "circled": "{circled}",
}
_USUAL = {
    "part": "第{han}部分",
    "han-dun": "{han}、",
    "han-bracket": "（{han}）",
    "arabic-dun": "{arabic}、",
    "arabic-dot": "{arabic}.",
    "arabic-bracket": "（{arabic}）",
    "circled": "{circled}",
}


def without(document: Document, blocks: Iterable[Block]) -> Document:
    """The document without some of its blocks and the entries of the contents page that name them."""
    gone = list(blocks)
    inside = {id(part) for block in gone if isinstance(block, Section) for part in block.walk()}
    spans = [document.origin(block.span) for block in gone]
    spans += [document.origin(match.entry.span) for match in matches_of(document) if id(match.section) in inside]
    text = document.source.text
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[max(end, start) :]
    return parse(Source(document.source.path, text))


def in_roman_numbers(document: Document, mark: str) -> Document:
    """The document with Roman numbers and a mark (``Ⅱ、``, ``II.``) for 二、, in the contents page as well."""
    numbered = {id(one): one.marker for one in document.sections() if one.marker and one.marker.style == "han-dun"}
    spans = {marker.span: marker.ordinal for marker in numbered.values()}
    for match in matches_of(document):
        marker = numbered.get(id(match.section))
        if marker is not None and match.entry.number.end > match.entry.number.start:
            spans[match.entry.number] = marker.ordinal
    text = document.source.text
    for span, ordinal in sorted(((document.origin(span), at) for span, at in spans.items()), reverse=True):
        text = text[: span.start] + mark.format(*_ROMAN[ordinal - 1]) + text[span.end :]
    return parse(Source(document.source.path, text))


def shuffled(document: Document, random: Random) -> Document:
    """Sections in another order beside each other, numbered anew in another style, under other names of theirs."""
    return parse(Source(document.source.path, _Shuffled(document, random).text()))


class _Shuffled:
    def __init__(self, document: Document, random: Random) -> None:
        self._document = document
        self._random = random
        self._styles = RESTYLED if random.random() < 0.7 else _USUAL
        self._listed = {id(match.section): match.entry for match in matches_of(document) if match.section is not None}
        self._headings: list[tuple[Section, str]] = []
        self._terms = {id(part) for glossary in glossary_of(document) for part in glossary.parts}

    def text(self) -> str:
        document = self._document
        body = self._rendered(document.root, 0, len(document.source.text), None)
        if not document.contents:
            return body
        # the contents page anew, in the order of the headings
        page = Span(document.origin(document.contents[0].span).start, document.origin(document.contents[-1].span).end)
        lines = [heading + self._leader(section) for section, heading in self._headings if id(section) in self._listed]
        before = document.source.text[: page.start]
        assert body.startswith(before)
        return before + "\n".join(lines) + body[page.end :]

    def _leader(self, section: Section) -> str:
        entry = self._listed[id(section)]
        return self._document.quote(Span(entry.title.end, entry.span.end))

    def _rendered(self, section: Section, start: int, end: int, ordinal: int | None) -> str:
        """The source from ``start`` to ``end``, which holds a section, with all below it rewritten."""
        document, source = self._document, self._document.source.text
        pieces: list[str] = []
        at = start
        if section.marker is not None and ordinal is not None:
            place = document.origin(section.marker.span)
            pieces += [source[at : place.start], self._number(section.marker, ordinal)]
            at = place.end
        if section.title.end > section.title.start and section is not document.root:
            place = document.origin(section.title)
            pieces += [source[at : place.start], self._name(section)]
            self._headings.append((section, "".join(pieces).strip()))
            at = place.end
        for run in self._runs(section):
            if isinstance(run[0], Section):
                at = self._run_rendered([part for part in run if isinstance(part, Section)], at, pieces)
        pieces.append(source[at:end])
        return "".join(pieces)

    def _run_rendered(self, run: list[Section], at: int, pieces: list[str]) -> int:
        """Numbered sections beside each other: their places stay, what stands in them changes."""
        source = self._document.source.text
        places = [self._document.origin(section.span) for section in run]
        order = list(range(len(run)))
        if _is_movable(run):
            self._random.shuffle(order)
        for slot, which in enumerate(order):
            marker = run[slot].marker
            pieces.append(source[at : places[slot].start])
            rendered = self._rendered(run[which], *places[which], marker.ordinal if marker else None)
            pieces.append(rendered)
            at = places[slot].end
        return at

    def _number(self, marker: Marker, ordinal: int) -> str:
        han = _HAN[ordinal - 1] if ordinal <= 10 else ("十" + _HAN[ordinal - 11] if ordinal < 20 else "二十")
        circled = chr(ord("①") + ordinal - 1)
        return self._styles[marker.style].format(han=han, arabic=ordinal, circled=circled)

    def _name(self, section: Section) -> str:
        """Another name of what the section is about, where it is about one thing that has several."""
        title = self._document.quote(section.title)
        if id(section) in self._terms:
            return title
        lexicon = self._document.lexicon
        for kind, names in (("tables", lexicon.tables), ("sections", lexicon.sections)):
            concepts = names.of_title(title)
            if len(concepts) == 1 and names.is_name(title):
                return self._random.choice(aliases(kind, next(iter(concepts))))
        return title

    def _runs(self, section: Section) -> Iterator[list[Block]]:
        """The parts of a section, headings of one style together."""
        for _, run in groupby(section.parts, lambda part: self._style(part) or f"other {id(part)}"):
            yield list(run)

    def _style(self, part: Block) -> str:
        """How a heading is numbered; those without a number that the contents page lists are of one style, too."""
        if not isinstance(part, Section):
            return ""
        return part.marker.style if part.marker is not None else "listed" if id(part) in self._listed else ""


def aliases(kind: str, concept: str) -> list[str]:
    """The names in the lexicon that stand for one section or table and for no other."""
    lexicon = load_lexicon()
    names: ConceptNames = getattr(lexicon, kind)
    known = [entry for entry in lexicon.list(kind)[kind] if entry["key"] == concept]
    words = [name for entry in known for name in (entry["zh"], *entry.get("names", ()))]
    return [name for name in words if names.of_title(name) == {concept}]


def _is_movable(run: Collection[Section]) -> bool:
    """Whether sections tell of different things, each for itself: not items of one sentence or sum."""
    return all(section.title.end > section.title.start and section.parts for section in run)
