"""A rule's page in Markdown, for programs that show it beside a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosurelint.errors import Language
from disclosurelint.output.width import printable
from disclosurelint.output.words import say

if TYPE_CHECKING:
    from disclosurelint.rules import Rule
    from disclosurelint.rules.entries import Example

_SPECIAL = re.compile(r"^[#+-]|[\\`*_\[\]|~]", re.MULTILINE)


def markdown(text: str) -> str:
    """Text in which nothing is taken for Markdown or HTML, nor for the name of somebody to be notified."""
    escaped = _SPECIAL.sub(r"\\\g<0>", "\n".join(map(printable, text.split("\n"))))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "@<!-- -->")


def render_rule(rule: Rule, lang: Language) -> str:
    """Why there is the rule, what it rests on, an example of either kind, and the way to switch it off."""
    parts = [f"**{rule.code}** `{rule.name}`: {markdown(rule.title.say(lang))}"]
    if rule.why is not None:
        parts.append(f"**{say('why', lang)}**{say('colon', lang)}{markdown(rule.why.say(lang).strip())}")
    if rule.source is not None:
        told = f"{say(rule.source.kind, lang)}{say('colon', lang)}{rule.source.text.say(lang)}"
        parts.append(f"**{say('source', lang)}**{say('colon', lang)}{markdown(told)}")
    for wanted in (False, True):
        example = next((one for one in rule.examples if (one.bad is None) is wanted), None)
        if example is not None:
            parts.append(_example(example, lang))
    parts.append(f"**{say('switch-off', lang)}**{say('colon', lang)}`--ignore {rule.code}`")
    return "\n\n".join(parts)


def _example(example: Example, lang: Language) -> str:
    head = say("good" if example.bad is None else "bad", lang)
    return f"**{head}**\n\n" + "\n".join(f"    {line}" for line in example.text.strip("\n").split("\n"))
