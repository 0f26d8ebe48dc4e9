"""``total``: a whole against the parts the text gives of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import accumulate
from typing import ClassVar

from disclosurelint.checks.causes import Wanted, fix_of, only_cause, telling_cause
from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Calculation, Finding, Related, Term, Value, Words
from disclosurelint.checks.judgement import Judgement, findings, judged, unjudged
from disclosurelint.checks.rooms import sum_rooms
from disclosurelint.checks.whole_lists import Complete, are_of_one_side, shares_are_all, stand_in_a_table
from disclosurelint.document.model import Breakdown, Change, Document, Figure, Statement
from disclosurelint.document.walking import breakdowns_of, changes_broken_down, label_of, statements_of
from disclosurelint.lexicon.speech import spoken_word
from disclosurelint.records import NamedTuple
from disclosurelint.text import Amount, Edit, Interval, Span, rounding_of
from disclosurelint.text.han import is_han

_AND_SO_ON, _MAINLY = spoken_word("parts.and_so_on"), spoken_word("parts.mainly")
#: Behind a count they go on with the next item, and are not what is counted.
_JOINERS = spoken_word("parts.joiners")

#: What a whole is called that has no name of its own: 支出总计，900万元.
_UNNAMED = Words("总数", "the whole")
#: From this many units on, a whole without decimals may be rounded to whole units.
_ROUNDED_TO_WHOLE = 1000


class _Reading(NamedTuple):
    """One way of reading where a list ends, with what it comes to. ``gap`` = sum - whole, in 元 for money.

    ``bound`` is how far rounding may carry the two apart when zeros were left off (6.6 among 5.87 and 21.41 is 6.60),
    ``loose`` when each figure was rounded where its print ends.
    """

    parts: tuple[Statement, ...]
    total: Decimal
    gap: Decimal
    bound: Decimal
    loose: Decimal


@options
class Total:
    """Parts must come to their whole; where a list may name some parts only, they must not exceed it.

    Rounding is allowed for exactly: every figure may be off by half its own last printed place. Where the prose
    leaves open which figures belong to a list, only a list that balances in no reading is reported.
    """

    kind: ClassVar[str] = "total"

    subsets: Mapping[str, tuple[str, ...]] = option(
        default={},
        zh="同一列举中，标签含左边词语的项目已包含标签含右边词语的项目，后者不再相加",
        en="in one list, an item whose label holds the left word already contains items whose label holds a right one",
    )
    apart: tuple[str, ...] = option(
        default=(),
        zh="标签含这些词的项目说的是别的范围，总数的标签不含同一个词时，加不上也不算错",
        en="items whose label holds one of these words are of another extent than a whole without it",
    )
    complete: tuple[Complete, ...] = option(
        default=(),
        zh="有这些项目的列举就是全部组成，不只是“其中”的一部分",
        en="lists of these items name all there is, even if they say 其中",
    )
    in_tables: bool = option(
        default=False,
        zh="列举的类正是一张表里的各类、合计相同、金额至多一处不同的，就是全部组成",
        en="lists of the classes of a table with its total, and one other amount at most, name all there is",
    )
    doubtful: Decimal = option(
        default=Decimal("500"),
        zh="差额超出舍入范围但不超过此数（元）时，只作提示",
        en="a gap beyond rounding but within this (元) is only a hint",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every list of parts with its whole."""
        for whole, breakdown in breakdowns_of(document):
            yield self._judge(document, whole, breakdown)
        for change, breakdown in changes_broken_down(document):
            yield self._judge_change(document, change, breakdown)

    def _judge(self, document: Document, whole: Statement, breakdown: Breakdown) -> Judgement:
        readings = [self._reading(document, whole, breakdown.items[:count]) for count in breakdown.endings]
        readings = self._with_another_whole(document, whole, breakdown) or [one for one in readings if one.parts]
        figures = [whole.figure, *(item.figure for item in breakdown.items)]
        says = partial(_set_out, document, whole, breakdown.items)
        if whole.figure.bounded:
            return unjudged(says, figures, "总数只是界限", "the whole is only a limit")
        if not readings or not _counts_its_label(document, whole):
            return unjudged(says, figures, "单位不同，不能相加", "the units differ, so nothing can be added")
        nearest = min(readings, key=lambda reading: (abs(reading.gap), -len(reading.parts)))
        says = partial(_set_out, document, whole, nearest.parts)
        figures = [whole.figure, *(part.figure for part in nearest.parts)]
        if any(abs(reading.gap) <= reading.bound for reading in readings):
            return judged(says, figures, None, partial(_rooms, whole, nearest, "="))
        if any(map(_has_subtotal, readings)):
            return unjudged(says, figures, "一项是后面几项的小计", "one item is the subtotal of those behind it")
        if self._are_apart(document, whole, nearest.parts):
            return unjudged(says, figures, "各项与总数的范围不同", "the items are of another extent than the whole")
        more = document.text.startswith(_AND_SO_ON, breakdown.items[-1].figure.span.end)
        named = not more and self._names_all(document, label_of(document, whole.figure), nearest.parts)
        listed = self.in_tables and not more and stand_in_a_table(document, whole, nearest.parts)
        closed = breakdown.closed or named or listed or (not more and shares_are_all(document, nearest.parts))
        if not closed and any(reading.gap < 0 for reading in readings):
            slip = (
                telling_cause(_wanted(whole, nearest), nearest.bound, nearest.gap) if len(nearest.parts) > 1 else None
            )
            if slip is None:
                return unjudged(says, figures, "只列出了一部分", "only some parts are listed")
        if nearest.gap < 0 and are_of_one_side(document, whole, nearest.parts):
            return unjudged(says, figures, "只列出了一部分", "only some parts are listed")
        relation = "=" if closed or nearest.gap < 0 else ">="
        found = self._finding(document, whole, nearest, closed)
        return judged(says, figures, found, partial(_rooms, whole, nearest, relation))

    def _with_another_whole(self, document: Document, whole: Statement, breakdown: Breakdown) -> list[_Reading]:
        """The readings in which a list balances before an item that has parts of its own, which is a whole beside it.

        编制数5人，其中：行政3人，事业2人，实有数6人，其中：在职4人，退休2人。
        """
        begun = (at for at, item in enumerate(breakdown.items) if at > 1 and item.breakdowns)
        readings = (self._reading(document, whole, breakdown.items[:at]) for at in begun)
        return [one for one in readings if len(one.parts) > 1 and abs(one.gap) <= one.bound]

    def _are_apart(self, document: Document, whole: Statement, parts: Sequence[Statement]) -> bool:
        labels, name = [document.quote(part.figure.label) for part in parts], document.quote(whole.figure.label)
        return any(word in label and word not in name for word in self.apart for label in labels)

    def _names_all(self, document: Document, whole: str, parts: Sequence[Statement]) -> bool:
        labels = [document.quote(part.figure.label) for part in parts]
        return any(one.names_all(whole, labels) for one in self.complete)

    def _judge_change(self, document: Document, change: Change, breakdown: Breakdown) -> Judgement:
        """The parts of a change; that they do not balance it is no fault where something else may have changed too."""
        assert change.delta is not None
        told = change.delta.amount
        moved = -told.base_value if change.direction == "down" else told.base_value
        parts = [item for item in breakdown.items if item.figure.amount.dimension == told.dimension]
        figures = [part.figure for part in parts]
        gap = sum((figure.amount.base_value for figure in figures), Decimal(0)) - moved
        terms = " + ".join(f"{label_of(document, figure)} {figure.amount}" for figure in figures)
        says = f"{document.quote(change.span)} = {terms}"
        if parts and abs(gap) <= _rounding([told, *(figure.amount for figure in figures)]):
            return judged(says, [change.delta, *figures], None)
        about = document.quote(change.label) + (label_of(document, change.figure) if change.figure else "")
        partial = _MAINLY in document.quote(breakdown.opener)
        if not partial and all(part.is_change for part in parts) and self._names_all(document, about, parts):
            return judged(says, [change.delta, *figures], _unbalanced(document, change, figures, moved + gap))
        return unjudged(
            says, [change.delta, *figures], "变动的各组成部分可以不全", "the parts of a change need not all be told"
        )

    def _reading(self, document: Document, whole: Statement, items: tuple[Statement, ...]) -> _Reading:
        parts = tuple(item for item in items if self._is_addend(document, whole, item, items))
        total = sum((part.figure.amount.base_value for part in parts), Decimal(0))
        amounts = [statement.figure.amount for statement in (whole, *parts)]
        gap = total - whole.figure.amount.base_value
        loose, even = _rounding(amounts), _evenly_printed(amounts)
        return _Reading(parts, total, gap, loose if even is amounts else _rounding(even), loose)

    def _is_addend(self, document: Document, whole: Statement, item: Statement, items: tuple[Statement, ...]) -> bool:
        figure = item.figure
        if figure.bounded or figure.amount.dimension != whole.figure.amount.dimension or figure.amount.unit == "%":
            return False
        if not _counts_its_label(document, item) or (figure.standard and not whole.figure.standard):
            return False
        label = document.quote(figure.label)
        for containing, contained in self.subsets.items():
            if any(word in label for word in contained) and any(
                other is not item and containing in document.quote(other.figure.label) for other in items
            ):
                return False
        return True

    def _finding(self, document: Document, whole: Statement, reading: _Reading, closed: bool) -> Finding:
        stated = whole.figure.amount
        computed = stated.like(reading.total)
        gap = stated.like(abs(reading.gap))
        values: dict[str, Value] = {
            "whole": label_of(document, whole.figure) or _UNNAMED,
            "stated": stated,
            "computed": computed,
            "gap": gap,
            "count": len(reading.parts),
        }
        related = [
            Related(part.figure.span, "part", {"label": label_of(document, part.figure), "amount": part.figure.amount})
            for part in reading.parts
        ]
        message = "default" if reading.gap > 0 else "less"
        intruder = _intruder(reading)
        if intruder is not None:
            message = "intruder"
            values["intruder"] = label_of(document, intruder.figure)
            twin, twin_whole = _elsewhere(document, intruder, whole)
            if twin is not None:
                message = "intruder_again" if twin_whole is None else "intruder_elsewhere"
                values["twin"] = label_of(document, twin.figure)
                if twin_whole is not None:
                    values["twin_whole"] = label_of(document, twin_whole.figure)
                related.append(Related(twin.figure.span, "twin", {"label": label_of(document, twin.figure)}))
        edits: tuple[Edit, ...] = ()
        if intruder is None:
            cause = only_cause(_wanted(whole, reading), reading.bound)
            if cause is not None:
                message = "slip" if reading.gap > 0 else "slip_less"
                values |= {"slip": label_of(document, cause.figure), "from": cause.figure.amount}
                values |= {"to": cause.amount, "how": cause.how}
                edits = (fix_of(document.text, cause),)
        return Finding(
            whole.figure.span,
            values,
            message,
            tuple(related),
            Calculation(
                Term(label_of(document, whole.figure), stated, whole.figure.span),
                tuple(
                    Term(label_of(document, part.figure), part.figure.amount, part.figure.span)
                    for part in reading.parts
                ),
                computed,
                stated.like(reading.gap),
            ),
            edits,
            severity=self._severity(reading, stated) or ("warning" if reading.gap < 0 and not closed else None),
        )

    def _severity(self, reading: _Reading, stated: Amount) -> str | None:
        """Weaker than the rule's own where rounding on the way may explain the gap."""
        if not stated.is_money:
            return None
        limit = max(2 * reading.bound, reading.loose)
        if stated.unit != "元" and reading.bound:
            limit = max(limit, self.doubtful)
        return "info" if abs(reading.gap) <= limit and len(reading.parts) > 1 else None


