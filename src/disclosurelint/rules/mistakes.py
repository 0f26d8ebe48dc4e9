"""Everything that is wrong with one ruleset file, told at once, each mistake with its line and its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from disclosurelint.errors import RulesetError
from disclosurelint.records import NamedTuple

#: The keys and list positions that lead to a value inside a file.
Where = tuple[str | int, ...]
Lines = Mapping[Where, int]

#: Words that may have been meant are listed up to so many; of more, so few.
_MOST_LISTED, _FEW = 80, 16


class Mistake(NamedTuple):
    where: Where
    zh: str
    en: str


class Mistakes:
    """Collects the mistakes of one file. ``lines`` is asked only when there is something to report."""

    def __init__(self, path: str, lines: Callable[[], Lines]) -> None:
        self.path = path
        self.found: list[Mistake] = []
        self._lines = lines

    def add(self, where: Where, zh: str, en: str) -> None:
        self.found.append(Mistake(where, zh, en))

    def __len__(self) -> int:
        return len(self.found)

    def raise_if_any(self) -> None:
        """Raises RulesetError with one line for each mistake, in the order of the file."""
        if not self.found:
            return
        lines = self._lines()
        placed = sorted(((line_of(lines, mistake.where), mistake) for mistake in self.found), key=lambda pair: pair[0])
        raise RulesetError(
            self.path,
            "\n".join(f"{self.path}:{line}: {_named(mistake.where, '：')}{mistake.zh}" for line, mistake in placed),
            "\n".join(f"{self.path}:{line}: {_named(mistake.where, ': ')}{mistake.en}" for line, mistake in placed),
        )


def line_of(lines: Lines, where: Where) -> int:
    """Line of a place, or of the nearest thing around it that stands in the file."""
    for length in range(len(where), -1, -1):
        if where[:length] in lines:
            return lines[where[:length]]
    return 1


def _named(where: Where, colon: str) -> str:
    keys = ".".join(key for key in where if isinstance(key, str))
    return keys + colon if keys else ""


def unknown(what_zh: str, what_en: str, word: str, known: Iterable[str]) -> tuple[str, str]:
    """Both sentences for a word that is none of the ``known`` ones, with the nearest of them; of very many, a few."""
    choices = list(known)
    near = nearest(word, choices)
    if near is not None:
        return f"没有{what_zh} {word}，是不是 {near}？", f"unknown {what_en} {word}; did you mean {near}?"
    if len(choices) > _MOST_LISTED:
        choices = [*([one for one in choices if word in one] or choices)[:_FEW], "……"]
    listed_zh, listed_en = "、".join(choices) or "无", ", ".join(choices).replace("……", "...") or "none"
    return f"没有{what_zh} {word}；可用的有：{listed_zh}", f"unknown {what_en} {word}; known: {listed_en}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, if any comes near."""
    from rapidfuzz import fuzz, process, utils

    best = process.extractOne(word, list(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=60)
    return best[0] if best else None
