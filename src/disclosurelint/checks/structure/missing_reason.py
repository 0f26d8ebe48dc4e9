"""``missing_reason``: what went up or down is explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value, Words
from disclosurelint.document.model import Change, Document, Section
from disclosurelint.document.walking import paragraphs_told, parents_of
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.records import NamedTuple
from disclosurelint.text import SENTENCE_ENDS, Span

_NOTICE, _ABOUT_NOTICE = "three-public", "three_public"
#: A clause that tells what the money is for, what it is made up of or how far it was spent is no reason.
_NO_REASON = spoken("changes.no_reason")
#: What explains everything told before it.
_OVERALL = spoken_word("titles.overall")
_OF_ALL = spoken("changes.of_all")
_FIGURE = re.compile(r"\d")
_SHORTEST_REASON = 4
#: How many further changes without a reason are shown.
_MOST_PLACES = 9


class _Told(NamedTuple):
    """A change with the section and the paragraph that tell it."""

    change: Change
    section: Section
    paragraph: Span
    explained: bool


@options
class MissingReason:
    """Reports changes without a reason in the sections that owe one; what stays the same owes none.

    A reason is looked for behind the change, up to the next one, and in the clauses before it. One for the whole
    covers its parts, and those for parts cover the whole.
    """

    kind: ClassVar[str] = "missing_reason"

    sections: tuple[str, ...] = option(
        default=(), zh="增减要说明原因的内容（概念）", en="concepts whose changes are to be explained"
    )
    reasons: tuple[str, ...] = option(default=(), zh="引出原因的词", en="words that lead to a reason")
    hints: tuple[str, ...] = option(
        default=(), zh="同一句里出现，也算说明了原因的词", en="words that tell a reason within the same sentence"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        parents = parents_of(document)
        scopes: dict[int, tuple[Section, str, list[_Told]]] = {}
        told = list(_changes(document))
        for at, (section, paragraph, change) in enumerate(told):
            scope = self._scope(document, section, parents)
            if scope is not None:
                horizon = told[at + 1][2].span.start if at + 1 < len(told) else len(document.text)
                explained = self._explained(document, change, paragraph, horizon)
                entry = scopes.setdefault(id(scope[0]), (*scope, []))
                entry[2].append(_Told(change, section, paragraph, explained))
        for scope_section, concept, changes in scopes.values():
            yield from _findings(document, scope_section, concept, changes, parents)

    def _scope(
        self, document: Document, section: Section, parents: dict[int, Section | None]
    ) -> tuple[Section, str] | None:
        """The outermost section around one that is about something whose changes are to be explained.

        A notice of the three public expenses is about nothing else, and has no headings.
        """
        if document.subject.kind == _NOTICE and _ABOUT_NOTICE in self.sections:
            return document.root, _ABOUT_NOTICE
        found = None
        around: Section | None = section
        while around is not None:
            concepts = [concept for concept in self.sections if concept in around.concepts]
            if concepts:
                found = around, concepts[0]
            around = parents[id(around)]
        return found

    def _explained(self, document: Document, change: Change, paragraph: Span, horizon: int) -> bool:
        text = document.text
        behind = text[_end(change) : min(horizon, _next_paragraph_end(text, paragraph.end))]
        start = max(text.rfind(mark, paragraph.start, change.span.start) for mark in SENTENCE_ENDS)
        before = text[max(start + 1, paragraph.start) : change.span.start]
        rest = re.split(r"[。；\n]", behind, maxsplit=1)[0]
        if any(word in behind or word in before for word in self.reasons) or any(word in rest for word in self.hints):
            return True
        clause = re.split(r"[，。；\n]", behind.lstrip("）)， "), maxsplit=1)[0]
        return (
            behind.lstrip("）) ").startswith(("，", ","))
            and len(clause) >= _SHORTEST_REASON
            and not _FIGURE.search(clause)
            and not _NO_REASON.match(clause)
        )


def _changes(document: Document) -> Iterator[tuple[Section, Span, Change]]:
    """Every change up or down by some money, with its section and paragraph, in reading order.

    What changed in number (在职人员减少2人) is itself a reason, and owes none.
    """
    for section, placed in paragraphs_told(document):
        paragraph = _line_around(document.text, placed[0].statement.span)
        seen: set[int] = set()
        changes = [change for statement, _ in placed for change in statement.changes]
        for change in sorted(changes, key=lambda one: one.span):
            delta = change.delta.amount if change.delta is not None else None
            moves = change.direction != "flat" and delta is not None and delta.is_money and delta.value != 0
            if moves and change.span.start not in seen:
                seen.add(change.span.start)
                yield section, paragraph, change


def _line_around(text: str, inside: Span) -> Span:
    """The paragraph that holds a span, with the heading that runs into it."""
    end = text.find("\n", inside.end)
    return Span(text.rfind("\n", 0, inside.start) + 1, end if end >= 0 else len(text))


def _end(change: Change) -> int:
    return max(change.span.end, change.rate.span.end if change.rate else 0)


def _next_paragraph_end(text: str, end: int) -> int:
    """The end of the line behind a paragraph, which may go on with its reason."""
    found = text.find("\n", end + 1)
    return found if found >= 0 else len(text)


def _findings(
    document: Document, scope: Section, concept: str, changes: list[_Told], parents: dict[int, Section | None]
) -> Iterator[Finding]:
    named = document.lexicon.sections.concepts[concept]
    values: dict[str, Value] = {"part": Words(named.zh, named.en)}
    explained = [told for told in changes if told.explained]
    if changes[0].explained and _is_whole(document, changes[0], scope):
        return  # and with it all parts
    if explained and _is_named(document, changes[0], concept):
        changes = changes[1:]  # parts that are explained cover the whole, wherever they are told
    paragraphs = {told.paragraph for told in explained}
    last_below = _last_below(explained, parents)
    bare = [
        told
        for told in changes
        if not told.explained
        and told.paragraph not in paragraphs
        and last_below.get(id(told.section), -1) < told.change.span.start
    ]
    if bare and not _OF_ALL.search(document.text, bare[-1].change.span.end, scope.span.end):
        first, *others = bare
        values |= {"change": document.quote(first.change.span)}
        related = tuple(Related(told.change.span, "also") for told in others[:_MOST_PLACES])
        yield Finding(first.change.span, values, related=related)


def _is_whole(document: Document, told: _Told, scope: Section) -> bool:
    """Whether the first change of a section is of the whole of it: told right below its heading, or under 总体情况."""
    return told.section is scope or _OVERALL in document.quote(told.section.title)


def _is_named(document: Document, told: _Told, concept: str) -> bool:
    """Whether a change is of a figure called what the whole section is about (“三公”经费总额), and not of a part."""
    figure = told.change.figure
    return figure is not None and concept in document.lexicon.sections.of_title(document.quote(figure.label))


def _last_below(explained: list[_Told], parents: dict[int, Section | None]) -> dict[int, int]:
    """Where in each section, or below it, the last change with a reason is told: a part with one covers its whole."""
    last: dict[int, int] = {}
    for told in explained:
        around: Section | None = told.section
        while around is not None:
            last[id(around)] = max(last.get(id(around), -1), told.change.span.start)
            around = parents[id(around)]
    return last
