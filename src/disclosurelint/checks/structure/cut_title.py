"""``cut_title``: a heading or an entry of the contents page that lost its first character: 出决算表."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding, Related
from disclosurelint.document.contents import matches_of
from disclosurelint.document.model import Document
from disclosurelint.lexicon import normalise_title, table_number
from disclosurelint.text import Edit, Span


@options
class CutTitle:
    """Knows a title again by the contents page, else by the usual names of sections and tables."""

    kind: ClassVar[str] = "cut_title"

    def run(self, document: Document) -> Iterator[Finding]:
        told: set[int] = set()
        for match in matches_of(document):
            if match.likeness == "cut" and match.section is not None:
                shorter, whole = sorted(
                    (match.entry.title, match.section.title), key=lambda span: len(_bare(document, span))
                )
                if _is_whole(document, shorter):
                    continue
                lost = _bare(document, whole)[: len(_bare(document, whole)) - len(_bare(document, shorter))]
                told.add(shorter.start)
                if _is_title(document, shorter) or lost in document.lexicon.common_words:
                    continue  # 主要职能 beside 单位主要职能: two ways to call it
                yield _finding(document, shorter, lost, document.quote(whole), (Related(whole, "whole"),))
        titles = [entry.title for entry in document.contents] + [section.title for section in document.sections()]
        for whole_title in titles:
            title = Span(whole_title.start + table_number(document.quote(whole_title)), whole_title.end)
            whole_names = _whole_names(document, title) if title.end > title.start and title.start not in told else []
            if len(whole_names) == 1:
                yield _finding(document, title, whole_names[0][0], whole_names[0], ())


def _finding(document: Document, title: Span, lost: str, whole: str, related: tuple[Related, ...]) -> Finding:
    values = {"told": document.quote(title), "whole": whole, "lost": lost}
    return Finding(title, values, related=related, edits=(Edit(Span(title.start, title.start), lost),))


def _whole_names(document: Document, title: Span) -> list[str]:
    """The names of sections and tables that a title is but for its first character; none for a name by itself."""
    words, names = document.quote(title), (document.lexicon.sections, document.lexicon.tables)
    wholes = [whole for known in names for whole in known.wholes_of(words)]
    return [] if wholes and _is_whole(document, title) else wholes


def _is_whole(document: Document, title: Span) -> bool:
    """Whether a title is the name of a section or table as it stands: 主要职能 beside 部门主要职能."""
    words = document.quote(title)
    return document.lexicon.sections.is_name(words) or document.lexicon.tables.is_name(words)


def _is_title(document: Document, title: Span) -> bool:
    """Whether a title is, to the letter, the name of a section or table as it stands."""
    return any(known.is_name(document.quote(title)) for known in (document.lexicon.sections, document.lexicon.tables))


def _bare(document: Document, span: Span) -> str:
    return normalise_title(document.quote(span))
