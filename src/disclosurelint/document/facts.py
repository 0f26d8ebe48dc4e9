"""Facts: what a figure of the text is a figure of, for which year, on which side, and in which section it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosurelint.document.model import Change, Document, Figure, Paragraph, Section, Statement, Subject, once
from disclosurelint.document.walking import Placed, label_of, paragraphs_told, parents_of
from disclosurelint.lexicon.speech import spoken, spoken_words
from disclosurelint.records import NamedTuple
from disclosurelint.text import Interval, sentence_around

YEAR = spoken("years.written")
SIDE = spoken("sides.named")
LAST_YEAR = spoken("years.last")
#: 预算 in these names a fund, not a side.
_ACCOUNT = spoken("sides.account")
_PLANNED = spoken("sides.budget")
_FUND = spoken("sides.funds")
_UNNAMED_BASE = spoken_words("changes.on_the_year_before")
#: A base that is no year's figure: what the budget was when the year began, or after it was changed.
_OTHER_BASE = spoken("sides.of_the_year")


_BUDGET = spoken("sides.granted")
#: Whose figure a label tells, before its year: 清河县农业农村局2023年度收入合计. Not that of a body below.
_BODY = spoken("bodies.in_front")
#: What a figure is a figure of: its concept, year and side.
About = tuple[str, int | None, str]


class Fact(NamedTuple):
    """``concept`` has the value of ``figure`` in ``year`` (None where neither label nor title tells it).

    ``side`` is budget or final, empty where a table does not say; ``section`` the innermost heading it stands under;
    ``statement`` what tells it (of a figure of the year before, the statement that compares with it);
    ``scope`` the 口径 that its label, its section or its table names, empty where none does.
    """

    concept: str
    year: int | None
    side: str
    section: Section
    figure: Figure
    statement: Statement
    whole: Statement | None = None
    scope: str = ""

    @property
    def about(self) -> About:
        """What it is a figure of: facts about the same thing in one scope have one value."""
        return self.concept, self.year, self.side


@once
def facts_of(document: Document) -> list[Fact]:
    """Every money figure of the text whose label is known; changes and limits are not among them."""
    return list(_facts(document))


@once
def count_facts_of(document: Document) -> list[Fact]:
    """The counts of the text whose label is known: vehicles, groups abroad, receptions."""
    return list(_count_facts(document))


@once
def former_facts_of(document: Document) -> list[Fact]:
    """The figures of the year before that the text compares with: 比上年285万元."""
    return list(_former_facts(document))


def fact_near(document: Document, section: Section, about: About, former: bool = False) -> Fact | None:
    """The fact about something in the smallest scope around ``section`` that tells it; None where it has two values.

    The whole document is no scope: there, one name may stand for figures of different 口径. ``former`` looks among
    the figures of the year before that comparisons name.
    """
    wanted = (_former_facts_by_about if former else _facts_by_about)(document).get(about)
    if not wanted:
        return None
    parents = parents_of(document)
    scope: Section | None = section
    while scope is not None and parents[id(scope)] is not None:
        inside = [fact for fact in wanted if _is_inside(fact.section, scope, parents)]
        if inside:
            return inside[0] if single_valued(inside) else None
        scope = parents[id(scope)]
    return None


@once
def _facts_by_about(document: Document) -> dict[About, list[Fact]]:
    return _by_about(facts_of(document))


@once
def _former_facts_by_about(document: Document) -> dict[About, list[Fact]]:
    return _by_about(former_facts_of(document))


def _by_about(facts: Iterable[Fact]) -> dict[About, list[Fact]]:
    known: dict[About, list[Fact]] = {}
    for fact in facts:
        known.setdefault(fact.about, []).append(fact)
    return known


def single_valued(facts: Iterable[Fact]) -> bool:
    """Whether everything told of has one value, however often and however finely it is told."""
    told: dict[About, Interval] = {}
    for fact in facts:
        value = Interval.of(fact.figure.amount)
        if fact.about in told and not told[fact.about].overlaps(value):
            return False
        told.setdefault(fact.about, value)
    return True


def about_label(document: Document, label: str) -> About | None:
    """What a label of the text names; None where it is none of the known concepts or means the year before."""
    if LAST_YEAR.search(label):
        return None
    concept = document.lexicon.concepts.of_label(label) or document.lexicon.concepts.of_label(without_body(label))
    return None if concept is None else (concept, *_year_and_side(document, label))


def without_body(label: str) -> str:
    """A label from its year on, where a body stands before that; else all of it."""
    year = YEAR.search(label)
    return label[year.start() :] if year is not None and _BODY.match(label, 0, year.start()) else label


def _year_and_side(document: Document, label: str) -> tuple[int | None, str]:
    """The year and the side that a label names, else those of the document."""
    year = YEAR.search(label)
    return int(year[1]) if year else document.subject.year, side_of(label, document.subject)


def _of_part(document: Document, label: str, whole: str) -> tuple[int | None, str]:
    """The year and the side of a part: what its own label leaves out, the label of its whole tells.

    2022年接待费支出12万元，其中：国内接待费9万元 in the budget of 2023.
    """
    dated = label if YEAR.search(label) else whole
    sided = label if SIDE.search(_FUND.sub("", label)) else whole
    return _year_and_side(document, dated)[0], side_of(sided, document.subject)


def about_figure(document: Document, figure: Figure) -> About | None:
    """What a figure of the text is a figure of; None where neither its label nor what stands around it tells."""
    known = _abouts(document)
    return known.get(id(figure)) or about_label(document, label_of(document, figure))


@once
def _abouts(document: Document) -> dict[int, About]:
    """What the facts of the text are about, by the ``id`` of their figures."""
    return {id(fact.figure): fact.about for fact in facts_of(document)}


def about_heading(document: Document, section: Section) -> About | None:
    """What the heading of a section names, where its first words tell that figure without naming it again.

    （一）收入预算：2022年年初预算数991.64万元，… Only in budgets: in an account such a figure is one of several.
    """
    first = _first_statement(section)
    if first is None or not document.subject.kind.endswith("budget"):
        return None
    label = label_of(document, first.figure)
    named = about_label(document, document.quote(section.title))
    if named is None or LAST_YEAR.search(label) or not document.lexicon.concepts.is_unnamed(label):
        return None
    year = YEAR.search(label)
    return named[0], int(year[1]) if year else document.subject.year, "budget"


def side_of(words: str, subject: Subject) -> str:
    """The side that a label or a column header names, else the one that the document is about."""
    return named_side(_FUND.sub("", words)) or ("final" if subject.side == "final" else "budget")


def named_side(words: str) -> str:
    """The side that words name, an account before a budget; empty where they name none."""
    return "final" if _ACCOUNT.search(words) else "budget" if _PLANNED.search(words) else ""


def about_base(document: Document, change: Change, now: About) -> About | None:
    """What the old figure of a change is a figure of, given what the new one is; None where the base is no year's."""
    base = document.quote(change.base) if change.base else ""
    if change.base_amount is not None:
        base += label_of(document, change.base_amount)  # 较 + 年初预算 (4万元)
    concept, this_year, side = now
    year = YEAR.search(base)
    if _OTHER_BASE.search(base) or this_year is None:
        return None
    if year is None and not LAST_YEAR.search(base) and base not in _UNNAMED_BASE:
        return None
    before = int(year[1]) if year else this_year - 1
    if before == this_year:
        return None
    return concept, before, named_side(base) or side


