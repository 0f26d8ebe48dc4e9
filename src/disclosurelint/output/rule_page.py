"""Rules as a user reads them: the list, and a page for one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from disclosurelint.checks import check_class
from disclosurelint.errors import Language
from disclosurelint.output.width import pad, printable, width, wrap
from disclosurelint.output.words import say
from disclosurelint.rules.typed import fields_of

if TYPE_CHECKING:
    from disclosurelint.rules import Rule
    from disclosurelint.rules.entries import Example


def render_list(rules: Iterable[Rule], lang: Language) -> str:
    """One line a rule, by code: severity, name, title."""
    rows = [
        (rule.code, say(rule.severity, lang), rule.name, rule.title.say(lang) + _unless_enabled(rule, lang))
        for rule in sorted(rules, key=lambda rule: rule.code)
    ]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(pad, row, widths)).rstrip() for row in rows]
    return "".join(f"{printable(line)}\n" for line in lines)


def render_page(rule: Rule, lang: Language, columns: int = 100) -> str:
    """What a rule checks and why, with its options, its examples and the way to switch it off."""
    parts = [
        [f"{rule.code} {rule.name} [{say(rule.severity, lang)}{_unless_enabled(rule, lang)}]", rule.title.say(lang)]
    ]
    if rule.why is not None:
        parts.append([say("why", lang), *_indented(rule.why.say(lang), 2, columns)])
    if rule.source is not None:
        kind, colon = say(rule.source.kind, lang), say("colon", lang)
        parts.append([say("source", lang), *_indented(f"{kind}{colon}{rule.source.text.say(lang)}", 2, columns)])
    options = list(_options(rule, lang, columns))
    if options:
        parts.append([say("options", lang), *options])
    if rule.examples:
        parts.append([say("examples", lang), *(line for one in rule.examples for line in _example(one, lang, columns))])
    if rule.preview:
        parts.append([say("switch-on", lang), "  disclosurelint check PATH --preview"])
    elif not rule.enabled:
        parts.append([say("switch-on", lang), f"  disclosurelint check PATH --select {rule.code}"])
    else:
        ways = [f"  disclosurelint check PATH --ignore {rule.code}"]
        if rule.check != "suppression":  # what is said of suppressions is not itself suppressed
            ways.insert(0, f"  <!-- disclosurelint: ignore {rule.code} -- {say('reason', lang)} -->")
        parts.append([say("switch-off", lang), *ways])
    return "\n\n".join("\n".join(map(printable, part)) for part in parts) + "\n"


def _unless_enabled(rule: Rule, lang: Language) -> str:
    if rule.preview:
        return f" ({say('preview', lang)})"
    return "" if rule.enabled else f" ({say('disabled', lang)})"


def _example(example: Example, lang: Language, columns: int) -> Iterator[str]:
    yield "  " + say("good" if example.bad is None else "bad", lang)
    yield from _indented(example.text, 4, columns)
    if example.at is not None:
        which = say("nth", lang, nth=example.nth) if example.nth > 1 else ""
        yield from _indented(f"{say('reported', lang)}{say('colon', lang)}{example.at}{which}", 4, columns)
    for other in example.beside:
        yield "  " + say("beside", lang)
        yield from _indented(other, 4, columns)
    if example.there is not None:
        yield from _indented(f"{say('there', lang)}{say('colon', lang)}{example.there}", 4, columns)
    if example.fix is not None:
        yield from _indented(f"{say('fixed', lang)}{say('colon', lang)}{example.fix}", 4, columns)


def _options(rule: Rule, lang: Language, columns: int) -> Iterator[str]:
    from json import dumps

    for name, field in fields_of(check_class(rule.check)).items():
        value = rule.options.get(name, field.default)
        yield from _indented(f"{name}: {dumps(value, ensure_ascii=False, default=str)}", 2, columns)
        yield from _indented(field.en if lang == "en" else field.zh, 4, columns)


def _indented(text: str, by: int, columns: int) -> list[str]:
    return [" " * by + line for line in wrap(text.rstrip("\n"), columns - by)]
