"""Writes the reference of configuration files from the description that they are validated by.

python tools/regenerate.py
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from disclosurelint.config.entries import ConfigEntry
from disclosurelint.rules.typed import Field, fields_of, is_record, optional

PAGE = Path(__file__).parent.parent / "docs" / "configuration-reference.md"
_INTRO = """\
# 配置的键

由 `python tools/regenerate.py` 生成，请勿手改。怎样用见[配置](configuration.md)；
给编辑器用的 JSON Schema 由 `disclosurelint config schema` 输出。
"""
_SIMPLE = {str: "文字", bool: "`true` 或 `false`", int: "整数", Any: "任意"}


def page() -> str:
    """The whole page: a table for the file itself, and one for each record in it."""
    return _INTRO + "".join(_section(key, record) for key, record in _records("", ConfigEntry))


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


def _section(key: str, record: type) -> str:
    rows = "".join(_row(key, name, field) for name, field in fields_of(record).items())
    return f"\n## {key or '整个文件'}\n\n| 键 | 写什么 | 说明 |\n| --- | --- | --- |\n{rows}"


def _row(key: str, name: str, field: Field) -> str:
    required = "（必填）" if field.required else ""
    place = f"{key}.{name}" if key and name != "organisation" else name
    return f"| `{name}` | {_type(field.hint, place)}{required} | {field.zh} |\n"


def _type(hint: Any, key: str) -> str:
    """What a value may be; a record is described under its ``key``."""
    hint = optional(hint) or hint
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if is_record(hint):
        return f"[一组键](#{key.replace('.', '')})"
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return "、".join(f"`{word}`" for word in inner)
    if origin is tuple:
        return f"{_type(inner[0], key)} 的列表"
    if origin is Mapping:
        return f"键 → {_type(inner[1], key)}"
    raise TypeError(f"no words for {hint}")


def pages() -> dict[Path, str]:
    """The page by its path."""
    return {PAGE: page()}
