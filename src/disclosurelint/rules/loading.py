"""Loads rulesets by key or path, with all that they extend and the profiles beside them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from disclosurelint.checks import kinds_signature
from disclosurelint.errors import RulesetError
from disclosurelint.rules.files import (
    RulesetFile,
    known_keys,
    locate,
    read_profile_files,
    read_ruleset_file,
    shipped_folder,
)
from disclosurelint.rules.linking import check_profiles, check_rules, combined, profile_key
from disclosurelint.rules.mistakes import unknown
from disclosurelint.rules.profile import resolve
from disclosurelint.rules.ruleset import Ruleset
from disclosurelint.storage.compiled import compiled

if TYPE_CHECKING:
    from pathlib import Path

#: Raised by one whenever validation itself changes, so that what an older program found valid is looked at again.
_VALIDATION = b"3"


def load_ruleset(paths_or_keys: Sequence[str | Path] = ("default",)) -> Ruleset:
    """The rules of rulesets, each named by the path of a file or a folder, or by a key: of one that comes with the
    program, or of an installed package that offers some.

    A later ruleset may change options and severities of the rules before it. Profiles come from the folder
    ``profiles`` beside each loaded file, and from those that come with the program.
    Raises RulesetError for the first file that is wrong, with all its mistakes.
    """
    rulesets, profiles = _files(paths_or_keys)
    return Ruleset(combined(rulesets).values(), resolve({profile_key(file): file for file in profiles}))


def files_of(paths_or_keys: Sequence[str | Path]) -> list[RulesetFile]:
    """The files that rulesets are loaded from, with those of profiles. Raises RulesetError as above."""
    rulesets, profiles = _files(paths_or_keys)
    return [*rulesets, *profiles]


def _files(paths_or_keys: Sequence[str | Path]) -> tuple[list[RulesetFile], list[RulesetFile]]:
    """Rulesets in the order they are loaded, and profiles; all valid, by themselves and together."""
    signature = _VALIDATION + kinds_signature()
    found: dict[str, RulesetFile] = {}
    for name in paths_or_keys:
        paths = locate(name, "")
        if paths is None:
            raise RulesetError(str(name), *unknown("规则集", "ruleset", str(name), known_keys()))
        for path in paths:
            _collect(path, (), found, signature)
    rulesets = list(found.values())
    profiles = _profiles(found, signature)
    _check_together(rulesets, profiles, signature)
    return rulesets, profiles


def _collect(path: str, below: tuple[str, ...], found: dict[str, RulesetFile], signature: bytes) -> None:
    """Add a file to ``found`` after all that it extends; ``below`` are the files that led to it."""
    if path in found:
        return
    file = read_ruleset_file(path, signature)
    mistakes = file.mistakes()
    for at, name in enumerate(file.data.get("extends", ())):
        where = ("extends", at)
        folder, own_name = os.path.split(path)
        extended = locate(name, folder)
        if extended is None:
            mistakes.add(where, *unknown("规则集", "ruleset", name, known_keys()))
        for one in extended or ():
            if not os.path.exists(one):
                mistakes.add(where, f"没有这个文件：{one}", f"there is no such file: {one}")
            elif one in (*below, path):
                mistakes.add(where, f"{own_name} 绕回来继承了自己", f"{own_name} extends itself in a circle")
            else:
                _collect(one, (*below, path), found, signature)
    mistakes.raise_if_any()
    found[path] = file


def _profiles(rulesets: Iterable[str], signature: bytes) -> list[RulesetFile]:
    folders = dict.fromkeys([shipped_folder(), *map(os.path.dirname, rulesets)])
    return [file for folder in folders for file in read_profile_files(folder, signature)]


def _check_together(rulesets: list[RulesetFile], profiles: list[RulesetFile], signature: bytes) -> None:
    """Raises RulesetError when the files do not fit together; looks only once at the same files."""
    shipped = shipped_folder()
    complete = any(file.path == os.path.join(shipped, "default.yaml") for file in rulesets)

    def check() -> bool:
        check_rules(rulesets)
        # A profile that comes with the program speaks of all its rules, of which only some may be loaded.
        wider = {file.path for file in profiles if not complete and file.path.startswith(os.path.join(shipped, ""))}
        check_profiles(profiles, combined(rulesets), wider)
        return True

    compiled("rulesets", [signature, *(file.mark for file in (*rulesets, *profiles))], check)
