"""JSON that may be shown on a terminal: what could drive it is written as ``\\u`` and four digits."""

from __future__ import annotations

import re
from json import dumps
from typing import Any

#: ``json`` itself escapes the control characters below the space only.
_UNSAFE = re.compile("[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def dumped(value: Any, indent: int | None = None) -> str:
    """JSON in which Chinese stays readable."""
    separators = (",", ": ") if indent else (", ", ": ")
    text = dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
