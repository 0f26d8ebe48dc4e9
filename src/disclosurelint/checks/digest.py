"""What is kept of a document for the checks that look at several files: figures, changes and passages, small and plain.

It is worked out in the process that reads the file and may be sent to another. Spans are offsets into the file's own
text, for the document is gone when files are compared.
"""

from __future__ import annotations

from zlib import crc32

from disclosurelint.checks.finding import Words
from disclosurelint.records import NamedTuple
from disclosurelint.text import Amount, Source, Span

#: The scope of a concept that a document gives in one scope only.
ONE_SCOPE = "*"


class Told(NamedTuple):
    """A figure and what it is a figure of.

    ``side`` is budget, final, initial (what an account says that the budget was when the year began), or empty for a
    figure of the year before of which the text says neither; ``scope`` is ``*`` for a concept that has one scope in a
    document, empty where the text names none; ``restated`` says that its sentence speaks of figures worked out anew.
    """

    label: Words
    concept: str
    year: int | None
    side: str
    scope: str
    amount: Amount
    span: Span
    restated: bool = False


class Moved(NamedTuple):
    """A stated change of ``now``, which was another figure in ``year``.

    ``side`` is that figure's, empty where the text says 上年 and leaves open whether its budget or its account is
    meant; ``delta`` is negative for a decrease and nothing for what is unchanged.
    """

    now: Told
    year: int | None
    side: str
    delta: Amount
    span: Span


class YearTold(NamedTuple):
    """A year with the words right before and behind it."""

    value: int
    before: str
    behind: str
    span: Span


class Passage(NamedTuple):
    """A paragraph. ``words`` is a fingerprint of it without figures and years: the same for a text copied and updated.

    ``telling`` says that a change or a completion is stated in it, which no two years have alike; only then are there
    ``figures``.
    """

    words: bytes
    figures: tuple[str, ...]
    years: tuple[YearTold, ...]
    telling: bool
    span: Span


class Share(NamedTuple):
    """What a document says of the figure of one of its units."""

    unit: str
    told: Told


class Digest(NamedTuple):
    """One document. ``units`` are the bodies that it says it covers, its own among them where it names it."""

    path: str
    checksum: int
    name: str
    region: tuple[str, ...]
    kind: str
    year: int | None
    told: tuple[Told, ...]
    moved: tuple[Moved, ...]
    passages: tuple[Passage, ...]
    units: tuple[str, ...]
    shares: tuple[Share, ...]

    @property
    def side(self) -> str:
        """budget or final; empty for a document that is neither."""
        return self.kind.partition("-")[2] if self.kind.startswith(("department-", "unit-")) else ""

    @property
    def is_department(self) -> bool:
        return self.kind.startswith("department-")


def checksum(source: Source) -> int:
    """Tells whether a file that is read again still holds the text that its digest was made of."""
    return crc32(source.text.encode("utf-8", "surrogatepass"))
