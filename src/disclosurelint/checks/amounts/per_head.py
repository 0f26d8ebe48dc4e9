"""``per_head``: what is told for one of something follows from the cost and the number told with it: 人均90元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from itertools import combinations
from typing import ClassVar

from disclosurelint.checks.causes import fix_of, only_slip
from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.checks.judgement import Judgement, findings, judged
from disclosurelint.checks.rooms import quotient_rooms
from disclosurelint.document.facts import YEAR
from disclosurelint.document.model import Document, Figure, Section, Statement
from disclosurelint.document.walking import Placed, figures_of, headings_over, label_of, paragraphs_told
from disclosurelint.text import Amount, Interval

#: Statements on either side of one for one of something, among which its cost and its number are looked for.
_MOST_BEFORE, _MOST_BEHIND = 30, 10
#: How far a figure that is told roughly may be from what it was rounded from.
_ROUGHLY = Decimal("0.05")


@options
class Each:
    """One sort of figure for one of something."""

    words: tuple[str, ...] = option(zh="一个单位的数怎样叫：人均", en="how the figure for one is named")
    cost: tuple[str, ...] = option(zh="费用的标签含有这些词之一", en="words one of which the label of the cost holds")
    units: tuple[str, ...] = option(zh="个数的单位：人次、辆", en="the units of the number")
    about: tuple[str, ...] = option(
        default=(),
        zh="标签除“人均”外只能有这些词；还有别的词，说的就是别的费用",
        en="the only other words that the label may hold: with any else it is of another cost",
    )


@options
class PerHead:
    """Judges a figure for one of something where its cost and its number stand before it in the same section.

    Whatever cost and whatever number of the section give the figure will do, two numbers together as well: reported
    is only what follows from none of them.
    """

    kind: ClassVar[str] = "per_head"

    each: tuple[Each, ...] = option(zh="几种一个单位的数", en="the sorts of figures for one of something")
    roughly: tuple[str, ...] = option(
        default=(), zh="紧挨着数字、说它是约数的词", en="words right beside a figure that is told roughly"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every figure for one of something whose cost and number are told."""
        told: dict[int, tuple[Section, list[Placed]]] = {}
        for section, placed in paragraphs_told(document):
            told.setdefault(id(section), (section, []))[1].extend(placed)
        for _, placed in told.values():
            for at, found in enumerate(placed):
                sort = self._sort_of(document, found.statement)
                if sort is not None:
                    before = [one.statement for one in placed[max(0, at - _MOST_BEFORE) : at]]
                    behind = [one.statement for one in placed[at + 1 : at + 1 + _MOST_BEHIND]]
                    yield from self._judge(document, sort, found.statement, before, behind)

    def _sort_of(self, document: Document, statement: Statement) -> Each | None:
        figure = statement.figure
        if not figure.amount.is_money or figure.bounded or statement.is_change or figure.amount.value <= 0:
            return None
        label = _name_of(document, figure)
        for sort in self.each:
            word = next((word for word in sort.words if word in label), None)
            if word is not None and _holds_only(YEAR.sub("", label.replace(word, "", 1)), sort.about):
                return sort
        return None

    def _judge(
        self, document: Document, sort: Each, one: Statement, before: Sequence[Statement], behind: Sequence[Statement]
    ) -> Iterator[Judgement]:
        """The figure against the nearest cost and number before it."""
        each = one.figure
        costs = (it.figure for it in reversed(before) if _is_cost(document, it, sort))
        counts = (it.figure for it in reversed(before) if it.figure.amount.unit in sort.units and not it.figure.bounded)
        cost, number = next(costs, None), next((count for count in counts if count.amount.value > 1), None)
        if cost is None or number is None:
            return
        says = f"{_name_of(document, each)} {each.amount} = {cost.amount} / {number.amount}"
        follows = _follows(sort, self._as_told(document, each), [*before, *behind])
        fault = None if follows else _finding(document, each, cost, number)
        yield judged(says, [each, cost, number], fault, partial(quotient_rooms, each, cost, number))

    def _as_told(self, document: Document, each: Figure) -> Interval:
        """What a figure may have been before it was rounded, cut off, or told roughly."""
        told, amount, text = Interval.of(each.amount), each.amount, document.text
        near = text[max(0, each.span.start - 2) : each.span.start] + text[each.span.end : each.span.end + 2]
        if any(word in near for word in self.roughly):
            return Interval(told.low - amount.base_value * _ROUGHLY, told.high + amount.base_value * _ROUGHLY)
        return Interval(told.low, max(told.high, amount.base_value + amount.base_step))


def _name_of(document: Document, figure: Figure) -> str:
    """The words in front of a figure up to it: of 人均90元 all of 人均, although 均 is how figures are told."""
    return document.text[figure.label.start : figure.span.start].strip("，。；：:、 \u3000")


def _cost_name(document: Document, figure: Figure) -> str:
    """What a cost is called: by its label, or where it has none by the heading it stands right behind."""
    headings = headings_over(document, figure.span)
    return label_of(document, figure) or (headings[-1] if headings else "")


def _holds_only(words: str, known: Sequence[str]) -> bool:
    for one in sorted(known, key=len, reverse=True):
        words = words.replace(one, "")
    return not words.strip()


def _is_cost(document: Document, statement: Statement, sort: Each) -> bool:
    figure = statement.figure
    if not figure.amount.is_money or figure.standard or figure.bounded or statement.is_change:
        return False
    return figure.amount.value > 0 and any(word in _cost_name(document, figure) for word in sort.cost)


def _follows(sort: Each, wanted: Interval, around: Sequence[Statement]) -> bool:
    """Whether any money told around, by any number or two numbers together, gives what is told for one."""
    money = [figure for one in around for figure in figures_of(one) if figure.amount.is_money]
    single = [one.figure.amount.value for one in around if one.figure.amount.unit in sort.units]
    numbers = {*single, *(one + other for one, other in combinations(single, 2))} - {Decimal(0)}
    spent = [Interval.of(figure.amount) for figure in money]
    return any(
        Interval(cost.low / number, cost.high / number).overlaps(wanted)
        for cost in spent
        for number in numbers
        if number > 0
    )


def _finding(document: Document, each: Figure, cost: Figure, number: Figure) -> Finding:
    amount = each.amount
    actual = cost.amount.base_value / number.amount.value / amount._replace(value=Decimal(1)).base_value
    places = max(amount.places, 2)
    values: dict[str, Value] = {
        "label": _name_of(document, each),
        "told": amount,
        "cost_label": _cost_name(document, cost),
        "cost": cost.amount,
        "number": number.amount,
        "actual": Amount(actual.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), amount.unit, places),
    }
    related = (
        Related(cost.span, "cost", {"label": values["cost_label"], "amount": cost.amount}),
        Related(number.span, "number", {"amount": number.amount}),
    )
    finding = Finding(each.span, values, related=related)
    names = {each.span: values["label"], cost.span: values["cost_label"], number.span: label_of(document, number)}
    slip = only_slip([each, cost, number], quotient_rooms(each, cost, number))
    if slip is None:
        return finding
    told: dict[str, Value] = {"slip": names[slip.figure.span], "from": slip.figure.amount}
    told |= {"to": slip.amount, "how": slip.how}
    return finding._replace(values={**values, **told}, message="slip", edits=(fix_of(document.text, slip),))
