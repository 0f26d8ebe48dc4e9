"""Works out the digest of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

from disclosurelint.checks.comparison import comparisons_of, side_is_named, signed_delta
from disclosurelint.checks.digest import ONE_SCOPE, Digest, Moved, Passage, Share, Told, YearTold, checksum
from disclosurelint.checks.finding import Words
from disclosurelint.document.bodies import covers_bodies, listed_bodies, without_level
from disclosurelint.document.facts import (
    LAST_YEAR,
    YEAR,
    About,
    Fact,
    about_base,
    about_label,
    count_facts_of,
    facts_of,
    former_facts_of,
)
from disclosurelint.document.model import Document, Figure, Paragraph, Statement, once
from disclosurelint.document.tables.facts import facts_of_bodies, table_facts_of
from disclosurelint.document.walking import label_of, placed_in, statements_of
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.text import Span, sentence_around

_COMPLETED = spoken_word("sides.completed")
_PLANNED = spoken_word("sides.budget")
_INITIAL = spoken("sides.initial")
_BLANK = re.compile(r"\s+")
_NUMBER = spoken("figures.year_or_number")
#: Characters kept on either side of a year, to see what it is the year of.
_AROUND = 10
#: How telling a statement is: an unchanged figure cannot have changed from last year; a rate may come twice by chance,
#: so that the figures around it must have so many digits besides zeros.
_RATE, _CHANGE = 1, 2
_DIGIT, _FEWEST_DIGITS = re.compile("[1-9]"), 10
#: A passage with fewer characters says too little to be known again.
_SHORTEST = 16


def digest_of(document: Document) -> Digest:
    """The digest of a document."""
    subject = document.subject
    facts = [*facts_of(document), *count_facts_of(document), *table_facts_of(document)]
    units = tuple(body.name for body in listed_bodies(document)) if covers_bodies(document) else ()
    return Digest(
        document.source.path,
        checksum(document.source),
        without_level(subject.name),
        subject.region,
        subject.kind,
        subject.year,
        (*(_told(document, fact) for fact in facts), *_former(document), *_initial(document)),
        tuple(_moved(document)),
        tuple(_passages(document)),
        units,
        tuple(_shares(document, frozenset(units))),
    )


def _told(document: Document, fact: Fact) -> Told:
    return _figure(document, fact.about, fact.scope, fact.figure)


def _figure(document: Document, about: About, scope: str, figure: Figure) -> Told:
    concept = document.lexicon.concepts.concepts[about[0]]
    scope = ONE_SCOPE if concept.single else scope
    label = Words(concept.zh, concept.en)
    restated = _is_restated(document, figure.span)
    return Told(label, *about, scope, figure.amount, document.origin(figure.span), restated)


def _former(document: Document) -> Iterator[Told]:
    """The figures of the year before that comparisons tell, without a side where the text says only 上年."""
    for fact in former_facts_of(document):
        change = next(change for change in fact.statement.changes if change.base_amount is fact.figure)
        yield _told(document, fact)._replace(side=fact.side if side_is_named(document, change) else "")


def _initial(document: Document) -> Iterator[Told]:
    """What an account says that the budget was when the year began: 公务接待费年初预算1.50万元."""
    if not document.subject.kind.endswith("final"):
        return
    for statement, _ in statements_of(document):
        figure = statement.figure
        label = label_of(document, figure)
        named = about_label(document, _INITIAL.sub("", label)) if _INITIAL.search(label) else None
        if named is not None and figure.amount.is_money and not figure.bounded:
            concept, year, _ = named
            yield _figure(document, (concept, year, "initial"), document.lexicon.concepts.scope_of(label), figure)


def _moved(document: Document) -> Iterator[Moved]:
    """The changes from a figure that the text does not tell; one that it tells is among the figures."""
    facts = {id(fact.figure): fact for fact in facts_of(document)}
    for comparison in comparisons_of(document):
        fact = facts.get(id(comparison.now))
        delta = signed_delta(comparison)
        if fact is None or delta is None or comparison.change.base_amount is not None:
            continue
        if _is_restated(document, comparison.change.span):
            continue
        before = about_base(document, comparison.change, fact.about)
        if before is not None:
            side = before[2] if side_is_named(document, comparison.change) else ""
            yield Moved(_told(document, fact), before[1], side, delta, document.origin(comparison.change.span))


@once
def _restating_words(document: Document) -> list[str]:
    """The words in the document that say that figures were worked out anew."""
    return [word for word in document.lexicon.concepts.restated if word in document.text]


def _is_restated(document: Document, span: Span) -> bool:
    """Whether the sentence, or the row of a table, around a place says that figures were worked out anew."""
    words = _restating_words(document)
    if not words:
        return False
    sentence = document.quote(sentence_around(document.text, span))
    return any(word in sentence for word in words)


def _passages(document: Document) -> Iterator[Passage]:
    """The paragraphs in which a year stands or a change is told: of others, nothing could be said."""
    for block in document.blocks():
        if isinstance(block, Paragraph):
            told = max((_weight(document, placed.statement) for placed in placed_in(document, block)), default=0)
            if told or YEAR.search(document.text, *block.span):
                passage = _passage(document, block, told)
                if passage is not None:
                    yield passage


def _passage(document: Document, paragraph: Paragraph, told: int) -> Passage | None:
    text, start = document.quote(paragraph.span), paragraph.span.start
    found = list(_NUMBER.finditer(text))
    words = _BLANK.sub("", _NUMBER.sub("#", text))
    if len(words) < _SHORTEST:
        return None
    figures = tuple(one[0] for one in found if not one[1])
    telling = told == _CHANGE or (told == _RATE and len(_DIGIT.findall("".join(figures))) >= _FEWEST_DIGITS)
    years = (
        YearTold(
            int(one[1]),
            text[max(0, one.start() - _AROUND) : one.start()],
            text[one.end() : one.end() + _AROUND],
            document.origin(Span(start + one.start(), start + one.end())),
        )
        for one in found
        if one[1]
    )
    return Passage(
        blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(),
        figures if telling else (),
        tuple(years),
        telling,
        document.origin(paragraph.span),
    )


def _weight(document: Document, statement: Statement) -> int:
    """What a statement tells that differs from year to year: a change from last year, a rate, or nothing."""
    weight = 0
    for change in statement.changes:
        figures = [figure for figure in (change.delta, change.rate) if figure is not None]
        if any(figure.amount.value != 0 for figure in figures):
            base = document.quote(change.base) if change.base else ""
            base += label_of(document, change.base_amount) if change.base_amount else ""
            from_last_year = LAST_YEAR.search(base) or YEAR.search(base) or _PLANNED not in base
            weight = max(weight, _CHANGE if from_last_year else _RATE)
    completed = (rate for rate in statement.rates if document.quote(rate.label).startswith(_COMPLETED))
    return max(weight, _RATE) if any(rate.amount.value not in (0, 100) for rate in completed) else weight


def _shares(document: Document, units: frozenset[str]) -> Iterator[Share]:
    """The figures that a department gives of its units: in a list under a figure of its own, or by row of a table."""
    if not units:
        return
    for fact in facts_of(document):
        for breakdown in fact.statement.breakdowns:
            for item in breakdown.items:
                unit = without_level(label_of(document, item.figure))
                if unit in units and item.figure.amount.dimension == fact.figure.amount.dimension:
                    told = _told(document, fact)._replace(
                        amount=item.figure.amount, span=document.origin(item.figure.span)
                    )
                    yield Share(unit, told)
    for unit, fact in facts_of_bodies(document, units):
        yield Share(unit, _told(document, fact))
