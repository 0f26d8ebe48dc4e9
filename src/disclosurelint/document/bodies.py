"""The bodies that a department says it is made of: in its table of institutions, or listed in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from disclosurelint.document.model import Block, Document, Paragraph, Section, Table, once
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span

#: …编制范围的单位包括：A、B和C。 The words before 单位 must not be those of an office's divisions.
_NAMES = spoken_word("tables.body_names")
_LIST = spoken("bodies.list")
_BETWEEN = re.compile(r"[、，,]")
_AND = spoken("bodies.and")
_NUMBER = re.compile(r"^(?:\d{1,3}[.．、]|（\d{1,3}）|[①-⑳])")
_NOTE = re.compile(r"（[^）]*）$|\([^)]*\)$")
_LEVEL = spoken("bodies.own_level")
#: A line of a list: a name with a remark in brackets, or with what it is there for behind a colon.
_ITEM = spoken("bodies.item")


class Body(NamedTuple):
    """A body named in a list, without the words for its own level (本级, 机关)."""

    name: str
    span: Span


def names_body(document: Document, words: str) -> bool:
    """Whether words end as the names of bodies do."""
    bare = _LEVEL.sub("", _NOTE.sub("", words.strip()))
    return 4 <= len(bare) <= 40 and bare.endswith(tuple(document.lexicon.organisations["suffixes"]))


def without_level(name: str) -> str:
    """A name without 本级, 机关 and notes in brackets: 某局（本级） is that 局 itself."""
    return _NOTE.sub("", _LEVEL.sub("", name.strip()))


@once
def listed_bodies(document: Document) -> list[Body]:
    """The bodies in the sections on institutions, each where it is named first."""
    return list(_unique(sorted(chain.from_iterable(body_lists(document)), key=_place)))


@once
def body_lists(document: Document) -> list[list[Body]]:
    """Every list of bodies in the sections on institutions: a table, a sentence, headings beside one another."""
    return [bodies for bodies in _lists(document) if bodies]


def covers_bodies(document: Document) -> bool:
    """Whether the document says that it covers the bodies that it lists."""
    return any(word in document.text for word in document.lexicon.organisations["covering"])


def is_own_level(document: Document, body: Body) -> bool:
    """Whether a list names a body for its own level: 某局（本级）."""
    return _LEVEL.search(document.quote(body.span)) is not None


def items_below(document: Document, opening: int) -> list[Span]:
    """What is listed under numbers of their own below the paragraph that ends at ``opening``.

    Nothing where that is not certain.
    """
    return _items_below(document).get(opening, [])


@once
def _items_below(document: Document) -> dict[int, list[Span]]:
    return {
        part.span.end: items
        for section in document.sections()
        for at, part in enumerate(section.parts)
        if isinstance(part, Paragraph) and document.text.endswith(("：", ":"), 0, part.span.end)
        if (items := _items(document, section.parts[at + 1 :]))
    }


def _items(document: Document, parts: Sequence[Block]) -> list[Span]:
    """The titles of a run of headings, if all of them are names and nothing stands below any but the last."""
    run = _run_of(parts)
    names = all(_ITEM.fullmatch(document.quote(item.title)) for item in run)
    return [item.title for item in run] if names and not any(item.parts for item in run[:-1]) else []


def _run_of(parts: Sequence[Block]) -> list[Section]:
    """The headings that parts begin with, numbered from one on in one style."""
    run: list[Section] = []
    style = ""
    for part in parts:
        if not isinstance(part, Section) or part.marker is None:
            break
        style = style or part.marker.style
        if part.marker.style != style or part.marker.ordinal != len(run) + 1:
            break
        run.append(part)
    return run


def _place(body: Body) -> Span:
    return body.span


def _unique(bodies: Iterable[Body]) -> Iterator[Body]:
    seen: set[str] = set()
    for body in bodies:
        if body.name not in seen:
            seen.add(body.name)
            yield body


def _lists(document: Document) -> Iterator[list[Body]]:
    for section in document.sections():
        if "institutions" in section.concepts:
            for block in section.walk():
                if isinstance(block, Table):
                    yield list(_in_table(document, block))
                elif isinstance(block, Paragraph):
                    yield from _in_sentences(document, block.span)
                elif isinstance(block, Section):
                    yield from _in_headings(document, block)


def _in_headings(document: Document, section: Section) -> Iterator[list[Body]]:
    """The headings right below one that are names, up to one where a new list begins."""
    bodies: list[Body] = []
    for part in section.parts:
        if isinstance(part, Section) and part.marker is not None:
            if part.marker.ordinal == 1:
                yield bodies
                bodies = []
            if names_body(document, document.quote(part.title)):
                bodies.append(Body(without_level(document.quote(part.title)), part.title))
    yield bodies


def lists_bodies(document: Document, table: Table) -> bool:
    """Whether a table has a column for the names of bodies."""
    return table.header is not None and _NAMES in document.quote(table.header)


def _in_table(document: Document, table: Table) -> Iterator[Body]:
    if not lists_bodies(document, table):
        return
    for row in table.rows:
        for cell in document.cells(row):
            if names_body(document, document.quote(cell)):
                yield Body(without_level(document.quote(cell)), cell)
                break


def _in_sentences(document: Document, span: Span) -> Iterator[list[Body]]:
    for found in _LIST.finditer(document.text, span.start, span.end):
        at = found.start(1)
        bodies = []
        for name in chain.from_iterable(_parted(document, piece) for piece in _pieces(found[1])):
            at = document.text.find(name, at, found.end(1))
            if names_body(document, name):
                bodies.append(Body(without_level(name), Span(at, at + len(name))))
            at += len(name)
        yield bodies


def _pieces(words: str) -> Iterator[str]:
    for piece in _BETWEEN.split(words):
        yield _NUMBER.sub("", piece.strip())


def _parted(document: Document, piece: str) -> list[str]:
    """The last two of a list, which 和 joins; 和 may also stand inside a name."""
    for found in _AND.finditer(piece):
        one, other = piece[: found.start()], piece[found.end() :]
        if names_body(document, one) and names_body(document, other):
            return [one, other]
    return [piece]
