"""``substitution``: words of a curated list that are wrong where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding
from disclosurelint.document.model import Document, Section
from disclosurelint.text import Edit, Span


@options
class Substitution:
    """Reports a wrong word that stands before and after what its entry asks for.

    The entries lie in a word list: ``wrong`` and ``right``, and conditions on the text right next to the match:
    ``before`` (one of these follows), ``after`` (one of these precedes), ``not_before``, ``not_after``,
    and ``in_section`` (one of these section concepts is open).
    """

    kind: ClassVar[str] = "substitution"

    word_list: str = option(default="substitutions", zh="词表的名称", en="name of the word list")

    def run(self, document: Document) -> Iterator[Finding]:
        found: set[Span] = set()
        for entry in document.lexicon.list(self.word_list)["entries"]:
            for finding in self._matches(document, entry):
                if finding.span not in found:  # entries may share a word under different conditions
                    found.add(finding.span)
                    yield finding

    def _matches(self, document: Document, entry: dict[str, Any]) -> Iterator[Finding]:
        text, wrong = document.text, entry["wrong"]
        at = text.find(wrong)
        while at >= 0:
            span = Span(at, at + len(wrong))
            if fits(text, span, entry) and _in_section(document, span, entry):
                yield Finding(
                    span,
                    {"wrong": wrong, "right": entry["right"], "why": entry.get("why", "")},
                    "explained" if entry.get("why") else "default",
                    edits=(Edit(span, entry["right"]),),
                    safe=bool(entry.get("certain")),
                    severity=entry.get("level"),
                )
            at = text.find(wrong, at + 1)


def fits(text: str, span: Span, entry: dict[str, Any]) -> bool:
    """Whether what stands next to a match is what its entry asks for."""

    def follows(words: list[str]) -> bool:
        return text.startswith(tuple(words), span.end)

    def precedes(words: list[str]) -> bool:
        return text.endswith(tuple(words), 0, span.start)

    if "before" in entry and not follows(entry["before"]):
        return False
    if "after" in entry and not precedes(entry["after"]):
        return False
    if "not_before" in entry and follows(entry["not_before"]):
        return False
    return not ("not_after" in entry and precedes(entry["not_after"]))


def _in_section(document: Document, span: Span, entry: dict[str, Any]) -> bool:
    concepts = entry.get("in_section")
    if not concepts:
        return True
    return any(
        isinstance(block, Section) and block.span.covers(span) and not block.concepts.isdisjoint(concepts)
        for block in document.sections()
    )
