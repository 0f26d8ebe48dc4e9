"""The glossary of a document: which terms it explains."""

from __future__ import annotations

from collections.abc import Iterator

from disclosurelint.document.model import Document, Paragraph, Section, once
from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span

#: A term at the head of a line, before what it means.
_TERM = spoken("titles.explained")


class Term(NamedTuple):
    """A term with all of its entry."""

    term: Span
    entry: Span


def glossary_of(document: Document) -> list[Section]:
    """The outermost sections that explain terms."""
    found: list[Section] = []
    for section in document.sections():
        if "glossary" in section.concepts and not (found and section.span.start < found[-1].span.end):
            found.append(section)
    return found


@once
def terms_of(document: Document) -> list[Term]:
    """The terms that the glossary explains, in its order."""
    return [term for part in glossary_of(document) for term in _terms(document, part)]


def _terms(document: Document, glossary: Section) -> Iterator[Term]:
    for block in glossary.parts:
        if isinstance(block, Section) and block.title.end > block.title.start and not _is_group(block):
            yield Term(block.title, block.span)
        elif isinstance(block, Section):
            yield from _terms(document, block)
        elif isinstance(block, Paragraph):
            found = _TERM.match(document.text, block.span.start, block.span.end)
            if found:
                yield Term(Span(*found.span(1)), block.span)


def _is_group(section: Section) -> bool:
    """Whether a heading stands over several terms: 收入科目, 支出科目."""
    return len(section.parts) > 1 and all(isinstance(part, Section) for part in section.parts)
