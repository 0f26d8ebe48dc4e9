"""YAML as rulesets use it: plain values and the line each stands on.

Read from the parser's events rather than by a loader: no tags, no aliases (which can make a small file
enormous), no duplicate keys, bounded depth, and only the scalars people expect: ``no``, ``1:30`` and
``2021-01-01`` are texts, a number with a fraction stays the text it was written as.

Importing this module imports yaml, so only what really reads a ruleset anew imports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.reader import Reader

from disclosurelint.rules.mistakes import Where

_DEEPEST = 40
_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(Exception):
    """The text is no such YAML; ``line`` counts from 1."""

    def __init__(self, line: int, zh: str, en: str) -> None:
        super().__init__(line, zh, en)
        self.line = line
        self.zh = zh
        self.en = en


def read_yaml(text: str) -> tuple[Any, dict[Where, int]]:
    """The value of a YAML text, and the line (from 1) of every key and list item in it.

    Values are None, bool, int, str, list and dict with str keys. Raises YamlError.
    """
    strange = Reader.NON_PRINTABLE.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        code = f"U+{ord(strange.group()):04X}"
        raise YamlError(line, f"有不可见的控制字符 {code}", f"holds the control character {code}")
    try:
        return _EventReader(yaml.parse(text, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise YamlError(
            line,
            f"不是合法的 YAML（{error.problem}）；文字里有 {{ }} : # 时要加引号",
            f"not valid YAML ({error.problem}); quote a text that holds {{ }} : or #",
        ) from error


class _EventReader:
    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._lines: dict[Where, int] = {(): 1}

    def document(self) -> tuple[Any, dict[Where, int]]:
        next(self._events)
        if not isinstance(next(self._events), DocumentStartEvent):
            return None, self._lines
        value = self._value(next(self._events), ())
        next(self._events)
        after = next(self._events)
        if not isinstance(after, StreamEndEvent):
            raise _error(after, "一个文件只能有一份 YAML 文档", "a file may hold only one YAML document")
        return value, self._lines

    def _value(self, event: Event, where: Where) -> Any:
        if isinstance(event, AliasEvent):
            raise _error(event, "不支持别名（*），请直接写出内容", "aliases (*) are not supported; write it out")
        if len(where) > _DEEPEST:
            raise _error(event, "嵌套太深", "nested too deeply")
        if getattr(event, "tag", None) is not None:
            raise _error(event, "不支持标签（!）", "tags (!) are not supported")
        if isinstance(event, ScalarEvent):
            return _scalar(event)
        return self._mapping(where) if isinstance(event, MappingStartEvent) else self._sequence(where)

    def _sequence(self, where: Where) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            inside = (*where, len(items))
            self._lines[inside] = _line(event)
            items.append(self._value(event, inside))
        return items

    def _mapping(self, where: Where) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                raise _error(event, "键只能是文字", "a key must be text")
            key = event.value
            if key in entries:
                raise _error(event, f"键 {key} 重复了", f"duplicate key {key}")
            inside = (*where, key)
            self._lines[inside] = _line(event)
            entries[key] = self._value(next(self._events), inside)
        return entries


def _scalar(event: ScalarEvent) -> Any:
    text: str = event.value
    if not event.implicit[0]:  # quoted or a block: text whatever it looks like
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else text


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _error(event: Event, zh: str, en: str) -> YamlError:
    return YamlError(_line(event), zh, en)
