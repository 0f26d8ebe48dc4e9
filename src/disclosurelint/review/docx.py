"""The review copy of a Word document: findings as comments, their fixes as tracked changes, nothing else changed.

Runs are parted where a mark begins or ends; all parts of the package but those that hold the marks are copied as they
are. Word has no comments in notes, text boxes, headers and footers: these stand at what leads there in the body.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from itertools import count, islice
from typing import Any, NamedTuple

from lxml import etree

from disclosurelint.errors import Language
from disclosurelint.fixing import chosen_fixes
from disclosurelint.report import Report
from disclosurelint.review import Copy
from disclosurelint.review.remarks import AUTHOR, INITIALS, remark
from disclosurelint.review.runs import Runs
from disclosurelint.rules import Ruleset
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.sources.docx import DocxReader
from disclosurelint.sources.docx_styles import W
from disclosurelint.sources.package import WholePackage
from disclosurelint.text import Edit, Span, unchanged

_NAMESPACE = W[1:-1]
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
#: What may hold a tracked change: not another one, nor the reading of a character.
_HOLDS_CHANGES = {f"{W}p", f"{W}hyperlink", f"{W}sdtContent", f"{W}smartTag", f"{W}fldSimple"}
#: Where Word has no comments.
_NOTES = {f"{W}footnote": f"{W}footnoteReference", f"{W}endnote": f"{W}endnoteReference"}
_NO_COMMENTS = {f"{W}hdr", f"{W}ftr", f"{W}footnote", f"{W}endnote", f"{W}txbxContent"}


class _Marking(NamedTuple):
    """What all marks have in common."""

    date: str
    numbers: Any  # of changes, none used before

    def change(self, tag: str) -> Any:
        """A ``w:ins`` or ``w:del``."""
        return etree.Element(
            f"{W}{tag}", {f"{W}id": str(next(self.numbers)), f"{W}author": AUTHOR, f"{W}date": self.date}
        )


def annotate(report: Report, content: bytes, ruleset: Ruleset, lang: Language, now: datetime) -> Copy:
    """The review copy of a Word document. Raises InputError when it is damaged or locked."""
    package = WholePackage(content, report.source.path)
    reader = DocxReader(package, origins=True)
    runs = Runs(reader.write().anchors)
    marking = _Marking(now.strftime("%Y-%m-%dT%H:%M:%SZ"), _unused_numbers(package))
    comments = _Comments(package, reader.document)
    edits = [edit for found in chosen_fixes(report.diagnostics, unsafe=True) for edit in _edits(report, found)]
    places = [_place(runs, found) for found in report.diagnostics]
    # From the end to the beginning: marks before a place do not move it, but those in it would.
    for offset in sorted({at for span in [*places, *(edit.span for edit in edits)] for at in span}, reverse=True):
        runs.cut(offset)
    for found, span in zip(report.diagnostics, places, strict=True):
        comments.add(runs.between(*span), remark(report, found, ruleset, lang), marking.date)
    changes = 0
    for edit in edits:
        run = _track(runs, edit, marking)
        if run is not None:
            package.touch(run)
            changes += 1
    comments.finish()
    return Copy(package.written(), comments.count, changes)


def _edits(report: Report, diagnostic: Diagnostic) -> list[Edit]:
    """The edits of a fix, each without the characters that stay at both its ends."""
    edits = []
    for edit in diagnostic.fix.edits if diagnostic.fix else ():
        start, end = unchanged(report.source.quote(edit.span), edit.replacement)
        kept = edit.replacement[start : len(edit.replacement) - end]
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


def _track(runs: Runs, edit: Edit, marking: _Marking) -> Any:
    """Put a change where it is proposed, and give the run beside it.

    None where there can be no change: in what is itself a tracked change, and over several paragraphs or cells.
    """
    start, end = edit.span
    if "\n" in edit.replacement or "\t" in edit.replacement:
        return None
    # An insertion goes behind the character before it, or else before the one behind it.
    beside = (
        (start, end) if start < end else (start - 1, start) if runs.covers(start - 1, start) else (start, start + 1)
    )
    if not runs.covers(*beside):
        return None
    runs.cut(beside[0])
    runs.cut(beside[1])
    texts = runs.between(*beside)
    paragraphs = {next(text.iterancestors(f"{W}p"), None) for text in texts}
    if len(paragraphs) > 1 or any(text.getparent().getparent().tag not in _HOLDS_CHANGES for text in texts):
        return None
    run = texts[-1].getparent()
    if edit.replacement:
        inserted = marking.change("ins")
        inserted.append(_run_like(run, edit.replacement))
        if beside[0] == start == end:
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
    text = etree.SubElement(new, f"{W}t", {_SPACE: "preserve"})
    text.text = words
    return new


def _delete(text: Any, marking: _Marking) -> None:
    run = text.getparent()
    deleted = marking.change("del")
    run.addprevious(deleted)
    deleted.tail, run.tail = run.tail, None
    deleted.append(run)
    text.tag = f"{W}delText"
    text.set(_SPACE, "preserve")


class _Comments:
    """The comments of a document, those that it has already and those that are added."""

    def __init__(self, package: WholePackage, document: str) -> None:
        self._package = package
        self._document = document
        related = {kind: name for kind, name in package.related(document).values() if name in package}
        self._is_new = "comments" not in related
        self._name = related.get("comments", f"{document.rpartition('/')[0]}/comments.xml".lstrip("/"))
        self._root = (
            etree.Element(f"{W}comments", nsmap={"w": _NAMESPACE}) if self._is_new else package.tree(self._name)
        )
        numbers = [comment.get(f"{W}id", "") for comment in self._root.iterfind(f"{W}comment")]
        self._next = max((int(number) for number in numbers if number.isdigit()), default=-1) + 1
        self.count = 0

    def add(self, texts: list[Any], lines: list[str], date: str) -> None:
        """A comment on the runs of texts, or, where none may be, on what leads there in the body."""
        held = [text.getparent() for text in texts]
        if not held or next(held[0].iterancestors(*_NO_COMMENTS), None) is not None:
            held = self._in_body(held)
        if not held:
            return
        number = str(self._next)
        self._next += 1
        self.count += 1
        first, last = _outermost(held[0]), _outermost(held[-1])
        first.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": number}))
        reference = etree.Element(f"{W}r")
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": number})
        last.addnext(reference)
        reference.tail, last.tail = last.tail, None
        last.addnext(etree.Element(f"{W}commentRangeEnd", {f"{W}id": number}))
        self._root.append(_comment(number, lines, date))
        self._package.touch(first)

    def finish(self) -> None:
        """Put the part in its place, with what leads to it."""
        if not self.count:
            return
        self._package.change(self._name, self._root)
        if not self._is_new:
            return
        folder, _, file = self._document.rpartition("/")
        relations = self._package.tree(f"{folder}/_rels/{file}.rels")
        taken = {relation.get("Id") for relation in relations}
        key = next(key for at in range(1, len(taken) + 2) if (key := f"rIdReview{at}") not in taken)
        target = self._name.rpartition("/")[2]
        etree.SubElement(relations, f"{_RELATIONS}Relationship", {"Id": key, "Type": _COMMENTS, "Target": target})
        self._package.touch(relations)
        types = self._package.tree("[Content_Types].xml")
        self._package.touch(types)
        part = {"PartName": f"/{self._name}", "ContentType": _COMMENTS_TYPE}
        etree.SubElement(types, f"{_TYPES}Override", part)

    def _in_body(self, runs: list[Any]) -> list[Any]:
        """The run that holds a text box, or refers to a note; for headers and footers the first of the document."""
        body = self._package.tree(self._document)
        around = next(runs[0].iterancestors(*_NO_COMMENTS), None) if runs else None
        if around is not None and around.tag == f"{W}txbxContent":
            outer = [
                run for run in around.iterancestors(f"{W}r") if next(run.iterancestors(*_NO_COMMENTS), None) is None
            ]
            return outer[:1]
        if around is not None and around.tag in _NOTES:
            number = around.get(f"{W}id")
            references = body.iter(_NOTES[around.tag])
            return [one.getparent() for one in references if one.get(f"{W}id") == number][:1]
        texts = (text for text in body.iter(f"{W}t") if next(text.iterancestors(*_NO_COMMENTS), None) is None)
        return [text.getparent() for text in islice(texts, 1)]


def _comment(number: str, lines: list[str], date: str) -> Any:
    names = {f"{W}id": number, f"{W}author": AUTHOR, f"{W}initials": INITIALS, f"{W}date": date}
    comment = etree.Element(f"{W}comment", names)
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
        text = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
        text.text = "".join(character for character in line if character >= " ")
    return comment


def _outermost(run: Any) -> Any:
    """A run, or the tracked change around it: a comment's marks stand outside."""
    parent = run.getparent()
    return parent if parent.tag in (f"{W}ins", f"{W}del", f"{W}moveTo") else run


def _unused_numbers(package: WholePackage) -> Any:
    """Numbers for tracked changes, beyond all that the document uses."""
    used = [
        int(number)
        for root in package.trees()
        for element in root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
        if (number := element.get(f"{W}id", "")).isdigit()
    ]
    return count(max(used, default=0) + 1)
