"""Floor 1: the word lists of ``rulesets/lexicon`` as plain lookup objects. Decides nothing."""

from disclosurelint.lexicon.lexicon import Lexicon, load_lexicon
from disclosurelint.lexicon.names import Concept, ConceptNames, normalise_title, reads_as_table, table_number
from disclosurelint.lexicon.regions import Regions, is_around

__all__ = [
    "Concept",
    "ConceptNames",
    "Lexicon",
    "Regions",
    "is_around",
    "load_lexicon",
    "normalise_title",
    "reads_as_table",
    "table_number",
]
