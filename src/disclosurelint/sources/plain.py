"""Plain text and Markdown: from a file's bytes to its text, and back to the very same bytes."""

from __future__ import annotations

from os import PathLike, fspath
from typing import IO

from disclosurelint.sources.encodings import mark_of, recognise
from disclosurelint.sources.foreign import refuse_foreign
from disclosurelint.sources.opening import SIZE_LIMIT, read_bytes, read_stream
from disclosurelint.text import Source


def read(path: str | PathLike[str], limit: int = SIZE_LIMIT) -> Source:
    """The text of a file of at most ``limit`` bytes, in whatever encoding it is.

    Raises InputError when there is no such file, when it may not be read, or when it is not text.
    """
    name = fspath(path)
    return decode(read_bytes(name, limit), name)


def read_standard_input(stream: IO[bytes], name: str, limit: int = SIZE_LIMIT) -> Source:
    """What comes by a stream, under the name of the file it is a draft of. Raises InputError like ``read``."""
    return decode(read_stream(stream, name, limit), name)


def decode(data: bytes, path: str) -> Source:
    """The text in a file's content; ``path`` is what users call it.

    Line ends stay as they are. Raises InputError when the content is not text, or in no encoding known here.
    """
    refuse_foreign(data, path)
    encoding, bom = recognise(data, path)
    mark = mark_of(encoding) if bom else b""
    return Source(path, data[len(mark) :].decode(encoding), encoding, bom)


def encode(source: Source, text: str) -> bytes:
    """The bytes of ``text`` as a file in the encoding of ``source``; for its own text, the very bytes it was read from.

    Raises UnicodeEncodeError for a character that the encoding lacks (a lone surrogate).
    """
    mark = mark_of(source.encoding) if source.bom else b""
    return mark + text.encode(source.encoding)
