"""Message templates: plain text with ``{name}`` placeholders and nothing else, safe to take from strangers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from disclosurelint.checks.finding import Value, Words
from disclosurelint.errors import Language
from disclosurelint.rules.bilingual import Bilingual

_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]{0,40})\}")
#: Quotes within quotes.
_INNER = str.maketrans("“”", "‘’")
#: Stands where a value is missing at run time: a lame message is better than no finding.
_LOST = "?"


class TemplateError(Exception):
    """A template asks for what the finding does not give; ``zh`` and ``en`` say which."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.zh = zh
        self.en = en


def placeholders(template: str) -> list[str]:
    """Names of the placeholders, in order."""
    return _PLACEHOLDER.findall(template)


def is_well_formed(template: str) -> bool:
    """Whether every brace belongs to a placeholder."""
    rest = _PLACEHOLDER.sub("", template)
    return "{" not in rest and "}" not in rest


def render(template: Bilingual, values: Mapping[str, Value], lang: Language) -> str:
    """The text in one language with its placeholders filled; ``?`` for a value that is missing.

    A name with quotes of its own has single ones within those of the template (“‘三公’经费”); what a document writes
    is shown as it stands there.
    """

    def filled(found: re.Match[str]) -> str:
        value = values.get(found[1], _LOST)
        shown = _shown(value, lang)
        quoted = isinstance(value, Words) and found.string.endswith("“", 0, found.start())
        return shown.translate(_INNER) if quoted else shown

    return _PLACEHOLDER.sub(filled, template.say(lang))


def require_values(template: Bilingual, values: Mapping[str, Value]) -> None:
    """Raises TemplateError when the template, in either language, names a value that is not given."""
    for text in template:
        for name in placeholders(text):
            if name not in values:
                given_zh, given_en = "、".join(values) or "无", ", ".join(values) or "none"
                raise TemplateError(
                    f"“{text}”里的 {{{name}}} 没有对应的值；可用的有：{given_zh}",
                    f'nothing fills {{{name}}} in "{text}"; values given: {given_en}',
                )


def _shown(value: Value, lang: Language) -> str:
    if isinstance(value, Words):
        return value.en if lang == "en" else value.zh
    return str(value)
