"""``empty_table``: a table without figures comes with the sentence that says why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding, Words
from disclosurelint.document.absences import absence_told
from disclosurelint.document.model import Document, Section, Table
from disclosurelint.lexicon import reads_as_table

_NUMBER = re.compile(r"[-－]?[\d,]+(?:\.\d+)?%?$")
_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}$")


@options
class EmptyTable:
    """Reports tables with nothing or nothing but zeros, if nowhere in the document it says that there is none.

    Only tables of what many offices have none of (政府性基金, 国有资本经营) owe such a sentence. Zeros declare
    something by themselves, and make it an info. Where no table of the document has rows, all of them lie elsewhere.
    """

    kind: ClassVar[str] = "empty_table"

    def run(self, document: Document) -> Iterator[Finding]:
        names = document.lexicon.tables
        named = [
            (section, names.of_title(document.quote(section.title)))
            for section in document.sections()
            if reads_as_table(document.quote(section.title))
        ]
        if not any(concepts and _tables(section) for section, concepts in named):
            return
        filled = {key for section, concepts in named if _content(document, section) == "figures" for key in concepts}
        for section, concepts in named:
            about = [word for key in concepts for word in names.concepts[key].about]
            content = _content(document, section)
            if not about or filled & concepts or absence_told(document, about, zero=False):
                continue
            concept = names.concepts[min(concepts)]
            values = {"part": Words(concept.zh, concept.en)}
            yield Finding(section.title, values, content, severity="info" if content == "zeros" else None)


def _tables(section: Section) -> list[Table]:
    return [part for part in section.parts if isinstance(part, Table) and part.rows]


def _content(document: Document, section: Section) -> str:
    """Whether the tables right under a heading hold figures, zeros or nothing, as the name of the message."""
    told = "default"
    for table in _tables(section):
        for row in table.rows:
            words = [document.quote(cell) for cell in document.cells(row)]
            figures = [
                word for at, word in enumerate(words) if _NUMBER.match(word) and not (at < 2 and _CODE.match(word))
            ]
            if any(figure.strip("-－0.,%") for figure in figures):
                return "figures"
            told = "zeros" if figures else told
    return told
