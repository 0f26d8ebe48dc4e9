"""What is wrong with suppressions, as findings; their spans are places in the file that the suppression stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from disclosurelint.checks.finding import Finding, Value, Words
from disclosurelint.document.directives import Directive, Token
from disclosurelint.rules.mistakes import nearest
from disclosurelint.text import Edit, Span

_CALLED = {
    "reason": Words("理由", "a reason"),
    "owner": Words("负责人", "an owner"),
    "expires": Words("到期日", "a last day"),
}
_BLANK = " \t\u3000"


def unused(text: str, directive: Directive, idle: Sequence[Token]) -> Finding:
    """A comment that hides nothing, or some of whose rules (``idle``) do not."""
    if not idle:
        return Finding(directive.span, {}, "nothing", edits=(removal(text, directive.span),), safe=True)
    values: dict[str, Value] = {"rules": _listed(token.text for token in idle)}
    if len(idle) == len(directive.rules):
        alone = directive.verb is not None and directive.verb.text == "ignore" and _is_alone(text, directive.span)
        message = "alone" if alone else "default"
        return Finding(directive.span, values, message, edits=(removal(text, directive.span),), safe=True)
    left = ", ".join(token.text for token in directive.rules if token not in idle)
    words = Span(directive.rules[0].span.start, directive.rules[-1].span.end)
    return Finding(idle[0].span, values, "some", edits=(Edit(words, left),), safe=True)


def idle_waiver(span: Span, rule: str, path: str | None, text: str | None) -> Finding:
    """An entry of a configuration that hides nothing in the files that it is for, or nothing on the quoted words."""
    if path is None:
        return Finding(span, {"rules": rule}, "waiver_anywhere")
    return Finding(span, {"rules": rule, "path": path}, "waiver" if text else "waiver_file")


def aimless(span: Span, paths: Iterable[str]) -> Finding:
    """An entry of a configuration for files that do not exist."""
    names = list(paths)
    called = Words("、".join(f"“{name}”" for name in names), ", ".join(f'"{name}"' for name in names))
    return Finding(span, {"paths": called}, "aimless")


def expired(span: Span, last: str) -> Finding:
    return Finding(span, {"expires": last})


def incomplete(span: Span, missing: Iterable[str]) -> Finding:
    called = [_CALLED[key] for key in missing]
    words = Words("、".join(one.zh for one in called), ", ".join(one.en for one in called))
    return Finding(span, {"missing": words})


def unknown(token: Token, known: Iterable[str]) -> Finding:
    """A rule that does not exist; the nearest one is proposed."""
    near = nearest(token.text, known)
    if near is None:
        return Finding(token.span, {"rule": token.text})
    return Finding(token.span, {"rule": token.text, "near": near}, "near", edits=(Edit(token.span, near),))


def renamed(token: Token, now: str) -> Finding:
    """The old name of a rule."""
    return Finding(token.span, {"rule": token.text, "near": now}, "renamed", edits=(Edit(token.span, now),), safe=True)


def malformed(directive: Directive, verbs: Sequence[str]) -> Finding:
    """A comment that never ends, lacks its colon, or does not say what to do."""
    if not directive.closed:
        return Finding(directive.span, {}, "open")
    if directive.lacking is not None:
        return Finding(directive.span, {}, "colon", edits=(Edit(Span(directive.lacking, directive.lacking), ":"),))
    values: dict[str, Value] = {"verbs": _listed(verbs)}
    if directive.verb is None:
        return Finding(directive.span, values, "empty")
    near = nearest(directive.verb.text, verbs)
    values |= {"verb": directive.verb.text, "near": near or ""}
    edits = (Edit(directive.verb.span, near),) if near else ()
    return Finding(directive.verb.span, values, "near" if near else "default", edits=edits)


def unknown_setting(key: str, token: Token, keys: Sequence[str]) -> Finding:
    return Finding(token.span, {"key": key, "keys": _listed(keys)}, "setting")


def no_day(token: Token) -> Finding:
    return Finding(token.span, {"day": token.text}, "day")


def nothing_to_enable(text: str, directive: Directive) -> Finding:
    return Finding(directive.span, {}, "enable", edits=(removal(text, directive.span),), safe=True)


def is_day(written: str) -> bool:
    """Whether a text is a day, as YYYY-MM-DD."""
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def removal(text: str, span: Span) -> Edit:
    """Takes a comment out of a text: with its line where it stands alone, else with the blanks that set it apart."""
    start, end = _with_blanks(text, span)
    if _is_alone(text, span):
        return Edit(Span(start, end + (2 if text.startswith("\r\n", end) else end < len(text))), "")
    at_begin = start == 0 or text[start - 1] in "\r\n"
    return Edit(Span(span.start, end) if at_begin else Span(start, span.end), "")


def _is_alone(text: str, span: Span) -> bool:
    start, end = _with_blanks(text, span)
    return (start == 0 or text[start - 1] in "\r\n") and (end == len(text) or text[end] in "\r\n")


def _with_blanks(text: str, span: Span) -> Span:
    start, end = span
    while start > 0 and text[start - 1] in _BLANK:
        start -= 1
    while end < len(text) and text[end] in _BLANK:
        end += 1
    return Span(start, end)


def _listed(words: Iterable[str]) -> Words:
    listed = list(words)
    return Words("、".join(listed), ", ".join(listed))
