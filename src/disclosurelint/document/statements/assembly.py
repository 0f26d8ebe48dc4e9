"""Puts the phrases of a sentence together: which figure a change belongs to, which whole a list of parts.

Prose says this by order and by separators that rank 、和 < ， < ； < 。: a list is closed by a separator that
ranks above the one its own items are set apart with. Where that leaves open how many of the following figures
belong to a list, all readings are kept (``Breakdown.endings``), for a check to be charitable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from disclosurelint.document.figures import read_amount
from disclosurelint.document.model import Breakdown, Change, Direction, Figure, Statement
from disclosurelint.document.statements.open_lists import OpenLists
from disclosurelint.document.statements.part_lists import (
    COMMA,
    DUN,
    SEMICOLON,
    STOP,
    PartList,
    is_budget,
    is_total,
    items_totalled,
    key_of,
)
from disclosurelint.document.statements.phrases import (
    Bracket,
    ChangePhrase,
    FigurePhrase,
    FlatPhrase,
    Phrase,
    SharePhrase,
)
from disclosurelint.document.statements.standards import is_limit, is_standard, leads_to_new_level
from disclosurelint.document.tokens import Token
from disclosurelint.text import Amount, Span

_SEPARATORS = {"DUN": DUN, "AND": DUN, "COMMA": COMMA, "SEMICOLON": SEMICOLON, "STOP": STOP}
#: Labels of changes that name no figure of their own: 决算数较上年增加.
_BARE = re.compile(r"(?:实际)?(?:支出|收入|总额|金额|总数|经费)?(?:决算|预算|执行)?数?")
_REFERS_BACK = re.compile(r"其|上述|以上|该项|具体|分|构成|按")
_BARE_COMPARING = re.compile(r"与|较|比|同|和")
#: Openers after which all parts follow, of a figure that may have been told in a sentence before.
_SETS_OUT_ALL = re.compile(r"^由|以下|分类|划分|分[：:]|构成|如下")
_BOTH_SIDES = re.compile(r"收[、与和及]?支|收入[、与和及]?支出")
_AND_IN_LABEL = re.compile(r"[和及与]")
#: Figures before a change that it may be of, at most.
_MOST_MEANT = 12


@dataclass(slots=True)
class _Comparison:
    """``较上年…``: waits for the change it introduces. ``ended`` when a comma has come: 与上年相比，…"""

    span: Span
    label: Span | None = None  # 基本支出较上年…
    base: Figure | None = None
    ended: bool = False


class Assembler:
    """Reads the phrases of one paragraph, sentence after sentence."""

    def __init__(self, text: str, told: dict[str, Figure]) -> None:
        """``told`` is what the document has told so far, by label; the figures of this piece are added."""
        self._text = text
        self._told = told
        self._done: list[Statement] = []
        self._lists = OpenLists(self._done)
        self._last: Statement | Change | None = None
        self._last_change: Change | None = None
        self._changed: Statement | None = None  # what the last change is of
        self._lead: Statement | Change | None = None  # first top-level figure of this sentence, or of the one before
        self._lead_is_old = False
        self._comparison: _Comparison | None = None
        self._separator = STOP
        self._depth = 0
        self._in_passing = False  # in brackets that hold one figure
        self._clause: list[Statement] = []  # since the last semicolon or full stop
        self._sentence: list[Statement] = []  # the clause with figures before that
        self._names: list[Span] = []  # labels in a row without figures: A、B和C分别为…
        self._waiting: list[Span] = []

    def statements(self, phrases: Iterable[Phrase]) -> tuple[Statement, ...]:
        """The top-level statements; parts hang below their whole."""
        self._read(phrases)
        self._lists.close()
        return tuple(self._done)

    def _read(self, phrases: Iterable[Phrase]) -> None:
        for phrase in phrases:
            if isinstance(phrase, FigurePhrase):
                self._figure(phrase)
            elif isinstance(phrase, ChangePhrase):
                self._change(phrase)
            elif isinstance(phrase, FlatPhrase):
                self._flat(phrase)
            elif isinstance(phrase, SharePhrase):
                self._share(phrase)
            elif isinstance(phrase, Bracket):
                self._bracket(phrase)
            elif isinstance(phrase, Token):
                self._token(phrase)
            else:
                self._names.append(phrase)

    # ------------------------------------------------------------------ marks

    def _token(self, token: Token) -> None:
        rank = _SEPARATORS.get(token.type)
        if rank is not None:
            self._separator = max(self._separator, rank)
            if rank >= COMMA:
                self._end_clause(rank)
            if rank == STOP:
                self._end_sentence()
        elif token.type == "OPENER":
            self._open(token)
        elif token.type == "RESPECTIVELY":
            self._waiting = self._split_names()
            self._names.clear()
        elif token.type == "COMPARED":
            self._comparison = _Comparison(_span(token), self._names[-1] if self._names else None)

    def _end_clause(self, rank: int) -> None:
        if self._lists and not self._lists[-1].items and (self._names or rank >= SEMICOLON):
            self._lists.pop()  # 主要为增加的人员经费，…: parts without figures
        self._names.clear()
        if self._comparison is not None:
            self._comparison.ended = True
        if rank >= SEMICOLON and self._clause:
            self._sentence, self._clause = self._clause, []

    def _end_sentence(self) -> None:
        if self._depth == 0:
            self._lists.close()
        self._comparison = None
        self._waiting = []
        self._last_change = None
        self._last = None
        self._lead_is_old = True

    def _open(self, opener: Token) -> None:
        whole = self._last
        anew = self._separator >= SEMICOLON and self._quote(opener).startswith("按")
        if (whole is None and self._lead_is_old) or (anew and self._depth == 0):
            whole = self._lead  # 。其中：… goes on with the sentence before, ；按性质分：… with its first figure
        lead = self._lead if self._lead_is_old else None
        if self._names and isinstance(lead, Statement) and self._is_side_of(self._names[-1], lead):
            whole = lead
            self._lists.close_deeper(self._depth)  # 收入包括 ends where 支出包括 begins
        elif self._names and not _REFERS_BACK.match(self._text, self._names[-1].start):
            # 收入总计包括…: parts of something that has no figure here; it may have had one before
            whole = self._named_again(self._names[-1]) if _SETS_OUT_ALL.search(self._quote(opener)) else None
        if whole is not None:
            if self._quote(opener).startswith("按"):
                whole = self._lists.close_other_way() or whole
            self._lists.append(PartList(self._text, whole, opener, self._depth, self._instead_of(whole)))
            self._separator = 0
        self._comparison = None
        self._names.clear()

    def _is_side_of(self, name: Span, lead: Statement) -> bool:
        """Whether a name is one of the two sides that a figure is of: 收支总预算900万元。收入包括…；支出包括…"""
        return self._quote(name) in ("收入", "支出") and _BOTH_SIDES.search(self._quote(lead.figure.label)) is not None

    def _instead_of(self, whole: Statement | Change) -> Statement | None:
        """What parts may be parts of instead of a change or a standard that they stand behind."""
        if isinstance(whole, Change):
            return self._changed
        if not whole.figure.standard:
            return None
        return next(
            (one for one in reversed(self._clause) if not one.figure.standard and one.figure.amount.is_money), None
        )

    def _named_again(self, name: Span) -> Statement | None:
        """A figure told before, stated once more for the sake of its parts: 本年支出的具体构成为：…"""
        key = self._key(name).removesuffix("具体").removesuffix("的")
        told = self._told.get(key) or self._told.get(f"{key}合计")
        if told is None:
            return None
        statement = Statement(name, Figure(told.span, told.amount, told.label, told.bounded))
        self._done.append(statement)
        return statement

    def _key(self, label: Span) -> str:
        return key_of(self._quote(label))

    def _bracket(self, bracket: Bracket) -> None:
        """What stands in brackets says something of the figure before them, and leaves the sentence as it was."""
        last, comparison, separator = self._last, self._comparison, self._separator
        names, clause = list(self._names), self._clause
        self._depth += 1
        self._separator = 0
        figures = [phrase for phrase in bracket.phrases if isinstance(phrase, FigurePhrase)]
        opens = any(isinstance(phrase, Token) and phrase.type == "OPENER" for phrase in bracket.phrases)
        if last is not None and len(figures) > 1 and not opens:
            self._lists.append(PartList(self._text, last, None, self._depth))
        in_passing, self._in_passing = self._in_passing, last is not None and len(figures) == 1 and not opens
        self._read(bracket.phrases)
        self._in_passing = in_passing
        self._lists.close_deeper(self._depth)
        self._depth -= 1
        if last is not None:
            self._last, self._comparison, self._separator, self._names = last, comparison, separator, names
            self._clause = clause

    # ------------------------------------------------------------------ figures

    def _figure(self, phrase: FigurePhrase) -> None:
        figure = self._read_figure(phrase)
        if figure is None:
            return
        comparison = self._comparison
        if comparison is not None and comparison.base is None and not comparison.ended and not phrase.verb:
            comparison.base = figure  # 比上年285万元…
            return
        if figure.amount.unit == "%" and phrase.label is None and self._last is not None:
            self._add_rate(figure)
            return
        if figure.amount.unit == "%" and self._is_of_the_last(figure):
            return
        self._place(Statement(Span(_start(phrase.label, phrase.amount), figure.span.end), figure), phrase)

    def _is_of_the_last(self, rate: Figure) -> bool:
        """Give a rate to the figure before the one it is taken of: 支出决算9.60万元，完成预算12.00万元的80%."""
        if self._quote(rate.label) != "的" or len(self._clause) < 2 or self._clause[-1] is not self._last:
            return False
        spent, whole = self._clause[-2:]
        if not self._quote(whole.figure.label).startswith(("完成", "占")):
            return False
        rate.label, rate.of = whole.figure.label, whole.figure
        spent.rates.append(rate)
        if self._lists and self._lists[-1].items and self._lists[-1].items[-1] is whole:
            self._lists[-1].drop_last()
            self._done.append(whole)
        self._last, self._clause = spent, self._clause[:-1]
        return True

    def _place(self, statement: Statement, phrase: FigurePhrase) -> None:
        if self._is_aside(statement):
            self._done.append(statement)
            self._last = statement
            return
        if self._lists and self._lists[-1].is_account_of_last(statement):
            self._lists[-1].accounts[len(self._lists[-1].items) - 1] = statement
            self._follow(statement)
            return
        self._told[self._key(statement.figure.label)] = statement.figure
        rank = self._separator or DUN
        self._separator = 0
        self._comparison = None
        words = self._naming(phrase, statement)
        totalled = self._totalled(words, statement, rank)
        if totalled:
            opener = _span(phrase.verb) if phrase.verb else statement.span
            statement.breakdowns.append(Breakdown(opener, totalled, True, (len(totalled),)))
        else:
            self._lists.leave(rank, self._depth)
        if totalled and (is_total(words) or not self._lists):
            self._done.append(statement)
        elif totalled:
            self._lists[-1].gather(statement, len(totalled))
        elif self._lists:
            self._lists[-1].add(statement, rank)
        else:
            self._done.append(statement)
            if self._lead is None or self._lead_is_old or self._depth == 0:
                self._lead, self._lead_is_old = statement, False
        self._follow(statement)

    def _follow(self, statement: Statement) -> None:
        """What comes next is said of this figure."""
        self._separator = 0
        self._comparison = None
        self._last = statement
        self._last_change = None
        self._clause = [*self._clause[1 - _MOST_MEANT :], statement]
        self._names.clear()

    def _is_budget(self, statement: Statement) -> bool:
        return is_budget(self._quote(statement.figure.label))

    def _is_aside(self, statement: Statement) -> bool:
        """Whether a figure says something of the one before it and is no item of the list they stand in.

        A count in a list of money (公务接待费3万元，接待20批次), and what stands in brackets behind an item.
        """
        if self._in_passing:
            return True
        if not self._lists or statement.figure.amount.is_money:
            return False
        whole = self._lists[-1].whole
        amount = whole.delta.amount if isinstance(whole, Change) and whole.delta else None
        if isinstance(whole, Statement):
            amount = whole.figure.amount
        return amount is not None and amount.is_money

    def _naming(self, phrase: FigurePhrase, statement: Statement) -> str:
        """The label with the verb behind it: 收入总计, 两项合计."""
        words, verb = self._quote(statement.figure.label), self._quote(phrase.verb) if phrase.verb else ""
        return words if words.endswith(verb) else words + verb

    def _totalled(self, words: str, statement: Statement, rank: int) -> tuple[Statement, ...]:
        """The items that a figure behind a mark of a rank is the total of: …，合计10万元; …，两项合计7万元."""
        count, items = items_totalled(words), self._lists[-1].items if self._lists else None
        if count and items is None:
            alike = all(one.figure.amount.dimension == statement.figure.amount.dimension for one in self._clause)
            return tuple(self._clause) if len(self._clause) == count and alike else ()
        if items is None or len(items) < max(count, 2):
            return ()
        if rank >= SEMICOLON > (self._lists[-1].rank or rank):
            return ()  # 甲2万元；乙3万元，其中丙1万元、丁2万元；合计5万元
        if isinstance(self._lists[-1].whole, Statement) and self._lists[-1].whole.figure.standard:
            return ()  # 20个村，每村10万元，其中甲4万元、乙6万元，合计200万元
        return tuple(items[-count:]) if count or is_total(words) else ()

    # ------------------------------------------------------------------ changes and rates

    def _change(self, phrase: ChangePhrase) -> None:
        amount = read_amount(self._quote(phrase.amount))
        if amount is None:
            return
        figure = Figure(_span(phrase.amount), amount, _span(phrase.word))
        span = Span(_start(phrase.label, phrase.word), figure.span.end)
        if amount.unit in ("%", "百分点"):
            self._rate_of_change(phrase, figure, span)
            return
        change, about = self._begin_change(phrase, span)
        change.delta = figure
        self._attach(change, about)

    def _begin_change(self, phrase: ChangePhrase, span: Span) -> tuple[Change, Statement | None]:
        """A change with its base, and the figure it is about where that can be told."""
        comparison, self._comparison = self._comparison, None
        label = phrase.label
        about = self._last if isinstance(self._last, Statement) else None
        if comparison is not None and isinstance(self._last, Change):
            about = self._changed  # 较年初预算减少5万元，较上年增加2万元
        if comparison is not None and not comparison.ended and label is not None:
            comparison.span = Span(comparison.span.start, label.end)  # 较[2020年预算]增加
            label = None
        if comparison is not None and label is None:
            label = comparison.label
        if label is not None and _BARE_COMPARING.fullmatch(self._quote(label)):
            label = None  # 与减少0.02万元: what it is compared with got lost
        if label is None:
            about = self._behind_list() or about or (self._of_the_sentence_before() if comparison is not None else None)
        if label is not None and not self._repeats(label, about):
            lead = self._lead if self._lead_is_old and isinstance(self._lead, Statement) else None
            about = lead if self._repeats(label, lead) else None
        change = Change(span, phrase.direction, about.figure if about else None, label or Span(span.start, span.start))
        if label is None or _BARE.fullmatch(self._quote(label)):
            change.others = self._may_be_meant(about)
        if comparison is not None:
            change.span = Span(comparison.span.start, span.end)
            change.base, change.base_amount = comparison.span, comparison.base
        return change, about

    def _behind_list(self) -> Statement | None:
        """The whole of a list that the mark before a change has closed: 其中甲1万元、乙2万元，比上年增加1万元."""
        for one in self._lists:
            if one.rank is not None and one.rank < self._separator and isinstance(one.whole, Statement):
                return one.whole
        return None

    def _of_the_sentence_before(self) -> Statement | None:
        """What a comparison at the beginning of a sentence is of: …支出50万元。与上年相比增加5万元."""
        is_first = self._last is None and self._lead_is_old
        return self._lead if is_first and isinstance(self._lead, Statement) else None

    def _may_be_meant(self, about: Statement | None) -> tuple[Figure, ...]:
        """The figures besides the one just told that a change may be of: those of its clause, wholes around it.

        Not of the whole, where a mark sets the items apart that ranks above the one before the change, or where an
        item before has a change of its own; of no budget, where it stands behind what was spent.
        """
        told: dict[int, Figure] = {}
        around = self._lists[-_MOST_MEANT:]
        items = {id(item) for parts in around for item in parts.items[-_MOST_MEANT:-1]}
        for one in reversed(self._clause or (self._sentence if self._last is None else [])):
            if id(one) in items:
                continue
            if about is None or self._is_budget(about) or not self._is_budget(one):
                told[id(one.figure)] = one.figure
        for parts in reversed(around):
            if (parts.rank or 0) > self._separator or any(item.changes for item in parts.items[-_MOST_MEANT:]):
                break
            if isinstance(parts.whole, Statement):
                told[id(parts.whole.figure)] = parts.whole.figure
        return tuple(figure for figure in told.values() if about is None or figure is not about.figure)

    def _rate_of_change(self, phrase: ChangePhrase, figure: Figure, span: Span) -> None:
        change, comparison = self._last_change, self._comparison
        goes_on = comparison is None or (comparison.base is None and self._quote(comparison.span) == "同比")
        if goes_on and change is not None and change.rate is None and phrase.label is None:
            change.rate, change.rate_direction = figure, phrase.direction
            change.span = Span(change.span.start, span.end)
            return
        change, about = self._begin_change(phrase, span)
        change.rate, change.rate_direction = figure, phrase.direction
        self._attach(change, about)

    def _attach(self, change: Change, about: Statement | None) -> None:
        rank = self._separator or DUN
        self._separator = 0
        self._last_change, self._changed = change, about
        if about is not None:
            about.changes.append(change)
            self._last = change
            self._separator = 0
            return
        # A change on its own: 基本支出增加29.29万元 as a part of a change told before, or by itself.
        figure = change.delta or change.rate
        assert figure is not None
        statement = Statement(change.span, Figure(figure.span, _signed(figure.amount, change.direction), change.label))
        statement.changes.append(change)
        self._lists.leave(rank, self._depth)
        if self._lists and isinstance(self._lists[-1].whole, Change):
            self._lists[-1].add(statement, rank)
        else:
            self._done.append(statement)
        self._last = change

    def _flat(self, phrase: FlatPhrase) -> None:
        comparison, self._comparison = self._comparison, None
        about = self._last if isinstance(self._last, Statement) else None
        if comparison is None or about is None:
            return
        label = phrase.label or Span(phrase.word.start, phrase.word.start)
        if phrase.label is not None and not comparison.ended:
            comparison.span = Span(comparison.span.start, phrase.label.end)
            label = Span(phrase.label.end, phrase.label.end)
        change = Change(
            Span(comparison.span.start, _span(phrase.word).end), "flat", about.figure, label, base=comparison.span
        )
        change.base_amount = comparison.base
        about.changes.append(change)

    def _share(self, phrase: SharePhrase) -> None:
        last = self._last if isinstance(self._last, Statement) else None
        if phrase.label is not None and not self._repeats(phrase.label, last):
            return  # 小微企业合同金额80万元；货物采购占货物支出的100%: of something that has no figure here
        amount = read_amount(self._quote(phrase.amount))
        if amount is not None:
            self._add_rate(Figure(_span(phrase.amount), amount, _span(phrase.word)))

    def _add_rate(self, figure: Figure) -> None:
        last = self._last
        if isinstance(last, Change):
            if last.rate is None and figure.label.start == figure.label.end:
                last.rate = figure  # 减少18.50万元(65.37%)
        elif last is not None:
            last.rates.append(figure)

    def _repeats(self, label: Span, about: Statement | None) -> bool:
        """Whether a change names again the figure it is about: 收入总计2900万元，…，收入总计减少50万元."""
        if about is None:
            return False
        again, name = self._quote(label).strip(), self._quote(about.figure.label).strip()
        return bool(again) and (again in name or name in again)

    # ------------------------------------------------------------------ pieces

    def _read_figure(self, phrase: FigurePhrase) -> Figure | None:
        amount = read_amount(self._quote(phrase.amount))
        if amount is None:
            return None
        start = phrase.amount.start
        label = phrase.label
        if label is None and self._waiting:
            label = self._waiting.pop(0)
        if label is not None and phrase.verb is not None and self._quote(phrase.verb) in ("合计", "总计"):
            label = Span(label.start, _span(phrase.verb).end)  # 收入总计 is a name, not a verb
        place = _span(phrase.amount)
        naming = start if label is None else label.start
        bounded = phrase.bound is not None or is_limit(self._text, naming, place)
        standard = is_standard(self._text, naming, place)
        before = self._last.figure if isinstance(self._last, Statement) else None
        if before is not None and leads_to_new_level(self._text, before.span.end, start):
            before.bounded, standard = True, standard or before.standard
        return Figure(place, amount, label or Span(start, start), bounded, standard)

    def _split_names(self) -> list[Span]:
        """A、B和C as three labels."""
        names: list[Span] = []
        for name in self._names:
            cut = _AND_IN_LABEL.search(self._text, name.start + 1, name.end - 1)
            if cut and name is self._names[-1]:
                names += [Span(name.start, cut.start()), Span(cut.end(), name.end)]
            else:
                names.append(name)
        return names

    def _quote(self, span: Span | Token) -> str:
        return self._text[span.start : span.end]


def _signed(amount: Amount, direction: Direction) -> Amount:
    return amount._replace(value=-amount.value) if direction == "down" else amount


def _span(token: Token) -> Span:
    return Span(token.start, token.end)


def _start(label: Span | None, token: Token) -> int:
    return token.start if label is None else label.start
