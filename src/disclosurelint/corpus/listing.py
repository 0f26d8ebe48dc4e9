"""The documents of a corpus, wherever fsspec can reach them: folders, files, patterns, stores of objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import fsspec

from disclosurelint.errors import InputError
from disclosurelint.records import NamedTuple
from disclosurelint.sources import suffixes


class Listed(NamedTuple):
    """A document that has not been opened yet. ``stamp`` changes when its content does; ``size`` in bytes."""

    url: str
    size: int
    stamp: str

    @property
    def path(self) -> str:
        """The path of a file of this machine, the URL of any other."""
        return self.url.removeprefix("file://")


def _none(path: str) -> bool:
    return False


def find(inputs: Iterable[str], excluded: Callable[[str], bool] = _none) -> Iterator[Listed]:
    """All documents that the inputs stand for, each once, sorted within each input.

    What is ``excluded`` by its path is passed over, unless it is named by itself.
    Raises InputError for an input that is not there or cannot be reached.
    """
    seen: set[str] = set()
    for given in inputs:
        for listed in sorted(_found(given, excluded)):
            if listed.url not in seen:
                seen.add(listed.url)
                yield listed


def _found(given: str, excluded: Callable[[str], bool]) -> list[Listed]:
    try:
        storage, path = fsspec.core.url_to_fs(given)
        storage.invalidate_cache()
        if "*" in path:
            infos = storage.glob(path, detail=True)
        elif storage.isdir(path):
            infos = storage.find(path, detail=True)
        else:
            return [_listed(storage, storage.info(path))]
    except FileNotFoundError as error:
        raise InputError(
            given, f"{given}：没有这个文件或文件夹", f"{given}: there is no such file or folder"
        ) from error
    except (OSError, ValueError, ImportError) as error:
        raise InputError(given, f"{given}：无法读取（{error}）", f"{given}: cannot be read ({error})") from error
    readable = suffixes()
    found = (
        _listed(storage, info)
        for info in infos.values()
        if info["type"] == "file" and info["name"].lower().endswith(readable) and not _hidden(info["name"])
    )
    return [listed for listed in found if not excluded(listed.path)]


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/") if part not in ("", ".", ".."))


def _listed(storage: Any, info: dict[str, Any]) -> Listed:
    size = int(info.get("size") or 0)
    told = next((info[key] for key in ("ETag", "etag", "mtime", "LastModified", "created") if info.get(key)), "")
    return Listed(storage.unstrip_protocol(info["name"]), size, f"{size}-{told}")
