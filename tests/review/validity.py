"""What Word refuses to open, or calls damaged, in a document with comments and tracked changes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from disclosurelint.sources.docx.styles import W

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHANGES = {f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"}
#: Elements that come first in theirs.
_FIRST = {f"{W}p": f"{W}pPr", f"{W}r": f"{W}rPr", f"{W}tc": f"{W}tcPr", f"{W}tr": f"{W}trPr", f"{W}tbl": f"{W}tblPr"}
_RUNS_STAND_IN = {
    f"{W}{name}"
    for name in (
        *("p", "hyperlink", "sdtContent", "smartTag", "fldSimple", "customXml", "ins", "del", "moveFrom", "moveTo"),
        *("rt", "rubyBase", "dir", "bdo"),
    )
}
_NO_COMMENTS = (f"{W}hdr", f"{W}ftr", f"{W}footnote", f"{W}endnote", f"{W}txbxContent", f"{W}comment")


def faults(content: bytes) -> Iterator[str]:
    """A sentence for everything that is wrong; none for a document that is right."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = archive.namelist()
    yield from (f"{name} is there {number} times" for name, number in Counter(names).items() if number > 1)
    parts = {name: etree.fromstring(archive.read(name)) for name in names if name.endswith((".xml", ".rels"))}
    yield from _types(parts["[Content_Types].xml"], set(names))
    for name, root in parts.items():
        if name.endswith(".rels"):
            yield from (f"{name}: {fault}" for fault in _relations(name, root, set(names)))
        elif root.tag.startswith(W):
            yield from (f"{name}: {fault}" for fault in _order(root))
    document = next(root for root in parts.values() if root.tag == f"{W}document")
    yield from _comments(document, next((root for root in parts.values() if root.tag == f"{W}comments"), None))
    yield from _changes(parts.values())


def _types(root: Any, names: set[str]) -> Iterator[str]:
    told = [one.get("PartName") for one in root.iter(f"{_TYPES}Override")]
    yield from (f"two types for {name}" for name, number in Counter(told).items() if number > 1)
    yield from (f"a type for {name}, which is not there" for name in told if name.lstrip("/") not in names)
    for name in names:
        if name.endswith("comments.xml"):
            kinds = [one.get("ContentType") for one in root.iter() if one.get("PartName") == f"/{name}"]
            if kinds != [_COMMENTS_TYPE]:
                yield f"{name} is told to be {kinds}"


def _relations(name: str, root: Any, names: set[str]) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    keys = [one.get("Id") for one in root.iter(_RELATION)]
    yield from (f"two of {key}" for key, number in Counter(keys).items() if number > 1)
    for one in root.iter(_RELATION):
        target = one.get("Target")
        to = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if one.get("TargetMode") != "External" and to not in names:
            yield f"leads to {to}, which is not there"


def _order(root: Any) -> Iterator[str]:
    for element in root.iter(*_FIRST):
        own = element.findall(_FIRST[element.tag])
        if len(own) > 1 or (own and element.index(own[0]) != 0 and element.tag != f"{W}tr"):
            yield f"{own[0].tag} is not the first of {element.tag}"
    for cell in root.iter(f"{W}tc"):
        if cell[-1].tag not in (f"{W}p", f"{W}sdt"):
            yield "a cell does not end with a paragraph"
    for run in root.iter(f"{W}r"):
        if run.getparent().tag not in _RUNS_STAND_IN:
            yield f"a run in {run.getparent().tag}"
    for text in root.iter(f"{W}t", f"{W}delText"):
        if text.text != (text.text or "").strip(" \t\r\n") and text.get(_SPACE) != "preserve":
            yield f"the blanks of {text.text!r} would be lost"
        if text.getparent().tag != f"{W}r":
            yield f"text in {text.getparent().tag}"


def _comments(document: Any, part: Any) -> Iterator[str]:
    marks: dict[str, list[str]] = {}
    for mark in document.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"):
        marks.setdefault(mark.get(f"{W}id"), []).append(mark.tag.removeprefix(f"{W}comment"))
        if any(True for _ in mark.iterancestors(*_NO_COMMENTS)):
            yield "a comment where Word has none"
    comments = [] if part is None else part.findall(f"{W}comment")
    numbers = [comment.get(f"{W}id") for comment in comments]
    yield from (f"two comments {number}" for number, times in Counter(numbers).items() if times > 1)
    for number, found in marks.items():
        if found not in (["RangeStart", "RangeEnd", "Reference"], ["Reference"]):
            yield f"comment {number} has {found}"
        if number not in numbers:
            yield f"there is no comment {number}"
    yield from (f"nothing refers to comment {number}" for number in numbers if number not in marks)
    for comment in comments:
        if not all(comment.get(f"{W}{name}") for name in ("author", "date", "initials")) and not _is_old(comment):
            yield "a comment does not say whose it is"
        if comment.find(f"{W}p") is None:
            yield "a comment without a paragraph"


def _is_old(comment: Any) -> bool:
    return str(comment.get(f"{W}author")) != "disclosurelint"


def _changes(roots: Any) -> Iterator[str]:
    numbers: list[str] = []
    for root in roots:
        for change in root.iter(*_CHANGES):
            if change.get(f"{W}author") == "disclosurelint":
                numbers.append(change.get(f"{W}id"))
                if any(True for _ in change.iterancestors(*_CHANGES)):
                    yield "a tracked change in another"
                if change.get(f"{W}date") is None:
                    yield "a tracked change without a date"
                if [one.tag for one in change] != [f"{W}r"]:
                    yield f"a tracked change of {[one.tag for one in change]}"
        for text in root.iter(f"{W}delText"):
            if next(text.iterancestors(f"{W}del", f"{W}moveFrom"), None) is None:
                yield "deleted text that is not deleted"
        for deleted in root.iter(f"{W}del"):
            if next(deleted.iter(f"{W}t"), None) is not None:
                yield "text in what is deleted"
    yield from (f"two tracked changes {number}" for number, times in Counter(numbers).items() if times > 1)
