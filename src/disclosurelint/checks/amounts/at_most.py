"""``at_most``: an amount told in certain words is a part of a concept, and no more than it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value, Words
from disclosurelint.checks.judgement import Judgement, findings, judged
from disclosurelint.checks.rooms import sum_rooms
from disclosurelint.document.facts import Fact, facts_of
from disclosurelint.document.model import Document, Figure
from disclosurelint.document.tables.facts import table_facts_of
from disclosurelint.document.walking import label_of, statements_of
from disclosurelint.text import Interval, sentence_around


@options
class AtMost:
    """Judges amounts by the words of their sentence, against the largest figure of a concept in whatever scope."""

    kind: ClassVar[str] = "at_most"

    whole: str = option(zh="不应超过的概念", en="the concept that is not to be exceeded")
    beyond: tuple[str, ...] = option(
        default=(),
        zh="全部资金的概念：它比不应超过的数所在的总数还大，说明另有资金，不检查",
        en="concepts of all money: where one is more than what the whole is a part of, there is other money",
    )
    labels: tuple[str, ...] = option(
        default=(), zh="金额的标签以这些字样开头", en="how the labels of the amounts begin"
    )
    needs: tuple[str, ...] = option(default=(), zh="同一句里都要有的字样", en="words that the sentence must all hold")
    unless: tuple[str, ...] = option(
        default=(), zh="同一句里有这些字样之一就不检查", en="words of which the sentence must hold none"
    )
    kinds: tuple[str, ...] = option(default=(), zh="只检查这几种文件；空着则不限", en="kinds of document; any if empty")

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every amount told in the words."""
        subject = document.subject
        if self.kinds and subject.kind not in self.kinds:
            return
        wholes = [
            fact
            for fact in (*facts_of(document), *table_facts_of(document))
            if fact.concept == self.whole and fact.year == subject.year
        ]
        if not wholes:
            return
        largest = max(wholes, key=_value)
        if largest.scope and largest.whole is not None:
            beyond = [fact for fact in facts_of(document) if fact.concept in self.beyond and fact.year == subject.year]
            if any(_value(fact) > largest.whole.figure.amount.base_value for fact in beyond):
                return  # there is other money, and nothing tells what is spent of it
        for statement, _ in statements_of(document):
            figure = statement.figure
            if figure.amount.is_money and not figure.bounded and self._fits(document, figure):
                yield _judge(document, figure, largest)

    def _fits(self, document: Document, figure: Figure) -> bool:
        if not label_of(document, figure).startswith(self.labels):
            return False
        sentence = document.quote(sentence_around(document.text, figure.span))
        return all(word in sentence for word in self.needs) and not any(word in sentence for word in self.unless)


def _value(fact: Fact) -> Decimal:
    return fact.figure.amount.base_value


def _judge(document: Document, figure: Figure, whole: Fact) -> Judgement:
    concept = document.lexicon.concepts.concepts[whole.concept]
    label = label_of(document, figure)
    says = f"{label} {figure.amount} <= {concept.zh} {whole.figure.amount}"
    places = [figure, whole.figure]
    told, most = Interval.of(figure.amount), Interval.of(whole.figure.amount)
    rooms = partial(sum_rooms, figure, [(1, whole.figure)], (told.width + most.width) / 2, "<=")
    if told.low <= most.high:
        return judged(says, places, None, rooms)
    values: dict[str, Value] = {
        "label": label,
        "told": figure.amount,
        "whole": Words(concept.zh, concept.en),
        "amount": whole.figure.amount,
    }
    related = (Related(whole.figure.span, "whole", {"whole": values["whole"], "amount": whole.figure.amount}),)
    return judged(says, places, Finding(figure.span, values, related=related), rooms)
