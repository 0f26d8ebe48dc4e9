"""What a stated share is a share of: 占本年支出合计的60%, 完成预算的80%, 占40% among the parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from disclosurelint.document.facts import YEAR, about_label, fact_near, without_body
from disclosurelint.document.model import Document, Figure, Section, Statement
from disclosurelint.document.statements.part_lists import is_budget
from disclosurelint.document.walking import Placed, label_of, paragraphs_told
from disclosurelint.lexicon.speech import spoken, spoken_word, spoken_words
from disclosurelint.records import NamedTuple
from disclosurelint.text import Interval, percent_of

_OF = spoken("parts.share_of")
#: What a label says besides the thing that was budgeted, and that was spent.
_BUDGET = spoken("sides.budget_of")
_ACCOUNT = spoken("sides.account_of")
#: The whole that a sentence names before its parts: 2023年度“三公”经费财政拨款支出决算中，
_AMONG = spoken("parts.among")
#: Figures before a share among which what it is a share of is looked for.
_MOST_BEFORE = 40
#: What joins the two things that one figure is of.
_JOINS = spoken_words("parts.joins")
_COMPLETED = spoken_word("sides.completed")
_TAKEN = spoken_words("parts.taken")
_OF_NOTHING = spoken_words("parts.of_nothing")
_YEAR_SIGN, _FIGURE_SIGN = spoken_word("years.sign"), spoken_word("sides.sign")
_NOTHING = Interval(Decimal(0), Decimal(0))


class Share(NamedTuple):
    """``rate`` is what ``part`` is of ``whole``, which may be a sum that no figure tells."""

    rate: Figure
    part: Figure
    whole: Interval
    whole_figure: Figure | None = None
    is_completion: bool = False


def shares_of(document: Document) -> Iterator[Share]:
    """Every share whose whole is told. Where it may be of several figures, of the first that it is a right share of."""
    for section, placed in paragraphs_told(document):
        wholes = {id(one.statement): one.whole for one in placed}
        of_named = dict(_of_whole_named_first(document, section, placed))
        yield from of_named.values()
        for at, found in enumerate(placed):
            before = placed[max(0, at - _MOST_BEFORE) : at]
            for rate in found.statement.rates:
                if rate.amount.unit == "%" and not found.statement.figure.bounded and id(rate) not in of_named:
                    yield from _share(document, before, found, rate, wholes)
        if not of_named:
            yield from _of_their_sum(_runs(document, placed))
    yield from _of_their_sum(_runs_of_paragraphs(document))


def _share(
    document: Document, before: Sequence[Placed], found: Placed, rate: Figure, wholes: Mapping[int, Statement | None]
) -> Iterator[Share]:
    words, part = document.quote(rate.label), found.statement.figure
    if rate.of is not None:
        yield from _of_told(document, before, found, rate, rate.of, wholes)
        return
    match = _OF.match(words)
    name = match[1].strip() if match else ""
    completes = words.startswith(_COMPLETED)
    if completes and is_budget(document.quote(part.label)):
        yield from _spent_before(document, before, rate, part, name)
        return
    if completes:
        may_be = _budgets(document, before, part, name)
    else:
        may_be = _named(document, before, _around(found, wholes), name) if words.startswith(_TAKEN) else []
    may_be = [one for one in may_be if one.amount.dimension == part.amount.dimension]
    if may_be:
        whole = next((one for one in may_be if _is_right(rate, part, Interval.of(one.amount))), may_be[0])
        yield Share(rate, part, Interval.of(whole.amount), whole, completes)


def _of_whole_named_first(
    document: Document, section: Section, placed: Sequence[Placed]
) -> Iterator[tuple[int, Share]]:
    """Shares of what a paragraph names first, told in the same section: “三公”经费支出决算中，接待费2万元，占40%; …

    With the identity of their rates.
    """
    opening = _whole_named_first(document, placed)
    about = about_label(document, opening[1]) if opening is not None else None
    fact = fact_near(document, section, about) if about is not None else None
    if opening is None or fact is None:
        return
    end = document.text.find("。", opening.end())
    for statement, whole in placed:
        rate = _unnamed(document, statement) if whole is None else None
        if rate is None or not statement.figure.amount.is_money or 0 <= end < rate.span.start:
            continue
        yield id(rate), Share(rate, statement.figure, Interval.of(fact.figure.amount), fact.figure)


def _whole_named_first(document: Document, placed: Sequence[Placed]) -> re.Match[str] | None:
    """The words before the first figure of a paragraph that name what its parts are parts of."""
    if not placed:
        return None
    first = placed[0].statement.figure
    begin = document.text.rfind("\n", 0, first.span.start) + 1
    return _AMONG.match(document.text, begin, first.label.start)


def _spent_before(
    document: Document, before: Sequence[Placed], rate: Figure, budget: Figure, name: str
) -> Iterator[Share]:
    """A share of the budget told right before it, of what was spent before that: 支出9万元，预算10万元，完成90%."""
    if not _bare(label_of(document, budget)).endswith(_bare(name)):
        return
    begin = max(document.text.rfind(mark, 0, budget.span.start) for mark in "。；\n")
    told = [one.statement.figure for one in reversed(before) if one.statement.figure.span.start > begin]
    may_be = [
        one
        for one in told
        if one.amount.dimension == budget.amount.dimension and not is_budget(document.quote(one.label))
    ]
    whole = Interval.of(budget.amount)
    for part in [one for one in may_be if _is_right(rate, one, whole)][:1] or may_be[:1]:
        yield Share(rate, part, whole, budget, True)


def _runs_of_paragraphs(document: Document) -> Iterator[list[tuple[Figure, Figure]]]:
    """The shares that name no whole and stand first, one in each of several paragraphs in a row."""
    run: list[tuple[Figure, Figure]] = []
    for _, placed in paragraphs_told(document):
        statement, whole = placed[0]
        rate = _unnamed(document, statement) if whole is None and _whole_named_first(document, placed) is None else None
        if rate is not None and statement.figure.amount.is_money and not statement.figure.bounded:
            run.append((rate, statement.figure))
        else:
            yield run
            run = []
    yield run


def _unnamed(document: Document, statement: Statement) -> Figure | None:
    """A share that does not say what it is a share of."""
    return next((rate for rate in statement.rates if document.quote(rate.label) in _OF_NOTHING), None)


def _of_told(
    document: Document,
    before: Sequence[Placed],
    found: Placed,
    rate: Figure,
    whole: Figure,
    wholes: Mapping[int, Statement | None],
) -> Iterator[Share]:
    """A share that tells its whole itself: 完成预算12万元的80%.

    It may be of any figure of its clause; where it is right of none of several, nothing tells which is meant.
    """
    begin = max(document.text.rfind(mark, 0, rate.span.start) for mark in "。；")
    size = Interval.of(whole.amount)
    told = [one.statement.figure for one in reversed(before) if one.statement.figure.span.start > begin]
    parts = {id(one): one for one in (found.statement.figure, *_around(found, wholes), *told)}.values()
    may_be = [one for one in parts if one.amount.dimension == whole.amount.dimension and one is not whole]
    right = [one for one in may_be if _is_right(rate, one, size)]
    for part in right[:1] or (may_be if len(may_be) == 1 else []):
        yield Share(rate, part, size, whole, document.quote(rate.label).startswith(_COMPLETED))


def _is_right(rate: Figure, part: Figure, whole: Interval) -> bool:
    actual = percent_of(Interval.of(part.amount), whole)
    return actual is not None and actual.overlaps(Interval.of(rate.amount))


def _of_their_sum(runs: Iterable[list[tuple[Figure, Figure]]]) -> Iterator[Share]:
    """Shares in a row that name no whole, where most are of the sum of their parts: 甲6万元，占60%；乙4万元，占40%."""
    for run in runs:
        total = sum((Interval.of(part.amount) for _, part in run if part.amount.value), _NOTHING)
        right = [_is_right(rate, part, total) for rate, part in run if part.amount.value]
        if 1 < len(right) <= 2 * sum(right):
            yield from (Share(rate, part, total) for rate, part in run)


def _runs(document: Document, placed: Sequence[Placed]) -> Iterator[list[tuple[Figure, Figure]]]:
    """The shares of a sentence that name no whole, of figures that are no parts, with those figures."""
    run: list[tuple[Figure, Figure]] = []
    for statement, whole in placed:
        figure = statement.figure
        rate = _unnamed(document, statement)
        if run and "。" in document.text[run[-1][1].span.end : figure.span.start]:
            yield run
            run = []
        if whole is None and rate is not None and figure.amount.is_money and not figure.bounded:
            run.append((rate, figure))
    yield run


def _around(found: Placed, wholes: Mapping[int, Statement | None]) -> list[Figure]:
    """The figures that a part is a part of, the nearest first."""
    around: list[Figure] = []
    whole = found.whole
    while whole is not None:
        around.append(whole.figure)
        whole = wholes.get(id(whole))
    return around


def _named(document: Document, before: Sequence[Placed], around: list[Figure], name: str) -> list[Figure]:
    """The figures of a name, the likeliest first; the wholes around a part where it names none."""
    if not name:
        return around
    told = {id(figure): figure for figure in (*(one.statement.figure for one in reversed(before)), *around)}
    labels = [(figure, _bare(label_of(document, figure))) for figure in told.values()]
    wanted = _bare(name)
    exact = [figure for figure, label in labels if label == wanted]
    ending = [figure for figure, label in labels if label != wanted and _ends_with(label, wanted)]
    named = [*exact, *ending, *(figure for figure in around if _is_called(document, figure, name))]
    # 收入决算12万元，其中本年收入10万元，包括……，占总收入的50%: 总收入 may be what all this is a part of
    return [*named, *around] if named and document.lexicon.concepts.total_of(name) else named


def _ends_with(label: str, name: str) -> bool:
    """Whether a label is of a thing by its last words, and not of another thing as well: 税收返还和转移支付."""
    return label.endswith(name) and not label.removesuffix(name).endswith(_JOINS)


def _is_called(document: Document, figure: Figure, name: str) -> bool:
    """Whether a figure is what a name means, by another name: 支出合计 for 总支出, 日常支出 for 基本支出."""
    concepts, label = document.lexicon.concepts, without_body(label_of(document, figure))
    if concepts.is_called_also(name, label):
        return True
    total = concepts.total_of(name)
    return total != "" and concepts.total_of(label) == total and concepts.scope_of(label) == concepts.scope_of(name)


def _bare(label: str) -> str:
    """A label without its year and 数: 全年预算数 is 全年预算."""
    return YEAR.sub("", label).removeprefix(_YEAR_SIGN).removesuffix(_FIGURE_SIGN)


def _budgets(document: Document, before: Sequence[Placed], part: Figure, name: str) -> list[Figure]:
    """The budget of which a part was spent: the nearest of its name, unless that is the budget of something else."""
    spent = _ACCOUNT.sub("", _bare(label_of(document, part)))
    for distance, one in enumerate(reversed(before)):
        label = _bare(label_of(document, one.statement.figure))
        if label.endswith(_bare(name)):
            thing = _BUDGET.sub("", label)
            is_own = not spent or (thing in spent or spent in thing if thing else distance == 0)
            return [one.statement.figure] if is_own else []
    return []