def _facts(document: Document) -> Iterator[Fact]:
    for section, placed in paragraphs_told(document):
        for before, found in zip((None, *placed), placed, strict=False):
            fact = _fact(document, section, found) or _account(document, section, before, found)
            if fact is not None:
                yield fact


def _fact(document: Document, section: Section, placed: Placed) -> Fact | None:
    statement, whole = placed
    figure = statement.figure
    if figure.bounded or figure.standard or not figure.amount.is_money or statement.is_change:
        return None
    label = label_of(document, figure)
    about = about_label(document, label)
    if about is None and statement is _first_statement(section):
        about = about_heading(document, section)
    if about is None:
        return None
    concepts = document.lexicon.concepts
    of_whole = label_of(document, whole.figure) if whole is not None else ""
    around = concepts.of_label(of_whole) if of_whole else None
    if LAST_YEAR.search(of_whole):
        return None
    if around is not None:
        about = concepts.as_part(about[0], around), *about[1:]
    if of_whole:
        about = about[0], *_of_part(document, label, of_whole)
    elif not YEAR.search(label):
        about = about[0], _year_of_sentence(document, figure) or about[1], about[2]
    scope = concepts.scope_of(label) or concepts.scope_of(of_whole) or _scope_of_section(document, section)
    return Fact(*about, section, figure, statement, whole, scope)


