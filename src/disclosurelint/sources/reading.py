"""Reads a file of any format: recognises it, and hands it to the reader of that format, if that is installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from os import PathLike, fspath
from typing import IO

from disclosurelint.errors import InputError
from disclosurelint.records import NamedTuple
from disclosurelint.sources import plain
from disclosurelint.sources.converting import CONVERSIONS, convert, office
from disclosurelint.sources.formats import FORMATS, format_of, refuse
from disclosurelint.sources.opening import SIZE_LIMIT, read_bytes, read_stream
from disclosurelint.text import Source


class _Reader(NamedTuple):
    """``module`` of this package reads the format with the help of ``library``, which comes with ``extra``."""

    module: str
    library: str
    extra: str
    suffixes: tuple[str, ...]


_READERS = {
    "docx": _Reader("docx.document", "lxml", "docx", (".docx", ".docm")),
    "flat": _Reader("docx.document", "lxml", "docx", ()),
    "xlsx": _Reader("xlsx", "lxml", "xlsx", (".xlsx", ".xlsm")),
    "pdf": _Reader("pdf.document", "pypdfium2", "pdf", (".pdf",)),
    "html": _Reader("html", "lxml", "html", (".html", ".htm")),
}
_PLAIN = (".txt", ".md")


def read(path: str | PathLike[str], limit: int = SIZE_LIMIT) -> Source:
    """The text of a file of at most ``limit`` bytes, of whatever format and in whatever encoding.

    Raises InputError when there is no such file, when it may not be read, or when its format cannot be.
    """
    name = fspath(path)
    return decode(read_bytes(name, limit), name)


def read_standard_input(stream: IO[bytes], name: str, limit: int = SIZE_LIMIT) -> Source:
    """What comes by a stream, under the name of the file it is a draft of. Raises InputError like ``read``."""
    return decode(read_stream(stream, name, limit), name)


def decode(data: bytes, path: str) -> Source:
    """The text in a file's content; ``path`` is what users call it. Raises InputError when it cannot be read."""
    key = format_of(data, path)
    if not key:
        return plain.decode(data, path)
    conversion = CONVERSIONS.get(key) if office() else None
    reader = _READERS.get(conversion.to if conversion else key)
    if reader is None:
        raise refuse(key, path)
    if not _installed(reader):
        raise _missing(path, key, reader.extra)
    if conversion is not None:
        data = convert(data, path, conversion)
    if key == "flat":
        data = import_module("disclosurelint.sources.docx.flat").packed(data, path)
    source: Source = import_module(f"disclosurelint.sources.{reader.module}").read(data, path)
    if not source.text.strip():
        raise _without_text(path)
    source.format = key
    return source


def decode_document(data: bytes, path: str) -> Source:
    """Like ``decode``, of a file that is to be a document: one without any character is none. Raises InputError."""
    source = decode(data, path)
    if not source.text.strip():
        raise empty(path)
    return source


def empty(path: str) -> InputError:
    """That a file holds nothing at all: it was saved or copied amiss, and must not pass for faultless."""
    return InputError(
        path,
        f"{path}：文件是空的，没有可以检查的内容；请看看是不是没有存好",
        f"{path}: is empty, there is nothing to check; see whether it was saved as it should be",
    )


def suffixes() -> tuple[str, ...]:
    """The endings of the names of files that can be read here, in small letters."""
    read = [suffix for reader in _READERS.values() if _installed(reader) for suffix in reader.suffixes]
    converted = [
        f".{key}" for key, conversion in CONVERSIONS.items() if office() and _installed(_READERS[conversion.to])
    ]
    return (*_PLAIN, *read, *converted)


def wanting() -> dict[str, tuple[str, str]]:
    """The endings of the names of files that are not read here but could be, and what has to be done, zh and en."""
    told: dict[str, tuple[str, str]] = {}
    for reader in _READERS.values():
        if not _installed(reader):
            told |= dict.fromkeys(reader.suffixes, _to_install(reader.extra))
    for key, conversion in CONVERSIONS.items():
        reader = _READERS[conversion.to]
        if not office():
            told[f".{key}"] = ("要先安装 LibreOffice", "install LibreOffice")
        elif not _installed(reader):
            told[f".{key}"] = _to_install(reader.extra)
    return told


def _to_install(extra: str) -> tuple[str, str]:
    command = f"pip install 'disclosurelint[{extra}]'"
    return f"要先安装：{command}", f"install: {command}"


def _installed(reader: _Reader) -> bool:
    return find_spec(reader.library) is not None


def _missing(path: str, key: str, extra: str) -> InputError:
    (zh, en), (this_zh, this_en) = _to_install(extra), FORMATS[key].this_is
    return InputError(path, f"{path}：{this_zh}，{zh}", f"{path}: {this_en}; to read it, {en}")


def _without_text(path: str) -> InputError:
    return InputError(
        path,
        f"{path}：没有读出文字；如果里面是图片，要先识别出文字",
        f"{path}: holds no text; if it holds pictures, their text must be recognised first",
    )
