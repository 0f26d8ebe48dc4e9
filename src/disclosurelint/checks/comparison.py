"""What a stated change compares: the figure now, the figure before, and where each is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosurelint.document.facts import (
    LAST_YEAR,
    SIDE,
    YEAR,
    About,
    about_base,
    about_figure,
    about_heading,
    about_label,
    fact_near,
)
from disclosurelint.document.model import Change, Document, Figure, Section, once
from disclosurelint.document.tables.facts import table_facts_of
from disclosurelint.document.walking import Placed, label_of, paragraphs_told
from disclosurelint.lexicon.speech import spoken, spoken_word, spoken_words
from disclosurelint.records import NamedTuple
from disclosurelint.text import Amount, Edit, Interval, Span, percent_of

_COMPARING = spoken("changes.compared")
#: A base that names its figure: a year's budget or account, the budget at the start of the year.
_NAMED_BASE = spoken("sides.base")

_ON_LAST_YEAR = spoken_word("changes.on_last_year")
#: Verbs, each with the one that says the opposite.
_OPPOSITES = [pair.split("/") for pair in spoken_words("changes.opposites")]

_CARRIED = spoken("tables.carried")
#: Figures before a change among which the one it names is looked for.
_MOST_BEFORE = 40


class Comparison(NamedTuple):
    """``now`` and ``before`` are None where the text does not tell them for certain.

    ``borrowed`` says that one of them was found by its name in another sentence or a table.
    """

    change: Change
    now: Figure | None
    before: Figure | None
    borrowed: bool = False


@once
def comparisons_of(document: Document) -> list[Comparison]:
    """Every change a document states."""
    return list(_comparisons(document))


def side_is_named(document: Document, change: Change) -> bool:
    """Whether a base says what it is of the year before (比2022年预算), and not only which year (比上年)."""
    base = document.quote(change.base) if change.base else ""
    if change.base_amount is not None:
        base += label_of(document, change.base_amount)
    return SIDE.search(base) is not None


def signed_delta(comparison: Comparison) -> Amount | None:
    """By how much the figure changed, negative for less and nothing for the same; None where only a rate is told."""
    change, now = comparison.change, comparison.now
    if now is None:
        return None
    if change.direction == "flat":
        return Amount(Decimal(0), now.amount.unit, max(now.amount.places, 2))  # 0万元 the same is no 0.4万元 more
    if change.delta is None or change.delta.amount.dimension != now.amount.dimension:
        return None
    amount = change.delta.amount
    return amount._replace(value=-amount.value) if change.direction == "down" else amount


def _comparisons(document: Document) -> Iterator[Comparison]:
    for section, placed in paragraphs_told(document):
        for at, found in enumerate(placed):
            for change in found.statement.changes:
                told = _as_told(document, placed[:at], change)
                yield _with_borrowed(document, section, told)


def _as_told(document: Document, earlier: Sequence[Placed], change: Change) -> Comparison:
    now = change.figure if change.figure is not None else _named_before(document, earlier, change)
    if now is not None and now.bounded:
        now = None
    before = change.base_amount or _told_before(document, earlier, change)
    if now is not None and before is None and (change.base is None or document.quote(change.base) == _ON_LAST_YEAR):
        now, before = _now_and_before(document, earlier, now, change)
    if now is not None:
        now = _meant(change, now, before, _told_above(document, earlier, change))
    if now is not None and before is not None and now.amount.dimension != before.amount.dimension:
        before = None
    if change.delta and now is not None and change.delta.amount.dimension != now.amount.dimension:
        now = None  # 购置车辆2辆，较上年增加10万元: the change is of something else
    return Comparison(change, now, before)


def _named_before(document: Document, earlier: Sequence[Placed], change: Change) -> Figure | None:
    """The one figure of a paragraph that a change names: …，其他收入5万元。与上年相比，其他收入增加1万元."""
    name = document.quote(change.label).strip("，。；：:、 ")
    told = [found.statement.figure for found in earlier[-_MOST_BEFORE:] if not found.statement.is_change]
    named = [figure for figure in told if name and label_of(document, figure) == name]
    return named[0] if len(named) == 1 else None


def _now_and_before(
    document: Document, earlier: Sequence[Placed], last: Figure, change: Change
) -> tuple[Figure, Figure | None]:
    """The two figures of 决算1300万元，上年决算1250万元，增加50万元, where the last one told is the old one.

    The new one may be a whole with its parts between: 还本付息35万元，其中还本30万元、付息5万元；上年5万元，增加30万元.
    """
    if not earlier or not _is_former(document, last, earlier[-1].statement.figure):
        return last, None
    told = [found.statement.figure for found in reversed(earlier[-_MOST_BEFORE:])]
    alike = (figure for figure in told if _is_alike(figure, last) and _goes_with(figure, change, last))
    return (told[0] if change.delta is None else next(alike, told[0])), last


def _is_former(document: Document, figure: Figure, now: Figure) -> bool:
    """Whether a label means the year before of what the label before it means: 上年决算, 2022年公用经费.

    Of 接待费2023年预算 too, which is told before its year.
    """
    label, name = label_of(document, figure), label_of(document, now)
    if figure.amount.dimension != now.amount.dimension or LAST_YEAR.search(name):
        return False
    if LAST_YEAR.match(label):
        return _CARRIED.search(label) is None  # 上年结转 is money of this year
    year, this_year = YEAR.match(label), YEAR.search(name)
    return (
        year is not None
        and this_year is not None
        and int(year[1]) == int(this_year[1]) - 1
        and label[year.end() :] == name[this_year.end() :]
    )


def _told_above(document: Document, earlier: Sequence[Placed], change: Change) -> Sequence[Figure]:
    """The figures that a change which begins a sentence may be of: 收入90万元。其中甲50万元。比上年增加5万元."""
    begins = document.text[max(0, change.span.start - 1) : change.span.start] == "。"
    if not begins or change.label.end > change.label.start:
        return ()
    return [found.statement.figure for found in reversed(earlier[-_MOST_BEFORE:])]


def _meant(change: Change, now: Figure, before: Figure | None, above: Sequence[Figure]) -> Figure | None:
    """The figure that a change is of: where it names none, the nearest that goes with what is told of it.

    The last one told where none does; none at all where nothing could tell.
    """
    if change.direction == "flat" and before is not None:
        return next((figure for figure in (now, *change.others) if _is_as_before(figure, before)), now)
    if change.delta is None or not (change.others or above) or change.delta.amount.value == 0:
        return now
    told = [
        figure for figure in (now, *change.others, *above) if not figure.bounded and _is_alike(figure, change.delta)
    ]
    if change.rate is None and before is None:
        return now if len({figure.amount.base_value for figure in told}) < 2 else None
    return next((figure for figure in told if _goes_with(figure, change, before)), now)


def _is_as_before(figure: Figure, before: Figure) -> bool:
    return _is_alike(figure, before) and Interval.of(figure.amount).overlaps(Interval.of(before.amount))


def _is_alike(one: Figure, other: Figure) -> bool:
    return one.amount.dimension == other.amount.dimension


def _goes_with(figure: Figure, change: Change, before: Figure | None) -> bool:
    """Whether the amount and the rate of a change, or the old figure it names, follow from a figure."""
    assert change.delta is not None
    told, size = Interval.of(figure.amount), Interval.of(change.delta.amount)
    if before is not None:
        return (told - size if change.direction == "up" else told + size).overlaps(Interval.of(before.amount))
    rate = percent_of(size, told - size if change.direction == "up" else told + size)
    return change.rate is not None and rate is not None and rate.overlaps(Interval.of(change.rate.amount))


def _told_before(document: Document, earlier: Sequence[Placed], change: Change) -> Figure | None:
    """The old figure, where the base names one that stands earlier in the paragraph: 2023年预算执行数为45.41万元."""
    if change.base is None:
        return None
    name = _COMPARING.sub("", document.quote(change.base)).strip()
    if not _NAMED_BASE.match(name):
        return None
    for found in reversed(earlier):
        if label_of(document, found.statement.figure) == name:
            return found.statement.figure
    return None


def _with_borrowed(document: Document, section: Section, told: Comparison) -> Comparison:
    """Look for what the sentence leaves out, by name, in the same section and in the tables."""
    change, now, before, _ = told
    if (now is not None and before is not None) or (change.figure is not None and now is None):
        return told
    if change.figure is not None:
        about = about_figure(document, change.figure)
    else:
        label = document.quote(change.label)
        about = about_label(document, label) or _about_heading(document, section, label)
    if about is None:
        return told
    borrowed = False
    if now is None:
        fact = fact_near(document, section, about)
        now, borrowed = (fact.figure, True) if fact is not None else (None, False)
    former = about_base(document, change, about)
    if now is not None and before is None and former is not None:
        before = _only_value(document, section, former)
        borrowed = borrowed or before is not None
    return Comparison(change, now, before, borrowed)


def _about_heading(document: Document, section: Section, label: str) -> About | None:
    """What the heading is about, where a change is of that and uses a word of it: 收入较去年增加 below 收入预算."""
    return about_heading(document, section) if len(label) > 1 and label in document.quote(section.title) else None


def _only_value(document: Document, section: Section, about: About) -> Figure | None:
    """The figure in a table, of a concept that has one scope in a document, or in a sentence nearby."""
    fact = fact_near(document, section, about, former=True)
    if fact is None and document.lexicon.concepts.concepts[about[0]].single:
        fact = next((fact for fact in table_facts_of(document) if fact.about == about), None)
    return fact.figure if fact is not None else None


def turned_round(document: Document, verb: Span) -> Edit | None:
    """The verb of a change written the other way; None where it is none of the usual ones."""
    told = document.quote(verb)
    right = next((other for word, other in _OPPOSITES if told.startswith(word)), None)
    return Edit(Span(verb.start, verb.start + 2), right) if right else None
