"""The comments of a Word document, those that it has already and those that are added, with what leads to them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import Any

from lxml import etree

from disclosurelint.output.width import printable
from disclosurelint.review.remarks import AUTHOR, INITIALS
from disclosurelint.review.runs import HOLDS_RUNS, SPACE
from disclosurelint.sources.docx.styles import W
from disclosurelint.sources.package import WholePackage

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
#: What refers to a note from the body.
_NOTES = {f"{W}footnote": f"{W}footnoteReference", f"{W}endnote": f"{W}endnoteReference"}
#: Where Word has no comments.
_NO_COMMENTS = {f"{W}hdr", f"{W}ftr", f"{W}footnote", f"{W}endnote", f"{W}txbxContent"}
_OF_COMMENTS = tuple(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference", "comment"))
#: Half of the numbers that Word has, and digits of the longest ones.
_MANY, _DIGITS = 1 << 30, 10


def unused(taken: Iterable[str | None]) -> Iterator[str]:
    """Numbers that are not among these: beyond them, or between them where beyond is more than Word can count to."""
    held = {
        int(number) for number in taken if number and len(number) <= _DIGITS and number.isascii() and number.isdigit()
    }
    beyond = max(held, default=-1) + 1
    return (str(number) for number in count(beyond if beyond < _MANY else 0) if number not in held)


class Comments:
    """The comments of the part ``document`` of a package."""

    def __init__(self, package: WholePackage, document: str) -> None:
        self._package = package
        self._document = document
        self._body = package.tree(document)
        held = {kind: name for kind, name in package.related(document).values() if name in package}
        self._is_new = "comments" not in held
        self._name = _free_name(package, document) if self._is_new else held["comments"]
        namespace = {"w": W[1:-1]}
        self._root = etree.Element(f"{W}comments", nsmap=namespace) if self._is_new else package.tree(self._name)
        self._numbers = unused(
            element.get(f"{W}id") for root in (self._root, self._body) for element in root.iter(*_OF_COMMENTS)
        )
        self.count = 0

    def add(self, texts: list[Any], lines: list[str], date: str) -> None:
        """A comment on the runs of texts, or, where none may be, on what leads there in the body."""
        runs = [text.getparent() for text in texts]
        held = [run for run in runs if _may_be_commented(run)] or self._in_body(runs)
        number = next(self._numbers)
        start, end = (etree.Element(f"{W}commentRange{edge}", {f"{W}id": number}) for edge in ("Start", "End"))
        reference = etree.Element(f"{W}r")
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": number})
        if held:
            _outermost(held[0]).addprevious(start)
            last = _outermost(held[-1])
            for mark in (reference, end):
                mark.tail, last.tail = last.tail, None
                last.addnext(mark)
        else:
            paragraph = next(self._body.iter(f"{W}p"), None)
            if paragraph is None:
                return
            paragraph.extend([start, end, reference])
        self.count += 1
        self._root.append(_comment(number, lines, date))
        self._package.touch(start)

    def finish(self) -> None:
        """Put the part in its place, with what leads to it."""
        if not self.count:
            return
        self._package.change(self._name, self._root)
        if not self._is_new:
            return
        folder, file = posixpath.split(self._document)
        types = self._package.tree("[Content_Types].xml")
        self._package.touch(types)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name in self._package:
            relations = self._package.tree(name)
        else:
            relations = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
            _override(types, name, _RELATIONS_TYPE)
        self._package.change(name, relations)
        taken = {relation.get("Id") for relation in relations}
        key = next(key for at in count(1) if (key := f"rIdReview{at}") not in taken)
        etree.SubElement(
            relations,
            f"{{{_RELATIONS}}}Relationship",
            {"Id": key, "Type": _COMMENTS, "Target": posixpath.relpath(self._name, folder)},
        )
        _override(types, self._name, _COMMENTS_TYPE)

    def _in_body(self, runs: list[Any]) -> list[Any]:
        """The run that holds a text box, or refers to a note; for headers and footers the first of the document."""
        around = next(runs[0].iterancestors(*_NO_COMMENTS), None) if runs else None
        if around is not None and around.tag == f"{W}txbxContent":
            outer = [run for run in around.iterancestors(f"{W}r") if _may_be_commented(run)]
            if outer:
                return outer[:1]
        if around is not None and around.tag in _NOTES:
            number = around.get(f"{W}id")
            references = self._body.iter(_NOTES[around.tag])
            referring = next((one.getparent() for one in references if one.get(f"{W}id") == number), None)
            if referring is not None and _may_be_commented(referring):
                return [referring]
        written = (run for run in self._body.iter(f"{W}r") if run.find(f"{W}t") is not None)
        return [*islice(filter(_may_be_commented, written), 1)]


def _may_be_commented(run: Any) -> bool:
    """Whether it is a run indeed, in something that may hold the marks of a comment."""
    held = next(run.iterancestors(*HOLDS_RUNS), None) is not None
    return run.tag == f"{W}r" and held and next(run.iterancestors(*_NO_COMMENTS), None) is None


def _outermost(run: Any) -> Any:
    """A run, or what is around it in a paragraph that the marks of a comment stand outside of."""
    while run.getparent().tag not in HOLDS_RUNS:
        run = run.getparent()
    return run


def _free_name(package: WholePackage, document: str) -> str:
    """A name for a new part with comments, beside the document."""
    folder = posixpath.dirname(document)
    names = (posixpath.join(folder, f"comments{at or ''}.xml") for at in count())
    return next(name for name in names if name not in package)


def _override(types: Any, name: str, kind: str) -> None:
    """Say what a part is; a type told of one that was not there is no longer true."""
    for told in types.findall(f"{_TYPES}Override"):
        if told.get("PartName", "").lower() == f"/{name}".lower():
            types.remove(told)
    etree.SubElement(types, f"{_TYPES}Override", {"PartName": f"/{name}", "ContentType": kind})


def _comment(number: str, lines: list[str], date: str) -> Any:
    names = {f"{W}id": number, f"{W}author": AUTHOR, f"{W}initials": INITIALS, f"{W}date": date}
    comment = etree.Element(f"{W}comment", names)
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
        text = etree.SubElement(run, f"{W}t", {SPACE: "preserve"})
        text.text = printable(line)
    return comment
