"""``publication``: whom to ask about the document, and when it was published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding
from disclosurelint.document.model import Document
from disclosurelint.lexicon.speech import spoken

_CONTACT = spoken("titles.contact")
_PUBLISHED = spoken("titles.published")
#: What shows each element; a date by itself on a line is that of publication.
_SHOWN = {"contact": _CONTACT, "date": _PUBLISHED}


@options
class Publication:
    """Reports elements of publication that a profile demands and the text lacks; by itself it demands none."""

    kind: ClassVar[str] = "publication"

    demanded: tuple[Literal["contact", "date"], ...] = option(
        default=(), zh="应当写明的：contact 联系方式，date 公开日期", en="what is to be told: contact, date"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        for element in self.demanded:
            if _SHOWN[element].search(document.text) is None:
                yield Finding(document.subject.title, {}, element)
