"""A sum that does not come out, as a small picture."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from disclosurelint.output.html.escaping import escape
from disclosurelint.output.html.words import Say

if TYPE_CHECKING:
    from disclosurelint.checks.finding import Calculation

#: Width of the picture, in its own units; it is stretched to the card.
_WIDTH = 600


def sum_picture(calculation: Calculation, say: Say) -> str:
    """Two bars on one scale, the whole as stated and its parts in a row; what one has beyond the other is hatched.

    Empty where a part is subtracted or below zero, for bars cannot show that.
    """
    parts = [term.amount.base_value for term in calculation.terms]
    stated, total = calculation.whole.amount.base_value, calculation.computed.base_value
    longest = max(stated, total, Decimal(0))
    if any(term.sign < 0 for term in calculation.terms) or any(part < 0 for part in parts) or not longest:
        return ""
    said = say("sum").format(stated=calculation.whole.amount, computed=calculation.computed, gap=calculation.gap)
    bars = [_rect("whole", Decimal(0), 0, stated / longest)]
    at = Decimal(0)
    for number, part in enumerate(parts, start=1):
        size = part / longest
        bars.append(_rect(f"part p{number % 2}", at, 24, size))
        if size * _WIDTH > 16:
            bars.append(f'<text x="{_x(at + size / 2)}" y="38" text-anchor="middle">{number}</text>')
        at += size
    low, high = sorted((stated, total))
    bars.append(_rect("gap", low / longest, 0 if total > stated else 24, (high - low) / longest))
    label = escape(said)
    shape = f'viewBox="0 0 {_WIDTH} 44" preserveAspectRatio="none" role="img" aria-label="{label}"'
    return f'<svg class="sum-picture" {shape}><title>{label}</title>{"".join(bars)}</svg>'


def _rect(role: str, at: Decimal, y: int, size: Decimal) -> str:
    return f'<rect class="{role}" x="{_x(at)}" y="{y}" width="{_x(size)}" height="20"/>'


def _x(share: Decimal) -> str:
    return f"{share * _WIDTH:.1f}"
