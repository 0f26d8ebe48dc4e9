"""Walks over what was read: every statement of a document with the whole it is part of, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from disclosurelint.document.model import (
    Breakdown,
    Change,
    Document,
    Figure,
    KeyValue,
    Paragraph,
    Section,
    Statement,
    Table,
    once,
)
from disclosurelint.lexicon import normalise_title
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span
from disclosurelint.text.numbering import ROW_NUMBER

_PUNCTUATION = "，。；：:、 \u3000"


class Placed(NamedTuple):
    """A statement with the statement whose part it is (None at the top)."""

    statement: Statement
    whole: Statement | None


@once
def paragraphs_told(document: Document) -> list[tuple[Section, list[Placed]]]:
    """For every paragraph that states figures, its section and all its statements in the order they are read."""
    return list(_paragraphs_told(document))


def _paragraphs_told(document: Document) -> Iterator[tuple[Section, list[Placed]]]:
    for section in document.sections():
        for part in section.parts:
            if isinstance(part, Paragraph) and part.statements:
                yield section, placed_in(document, part)


@once
def parents_of(document: Document) -> dict[int, Section | None]:
    """The section around every section, by ``id``; None around the document itself."""
    parents: dict[int, Section | None] = {id(document.root): None}
    for section in document.sections():
        for part in section.parts:
            if isinstance(part, Section):
                parents[id(part)] = section
    return parents


def headings_over(document: Document, span: Span) -> tuple[str, ...]:
    """The titles that stand over a place, the outermost first, without numbers, blanks and punctuation."""
    starts, sections = _by_start(document)
    section: Section | None = sections[max(bisect_right(starts, span.start) - 1, 0)]
    parents = parents_of(document)
    titles: list[str] = []
    while section is not None:
        if section.span.start <= span.start < section.span.end and section.title:
            titles.append(normalise_title(document.quote(section.title)))
        section = parents[id(section)]
    return tuple(reversed([title for title in titles if title]))


@once
def _by_start(document: Document) -> tuple[list[int], list[Section]]:
    sections = list(document.sections())
    return [section.span.start for section in sections], sections


def placed_in(document: Document, paragraph: Paragraph) -> list[Placed]:
    """All statements of a paragraph in the order they are read."""
    return _placed(document).get(id(paragraph), [])


@once
def _placed(document: Document) -> dict[int, list[Placed]]:
    """The statements of every paragraph that has some, by the ``id`` of the paragraph."""
    paragraphs = (block for block in document.blocks() if isinstance(block, Paragraph) and block.statements)
    return {id(paragraph): _placed_in(paragraph) for paragraph in paragraphs}


def _placed_in(paragraph: Paragraph) -> list[Placed]:
    placed: list[Placed] = []
    pending = [Placed(statement, None) for statement in paragraph.statements]
    while pending:
        found = pending.pop()
        placed.append(found)
        for breakdown in _below(found.statement):
            pending.extend(Placed(item, found.statement) for item in breakdown.items)
    # A closing total (…，合计10万元) lists its items a second time.
    unique = {id(found.statement): found for found in reversed(placed)}
    return sorted(unique.values(), key=lambda found: found.statement.figure.span)


def statements_of(document: Document) -> Iterator[Placed]:
    """Every statement of the document."""
    for _, placed in paragraphs_told(document):
        yield from placed


def flattened(statements: Iterable[Statement], levels: int) -> list[Statement]:
    """The statements with no more levels of parts than that: deeper ones stand behind the whole they are part of."""
    if levels > 0:
        return [_with_lists(one, lambda found: _with_parts(found, levels)) for one in statements]
    told: list[Statement] = []
    pending = [*statements][::-1]
    while pending:
        one = pending.pop()
        told.append(_with_lists(one, lambda _: []))
        pending += [item for breakdown in _below(one) for item in breakdown.items][::-1]
    return told


def _with_lists(statement: Statement, become: Callable[[list[Breakdown]], list[Breakdown]]) -> Statement:
    changes = [replace(change, breakdowns=become(change.breakdowns)) for change in statement.changes]
    return replace(statement, changes=changes, breakdowns=become(statement.breakdowns))


def _with_parts(breakdowns: list[Breakdown], levels: int) -> list[Breakdown]:
    return [replace(one, items=tuple(flattened(one.items, levels - 1))) for one in breakdowns]


def figures_of(statement: Statement) -> Iterator[Figure]:
    """Every figure that one statement holds itself, without its parts."""
    yield statement.figure
    yield from statement.rates
    for change in statement.changes:
        yield from (figure for figure in (change.base_amount, change.delta, change.rate) if figure is not None)


def breakdowns_of(document: Document) -> Iterator[tuple[Statement, Breakdown]]:
    """Every list of parts with its whole; lists of the parts of a change are not among them."""
    for statement, _ in statements_of(document):
        for breakdown in statement.breakdowns:
            yield statement, breakdown


def changes_broken_down(document: Document) -> Iterator[tuple[Change, Breakdown]]:
    """Every list of the parts of a change whose amount is told."""
    for statement, _ in statements_of(document):
        for change in statement.changes:
            if change.delta is not None:
                yield from ((change, breakdown) for breakdown in change.breakdowns)


@once
def labels_of(document: Document) -> list[tuple[str, Span]]:
    """Every label of the kind ``编制部门：`` with the place of its value, on lines of their own and above tables."""
    return list(_labels(document))


def _labels(document: Document) -> Iterator[tuple[str, Span]]:
    for block in document.blocks():
        pairs = block.pairs if isinstance(block, KeyValue) else block.labels if isinstance(block, Table) else ()
        for key, value in pairs:
            yield document.quote(key), value


@once
def titles_of(document: Document) -> list[Span]:
    """Every line that may be a title: of the contents page, headings without their number, paragraphs."""
    return list(_titles(document))


def _titles(document: Document) -> Iterator[Span]:
    yield from (entry.title for entry in document.contents)
    for block in document.blocks():
        if isinstance(block, Section) and block.title.start < block.title.end:
            yield block.title
        elif isinstance(block, Paragraph):
            yield block.span


def label_of(document: Document, figure: Figure) -> str:
    """The words that name a figure, without the number of a row (2.公务接待费) and the punctuation around them."""
    words = document.quote(figure.label).strip(_PUNCTUATION)
    number = ROW_NUMBER.match(words)
    return words[number.end() :].lstrip() if number is not None and number.end() < len(words) else words


def _below(statement: Statement) -> list[Breakdown]:
    return statement.breakdowns + [breakdown for change in statement.changes for breakdown in change.breakdowns]
