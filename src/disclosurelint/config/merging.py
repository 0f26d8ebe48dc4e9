"""From layers to settings: what a later layer says wins, key by key; lists of the house are put together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from disclosurelint.config.globs import is_wild, matches
from disclosurelint.config.layers import Layer, Layers
from disclosurelint.house import HouseWords, Publisher, Waiver
from disclosurelint.rules.diagnostic import Severity
from disclosurelint.rules.files import absolute, told_from_root
from disclosurelint.rules.overrides import merged
from disclosurelint.settings import Settings


def settings_of(found: Layers, asked: Settings, words: HouseWords, today: str | None) -> Settings:
    """The settings that the layers for a file make. What has expired before ``today`` is left out."""
    layers = found.layers
    since = selecting_since(layers)
    waivers = _waivers(layers, found.path)
    return asked._replace(
        rulesets=("default", *dict.fromkeys(_rulesets(layers))),
        profile=_last(layers, "profile"),
        select=tuple(layers[since].data.get("select", ())),
        ignore=tuple(word for layer in layers[since:] for word in rule_words(layer)),
        severity=tuple(pair for layer in layers for pair in _by_width(layer.data.get("severity", {}))),
        options=_options(layers),
        preview=bool(_last(layers, "preview")),
        words=words,
        publisher=_publisher(layers),
        waivers=tuple(one for one in waivers if not (today and one.expires and one.expires < today)),
        required=tuple((_last(layers, "suppressions") or {}).get("require", ())),
    )


def selecting_since(layers: Sequence[Layer]) -> int:
    """The last layer that selects rules: what those before it select and leave out no longer counts."""
    return max((at for at, layer in enumerate(layers) if layer.data.get("select")), default=0)


def is_excluded(found: Layers) -> bool:
    """Whether a file is to be passed over when it is found in a folder."""
    return any(matches(one, found.path) for layer in found.layers for one in layer.data.get("exclude", ()))


def baseline_of(found: Layers) -> str | None:
    """The path of the baseline file, told from the root."""
    layer = next((layer for layer in reversed(found.layers) if layer.data.get("baseline")), None)
    return None if layer is None else str(absolute(_folder(layer) / layer.data["baseline"]))


def rule_words(layer: Layer) -> Iterator[str]:
    """The rules that a layer leaves out altogether."""
    for item in layer.data.get("ignore", ()):
        if is_plain(item):
            yield item if isinstance(item, str) else item["rule"]


def is_plain(item: str | Mapping[str, Any]) -> bool:
    """Whether an entry of ``ignore`` does no more than name a rule."""
    return isinstance(item, str) or item.keys() == {"rule"}


def applies(waiver: Mapping[str, Any], path: str) -> bool:
    """Whether an entry of ``ignore`` is for a file."""
    pattern = waiver.get("path")
    return pattern is None or matches(pattern, path, anchored=True)


def _last(layers: Iterable[Layer], key: str) -> Any:
    given = [layer.data[key] for layer in layers if layer.data.get(key) is not None]
    return given[-1] if given else None


def _rulesets(layers: Iterable[Layer]) -> Iterator[str]:
    """Names that mean the same wherever they are told, for configurations tell paths from where they stand."""
    return (told_from_root(name, _folder(layer)) for layer in layers for name in layer.data.get("rulesets", ()))


def _folder(layer: Layer) -> Path:
    """The folder that a layer tells the paths of other files from."""
    return layer.file.path.parent if layer.file is not None else Path()


def _by_width(severity: Mapping[str, Severity]) -> list[tuple[str, Severity]]:
    """Beginnings of codes before codes and names, whatever their order: the narrower word wins."""
    return sorted(severity.items(), key=lambda pair: (not pair[0].isupper(), len(pair[0])))


def _options(layers: Iterable[Layer]) -> tuple[tuple[str, str], ...]:
    together = merged(layer.data.get("options", {}) for layer in layers)
    return tuple((code, json.dumps(options, ensure_ascii=False)) for code, options in together.items())


def _publisher(layers: Iterable[Layer]) -> Publisher:
    together: dict[str, Any] = {}
    for layer in layers:
        together |= layer.data.get("organisation") or {}
    lists = {key: tuple(names) for key, names in together.items() if key != "name"}
    return Publisher(together.get("name") or "", **lists)


def _waivers(layers: Iterable[Layer], path: str) -> Iterator[Waiver]:
    for layer in layers:
        for at, item in enumerate(layer.data.get("ignore", ())):
            if layer.file is not None and not is_plain(item) and applies(item, path):
                told = {key: item.get(key) for key in ("text", "reason", "owner", "expires")}
                single = "path" in item and not is_wild(item["path"])
                yield Waiver(item["rule"], str(layer.file.path), at, single, **told)
