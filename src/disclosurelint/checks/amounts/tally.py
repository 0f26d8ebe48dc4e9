"""``tally``: the numbers in each grade come to the number of what was graded."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, partial
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.checks.judgement import Judgement, findings, judged, unjudged
from disclosurelint.checks.rooms import sum_rooms
from disclosurelint.document.model import Document, Figure, Statement
from disclosurelint.document.walking import label_of, paragraphs_told
from disclosurelint.lexicon.speech import spoken

#: What stands in front of a grade, right behind it, and behind what is graded.
_RESULT, _GRADE = spoken("parts.graded").pattern, spoken("parts.grade").pattern
_IN_NUMBER = spoken("parts.in_number").pattern

_QUOTES = re.compile('[“”"]')
#: Figures before a run of grades among which the number of what is graded is looked for.
_MOST_BEFORE = 40
#: Grades that may be told after those that are: a shorter list may leave out one with something in it.
_SURELY_ALL = 3


@options
class Tally:
    """Judges runs of counts that each end in a grade, against the counts of what is graded told before them.

    Where several such counts are told (12 projects, of which 5 were graded), one that fits is enough.
    """

    kind: ClassVar[str] = "tally"

    grades: tuple[str, ...] = option(default=(), zh="等次的名称", en="names of grades")
    counted: tuple[str, ...] = option(default=(), zh="被评的是什么：项目", en="what is graded")

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every run of grades."""
        if not self.grades:
            return
        before: deque[Statement] = deque(maxlen=_MOST_BEFORE)
        last = None
        for section, placed in paragraphs_told(document):
            if section is not last:
                before.clear()
                last = section
            run: list[Statement] = []
            for found in (*(one.statement for one in placed), None):
                if found is not None and self._is_graded(document, found):
                    run.append(found)
                    continue
                if len(run) > 1:
                    yield _judge(document, [one for one in before if self._is_counted(document, one)], run)
                run = []
                if found is not None:
                    before.append(found)

    def _is_graded(self, document: Document, statement: Statement) -> bool:
        figure = statement.figure
        if figure.amount.is_money or figure.amount.unit == "%" or figure.bounded:
            return False
        bare = _QUOTES.sub("", label_of(document, figure))
        return _grade(self.grades, self.counted).search(bare) is not None

    def _is_counted(self, document: Document, statement: Statement) -> bool:
        figure = statement.figure
        if figure.amount.is_money or figure.amount.unit == "%":
            return False
        behind = document.text[figure.span.end : figure.span.end + 8]
        return behind.startswith(self.counted) or label_of(document, figure).endswith(self.counted)


@cache
def _grade(grades: tuple[str, ...], counted: tuple[str, ...]) -> re.Pattern[str]:
    """A label without its quotes that is a grade, or ends in one that it is said to be: 自评结果为优的."""
    names = "|".join(map(re.escape, sorted(grades, key=len, reverse=True)))
    things = "|".join(map(re.escape, counted)) or "(?!)"
    return re.compile(f"(?:{_RESULT})(?:{names})(?:{_GRADE})(?:{things})?(?:{_IN_NUMBER})?$")


def _judge(document: Document, counts: Sequence[Statement], run: Sequence[Statement]) -> Judgement:
    graded = [statement.figure for statement in run]
    total = sum(int(figure.amount.value) for figure in graded)
    says = " + ".join(f"{label_of(document, figure)} {figure.amount}" for figure in graded)
    fitting = [one.figure for one in counts if one.figure.amount.unit == graded[0].amount.unit]
    if not fitting:
        return unjudged(says, graded, "没有写出被评的有几个", "the number of what is graded is not told")
    exact = next((figure for figure in reversed(fitting) if figure.amount.value == total), None)
    whole = exact or fitting[-1]
    says = f"{whole.amount} = {says}"
    rooms = partial(sum_rooms, whole, [(1, figure) for figure in graded], Decimal(0))
    fault = None if exact is not None else _finding(document, whole, graded, total)
    return judged(says, [whole, *graded], fault, rooms)


def _finding(document: Document, whole: Figure, graded: list[Figure], total: int) -> Finding:
    short = total < whole.amount.value
    values: dict[str, Value] = {
        "told": whole.amount,
        "computed": whole.amount._replace(value=Decimal(total)),
        "count": len(graded),
    }
    related = tuple(
        Related(figure.span, "grade", {"label": label_of(document, figure), "amount": figure.amount})
        for figure in graded
    )
    severity = "info" if short and len(graded) < _SURELY_ALL else None
    return Finding(whole.span, values, "less" if short else "default", related, severity=severity)
