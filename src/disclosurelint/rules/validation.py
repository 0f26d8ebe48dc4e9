"""Whether a ruleset file says what it may say. All mistakes of a file are reported at once, each with line and key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from disclosurelint.checks import ACROSS, KINDS, check_class
from disclosurelint.errors import RulesetError
from disclosurelint.renamed import PROFILE_KEYS, RULESET_KEYS
from disclosurelint.rules.bilingual import Bilingual
from disclosurelint.rules.entries import Example, ProfileEntry, RuleEntry, RulesetEntry
from disclosurelint.rules.messages import is_well_formed
from disclosurelint.rules.mistakes import Lines, Mistakes, Where, unknown
from disclosurelint.rules.renaming import Notices, Table, rename_keys
from disclosurelint.rules.typed import read_record
from disclosurelint.rules.yaml_text import YamlError, read_yaml

#: The plain values of a valid file, and the old keys in it.
Valid = tuple[dict[str, Any], Notices]


def validate_ruleset(path: Path, content: bytes) -> Valid:
    """A file of rules. Raises RulesetError."""
    data, mistakes, notices = _parse(path, content, RULESET_KEYS)
    read_record(RulesetEntry, data, (), mistakes)
    if isinstance(data.get("ruleset"), str) and data["ruleset"] != path.stem:
        mistakes.add(
            ("ruleset",),
            f"应与文件名相同：{path.stem}",
            f"must be the same as the file's name: {path.stem}",
        )
    rules = data.get("rules")
    for at, rule in enumerate(rules if isinstance(rules, list) else []):
        if isinstance(rule, dict):
            _check_rule(rule, ("rules", at), mistakes)
    mistakes.raise_if_any()
    return data, notices


def validate_profile(path: Path, content: bytes) -> Valid:
    """A profile file. Raises RulesetError."""
    data, mistakes, notices = _parse(path, content, PROFILE_KEYS)
    read_record(ProfileEntry, data, (), mistakes)
    mistakes.raise_if_any()
    return data, notices


def parse_yaml(path: Path, content: bytes, first: str, may_be_empty: bool = False) -> tuple[dict[str, Any], Lines]:
    """The keys and values of a YAML file, and their lines; ``first`` is a line such a file may begin with.

    Raises RulesetError when it is something else.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RulesetError(
            str(path),
            f"{path}:{line}: 不是 UTF-8 编码，请另存为 UTF-8",
            f"{path}:{line}: is not UTF-8; save it as UTF-8",
        ) from error
    try:
        data, lines = read_yaml(text)
    except YamlError as error:
        place = f"{path}:{error.line}"
        raise RulesetError(str(path), f"{place}: {error.zh}", f"{place}: {error.en}") from error
    if data is None and may_be_empty:
        return {}, lines
    if not isinstance(data, dict):
        raise RulesetError(
            str(path),
            f"{path}:1: 应是“键: 值”的写法，第一个键如 {first}",
            f"{path}:1: must hold keys and values, beginning with {first}",
        )
    return data, lines


def _parse(path: Path, content: bytes, old: Table) -> tuple[dict[str, Any], Mistakes, Notices]:
    data, lines = parse_yaml(path, content, f"ruleset: {path.stem}")
    lines, notices = rename_keys(data, lines, old, path)
    return data, Mistakes(str(path), lambda: lines), notices


def _check_rule(data: dict[str, Any], where: Where, mistakes: Mistakes) -> None:
    """What the shape of a rule's entry alone does not show."""
    kind, options = data.get("check"), data.get("options", {})
    if isinstance(kind, str):
        if kind not in KINDS:
            mistakes.add((*where, "check"), *unknown("检查种类", "kind of check", kind, KINDS))
        elif isinstance(options, dict):
            read_record(check_class(kind), options, (*where, "options"), mistakes)
    shape_mistakes = Mistakes(mistakes.path, dict)  # already told with the file's other mistakes of shape
    entry = read_record(RuleEntry, data, where, shape_mistakes)
    if entry is not None:
        _check_wording(entry, where, mistakes)
        for at, example in enumerate(entry.examples):
            _check_example(example, (*where, "examples", at), mistakes)
            _check_files(entry, example, (*where, "examples", at), mistakes)


def _check_wording(entry: RuleEntry, where: Where, mistakes: Mistakes) -> None:
    if "default" not in entry.messages:
        mistakes.add((*where, "messages"), "缺少必填的 default", "the required key default is missing")
    for place, template in _templates(entry):
        for text in dict.fromkeys(template):
            if not is_well_formed(text):
                mistakes.add(
                    (*where, *place),
                    f"“{text}”里的花括号只能写成 {{名称}}，名称用英文字母、数字和下划线",
                    f'braces in "{text}" may only be {{name}}, of letters, digits and underscores',
                )


def _templates(entry: RuleEntry) -> Iterator[tuple[Where, Bilingual]]:
    groups: dict[str, Mapping[str, Bilingual]] = {"messages": entry.messages, "notes": entry.notes}
    for group, templates in groups.items():
        for variant, template in templates.items():
            yield (group, variant), template
    if entry.fix is not None:
        yield ("fix",), entry.fix


def _check_files(entry: RuleEntry, example: Example, where: Where, mistakes: Mistakes) -> None:
    if entry.check in ACROSS and not example.beside:
        mistakes.add(where, "跨文件的规则要用 beside 给出其他文件", "a rule that compares files needs others: `beside`")
    elif entry.check not in ACROSS and example.beside:
        mistakes.add((*where, "beside"), "只用于跨文件的规则", "belongs to rules that compare files only")
    if example.there and not any(example.there in text for text in example.beside):
        mistakes.add((*where, "there"), f"其他文件里没有“{example.there}”", f'no other file holds "{example.there}"')


def _check_example(example: Example, where: Where, mistakes: Mistakes) -> None:
    if (example.bad is None) == (example.good is None):
        mistakes.add(where, "bad 和 good 要写其中一个，且只写一个", "must have either bad or good, not both")
    elif example.good is not None:
        if example.at is not None or example.fix is not None:
            mistakes.add(where, "at 和 fix 只用于 bad 示例", "at and fix belong to bad examples only")
    elif not example.at:
        mistakes.add(
            where,
            "bad 示例要用 at 写明问题所在的原文",
            "a bad example must name with `at` the words the finding stands on",
        )
    elif example.nth < 1:
        mistakes.add((*where, "nth"), "从 1 数起", "counts from 1")
    elif example.place is None:
        mistakes.add(
            (*where, "at"),
            f"文本中没有第 {example.nth} 处“{example.at}”",
            f'the text has no occurrence {example.nth} of "{example.at}"',
        )
