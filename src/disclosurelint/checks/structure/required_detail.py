"""``required_detail``: a section goes into what it has to go into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value, Words
from disclosurelint.document.model import Document, Kind, Section
from disclosurelint.lexicon import reads_as_table
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Span

#: Some money: where a section tells of none, there is nothing to go into.
_SOME_MONEY = spoken("figures.some_money")


@options
class Need:
    """One thing to be told, known by any of its words, in some years and kinds of document."""

    title: Words = option(zh="报告时怎样称呼", en="what a finding calls it")
    words: tuple[str, ...] = option(zh="出现其中一个，就算写了", en="any one of these words tells it")
    since: int | None = option(default=None, zh="自该年度起要求", en="required from this fiscal year on")
    kinds: tuple[Kind, ...] = option(
        default=(), zh="只对这些种类的文档要求；不填则都要求", en="kinds of document it is required of, all if empty"
    )

    def applies(self, document: Document) -> bool:
        """Whether a document has to tell it."""
        subject = document.subject
        if self.kinds and subject.kind not in self.kinds:
            return False
        return self.since is None or (subject.year is not None and subject.year >= self.since)


@options
class Detail:
    """What the text about one thing has to tell."""

    key: str = option(zh="内容（概念）", en="concept of the section")
    needs: tuple[Need, ...] = option(zh="应写明的事项", en="what is to be told")
    tables: tuple[str, ...] = option(default=(), zh="写在这些表里也算", en="tables in which it may stand as well")


@options
class RequiredDetail:
    """Reports, once for a section, what it does not tell. A section without any money in it has nothing to tell."""

    kind: ClassVar[str] = "required_detail"

    details: tuple[Detail, ...] = option(default=(), zh="各项内容应写明的事项", en="what sections have to tell")

    def run(self, document: Document) -> Iterator[Finding]:
        names = document.lexicon.sections.concepts
        for detail in self.details:
            places = _places(document, detail)
            text = "\n".join(document.quote(place) for _, place in places)
            if not _SOME_MONEY.search(text):
                continue
            lacking = [
                need for need in detail.needs if need.applies(document) and not any(map(text.__contains__, need.words))
            ]
            if lacking:
                values: dict[str, Value] = {
                    "part": Words(names[detail.key].zh, names[detail.key].en),
                    "needs": Words(
                        "、".join(need.title.zh for need in lacking), ", ".join(need.title.en for need in lacking)
                    ),
                }
                yield Finding(places[0][0], values)


def _places(document: Document, detail: Detail) -> list[tuple[Span, Span]]:
    """Where a thing is told of: heading and whole of its sections and tables, the outermost ones; all of a notice."""
    if document.subject.kind.replace("-", "_") == detail.key:
        return [(document.subject.title, document.root.span)]
    sections: list[Section] = []
    tables: list[Section] = []
    for section in document.sections():
        title = document.quote(section.title)
        kinds = document.lexicon.tables.of_title(title) if reads_as_table(title) else frozenset()
        found = tables if not kinds.isdisjoint(detail.tables) else sections if detail.key in section.concepts else None
        if found is not None and (not reads_as_table(title) or found is tables):
            inside = bool(found) and section.span.start < found[-1].span.end
            found.extend([] if inside else [section])
    return [(section.title, section.span) for section in (*sections, *tables)] if sections else []
