"""Compares the documents of one body and its units with one another. Pure, as ``linter`` is for one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from disclosurelint import linter
from disclosurelint.checks.digest import Digest
from disclosurelint.checks.digesting import digest_of
from disclosurelint.checks.family import Family
from disclosurelint.document import parse
from disclosurelint.rules import Rule, Ruleset
from disclosurelint.rules.apply import diagnose_across
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.rules.tester import BESIDE
from disclosurelint.settings import Plan
from disclosurelint.text import Source, Span


def compare(documents: Iterable[Digest], plans: Mapping[str, Plan]) -> list[Diagnostic]:
    """What the documents of one family say against one another, by file and place.

    ``plans`` are those that the files were checked by, by path: a finding goes by the plan of the file it stands in.
    """
    family = Family(documents)
    found: dict[tuple[str, str], list[Diagnostic]] = {}
    for plan in {id(plan): plan for plan in plans.values()}.values():
        for bound in plan.ruleset.across(plan.only):
            for finding in bound.check.run(family):
                if plans[finding.path] is plan:
                    diagnostic = diagnose_across(bound.rule, finding, plan.settings.lang)
                    diagnostic = linter.with_severity(diagnostic, finding, plan)
                    about = next((place.path for place in diagnostic.related), "")
                    found.setdefault((diagnostic.path, about), []).append(diagnostic)
    return sorted(
        (one for same in found.values() for one in _outermost(same)), key=lambda one: (one.path, one.span, one.code)
    )


def _outermost(diagnostics: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Those of one file about one other that lie in no wider one: in a passage copied whole, no figure is told of."""
    widest = Span(-1, -1)
    for one in sorted(diagnostics, key=lambda found: (found.span.start, -found.span.end)):
        if one.span == widest or not widest.covers(one.span):
            yield one
            widest = one.span


def check_example(source: Source, rule: Rule, ruleset: Ruleset, beside: tuple[str, ...] = ()) -> list[Diagnostic]:
    """The diagnostics of one rule, enabled or not, on an example of its own, with the texts that are beside it.

    Raises TemplateError for lame wording.
    """
    if not rule.is_across:
        return linter.check_example(source, rule, ruleset)
    sources = [source, *(Source(BESIDE.format(at), other) for at, other in enumerate(beside, 1))]
    family = Family(digest_of(parse(source)) for source in sources)
    return [diagnose_across(rule, finding, strict=True) for finding in rule.bind_across().check.run(family)]
