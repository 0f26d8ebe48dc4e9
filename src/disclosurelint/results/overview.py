"""What a reader wants to see of a document at a glance: its headings, and where the money comes from and goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from disclosurelint.checks.finding import Words
from disclosurelint.document import Document
from disclosurelint.document.facts import Fact, facts_of
from disclosurelint.document.model import Breakdown, Section, Statement
from disclosurelint.document.tables.facts import table_facts_of
from disclosurelint.document.walking import label_of
from disclosurelint.records import NamedTuple
from disclosurelint.text import Amount, Span

#: A sentence of more characters is an item of a list, whatever stands below it.
_LONGEST_SENTENCE = 30


class Heading(NamedTuple):
    """A heading: ``level`` counts from 1, ``place`` is the heading itself, ``whole`` all that stands under it.

    ``is_sentence`` tells a numbered sentence with nothing below it, such as one of the duties: it has a place in the
    outline, and looks like any other text.
    """

    level: int
    title: str
    place: Span
    whole: Span
    is_sentence: bool = False


class Flow(NamedTuple):
    """An amount of money with what it is made of. ``places`` are all where the file tells it, the first one first."""

    label: Words
    amount: Amount
    places: tuple[Span, ...]
    parts: tuple[Flow, ...] = ()


class Overview(NamedTuple):
    """``income`` and ``expenditure`` are None where the document does not tell them. Spans are places in the file."""

    headings: tuple[Heading, ...]
    income: Flow | None
    expenditure: Flow | None


def overview_of(document: Document) -> Overview:
    """The overview of a document; money of its own year and in one scope only."""
    tree = document.lexicon.list("flow")
    told = _told(document, set(_concepts(tree["income"])) | set(_concepts(tree["expenditure"])))
    return Overview(
        tuple(_headings(document)), _flow(document, tree["income"], told), _flow(document, tree["expenditure"], told)
    )


def _headings(document: Document) -> Iterator[Heading]:
    for section in document.root.sections():
        if section.title.end > section.title.start:
            begin = section.marker.span.start if section.marker else section.title.start
            place = document.origin(Span(begin, section.title.end))
            yield Heading(
                max(1, section.level),
                document.quote(section.title).strip(),
                place,
                document.origin(section.span),
                _is_sentence(document, section),
            )


def _is_sentence(document: Document, section: Section) -> bool:
    ended = document.text[section.title.end : section.title.end + 1] in ("。", "；")
    length = section.title.end - section.title.start
    return ended and (not section.parts or length > _LONGEST_SENTENCE)


def _concepts(node: Mapping[str, Any]) -> Iterator[str]:
    yield from node["concepts"]
    for part in node.get("parts", ()):
        yield from _concepts(part)


def _told(document: Document, concepts: set[str]) -> dict[str, list[Fact]]:
    """The facts about some concepts in the year of the document, all in the scope that tells most of them."""
    facts = [
        fact
        for fact in (*facts_of(document), *table_facts_of(document))
        if fact.concept in concepts and fact.year == document.subject.year
    ]
    scopes = Counter(scope for _, scope in dict.fromkeys((fact.concept, fact.scope) for fact in facts))
    scope = max(scopes, key=lambda one: (scopes[one], one == ""), default="")
    by_concept: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.scope in (scope, ""):
            by_concept.setdefault(fact.concept, []).append(fact)
    return by_concept


def _flow(document: Document, node: Mapping[str, Any], told: Mapping[str, list[Fact]]) -> Flow | None:
    facts = next((told[concept] for concept in node["concepts"] if concept in told), None)
    if facts is None:
        return None
    first = facts[0]
    found = (_flow(document, part, told) for part in node.get("parts", ()))
    parts = tuple(part for part in found if part is not None) or tuple(_items(document, facts))
    concept = document.lexicon.concepts.concepts[first.concept]
    places = dict.fromkeys(document.origin(fact.figure.span) for fact in facts)
    return Flow(Words(concept.zh, concept.en), first.figure.amount, tuple(places), parts)


def _items(document: Document, facts: Iterable[Fact]) -> Iterator[Flow]:
    """What the longest list of money behind one of the figures names."""
    lists = [breakdown for fact in facts for breakdown in fact.statement.breakdowns if _is_of_money(breakdown)]
    if lists:
        for item in max(lists, key=lambda one: len(one.items)).items:
            yield _item(document, item)


def _is_of_money(breakdown: Breakdown) -> bool:
    figures = [item.figure for item in breakdown.items]
    return all(one.amount.is_money and not (one.bounded or one.standard) for one in figures)


def _item(document: Document, item: Statement) -> Flow:
    label = label_of(document, item.figure)
    return Flow(Words(label, label), item.figure.amount, (document.origin(item.figure.span),))
