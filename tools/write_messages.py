"""Writes the catalogues of messages: all that the rules may say, in both languages.

python tools/regenerate.py
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from disclosurelint.errors import Language
from disclosurelint.rules import Rule, load_ruleset
from tools.twins import twins

_HEADS = {
    "zh": "# 全部消息\n\n由 `python tools/regenerate.py` 从 `rulesets/` 生成，请勿手改。\n\n| 规则 | 情形 | 消息 |",
    "en": "# All messages\n\nMade from `rulesets/` by `python tools/regenerate.py`.\n\n| rule | when | message |",
}


def pages() -> dict[Path, str]:
    """Both catalogues by their paths."""
    rules = sorted(load_ruleset().rules, key=lambda rule: rule.code)
    return {
        path: "\n".join([_HEADS[lang], "| --- | --- | --- |", *(row for rule in rules for row in _rows(rule, lang))])
        + "\n"
        for lang, path in twins("messages.md").items()
    }


def _rows(rule: Rule, lang: Language) -> Iterator[str]:
    said = {**rule.messages, **{f"· {name}": text for name, text in rule.notes.items()}}
    if rule.fix is not None:
        said["→"] = rule.fix
    for variant, text in said.items():
        yield f"| {rule.code} | {variant} | {_cell(text.say(lang))} |"


def _cell(text: str) -> str:
    return escape(" ".join(text.split()), quote=False).replace("|", "&#124;").replace("[", "&#91;")
