"""The bodies that a department says it is made of: in its table of institutions, or listed in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from disclosurelint.document.model import Document, Paragraph, Section, Table
from disclosurelint.text import Span

#: …编制范围的单位包括：A、B和C。 The words before 单位 must not be those of an office's divisions.
_LIST = re.compile(r"单位[^。；\n]{0,30}?(?:包括|分别是|分别为|具体是|具体为|如下|：|:)[：:]?([^。；\n]{4,600})")
_BETWEEN = re.compile(r"[、，,]")
_AND = re.compile(r"以及|[和及与]")
_NUMBER = re.compile(r"^(?:\d{1,3}[.．、]|（\d{1,3}）|[①-⑳])")
_NOTE = re.compile(r"（[^）]*）$|\([^)]*\)$")
_LEVEL = re.compile(r"（(?:本级|机关|本部)）$|\((?:本级|机关|本部)\)$|(?:本级|机关|本部)$")


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


def listed_bodies(document: Document) -> list[Body]:
    """The bodies in the sections on institutions, each where it is named first."""
    return document.once("listed bodies", lambda read: list(_unique(_listed(read))))


def covers_bodies(document: Document) -> bool:
    """Whether the document says that it covers the bodies that it lists."""
    return any(word in document.text for word in document.lexicon.organisations["covering"])


def _unique(bodies: Iterator[Body]) -> Iterator[Body]:
    seen: set[str] = set()
    for body in bodies:
        if body.name not in seen:
            seen.add(body.name)
            yield body


def _listed(document: Document) -> Iterator[Body]:
    for section in document.sections():
        if "institutions" in section.concepts:
            for block in section.walk():
                if isinstance(block, Table):
                    yield from _in_table(document, block)
                elif isinstance(block, Paragraph):
                    yield from _in_sentences(document, block.span)
                elif isinstance(block, Section) and block.marker and names_body(document, document.quote(block.title)):
                    yield Body(without_level(document.quote(block.title)), block.title)


def _in_table(document: Document, table: Table) -> Iterator[Body]:
    if table.header is None or "单位名称" not in document.quote(table.header):
        return
    for row in table.rows:
        for cell in document.cells(row):
            if names_body(document, document.quote(cell)):
                yield Body(without_level(document.quote(cell)), cell)
                break


def _in_sentences(document: Document, span: Span) -> Iterator[Body]:
    for found in _LIST.finditer(document.text, span.start, span.end):
        start = found.start(1)
        for piece in _pieces(found[1]):
            for name in _parted(document, piece):
                at = document.text.find(name, start, found.end(1))
                if names_body(document, name):
                    yield Body(without_level(name), Span(at, at + len(name)))


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
