"""Floor 0: text, places in it, exact figures, edits. Knows nothing of budgets."""

from disclosurelint.text.amount import YUAN, Amount, in_unit
from disclosurelint.text.clauses import SENTENCE_ENDS, part_around, parts_with, sentence_around, sentences_with
from disclosurelint.text.edit import Edit, apply_edits, unchanged
from disclosurelint.text.interval import Interval, percent_of, rounding_of
from disclosurelint.text.mapped import MappedText
from disclosurelint.text.place import Box, Mark, Part, Place, Places
from disclosurelint.text.search import occurrences
from disclosurelint.text.source import Source
from disclosurelint.text.span import Position, Span

__all__ = [
    "SENTENCE_ENDS",
    "YUAN",
    "Amount",
    "Box",
    "Edit",
    "Interval",
    "MappedText",
    "Mark",
    "Part",
    "Place",
    "Places",
    "Position",
    "Source",
    "Span",
    "apply_edits",
    "in_unit",
    "occurrences",
    "part_around",
    "parts_with",
    "percent_of",
    "rounding_of",
    "sentence_around",
    "sentences_with",
    "unchanged",
]
