"""The zip packages that office programs write, opened without trusting them.

Only the parts that are asked for are unpacked, piece by piece, and no more of them than a limit: pictures stay packed,
and a small file that would fill the memory is refused. XML is read without entities, document types and the network.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from copy import copy
from typing import IO, Any

from lxml import etree

from disclosurelint.errors import InputError

#: Bytes of one part when unpacked, and of all parts read of one file. The body of a thousand-page document is smaller.
_LARGEST_PART, _LARGEST_TOTAL = 200_000_000, 400_000_000
#: How many times its packed size a part may have when unpacked, if it is large: XML of endless tables comes near 100.
_MOST_RATIO, _LARGE = 300, 10_000_000
_MOST_PARTS = 20_000
_CHUNK = 1 << 16
#: How the parts are packed. The other ways that a zip file may name are unpacked by libraries with errors of their own.
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: Bytes of all parts that are only copied: pictures without compression, which may be as good as white.
_LARGEST_COPIED = 400_000_000
#: The names that documents saved as "strict" use, and the usual ones; they are declared at the beginning of a part.
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/", b"http://schemas.openxmlformats.org/spreadsheetml/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """A zip file and its parts. Whatever goes wrong in reading it is an InputError that names the file."""

    #: Whether parts with the names of strict documents are read as if they had the usual ones.
    renames = True

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._left = _LARGEST_TOTAL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise broken(path) from error
        self._parts = {info.filename.lstrip("/"): info for info in self._zip.infolist()[: _MOST_PARTS + 1]}
        if len(self._parts) > _MOST_PARTS:
            raise too_large(path)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def open(self, name: str) -> IO[bytes]:
        """The unpacked bytes of a part as a stream that stops at the limits. Raises InputError, also while read."""
        info = self._parts.get(name)
        if info is None:
            raise broken(self.path)
        limit = min(_LARGEST_PART, self._left, max(_LARGE, info.compress_size * _MOST_RATIO))
        return io.BufferedReader(_Bounded(self, self._unpacked(info), limit), _CHUNK)

    def tree(self, name: str) -> Any:
        """The root element of a part (lxml). Raises InputError when it is no decent XML."""
        with self.open(name) as stream:
            root = self._reading(lambda: etree.parse(stream, etree.XMLParser(**SAFE)).getroot())
        self._refuse_doctype(root)
        return root

    def elements(self, name: str, *tags: str) -> Iterator[Any]:
        """The elements of these tags, each when it is complete; what the caller clears is gone for good."""
        with self.open(name) as stream:
            events = etree.iterparse(stream, events=("end",), tag=tags, **SAFE)
            element = self._reading(lambda: next(events, (None, None)))[1]
            if element is not None:
                self._refuse_doctype(element)
            while element is not None:
                yield element
                element = self._reading(lambda: next(events, (None, None)))[1]

    def forget(self, element: Any) -> None:
        """Free an element that was read and all before it, so that a long part never stands in memory as a whole."""
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """The parts that a part refers to: by the id of the reference, the last word of its type and the name."""
        folder, file = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations not in self:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self.tree(relations).iter(_RELATIONSHIP):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                to = posixpath.normpath(posixpath.join(folder, target)) if target[:1] != "/" else target[1:]
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], to)
        return found

    def _unpacked(self, info: zipfile.ZipInfo) -> IO[bytes]:
        if info.flag_bits & 1:
            raise locked(self.path)
        if info.compress_type not in _PACKINGS:
            raise broken(self.path)
        try:
            return self._zip.open(info)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError) as error:
            raise broken(self.path) from error

    def _reading(self, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise broken(self.path) from error

    def _refuse_doctype(self, element: Any) -> None:
        if element.getroottree().docinfo.doctype:
            raise broken(self.path)  # no office program writes one

    def spend(self, count: int) -> None:
        """Count unpacked bytes against the limit of the whole file. Raises InputError beyond it."""
        self._left -= count
        if self._left < 0:
            raise too_large(self.path)


class WholePackage(Package):
    """A package whose parts stay in memory once they are read, to be changed and written again."""

    renames = False

    def __init__(self, data: bytes, path: str) -> None:
        super().__init__(data, path)
        self._trees: dict[str, Any] = {}
        self._changed: set[str] = set()
        self._left_to_copy = _LARGEST_COPIED

    def tree(self, name: str) -> Any:
        if name not in self._trees:
            self._trees[name] = super().tree(name)
            if any(space.encode().startswith(_STRICT) for space in self._trees[name].nsmap.values()):
                raise _strict(self.path)
        return self._trees[name]

    def elements(self, name: str, *tags: str) -> Iterator[Any]:
        return iter(list(self.tree(name).iter(*tags)))

    def forget(self, element: Any) -> None:
        """Nothing: all of it is written again."""

    def trees(self) -> list[Any]:
        """The parts read so far."""
        return list(self._trees.values())

    def change(self, name: str, root: Any) -> None:
        """Take a tree for a part, which may be a new one."""
        self._trees[name] = root
        self._changed.add(name)

    def touch(self, element: Any) -> None:
        """Remember that the part of an element was changed."""
        root = element.getroottree().getroot()
        self._changed |= {name for name, tree in self._trees.items() if tree is root}

    def written(self) -> bytes:
        """The package with the parts that were changed as they are now; the others are copied byte by byte."""
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, info in self._parts.items():
                if name in self._changed:
                    archive.writestr(info, _as_bytes(self._trees[name]))
                else:
                    self._copy(info, archive)
            for name in sorted(self._changed - self._parts.keys()):
                archive.writestr(name, _as_bytes(self._trees[name]))
        return data.getvalue()

    def _copy(self, info: zipfile.ZipInfo, archive: zipfile.ZipFile) -> None:
        """Copy a part piece by piece: pictures may be larger than what is read as XML, and are never held unpacked."""
        try:
            with self._unpacked(info) as stream, archive.open(copy(info), "w") as to:
                while chunk := stream.read(_CHUNK):
                    self._left_to_copy -= len(chunk)
                    if self._left_to_copy < 0:
                        raise too_large(self.path)
                    to.write(chunk)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
            raise broken(self.path) from error


def _as_bytes(root: Any) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


class _Bounded(io.RawIOBase):
    """A stream of at most so many bytes."""

    def __init__(self, package: Package, stream: IO[bytes], limit: int) -> None:
        self._package = package
        self._stream = stream
        self._left = limit
        self._begins = package.renames
        self._pending = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._pending:
            self._pending = self._read(len(buffer))
        data, self._pending = self._pending[: len(buffer)], self._pending[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)

    def _read(self, count: int) -> bytes:
        data = self._stream.read(count)
        self._left -= len(data)
        if self._left < 0:
            raise too_large(self._package.path)
        self._package.spend(len(data))
        if self._begins and _STRICT in data:
            for name, usual in _USUAL:
                data = data.replace(name, usual)
        self._begins = False
        return data

    def close(self) -> None:
        self._stream.close()
        super().close()


#: How XML of strangers is parsed (options of lxml).
SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,  # refuses nesting beyond 256 and texts beyond 10 MB
    "remove_comments": True,
    "remove_pis": True,
}


def broken(path: str) -> InputError:
    return InputError(
        path,
        f"{path}：文件已损坏或不完整，读不出内容；请在原程序中打开，另存一份再检查",
        f"{path}: is damaged or incomplete; open it in its own program, save it anew and check that",
    )


def _strict(path: str) -> InputError:
    return InputError(
        path,
        f"{path}：这是“严格”的 Open XML 文档，不能原样改写；请在 Word 中另存为普通的 .docx 再做审阅稿",
        f'{path}: is a "strict" Open XML document, which cannot be written again as it is; save it as a usual .docx',
    )


def locked(path: str) -> InputError:
    return InputError(
        path,
        f"{path}：文件设有打开密码；请在原程序中取消密码，另存一份再检查",
        f"{path}: is locked by a password; remove the password in its own program and check that copy",
    )


def too_large(path: str) -> InputError:
    return InputError(
        path,
        f"{path}：文件解开后过大，不予检查；请核实文件来源，或拆成几份",
        f"{path}: is too large when unpacked, so it is not checked; make sure where it comes from, or split it",
    )
