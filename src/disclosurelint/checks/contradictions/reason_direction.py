"""``reason_direction``: what a text goes on to explain is an increase, and what it told was a decrease."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, Literal

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Change, Document, Figure, Paragraph, Section, Statement
from disclosurelint.document.walking import label_of, placed_in
from disclosurelint.lexicon.speech import spoken, spoken_word, spoken_words
from disclosurelint.text import Interval, Span, sentence_around

Way = Literal["up", "down", "flat"]
_WAYS: dict[str, Way] = {
    **dict.fromkeys((*spoken_words("changes.up"), *spoken_words("changes.above")), "up"),
    **dict.fromkeys((*spoken_words("changes.down"), *spoken_words("changes.below")), "down"),
    **dict.fromkeys((*spoken_words("changes.equal"), *spoken_words("changes.same")), "flat"),
}
#: 增加的主要原因; 增减 and 增加（减少） name no way.
_NO_WAY = spoken_word("changes.either_way")
_PLANNED = spoken_word("sides.budget")
#: Budgets that are others than that at the start of the year.
_LATER_BUDGETS = spoken_words("sides.later_budgets")
_REASON = spoken("changes.reason")
#: 决算数大于年初预算数的主要原因; 基本持平 leaves room.
_AGAINST_BUDGET = spoken("changes.against_budget")
_BUDGET = spoken("sides.budget_figure")
_ACCOUNT = spoken("sides.account_figure")
_HEADING = spoken("changes.heading")
#: Characters around a reason within which changes are taken to be meant, and figures before a comparison.
_FARTHEST, _MOST_BEFORE = 600, 12
_CLAUSE_END = re.compile(r"[，：、（(]|[,:](?!\d)")
#: What a clause holds besides the thing that has changed: 其中，比上年决算数….
_BESIDES = spoken("changes.besides")


@options
class ReasonDirection:
    """Compares the way that a reason or a heading names with the changes told before it.

    Nothing is said where the same paragraph tells changes both ways, or where figures are not told.
    """

    kind: ClassVar[str] = "reason_direction"

    def run(self, document: Document) -> Iterator[Finding]:
        for section in document.sections():
            for part in section.parts:
                if isinstance(part, Paragraph) and part.statements:
                    statements = [placed.statement for placed in placed_in(document, part)]
                    yield from _reasons(document, part, statements)
                    yield from _against_budget(document, part, statements)
            yield from _heading(document, section)


def _reasons(document: Document, paragraph: Paragraph, statements: list[Statement]) -> Iterator[Finding]:
    all_changes = [change for statement in statements for change in statement.changes if _moves(change)]
    all_changes.sort(key=lambda change: change.span)
    starts = [change.span.start for change in all_changes]
    for found in _REASON.finditer(document.text, *paragraph.span):
        sentence = document.text[sentence_around(document.text, Span(*found.span())).start : found.start()]
        clause = _CLAUSE_END.split(sentence)[-1]
        if _PLANNED in clause:
            continue  # against the budget, and the changes told are from last year
        if found[1] in _before(sentence):
            continue  # a change whose figure could not be read: 培训费增加4.66万，增加的原因
        first, last = found.start() - _FARTHEST, found.end() + _FARTHEST
        changes = all_changes[bisect_left(starts, first) : bisect_left(starts, last)]
        subject = _BESIDES.sub("", clause)
        about = [change for change in changes if not subject or _is_of(document, change, subject)]
        told = [change for change in about if change.span.start < found.start()]
        if told and all(change.direction != _WAYS[found[1]] for change in about):
            yield _finding(document, Span(*found.span()), found[1], told[-1], "default")


def _before(sentence: str) -> str:
    """The clause in front of the last one."""
    return "".join(_CLAUSE_END.split(sentence)[-2:-1])


def _is_of(document: Document, change: Change, subject: str) -> bool:
    """Whether a change is told of the thing that the clause names."""
    labels = [document.quote(change.label), label_of(document, change.figure) if change.figure else ""]
    return any(subject in label or (len(label) > 1 and label in subject) for label in labels)


def _heading(document: Document, section: Section) -> Iterator[Finding]:
    """A heading that names one way, above changes that all go the other."""
    title = document.quote(section.title)
    named = _HEADING.search(title)
    if named is None or _NO_WAY in title or len({way for word, way in _WAYS.items() if word in title}) != 1:
        return
    way = _WAYS[named[1]]
    changes = [
        change
        for part in section.parts
        if isinstance(part, Paragraph)
        for placed in placed_in(document, part)
        for change in placed.statement.changes
        if _moves(change)
    ]
    if changes and all(change.direction not in (way, "flat") for change in changes):
        yield _finding(document, section.title, title, changes[0], "heading")


def _moves(change: Change) -> bool:
    """Whether a change says by how much, or that there is none; 增加0.00万元 goes neither way."""
    told = [figure for figure in (change.delta, change.rate) if figure is not None]
    return change.direction == "flat" or any(figure.amount.value != 0 for figure in told)


def _against_budget(document: Document, paragraph: Paragraph, statements: list[Statement]) -> Iterator[Finding]:
    starts = [statement.figure.span.start for statement in statements]
    for found in _AGAINST_BUDGET.finditer(document.text, *paragraph.span):
        end = bisect_left(starts, found.start())
        pairs = list(_budgets_and_accounts(document, statements[max(0, end - _MOST_BEFORE) : end], found))
        ways = [_way(budget, account) for budget, account in pairs]
        if not pairs or None in ways or _WAYS[found[1] or found[4]] in ways:
            continue
        budget, account = pairs[-1]
        values: dict[str, Value] = {"told": found[0], "budget": budget.amount, "account": account.amount}
        related = (
            Related(budget.span, "budget", {"amount": budget.amount}),
            Related(account.span, "account", {"amount": account.amount}),
        )
        yield Finding(Span(*found.span()), values, "budget", related)


def _budgets_and_accounts(
    document: Document, before: list[Statement], found: re.Match[str]
) -> Iterator[tuple[Figure, Figure]]:
    """The budgets told with the account right behind each; of two sorts of budget only that which is meant."""
    which = found[2] or found[3] or ""
    for one, other in pairwise(before):
        budget, account = one.figure, other.figure
        label = label_of(document, budget)
        if not (budget.amount.is_money and account.amount.is_money and _BUDGET.search(label)):
            continue
        if _ACCOUNT.search(label_of(document, account)) and (which not in _LATER_BUDGETS or which in label):
            yield budget, account


def _way(budget: Figure, account: Figure) -> Way | None:
    """Which way the account lies from the budget; None where rounding leaves it open."""
    moved = Interval.of(account.amount) - Interval.of(budget.amount)
    if moved.low > 0:
        return "up"
    if moved.high < 0:
        return "down"
    return "flat" if budget.amount.base_value == account.amount.base_value else None


def _finding(document: Document, span: Span, word: str, change: Change, message: str) -> Finding:
    values: dict[str, Value] = {"told": word, "change": document.quote(change.span)}
    return Finding(span, values, message, (Related(change.span, "change", {"change": values["change"]}),))
