"""Text for XML: what it cannot hold becomes �, what could drive a terminal a reference."""

from __future__ import annotations

import re

_REFERENCES = re.compile('[&<>"\t\n\r\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]')
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escaped(text: str) -> str:
    """The text as it may stand in an attribute or between two tags; a line break does not begin a new line."""
    return _REFERENCES.sub(_reference, _NOT_XML.sub("\ufffd", text))


def element(name: str, attributes: dict[str, object], content: str | None = None) -> str:
    """An element; ``content`` is XML already, None for an empty element."""
    opened = name + "".join(f' {key}="{escaped(str(value))}"' for key, value in attributes.items())
    return f"<{opened}/>" if content is None else f"<{opened}>{content}</{name}>"


def block(elements: list[str]) -> str | None:
    """Elements as the content of one on the second level, a line each."""
    return "".join(f"\n    {one}" for one in elements) + "\n  " if elements else None


def _reference(found: re.Match[str]) -> str:
    return _NAMES.get(found[0]) or f"&#{ord(found[0])};"
