"""Whether a configuration file says what it may say. All mistakes are told at once, each with its line and key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from operator import add
from pathlib import Path
from typing import Any

from disclosurelint.config.entries import ConfigEntry, WordsEntry
from disclosurelint.config.finding import PYPROJECT
from disclosurelint.errors import RulesetError
from disclosurelint.lexicon.substitutions import Substitutions, build_pack
from disclosurelint.renamed import CONFIG_KEYS
from disclosurelint.rules.mistakes import Lines, Mistakes, Where
from disclosurelint.rules.renaming import rename_keys
from disclosurelint.rules.typed import read_record
from disclosurelint.rules.validation import Valid, parse_yaml

_TABLE = ("tool", "disclosurelint")


def validate_config(path: Path, content: bytes) -> Valid:
    """A configuration file. Raises RulesetError."""
    data, lines = parse(path, content)
    lines, notices = rename_keys(data, lines, CONFIG_KEYS, path)
    mistakes = Mistakes(str(path), lambda: lines)
    entry = read_record(ConfigEntry, data, (), mistakes)
    if entry is not None:
        _check_waivers(data.get("ignore", []), mistakes)
        _check_words(data.get("words") or {}, ("words",), mistakes)
    mistakes.raise_if_any()
    return data, notices


def validate_words(path: Path, content: bytes) -> Valid:
    """A file of words. Raises RulesetError."""
    data, lines = parse_yaml(path, content, "terms: [全域旅游]")
    mistakes = Mistakes(str(path), lambda: lines)
    if read_record(WordsEntry, data, (), mistakes) is not None:
        _check_words(data, (), mistakes)
        if "files" in data:
            mistakes.add(("files",), "词表文件不能再带别的文件", "a file of words cannot name others")
    mistakes.raise_if_any()
    return data, []


def lines_of(path: Path, content: bytes) -> Lines:
    """The lines of a valid file, its keys under their present names."""
    data, lines = parse(path, content)
    return rename_keys(data, lines, CONFIG_KEYS, path)[0]


def parse(path: Path, content: bytes) -> tuple[dict[str, Any], Lines]:
    """The values of a configuration file, right or wrong, and their lines; an empty file is an empty configuration.

    Raises RulesetError for a file that is no YAML or TOML.
    """
    if path.suffix == ".toml":
        return _parse_toml(path, content)
    return parse_yaml(path, content, "select: [AMT]", may_be_empty=True)


def _parse_toml(path: Path, content: bytes) -> tuple[dict[str, Any], Lines]:
    from disclosurelint.config.toml_text import TomlError, read_toml

    try:
        values, lines = read_toml(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RulesetError(str(path), f"{path}:{line}: 不是 UTF-8 编码", f"{path}:{line}: is not UTF-8") from error
    except TomlError as error:
        place = f"{path}:{error.line}"
        raise RulesetError(
            str(path), f"{place}: 不是合法的 TOML（{error.reason}）", f"{place}: not valid TOML ({error.reason})"
        ) from error
    if path.name != PYPROJECT:
        return values, lines
    tool = values.get(_TABLE[0], {}).get(_TABLE[1], {})
    size = len(_TABLE)
    inside = {where[size:]: line for where, line in lines.items() if where[:size] == _TABLE}
    return tool, inside


def _check_waivers(waivers: list[Any], mistakes: Mistakes) -> None:
    for at, waiver in enumerate(waivers):
        if not isinstance(waiver, Mapping):
            continue
        where: Where = ("ignore", at)
        if waiver.get("text") is not None and not "".join(waiver["text"].split()):
            mistakes.add((*where, "text"), "没有文字", "holds no words")
        if waiver.get("expires") is not None:
            _check_date(waiver["expires"], (*where, "expires"), mistakes)


def _check_date(written: str, where: Where, mistakes: Mistakes) -> None:
    try:
        date.fromisoformat(written)
    except ValueError:
        mistakes.add(where, f"没有 {written} 这一天", f"there is no day {written}")


def _check_words(words: Mapping[str, Any], where: Where, mistakes: Mistakes) -> None:
    """That the examples of substitutions are reported and passed over as they say."""
    for key in ("terms", "allow"):
        for at, word in enumerate(words.get(key, [])):
            if len(word) < 2:
                mistakes.add((*where, key, at), "至少要两个字", "must have at least two characters")
    for at, entry in enumerate(words.get("substitutions", [])):
        place: Where = (*where, "substitutions", at)
        for wrong, right in entry["words"].items():
            if wrong == right or not wrong:
                mistakes.add(
                    (*place, "words", wrong), "两边要不同，左边不能空", "must differ, and the left not be empty"
                )
                break
        else:
            _check_examples(entry, place, mistakes)


def _check_examples(entry: Mapping[str, Any], where: Where, mistakes: Mistakes) -> None:
    pack = Substitutions(build_pack({"entries": [{"why": "", **entry}]}))
    for key, reported in (("bad", True), ("good", False)):
        for number, text in enumerate(entry.get(key, [])):
            pairs = frozenset(map(add, text, text[1:]))
            if any(pack.found_in(text, pairs)) != reported:
                mistakes.add((*where, key, number), *_DIFFERS[reported])


_DIFFERS = {
    True: ("按这一条的条件不会报告这个例子", "under the conditions of this entry it is not reported"),
    False: ("按这一条的条件会报告这个例子", "under the conditions of this entry it is reported"),
}
