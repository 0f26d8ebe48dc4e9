"""A configuration with all that it extends and names: read, found to fit together, and put together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from disclosurelint.cache import program
from disclosurelint.config.files import ConfigFile, read_config
from disclosurelint.config.loaded import Loaded, words_of
from disclosurelint.rules.files import absolute, known_keys, locate, told_from_root
from disclosurelint.rules.mistakes import unknown
from disclosurelint.storage.compiled import compiled


def load(config: str) -> Loaded:
    """Raises RulesetError for the first file that is wrong or names what does not exist, with all its mistakes."""
    found: dict[Path, ConfigFile] = {}
    _collect(Path(config), (), found)
    files = tuple(found.values())
    loaded = Loaded(Path(config), files, words_of(files))
    _check(loaded)
    return loaded


def _check(loaded: Loaded) -> None:
    """Raises RulesetError for what is named and does not exist. The same program looks at the same files only once."""
    rulesets = tuple(dict.fromkeys(name for file in loaded.files for name in _rulesets(file)))
    looked_at = [(str(file.path), file.content) for file in loaded.files]
    if rulesets:
        from disclosurelint.rules.loading import files_of

        looked_at += [(file.path, file.content) for file in files_of(rulesets)]

    def link() -> bool:
        from disclosurelint.config.linking import link

        link(loaded, rulesets)
        return True

    told = [repr((program(), rulesets, loaded.words)), *(path for path, _ in looked_at)]
    made_from = [part.encode("utf-8", "surrogatepass") for part in told] + [content for _, content in looked_at]
    compiled("config-linked", made_from, link)


def _rulesets(file: ConfigFile) -> Iterable[str]:
    """The rulesets that a file adds. Raises RulesetError for one that does not exist."""
    mistakes = file.mistakes()
    for at, name in enumerate(file.data.get("rulesets", ())):
        paths = locate(name, file.path.parent)
        if paths is None:
            mistakes.add(("rulesets", at), *unknown("规则集", "ruleset", name, known_keys()))
        else:
            for path in paths:
                if not Path(path).is_file():
                    mistakes.add(("rulesets", at), f"没有这个文件：{path}", f"there is no such file: {path}")
            yield told_from_root(name, file.path.parent)
    mistakes.raise_if_any()


def _collect(path: Path, below: tuple[Path, ...], found: dict[Path, ConfigFile]) -> None:
    """Add a file to ``found`` after all that it extends; ``below`` are the files that led to it."""
    if path in found:
        return
    file = read_config(path)
    mistakes = file.mistakes()
    for at, name in enumerate(file.data.get("extends", ())):
        extended = absolute(path.parent / name)
        if extended in (*below, path):
            ring = (*below, path)[(*below, path).index(extended) :]
            told = " → ".join(map(str, (*ring, extended)))
            mistakes.add(("extends", at), f"绕回来继承了自己：{told}", f"extends itself in a circle: {told}")
        elif not extended.is_file():
            mistakes.add(("extends", at), f"没有这个文件：{extended}", f"there is no such file: {extended}")
        else:
            _collect(extended, (*below, path), found)
    mistakes.raise_if_any()
    found[path] = file
