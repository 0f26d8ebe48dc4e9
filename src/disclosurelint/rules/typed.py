"""From plain values (lists, dicts, texts, numbers) to the records that describe them, by their type hints.

One reader serves the rules themselves and the options of every kind of check, so both get the same messages.
"""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from disclosurelint.checks.check import REQUIRED, OptionError, options_of
from disclosurelint.checks.finding import Words
from disclosurelint.records import NamedTuple
from disclosurelint.rules.bilingual import unfolded
from disclosurelint.rules.mistakes import Mistakes, Where, unknown


class Field(NamedTuple):
    """One key of a record: its default (``REQUIRED`` where there is none) and documentation."""

    record: type
    name: str
    default: Any
    pattern: str | None
    zh: str
    en: str

    @property
    def required(self) -> bool:
        return self.default is REQUIRED

    @property
    def hint(self) -> Any:
        """Its type hint."""
        return _hint(self.record, self.name)


@cache
def fields_of(record: type) -> dict[str, Field]:
    """The keys that a record takes, by name."""
    return {
        name: Field(record, name, one.default, one.pattern, one.zh, one.en) for name, one in options_of(record).items()
    }


@cache
def _hint(record: type, name: str) -> Any:
    """One annotation, evaluated. Most keys are left out of most rules: ``get_type_hints`` would evaluate them all."""
    told = next(own[name] for one in record.__mro__ if name in (own := getattr(one, "__annotations__", {})))
    return eval(_code(told), vars(sys.modules[record.__module__])) if isinstance(told, str) else told


@cache
def _code(annotation: str) -> types.CodeType:
    """Two of three options are ``tuple[str, ...]``, and compiling that takes longer than evaluating it."""
    return compile(annotation, "<annotation>", "eval")


def is_record(hint: Any) -> bool:
    return isinstance(hint, type) and hasattr(hint, "__options__")


def optional(hint: Any) -> Any:
    """``X`` for the hint ``X | None``, None for any other hint."""
    if get_origin(hint) not in (Union, types.UnionType):
        return None
    inner = [part for part in get_args(hint) if part is not type(None)]
    if len(inner) != 1:
        raise TypeError(f"an option cannot be of type {hint}")
    return inner[0]


def read(hint: Any, value: Any, where: Where, mistakes: Mistakes) -> Any:
    """``value`` as ``hint`` wants it; every mistake is added at its place under ``where``.

    The result means nothing when mistakes were added. Raises TypeError for a hint that options may not have.
    """
    inner = optional(hint)
    if inner is not None:
        return None if value is None else read(inner, value, where, mistakes)
    if hint is Any:
        return value
    if is_record(hint):
        return read_record(hint, value, where, mistakes)
    if isinstance(hint, type):
        return _read_simple(hint, value, where, mistakes)
    return _read_generic(hint, value, where, mistakes)


def read_record(record: type, value: Any, where: Where, mistakes: Mistakes) -> Any:
    """A record from a mapping of its options; None when there are mistakes.

    A record with a ``shorthand`` field may be given as that field's value alone.
    """
    if isinstance(value, str) and hasattr(record, "shorthand"):
        value = {record.shorthand: value}
    if not isinstance(value, dict):
        return _wrong_type(dict, value, where, mistakes)
    before = len(mistakes)
    known = fields_of(record)
    for key in value:
        if key not in known:
            mistakes.add((*where, key), *unknown("这个键", "key", key, known))
    given: dict[str, Any] = {}
    for name, item in known.items():
        if name in value:
            given[name] = _read_field(item, value[name], (*where, name), mistakes)
        elif item.required:
            mistakes.add(where, f"缺少必填的键 {name}", f"the required key {name} is missing")
    if len(mistakes) > before:
        return None
    try:
        return record(**given)
    except OptionError as error:
        mistakes.add((*where, error.option), error.zh, error.en)
        return None


