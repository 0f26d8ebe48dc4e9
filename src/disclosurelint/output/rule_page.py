"""Rules as a user reads them: the list, and a page for one of them."""

from __future__ import annotations

from collections.abc import Iterable

from disclosurelint.checks import check_class
from disclosurelint.errors import Language
from disclosurelint.output.width import pad
from disclosurelint.rules import Rule
from disclosurelint.rules.entries import Example
from disclosurelint.rules.typed import fields_of

_SEVERITY = {"error": ("错误", "error"), "warning": ("警告", "warning"), "info": ("提示", "info")}
_KIND = {"law": ("法律法规", "law"), "standard": ("标准规范", "standard"), "practice": ("通行做法", "practice")}


def render_list(rules: Iterable[Rule], lang: Language) -> str:
    """One line a rule: code, severity, name, title."""
    lines = [
        f"{rule.code}  {pad(_word(_SEVERITY, rule.severity, lang), 7)}  {rule.name:<24}  {rule.title.say(lang)}"
        for rule in rules
    ]
    return "\n".join(lines) + "\n"


def render_page(rule: Rule, lang: Language) -> str:
    """What a rule checks and why, with its examples and the way to switch it off."""
    en = lang == "en"
    parts = [
        f"{rule.code} {rule.name}: {rule.title.say(lang)}" if en else f"{rule.code} {rule.name}：{rule.title.say(lang)}",
        ("Severity: " if en else "级别：") + _word(_SEVERITY, rule.severity, lang),
    ]
    if rule.why is not None:
        parts.append(("Why\n" if en else "为什么\n") + _indented(rule.why.say(lang)))
    if rule.source is not None:
        kind = _word(_KIND, rule.source.kind, lang)
        origin = rule.source.text.say(lang)
        parts.append(f"Source\n  {kind}: {origin}" if en else f"依据\n  {kind}：{origin}")
    if rule.examples:
        parts.append("\n".join(["Examples" if en else "示例", *(_example(example, en) for example in rule.examples)]))
    options = _options(rule, en)
    if options:
        parts.append("\n".join(["Options" if en else "选项", *options]))
    off = f"disclosurelint check PATH --ignore {rule.code}"
    parts.append(f"Switch it off\n  {off}" if en else f"不用这条规则\n  {off}")
    return "\n\n".join(parts) + "\n"


def _word(words: dict[str, tuple[str, str]], key: str, lang: Language) -> str:
    return words[key][lang == "en"]


def _example(example: Example, en: bool) -> str:
    if example.bad is None:
        return f"  {'good' if en else '正确'}\n{_indented(example.text, 4)}"
    lines = [f"  {'bad' if en else '错误'}", _indented(example.text, 4)]
    lines.append(f"    {'reported at' if en else '报告在'}: {example.at}" if en else f"    报告在：{example.at}")
    if example.fix is not None:
        lines += ["    after the fix:" if en else "    修改后：", _indented(example.fix, 4)]
    return "\n".join(lines)


def _options(rule: Rule, en: bool) -> list[str]:
    lines = []
    for name, field in fields_of(check_class(rule.check)).items():
        value = rule.options.get(name, field.default)
        lines.append(f"  {name}: {_plain(value)}\n    {field.en if en else field.zh}")
    return lines


def _plain(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, default=str)


def _indented(text: str, by: int = 2) -> str:
    return "\n".join(" " * by + line if line.strip() else "" for line in text.rstrip("\n").split("\n"))
