"""Configuration files and files of words: read, validated once for each content, and then taken from the cache."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disclosurelint.records import NamedTuple
from disclosurelint.rules.files import content_of, valid
from disclosurelint.rules.mistakes import Lines, Mistakes, Where, line_of
from disclosurelint.storage.compiled import compiled
from disclosurelint.version import VERSION

if TYPE_CHECKING:
    from disclosurelint.rules.validation import Valid

#: Raised by one whenever validation changes, so that what was found valid before is looked at again.
_SIGNATURE = b"2 " + VERSION.encode()


class ConfigFile(NamedTuple):
    """One valid file: ``data`` is what it holds, as plain values."""

    path: Path
    content: bytes
    data: dict[str, Any]

    def mistakes(self) -> Mistakes:
        """A collector for what turns out to be wrong with the file beside others."""
        return Mistakes(str(self.path), self.lines)

    def lines(self) -> Lines:
        """The line (from 1) of every key and list item."""
        return _lines(self.path, self.content)

    def line(self, where: Where) -> int:
        """The line (from 1) of a key or list item."""
        return line_of(self.lines(), where)


@lru_cache(maxsize=16)
def _lines(path: Path, content: bytes) -> Lines:
    """Asked for one by one where every setting is told with its place."""
    from disclosurelint.config.validation import lines_of

    return lines_of(path, content)


def read_config(path: Path) -> ConfigFile:
    """A configuration file. Raises RulesetError with all its mistakes."""
    content = content_of(path, "配置文件", "configuration file")

    def build() -> Valid:
        from disclosurelint.config.validation import validate_config

        return validate_config(path, content)

    return ConfigFile(path, content, valid(compiled("config", [_SIGNATURE, os.fsencode(path), content], build)))


def read_words(path: Path) -> ConfigFile:
    """A file of words, which holds what ``words`` holds in a configuration. Raises RulesetError."""
    content = content_of(path, "词表文件", "file of words")

    def build() -> Valid:
        from disclosurelint.config.validation import validate_words

        return validate_words(path, content)

    return ConfigFile(path, content, valid(compiled("words", [_SIGNATURE, os.fsencode(path), content], build)))
