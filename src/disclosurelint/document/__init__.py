"""Floor 2: from a source to a document. The grammars are loaded here and nowhere else."""

from disclosurelint.document.model import Document
from disclosurelint.document.reading import parse

__all__ = ["Document", "parse"]
