"""Ruleset files: found, read, validated once for each content, and from then on taken from the cache."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

from disclosurelint.errors import RulesetError, why_refused
from disclosurelint.records import NamedTuple
from disclosurelint.renamed import warn
from disclosurelint.resources import data_path
from disclosurelint.rules.mistakes import Lines, Mistakes
from disclosurelint.storage.compiled import compiled
from disclosurelint.storage.store import fingerprint

if TYPE_CHECKING:
    from pathlib import Path  # every start without a configuration goes without it

    from disclosurelint.rules.validation import Valid

_LARGEST = 2_000_000
_SUFFIXES = (".yaml", ".yml")


class RulesetFile(NamedTuple):
    """One valid file: ``data`` is what it holds, as plain values; ``mark`` is another for any other path or content."""

    path: str
    content: bytes
    data: dict[str, Any]
    mark: bytes

    def mistakes(self) -> Mistakes:
        """A collector for what turns out to be wrong with the file beside others."""
        return Mistakes(self.path, self._lines)

    def _lines(self) -> Lines:
        from disclosurelint.rules.yaml_text import read_yaml

        return read_yaml(self.content.decode("utf-8-sig"))[1]


def read_ruleset_file(path: str, signature: bytes) -> RulesetFile:
    """A file of rules.

    ``signature`` is made from everything that validation depends on besides the file.
    Raises RulesetError with all mistakes of the file.
    """
    content = content_of(path)

    def build() -> Valid:
        from pathlib import Path

        from disclosurelint.rules.validation import validate_ruleset

        return validate_ruleset(Path(path), content)

    mark = _mark(path, content)
    return RulesetFile(path, content, valid(compiled("ruleset", [signature, mark], build)), mark)


def read_profile_files(folder: str, signature: bytes) -> list[RulesetFile]:
    """The profiles that lie beside the rulesets of a folder, all in one entry of the cache; otherwise as above."""
    contents = {path: content_of(path) for path in _yaml_files(os.path.join(folder, "profiles"))}

    def build() -> list[Valid]:
        from pathlib import Path

        from disclosurelint.rules.validation import validate_profile

        return [validate_profile(Path(path), content) for path, content in contents.items()]

    marks = [_mark(path, content) for path, content in contents.items()]
    files = compiled("profiles", [signature, *marks], build)
    return [
        RulesetFile(path, content, valid(data), mark)
        for (path, content), data, mark in zip(contents.items(), files, marks, strict=True)
    ]


def _mark(path: str, content: bytes) -> bytes:
    return fingerprint(os.fsencode(path), content).encode()


def valid(file: Valid) -> dict[str, Any]:
    """The values of a valid file. Says which old keys it holds."""
    data, notices = file
    for zh, en in notices:
        warn(zh, en)
    return data


def shipped_folder() -> str:
    """The folder of the rulesets that come with the program."""
    return _resolved(data_path("rulesets"))


@cache
def _resolved(folder: str) -> str:
    return os.path.realpath(folder)


def shipped_keys() -> list[str]:
    return [os.path.splitext(os.path.basename(path))[0] for path in _yaml_files(shipped_folder())]


def known_keys() -> list[str]:
    """The keys of all rulesets that need no path."""
    from disclosurelint.rules.packages import installed

    return [*shipped_keys(), *installed()]


def told_from_root(name: str, folder: Path) -> str:
    """The same ruleset whatever the working folder: a path told from the root instead of from ``folder``, or a key."""
    return str(absolute(folder / name)) if _is_path(name) else name


def absolute(path: str | Path) -> Path:
    """The path from the root, without ``..``; links stay as they are."""
    from pathlib import Path

    return Path(os.path.abspath(path))  # resolve would follow links


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith(_SUFFIXES)


def locate(name: str | Path, base: str | Path) -> list[str] | None:
    """The files that a name stands for: a file or a folder of rulesets by its path from ``base``, a ruleset that comes
    with the program, or all of an installed package, by their keys.

    None for a key that nothing has; whether a path exists is not looked at. Raises RulesetError for a folder
    without rulesets.
    """
    if not isinstance(name, str) or _is_path(name):
        path = os.path.realpath(os.path.join(base, name))
        return _in_folder(path) if os.path.isdir(path) and not path.endswith(_SUFFIXES) else [path]
    shipped = os.path.join(shipped_folder(), f"{name}.yaml")
    if os.path.isfile(shipped):
        return [shipped]
    from disclosurelint.rules.packages import folder_of

    folder = folder_of(name)
    return None if folder is None else _in_folder(str(folder))


def _in_folder(folder: str) -> list[str]:
    found = _yaml_files(folder)
    if not found:
        raise RulesetError(
            folder,
            f"{folder}：文件夹里没有规则集（.yaml 文件）",
            f"{folder}: the folder holds no rulesets (.yaml files)",
        )
    return found


def _yaml_files(folder: str) -> list[str]:
    if not os.path.isdir(folder):
        return []
    names = sorted(name for name in os.listdir(folder) if name.endswith(_SUFFIXES) and name[0] != ".")
    return [os.path.join(folder, name) for name in names]


def content_of(path: str | Path, what_zh: str = "规则文件", what_en: str = "ruleset") -> bytes:
    """What a file of rules or settings holds. Raises RulesetError when it cannot be used."""
    if not os.path.isfile(path):
        if not os.path.exists(path):
            raise RulesetError(
                str(path),
                f"{path}：没有这个{what_zh}，请检查路径",
                f"{path}: there is no such {what_en}; check the path",
            )
        raise RulesetError(
            str(path), f"{path}：不是文件，请给出一个 YAML 文件", f"{path}: is not a file; name a YAML file"
        )
    try:
        with open(path, "rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError as error:
        zh, en = why_refused(error)
        raise RulesetError(
            str(path), f"{path}：无法读取（{zh}），请检查权限", f"{path}: cannot be read ({en}); check its permissions"
        ) from error
    if len(content) > _LARGEST:
        raise RulesetError(
            str(path), f"{path}：超过 2 MB，请拆成几个文件", f"{path}: is larger than 2 MB; split it into several files"
        )
    return content
