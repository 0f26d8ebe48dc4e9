"""Which figure a label means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from disclosurelint.lexicon.names import Concept
from disclosurelint.lexicon.speech import spoken, spoken_word

_NOISE = spoken("titles.label_noise")

#: Labels with more characters than this name something of their own.
_LONGEST = 40
#: Labels shorter than this differ by too much when they differ by a character.
_FEWEST_FOR_NEARLY = 7
_FLOOR = 80.0
#: Characters that make another concept of a label when they are there or not: 非财政拨款, 上年, 其他, 本年, 收 and 支.
_TELLING = frozenset(spoken_word("titles.telling"))


def _shortened(label: str) -> set[str]:
    """A label, and it without each of its characters in turn."""
    return {label, *(label[:at] + label[at + 1 :] for at in range(len(label)))}


class ConceptLabels:
    """Labels of figures and the concepts they mean. What no list holds means nothing: never guess at a figure."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.concepts: dict[str, Concept] = {}
        self._labels: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._lines: dict[tuple[str, str], str] = {}
        for entry in content["concepts"]:
            self.concepts[entry["key"]] = Concept(entry["key"], entry["zh"], entry["en"], entry.get("single", False))
            for label in (entry["zh"], *entry["labels"]):
                self._labels[_NOISE.sub("", label)] = entry["key"]
            self._codes.update(dict.fromkeys(entry.get("codes", ()), entry["key"]))
            self._lines.update({(entry["within"], whole): entry["key"] for whole in entry.get("listed_under", ())})
        self._counts: list[tuple[str, frozenset[str], str]] = []
        for entry in content["counts"]:
            self.concepts[entry["key"]] = Concept(entry["key"], entry["zh"], entry["en"], single=True)
            units = frozenset(entry["units"])
            self._counts += [(_NOISE.sub("", label), units, entry["key"]) for label in entry["labels"]]
        self._scopes: tuple[tuple[str, str], ...] = tuple(
            (word, scope["key"]) for scope in content["scopes"] for word in scope["words"]
        )
        self._widest = content["scopes"][-1]["key"]
        self._unnamed = frozenset(content["unnamed"])
        self._accounts = frozenset(content["accounts"])
        self.project_amounts: tuple[str, ...] = tuple(content["project_amounts"])
        self.restated: tuple[str, ...] = tuple(content["restated"])
        self._totals: dict[str, str] = {key: told["zh"] for told in content["totals"] for key in told["concepts"]}
        self._called_also: dict[str, tuple[str, ...]] = {
            name: tuple(words) for name, words in content["called_also"].items()
        }
        self._seen: dict[str, str | None] = {}
        self._nearly: dict[str, set[str]] | None = None
        self._prefixes = tuple(sorted(content["prefixes"], key=len, reverse=True))
        self._suffixes = tuple(sorted(content["suffixes"], key=len, reverse=True))

    def of_label(self, label: str) -> str | None:
        """The key of the concept a label names, with or without the usual words around it; None when unknown."""
        if label not in self._seen:
            if len(self._seen) > 10_000:
                self._seen.clear()
            self._seen[label] = self._find(_NOISE.sub("", label))
        return self._seen[label]

    def is_unnamed(self, label: str) -> bool:
        """Whether a label says only that its figure is a budget's (2022年年初预算数); what of, its heading tells."""
        return _NOISE.sub("", label) in self._unnamed

    def is_account(self, label: str) -> bool:
        """Whether a label says only that its figure is an account's (支出决算), after one that tells its budget."""
        return _NOISE.sub("", label) in self._accounts

    def of_code(self, code: str) -> str | None:
        """The concept that a subject code stands for by itself; None for all but a few."""
        return self._codes.get(code)

    def total_of(self, label: str) -> str:
        """What a label means all of (总支出, 本年支出合计: 支出); empty where it means only a part."""
        return self._totals.get(self.of_label(label) or "", "")

    def is_called_also(self, name: str, label: str) -> bool:
        """Whether a whole with this label may be meant where its parts call it by a name."""
        return label.endswith(self._called_also.get(name, ()))

    def as_part(self, concept: str, whole: str) -> str:
        """What a concept is where it is listed as a part of another: 公务接待费 within 公用经费 may be less."""
        return self._lines.get((concept, whole), concept)

    def of_count(self, label: str, unit: str) -> str | None:
        """The key of what is counted: of the longest known name that the label ends with, in one of its units."""
        bare = _NOISE.sub("", label)
        found = [(len(name), key) for name, units, key in self._counts if unit in units and bare.endswith(name)]
        return max(found)[1] if found else None

    def scope_of(self, words: str) -> str:
        """The scope (口径) that a label or a column header names; empty where it names none, or two funds together."""
        named = self._scopes_in(words)
        return named[0] if named and not self.is_of_two_funds(words) else ""

    def is_of_two_funds(self, words: str) -> bool:
        """Whether a name is of two funds together: 一般公共预算及政府性基金财政拨款“三公”经费."""
        return len([scope for scope in self._scopes_in(words) if scope != self._widest]) > 1

    def _scopes_in(self, words: str) -> list[str]:
        return list(dict.fromkeys(scope for word, scope in self._scopes if word in words))

    def _find(self, bare: str) -> str | None:
        if len(bare) > _LONGEST:
            return None
        return self._find_exactly(bare) or self._find_nearly(bare)

    def _find_nearly(self, bare: str) -> str | None:
        """The concept of the one known label that a long label misses by a character, and not by one that matters."""
        if len(bare) < _FEWEST_FOR_NEARLY:
            return None
        if self._nearly is None:
            self._nearly = {}
            for label in self._labels:
                if len(label) >= _FEWEST_FOR_NEARLY:
                    for short in _shortened(label):
                        self._nearly.setdefault(short, set()).add(label)
        near = {label for short in _shortened(bare) for label in self._nearly.get(short, ())}
        near = {label for label in near if not _TELLING.intersection(set(label) ^ set(bare))}
        if not near:
            return None
        from rapidfuzz import fuzz

        likely = {self._labels[label] for label in near if fuzz.ratio(label, bare) >= _FLOOR}
        return likely.pop() if len(likely) == 1 else None

    def _find_exactly(self, bare: str) -> str | None:
        for _ in range(4):
            found = self._labels.get(bare)
            if found is not None:
                return found
            shorter = self._without_prefix(bare)
            trimmed = self._without_suffix(shorter)
            if trimmed in self._labels:
                return self._labels[trimmed]
            if shorter == bare:
                shorter = trimmed
            if shorter == bare or not shorter:
                return None
            bare = shorter
        return self._labels.get(bare)

    def _without_prefix(self, label: str) -> str:
        return next((label[len(word) :] for word in self._prefixes if label.startswith(word)), label)

    def _without_suffix(self, label: str) -> str:
        return next((label[: -len(word)] for word in self._suffixes if label.endswith(word)), label)
