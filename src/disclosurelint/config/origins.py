"""Every setting in force for a file, and where it was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from disclosurelint.config.layers import Layer, Layers
from disclosurelint.config.loaded import word_lists
from disclosurelint.config.merging import applies, is_plain, selecting_since
from disclosurelint.records import NamedTuple
from disclosurelint.rules.mistakes import Where

#: Settings of which the last one given holds, with what holds when none is given.
_SINGLE: dict[str, Any] = {"preview": False, "profile": None, "baseline": None}
#: Lists that all layers add to.
_TOGETHER = ("rulesets", "exclude")
_ORDER = (
    "rulesets",
    "preview",
    "profile",
    "select",
    "ignore",
    "severity",
    "options",
    "words",
    "organisation",
    "suppressions",
    "baseline",
    "exclude",
)


class Origin(NamedTuple):
    """Where a setting was said: in a file at a line (from 1), on the command line, or nowhere."""

    kind: Literal["file", "command line", "default"]
    path: Path | None = None
    line: int | None = None


class Given(NamedTuple):
    """One setting: its key (keys within keys joined by dots), its value as written, and where it was said."""

    key: str
    value: Any
    origin: Origin


def settings_given(found: Layers) -> list[Given]:
    """The settings in force, in the order of the reference."""
    given = list(_given(found))
    return sorted(given, key=lambda one: _ORDER.index(one.key.partition(".")[0]))


def _given(found: Layers) -> Iterator[Given]:
    layers = found.layers
    for key, default in _SINGLE.items():
        yield _last(layers, key, default)
    for key in _TOGETHER:
        yield from _items(layers, key)
    yield from _selection(found)
    yield from _by_key(layers, "severity")
    yield from _options(layers)
    yield from _words(layers)
    yield from _by_key(layers, "organisation")
    yield from _by_key(layers, "suppressions")


def _last(layers: Sequence[Layer], key: str, default: Any) -> Given:
    giving = [layer for layer in layers if layer.data.get(key) is not None]
    return _at(giving[-1], key, (key,), giving[-1].data[key]) if giving else Given(key, default, Origin("default"))


def _items(layers: Sequence[Layer], key: str) -> Iterator[Given]:
    for layer in layers:
        for at, item in enumerate(layer.data.get(key, ())):
            yield _at(layer, key, (key, at), item)


def _selection(found: Layers) -> Iterator[Given]:
    since = selecting_since(found.layers)
    yield from _items(found.layers[since : since + 1], "select")
    for number, layer in enumerate(found.layers):
        for at, item in enumerate(layer.data.get("ignore", ())):
            if number >= since if is_plain(item) else applies(item, found.path):
                yield _at(layer, "ignore", ("ignore", at), item)


def _by_key(layers: Sequence[Layer], key: str) -> Iterator[Given]:
    """What stands under the keys of a mapping; the last of the same key holds."""
    held = {inner: layer for layer in layers for inner in layer.data.get(key) or ()}
    for inner, layer in held.items():
        yield _at(layer, f"{key}.{inner}", (key, inner), layer.data[key][inner])


def _options(layers: Sequence[Layer]) -> Iterator[Given]:
    for layer in layers:
        for code, options in layer.data.get("options", {}).items():
            for option, value in options.items():
                yield _at(layer, f"options.{code}.{option}", ("options", code, option), value)


def _words(layers: Sequence[Layer]) -> Iterator[Given]:
    for layer in layers:
        if layer.file is not None and not layer.where:
            for listed in word_lists(layer.file):
                for key, value in listed.data.items():
                    if key != "files":
                        where = (*listed.where, key)
                        origin = Origin("file", listed.file.path, listed.file.line(where))
                        yield Given(f"words.{key}", value, origin)


def _at(layer: Layer, key: str, where: Where, value: Any) -> Given:
    if layer.file is None:
        return Given(key, value, Origin("command line"))
    return Given(key, value, Origin("file", layer.file.path, layer.file.line((*layer.where, *where))))
