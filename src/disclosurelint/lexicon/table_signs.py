"""What tells one of the published tables where no title does: the heads of its columns and the names of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from disclosurelint.lexicon.names import normalise_title
from disclosurelint.records import NamedTuple


class TableSign(NamedTuple):
    """A table that is known by its words: of each group of ``heads`` and ``rows`` it has at least one.

    ``budget`` and ``final`` are its keys in the two kinds of documents. ``without`` are words that neither a head nor
    a row may hold; ``codes`` is what all subject codes of its rows begin with (none where the rows may have none).
    """

    budget: str
    final: str
    heads: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    codes: str | None

    def fits(self, heads: Iterable[str], rows: Iterable[str], codes: Sequence[str]) -> bool:
        """Whether the heads of a table, the words of its rows and their codes are those of this one."""
        heads, rows = [*map(normalise_title, heads)], [*map(normalise_title, rows)]
        if any(word in told for word in self.without for told in (*heads, *rows)):
            return False
        if self.codes is not None and not (codes and all(code.startswith(self.codes) for code in codes)):
            return False
        return _holds(heads, self.heads) and _holds(rows, self.rows)


class TableSigns(NamedTuple):
    """All signs, and the words of a title under which a table shows a part of the whole, or compares."""

    signs: tuple[TableSign, ...]
    parts: tuple[str, ...]


def table_signs(content: Mapping[str, Any]) -> TableSigns:
    """The signs in ``tables.yaml``."""
    signs = [
        TableSign(
            entry["budget"],
            entry["final"],
            _groups(entry.get("heads", ())),
            _groups(entry.get("rows", ())),
            tuple(map(normalise_title, entry.get("without", ()))),
            entry.get("codes"),
        )
        for entry in content["signs"]
    ]
    return TableSigns(tuple(signs), tuple(content["parts"]))


def _groups(groups: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(normalise_title, group)) for group in groups)


def _holds(told: Sequence[str], groups: Iterable[Sequence[str]]) -> bool:
    return all(any(word in words for word in group for words in told) for group in groups)
