"""``named_project``: a project that explains an increase is among the projects."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document
from disclosurelint.document.tables.projects import project_list_of, projects_of
from disclosurelint.document.walking import statements_of
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.text import Span, sentence_around

#: 主要是新增了A和B.
_ADDED = spoken("changes.added")
_BETWEEN = spoken("parts.between")
_NOISE = spoken("parts.project_noise")
_AND_SO_ON = spoken_word("parts.and_so_on")
_PROJECTS = spoken_word("parts.projects")
#: Reasons that are looked at: a document gives one or two.
_MOST_REASONS = 20
#: Names that share as much as this (per cent) may be one name in other words.
_ALIKE = 60.0


@options
class NamedProject:
    """Looks at the reasons told for more project expenditure where the list of projects comes to its total.

    A reason must name one project that is listed: then it speaks of the projects of the list. What is told in general
    words (工作经费, 专项资金) is no name.
    """

    kind: ClassVar[str] = "named_project"

    endings: tuple[str, ...] = option(default=(), zh="项目名称怎样结尾", en="how the names of projects end")
    general: tuple[str, ...] = option(default=(), zh="不是项目名称的说法", en="words that are the name of no project")
    shortest: int = option(default=6, zh="名称至少几个字", en="characters that a name must have")

    def run(self, document: Document) -> Iterator[Finding]:
        told = project_list_of(document)
        if told is None or not told.complete or not self.endings:
            return
        known = [bare for project in projects_of(document) if (bare := _NOISE.sub("", project.name))]
        for reason in islice(_reasons(document), _MOST_REASONS):
            pieces = list(_pieces(document, reason))
            if not any(_is_known(_NOISE.sub("", words), known) for words, _ in pieces):
                continue
            for words, span in pieces:
                if self._is_name(words) and not _is_like(_NOISE.sub("", words), known):
                    values: dict[str, Value] = {"name": words, "count": len(told.items)}
                    yield Finding(span, values, related=(Related(told.whole.span, "list"),))

    def _is_name(self, words: str) -> bool:
        bare = words.removesuffix(_AND_SO_ON)
        return len(bare) >= self.shortest and bare.endswith(self.endings) and not bare.endswith(self.general)


def _reasons(document: Document) -> Iterator[Span]:
    """What stands behind 主要是增加了 after an increase of project expenditure, up to the end of its sentence."""
    for statement, _ in statements_of(document):
        for change in statement.changes:
            label = document.quote(change.label) + (document.quote(change.figure.label) if change.figure else "")
            if change.direction != "up" or _PROJECTS not in label:
                continue
            end = change.rate.span.end if change.rate is not None else change.span.end
            sentence = sentence_around(document.text, Span(end, end))
            added = _ADDED.search(document.text, end, sentence.end)
            if added is not None:
                yield Span(added.end(), sentence.end)


def _pieces(document: Document, reason: Span) -> Iterator[tuple[str, Span]]:
    start = reason.start
    for cut in (*_BETWEEN.finditer(document.text, reason.start, reason.end), None):
        end = cut.start() if cut is not None else reason.end
        words = document.text[start:end]
        bare = words.strip()
        if bare:
            begin = start + len(words) - len(words.lstrip())
            yield bare, Span(begin, begin + len(bare))
        start = cut.end() if cut is not None else end


def _is_known(bare: str, known: list[str]) -> bool:
    return len(bare) >= 4 and any(bare in name or name in bare for name in known)


def _is_like(bare: str, known: list[str]) -> bool:
    if _is_known(bare, known):
        return True
    from rapidfuzz import fuzz

    return any(fuzz.partial_ratio(bare, name) >= _ALIKE for name in known)
