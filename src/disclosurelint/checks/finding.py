"""What a check reports: places and named values, without a code, a severity or a sentence.

All spans here are offsets into the document's joined text (``Document.text``); the rule that owns the
check turns them into places in the file and the values into a message.
"""

from __future__ import annotations

from collections.abc import Mapping

from disclosurelint.records import NamedTuple
from disclosurelint.text import Amount, Edit, Span


class Words(NamedTuple):
    """A piece of a message that the check words itself, in both languages."""

    zh: str
    en: str


def times(count: int) -> Words:
    """How often something stands in the document, behind a sentence; nothing where it is once."""
    return Words(f"，全文共 {count} 处", f"; {count} in the document") if count > 1 else Words("", "")


#: What may fill a placeholder of a message template.
Value = str | int | Amount | Words


class Related(NamedTuple):
    """Another place that bears on the finding; ``note`` names a template among the rule's ``notes``.

    ``path`` is that of another file, empty for the finding's own.
    """

    span: Span
    note: str
    values: Mapping[str, Value] = {}
    path: str = ""
    about: str = ""


class Term(NamedTuple):
    """One addend of a calculation: ``sign`` is +1 or -1."""

    label: str
    amount: Amount
    span: Span
    sign: int = 1


class Calculation(NamedTuple):
    """A sum set out: the terms, what they come to, what the text states (``whole``), and the difference.

    ``computed`` and ``gap`` are given in the unit of ``whole``; ``gap`` = computed - stated.
    """

    whole: Term
    terms: tuple[Term, ...]
    computed: Amount
    gap: Amount


class Finding(NamedTuple):
    """One fault at one place.

    ``message`` names a template among the rule's ``messages``, ``values`` fill its placeholders.
    ``edits`` are a proposed fix, ``safe`` when they cannot change the meaning. ``path`` is the file at fault where a
    check looks at several; its spans are then offsets into the text of the file. ``about`` tells findings apart that
    stand on the same words for different reasons. ``raw`` says that spans and edits are offsets into the file's own
    text, for what reading it leaves out.
    """

    span: Span
    values: Mapping[str, Value] = {}
    message: str = "default"
    related: tuple[Related, ...] = ()
    calculation: Calculation | None = None
    edits: tuple[Edit, ...] = ()
    safe: bool = False
    #: Set where a check knows this single finding to be weaker or stronger than its rule: error, warning, info.
    severity: str | None = None
    path: str = ""
    about: str = ""
    raw: bool = False
