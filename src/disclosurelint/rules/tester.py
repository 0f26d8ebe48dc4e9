"""Runs every rule's examples, so that no rule is silently dead and no manual page is half a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from disclosurelint.errors import Language
from disclosurelint.records import NamedTuple
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.rules.entries import Example
from disclosurelint.rules.messages import TemplateError
from disclosurelint.rules.rule import Rule
from disclosurelint.text import Source, Span, apply_edits

#: Lints a text with one rule, whether enabled or not, beside other texts that are ``BESIDE`` it, diagnosing with
#: ``strict`` so that lame templates raise.
CheckText = Callable[[Source, Rule, tuple[str, ...]], list[Diagnostic]]
#: The path of the first, second, … text beside an example.
BESIDE = "<beside {}>"


class Failure(NamedTuple):
    """What a rule's examples or page lack. ``example`` counts from 1; None where the rule itself is meant."""

    rule: Rule
    example: int | None
    zh: str
    en: str

    def message(self, lang: Language = "zh") -> str:
        if lang == "en":
            place = "" if self.example is None else f" example {self.example}"
            return f"{self.rule.code} {self.rule.name}{place}: {self.en}"
        place = "" if self.example is None else f" 示例 {self.example}"
        return f"{self.rule.code} {self.rule.name}{place}：{self.zh}"


def failures(rules: Iterable[Rule], check_text: CheckText) -> list[Failure]:
    """Everything that fails, rule by rule; empty when all rules do what their pages say."""
    return [failure for rule in rules for failure in _rule_failures(rule, check_text)]


def _rule_failures(rule: Rule, check_text: CheckText) -> Iterator[Failure]:
    yield from _page_failures(rule)
    fires = False
    for number, example in enumerate(rule.examples, start=1):
        try:
            diagnostics = _of_rule(rule, example, example.text, check_text)
            problems = list(_example_failures(rule, example, diagnostics, check_text))
        except TemplateError as error:
            diagnostics, problems = [], [(error.zh, error.en)]
            fires = True
        fires = fires or bool(diagnostics)
        for zh, en in problems:
            yield Failure(rule, number, zh, en)
    if not fires:
        yield Failure(rule, None, "没有一个示例能触发这条规则", "no example makes this rule fire")


def _page_failures(rule: Rule) -> Iterator[Failure]:
    present = {
        "why": rule.why is not None and all(rule.why),
        "source": rule.source is not None and all(rule.source.text),
        "bad": any(example.bad is not None for example in rule.examples),
        "good": any(example.good is not None for example in rule.examples),
    }
    for key, there in present.items():
        if not there:
            yield Failure(rule, None, _LACKING[key][0], _LACKING[key][1])


_LACKING = {
    "why": ("缺少理由（why）", "has no reason (why)"),
    "source": ("缺少依据（source）", "has no source"),
    "bad": ("缺少 bad 示例", "has no bad example"),
    "good": ("缺少 good 示例", "has no good example"),
}


def _example_failures(
    rule: Rule, example: Example, diagnostics: list[Diagnostic], check_text: CheckText
) -> Iterator[tuple[str, str]]:
    found = [_words(example, one.path, one.span) for one in diagnostics]
    if example.bad is None:
        if found:
            yield f"不该报告问题，却报告了：{_listed(found)}", f"must stay silent, but reports: {_listed(found)}"
        return
    if example.place not in [one.span for one in diagnostics]:
        yield (
            f"应在“{example.at}”（第 {example.nth} 处）报告问题，实际：{_listed(found) or '没有'}",
            f'must report at "{example.at}" (occurrence {example.nth}), but reports: {_listed(found) or "nothing"}',
        )
    pointed_to = {_words(example, place.path, place.span) for one in diagnostics for place in one.related}
    if example.there and example.there not in pointed_to:
        yield f"应指向其他文件里的“{example.there}”", f'must point to "{example.there}" in another file'
    yield from _fix_failures(rule, example, diagnostics, check_text)


def _words(example: Example, path: str, span: Span) -> str:
    """The words at a place in an example, or in a text beside it."""
    beside = {BESIDE.format(number): text for number, text in enumerate(example.beside, start=1)}
    return beside.get(path, example.text)[span.start : span.end]


def _fix_failures(
    rule: Rule, example: Example, diagnostics: list[Diagnostic], check_text: CheckText
) -> Iterator[tuple[str, str]]:
    expected = example.fix
    try:
        fixed = _fixed(example.text, diagnostics)
        again = _fixed(fixed, _of_rule(rule, example, fixed, check_text))
    except ValueError:
        yield "几处建议修改互相重叠", "fixes overlap one another"
        return
    if expected is not None and fixed != expected:
        yield f"修改后应为“{expected}”，实际为“{fixed}”", f'the fixes must give "{expected}", but give "{fixed}"'
    if again != fixed:
        yield f"再改一遍又变成“{again}”", f'fixing once more changes it again, to "{again}"'


def _of_rule(rule: Rule, example: Example, text: str, check_text: CheckText) -> list[Diagnostic]:
    return [one for one in check_text(example.source(text), rule, example.beside) if one.code == rule.code]


def _fixed(text: str, diagnostics: Iterable[Diagnostic]) -> str:
    # Two findings may propose the same change, as when both ends of a contradiction are shown.
    edits = dict.fromkeys(edit for one in diagnostics if one.fix for edit in one.fix.edits)
    return apply_edits(text, edits)


def _listed(found: Iterable[str]) -> str:
    return "、".join(f"“{words}”" for words in found)
