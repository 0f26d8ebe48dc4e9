"""Writes the reference of configuration files from the description that they are validated by, in both languages.

python tools/regenerate.py
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from disclosurelint.config.entries import ConfigEntry
from disclosurelint.errors import Language
from disclosurelint.rules.typed import Field, fields_of, is_record, optional
from tools.twins import twins, word

_WORDS = {
    "intro": (
        """\
# 配置的键

由 `python tools/regenerate.py` 生成，请勿手改。怎样用见[配置](configuration.md)；
给编辑器用的 JSON Schema 由 `disclosurelint config schema` 输出。
""",
        """\
# Keys of the configuration

Made by `python tools/regenerate.py`. How to use them is told in [configuration](configuration.md); the JSON Schema for
editors is what `disclosurelint config schema` prints.
""",
    ),
    "heads": ("| 键 | 写什么 | 说明 |", "| key | value | meaning |"),
    "whole": ("整个文件", "The whole file"),
    "required": ("（必填）", " (required)"),
    "keys": ("一组键", "keys"),
    "or": ("、", ", "),
    "list": ("{of} 的列表", "list of {of}"),
    "mapping": ("键 → {of}", "key → {of}"),
    "str": ("文字", "text"),
    "bool": ("`true` 或 `false`", "`true` or `false`"),
    "int": ("整数", "integer"),
    "any": ("任意", "anything"),
}
_word = partial(word, _WORDS)
_SIMPLE = {str: "str", bool: "bool", int: "int", Any: "any"}


def page(lang: Language) -> str:
    """The whole page: a table for the file itself, and one for each record in it."""
    return _word("intro", lang) + "".join(_section(key, record, lang) for key, record in _records("", ConfigEntry))


def _records(key: str, record: type) -> Iterator[tuple[str, type]]:
    """A record and all within it, each under the keys that lead to it."""
    yield key, record
    for name, field in fields_of(record).items():
        inner = _record_in(field.hint)
        if inner is not None and not (key and name == "organisation"):  # told once
            yield from _records(f"{key}.{name}" if key else name, inner)


def _record_in(hint: Any) -> type | None:
    hint = optional(hint) or hint
    if get_origin(hint) is tuple:
        hint = get_args(hint)[0]
    return hint if is_record(hint) else None


def _section(key: str, record: type, lang: Language) -> str:
    rows = "".join(_row(key, name, field, lang) for name, field in fields_of(record).items())
    return f"\n## {key or _word('whole', lang)}\n\n{_word('heads', lang)}\n| --- | --- | --- |\n{rows}"


def _row(key: str, name: str, field: Field, lang: Language) -> str:
    required = _word("required", lang) if field.required else ""
    place = f"{key}.{name}" if key and name != "organisation" else name
    told = field.en if lang == "en" else field.zh
    return f"| `{name}` | {_type(field.hint, place, lang)}{required} | {told} |\n"


def _type(hint: Any, key: str, lang: Language) -> str:
    """What a value may be; a record is described under its ``key``."""
    hint = optional(hint) or hint
    if hint in _SIMPLE:
        return _word(_SIMPLE[hint], lang)
    if is_record(hint):
        return f"[{_word('keys', lang)}](#{key.replace('.', '')})"
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _word("or", lang).join(f"`{word}`" for word in inner)
    if origin is tuple:
        return _word("list", lang, of=_type(inner[0], key, lang))
    if origin is Mapping:
        return _word("mapping", lang, of=_type(inner[1], key, lang))
    raise TypeError(f"no words for {hint}")


def pages() -> dict[Path, str]:
    """Both pages by their paths."""
    return {path: page(lang) for lang, path in twins("configuration-reference.md").items()}
