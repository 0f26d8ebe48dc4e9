"""TOML with the line of every key and list item, which ``tomllib`` does not tell.

``tomllib`` reads the values and vouches for the syntax; the walk here only notes where things stand, in a text that
is known to be right.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from disclosurelint.rules.mistakes import Where

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""+|\'\'\'.*?\'\'\'+|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]+")
_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")


class TomlError(Exception):
    """The text is no TOML; ``line`` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line = line
        self.reason = reason


def read_toml(text: str) -> tuple[dict[str, Any], dict[Where, int]]:
    """The values of a TOML text, and the line (from 1) of every key and list item in it.

    Values are as ``yaml_text.read_yaml`` gives them: dates and numbers with a fraction become texts. Raises TomlError.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = _AT_LINE.search(str(error))
        line = int(told[1]) if told else text.count("\n") + 1
        raise TomlError(line, _AT_LINE.sub("", str(error))) from error
    plain: dict[str, Any] = _plain(data)
    return plain, _Walk(text).lines()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, bool | int | str) else str(value)


class _Walk:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines: dict[Where, int] = {(): 1}
        self._lists: dict[Where, int] = {}  # [[tables]] seen so far

    def lines(self) -> dict[Where, int]:
        table: Where = ()
        self._skip()
        while self._at < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
            self._skip()
        return self._lines

    def _header(self) -> Where:
        listed = self._text.startswith("[[", self._at)
        start = self._at
        self._at += 1 + listed
        table: Where = ()
        for key in self._keys():
            table = (*table, key)
            if table in self._lists:
                table = (*table, self._lists[table])
        self._at += 1 + listed
        if listed:
            bare = table[:-1] if table[:-1] in self._lists else table
            self._note(bare, start)
            self._lists[bare] = self._lists.get(bare, -1) + 1
            table = (*bare, self._lists[bare])
        self._note(table, start)
        return table

    def _pair(self, table: Where) -> None:
        start = self._at
        where = table
        for key in self._keys():
            where = (*where, key)
            self._note(where, start)
        self._at += 1  # =
        self._value(where)

    def _keys(self) -> list[str]:
        """A dotted key, up to the sign behind it."""
        keys: list[str] = []
        while True:
            self._skip()
            found = _STRING.match(self._text, self._at) or _BARE.match(self._text, self._at)
            if found is None:
                return keys
            keys.append(_key(found.group()))
            self._at = found.end()
            self._skip()
            if not self._text.startswith(".", self._at):
                return keys
            self._at += 1

    def _value(self, where: Where) -> None:
        self._skip()
        sign = self._text[self._at : self._at + 1]
        if sign == "[":
            self._items(where)
        elif sign == "{":
            self._at += 1
            while not self._closes("}"):
                self._pair(where)
        else:
            found = _STRING.match(self._text, self._at) or _SCALAR.match(self._text, self._at)
            self._at = found.end() if found else len(self._text)

    def _items(self, where: Where) -> None:
        self._at += 1
        number = 0
        while not self._closes("]"):
            self._note((*where, number), self._at)
            self._value((*where, number))
            number += 1

    def _closes(self, sign: str) -> bool:
        """Pass over a comma; whether the closing sign comes, which is passed over too."""
        self._skip()
        if self._text.startswith(",", self._at):
            self._at += 1
            self._skip()
        closed = self._text.startswith(sign, self._at) or self._at >= len(self._text)
        self._at += closed
        return closed

    def _skip(self) -> None:
        blank = _BLANK.match(self._text, self._at)
        self._at = blank.end() if blank else self._at

    def _note(self, where: Where, offset: int) -> None:
        self._lines.setdefault(where, self._text.count("\n", 0, offset) + 1)


def _key(written: str) -> str:
    if written[0] in "\"'":
        name: str = next(iter(tomllib.loads(f"{written} = 0")))
        return name
    return written
