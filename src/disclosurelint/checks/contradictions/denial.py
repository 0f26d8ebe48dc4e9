"""``denial``: the text says that there is none of something, and a figure elsewhere says that there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value, Words
from disclosurelint.document.facts import LAST_YEAR, YEAR, Fact, count_facts_of, facts_of
from disclosurelint.document.model import Document, once
from disclosurelint.document.tables.facts import table_facts_of
from disclosurelint.document.turns import places_of
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Span, sentence_around

#: In front of the thing denied, and what may follow it: 无公务接待费增减变化 denies something else.
_NONE = spoken("denials.none")
_WHOLE = spoken("denials.whole")
_FARTHEST = 8
_CLAUSE_END = re.compile("[，：、（(]")


@options
class Denied:
    """A thing that may be denied, and the figures that show that there is some of it."""

    words: tuple[str, ...] = option(zh="被否认的事：政府采购、公务接待", en="what is denied, as the text names it")
    concepts: tuple[str, ...] = option(default=(), zh="大于零就与之矛盾的概念", en="concepts that must be nothing then")
    scope: str = option(
        default="", zh="这个口径有大于零的数就与之矛盾", en="scope of whose funds there must be nothing then"
    )


@options
class Denial:
    """Finds clauses that deny something as a whole (无政府采购预算安排) beside a figure of it above zero.

    A clause about another year, about other bodies than the document's own, or on a condition denies nothing.
    """

    kind: ClassVar[str] = "denial"

    denied: tuple[Denied, ...] = option(default=(), zh="可能被否认的事", en="things that may be denied")
    conditions: tuple[str, ...] = option(
        default=(),
        zh="小句里在否认之前出现时，不是在否认的字样",
        en="words before it in its clause that make it no denial",
    )
    others: tuple[str, ...] = option(
        default=(),
        zh="句子里在否认之前出现时，说的是另外的单位或一部分的字样",
        en="words before it in its sentence that make it a denial for others, or for a part",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        for one in self.denied:
            against: list[Fact] | None = None
            for what, span in _denials(document, one.words):
                if against is None:
                    against = [
                        fact
                        for fact in _figures_above_zero(document)
                        if fact.concept in one.concepts or (one.scope and fact.scope == one.scope)
                    ]
                if against and self._is_meant(document, span):
                    yield _finding(document, span, what, against)

    def _is_meant(self, document: Document, span: Span) -> bool:
        """Whether a denial is of this document's year and body, and is one."""
        text = document.text
        sentence = text[sentence_around(text, span).start : span.start]
        clause = _CLAUSE_END.split(sentence)[-1]
        years = YEAR.findall(sentence)
        if LAST_YEAR.search(clause) or LAST_YEAR.match(sentence) or (years and str(document.subject.year) not in years):
            return False
        if any(word in clause for word in self.conditions) or any(word in sentence for word in self.others):
            return False
        return not any(glossary.covers(span) for glossary in _glossaries(document))


@once
def _glossaries(document: Document) -> list[Span]:
    return [section.span for section in document.sections() if "glossary" in section.concepts]


@once
def _figures_above_zero(document: Document) -> list[Fact]:
    """What there is some of this year, wherever it is told: in an account what was granted may not have been spent."""
    side = document.subject.kind.rpartition("-")[2]
    facts = [
        fact
        for fact in (*facts_of(document), *count_facts_of(document), *table_facts_of(document))
        if fact.year == document.subject.year and (side not in ("budget", "final") or fact.side == side)
    ]
    nothing = {(fact.concept, fact.scope) for fact in facts if fact.figure.amount.value == 0}
    return [fact for fact in facts if fact.figure.amount.value > 0 and (fact.concept, fact.scope) not in nothing]


def _denials(document: Document, words: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """Every place that denies one of the things: which, and the words of the denial."""
    text, seen = document.text, set[int]()
    for word in sorted(words, key=len, reverse=True):
        for at in places_of(document, word):
            none = _NONE.search(text, max(0, at - _FARTHEST), at)
            whole = _WHOLE.match(text, at + len(word)) if none else None
            if none and whole and none.start() not in seen:
                seen.add(none.start())
                yield word, Span(none.start(), whole.end())


def _finding(document: Document, span: Span, what: str, against: list[Fact]) -> Finding:
    first = against[0]
    concept = document.lexicon.concepts.concepts[first.concept]
    values: dict[str, Value] = {
        "what": what,
        "label": Words(concept.zh, concept.en),
        "amount": first.figure.amount,
    }
    related = tuple(Related(fact.figure.span, "figure", {"amount": fact.figure.amount}) for fact in against[:5])
    return Finding(span, values, related=related)
