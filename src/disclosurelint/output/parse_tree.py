"""What ``disclosurelint parse`` shows: the document as read, as a tree with the place of everything on the left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosurelint.document.facts import Fact, facts_of, former_facts_of
from disclosurelint.document.model import (
    Block,
    Breakdown,
    Change,
    Document,
    Figure,
    KeyValue,
    Marker,
    Paragraph,
    Section,
    Statement,
    Table,
)
from disclosurelint.document.unread import unread_of
from disclosurelint.document.walking import flattened
from disclosurelint.errors import Language
from disclosurelint.output.style import Style
from disclosurelint.output.whereabouts import listed_at
from disclosurelint.output.width import clip, pad, pad_left, printable, width
from disclosurelint.output.words import counted, listed, say, translated
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span

#: Sections and parts of sums nested deeper than in any document for people are shown as if they stood at this depth.
DEEPEST = 40
_LABEL = 40


class _Node(NamedTuple):
    """One line of the tree; ``role`` is its colour."""

    span: Span
    text: str
    role: str
    children: list[_Node]


def render_text(document: Document, lang: Language, style: Style | None = None) -> str:
    """The tree, after a line on whose document it is."""
    style = style or Style()
    tree = _Tree(document, lang)
    nodes = tree.nodes()
    places = {id(node): _place(document, node.span, lang) for node in _all(nodes)}
    margin = max(map(width, places.values()), default=0)
    lines = [style.paint(clip(tree.subject(), style.columns), "strong")]
    for prefix, node in _drawn(nodes):
        place = style.paint(f"{pad_left(places[id(node)], margin)}", "quiet")
        room = style.columns - margin - 2 - width(prefix)
        lines.append(f"{place}  {style.paint(prefix, 'quiet')}{style.paint(clip(node.text, max(room, 20)), node.role)}")
    return "\n".join(lines) + "\n"


def _place(document: Document, span: Span, lang: Language) -> str:
    return printable(listed_at(document.source, document.origin(span).start, lang))


def _all(nodes: list[_Node]) -> Iterator[_Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def _drawn(nodes: list[_Node], above: str = "") -> Iterator[tuple[str, _Node]]:
    """Every node with the lines that lead to it."""
    for number, node in enumerate(nodes, start=1):
        last = number == len(nodes)
        yield above + ("└─ " if last else "├─ "), node
        yield from _drawn(node.children, above + ("   " if last else "│  "))


class _Tree:
    """Words the parts of one document."""

    def __init__(self, document: Document, lang: Language) -> None:
        self._document = document
        self._lang = lang
        self._facts = {fact.figure.span: fact for fact in (*former_facts_of(document), *facts_of(document))}

    def subject(self) -> str:
        """``宁晋县林业局 · 部门预算 · 河北省邢台市宁晋县 · 2021``."""
        subject = self._document.subject
        parts = [
            subject.name or say("no-subject", self._lang),
            translated(subject.kind, self._lang) or say("no-kind", self._lang),
            "".join(subject.region),
            str(subject.year or ""),
        ]
        return printable(" · ".join(part for part in parts if part))

    def nodes(self) -> list[_Node]:
        unread = [_Node(span, self._words(span), "warning", []) for span in unread_of(self._document)]
        contents = [_Node(entry.span, self._words(entry.span), "quiet", []) for entry in self._document.contents]
        blocks = self._blocks(self._document.root.parts, 1)
        if unread:
            blocks.append(_Node(unread[0].span, say("unread", self._lang), "warning", unread))
        if not contents:
            return blocks
        return [_Node(contents[0].span, say("contents", self._lang), "quiet", contents), *blocks]

    def _blocks(self, parts: list[Block], depth: int) -> list[_Node]:
        if depth < DEEPEST:
            return [self._item(part, depth) or self._block(part, self._inside(part, depth)) for part in parts]
        flat = (block for part in parts for block in (part.walk() if isinstance(part, Section) else (part,)))
        return [self._block(block, [] if isinstance(block, Section) else self._inside(block, depth)) for block in flat]

    def _item(self, block: Block, depth: int) -> _Node | None:
        """An item of a list, which has a number and no heading, in one line with its text; None for all else."""
        if not isinstance(block, Section) or block.marker is None or block.title.start < block.title.end:
            return None
        if not block.parts or not isinstance(text := block.parts[0], Paragraph):
            return None
        span = Span(block.marker.span.start, text.span.end)
        remarks = "".join(f" {remark} " for remark in self._remarks(block.marker))
        words = (
            f"{self._words(block.marker.span)}{remarks}{self._words(text.span)}"  # of a long text the end is cut off
        )
        return _Node(span, words, "quiet", [*self._inside(text, depth), *self._blocks(block.parts[1:], depth + 1)])

    def _inside(self, block: Block, depth: int) -> list[_Node]:
        if isinstance(block, Section):
            return self._blocks(block.parts, depth + 1)
        if isinstance(block, Paragraph):
            return [self._statement(statement) for statement in flattened(block.statements, DEEPEST)]
        if isinstance(block, KeyValue):
            return self._pairs(block.pairs)
        rows = [*block.heads, *block.rows]
        return [*self._pairs(block.labels), *(_Node(row, self._row(row), "plain", []) for row in rows)]

    def _pairs(self, pairs: Iterable[tuple[Span, Span]]) -> list[_Node]:
        return [_Node(key, f"{self._words(key)}：{self._words(value)}", "plain", []) for key, value in pairs]

    def _row(self, row: Span) -> str:
        return " │ ".join(map(self._words, self._document.cells(row)))

    def _block(self, block: Block, children: list[_Node]) -> _Node:
        if isinstance(block, Section):
            span = Span(block.marker.span.start if block.marker else block.title.start, block.title.end)
            return _Node(span, self._heading(block), "strong", children)
        if isinstance(block, Table):
            facts = [say("table", self._lang), counted(len(block.rows), "row", self._lang)]
            if block.unit:
                facts.append(block.unit)
            return _Node(block.span, listed(facts, self._lang), "quiet", children)
        if isinstance(block, KeyValue):
            return _Node(block.span, say("key-value", self._lang), "quiet", children)
        return _Node(block.span, self._words(block.span), "quiet", children)

    def _heading(self, section: Section) -> str:
        marker = self._words(section.marker.span) if section.marker else ""
        names = self._document.lexicon.sections.concepts
        concepts = [names[key].en if self._lang == "en" else names[key].zh for key in sorted(section.concepts)]
        notes = [f"〔{'、'.join(concepts)}〕"] if concepts else []
        if section.marker:
            notes += self._remarks(section.marker)
        return " ".join(filter(None, [marker + self._words(section.title), *notes]))

    def _remarks(self, marker: Marker) -> list[str]:
        remarks = []
        if marker.ordinal != marker.expected:
            remarks.append(say("expected", self._lang, expected=marker.expected))
        if marker.broken:
            remarks.append(say("broken", self._lang))
        return [f"⚠ {remark}" for remark in remarks]

    def _statement(self, statement: Statement) -> _Node:
        figure = statement.figure
        children = [self._figure(rate, say("rate", self._lang)) for rate in statement.rates]
        children += map(self._change, statement.changes)
        children += map(self._breakdown, statement.breakdowns)
        return _Node(figure.span, self._amount(figure), "plain", children)

    def _breakdown(self, breakdown: Breakdown) -> _Node:
        facts = [counted(len(breakdown.items), "item", self._lang)]
        if breakdown.closed:
            facts.append(say("closed", self._lang))
        opener = self._words(breakdown.opener).strip("，：:,")
        return _Node(
            breakdown.opener,
            f"{opener} ({listed(facts, self._lang)})",
            "quiet",
            [self._statement(item) for item in breakdown.items],
        )

    def _change(self, change: Change) -> _Node:
        told = [self._words(change.base) if change.base else "", say(change.direction, self._lang)]
        told += [str(figure.amount) for figure in (change.delta, change.rate) if figure]
        label = f"{self._words(change.label)} " if change.label.start < change.label.end else ""
        children = [self._figure(change.base_amount, say("base", self._lang))] if change.base_amount else []
        children += map(self._breakdown, change.breakdowns)
        return _Node(change.span, f"{label}{' '.join(filter(None, told))}", "info", children)

    def _figure(self, figure: Figure, name: str) -> _Node:
        return _Node(figure.span, f"{name}: {self._amount(figure)}", "info", [])

    def _amount(self, figure: Figure) -> str:
        label = clip(self._words(figure.label), _LABEL) or say("unlabelled", self._lang)
        limit = say("bounded", self._lang) if figure.bounded else ""
        fact = self._facts.get(figure.span)
        return f"{pad(label, 12)}  {figure.amount}{limit}{self._meaning(fact) if fact else ''}"

    def _meaning(self, fact: Fact) -> str:
        """What the figure was understood to be: 〔“三公”经费 · 2021 · 预算〕."""
        concept = self._document.lexicon.concepts.concepts[fact.concept]
        parts = [concept.en if self._lang == "en" else concept.zh, str(fact.year or ""), say(fact.side, self._lang)]
        if fact.scope:
            parts.append(say(f"scope-{fact.scope}", self._lang))
        return f"  〔{' · '.join(filter(None, parts))}〕"

    def _words(self, span: Span) -> str:
        """The joined text of a span in one line."""
        return printable(" ".join(self._document.quote(span).split()))
