"""Which figure a change is of, and what it is compared with: 比上年增加5万元，增长6.2%; shares: 占80%."""

from __future__ import annotations

from disclosurelint.document.figures import read_amount
from disclosurelint.document.model import Change, Direction, Figure, Statement
from disclosurelint.document.statements.part_lists import COMMA, is_budget
from disclosurelint.document.statements.phrases import ChangePhrase, FlatPhrase, SharePhrase
from disclosurelint.document.statements.thread import MOST_MEANT, Thread, span_of, start_of
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.text import Amount, Span

#: Labels of changes that name no figure of their own: 决算数较上年增加.
_ON_LAST_YEAR = spoken_word("changes.on_last_year")
_BARE = spoken("changes.of_nothing")
_BARE_COMPARING = spoken("changes.comparing")


def add_change(thread: Thread, phrase: ChangePhrase) -> None:
    """One more change, by an amount or by a rate; a rate behind an amount is of the same change."""
    amount = read_amount(thread.quote(phrase.amount))
    if amount is None:
        return
    figure = Figure(span_of(phrase.amount), amount, span_of(phrase.word))
    span = Span(start_of(phrase.label, phrase.word), figure.span.end)
    if amount.unit in ("%", "百分点"):
        _rate_of_change(thread, phrase, figure, span)
        return
    rated = thread.last_change
    if rated is not None and _goes_on(thread, rated, phrase):
        rated.delta, rated.span = figure, Span(rated.span.start, span.end)
        return
    change, about = _begin_change(thread, phrase, span)
    change.delta = figure
    _attach(thread, change, about)


def _goes_on(thread: Thread, rated: Change, phrase: ChangePhrase) -> bool:
    """Whether an amount is of the change whose rate was told right before it: 比上年增长14.5%，增支119万元."""
    bare = phrase.label is None and thread.comparison is None and thread.separator <= COMMA
    told = rated.rate is not None and rated.delta is None and rated.figure is not None
    return bare and told and thread.last is rated and rated.direction == phrase.direction


def _rate_of_change(thread: Thread, phrase: ChangePhrase, figure: Figure, span: Span) -> None:
    change, comparison = thread.last_change, thread.comparison
    goes_on = comparison is None or (comparison.base is None and thread.quote(comparison.span) == _ON_LAST_YEAR)
    if goes_on and change is not None and change.rate is None and phrase.label is None:
        change.rate, change.rate_direction = figure, phrase.direction
        change.span = Span(change.span.start, span.end)
        return
    change, about = _begin_change(thread, phrase, span)
    change.rate, change.rate_direction = figure, phrase.direction
    _attach(thread, change, about)


def _begin_change(thread: Thread, phrase: ChangePhrase, span: Span) -> tuple[Change, Statement | None]:
    """A change with its base, and the figure it is about where that can be told."""
    comparison = thread.take_comparison()
    label = phrase.label
    about = thread.last_figure
    if comparison is not None and isinstance(thread.last, Change):
        about = thread.changed  # 较年初预算减少5万元，较上年增加2万元
    if comparison is not None and not comparison.ended and label is not None:
        comparison.span = Span(comparison.span.start, label.end)  # 较[2020年预算]增加
        label = None
    if comparison is not None and label is None:
        label = comparison.label or thread.subject
    if label is not None and _BARE_COMPARING.fullmatch(thread.quote(label)):
        label = None  # 与减少0.02万元: what it is compared with got lost
    if label is None:
        about = _behind_list(thread) or about or (_of_the_sentence_before(thread) if comparison is not None else None)
    if label is not None and not thread.repeats(label, about):
        lead = thread.lead if thread.lead_is_old and isinstance(thread.lead, Statement) else None
        about = lead if thread.repeats(label, lead) else None
    change = Change(span, phrase.direction, about.figure if about else None, label or Span(span.start, span.start))
    if label is None or _BARE.fullmatch(thread.quote(label)):
        change.others = _may_be_meant(thread, about)
    if comparison is not None:
        change.span = Span(comparison.span.start, span.end)
        change.base, change.base_amount = comparison.span, comparison.base
    return change, about


