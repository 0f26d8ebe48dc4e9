"""The lists of parts that a sentence has open, one inside another, and what closes them."""

from __future__ import annotations

from disclosurelint.document.model import Change, Statement
from disclosurelint.document.statements.part_lists import OTHER_SIDE, STOP, PartList, divides
from disclosurelint.text import Amount


class OpenLists(list[PartList]):
    """The innermost stands last. A list that closes is hung below what it belongs to."""

    def __init__(self, done: list[Statement]) -> None:
        """``done`` gets what stood in a list and is no part."""
        super().__init__()
        self._done = done

    def leave(self, rank: int, depth: int, amount: Amount | None = None) -> None:
        """Close the lists that a mark of a rank ends, at a depth of brackets.

        A list inside another whose items are set apart alike goes on with an ``amount`` that makes it complete:
        甲20万元；其中：乙5万元；丙15万元；丁8万元.
        """
        while self:
            parts = self[-1]
            outer = parts.items and parts.rank is None and self._continues_outer(rank)
            if outer and amount is not None and parts.is_completed_by(amount):
                parts.complete = True
                return
            goes_on = parts.depth < depth or not parts.items or parts.rank is None or rank <= parts.rank
            if goes_on and not outer and not parts.complete:
                return
            self.close(len(self) - 1)

    def close_deeper(self, depth: int) -> None:
        """Close the lists that began in brackets of a depth."""
        self.close(next((index for index, parts in enumerate(self) if parts.depth >= depth), len(self)))

    def close(self, keep: int = 0) -> None:
        """Close all lists but so many."""
        while len(self) > keep:
            parts = self.pop()
            if parts.items:
                self._done += parts.settle_accounts()
                self._holding(parts).breakdowns.append(parts.breakdown())

    def close_other_way(self) -> Statement | Change | None:
        """Close a list that sets its whole out in one way, for another way follows: 按用途分：…；按性质分：…"""
        ways = [at for at, parts in enumerate(self) if divides(parts.opening)]
        if not ways:
            return None
        whole = self[ways[0]].whole
        self.close(ways[0])
        return whole

    def close_below(self, rank: int) -> Statement | None:
        """Close what a mark of a rank ends; the whole of it, which another list behind the mark sets out once more.

        120人，其中机关50人、大队70人；其中男80人、女40人.
        """
        at = next((at for at, parts in enumerate(self) if parts.rank is not None and parts.rank < rank), len(self))
        whole = self[at].whole if at < len(self) else None
        if not isinstance(whole, Statement):
            return None
        self.close(at)
        return whole

    def close_this_side(self, label: str, depth: int) -> None:
        """Close the lists of one side where its other side begins: 收入总计9万元，其中…；支出总计9万元."""
        other = OTHER_SIDE.fullmatch(label)
        for at, parts in enumerate(self):
            if other and parts.depth == depth and parts.is_of_side(other):
                self.close(at)
                return

    def _continues_outer(self, rank: int) -> bool:
        """A list with one item so far ends where the separator is that of the list around it."""
        if len(self) < 2 or self[-1].depth != self[-2].depth:
            return rank == STOP
        outer = self[-2]
        return outer.rank is not None and rank >= outer.rank

    def _holding(self, parts: PartList) -> Statement | Change:
        """What a list belongs to: of one part that is more than the item it stands behind, the list around it.

        货物60万元，工程100万元，其中面向中小企业150万元.
        """
        whole, around = parts.meant(), self[-1] if self else None
        if around is None or around.depth != parts.depth or len(parts.items) > 1 or len(around.items) < 2:
            return whole
        if around.items[-1] is not whole:
            return whole
        part, item = parts.items[0].figure.amount, around.items[-1].figure.amount
        return around.whole if part.dimension == item.dimension and part.base_value > item.base_value else whole
