"""What shows that a list of parts leaves nothing out, or that it was not meant to be whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.document.model import Document, Figure, Statement
from disclosurelint.document.tables.classes import class_name, classes_of
from disclosurelint.document.walking import label_of
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Amount, Interval

#: A share that is of the whole of its list, and of nothing else.
_SHARE_OF_ALL = spoken("parts.share_of_all")
#: What joins the two things that one figure is of.
_JOINED = spoken("parts.joined")
_ALL = Decimal(100)
#: Fewer classes than these may be those of a table by chance.
_FEWEST_CLASSES = 3


@options
class Complete:
    """Items that together are all of certain wholes, even where the text says 其中."""

    shorthand: ClassVar[str] = "parts"

    parts: tuple[str, ...] = option(
        zh="各项标签依次含有的词；列举的项目一项对一个词", en="words for the labels of the items, one for each"
    )
    of: tuple[str, ...] = option(default=(), zh="总数的标签要有这些词之一", en="words one of which the whole must hold")
    unless: tuple[str, ...] = option(
        default=(), zh="总数的标签有这些词之一的不算", en="words none of which the whole may hold"
    )

    def names_all(self, whole: str, labels: Sequence[str]) -> bool:
        """Whether items with these labels are all there is of a whole with this one."""
        if len(self.parts) != len(labels) or any(word in whole for word in self.unless):
            return False
        if self.of and not any(word in whole for word in self.of):
            return False
        return all(any(word in label for label in labels) for word in self.parts)


def shares_are_all(document: Document, parts: Sequence[Statement]) -> bool:
    """Whether every part tells its share of all right behind it, and the shares come to a hundred per cent."""
    shares = [
        next((rate.amount for rate in part.rates if _SHARE_OF_ALL.match(_up_to(document, part, rate))), None)
        for part in parts
    ]
    told = [share for share in shares if share is not None and share.unit == "%"]
    gap = sum((share.value for share in told), -_ALL)
    return 1 < len(told) == len(parts) and abs(gap) <= sum((share.step for share in told), Decimal(0)) / 2


def stand_in_a_table(document: Document, whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether a table lists the same classes with the same total and, but for one that is wrong, the same amounts.

    Where the total differs, the whole may be of another extent: with what was carried over, with another fund.
    """
    told = {class_name(label_of(document, part.figure)): part.figure.amount for part in parts}
    if len(told) < len(parts) or len(told) < _FEWEST_CLASSES:
        return False
    return any(_is_listed(told, whole.figure.amount, column) for column in classes_of(document))


def _is_listed(told: Mapping[str, Amount], whole: Amount, column: Mapping[str, Amount]) -> bool:
    if not column.keys() <= told.keys() or any(told[name].value for name in told.keys() - column.keys()):
        return False
    total = sum((Interval.of(amount) for amount in column.values()), Interval(Decimal(0), Decimal(0)))
    same = [Interval.of(told[name]).overlaps(Interval.of(amount)) for name, amount in column.items()]
    return total.overlaps(Interval.of(whole)) and same.count(False) <= 1


def _up_to(document: Document, part: Statement, rate: Figure) -> str:
    """The words between a figure and its share."""
    return document.text[part.figure.span.end : rate.span.start]


def are_of_one_side(document: Document, whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether a whole is named for two things, and all parts for one: 税收返还和转移支付 (包括一般性转移支付…)."""
    sides = _JOINED.split(document.quote(whole.figure.label))
    return len(sides) > 1 and all(document.quote(part.figure.label).endswith(sides[-1]) for part in parts)
