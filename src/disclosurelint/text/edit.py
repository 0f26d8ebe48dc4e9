"""Changes to a file's text, and how they are applied together."""

from __future__ import annotations

from collections.abc import Iterable

from disclosurelint.records import NamedTuple
from disclosurelint.text.span import Span


class Edit(NamedTuple):
    """Put ``replacement`` in the place of the characters of ``span``."""

    span: Span
    replacement: str


def unchanged(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts have in common at their beginnings, and of the rest at their ends."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    most -= start
    end = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return start, end


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits that do not overlap.

    Raises ValueError when two of them do, or when one lies outside the text.
    """
    done: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.span.start < at or edit.span.end > len(text) or edit.span.end < edit.span.start:
            raise ValueError(f"edit at {edit.span.start}:{edit.span.end} overlaps another or leaves the text")
        done.append(text[at : edit.span.start])
        done.append(edit.replacement)
        at = edit.span.end
    done.append(text[at:])
    return "".join(done)
