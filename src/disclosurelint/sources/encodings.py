"""Tells in which encoding a text is, and refuses rather than garbles.

A byte order mark settles it. Without one UTF-8 is tried first, for its rules are so strict that other bytes
hardly ever obey them. GB18030 on the other hand turns almost any bytes into some Chinese characters, so what
it gives must look like written Chinese: nearly all of it among the 3755 characters and the punctuation of
GB 2312's first level, which UTF-8 read as GB18030 is far from.
"""

from __future__ import annotations

import re
from functools import cache

from disclosurelint.errors import InputError

#: Byte order marks, written out: encoding them would load every codec.
_MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "gb18030": b"\x84\x31\x95\x33"}
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1a")
#: Share of the non-ASCII characters that must be common ones.
_PLAUSIBLE = 0.85


def mark_of(encoding: str) -> bytes:
    """The byte order mark of an encoding (a Python codec name)."""
    return _MARKS[encoding]


def recognise(data: bytes, path: str) -> tuple[str, bool]:
    """The codec that surely decodes ``data`` (after the mark, if any), and whether a byte order mark stands first.

    Raises InputError when there is none, or when the content is no text.
    """
    for encoding, mark in _MARKS.items():
        if data.startswith(mark):
            error = _failure(data[len(mark) :], encoding)
            if error is not None:
                raise _undecodable(path, encoding, len(mark) + error)
            _refuse_binary(data[len(mark) :], encoding, path)
            return encoding, True
    if b"\0" in data:
        return _unmarked_utf16(data, path), False
    _refuse_binary(data, "utf-8", path)
    return _utf8_or_gb18030(data, path), False


def _utf8_or_gb18030(data: bytes, path: str) -> str:
    utf8_error = _failure(data, "utf-8")
    if utf8_error is None:
        return "utf-8"
    gb_error = _failure(data, "gb18030")
    if not _is_chinese(data[:gb_error].decode("gb18030")):
        # The bytes before the place are fine UTF-8, or else nothing here is text at all.
        raise _undecodable(path, "utf-8", utf8_error)
    if gb_error is not None:
        raise _undecodable(path, "gb18030", gb_error)
    return "gb18030"


def _unmarked_utf16(data: bytes, path: str) -> str:
    """UTF-16 shows by the zero byte in every space and line end; only the right byte order makes Chinese of it."""
    for encoding in ("utf-16-le", "utf-16-be"):
        if _failure(data, encoding) is None:
            text = data.decode(encoding)
            if "\0" not in text and not _too_many_controls(text.encode("utf-8")) and _is_chinese(text):
                return encoding
    raise _binary(path, data.index(b"\0"))


def _failure(data: bytes, encoding: str) -> int | None:
    """Offset of the first byte that does not decode."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _is_chinese(text: str) -> bool:
    foreign = sum(map(len, _not_ascii().findall(text)))
    return len(_uncommon().findall(text)) <= (1 - _PLAUSIBLE) * foreign


@cache
def _not_ascii() -> re.Pattern[str]:
    return re.compile(r"[^\x00-\x7f]+")


@cache
def _uncommon() -> re.Pattern[str]:
    """One character that is neither ASCII nor in rows 1-9 (signs) or 16-55 (first-level characters) of GB 2312."""
    rows = (*range(0xA1, 0xAA), *range(0xB0, 0xD8))
    codes = bytes(byte for row in rows for cell in range(0xA1, 0xFF) for byte in (row, cell))
    common = codes.decode("gb2312", "ignore")
    return re.compile(rf"[^\x00-\x7f{re.escape(common)}]")


def _refuse_binary(data: bytes, encoding: str, path: str) -> None:
    """Raises InputError for a zero character or more than a sprinkle of control characters."""
    wide = encoding.startswith("utf-16")
    content = data.decode(encoding).encode("utf-8") if wide else data
    if b"\0" in content:
        raise _binary(path, None if wide else content.index(b"\0"))
    if _too_many_controls(content):
        raise _binary(path, None)


def _too_many_controls(content: bytes) -> bool:
    return len(content) - len(content.translate(None, _CONTROLS)) > 2 + len(content) // 50


def _binary(path: str, zero: int | None) -> InputError:
    where_zh = "" if zero is None else f"，从第 {zero} 字节起有空字节"
    where_en = "" if zero is None else f", it has a zero byte at offset {zero}"
    return InputError(
        path,
        f"{path}：不是文本文件（二进制内容{where_zh}）",
        f"{path}: is not a text file (binary content{where_en})",
    )


def _undecodable(path: str, encoding: str, offset: int) -> InputError:
    name = encoding.upper().replace("-LE", "").replace("-BE", "")
    return InputError(
        path,
        f"{path}：文字编码无法识别，按 {name} 读到第 {offset} 字节（从 0 数起）出错；请在编辑器中另存为 UTF-8",
        f"{path}: encoding unknown; read as {name} it breaks at byte {offset} (from 0); save it as UTF-8 in an editor",
    )
