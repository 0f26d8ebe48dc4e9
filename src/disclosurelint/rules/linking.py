"""Files that are each right, put together: no code twice, and every override meets a rule that it fits."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from disclosurelint.checks import check_class
from disclosurelint.rules.files import RulesetFile
from disclosurelint.rules.mistakes import Mistakes, unknown
from disclosurelint.rules.overrides import Options, dropped_for_nothing, laid_over, merged
from disclosurelint.rules.profile import resolve
from disclosurelint.rules.rule import Rule
from disclosurelint.rules.typed import read_record


def combined(files: Iterable[RulesetFile]) -> dict[str, Rule]:
    """The rules of all files by code, with what each file changes of its own rules and those before it."""
    rules: dict[str, Rule] = {}
    for file in files:
        rules.update(_own_rules(file))
        options, severity = file.data.get("options", {}), file.data.get("severity", {})
        for code in {**options, **severity}:
            rules[code] = rules[code].changed(options.get(code, {}), severity.get(code))
    return rules


def check_rules(files: Iterable[RulesetFile]) -> None:
    """Raises RulesetError for the first file that does not fit those before it."""
    before: list[RulesetFile] = []
    for file in files:
        known = combined(before)
        mistakes = file.mistakes()
        _check_unique(file, known.values(), mistakes)
        rules = known | _own_rules(file)
        _check_overrides(file.data, file.data.get("options", {}), rules, mistakes)
        _check_drops(file.data, rules, {}, mistakes)
        mistakes.raise_if_any()
        before.append(file)


def check_profiles(files: Iterable[RulesetFile], rules: Mapping[str, Rule], wider: Container[str]) -> None:
    """Raises RulesetError for the first profile that does not fit the others or the rules.

    Those in the files ``wider`` may speak of rules that are not loaded.
    """
    by_key: dict[str, RulesetFile] = {}
    for file in files:
        _check_new_key(file, by_key)
    for file in by_key.values():
        _check_ancestors(file, by_key)
    profiles = resolve(by_key)
    for key, profile in profiles.items():
        file = by_key[key]
        mistakes = file.mistakes()
        _check_overrides(file.data, profile.options, rules, mistakes, file.path in wider)
        inherited = merged(profiles[parent].options for parent in file.data.get("extends", ()))
        _check_drops(file.data, rules, inherited, mistakes)
        mistakes.raise_if_any()


def profile_key(file: RulesetFile) -> str:
    key: str = file.data["profile"]["key"]
    return key


def _own_rules(file: RulesetFile) -> dict[str, Rule]:
    return {data["code"]: Rule(data, file.path) for data in file.data.get("rules", ())}


def _check_unique(file: RulesetFile, before: Iterable[Rule], mistakes: Mistakes) -> None:
    taken = {word: rule.path for rule in before for word in (rule.code, rule.name)}
    for at, data in enumerate(file.data.get("rules", ())):
        for key in ("code", "name"):
            word = data[key]
            if word in taken:
                mistakes.add(
                    ("rules", at, key),
                    f"{word} 已用于 {taken[word]} 中的规则",
                    f"{word} is taken by a rule in {taken[word]}",
                )
            taken[word] = file.path


def _check_overrides(
    written: Mapping[str, Any],
    in_force: Options,
    rules: Mapping[str, Rule],
    mistakes: Mistakes,
    wider: bool = False,
) -> None:
    """What a file has ``written`` under options and severity; ``in_force`` adds the options it takes over."""
    for key in ("options", "severity"):
        for code in written.get(key, ()):
            if code not in rules and not wider:
                mistakes.add((key, code), *unknown("规则代码", "rule code", code, rules))
    for code in written.get("options", ()):
        if code in rules:
            rule = rules[code].changed(in_force[code])
            read_record(check_class(rule.check), rule.options, ("options", code), mistakes)


def _check_drops(written: Mapping[str, Any], rules: Mapping[str, Rule], inherited: Options, mistakes: Mistakes) -> None:
    """That what a file drops from the lists of options is there."""
    for code, options in written.get("options", {}).items():
        if code in rules:
            base = laid_over(rules[code].options, inherited.get(code, {}))
            for name, at, word, held in dropped_for_nothing(base, options):
                mistakes.add(("options", code, name, "drop", at), *unknown("这一项", "entry", word, held))


def _check_new_key(file: RulesetFile, by_key: dict[str, RulesetFile]) -> None:
    key = profile_key(file)
    other = by_key.setdefault(key, file)
    if other is not file:
        mistakes = file.mistakes()
        mistakes.add(("profile", "key"), f"{key} 已用于 {other.path}", f"{key} is taken by {other.path}")
        mistakes.raise_if_any()


def _check_ancestors(file: RulesetFile, by_key: Mapping[str, RulesetFile]) -> None:
    """That what a profile extends exists, and that the profile is not among its own ancestors."""
    mistakes = file.mistakes()
    own = profile_key(file)
    for at, parent in enumerate(file.data.get("extends", ())):
        if parent not in by_key:
            mistakes.add(("extends", at), *unknown("口径", "profile", parent, by_key))
        elif own in _with_ancestors(parent, by_key):
            mistakes.add(("extends", at), f"{own} 绕回来继承了自己", f"{own} extends itself in a circle")
    mistakes.raise_if_any()


def _with_ancestors(key: str, by_key: Mapping[str, RulesetFile]) -> set[str]:
    found: set[str] = set()
    waiting = [key]
    while waiting:
        one = waiting.pop()
        if one in by_key and one not in found:
            found.add(one)
            waiting.extend(by_key[one].data.get("extends", ()))
    return found
