"""The runs of a Word document by the text that was read from them: finds them, and parts them where a mark begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from disclosurelint.sources.docx.styles import W
from disclosurelint.sources.writing import Anchor

#: The attribute that keeps the blanks of a text.
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: What comments and tracked changes may stand in: not in another change, nor in the reading of a character.
HOLDS_RUNS = {f"{W}{name}" for name in ("p", "hyperlink", "sdtContent", "smartTag", "fldSimple", "customXml")}


class Runs:
    """Ranges of the text with the ``w:t`` elements that hold them, in rising order."""

    def __init__(self, anchors: Iterable[Anchor]) -> None:
        held = sorted((anchor for anchor in anchors if _is_in_run(anchor.origin)), key=lambda anchor: anchor.start)
        self._starts = [anchor.start for anchor in held]
        self._ends = [anchor.end for anchor in held]
        self._texts = [anchor.origin for anchor in held]

    def cut(self, offset: int) -> None:
        """Make a run end at an offset, where one holds it; nothing of what is shown changes."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or not self._starts[at] < offset < self._ends[at]:
            return
        text = self._texts[at]
        behind = _part(text, offset - self._starts[at])
        self._starts.insert(at + 1, offset)
        self._ends.insert(at + 1, self._ends[at])
        self._texts.insert(at + 1, behind)
        self._ends[at] = offset

    def between(self, start: int, end: int) -> list[Any]:
        """The ``w:t`` elements of a range, which must have been cut at both its ends, each alone in its run."""
        first = bisect_right(self._ends, start)
        found = []
        for at in range(first, len(self._texts)):
            if self._starts[at] >= end:
                break
            found.append(self._texts[at])
        for text in found:
            _isolate(text)
        return found

    def covers(self, start: int, end: int) -> bool:
        """Whether every character of a range stands in some run."""
        at = bisect_right(self._starts, start) - 1
        while start < end:
            if at < 0 or at >= len(self._texts) or not self._starts[at] <= start < self._ends[at]:
                return False
            start = self._ends[at]
            at += 1
        return True

    def nearest(self, offset: int) -> tuple[int, int] | None:
        """The range of the run at an offset, or else of the first one behind it, or of the last."""
        if not self._texts:
            return None
        at = min(bisect_right(self._ends, offset), len(self._texts) - 1)
        return self._starts[at], self._ends[at]


def _is_in_run(text: Any) -> bool:
    """Whether it is a ``w:t`` where it belongs: one without a run around it could not be parted from its paragraph."""
    return bool(text.tag == f"{W}t" and text.getparent().tag == f"{W}r")


def _part(text: Any, at: int) -> Any:
    """Cut the text of a ``w:t`` and move what is behind into a run of its own; the new ``w:t``."""
    behind = deepcopy(text)
    behind.text = text.text[at:]
    text.text = text.text[:at]
    for one in (text, behind):
        one.set(SPACE, "preserve")
    text.addnext(behind)
    _split_run(behind)
    return behind


def _isolate(text: Any) -> None:
    """Leave a ``w:t`` alone in its run, with what is before and behind it in runs of their own."""
    before = text.getprevious()
    if before is not None and before.tag != f"{W}rPr":
        _split_run(text)
    behind = text.getnext()
    if behind is not None:
        _split_run(behind)


def _split_run(first: Any) -> None:
    """Move a child of a run and all that follow it into a new run behind it, of the same properties."""
    run = first.getparent()
    new = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(f"{W}rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    following = [first, *first.itersiblings()]
    new.extend(following)
    new.tail, run.tail = run.tail, None
    run.addnext(new)
