"""The document as read: sections with their paragraphs, tables and key-value lines, and the figures in them.

Every span is a range of ``Document.text`` (the joined text); ``Document.origin`` leads back to the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from disclosurelint.document.about import Evidence, Kind, Subject
from disclosurelint.document.rows import cells_between_tabs
from disclosurelint.house import Publisher
from disclosurelint.records import NamedTuple
from disclosurelint.text import Amount, MappedText, Source, Span

if TYPE_CHECKING:
    from disclosurelint.lexicon import Lexicon

__all__ = [
    "Block",
    "Breakdown",
    "Change",
    "ContentsEntry",
    "Direction",
    "Document",
    "Evidence",
    "Figure",
    "KeyValue",
    "Kind",
    "Marker",
    "Paragraph",
    "Section",
    "Statement",
    "Subject",
    "Table",
]

Result = TypeVar("Result")
_CELL = re.compile(r"[^ \u3000\t\n]+")


class Marker(NamedTuple):
    """The numbering in front of a heading: ``（三）`` is ordinal 3 of style ``han-bracket``.

    ``expected`` is the ordinal its sequence called for (equal to ``ordinal`` in a clean document);
    ``broken`` says that a part of the marker is lost, as in ``四)``.
    """

    span: Span
    style: str
    ordinal: int
    expected: int
    broken: bool = False


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Paragraph:
    """A run of prose with the statements read from it, in reading order."""

    span: Span
    statements: tuple[Statement, ...] = ()


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Table:
    """A table set as text lines. ``unit`` is the money unit its header or unit line gives.

    ``labels`` are the keys and values above its header (编制部门：某局  金额单位：万元).
    Rows are the lines as they stand, without headers repeated after a page break (in a table of performance
    targets, all lines of an indicator together); ``Document.cells`` parts a row. ``heads`` are the rows of the
    header, more than one where a head stands over several columns; ``in_cells`` tells that tabs part the cells,
    so that empty ones keep the columns.
    """

    span: Span
    heads: tuple[Span, ...]
    rows: tuple[Span, ...]
    unit: str | None = None
    labels: tuple[tuple[Span, Span], ...] = ()
    in_cells: bool = False

    @property
    def header(self) -> Span | None:
        """From the first row of the header to the last."""
        return Span(self.heads[0].start, self.heads[-1].end) if self.heads else None


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class KeyValue:
    """A line of the kind ``编制部门：某某局 截止时间：某日``: keys with their values."""

    span: Span
    pairs: tuple[tuple[Span, Span], ...]


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Section:
    """A heading (or numbered item) with all that stands under it.

    ``title`` is empty for the document itself and for an item without a heading of its own;
    ``concepts`` are the keys of what it is about (``three_public``), by the section names of the lexicon.
    """

    span: Span
    title: Span
    marker: Marker | None = None
    level: int = 0
    concepts: frozenset[str] = frozenset()
    parts: list[Block] = field(default_factory=list)

    def walk(self) -> Iterator[Block]:
        """This section and everything under it, in reading order."""
        pending: list[Block] = [self]
        while pending:
            block = pending.pop()
            yield block
            if isinstance(block, Section):
                pending.extend(reversed(block.parts))

    def sections(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        return (block for block in self.walk() if isinstance(block, Section))


#: What a section is made of.
Block = Section | Paragraph | Table | KeyValue


Direction = Literal["up", "down", "flat"]


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Figure:
    """One amount with its label.

    ``span`` is the amount with its unit; ``label`` the words that name it (empty where there are none).
    ``bounded`` marks a limit (≥, 不超过) or an old level (由100元提高到120元) instead of a value, ``standard`` what is
    paid for one of something (每亩120元), which adds up with nothing else. ``of`` is what a rate is taken of, where it
    stands right before it (完成预算12万元的80%).
    """

    span: Span
    amount: Amount
    label: Span
    bounded: bool = False
    standard: bool = False
    of: Figure | None = None


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Change:
    """``较上年增加35.77万元，增长9.76%``: a stated change of ``figure`` (None where the change stands alone).

    ``base_amount`` is the old value where it is told; ``delta`` and ``rate`` what is told of the change,
    ``rate_direction`` the way the rate's own verb points. ``others`` are figures that the change may as well be of,
    where it does not name its own: behind a list, the last item or the whole.
    """

    span: Span
    direction: Direction
    figure: Figure | None
    label: Span
    base: Span | None = None
    base_amount: Figure | None = None
    delta: Figure | None = None
    rate: Figure | None = None
    rate_direction: Direction | None = None
    others: tuple[Figure, ...] = ()
    breakdowns: list[Breakdown] = field(default_factory=list)


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Statement:
    """A labelled figure with what the text says of it: its parts, its changes, its share or completion."""

    span: Span
    figure: Figure
    changes: list[Change] = field(default_factory=list)
    rates: list[Figure] = field(default_factory=list)
    breakdowns: list[Breakdown] = field(default_factory=list)

    @property
    def is_change(self) -> bool:
        """Whether it tells by how much something changed, and no figure of its own: 基本支出增加29万元."""
        return any(change.delta is not None and change.delta.span == self.figure.span for change in self.changes)


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Breakdown:
    """``其中…``, ``包括…``, ``主要是…``: the parts the text gives of a whole.

    ``endings`` are the numbers of leading items at which the list may end, where the prose leaves it open
    (the largest is the full list); ``closed`` says that the text claims to name every part.
    """

    opener: Span
    items: tuple[Statement, ...]
    closed: bool
    endings: tuple[int, ...]


class ContentsEntry(NamedTuple):
    """A line of the contents page: its number (empty where it has none) and its title, without leader and page."""

    span: Span
    number: Span
    title: Span


def once(work_out: Callable[[Document], Result]) -> Callable[[Document], Result]:
    """What a function works out from a document, worked out the first time somebody asks for it."""

    @wraps(work_out)
    def worked_out(document: Document) -> Result:
        known: dict[Callable[[Document], Result], Result] = document.known
        if work_out not in known:
            known[work_out] = work_out(document)
        return known[work_out]

    return worked_out


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Document:
    """A source as read. ``text`` is the joined text that every span below points into.

    ``publisher`` is what the house says of whose document it is; nothing unless told.
    """

    source: Source
    mapped: MappedText
    root: Section
    lexicon: Lexicon
    contents: tuple[ContentsEntry, ...] = ()
    subject: Subject = field(default_factory=Subject)
    publisher: Publisher = Publisher()
    text: str = field(init=False)  # asked for at every step
    known: dict[Callable[[Document], Any], Any] = field(default_factory=dict)  # see ``once``

    def __post_init__(self) -> None:
        self.text = self.mapped.text

    @classmethod
    def unread(cls, source: Source, lexicon: Lexicon) -> Document:
        """A source as it stands, with nothing read in it: places in the file are places in its text."""
        whole = Span(0, len(source.text))
        return cls(source, MappedText(source.text, [0], [0]), Section(whole, Span(0, 0)), lexicon)

    def quote(self, span: Span) -> str:
        """The joined text of a span."""
        return self.text[span.start : span.end]

    def cells(self, row: Span) -> list[Span]:
        """The cells of a table row: set apart by tabs, some of them empty, or else by any blanks."""
        text = self.text
        if text.find("\t", row.start, row.end) >= 0 and text.find("\n", row.start, row.end) < 0:
            return cells_between_tabs(text, row.start, row.end)
        return [Span(*found.span()) for found in _CELL.finditer(text, row.start, row.end)]

    def origin(self, span: Span) -> Span:
        """The place in the file of a span of the joined text."""
        return self.mapped.origin_span(span)

    @once
    def blocks(self) -> list[Block]:
        """Everything in the document in reading order, the document itself first."""
        return list(self.root.walk())

    @once
    def sections(self) -> list[Section]:
        """All sections in reading order, the document itself first."""
        return [block for block in self.blocks() if isinstance(block, Section)]