def _behind_list(thread: Thread) -> Statement | None:
    """The whole of a list that the mark before a change has closed: 其中甲1万元、乙2万元，比上年增加1万元."""
    for one in thread.lists:
        if one.rank is not None and one.rank < thread.separator and isinstance(one.whole, Statement):
            return one.whole
    return None


def _of_the_sentence_before(thread: Thread) -> Statement | None:
    """What a comparison at the beginning of a sentence is of: …支出50万元。与上年相比增加5万元."""
    is_first = thread.last is None and thread.lead_is_old
    return thread.lead if is_first and isinstance(thread.lead, Statement) else None


def _may_be_meant(thread: Thread, about: Statement | None) -> tuple[Figure, ...]:
    """The figures besides the one just told that a change may be of: those of its clause, wholes around it.

    Not of the whole, where a mark sets the items apart that ranks above the one before the change, or where an
    item before has a change of its own; of no budget, where it stands behind what was spent.
    """
    told: dict[int, Figure] = {}
    around = thread.lists[-MOST_MEANT:]
    items = {id(item) for parts in around for item in parts.items[-MOST_MEANT:-1]}
    of_a_standard = about is not None and about.figure.standard  # 2辆35.80万元，平均17.90万元；比上年增加…
    for one in reversed(thread.clause or (thread.sentence if thread.last is None or of_a_standard else [])):
        if id(one) in items:
            continue
        if about is None or _is_budget(thread, about) or not _is_budget(thread, one):
            told[id(one.figure)] = one.figure
    for parts in reversed(around):
        if (parts.rank or 0) > thread.separator or any(item.changes for item in parts.items[-MOST_MEANT:]):
            break
        if isinstance(parts.whole, Statement):
            told[id(parts.whole.figure)] = parts.whole.figure
    return tuple(figure for figure in told.values() if about is None or figure is not about.figure)


def _attach(thread: Thread, change: Change, about: Statement | None) -> None:
    rank = thread.take_rank()
    thread.last_change, thread.changed = change, about
    if about is not None:
        about.changes.append(change)
        thread.last = change
        return
    # A change on its own: 基本支出增加29.29万元 as a part of a change told before, or by itself.
    figure = change.delta or change.rate
    assert figure is not None
    statement = Statement(change.span, Figure(figure.span, _signed(figure.amount, change.direction), change.label))
    statement.changes.append(change)
    thread.lists.leave(rank, thread.depth)
    if thread.lists and isinstance(thread.lists[-1].whole, Change):
        thread.lists[-1].add(statement, rank)
    else:
        thread.done.append(statement)
    thread.last = change


def add_flat(thread: Thread, phrase: FlatPhrase) -> None:
    """That a figure is what it was: 与上年持平. Of something that has no figure here, what follows is said too."""
    comparison = thread.take_comparison()
    about = thread.last_figure
    if comparison is None:
        return
    name = comparison.label
    if name is not None and not _BARE.fullmatch(thread.quote(name)) and not thread.repeats(name, about):
        thread.turn_to(name)
        return
    if about is None:
        return
    label = phrase.label or Span(phrase.word.start, phrase.word.start)
    if phrase.label is not None and not comparison.ended:
        comparison.span = Span(comparison.span.start, phrase.label.end)
        label = Span(phrase.label.end, phrase.label.end)
    change = Change(
        Span(comparison.span.start, span_of(phrase.word).end), "flat", about.figure, label, base=comparison.span
    )
    if comparison.base is not None:
        change.base_amount, change.others = comparison.base, _may_be_meant(thread, about)
    about.changes.append(change)


def add_share(thread: Thread, phrase: SharePhrase) -> None:
    """What share a figure is of another."""
    last = thread.last_figure
    if phrase.label is not None and not thread.repeats(phrase.label, last):
        return  # 小微企业合同金额80万元；货物采购占货物支出的100%: of something that has no figure here
    amount = read_amount(thread.quote(phrase.amount))
    if amount is not None:
        thread.add_rate(Figure(span_of(phrase.amount), amount, span_of(phrase.word)))


def _is_budget(thread: Thread, statement: Statement) -> bool:
    return is_budget(thread.quote(statement.figure.label))


def _signed(amount: Amount, direction: Direction) -> Amount:
    return amount._replace(value=-amount.value) if direction == "down" else amount
