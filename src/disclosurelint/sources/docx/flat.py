"""Word documents in one XML file ("Word XML 文档", Flat OPC): packed into the zip file that is usual."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from disclosurelint.sources.package import SAFE, broken

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def packed(data: bytes, path: str) -> bytes:
    """The same document as a zip file, without its pictures. Raises InputError when it is damaged."""
    try:
        root = etree.fromstring(data, etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as error:
        raise broken(path) from error
    if root.tag != f"{_PKG}package" or root.getroottree().docinfo.doctype:
        raise broken(path)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as parts:
        for part in root.iterfind(f"{_PKG}part"):
            content = part.find(f"{_PKG}xmlData")
            if content is not None and len(content):
                parts.writestr(part.get(f"{_PKG}name", "").lstrip("/"), etree.tostring(content[0], encoding="UTF-8"))
    return archive.getvalue()
