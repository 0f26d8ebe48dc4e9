"""What the comments of one document suppress, and what is wrong with them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from disclosurelint.checks.finding import Finding
from disclosurelint.checks.markup.suppression import Fault
from disclosurelint.document.directives import VERBS, Directive, Token, directives_in
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.rules.selection import renamed
from disclosurelint.suppression import faults
from disclosurelint.suppression.asked import Asked
from disclosurelint.text import Source, Span

_SETTINGS = ("owner", "expires")
_NOT_LINE_END = re.compile(r"[^\r\n]")
#: The codes of a comment that names no rule: all.
_ALL = frozenset[str]()


@dataclass(slots=True, eq=False)
class _Mark:
    """A rule word of a comment (None: all rules), the codes it stands for, and the range of the file it is for."""

    directive: Directive
    token: Token | None
    codes: frozenset[str]
    start: int = 0
    end: int = 0
    used: bool = False

    def hides(self, code: str) -> bool:
        return not self.codes or code in self.codes


class Comments:
    """The comments of a document to this program, in force."""

    def __init__(self, source: Source, asked: Asked) -> None:
        self._source = source
        self._asked = asked
        self._directives = directives_in(source.text)
        self._marks: list[_Mark] = []
        self._of_file: list[_Mark] = []
        self._of_line: dict[int, list[_Mark]] = defaultdict(list)
        self._of_block: dict[frozenset[str], list[_Mark]] = defaultdict(list)  # one behind the other
        self._faults: dict[Fault, list[Finding]] = defaultdict(list)
        for directive in self._directives:
            self._read(directive)

    def reason(self, diagnostic: Diagnostic) -> str | None:
        """The reason told for letting a finding pass, perhaps an empty one; None where nothing lets it pass."""
        reasons = []
        for mark in self._marks_at(diagnostic.span):
            if mark.hides(diagnostic.code):
                mark.used = True
                reasons.append(mark.directive.reason)
        return next(iter(filter(None, reasons)), "") if reasons else None

    def faults(self) -> dict[Fault, list[Finding]]:
        """What is wrong with the comments, once all findings have been asked for."""
        marks: dict[Directive, list[_Mark]] = defaultdict(list)
        for mark in self._marks:
            marks[mark.directive].append(mark)
        for directive, own in marks.items():
            idle = [mark.token for mark in own if not mark.used and self._asked.would_show(mark.codes)]
            if idle:
                self._faults["unused"].append(faults.unused(self._source.text, directive, [one for one in idle if one]))
        return self._faults

    def _marks_at(self, span: Span) -> Iterator[_Mark]:
        yield from self._of_file
        if self._of_line:
            for line in range(self._line(span.start), self._line(max(span.start, span.end - 1)) + 1):
                yield from self._of_line.get(line, ())
        for marks in self._of_block.values():
            at = bisect_right(marks, span.start, key=lambda mark: mark.start) - 1
            if at >= 0 and span.start < marks[at].end:
                yield marks[at]

    def _read(self, directive: Directive) -> None:
        verb = directive.verb.text if directive.verb else ""
        if not directive.closed or directive.lacking is not None or verb not in VERBS:
            self._faults["malformed"].append(faults.malformed(directive, VERBS))
            return
        targets = [(token, codes) for token in directive.rules if (codes := self._codes_of(token))]
        if verb == "enable":
            self._enable(directive, [codes for _, codes in targets])
        elif self._holds(directive):
            for token, codes in targets if directive.rules else [(None, _ALL)]:
                self._open(verb, _Mark(directive, token, codes))

    def _codes_of(self, token: Token) -> frozenset[str]:
        codes = self._asked.codes(token.text)
        if not codes:
            self._faults["unknown"].append(faults.unknown(token, self._asked.words))
        rename = renamed(self._asked.ruleset, token.text)
        if rename is not None:
            self._faults["unknown"].append(faults.renamed(token, rename.now))
        return codes

    def _holds(self, directive: Directive) -> bool:
        """Whether a comment is in force, complete or not."""
        told = {"reason": directive.reason} if directive.reason else {}
        for key, value in directive.settings:
            if key not in _SETTINGS:
                self._faults["malformed"].append(faults.unknown_setting(key, value, _SETTINGS))
            elif key == "expires" and not faults.is_day(value.text):
                self._faults["malformed"].append(faults.no_day(value))
            else:
                told[key] = value.text
        missing = [key for key in self._asked.required if key not in told]
        if missing:
            self._faults["incomplete"].append(faults.incomplete(directive.span, missing))
        if self._asked.is_over(told.get("expires")):
            self._faults["expired"].append(faults.expired(directive.span, told["expires"]))
            return False
        return True

    def _open(self, verb: str, mark: _Mark) -> None:
        self._marks.append(mark)
        size = len(self._source.text)
        if verb == "ignore-file":
            if not any(one.codes == mark.codes for one in self._of_file):  # a second one is of no use
                self._of_file.append(mark)
        elif verb == "disable":
            mark.start, mark.end = mark.directive.span.end, size
            marks = self._of_block[mark.codes]
            if not marks or marks[-1].end < size:  # nor is one in a block for the same rules
                marks.append(mark)
        else:
            first, last = self._line(mark.directive.span.start), self._line(mark.directive.span.end)
            if verb == "ignore-next-line":
                first = last = self._next_line(last)
            for line in range(first, last + 1):
                self._of_line[line].append(mark)

    def _enable(self, directive: Directive, targets: list[frozenset[str]]) -> None:
        """End the blocks of the rules named, or all blocks."""
        size = len(self._source.text)
        ended = False
        for codes in targets if directive.rules else list(self._of_block):
            marks = self._of_block.get(codes)
            if marks and marks[-1].end == size:
                marks[-1].end = directive.span.start
                ended = True
        if not ended:
            self._faults["malformed"].append(faults.nothing_to_enable(self._source.text, directive))

    def _line(self, offset: int) -> int:
        return self._source.position(offset).line

    def _next_line(self, line: int) -> int:
        """The next line that holds something besides comments to this program; the last one if none does."""
        return self._filled[min(line + 1, len(self._filled) - 1)]

    @cached_property
    def _filled(self) -> list[int]:
        """For every line the first one from it on that holds something besides comments to this program."""
        text, at, kept = self._source.text, 0, []
        for directive in self._directives:
            kept += [text[at : directive.span.start], _NOT_LINE_END.sub(" ", text[slice(*directive.span)])]
            at = directive.span.end
        blanked = Source("", "".join([*kept, text[at:]]))
        filled = list(range(len(blanked.line_starts) + 1))  # lines count from 1
        for line in range(len(filled) - 2, 0, -1):
            if not blanked.line(line).strip():
                filled[line] = filled[line + 1]
        return filled
