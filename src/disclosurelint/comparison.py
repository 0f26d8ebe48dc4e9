"""What changed between two runs over the same documents: findings that came, and findings that went.

For whoever changes a rule: the results before and after, as ``--format json`` writes them, laid side by side.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from disclosurelint.errors import InputError, unreadable
from disclosurelint.records import NamedTuple


class Told(NamedTuple):
    """A finding as a run told of it. Two are the same when file, rule, words and message are: lines may have moved."""

    path: str
    code: str
    text: str
    message: str
    severity: str
    line: int
    column: int

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        return self.path, self.code, self.text, self.message, self.severity


class Comparison(NamedTuple):
    """``added`` are only in the later run, ``removed`` only in the earlier one; ``same`` counts those in both."""

    added: tuple[Told, ...]
    removed: tuple[Told, ...]
    same: int


def compare(before: Path, after: Path) -> Comparison:
    """Two results of ``check --format json``. Raises InputError for a file that is none."""
    earlier, later = list(_told(before)), list(_told(after))
    added, removed = list(_beyond(later, earlier)), list(_beyond(earlier, later))
    return Comparison(tuple(added), tuple(removed), len(later) - len(added))


def _beyond(told: list[Told], others: list[Told]) -> Iterator[Told]:
    """Those that the others have not, or not as often."""
    left = Counter(one.key for one in others)
    for one in told:
        if left[one.key]:
            left[one.key] -= 1
        else:
            yield one


def _told(path: Path) -> Iterator[Told]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        for file in (*content["files"], *content.get("across", ())):
            yield from (_one(file["path"], found) for found in file["diagnostics"])
    except OSError as error:
        raise unreadable(str(path), error) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            str(path),
            f"{path}：不是 check --format json 的结果",
            f"{path}: is no result of check --format json",
        ) from error


def _one(path: str, found: Mapping[str, Any]) -> Told:
    start = found["start"]
    return Told(path, found["code"], found["text"], found["message"], found["severity"], start["line"], start["column"])
