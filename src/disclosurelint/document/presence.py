"""Where a document tells what disclosures hold: by a heading, by how a paragraph opens, by what figures are called.

What lists of duties and targets name, what a glossary explains and what a table is called is not thereby told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosurelint.document.model import Block, Document, Paragraph, Section, once
from disclosurelint.document.walking import placed_in
from disclosurelint.lexicon import reads_as_table
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Span
from disclosurelint.text.numbering import ANY_NUMBER, HAN_NUMBER

#: How far into a paragraph its subject is looked for when no heading names it.
_OPENING = 40
#: The number of an item inside a paragraph, or the end of a sentence before a name with a colon.
_ITEM = re.compile(
    rf"[。；;] ?(?:\d{{1,2}} ?[.．、](?!\d)|[（(]{ANY_NUMBER}[）)]|{HAN_NUMBER}、|(?=[^，。；：\d\n]{{2,16}}：))"
)
#: Lists of duties, offices and targets name many a thing that they tell nothing of; their sub-headings end like this.
_LISTS = frozenset({"duties", "institutions", "performance"})
#: What tables are called when they are called together.
_TABLES_TOGETHER = spoken("titles.tables_together")
#: What is not here stands elsewhere: 其余各表见附件.
_REST = spoken("titles.rest_of_tables")
_HEADS = spoken("titles.heads")


def tables_in(document: Document) -> dict[str, list[Section]]:
    """For every kind of table the headings of those that are there."""
    names = document.lexicon.tables
    found: dict[str, list[Section]] = {}
    for section in document.sections():
        title = document.quote(section.title)
        if names.is_name(title) or reads_as_table(title):  # 三公经费预算情况 tells of a table's content, but is none
            for concept in names.of_title(title):
                found.setdefault(concept, []).append(section)
    return found


def tells_of_tables(document: Document, line: Span) -> bool:
    """Whether a line speaks of the tables together, or is all that stands under a heading that does (详见附件)."""
    return _TABLES_TOGETHER.search(document.quote(line)) is not None or any(
        len(section.parts) == 1
        and section.parts[0].span.start <= line.start < section.parts[0].span.end
        and _TABLES_TOGETHER.search(document.quote(section.title)) is not None
        for section in document.sections()
    )


def tells_of_other_tables(document: Document, line: Span) -> bool:
    """Whether a line speaks of the tables that the document itself does not hold: 其余报表另附."""
    return _REST.search(document.quote(line)) is not None


@once
def openings_of(document: Document) -> list[str]:
    """Every heading and the opening of every paragraph, outside the glossary."""
    return list(_all_openings(document))


def _all_openings(document: Document) -> Iterator[str]:
    for block, _ in _outside_glossary(document.root):
        if isinstance(block, Section):
            yield document.quote(block.title)
        elif isinstance(block, Paragraph):
            yield from _openings(document, block)


@once
def told_in(document: Document) -> dict[str, list[Block]]:
    """For every concept of sections the headings and paragraphs that tell of it."""
    names = document.lexicon.sections
    found: dict[str, list[Block]] = {}
    for block, in_list in _outside_glossary(document.root):
        concepts: set[str] = set()
        if isinstance(block, Section):
            title = document.quote(block.title)
            if not reads_as_table(title) and (not in_list or names.is_name(title) or _HEADS.search(title)):
                concepts |= block.concepts
        elif isinstance(block, Paragraph) and not in_list and not _is_title(document, block):
            for opening in _openings(document, block):
                concepts |= names.of_title(opening)
            for statement, _ in placed_in(document, block):
                concepts |= names.of_title(document.quote(statement.figure.label))
        elif isinstance(block, Paragraph) and in_list:
            items = (opening.split("：")[0] for opening in _openings(document, block))
            concepts |= {concept for item in items if names.is_name(item) for concept in names.of_title(item)}
        for concept in concepts:
            found.setdefault(concept, []).append(block)
    return found


def _is_title(document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a line of the document's title, which says what it is about and tells nothing of it."""
    title = document.subject.title
    return paragraph.span.start < title.end and title.start < paragraph.span.end


def _openings(document: Document, paragraph: Paragraph) -> Iterator[str]:
    """How a paragraph begins, and every numbered item within it: ……。2.政府采购：无。3.绩效：……"""
    start, end = paragraph.span
    for begin in (start, *(found.end() for found in _ITEM.finditer(document.text, start, end))):
        yield document.quote(Span(begin, min(end, begin + _OPENING))).split("，")[0].split("。")[0]


def _outside_glossary(root: Section) -> Iterator[tuple[Block, bool]]:
    """All blocks but those below a glossary, and whether they stand in a list."""
    pending: list[tuple[Block, bool]] = [(root, False)]
    while pending:
        block, in_list = pending.pop()
        yield block, in_list
        if isinstance(block, Section) and "glossary" not in block.concepts:
            in_list = in_list or not _LISTS.isdisjoint(block.concepts)
            pending.extend((part, in_list) for part in block.parts)
