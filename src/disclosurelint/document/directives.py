"""Comments by which a text speaks to this program: ``<!-- disclosurelint: ignore AMT001 -- reason -->``.

They are no part of what is published: the layout leaves them out, and only suppression reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosurelint.records import NamedTuple
from disclosurelint.text import Span

#: What a text without it need not be looked at for.
MARK = "disclosurelint"
#: What a comment may tell the program to do.
VERBS = ("ignore", "ignore-next-line", "ignore-file", "disable", "enable")
#: Characters of a comment at most; a longer one was never closed.
_LONGEST = 1000
#: A comment with one of the verbs is one to this program without its colon too, if one with a fault.
_COMMENT = re.compile(
    rf"<!--[ \t]*{MARK}(?:[ \t]*[:：]|(?P<bare>)[ \t]+(?=(?:{'|'.join(VERBS)})(?![A-Za-z])))"
    rf"(?:(?P<body>(?:(?!-->|<!--).){{0,{_LONGEST}}})-->|[^\r\n]*)",
    re.DOTALL,
)
_REASON = re.compile(r"--|——")
_TOKEN = re.compile(r"[^\s,，、;；]+")
_SETTING = re.compile(r"([A-Za-z_]+)[=＝](.*)")


class Token(NamedTuple):
    """A word of a comment and its place in the file."""

    text: str
    span: Span


class Directive(NamedTuple):
    """One comment: what to do (``verb``, None where it says nothing), the rules meant, and what is told of it.

    ``settings`` are ``key=value``; ``closed`` is false where the comment never ends; ``lacking`` is the offset at which
    the colon is missing, if it is.
    """

    span: Span
    verb: Token | None
    rules: tuple[Token, ...]
    settings: tuple[tuple[str, Token], ...]
    reason: str
    closed: bool
    lacking: int | None = None


def directives_in(text: str) -> list[Directive]:
    """All comments to this program in a text, in their order."""
    if MARK not in text:
        return []
    return [_directive(found) for found in _COMMENT.finditer(text)]


def without_directives(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of a text between such comments, each of which takes the blanks in front of it along."""
    at = 0
    for directive in directives_in(text):
        start, end = directive.span
        while start > at and text[start - 1] in " \t\u3000":
            start -= 1
        yield at, start
        at = end
    yield at, len(text)


def _directive(found: re.Match[str]) -> Directive:
    body, lacking = found["body"], found.end("bare") if found["bare"] is not None else None
    if body is None:
        return Directive(Span(*found.span()), None, (), (), "", False, lacking)
    told = _REASON.search(body)
    reason = body[told.end() :].strip() if told else ""
    start = found.start("body")
    head = _TOKEN.finditer(body, 0, told.start() if told else len(body))
    tokens = [Token(one.group(), Span(*one.span()).shift(start)) for one in head]
    verb, rest = (tokens[0], tokens[1:]) if tokens else (None, [])
    settings = [(parts[1], Token(parts[2], token.span)) for token in rest if (parts := _SETTING.fullmatch(token.text))]
    rules = [token for token in rest if not _SETTING.fullmatch(token.text)]
    return Directive(Span(*found.span()), verb, tuple(rules), tuple(settings), reason, True, lacking)
