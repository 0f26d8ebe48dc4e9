"""The review copy of a Word document: findings as comments, their fixes as tracked changes, nothing else changed.

Runs are parted where a mark begins or ends; all parts of the package but those that hold the marks are copied as they
are. Word has no comments in notes, text boxes, headers and footers: these stand at what leads there in the body.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from typing import Any

from lxml import etree

from disclosurelint.errors import Language
from disclosurelint.fixing import chosen_fixes
from disclosurelint.records import NamedTuple
from disclosurelint.results.report import Report
from disclosurelint.review import Copy
from disclosurelint.review.comments import Comments, unused
from disclosurelint.review.remarks import AUTHOR, remark
from disclosurelint.review.runs import HOLDS_RUNS, SPACE, Runs
from disclosurelint.rules import Ruleset
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.sources.docx.document import DocxReader
from disclosurelint.sources.docx.styles import W
from disclosurelint.sources.package import WholePackage
from disclosurelint.text import Edit, Span, unchanged


class _Marking(NamedTuple):
    """What all marks have in common."""

    date: str
    numbers: Iterator[str]  # of changes, none used before

    def change(self, tag: str) -> Any:
        """A ``w:ins`` or ``w:del``."""
        return etree.Element(f"{W}{tag}", {f"{W}id": next(self.numbers), f"{W}author": AUTHOR, f"{W}date": self.date})


def annotate(report: Report, content: bytes, ruleset: Ruleset, lang: Language, now: datetime) -> Copy:
    """The review copy of a Word document. Raises InputError when it is damaged or locked."""
    package = WholePackage(content, report.source.path)
    reader = DocxReader(package, origins=True)
    runs = Runs(reader.write().anchors)
    marking = _Marking(now.strftime("%Y-%m-%dT%H:%M:%SZ"), _unused_numbers(package))
    comments = Comments(package, reader.document)
    fixes = [_edits(report, found) for found in chosen_fixes(report.diagnostics, unsafe=True)]
    places = [_place(runs, found) for found in report.diagnostics]
    # From the end to the beginning: marks before a place do not move it, but those in it would.
    spans = [*places, *(_beside(runs, edit) for edits in fixes for edit in edits)]
    for offset in sorted({at for span in spans for at in span}, reverse=True):
        runs.cut(offset)
    for found, span in zip(report.diagnostics, places, strict=True):
        comments.add(runs.between(*span), remark(report, found, ruleset, lang), marking.date)
    changes = 0
    for edits in fixes:
        # A fix in part would be none.
        if all(_can_be_tracked(runs, edit) for edit in edits):
            for edit in edits:
                package.touch(_track(runs, edit, marking))
                changes += 1
    comments.finish()
    return Copy(package.written(), comments.count, changes)


def _edits(report: Report, diagnostic: Diagnostic) -> list[Edit]:
    """The edits of a fix, each without the characters that stay at both its ends; those that change nothing not."""
    edits = []
    for edit in diagnostic.fix.edits if diagnostic.fix else ():
        old = report.source.quote(edit.span)
        start, end = unchanged(old, edit.replacement)
        kept = edit.replacement[start : len(edit.replacement) - end]
        if old != edit.replacement:
            edits.append(Edit(Span(edit.span.start + start, edit.span.end - end), kept))
    return edits


def _place(runs: Runs, diagnostic: Diagnostic) -> Span:
    """What a comment covers: the words of the finding, or of the run nearest to it where they are in none."""
    span = diagnostic.span
    nearest = runs.nearest(span.start)
    if nearest is None:
        return Span(span.start, span.start)
    start, end = nearest
    if start >= span.end or end <= span.start:
        return Span(start, end)
    return Span(max(span.start, start), max(span.end, max(span.start, start) + 1))


def _beside(runs: Runs, edit: Edit) -> Span:
    """What is replaced; for an insertion the character before it, or else the one behind it, that it goes beside."""
    start, end = edit.span
    if start < end:
        return edit.span
    return Span(start - 1, start) if runs.covers(start - 1, start) else Span(start, start + 1)


def _can_be_tracked(runs: Runs, edit: Edit) -> bool:
    """Not in what is itself a tracked change, nor over several paragraphs or cells."""
    beside = _beside(runs, edit)
    if "\n" in edit.replacement or "\t" in edit.replacement or not runs.covers(*beside):
        return False
    texts = runs.between(*beside)
    paragraphs = {next(text.iterancestors(f"{W}p"), None) for text in texts}
    return len(paragraphs) == 1 and all(text.getparent().getparent().tag in HOLDS_RUNS for text in texts)


def _track(runs: Runs, edit: Edit, marking: _Marking) -> Any:
    """Put a change where it is proposed, and give the run beside it."""
    start, end = edit.span
    beside = _beside(runs, edit)
    texts = runs.between(*beside)
    run = texts[-1].getparent()
    if edit.replacement:
        inserted = marking.change("ins")
        inserted.append(_run_like(run, edit.replacement))
        if beside.start == start == end:
            run.addprevious(inserted)
        else:
            run.addnext(inserted)
            inserted.tail, run.tail = run.tail, None
    if start < end:
        for text in texts:
            _delete(text, marking)
    return run


def _run_like(run: Any, words: str) -> Any:
    """A run of words that look as those of another."""
    new = etree.Element(f"{W}r")
    properties = run.find(f"{W}rPr")
    if properties is not None:
        new.append(deepcopy(properties))
        etree.strip_elements(new, f"{W}rPrChange")
    text = etree.SubElement(new, f"{W}t", {SPACE: "preserve"})
    text.text = words
    return new


def _delete(text: Any, marking: _Marking) -> None:
    run = text.getparent()
    deleted = marking.change("del")
    run.addprevious(deleted)
    deleted.tail, run.tail = run.tail, None
    deleted.append(run)
    text.tag = f"{W}delText"
    text.set(SPACE, "preserve")


def _unused_numbers(package: WholePackage) -> Iterator[str]:
    """Numbers for tracked changes that no mark in the parts read so far has."""
    return unused(element.get(f"{W}id") for root in package.trees() for element in root.iter(f"{W}*"))
