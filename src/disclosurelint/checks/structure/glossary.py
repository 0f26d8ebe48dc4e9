"""``glossary``: it explains what the text speaks of, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related
from disclosurelint.document.absences import absence_told
from disclosurelint.document.glossary import glossary_of, terms_of
from disclosurelint.document.model import Document, Table, once
from disclosurelint.document.presence import tables_in, tells_of_other_tables, tells_of_tables
from disclosurelint.lexicon import normalise_title
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.text import sentences_with

#: What names of figures end in, and a text may leave out or say otherwise.
_SIDE = spoken("sides.figure")
_AND_SO_ON = spoken_word("parts.and_so_on")
_TAIL = spoken("titles.term_tail")
_GRANT = spoken("titles.term_grant")
_PARTS = spoken("titles.term_parts")
_NOISE = re.compile(r"[\s“”\"（）()〔〕]")
_SHORTEST_PART = 3
_ALIKE = 80.0
_MOST_NAMED = 6
#: Of more entries than these, the first are looked at: no office explains so many terms.
_MOST_TERMS = 300


@options
class Glossary:
    """Tells, once for a document, of terms that the text never uses (``unused``) or uses and does not explain.

    A term counts as used where the text has it under a slightly other name, or one of its parts. Where the tables lie
    in another file, which terms they use cannot be known; what there is none of needs no explaining.
    """

    kind: ClassVar[str] = "glossary"

    find: Literal["unused", "unexplained"] = option(zh="找哪一种", en="which of the two to find")
    terms: tuple[str, ...] = option(
        default=(),
        zh="每份文件都应用到、也应解释的术语：没有解释才报告，没有用到另有规则",
        en="terms that every text should use and explain; that one is not used is another rule's matter",
    )
    attached_words: tuple[str, ...] = option(
        default=(), zh="说明表格在附件里的词", en="words that say that the tables stand in a separate file"
    )
    least: int = option(default=5, zh="名词解释至少有几条，才看缺哪条", en="entries that make a glossary to go by")

    def run(self, document: Document) -> Iterator[Finding]:
        sections = glossary_of(document)
        if not sections:
            return
        outside = _outside(document)
        if self.find == "unused":
            if not self._tables_elsewhere(document):
                yield from self._unused(document, outside)
        else:
            yield from self._unexplained(document, outside)

    def _tables_elsewhere(self, document: Document) -> bool:
        """Whether the tables are only listed by name, or said to be attached, or those that are not here are."""
        lines = [line for word in self.attached_words for line in sentences_with(document.text, word)]
        if any(tells_of_other_tables(document, line) for line in lines):
            return True
        headings = [section for sections in tables_in(document).values() for section in sections]
        if any(isinstance(part, Table) for section in headings for part in section.parts):
            return False
        return bool(headings) or any(tells_of_tables(document, line) for line in lines)

    def _unused(self, document: Document, outside: str) -> Iterator[Finding]:
        expected = [_NOISE.sub("", term) for term in self.terms]
        unused = [
            term.term
            for term in terms_of(document)[:_MOST_TERMS]
            if not _is_used(words := document.quote(term.term), outside)
            and not any(term in _NOISE.sub("", words) for term in expected)
        ]
        if unused:
            names = [document.quote(term) for term in unused]
            told = "、".join(names[:_MOST_NAMED]) + (_AND_SO_ON if len(names) > _MOST_NAMED else "")
            related = tuple(Related(term, "also") for term in unused[1:])
            yield Finding(unused[0], {"terms": told, "count": len(unused)}, related=related)

    def _unexplained(self, document: Document, outside: str) -> Iterator[Finding]:
        terms = terms_of(document)[:_MOST_TERMS]
        entries = [_NOISE.sub("", document.quote(term.entry)) for term in terms]
        heads = [_NOISE.sub("", document.quote(term.term)) for term in terms]
        missing = [
            term
            for term in self.terms
            if (bare := _NOISE.sub("", term)) in outside
            and not any(bare in entry for entry in entries)
            and not any(_alike(bare, head) for head in heads)
            and absence_told(document, (term,)) is None
        ]
        if missing and len(terms) >= self.least:
            yield Finding(glossary_of(document)[0].title, {"terms": "、".join(missing), "count": len(missing)})


@once
def _outside(document: Document) -> str:
    """The text without its glossaries."""
    text, sections = document.text, glossary_of(document)
    starts = [*(section.span.start for section in sections), len(text)]
    ends = [0, *(section.span.end for section in sections)]
    return _NOISE.sub("", "".join(text[end:start] for end, start in zip(ends, starts, strict=True)))


def _is_used(term: str, outside: str) -> bool:
    parts = [_NOISE.sub("", part) for part in _PARTS.split(term)]
    stems = [_SIDE.sub("", part) for part in parts]
    stems += [_TAIL.sub("", stem) for stem in stems]
    stems += [_GRANT.sub("", stem) for stem in stems]
    whole = _NOISE.sub("", normalise_title(term))
    return whole in outside or any(len(part) >= _SHORTEST_PART and part in outside for part in (*parts, *stems))


def _alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= _ALIKE
