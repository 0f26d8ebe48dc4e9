"""Writes the pages on rules, one for every ruleset, in both languages.

python tools/regenerate.py
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape
from json import dumps
from pathlib import Path

from disclosurelint.checks import check_class
from disclosurelint.errors import Language
from disclosurelint.output.words import say
from disclosurelint.rules import Rule, load_ruleset
from disclosurelint.rules.entries import Example
from disclosurelint.rules.files import shipped_folder
from disclosurelint.rules.typed import fields_of
from disclosurelint.rules.yaml_text import read_yaml
from tools.twins import twins, word

#: Characters of a value that are shown.
_LONGEST = 60
_WORDS = {
    "title": ("规则", "Rules"),
    "note": (
        "由 `python tools/regenerate.py` 从 `rulesets/` 生成，请勿手改。",
        "Made from `rulesets/` by `python tools/regenerate.py`.",
    ),
    "code": ("代码", "code"),
    "severity": ("级别", "severity"),
    "name": ("名称", "name"),
    "what": ("检查什么", "what is checked"),
    "why": ("为什么", "Why"),
    "source": ("依据", "Source"),
    "off": ("不需要这条规则时", "To do without it"),
    "on": ("默认不启用；要用时", "Off by default; to use it"),
    "options": ("选项", "Options"),
    "value": ("现值", "value"),
    "examples": ("示例", "Examples"),
    "bad": ("报告（在“{at}”）：", 'Reported (at "{at}"):'),
    "fixed": ("按建议修改以后：", "After the fix:"),
    "good": ("不报告：", "Not reported:"),
    "beside": ("另一份文件：", "The other document:"),
}
_word = partial(word, _WORDS)


def pages() -> dict[Path, str]:
    """Every page by its path."""
    made: dict[Path, str] = {}
    rules = load_ruleset().rules
    for lang, folder in twins("rules").items():
        by_ruleset: dict[str, list[Rule]] = {}
        for rule in sorted(rules, key=lambda one: one.code):
            by_ruleset.setdefault(Path(rule.path).stem, []).append(rule)
        made[folder / "index.md"] = _index(by_ruleset, lang)
        for name, members in by_ruleset.items():
            made[folder / f"{name}.md"] = "\n".join(_page(name, members, lang)) + "\n"
    return made


def _index(by_ruleset: dict[str, list[Rule]], lang: Language) -> str:
    """The table of all rules."""
    lines = [f"# {_word('title', lang)}", "", _word("note", lang), ""]
    lines += [
        f"| {' | '.join(_word(key, lang) for key in ('code', 'severity', 'name', 'what'))} |",
        "| --- | --- | --- | --- |",
    ]
    for name, members in by_ruleset.items():
        for rule in members:
            title = _cell(rule.title.say(lang))
            lines.append(
                f"| [{rule.code}]({name}.md#{rule.code.lower()}) | {_severity(rule, lang)} | `{rule.name}` | {title} |"
            )
    return "\n".join(lines) + "\n"


def _severity(rule: Rule, lang: Language) -> str:
    return say(rule.severity, lang) + ("" if rule.enabled else f" ({say('disabled', lang)})")


def _page(name: str, rules: list[Rule], lang: Language) -> Iterator[str]:
    title = read_yaml((Path(shipped_folder()) / f"{name}.yaml").read_text(encoding="utf-8"))[0]["title"]
    yield f"# {title[lang]}"
    yield ""
    yield _word("note", lang)
    for rule in rules:
        yield from _rule(rule, lang)


def _rule(rule: Rule, lang: Language) -> Iterator[str]:
    yield ""
    yield f"## {rule.code} {rule.title.say(lang)} {{ #{rule.code.lower()} }}"
    yield ""
    yield f"`{rule.name}` · {_severity(rule, lang)}"
    if rule.why is not None:
        yield ""
        yield f"{_word('why', lang)}{say('colon', lang)}{rule.why.say(lang)}"
    if rule.source is not None:
        yield ""
        kind = say(rule.source.kind, lang)
        yield f"{_word('source', lang)}{say('colon', lang)}{kind}{say('colon', lang)}{rule.source.text.say(lang)}"
    yield ""
    switch, flag = ("off", "--ignore") if rule.enabled else ("on", "--select")
    yield f"{_word(switch, lang)}{say('colon', lang)}`disclosurelint check PATH {flag} {rule.code}`"
    yield from _options(rule, lang)
    for example in rule.examples:
        yield from _example(example, lang)


def _options(rule: Rule, lang: Language) -> Iterator[str]:
    known = fields_of(check_class(rule.check))
    if not known:
        return
    yield ""
    yield f"| {_word('options', lang)} | | {_word('value', lang)} |"
    yield "| --- | --- | --- |"
    for name, field in known.items():
        value = dumps(rule.options.get(name, field.default), ensure_ascii=False, default=str)
        shown = value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
        about = field.en if lang == "en" else field.zh
        yield f"| `{name}` | {_cell(about)} | <code>{_cell(escape(shown))}</code> |"


def _cell(text: str) -> str:
    return text.replace("|", "&#124;").replace("[", "&#91;")


def _example(example: Example, lang: Language) -> Iterator[str]:
    yield ""
    yield (_word("good", lang) if example.bad is None else _word("bad", lang, at=" ".join((example.at or "").split())))
    yield from _quoted(example.text)
    for other in example.beside:
        yield ""
        yield _word("beside", lang)
        yield from _quoted(other)
    if example.fix is not None:
        yield ""
        yield _word("fixed", lang)
        yield from _quoted(example.fix)


def _quoted(text: str) -> Iterator[str]:
    yield ""
    yield "```text"
    yield from text.rstrip("\n").split("\n")
    yield "```"
