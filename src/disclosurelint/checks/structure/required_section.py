"""``required_section``: what a disclosure of its kind, region and year has to hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import ClassVar

from disclosurelint.checks.check import OptionError, option, options
from disclosurelint.checks.finding import Finding, Related, Value, Words
from disclosurelint.document.absences import absence_told, absences_told
from disclosurelint.document.contents import unfulfilled, whole_entry
from disclosurelint.document.model import ContentsEntry, Document, Kind, Section, Table
from disclosurelint.document.presence import (
    openings_of,
    tables_in,
    tells_of_other_tables,
    tells_of_tables,
    told_in,
)
from disclosurelint.document.turns import places_of
from disclosurelint.lexicon import load_lexicon, reads_as_table
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import sentences_with

#: A number of people or things, close behind what is counted: 人员编制21人, 实有在职人员 19 名.
_COUNT = spoken("figures.count")


@options
class Part:
    """Something that has to be there: one concept, or any one of several, in some years and kinds of document."""

    shorthand: ClassVar[str] = "key"

    key: str = option(default="", zh="概念", en="the concept")
    any_of: tuple[str, ...] = option(default=(), zh="任一概念即可", en="any one of these concepts will do")
    since: int | None = option(default=None, zh="自该年度起要求", en="required from this fiscal year on")
    until: int | None = option(default=None, zh="至该年度止要求", en="required up to this fiscal year")
    kinds: tuple[Kind, ...] = option(
        default=(),
        zh="只对这些种类的文档要求；不填则都要求",
        en="kinds of document it is required of, all if empty",
    )
    title: Words | None = option(default=None, zh="报告时怎样称呼", en="what a finding calls it")
    words: tuple[str, ...] = option(
        default=(),
        zh="词表里没有的内容：标题或段落开头出现其中一个，就算有",
        en="for content the word lists do not know: a heading or the opening of a paragraph with one of these is it",
    )

    counted: tuple[str, ...] = option(
        default=(),
        zh="正文里其中一个词后面写了人数、个数，也算有",
        en="a number of people or things behind one of these words in the text is it as well",
    )

    def __post_init__(self) -> None:
        known = {**load_lexicon().sections.concepts, **load_lexicon().tables.concepts}
        for key in (self.key, *self.any_of):
            if key and key not in known and not self.words:
                raise OptionError("key" if key == self.key else "any_of", *_unknown(key, known))
        if self.words and not self.title:
            raise OptionError("title", "写了 words，还要写 title", "is needed beside words")

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return (self.key, *self.any_of)

    @cached_property
    def name(self) -> Words:
        """What a message calls it."""
        if self.title is not None:
            return self.title
        known = {**load_lexicon().sections.concepts, **load_lexicon().tables.concepts}
        found = [known[key] for key in ([self.key] if self.key else self.any_of)]
        return Words(" / ".join(concept.zh for concept in found), " / ".join(concept.en for concept in found))

    def applies(self, document: Document) -> bool:
        """Whether a document has to hold it; where the year is unknown, only what every year has to."""
        year = document.subject.year
        if self.kinds and document.subject.kind not in self.kinds:
            return False
        if year is None:
            return self.since is None and self.until is None
        return (self.since is None or year >= self.since) and (self.until is None or year <= self.until)


@options
class RequiredSection:
    """Reports required sections that are absent, one finding each, and absent tables, one finding for all.

    Sections and tables are recognised by what they are about, whatever their title, number and order; a section
    without a heading counts when a paragraph opens with its subject or states a figure of it. What the options, the
    publisher or the text itself place in a separate file is not missed, nor is the table of what there is none of.
    """

    kind: ClassVar[str] = "required_section"

    sections: tuple[Part, ...] = option(default=(), zh="必备的内容（概念）", en="required concepts")
    tables: tuple[Part, ...] = option(default=(), zh="必备的表（概念）", en="required tables")
    tables_attached: bool = option(
        default=False, zh="全部表格另有附件公开，不在本文件里", en="all tables are published in a separate file"
    )
    attachments: tuple[str, ...] = option(
        default=(),
        zh="另有附件公开的内容和表（概念）",
        en="concepts and tables published in a separate file",
    )
    attached_words: tuple[str, ...] = option(
        default=(), zh="说明内容在附件里的词", en="words that say that something stands in a separate file"
    )
    often_attached: tuple[str, ...] = option(
        default=(),
        zh="目录里有这些字样的条目，内容常在别的文件里，不要求正文里有",
        en="entries of the contents page with these words are often published elsewhere, and need not be here",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        place = document.subject.title
        sections, tables = set(told_in(document)), set(tables_in(document))
        promised = {
            entry: document.lexicon.sections.of_title(document.quote(entry.title)) for entry in self._promised(document)
        }
        present, absent = self._sorted(self.sections, document, sections | tables)
        # what is denied was said in passing: 无国有资本经营预算支出
        for at, part in enumerate(part for part in absent if not _denied_in_text(document, part)):
            entries = [entry for entry, concepts in promised.items() if not concepts.isdisjoint(part.keys)]
            related = tuple(Related(whole_entry(entry), "promised") for entry in entries)
            # a finding each, so that a baseline keeps those that are left when one is written; what there is, once
            there = Words("", "") if at else _there(present)
            values: dict[str, Value] = {"part": part.name, "present": _names(present), "there": there}
            yield Finding(place, values, related=related, about=part.name.zh)
            promised = {entry: concepts for entry, concepts in promised.items() if entry not in entries}
        for entry, concepts in promised.items():
            if not concepts.isdisjoint(_apart(document)):
                continue
            title = document.quote(entry.title)
            yield Finding(whole_entry(entry), {"part": Words(title, title)}, "promised")
        if self.tables_attached or "tables" in document.publisher.separate:
            return
        present, absent = self._sorted(self.tables, document, tables)
        elsewhere, all_elsewhere, others_elsewhere = self._elsewhere(document)
        if others_elsewhere or (all_elsewhere and not _holds_any(document, self.tables)):
            return
        absent = [part for part in absent if elsewhere.isdisjoint(part.keys)]
        empty = [part for part in absent if present and _denied(document, part)]
        absent = [part for part in absent if part not in empty]
        if absent:
            values = {"parts": _names(absent), "count": len(absent), "present": _names(present)}
            yield Finding(place, values, "some_tables" if present else "all_tables")
        if empty:
            yield Finding(place, {"parts": _names(empty)}, "empty_tables", severity="info")

    def _promised(self, document: Document) -> list[ContentsEntry]:
        """What the contents page lists and the text does not hold; tables apart, and what often stands elsewhere."""
        return [
            entry
            for entry in unfulfilled(document)
            if (title := document.quote(entry.title))
            and not reads_as_table(title)
            and not document.lexicon.tables.is_name(title)
            and not any(word in title for word in self.often_attached)
        ]

    def _sorted(self, parts: tuple[Part, ...], document: Document, found: set[str]) -> tuple[list[Part], list[Part]]:
        """The required parts that are there, and those that are not."""
        apart = {*self.attachments, *_apart(document)}
        required = [part for part in parts if part.applies(document) and apart.isdisjoint(part.keys)]
        present = [part for part in required if _is_there(document, part, found)]
        return present, [part for part in required if part not in present]

    def _elsewhere(self, document: Document) -> tuple[set[str], bool, bool]:
        """The tables that the text itself places in another file, and whether with all together, or all others."""
        named: set[str] = set()
        together = others = False
        for word in self.attached_words:
            for line in sentences_with(document.text, word):
                told = document.quote(line)
                named |= document.lexicon.tables.of_title(told)
                together = together or tells_of_tables(document, line)
                others = others or tells_of_other_tables(document, line)
        return named, together, others


def _apart(document: Document) -> frozenset[str]:
    """The concepts of what the publisher says to publish apart."""
    told = document.publisher.separate
    titles = (document.lexicon.sections.of_title(name) | document.lexicon.tables.of_title(name) for name in told)
    return frozenset(told).union(*titles)


def _holds_any(document: Document, parts: tuple[Part, ...]) -> bool:
    """Whether any of these tables is here, and not only a heading that tells of one: 一、收支总体情况."""
    found = tables_in(document)
    headings = [section for part in parts for key in part.keys for section in found.get(key, ())]
    return any(reads_as_table(document.quote(one.title)) or _has_table(one) for one in headings)


def _has_table(section: Section) -> bool:
    return any(isinstance(part, Table) for part in section.parts)


def _is_there(document: Document, part: Part, found: set[str]) -> bool:
    if not found.isdisjoint(part.keys):
        return True
    if part.words and any(word in head for head in openings_of(document) for word in part.words):
        return True
    return any(_COUNT.match(document.text, at + len(word)) for word in part.counted for at in places_of(document, word))


def _denied(document: Document, part: Part) -> bool:
    """Whether the text says that there is nothing a table could show."""
    about = [word for key in part.keys if key for word in document.lexicon.tables.concepts[key].about]
    return absence_told(document, about) is not None


def _denied_in_text(document: Document, part: Part) -> bool:
    """Whether the text, and not only the note below an empty table, says that there is nothing to tell."""
    known = document.lexicon.sections.concepts
    about = [word for key in part.keys if key in known for word in known[key].about]
    tables = [section.span for sections in tables_in(document).values() for section in sections] if about else []
    return any(
        not any(table.start <= clause.start < table.end for table in tables)
        for clause in absences_told(document, about)
    )


def _there(parts: list[Part]) -> Words:
    names = _names(parts)
    return Words(f"；已有的必备内容：{names.zh}", f"; required content that is there: {names.en}")


def _names(parts: list[Part]) -> Words:
    if not parts:
        return Words("（无）", "(none)")
    words = [part.name for part in parts]
    return Words("、".join(word.zh for word in words), ", ".join(word.en for word in words))


def _unknown(key: str, known: Mapping[str, object]) -> Words:
    from rapidfuzz import process

    near = process.extractOne(key, list(known), score_cutoff=60)
    if near is not None:
        return Words(f"没有概念 {key}，是不是 {near[0]}？", f"unknown concept {key}; did you mean {near[0]}?")
    return Words(f"没有概念 {key}；可用的有：{'、'.join(known)}", f"unknown concept {key}; known: {', '.join(known)}")
