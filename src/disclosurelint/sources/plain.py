"""Plain text and Markdown: from a file's bytes to its text, and back to the very same bytes."""

from __future__ import annotations

from disclosurelint.errors import InputError
from disclosurelint.sources.encodings import mark_of, recognise
from disclosurelint.text import Source


def decode(data: bytes, path: str) -> Source:
    """The text in a file's content; ``path`` is what users call it.

    Line ends stay as they are. Raises InputError when the content is not text, or in no encoding known here.
    """
    encoding, bom = recognise(data, path)
    mark = mark_of(encoding) if bom else b""
    return Source(path, data[len(mark) :].decode(encoding), encoding, bom)


def encode(source: Source, text: str) -> bytes:
    """The bytes of ``text`` as a file in the encoding of ``source``; for its own text, the very bytes it was read from.

    Raises UnicodeEncodeError for a character that the encoding lacks (a lone surrogate), and InputError for a text
    that was read out of a file of another format.
    """
    if source.places is not None:
        path = source.path
        raise InputError(
            path,
            f"{path}：不是文本文件，不能直接改写；请在原程序中修改",
            f"{path}: is not a text file, so it cannot be written; make the changes in its own program",
        )
    mark = mark_of(source.encoding) if source.bom else b""
    return mark + text.encode(source.encoding)
