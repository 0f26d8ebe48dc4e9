"""A list of the parts of a figure while it is read, and what a label tells of its place in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from disclosurelint.document.model import Breakdown, Change, Statement
from disclosurelint.document.tokens import Token
from disclosurelint.lexicon.speech import spoken, spoken_word, spoken_words
from disclosurelint.text import Amount, Interval, Span
from disclosurelint.text.numbering import han_number

#: How marks rank: a list is closed by one that ranks above those between its items.
DUN, COMMA, SEMICOLON, STOP = 1, 2, 3, 4

_NEW_SUBJECT = spoken("parts.new_subject")
#: Of money they tell where all of it goes, of things only some: 设备31台，包括磁共振1台、CT2台.
_EXAMPLES = spoken("parts.examples")
_PARTIAL = spoken("parts.partial")
#: Behind a list of which not all is there to be read: 等, or a comma at the end of a paragraph that was broken off.
_GOES_ON = spoken("parts.goes_on")
#: The last part of a list that leaves nothing out.
_ALL_ELSE = spoken("parts.all_else")
#: Those that left are no part of those in service: 教职工62人，其中高级4人、中级58人，退休28人.
_LEFT = spoken("parts.left")
_YEAR = spoken("years.in_front")
_BUDGET = spoken("sides.planned")
#: What the figure behind a budget is called when it tells what was spent of it.
_ACCOUNT = spoken("sides.spent")
#: One side of a budget by itself or of one fund: 支出总计, 2024年度财政拨款支出合计.
OTHER_SIDE = spoken("parts.other_side")
_OF_WHICH = spoken_word("parts.of_which")
_DIVIDES = spoken_words("parts.divides")
_TOTAL_SIGN = spoken_word("parts.total_sign")
_TOTAL = spoken("parts.total")
#: 两项合计: of so many of the items before it.
_TOTAL_OF_SOME = spoken("parts.total_of_some")


def key_of(label: str) -> str:
    """A label without its year: 基本支出 of 2023年基本支出."""
    return _YEAR.sub("", label.strip())


def is_budget(label: str) -> bool:
    """Whether a label says that its figure was planned: 接待费年初预算数, and not 政府性基金预算."""
    return _BUDGET.search(label) is not None


def is_account(label: str) -> bool:
    """Whether a label says no more than that its figure was spent: 决算数."""
    return _ACCOUNT.fullmatch(label) is not None


def divides(opening: str) -> bool:
    """Whether an opener sets out all there is once more, by other parts: 按功能分类：."""
    return opening.startswith(_DIVIDES)


def is_total(words: str) -> bool:
    """Whether words name a total of all the items before it: 合计."""
    return _TOTAL_SIGN in words and _TOTAL.fullmatch(words) is not None


def items_totalled(words: str) -> int:
    """Of how many items before it words name the total: two for 两项合计; none where they name no such total."""
    found = _TOTAL_OF_SOME.fullmatch(words) if _TOTAL_SIGN in words else None
    return han_number(found[1]) if found else 0


@dataclass(slots=True)
class PartList:
    """The parts of ``whole`` read so far. ``rank`` is that of the marks between them, known from the second part on.

    ``ranks`` are the marks in front of each item, ``accounts`` what was spent of an item (决算数 behind 预算数), by
    its place. ``instead`` is what they may be parts of as well: what has changed, where the whole is a change, or
    another figure of the sentence. ``complete`` where the last item is known to be the last.
    """

    text: str
    whole: Statement | Change
    opener: Token | None
    depth: int
    instead: Sequence[Statement] = ()
    rank: int | None = None
    complete: bool = False
    items: list[Statement] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    accounts: dict[int, Statement] = field(default_factory=dict)

    @property
    def opening(self) -> str:
        """The words that open the list; empty for one in brackets."""
        return "" if self.opener is None else self.text[self.opener.start : self.opener.end]

    def add(self, item: Statement, rank: int) -> None:
        """One more part, behind a mark of a rank; the second part shows how the parts are set apart."""
        if self.items and self.rank is None:
            self.rank = rank
        self.items.append(item)
        self.ranks.append(rank)

    def is_of_side(self, other: re.Match[str]) -> bool:
        """Whether the parts are parts of the side that faces another: the same fund, or none named."""
        own = OTHER_SIDE.fullmatch(key_of(self._label(self.whole))) if isinstance(self.whole, Statement) else None
        return own is not None and own["side"] != other["side"] and other["fund"] in ("", own["fund"])

    def drop_last(self) -> None:
        """Take back the last part, which was none."""
        del self.items[-1], self.ranks[-1]
        if len(self.items) < 2:
            self.rank = None

    def is_account_of_last(self, statement: Statement) -> bool:
        """Whether a figure is what was spent of the budget of the item before it."""
        return bool(self.items) and is_account(self._label(statement)) and is_budget(self._label(self.items[-1]))

    def is_completed_by(self, amount: Amount) -> bool:
        """Whether the parts come to just what their whole is with one more amount."""
        wholes = [one.figure.amount for one in (self.whole, *self.instead) if isinstance(one, Statement)]
        told = [*(item.figure.amount for item in self.items), amount]
        total = sum((Interval.of(one) for one in told), Interval(Decimal(0), Decimal(0)))
        return any(
            total.overlaps(Interval.of(whole)) and all(one.dimension == whole.dimension for one in told)
            for whole in wholes
        )

    def gather(self, total: Statement, count: int) -> None:
        """Put the total of the last items in their place."""
        self.items[-count:], self.ranks[-count:], self.rank = [total], [self.ranks[-count]], None

    def settle_accounts(self) -> list[Statement]:
        """Keep of every item the figure that is of the whole's own sort, and give back those that are not parts."""
        if isinstance(self.whole, Statement) and is_budget(self._label(self.whole)):
            return list(self.accounts.values())
        budgets = [self.items[place] for place in self.accounts]
        for place, account in self.accounts.items():
            self.items[place] = account
        return budgets

    def meant(self) -> Statement | Change:
        """What the parts are parts of: in 支出50万元，比上年增加5万元，其中甲20万元、乙30万元 not of the change."""
        whole = self.whole
        figure = whole.delta if isinstance(whole, Change) else whole.figure
        told = [item.figure.amount for item in self.items]
        others = [one for one in self.instead if one.figure.amount.dimension == told[0].dimension]
        if figure is None or not others:
            return whole
        if isinstance(whole, Change) and any(item.is_change for item in self.items):
            return whole
        total = sum((amount.base_value for amount in told), Decimal(0))
        other = min(others, key=lambda one: abs(total - one.figure.amount.base_value))
        gap, other_gap = abs(total - figure.amount.base_value), abs(total - other.figure.amount.base_value)
        if isinstance(whole, Statement) and not whole.figure.standard:
            # 支出50万元，年初预算45万元。其中甲20万元、乙30万元
            rounding = len(told) * other.figure.amount.base_step / 2
            return other if len(told) > 1 and other_gap <= rounding < gap else whole
        return other if other_gap < gap else whole

    def breakdown(self) -> Breakdown:
        """The list as read, with every place where it may end."""
        items, last = self.items, self.items[-1].figure
        opening = self.opening
        examples = _EXAMPLES.search(opening) is not None and not last.amount.is_money
        closed = bool(opening) and not examples and not _PARTIAL.search(opening)
        closed = closed and not _GOES_ON.match(self.text, last.span.end)
        closed = closed or (len(items) > 1 and _ALL_ELSE.fullmatch(key_of(self._label(items[-1]))) is not None)
        ends = range(1, len(items))
        endings = [count for count in ends if self._may_end(count) or (not closed and self._is_complete(count))]
        start = items[0].span.start
        opener = Span(start, start) if self.opener is None else Span(self.opener.start, self.opener.end)
        return Breakdown(opener, tuple(items), closed, (*endings, len(items)))

    def _may_end(self, count: int) -> bool:
        """Whether the list may end before an item, which is then the beginning of something new."""
        amount, before = self.items[count].figure.amount, self.items[count - 1].figure.amount
        if self.ranks[count] < COMMA:
            return False
        if amount.dimension != before.dimension or _NEW_SUBJECT.match(self._label(self.items[count])):
            return True
        if amount.is_money:
            return False
        # 共有村256个，其中脱贫村68个；卫生室256个
        another = self.ranks[count] >= SEMICOLON and self.opening == _OF_WHICH
        return another or _LEFT.match(self._label(self.items[count])) is not None

    def _is_complete(self, count: int) -> bool:
        """Whether so many parts, two of them or more, come to just what the whole is: what follows is another thing."""
        told = [item.figure.amount for item in self.items[:count] if item.figure.amount.value]
        if isinstance(self.whole, Change) or len(told) < 2 or self.ranks[count] < COMMA:
            return False
        whole = self.whole.figure.amount
        alike = all(amount.dimension == whole.dimension for amount in told)
        return alike and sum((amount.base_value for amount in told), Decimal(0)) == whole.base_value

    def _label(self, statement: Statement) -> str:
        return self.text[statement.figure.label.start : statement.figure.label.end]
