"""Which figure a label means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from disclosurelint.lexicon.names import Concept

_NOISE = re.compile(r"[\s\u3000“”\"（）()《》：:，,、。；;]+|(?:19|20)\d\d ?年度?|\d+[.、]")

#: Labels with more characters than this name something of their own.
_LONGEST = 40


class ConceptLabels:
    """Labels of figures and the concepts they mean. What no list holds means nothing: never guess at a figure."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.concepts: dict[str, Concept] = {}
        self._labels: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        for entry in content["concepts"]:
            self.concepts[entry["key"]] = Concept(entry["key"], entry["zh"], entry["en"], entry.get("single", False))
            for label in (entry["zh"], *entry["labels"]):
                self._labels[_NOISE.sub("", label)] = entry["key"]
            self._codes.update(dict.fromkeys(entry.get("codes", ()), entry["key"]))
        self._counts: list[tuple[str, frozenset[str], str]] = []
        for entry in content["counts"]:
            self.concepts[entry["key"]] = Concept(entry["key"], entry["zh"], entry["en"], single=True)
            units = frozenset(entry["units"])
            self._counts += [(_NOISE.sub("", label), units, entry["key"]) for label in entry["labels"]]
        self._scopes: tuple[tuple[str, str], ...] = tuple(
            (word, scope["key"]) for scope in content["scopes"] for word in scope["words"]
        )
        self._seen: dict[str, str | None] = {}
        self._prefixes = tuple(sorted(content["prefixes"], key=len, reverse=True))
        self._suffixes = tuple(sorted(content["suffixes"], key=len, reverse=True))

    def of_label(self, label: str) -> str | None:
        """The key of the concept a label names, with or without the usual words around it; None when unknown."""
        if label not in self._seen:
            if len(self._seen) > 10_000:
                self._seen.clear()
            self._seen[label] = self._find(_NOISE.sub("", label))
        return self._seen[label]

    def of_code(self, code: str) -> str | None:
        """The concept that a subject code stands for by itself; None for all but a few."""
        return self._codes.get(code)

    def of_count(self, label: str, unit: str) -> str | None:
        """The key of what is counted: of the longest known name that the label ends with, in one of its units."""
        bare = _NOISE.sub("", label)
        found = [(len(name), key) for name, units, key in self._counts if unit in units and bare.endswith(name)]
        return max(found)[1] if found else None

    def scope_of(self, words: str) -> str:
        """The scope (口径) that a label or a column header names; empty where it names none."""
        return next((scope for word, scope in self._scopes if word in words), "")

    def _find(self, bare: str) -> str | None:
        if len(bare) > _LONGEST:
            return None
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
