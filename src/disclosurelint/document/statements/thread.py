"""What the sentences of a paragraph have told so far, for what comes next is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from disclosurelint.document.model import Change, Figure, Statement
from disclosurelint.document.statements.open_lists import OpenLists
from disclosurelint.document.statements.part_lists import DUN, SEMICOLON, STOP, key_of
from disclosurelint.document.tokens import Token
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Span

#: Figures before a change that it may be of, at most.
MOST_MEANT = 12

#: What is said of both sides at once, whose first may be a name of its own: 收、支总计各增加; 收支各减少.
_BOTH = spoken("parts.each_side")
_SIDE = spoken("parts.side")


@dataclass(slots=True)
class Comparison:
    """``较上年…``: waits for the change it introduces. ``ended`` when a comma has come: 与上年相比，…"""

    span: Span
    label: Span | None = None  # 基本支出较上年…
    base: Figure | None = None
    ended: bool = False


class Thread:
    """Where the reading of one paragraph stands. ``done`` are its statements, the top-level ones."""

    def __init__(self, text: str, told: dict[str, Figure]) -> None:
        """``told`` is what the document has told so far, by label; the figures of this piece are added."""
        self.text = text
        self.told = told
        self.done: list[Statement] = []
        self.lists = OpenLists(self.done)
        self.last: Statement | Change | None = None
        self.last_change: Change | None = None
        self.changed: Statement | None = None  # what the last change is of
        self.lead: Statement | Change | None = None  # first top-level figure of this sentence, or of the one before
        self.lead_is_old = False
        self.comparison: Comparison | None = None
        self.subject: Span | None = None  # a name without a figure that the last comparison was of
        self.separator = STOP
        self.depth = 0  # of brackets
        self.in_passing = False  # in brackets that hold one figure
        self.clause: list[Statement] = []  # since the last semicolon or full stop
        self.sentence: list[Statement] = []  # the clause with figures before that
        self.names: list[Span] = []  # labels in a row without figures: A、B和C分别为…
        self.waiting: list[Span] = []  # labels whose figures come now

    def quote(self, span: Span | Token) -> str:
        return self.text[span.start : span.end]

    def key(self, label: Span) -> str:
        """What a label is told by: without its year."""
        return key_of(self.quote(label))

    @property
    def last_figure(self) -> Statement | None:
        """What was told last, where it is a figure and no change."""
        return self.last if isinstance(self.last, Statement) else None

    def take_rank(self) -> int:
        """How the mark ranks that the next figure stands behind; it counts once."""
        rank, self.separator = self.separator or DUN, 0
        return rank

    def take_comparison(self) -> Comparison | None:
        """The comparison that waits for a change, which it introduces."""
        comparison, self.comparison = self.comparison, None
        return comparison

    def end_clause(self, rank: int) -> None:
        """A comma or a mark that ranks above it."""
        if self.lists and not self.lists[-1].items and (self.names or rank >= SEMICOLON):
            self.lists.pop()  # 主要为增加的人员经费，…: parts without figures
        self.names.clear()
        if self.comparison is not None:
            self.comparison.ended = True
        if rank >= SEMICOLON:
            self.subject = None
        if rank >= SEMICOLON and self.clause:
            self.sentence, self.clause = self.clause, []

    def end_sentence(self) -> None:
        """A full stop: the next sentence begins anew, but may go on with the first figure of this one."""
        if self.depth == 0:
            self.lists.close()
        self.comparison = None
        self.waiting = []
        self.last_change = None
        self.last = None
        self.lead_is_old = True

    def turn_to(self, name: Span) -> None:
        """What comes next is said of something that has no figure here: 购置费比预算无变化，比上年减少5万元."""
        self.subject, self.last, self.last_change = name, None, None

    def follow(self, statement: Statement) -> None:
        """What comes next is said of this figure."""
        self.separator = 0
        self.subject = None
        self.comparison = None
        self.last = statement
        self.last_change = None
        self.clause = [*self.clause[1 - MOST_MEANT :], statement]
        self.names.clear()

    def add_rate(self, figure: Figure) -> None:
        """Give a rate to what was told last."""
        last = self.last
        if isinstance(last, Change):
            if last.rate is None and figure.label.start == figure.label.end:
                last.rate = figure  # 减少18.50万元(65.37%)
        elif last is not None:
            last.rates.append(figure)

    def repeats(self, label: Span, about: Statement | None) -> bool:
        """Whether a change names again the figure it is about: 收入总计2900万元，…，收入总计减少50万元."""
        if about is None:
            return False
        again, name = self.quote(label).strip(), self.quote(about.figure.label).strip()
        both = _BOTH.fullmatch(again)
        if both is not None and _SIDE.search(name):
            return (both[1] or both[2] or "") in name
        return bool(again) and (again in name or name in again)


def span_of(token: Token) -> Span:
    """A token's characters."""
    return Span(token.start, token.end)


def start_of(label: Span | None, token: Token) -> int:
    """Where a phrase begins: with its label, where it has one."""
    return token.start if label is None else label.start
