"""Floor 0: text, places in it, exact figures, edits. Knows nothing of budgets."""

from disclosurelint.text.amount import YUAN, Amount, in_unit
from disclosurelint.text.edit import Edit, apply_edits
from disclosurelint.text.mapped import MappedText
from disclosurelint.text.source import Source
from disclosurelint.text.span import Position, Span

__all__ = ["YUAN", "Amount", "Edit", "MappedText", "Position", "Source", "Span", "apply_edits", "in_unit"]
