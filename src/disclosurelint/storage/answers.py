"""Answers that took long to work out, kept from run to run: all of one sort in one entry, read at once."""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from disclosurelint.storage.store import cache_folder, fingerprint, read_entry, write_entry

#: Answers of one sort that are kept.
_MOST = 5000


def answers(name: str, form: bytes, questions: Sequence[str], answer: Callable[[str], Any]) -> list[Any]:
    """The answer to each question, from disk when it was found before.

    An answer must depend on its question alone and be what ``marshal`` can write. ``name`` tells sorts of answers
    apart; ``form`` is another whenever they are found otherwise.
    """
    folder = cache_folder()
    file = folder and f"{folder}{os.sep}compiled{os.sep}{name}-{fingerprint(sys.version.encode(), form)}.bin"
    known = _known(file)
    if len(known) > _MOST:
        known.clear()
    new = [question for question in questions if question not in known]
    if new:
        known.update((question, answer(question)) for question in new)
        if file:
            write_entry(file, marshal.dumps(known))
    return [known[question] for question in questions]


@cache
def _known(file: str | None) -> dict[str, Any]:
    """What earlier runs found, to which this one adds."""
    payload = read_entry(file) if file else None
    with contextlib.suppress(ValueError, EOFError, TypeError):
        return dict(marshal.loads(payload or b""))
    return {}
