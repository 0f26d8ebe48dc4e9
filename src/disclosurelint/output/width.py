"""How many columns text takes on a terminal, and how to make it fit: Han characters take two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

#: What could move the cursor, reverse the reading order or hide in a terminal, and so must not reach it.
#: So is what a build server takes for a command of its own wherever it stands in a line: ##[group], ##vso[task].
#: Compiled where there may be some: of what is printed nearly all is printable as it stands.
_UNSAFE = (
    "#(?=#[a-z]{0,12}\\[)|[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_NO_WIDTH = ("Mn", "Me", "Cf", "Cc")
#: Vowels and final consonants that join the Hangul letter before them.
_HANGUL_TAIL = range(0x1160, 0x1200)
#: Where a line may end is almost anywhere in Chinese, but not in the middle of a word or number of ASCII.
_WORD = r"(?s:[!-~]+|.)"
#: Marks that may not begin a line, and those that may not end one.
_CLOSING, _OPENING = frozenset("，。、；：？！）》〉”’】〕…"), frozenset("（《〈“‘【〔")


def printable(text: str) -> str:
    """The text with every character that is unsafe to show replaced, one for one.

    Control characters become their pictures (␛), a tab one space, the rest �; a ``#`` that begins a command of a
    build server becomes ＃.
    """
    return text if text.isprintable() and "##" not in text else re.sub(_UNSAFE, _picture, text)


def harmless(line: str) -> str:
    """A line of output that no build server takes for a command: those of GitHub begin with two colons."""
    return line.replace("::", "：:", 1) if line.lstrip().startswith("::") else line


def _picture(found: re.Match[str]) -> str:
    character = found[0]
    if character == "#":
        return "＃"
    if character == "\t":
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"


def width(text: str) -> int:
    """Columns that printable text takes."""
    return len(text) if text.isascii() else sum(map(char_width, text))


@lru_cache(maxsize=4096)
def char_width(character: str) -> int:
    """Columns of one printable character: 2 for wide and full-width ones, 0 for those that combine, else 1."""
    if category(character) in _NO_WIDTH or ord(character) in _HANGUL_TAIL:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def pad(text: str, columns: int) -> str:
    """The text with spaces after it up to ``columns``."""
    return text + " " * (columns - width(text))


def pad_left(text: str, columns: int) -> str:
    """The text with spaces before it up to ``columns``."""
    return " " * (columns - width(text)) + text


def clip(text: str, columns: int) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if width(text) <= columns:
        return text
    return _head(text, columns - 1) + "…"


def window(text: str, start: int, end: int, columns: int) -> tuple[str, int, int]:
    """A stretch of a line that fits and shows what lies between ``start`` and ``end``.

    Returns the stretch, with an ellipsis where something is left out, and where the two ends stand in it. A range
    too long to be shown whole keeps its beginning.
    """
    if width(text) <= columns:
        return text, start, end
    room = columns - 2  # an ellipsis on either side
    marked = _head(text[start:end], room)
    end = start + len(marked)
    spare = room - width(marked)
    before = _tail(text[:start], max(spare // 2, spare - width(text[end:])))
    after = _head(text[end:], spare - width(before))
    left = "…" if len(before) < start else ""
    right = "…" if end + len(after) < len(text) else ""
    at = len(left) + len(before)
    return f"{left}{before}{marked}{after}{right}", at, at + len(marked)


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most ``columns``; no line begins with a closing mark or ends with an opening one."""
    return [line for paragraph in text.splitlines() for line in _wrapped(paragraph, columns)]


def _wrapped(text: str, columns: int) -> Iterator[str]:
    line = ""
    used = 0
    for word in re.findall(_WORD, text):
        size = width(word)
        if used + size > columns and line.strip():
            line, carried = _carried(line, word)
            yield line.rstrip()
            line, used = carried, width(carried)
            word = word.lstrip(" ") if not line else word
            size = width(word)
        line += word
        used += size
    yield line.rstrip()


def _carried(line: str, word: str) -> tuple[str, str]:
    """Where to break before ``word``: a closing mark takes the character before it along, an opening one goes too."""
    at = len(line)
    if word in _CLOSING or (word[0] == '"' and not _opens(line + word, at)):
        at -= 1
        while at > 1 and line[at] in _CLOSING:
            at -= 1
    while at > 1 and _opens(line, at - 1):
        at -= 1
    return (line[:at], line[at:]) if at > 0 else (line, "")


def _opens(line: str, at: int) -> bool:
    """Whether a mark stands in front of what it belongs to."""
    return line[at] in _OPENING or (line[at] == '"' and (at == 0 or line[at - 1] in " ("))


def _head(text: str, columns: int) -> str:
    used = 0
    for index, character in enumerate(text):
        used += char_width(character)
        if used > columns:
            return text[:index]
    return text


def _tail(text: str, columns: int) -> str:
    used = 0
    for index in range(len(text), 0, -1):
        used += char_width(text[index - 1])
        if used > columns:
            return text[index:]
    return text