def _read_field(item: Field, value: Any, where: Where, mistakes: Mistakes) -> Any:
    result = read(item.hint, value, where, mistakes)
    if item.pattern and isinstance(result, str) and not re.fullmatch(item.pattern, result):
        mistakes.add(where, f"“{result}”不合写法 {item.pattern}", f'"{result}" does not match {item.pattern}')
    return result


def _read_simple(hint: type, value: Any, where: Where, mistakes: Mistakes) -> Any:
    if issubclass(hint, Words):
        return _read_words(hint, value, where, mistakes)
    if hint is Decimal and isinstance(value, str | int) and not isinstance(value, bool):
        return _read_decimal(value, where, mistakes)
    if hint not in _NAMES:
        raise TypeError(f"an option cannot be of type {hint}")
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        return _wrong_type(hint, value, where, mistakes)
    return value


def _read_words(hint: type[Words], value: Any, where: Where, mistakes: Mistakes) -> Words | None:
    if isinstance(value, str):
        return hint(value, value)
    if not isinstance(value, dict):
        _wrong_type(Words, value, where, mistakes)
        return None
    for key in value:
        if key not in Words._fields:
            mistakes.add((*where, key), *unknown("这种语言", "language", key, Words._fields))
    if "zh" not in value:
        mistakes.add(where, "缺少中文（zh）", "the Chinese text (zh) is missing")
        return None
    zh = read(str, value["zh"], (*where, "zh"), mistakes)
    if isinstance(zh, str):
        zh = unfolded(zh)
    return hint(zh, read(str, value.get("en", zh), (*where, "en"), mistakes))


def _read_decimal(value: str | int, where: Where, mistakes: Mistakes) -> Decimal:
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        mistakes.add(where, f"“{value}”不是数字", f'"{value}" is not a number')
    return number


def _read_generic(hint: Any, value: Any, where: Where, mistakes: Mistakes) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        if value not in inner or isinstance(value, bool):
            mistakes.add(where, *unknown("这个值", "value", str(value), map(str, inner)))
        return value
    if origin is tuple:
        return _read_list(inner, value, where, mistakes)
    if origin is Mapping and inner[0] is str:
        if not isinstance(value, dict):
            return _wrong_type(dict, value, where, mistakes)
        return {key: read(inner[1], item, (*where, key), mistakes) for key, item in value.items()}
    raise TypeError(f"an option cannot be of type {hint}")


def _read_list(inner: tuple[Any, ...], value: Any, where: Where, mistakes: Mistakes) -> Any:
    if not isinstance(value, list):
        return _wrong_type(list, value, where, mistakes)
    if inner[-1] is not ...:
        if len(value) != len(inner):
            mistakes.add(where, f"应有 {len(inner)} 项", f"must have {len(inner)} items")
        return tuple(
            read(hint, item, (*where, at), mistakes) for at, (hint, item) in enumerate(zip(inner, value, strict=False))
        )
    if inner[0] is str and set(map(type, value)) <= {str}:  # most of all there is
        return tuple(value)
    return tuple(read(inner[0], item, (*where, at), mistakes) for at, item in enumerate(value))


#: What plain types are called in messages.
_NAMES: dict[type, tuple[str, str]] = {
    str: ("文字", "text"),
    bool: ("true 或 false", "true or false"),
    int: ("整数", "a whole number"),
    Decimal: ("数字", "a number"),
    list: ("列表", "a list"),
    dict: ("一组“键: 值”", "a mapping of keys to values"),
    Words: ("文字，或 {zh: …, en: …}", "text, or {zh: …, en: …}"),
    type(None): ("空", "empty"),
}


def _wrong_type(wanted: type, value: Any, where: Where, mistakes: Mistakes) -> None:
    zh, en = _NAMES[wanted]
    is_zh, is_en = _NAMES[type(value)]
    if wanted is str:
        zh, en = f"{zh}（数字要加引号）", f"{en} (quote a number that is meant as text)"
    mistakes.add(where, f"应为{zh}，现为{is_zh}", f"must be {en}, not {is_en}")
