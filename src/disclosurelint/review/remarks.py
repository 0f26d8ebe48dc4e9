"""What a note says of a finding: how grave, which rule, what is wrong, the sum set out, the way out, the reason."""

from __future__ import annotations

from disclosurelint.errors import Language
from disclosurelint.output.prose import details
from disclosurelint.output.words import say
from disclosurelint.results.report import Report
from disclosurelint.rules import Ruleset
from disclosurelint.rules.diagnostic import Diagnostic

#: Who signs the notes.
AUTHOR, INITIALS = "disclosurelint", "DL"


def remark(report: Report, diagnostic: Diagnostic, ruleset: Ruleset, lang: Language) -> list[str]:
    """The lines of a note."""
    rule = next((rule for rule in ruleset.rules if rule.code == diagnostic.code), None)
    title = rule.title.say(lang) if rule else diagnostic.name
    lines = [f"{say(diagnostic.severity, lang)} {diagnostic.code} {title}"]
    lines += diagnostic.message.split("\n")
    lines += details(report, diagnostic, lang)
    if rule is not None and rule.why is not None:
        lines.append(f"{say('why', lang)}{say('colon', lang)}{' '.join(rule.why.say(lang).split())}")
    return lines
