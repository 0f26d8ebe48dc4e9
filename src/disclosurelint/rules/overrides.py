"""Option values laid over one another: a later value replaces an earlier one, or adds to its list and drops from it.

``sections: [duties, assets]`` replaces a list; ``sections: {add: [debt], drop: [assets]}`` changes the one below.
An entry of a list goes by its name: itself where it is a text, its ``key`` or ``formula`` where it is a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

#: Option values by the code of their rule.
Options = Mapping[str, Mapping[str, Any]]

_ADD, _DROP = "add", "drop"


def laid_over(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """The options of one rule with those of a later layer over them.

    A change of a list that is not there yet stays a change, for the list that it may be laid over in turn.
    """
    return {**base, **{name: _over(base.get(name), value) for name, value in over.items()}}


def merged(layers: Iterable[Options]) -> dict[str, dict[str, Any]]:
    """Option values by code and option; a later layer wins, option by option, or changes the list below it."""
    result: dict[str, dict[str, Any]] = {}
    for layer in layers:
        for code, options in layer.items():
            result[code] = laid_over(result.get(code, {}), options)
    return result


def settled(options: Mapping[str, Any]) -> dict[str, Any]:
    """Options in which no change is left: one that found no list below it stands for what it adds."""
    return {name: _changed([], value) if is_change(value) else value for name, value in options.items()}


def is_change(value: Any) -> bool:
    """Whether a value changes a list instead of giving one."""
    return isinstance(value, dict) and bool(value) and all(_is_part(*item) for item in value.items())


def dropped_for_nothing(base: Mapping[str, Any], over: Mapping[str, Any]) -> Iterator[tuple[str, int, str, list[str]]]:
    """What a layer drops that the options below it do not hold: option, position, name, and the names they hold."""
    for option, value in over.items():
        if is_change(value):
            held = _names(base.get(option, ()))
            for at, name in enumerate(_names(value.get(_DROP, ()))):
                if name not in held:
                    yield option, at, name, held


def _is_part(key: str, value: Any) -> bool:
    return key in (_ADD, _DROP) and isinstance(value, list)


def _over(base: Any, value: Any) -> Any:
    if not is_change(value):
        return value
    if isinstance(base, list | tuple):
        return _changed(base, value)
    return _both(base, value) if is_change(base) else value


def _changed(base: Iterable[Any], change: Mapping[str, list[Any]]) -> list[Any]:
    added = change.get(_ADD, [])
    gone = {*_names(added), *_names(change.get(_DROP, ()))}
    return [*(entry for entry in base if _name(entry) not in gone), *added]


def _both(first: Mapping[str, list[Any]], second: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """One change that does what two do one after the other."""
    back = _names(second.get(_ADD, ()))
    dropped = [name for name in first.get(_DROP, ()) if _name(name) not in back]
    return {_ADD: _changed(first.get(_ADD, []), second), _DROP: [*dropped, *second.get(_DROP, [])]}


def _names(entries: Any) -> list[str]:
    return [_name(entry) for entry in entries]


def _name(entry: Any) -> str:
    if isinstance(entry, dict):
        return str(entry.get("key") or entry.get("formula") or entry)
    return str(entry)
