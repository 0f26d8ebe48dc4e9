"""``empty_section``: a heading of something that has to be told, and nothing told under it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.model import Block, Document, Paragraph, Section
from disclosurelint.document.walking import parents_of
from disclosurelint.lexicon import normalise_title, reads_as_table
from disclosurelint.lexicon.speech import spoken

#: Below these, headings are entries of lists: duties, offices, terms, targets.
_LISTS = frozenset({"duties", "institutions", "glossary", "performance"})
_LONGEST_TITLE = 30
#: A longer text says something, whatever it is.
_LONGEST_BODY = 60
#: A heading that says it all: 无国有资产, 未安排“三公”经费.
_DENIES = spoken("denials.denies")
_ANNOUNCES = spoken("titles.announces")
_REFERS = spoken("titles.refers")


@options
class EmptySection:
    """Reports headings with nothing under them, and those with words that say nothing of the matter.

    A heading counts only where most headings beside it have a text: in a list of titles, none has.
    """

    kind: ClassVar[str] = "empty_section"

    fillers: tuple[str, ...] = option(
        default=(), zh="等于没有写的话：略、待补充", en="words that stand where a text should: 略, 待补充"
    )
    attachments: tuple[str, ...] = option(
        default=(),
        zh="另有附件公开、这里只写“见附件”的内容（概念）",
        en="concepts that are published in a separate file",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        parents = parents_of(document)
        among_texts: dict[tuple[int, str], bool] = {}
        following = _following(document)
        for section in document.sections():
            parent = parents[id(section)]
            if parent is None or not _is_heading(document, section) or _below_list(section, parents):
                continue
            kind = self._emptiness(document, section)
            if kind == "default" and section.marker is not None and _is_bare(following.get(id(section))):
                continue  # a line without a number that was read as the next heading may be its text
            row = id(parent), _style(section)
            if kind and row not in among_texts:
                among_texts[row] = _mostly_texts(parent, row[1])
            if not kind or not among_texts[row]:
                continue
            values: dict[str, Value] = {"part": document.quote(section.title)}
            yield Finding(section.title, values, kind, severity="info" if kind == "refers" else None)

    def _emptiness(self, document: Document, section: Section) -> str:
        """The message for a section that says nothing; empty for one that says something."""
        if not section.parts:
            return "default"
        if not all(map(_is_words, section.parts)):
            return ""
        start, end = section.parts[0].span.start, section.parts[-1].span.end
        if end - start > _LONGEST_BODY:
            return ""
        text = document.text[start:end].strip()
        bare = normalise_title(text).strip("（）()…")
        if not bare or bare in self.fillers or bare == normalise_title(document.quote(section.title)):
            return "filler"
        if _REFERS.match(text):
            return "" if self.attachments and not section.concepts.isdisjoint(self.attachments) else "refers"
        return "announces" if _ANNOUNCES.search(text) and "，" not in text else ""


def _following(document: Document) -> dict[int, Block]:
    """The block behind every block, by ``id``."""
    return {id(block): after for block, after in pairwise(document.blocks())}


def _is_bare(block: Block | None) -> bool:
    return isinstance(block, Section) and block.marker is None


def _is_words(part: Block) -> bool:
    """Whether a part is a text, or a line that was read as a heading for its colon and heads nothing."""
    return isinstance(part, Paragraph) or (isinstance(part, Section) and part.marker is None and not part.parts)


def _is_heading(document: Document, section: Section) -> bool:
    title = document.quote(section.title)
    return (
        bool(section.concepts - {"tables"})
        and len(title) <= _LONGEST_TITLE
        and not reads_as_table(title)
        and not _DENIES.search(title)
        and "，" not in title
    )


def _below_list(section: Section, parents: dict[int, Section | None]) -> bool:
    around = parents[id(section)]
    while around is not None:
        if not around.concepts.isdisjoint(_LISTS):
            return True
        around = parents[id(around)]
    return False


def _style(section: Section) -> str:
    return section.marker.style if section.marker else ""


def _mostly_texts(parent: Section, style: str) -> bool:
    """Whether most of the headings of a style right below a section have something under them."""
    beside = [part for part in parent.parts if isinstance(part, Section) and _style(part) == style]
    return sum(bool(part.parts) for part in beside) * 2 > len(beside)
