"""The short forms a document sets: 宁晋县林业局（以下简称“县局”）."""

from __future__ import annotations

from disclosurelint.document.model import Document, once
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span

_HEREAFTER = spoken_word("titles.hereafter")
_SET = spoken("titles.short_form")


class ShortForm(NamedTuple):
    """A short form where it is set, and what it stands for: a title, or the words in front, prose and all."""

    span: Span
    name: str
    whole: str


@once
def short_forms_of(document: Document) -> list[ShortForm]:
    """Every short form set, in reading order."""
    if _HEREAFTER not in document.text:
        return []
    return [ShortForm(Span(*found.span(2)), found[2], found[1]) for found in _SET.finditer(document.text)]
