"""What a configuration is once it is read: its files, and the words of the house that they hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from disclosurelint.config.files import ConfigFile, read_words
from disclosurelint.house import HouseWords, Names
from disclosurelint.records import NamedTuple
from disclosurelint.rules.files import absolute
from disclosurelint.rules.mistakes import Where

#: Why a substitution of the house is made that tells no reason.
_WHY = "本单位统一的写法"


class Loaded(NamedTuple):
    """A configuration: its file behind all that it extends, each once, and the words of them all."""

    path: Path
    files: tuple[ConfigFile, ...]
    words: HouseWords


class WordList(NamedTuple):
    """Words of a house: ``data`` stands at ``where`` in ``file``."""

    data: Mapping[str, Any]
    file: ConfigFile
    where: Where = ()


def word_lists(file: ConfigFile) -> Iterator[WordList]:
    """The files of words that a configuration names, and what it says under ``words`` itself.

    Raises RulesetError for a file of words that is wrong or does not exist.
    """
    own = file.data.get("words") or {}
    mistakes = file.mistakes()
    for at, name in enumerate(own.get("files", ())):
        path = absolute(file.path.parent / name)
        if path.is_file():
            listed = read_words(path)
            yield WordList(listed.data, listed)
        else:
            mistakes.add(("words", "files", at), f"没有这个文件：{path}", f"there is no such file: {path}")
    mistakes.raise_if_any()
    yield WordList(own, file, ("words",))


def words_of(files: Iterable[ConfigFile]) -> HouseWords:
    """The words of files and of the files of words that they name, put together."""
    parts = [part.data for file in files for part in word_lists(file)]

    def together(key: str) -> Iterator[Any]:
        return (item for part in parts for item in part.get(key, ()))

    def names(key: str) -> Names:
        found: dict[str, tuple[str, ...]] = {}
        for part in parts:
            for concept, listed in part.get(key, {}).items():
                found[concept] = (*found.get(concept, ()), *listed)
        return tuple(found.items())

    return HouseWords(
        terms=tuple(dict.fromkeys(together("terms"))),
        allow=tuple(dict.fromkeys(together("allow"))),
        substitutions=json.dumps([_with_reason(one) for one in together("substitutions")], ensure_ascii=False),
        sections=names("sections"),
        tables=names("tables"),
        labels=names("labels"),
    )


def _with_reason(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {**entry, "why": entry.get("why") or _WHY}
