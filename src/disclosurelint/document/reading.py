"""``parse``: layout, outline, statements, subject, in this order."""

from __future__ import annotations

from disclosurelint.document.layout import lay_out
from disclosurelint.document.model import Document, Figure, Paragraph
from disclosurelint.document.outline.tree import read_outline
from disclosurelint.document.statements.sentences import read_statements
from disclosurelint.document.subject import read_subject
from disclosurelint.house import Publisher
from disclosurelint.laps import Lap, no_lap
from disclosurelint.lexicon import Lexicon, load_lexicon
from disclosurelint.text import Source


def parse(
    source: Source, lexicon: Lexicon | None = None, publisher: Publisher = Publisher(), lap: Lap = no_lap
) -> Document:
    """Read a source into a document. Any text can be read; what is no disclosure becomes plain paragraphs.

    ``lexicon`` are the word lists to read with, the program's own unless given; ``publisher`` is whose it is;
    ``lap`` is told of every step.
    """
    lexicon = lexicon or load_lexicon()
    mapped = lay_out(source)
    lap("layout")
    root, contents = read_outline(mapped.text, lexicon)
    lap("outline")
    told: dict[str, Figure] = {}
    for block in root.walk():
        if isinstance(block, Paragraph):
            block.statements = read_statements(mapped.text, block.span, told)
    lap("statements")
    document = Document(source, mapped, root, lexicon, contents, publisher=publisher)
    document.subject = read_subject(document)
    lap("subject")
    return document