def _year_of_sentence(document: Document, figure: Figure) -> int | None:
    """The one year that the sentence of a figure names before it, at its head: 2021年共花80万，其中接待费5万元."""
    sentence = sentence_around(document.text, figure.label)
    head = document.text[sentence.start : figure.label.start].strip()
    years = {int(found[1]) for found in YEAR.finditer(head)}
    return years.pop() if len(years) == 1 and YEAR.match(head) else None


def _account(document: Document, section: Section, before: Placed | None, placed: Placed) -> Fact | None:
    """What a final account spent of what it was granted: 公务接待费年初预算1.50万元，支出决算1.29万元."""
    figure = placed.statement.figure
    if before is None or not figure.amount.is_money or document.subject.side != "final":
        return None
    if not document.lexicon.concepts.is_account(label_of(document, figure)):
        return None
    label = label_of(document, before.statement.figure)
    granted = about_label(document, _BUDGET.sub("", label)) if _BUDGET.search(label) else None
    if granted is None:
        return None
    scope = document.lexicon.concepts.scope_of(label) or _scope_of_section(document, section)
    return Fact(granted[0], document.subject.year, "final", section, figure, placed.statement, None, scope)


def _first_statement(section: Section) -> Statement | None:
    """What the paragraph right below a heading states first."""
    first = section.parts[0] if section.parts else None
    return first.statements[0] if isinstance(first, Paragraph) and first.statements else None


def _scope_of_section(document: Document, section: Section) -> str:
    """The scope that the nearest heading with one gives; empty where a heading names two."""
    parents, names = parents_of(document), document.lexicon.sections.concepts
    around: Section | None = section
    while around is not None:
        scopes = {names[key].scope for key in around.concepts if key in names} - {""}
        if scopes:
            of_two = len(scopes) > 1 or document.lexicon.concepts.is_of_two_funds(document.quote(around.title))
            return "" if of_two else scopes.pop()
        around = parents[id(around)]
    return ""


def _count_facts(document: Document) -> Iterator[Fact]:
    labels, subject = document.lexicon.concepts, document.subject
    for section, placed in paragraphs_told(document):
        for statement, whole in placed:
            figure = statement.figure
            if figure.bounded or figure.amount.is_money or figure.amount.unit == "%" or statement.is_change:
                continue
            label = label_of(document, figure)
            concept = labels.of_count(label, figure.amount.unit)
            if concept is not None and not LAST_YEAR.search(label):
                yield Fact(concept, subject.year, side_of("", subject), section, figure, statement, whole)


def _former_facts(document: Document) -> Iterator[Fact]:
    for section, placed in paragraphs_told(document):
        for statement, _ in placed:
            for change in statement.changes:
                if change.base_amount is None or change.figure is None:
                    continue
                now = about_figure(document, change.figure)
                about = about_base(document, change, now) if now else None
                if about is not None:
                    yield Fact(*about, section, change.base_amount, statement)


def _is_inside(section: Section, scope: Section, parents: dict[int, Section | None]) -> bool:
    found: Section | None = section
    while found is not None and found is not scope:
        found = parents[id(found)]
    return found is not None