def _has_subtotal(reading: _Reading) -> bool:
    """Whether a list balances but for one item that is all of several right behind it: 在职17人，行政5人，事业12人."""
    amounts = [part.figure.amount.base_value for part in reading.parts]
    for at, amount in enumerate(amounts):
        if amount > 0 and abs(reading.gap - amount) <= reading.bound:
            sums = list(accumulate(amounts[at + 1 :]))
            if any(abs(total - amount) <= reading.bound for total in sums[1:]):
                return True
    return False


def _unbalanced(document: Document, change: Change, parts: Sequence[Figure], total: Decimal) -> Finding:
    """``total`` is what the parts of a change come to, negative for less."""
    assert change.delta is not None
    told = change.delta.amount
    computed = told.like(total)
    values: dict[str, Value] = {"told": document.quote(change.span), "count": len(parts), "computed": computed}
    related = tuple(
        Related(part.span, "part", {"label": label_of(document, part), "amount": part.amount}) for part in parts
    )
    return Finding(change.delta.span, values, "change", related, severity="warning")


def _rooms(whole: Statement, reading: _Reading, relation: str) -> Mapping[Span, Interval]:
    return sum_rooms(whole.figure, [(1, part.figure) for part in reading.parts], reading.bound, relation)


def _set_out(document: Document, whole: Statement, parts: tuple[Statement, ...]) -> str:
    """基本支出 190.94 万元 = 人员经费 169.53 万元 + 公用经费 21.41 万元"""
    terms = [f"{label_of(document, part.figure)} {part.figure.amount}" for part in parts]
    return f"{label_of(document, whole.figure)} {whole.figure.amount} = {' + '.join(terms)}"


