"""Names that users write and that have changed: the old ones still work for a while, with a word about the new one.

All of them stand here and nowhere else. An entry goes when the version comes that it names.
"""

from __future__ import annotations

import warnings

from disclosurelint.errors import Language
from disclosurelint.records import NamedTuple


class Rename(NamedTuple):
    """What a name is ``now``, and the version ``until`` which the old one works."""

    now: str
    until: str


#: Options of the command line, with their hyphens.
OPTIONS: dict[str, Rename] = {}
#: Keys of configuration files, with the keys around them (``overrides.paths``); what is new is the last of them.
CONFIG_KEYS: dict[str, Rename] = {}
#: Keys of rulesets and of profiles, likewise (``rules.kind``).
RULESET_KEYS: dict[str, Rename] = {}
PROFILE_KEYS: dict[str, Rename] = {}
#: Codes and names of rules. A code never changes its meaning: one that is gone may lead to the one that took over.
RULES: dict[str, Rename] = {}


class RenamedWarning(FutureWarning):
    """Somebody still writes an old name. ``zh`` and ``en`` say which, where, and what it is now."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh}\n{en}")
        self.zh = zh
        self.en = en

    def message(self, lang: Language) -> str:
        return self.en if lang == "en" else self.zh


def told(old: str, rename: Rename, place: str = "") -> tuple[str, str]:
    """Both sentences for an old name; ``place`` is the file and line it stands in."""
    zh, en = (f"{place}: {old}", f"{place}: {old}") if place else (old, old)
    return (
        f"{zh} 已改名为 {rename.now}，旧名在 {rename.until} 版以前还能用",
        f"{en} is now called {rename.now}; the old name works until version {rename.until}",
    )


def warn(zh: str, en: str) -> None:
    """Say that an old name was used; the program goes on as if it were the new one."""
    warnings.warn(RenamedWarning(zh, en), stacklevel=2)
