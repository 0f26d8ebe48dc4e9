"""What applies to one file, layer upon layer: extended files, the nearest one, overrides, the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from disclosurelint.config.files import ConfigFile
from disclosurelint.config.globs import matches
from disclosurelint.config.loaded import Loaded
from disclosurelint.records import NamedTuple
from disclosurelint.rules.mistakes import Where
from disclosurelint.settings import Settings


class Layer(NamedTuple):
    """Settings that one place gives: ``data`` stands at ``where`` in ``file``, or came by the command line (None)."""

    data: Mapping[str, Any]
    file: ConfigFile | None = None
    where: Where = ()


class Layers(NamedTuple):
    """The layers for one file, the weakest first; ``path`` is the file as patterns of the configuration see it."""

    path: str
    layers: tuple[Layer, ...]


def layers_of(loaded: Loaded | None, file: str, asked: Settings) -> Layers:
    """The layers that a configuration and the command line have for a file (told from the root).

    Patterns of all of them are told from the folder of the configuration itself: what several houses extend speaks of
    the files of each.
    """
    told = _command_line(asked)
    if loaded is None:
        return Layers(Path(file).name, (told,))
    path = _relative(Path(file), loaded.path.parent)
    return Layers(path, (*_layers(loaded.files, path), told))


def _layers(files: Iterable[ConfigFile], path: str) -> Iterator[Layer]:
    for file in files:
        yield Layer(file.data, file)
        for at, override in enumerate(file.data.get("overrides", ())):
            if any(matches(pattern, path) for pattern in override["files"]):
                yield Layer(override, file, ("overrides", at))


def _command_line(asked: Settings) -> Layer:
    """What was asked for, as a configuration would say it."""
    told = {
        "rulesets": list(asked.rulesets[1:]),
        "preview": asked.preview or None,
        "profile": asked.profile,
        "select": list(asked.select),
        "ignore": list(asked.ignore),
        "severity": dict(asked.severity),
    }
    return Layer({key: value for key, value in told.items() if value})


def _relative(file: Path, folder: Path) -> str:
    """The path of a file from a folder, with ``/``; from the root where it lies elsewhere."""
    inside = file.relative_to(folder) if file.is_relative_to(folder) else file.relative_to(file.anchor)
    return inside.as_posix()
