"""The flow of money through a document, as a picture: where it comes from, and what it goes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from disclosurelint.output.html.escaping import escape
from disclosurelint.output.html.words import Say
from disclosurelint.output.width import clip, width
from disclosurelint.records import NamedTuple

if TYPE_CHECKING:
    from disclosurelint.errors import Language
    from disclosurelint.results.overview import Flow, Overview
    from disclosurelint.results.report import Report
    from disclosurelint.text import Span

#: Width of a bar, distance of columns, room for the last one, height of the tallest bar, least distance of labels.
_BAR, _COLUMN, _LAST, _TALLEST, _LABEL = 12, 225, 330, 260, 17
#: Columns of a label of the last bars, and of a label with its amount before the next bar.
_LONGEST_LABEL, _LONGEST_BETWEEN = 26, 26


class _Node(NamedTuple):
    """A bar: ``flow`` is None for what the text does not name of the bar it belongs to.

    ``column`` counts from the income (1) and the expenditure (2) outward; ``leaves`` is the height at which it leaves
    the bar it belongs to.
    """

    flow: Flow | None
    column: int
    y: float
    height: float
    leaves: float | None = None


def flow_picture(overview: Overview, report: Report, ids: Mapping[Span, str], say: Say, lang: Language) -> str:
    """Income on the left, expenditure to its right, and what it goes to; figures with findings are hatched and linked.

    ``ids`` are the names of the findings in the page by the place they stand on. Empty where there is no money told.
    """
    wholes = [flow if flow and flow.amount.base_value > 0 else None for flow in (overview.income, overview.expenditure)]
    largest = max((flow.amount.base_value for flow in wholes if flow), default=None)
    if largest is None:
        return ""
    scale = _TALLEST / float(largest)
    nodes = [
        node
        for flow, column, step in zip(wholes, (1, 2), (-1, 1), strict=True)
        if flow is not None
        for node in _laid_out(flow, scale, column, step)
    ]
    return "".join(_Picture(nodes, _faults(report, ids), say, lang).drawn())


def _laid_out(flow: Flow, scale: float, column: int, step: int) -> list[_Node]:
    """The bars of one side; those of a column stand below one another with room for their labels."""
    nodes = [_Node(flow, column, 0.0, float(flow.amount.base_value) * scale)]
    level = nodes
    while level:
        below: list[_Node] = []
        y = 0.0
        for parent in level:
            leaves = parent.y
            for part, value in _parts(parent.flow):
                size = float(value) * scale
                below.append(_Node(part, parent.column + step, y, size, leaves))
                leaves += size
                y += max(size + 6, _LABEL)
        nodes = [*nodes, *below]
        level = below
    return nodes


def _parts(flow: Flow | None) -> Iterator[tuple[Flow | None, Decimal]]:
    """The parts that are worth a bar, and what is left of the whole, with their values in 元."""
    if flow is None or not flow.parts:
        return
    named = Decimal(0)
    for part in flow.parts:
        named += part.amount.base_value
        if part.amount.base_value > 0:
            yield part, part.amount.base_value
    rest = flow.amount.base_value - named
    if rest > flow.amount.base_step * (len(flow.parts) + 1):
        yield None, rest


def _faults(report: Report, ids: Mapping[Span, str]) -> dict[Span, str]:
    """For every figure that a finding is about, the finding."""
    faults = dict(ids)
    for found in report.diagnostics:
        if found.calculation is not None and found.span in ids:
            faults.setdefault(found.calculation.whole.span, ids[found.span])
    return faults


class _Picture:
    """Bars, the bands between them, and the words beside them."""

    def __init__(self, nodes: Sequence[_Node], faults: Mapping[Span, str], say: Say, lang: Language) -> None:
        self._nodes = nodes
        self._edge = min(node.column for node in nodes)
        self._last = max(node.column for node in nodes)
        self._faults = faults
        self._say = say
        self._lang = lang

    def drawn(self) -> Iterator[str]:
        labels = list(self._labels())
        across = (self._last - self._edge) * _COLUMN + _LAST
        height = max(*(node.y + node.height for node in self._nodes), *(y for y, _ in labels)) + 26
        title, is_open = self._say("flow"), " open" if any(map(self._fault, self._nodes)) else ""
        yield f'<details class="flow"{is_open}><summary>{title}</summary><div class="wide">'
        yield f'<svg viewBox="0 -14 {across} {height:.0f}" style="min-width:{across * 3 // 4}px" '
        yield f'role="img" aria-label="{title}">'
        wholes = [node for node in self._nodes if node.leaves is None]
        if len(wholes) == 2:
            size = min(node.height for node in wholes)
            yield _band(self._x(1) + _BAR, self._x(2), 0.0, 0.0, size)
        for node in self._nodes:
            yield self._node(node)
        yield from (text for _, text in labels)
        yield f"</svg></div><p>{self._say('flow-note')}</p></details>"

    def _x(self, column: int) -> int:
        return (column - self._edge) * _COLUMN

    def _node(self, node: _Node) -> str:
        x = self._x(node.column)
        height = max(node.height, 1.0)
        band = ""
        if node.leaves is not None:
            begin, end = (x - _COLUMN + _BAR, x) if node.column > 1 else (x + _COLUMN, x + _BAR)
            band = _band(begin, end, node.leaves, node.y, node.height)
        fault = self._fault(node)
        role = "rest" if node.flow is None else "fault" if fault else f"c{node.column % 4}"
        place = f'x="{x}" y="{node.y:.1f}" width="{_BAR}" height="{height:.1f}"'
        bar = f'<rect class="{role}" {place}><title>{self._said(node)}</title></rect>'
        return band + (f'<a href="#{fault}">{bar}</a>' if fault else bar)

    def _fault(self, node: _Node) -> str:
        """The finding about a figure, empty where there is none."""
        places = node.flow.places if node.flow else ()
        return next((self._faults[place] for place in places if place in self._faults), "")

    def _labels(self) -> Iterator[tuple[float, str]]:
        """The words beside the bars with their heights, pushed down where two would meet."""
        lowest: dict[int, float] = {}
        for node in self._nodes:
            y = max(node.y + min(node.height / 2, 12.0) + 4, lowest.get(node.column, -99.0) + _LABEL)
            lowest[node.column] = y
            yield y, f'<text x="{self._x(node.column) + _BAR + 5}" y="{y:.1f}">{self._said(node)}</text>'

    def _said(self, node: _Node) -> str:
        if node.flow is None:
            return self._say("rest")
        label = node.flow.label.en if self._lang == "en" else node.flow.label.zh
        amount = str(node.flow.amount)
        room = _LONGEST_LABEL if node.column == self._last else _LONGEST_BETWEEN - width(amount)
        return escape(f"{clip(label or self._say('unnamed'), max(room, 4))} {amount}")


def _band(begin: int, end: int, leaves: float, arrives: float, size: float) -> str:
    """A band of one size from a height at ``begin`` to another at ``end``."""
    middle = (begin + end) / 2
    bottom, low = leaves + size, arrives + size
    there = f"M{begin} {leaves:.1f}C{middle} {leaves:.1f} {middle} {arrives:.1f} {end} {arrives:.1f}"
    back = f"V{low:.1f}C{middle} {low:.1f} {middle} {bottom:.1f} {begin} {bottom:.1f}Z"
    return f'<path class="ribbon" d="{there}{back}"/>'
