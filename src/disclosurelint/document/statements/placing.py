"""Where a figure belongs: in a list of parts, as its total, beside the budget it was spent of, or on its own."""

from __future__ import annotations

from disclosurelint.document.figures import read_amount
from disclosurelint.document.model import Breakdown, Change, Figure, Statement
from disclosurelint.document.statements.part_lists import COMMA, SEMICOLON, is_total, items_totalled
from disclosurelint.document.statements.phrases import FigurePhrase
from disclosurelint.document.statements.standards import is_limit, is_standard, leads_to_new_level
from disclosurelint.document.statements.thread import Thread, span_of, start_of
from disclosurelint.lexicon.speech import spoken, spoken_word, spoken_words
from disclosurelint.text import Span

#: What in a word between 比上年 and a figure makes that a change.
_MOVES = spoken("changes.moves")

_BUDGET_MET = spoken("sides.met")
_RATE_FOLLOWS = spoken("parts.rate_follows")
_OF = spoken_word("parts.of")
_RATED = spoken_words("parts.rated")
_NAMED_TOTALS = spoken_words("parts.named_totals")


def add_figure(thread: Thread, phrase: FigurePhrase) -> None:
    """One more figure: the base of a comparison, a rate of what was told last, or a statement with a place to find."""
    figure = _read_figure(thread, phrase)
    if figure is None:
        return
    comparison = thread.comparison
    if comparison is not None and thread.text.find("：", comparison.span.end, figure.span.start) >= 0:
        comparison.ended = True  # 比上年增减变化如下：财政拨款90万元…
    if comparison is not None and comparison.base is None and not comparison.ended and not phrase.verb:
        if _MOVES.search(thread.text, comparison.span.end, figure.span.start):
            thread.comparison = None  # 比上年少花5万元: a change told in words that are not known, and no base
        else:
            comparison.base = figure  # 比上年285万元…
        return
    if figure.amount.unit == "%" and phrase.label is None and thread.last is not None:
        thread.add_rate(figure)
        return
    if figure.amount.unit == "%" and _is_of_the_last(thread, figure):
        return
    _place(thread, Statement(Span(start_of(phrase.label, phrase.amount), figure.span.end), figure), phrase)


def _is_of_the_last(thread: Thread, rate: Figure) -> bool:
    """Give a rate to the figure before the one it is taken of: 支出决算9.60万元，完成预算12.00万元的80%."""
    if thread.quote(rate.label) != _OF or len(thread.clause) < 2 or thread.clause[-1] is not thread.last:
        return False
    spent, whole = thread.clause[-2:]
    if not thread.quote(whole.figure.label).startswith(_RATED):
        return False
    rate.label, rate.of = whole.figure.label, whole.figure
    spent.rates.append(rate)
    if thread.lead is whole:
        thread.lead = spent
    if thread.lists and thread.lists[-1].items and thread.lists[-1].items[-1] is whole:
        thread.lists[-1].drop_last()
        thread.done.append(whole)
    thread.last, thread.clause = spent, thread.clause[:-1]
    return True


def _place(thread: Thread, statement: Statement, phrase: FigurePhrase) -> None:
    if _is_aside(thread, statement):
        thread.done.append(statement)
        thread.last = statement
        return
    if thread.lists and thread.lists[-1].is_account_of_last(statement):
        thread.lists[-1].accounts[len(thread.lists[-1].items) - 1] = statement
        thread.follow(statement)
        return
    thread.told[thread.key(statement.figure.label)] = statement.figure
    rank = thread.take_rank()
    words = _naming(thread, phrase, statement)
    if rank >= COMMA:
        thread.lists.close_this_side(words, thread.depth)
    totalled = _totalled(thread, words, statement, rank)
    if totalled:
        opener = span_of(phrase.verb) if phrase.verb else statement.span
        statement.breakdowns.append(Breakdown(opener, totalled, True, (len(totalled),)))
    else:
        thread.lists.leave(rank, thread.depth, statement.figure.amount)
    if totalled and (is_total(words) or not thread.lists):
        thread.done.append(statement)
    elif totalled:
        thread.lists[-1].gather(statement, len(totalled))
    elif thread.lists:
        thread.lists[-1].add(statement, rank)
    else:
        thread.done.append(statement)
        if thread.lead is None or thread.lead_is_old or thread.depth == 0:
            thread.lead, thread.lead_is_old = statement, False
    thread.follow(statement)


def _is_aside(thread: Thread, statement: Statement) -> bool:
    """Whether a figure says something of the one before it and is no item of the list they stand in.

    A count in a list of money (公务接待费3万元，接待20批次), and what stands in brackets behind an item.
    """
    if thread.in_passing or _is_budget_met(thread, statement):
        return True
    if not thread.lists or statement.figure.amount.is_money:
        return False
    whole = thread.lists[-1].whole
    amount = whole.delta.amount if isinstance(whole, Change) and whole.delta else None
    if isinstance(whole, Statement):
        amount = whole.figure.amount
    return amount is not None and amount.is_money


def _is_budget_met(thread: Thread, statement: Statement) -> bool:
    """Whether a figure is the budget of the one before it, told without a rate: 支出0万元，完成预算0万元的--%."""
    rated = _RATE_FOLLOWS.match(thread.text, statement.figure.span.end) is not None
    return not rated and _BUDGET_MET.match(thread.quote(statement.figure.label)) is not None


def _naming(thread: Thread, phrase: FigurePhrase, statement: Statement) -> str:
    """The label with the verb behind it: 收入总计, 两项合计."""
    words, verb = thread.quote(statement.figure.label), thread.quote(phrase.verb) if phrase.verb else ""
    return words if words.endswith(verb) else words + verb


def _totalled(thread: Thread, words: str, statement: Statement, rank: int) -> tuple[Statement, ...]:
    """The items that a figure behind a mark of a rank is the total of: …，合计10万元; …，两项合计7万元."""
    count, items = items_totalled(words), thread.lists[-1].items if thread.lists else None
    if count and items is None:
        alike = all(one.figure.amount.dimension == statement.figure.amount.dimension for one in thread.clause)
        return tuple(thread.clause) if len(thread.clause) == count and alike else ()
    if items is None or len(items) < max(count, 2):
        return ()
    if rank >= SEMICOLON > (thread.lists[-1].rank or rank):
        return ()  # 甲2万元；乙3万元，其中丙1万元、丁2万元；合计5万元
    if isinstance(thread.lists[-1].whole, Statement) and thread.lists[-1].whole.figure.standard:
        return ()  # 20个村，每村10万元，其中甲4万元、乙6万元，合计200万元
    return tuple(items[-count:]) if count or is_total(words) else ()


def _read_figure(thread: Thread, phrase: FigurePhrase) -> Figure | None:
    amount = read_amount(thread.quote(phrase.amount))
    if amount is None:
        return None
    start = phrase.amount.start
    label = phrase.label
    if label is None and thread.waiting:
        label = thread.waiting.pop(0)
    if label is not None and phrase.verb is not None and thread.quote(phrase.verb) in _NAMED_TOTALS:
        label = Span(label.start, span_of(phrase.verb).end)  # 收入总计 is a name, not a verb
    place = span_of(phrase.amount)
    naming = start if label is None else label.start
    bounded = phrase.bound is not None or is_limit(thread.text, naming, place)
    standard = is_standard(thread.text, naming, place)
    before = thread.last_figure.figure if thread.last_figure else None
    if before is not None and leads_to_new_level(thread.text, before.span.end, start):
        before.bounded, standard = True, standard or before.standard
    return Figure(place, amount, label or Span(start, start), bounded, standard)
