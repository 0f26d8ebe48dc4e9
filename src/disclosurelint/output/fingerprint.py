"""What makes a finding the same one in the next run: not its line, but what it says of which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from disclosurelint.results.report import Report
from disclosurelint.rules.diagnostic import Diagnostic

#: Characters on either side that tell one place from another.
_AROUND = 8


def with_fingerprints(report: Report) -> Iterator[tuple[Diagnostic, str]]:
    """The diagnostics of a file, each with 32 hexadecimal digits that are its own within the file.

    They come of the rule, the headings and the words, or of the words at the place and around it where a finding has
    no fingerprint by itself, without line breaks and blanks: so they survive text that moved or was wrapped anew.
    """
    seen: Counter[str] = Counter()
    for found in report.diagnostics:
        identity = found.fingerprint or _identity(report.source.text, found)
        seen[identity] += 1
        yield found, sha256(f"{identity}\0{seen[identity]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _identity(text: str, found: Diagnostic) -> str:
    start, end = found.span
    around = text[max(start - 5 * _AROUND, 0) : start], text[start:end], text[end : end + 5 * _AROUND]
    before, words, after = ("".join(part.split()) for part in around)
    return "\0".join((found.code, before[-_AROUND:], words, after[:_AROUND]))
