"""``parse``: layout, outline, statements, subject, in this order."""

from __future__ import annotations

from disclosurelint.document.layout import lay_out
from disclosurelint.document.model import Document, Figure, Paragraph
from disclosurelint.document.outline import read_outline
from disclosurelint.document.statements import read_statements
from disclosurelint.document.subject import read_subject
from disclosurelint.house import Publisher
from disclosurelint.lexicon import Lexicon, load_lexicon
from disclosurelint.text import Source


def parse(source: Source, lexicon: Lexicon | None = None, publisher: Publisher = Publisher()) -> Document:
    """Read a source into a document. Any text can be read; what is no disclosure becomes plain paragraphs.

    ``lexicon`` are the word lists to read with, the program's own unless given; ``publisher`` is whose it is.
    """
    lexicon = lexicon or load_lexicon()
    mapped = lay_out(source)
    root, contents = read_outline(mapped.text, lexicon)
    told: dict[str, Figure] = {}
    for block in root.walk():
        if isinstance(block, Paragraph):
            block.statements = read_statements(mapped.text, block.span, told)
    document = Document(source, mapped, root, lexicon, contents, publisher=publisher)
    document.subject = read_subject(document)
    return document
