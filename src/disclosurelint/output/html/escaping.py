"""Text of strangers inside a page: it may say anything and do nothing."""

from __future__ import annotations

from html import escape as _escape

from disclosurelint.output.width import printable


def escape(text: str) -> str:
    """The text as it may stand between tags and in quoted attributes.

    Characters that could reverse the reading order or hide are shown as signs; tabs and line breaks stay. A line that
    build servers would take for a command, should the page be printed there, begins with the code of its colon.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    shown = ("&#9;".join(_escape(printable(cell)) for cell in line.split("\t")) for line in lines)
    return "\n".join(line.replace("::", "&#58;:", 1) if line.lstrip().startswith("::") else line for line in shown)