def _rounding(amounts: list[Amount]) -> Decimal:
    """Half a last place for every figure. Small sums in whole units are exact: nobody rounds 7万元 and 3万元."""
    if all(amount.places == 0 for amount in amounts) and amounts[0].value < _ROUNDED_TO_WHOLE:
        return Decimal(0)
    return sum(map(rounding_of, amounts), Decimal(0))


def _evenly_printed(amounts: list[Amount]) -> list[Amount]:
    """The figures as if each had been printed with all decimals that any of its unit has."""
    places = {amount.unit: 0 for amount in amounts}
    for amount in amounts:
        places[amount.unit] = max(places[amount.unit], amount.places)
    if all(amount.places == places[amount.unit] for amount in amounts):
        return amounts
    return [amount._replace(places=places[amount.unit]) for amount in amounts]


def _counts_its_label(document: Document, statement: Statement) -> bool:
    """Whether a count is of what its label names (公务用车3辆) and not of the words behind it (9个考场)."""
    if statement.figure.amount.is_money:
        return True
    following = document.text[statement.figure.span.end : statement.figure.span.end + 1]
    return not is_han(following) or following in _JOINERS


def _intruder(reading: _Reading) -> Statement | None:
    """The one part whose amount is the gap: without it the list balances."""
    if len(reading.parts) < 3 or reading.gap <= 0:
        return None
    suspects = [
        part
        for part in reading.parts
        if abs(part.figure.amount.base_value - reading.gap) <= part.figure.amount.base_step / 2
    ]
    return suspects[0] if len(suspects) == 1 else None


def _wanted(whole: Statement, reading: _Reading) -> list[Wanted]:
    """Every figure of the sum, with the value it would need if all the others are right."""
    parts = [Wanted(part.figure, part.figure.amount.base_value - reading.gap) for part in reading.parts]
    return [Wanted(whole.figure, reading.total), *parts]


def _elsewhere(
    document: Document, intruder: Statement, listed_under: Statement
) -> tuple[Statement | None, Statement | None]:
    """Another place where the same amount stands under a like name, and the whole it is a part of there."""
    name = label_of(document, intruder.figure)
    for statement, whole in statements_of(document):
        if (
            statement is not intruder
            and whole is not listed_under
            and statement.figure.amount.base_value == intruder.figure.amount.base_value
            and _alike(name, label_of(document, statement.figure))
        ):
            return statement, whole
    return None, None


def _alike(one: str, other: str) -> bool:
    """Whether two labels share their last words, as 正常公用经费 and 日常公用经费 do."""
    return one in other or other in one or (len(one) > 3 and one[-4:] == other[-4:])
