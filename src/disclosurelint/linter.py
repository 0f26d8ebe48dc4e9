"""``check``: one source by one plan. Pure: no files, no globals; what processes and editors call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from disclosurelint.checks.causes import fix_of, meant, slips_of
from disclosurelint.checks.finding import Finding
from disclosurelint.checks.judgement import Judgement
from disclosurelint.checks.markup.suppression import Faults, Suppression
from disclosurelint.document import Document, parse
from disclosurelint.errors import Language
from disclosurelint.laps import Lap, Laps, no_lap
from disclosurelint.lexicon import load_lexicon
from disclosurelint.records import NamedTuple
from disclosurelint.results.ledger import judgements_of, judges, ledger_from
from disclosurelint.results.report import Report
from disclosurelint.results.root_causes import Broken, Told, grouped, mended
from disclosurelint.rules import Rule, Ruleset, diagnose
from disclosurelint.rules.apply import edits_in_file
from disclosurelint.rules.diagnostic import SEVERITIES, Diagnostic
from disclosurelint.rules.rule import Bound
from disclosurelint.settings import Plan, Settings
from disclosurelint.suppression import Asked, Outcome, suppress
from disclosurelint.text import Edit, Interval, Source, Span, apply_edits, unchanged

if TYPE_CHECKING:
    from disclosurelint.checks.digest import Digest
    from disclosurelint.results.overview import Overview

#: How many fixes of figures are tried in a document of at most so many characters.
_MOST_TRIALS, _LONGEST_TRIED = 16, 100_000
#: The day on which examples of suppressions are read.
_EXAMPLES_READ = "2025-01-01"


def check(source: Source, plan: Plan, today: str | None = None) -> Report:
    """Read a source and run on it every rule of a plan.

    ``today`` (YYYY-MM-DD) decides which suppressions in the source have expired; without it none has.
    Raises RulesetError for an unknown profile or options that do not fit.
    """
    ruleset, settings = plan.ruleset, plan.settings
    laps = Laps() if settings.timing else None
    lap = laps or no_lap
    document = parse(source, load_lexicon(settings.words), settings.publisher, lap)
    profile = settings.profile
    chosen = ruleset.profile(profile) if profile else ruleset.select_profile(document.subject)
    general = profile is None and chosen is not None and ruleset.is_general(chosen, document.subject)
    rules = list(ruleset.for_profile(chosen, plan.only))
    lap("rules")
    judgements = _judgements(document, rules, lap)
    findings = _findings(document, rules, lap)
    outcome = _suppressed(document, rules, plan, _found(document, rules, judgements, findings, plan), today)
    faults = _faults(source, rules, outcome.faults, plan)
    lap("wording")
    digest = _digest(document, plan)
    lap("digest")
    return Report(
        source,
        document.subject,
        chosen.key if chosen else None,
        chosen.title.say(settings.lang) if chosen else "",
        tuple(sorted([*outcome.told, *faults], key=_place)),
        ledger_from(document, judgements) if settings.ledger else None,
        general,
        overview=_overview(document) if settings.overview else None,
        suppressed=outcome.suppressed,
        idle=outcome.idle,
        digest=digest,
        seconds=laps.seconds if laps else {},
    )


def _overview(document: Document) -> Overview:
    from disclosurelint.results.overview import overview_of

    return overview_of(document)


def _digest(document: Document, plan: Plan) -> Digest | None:
    """What comparing the document with others asks for, where that is to be done."""
    if not plan.settings.digest or not plan.ruleset.across(plan.only):
        return None
    from disclosurelint.checks.digesting import digest_of

    return digest_of(document)


class _Found(NamedTuple):
    """The findings to be told, and all there were before some were put together as one; both by place."""

    told: list[Diagnostic]
    all: list[Diagnostic]


def _found(
    document: Document,
    rules: list[Bound],
    judgements: list[tuple[Rule, Judgement]],
    findings: list[tuple[Rule, Finding]],
    plan: Plan,
) -> _Found:
    others = [
        _diagnosed(document, rule, finding, plan) for rule, finding in findings if not _is_allowed(document, finding)
    ]
    relations = _of_relations(document, rules, judgements, plan)
    told = without_twins(document.source.text, sorted([*others, *relations.told], key=_place))
    return _Found(told, [*others, *relations.all])


def _is_allowed(document: Document, finding: Finding) -> bool:
    """Whether all that a finding would change, or what it stands on, belongs to words the house says are right."""
    if not (document.lexicon.house.allow or document.lexicon.house.terms):
        return False
    places = [edit.span for edit in finding.edits] or [finding.span]
    return all(document.lexicon.allows(document.text, place) for place in places)


def _suppressed(document: Document, rules: list[Bound], plan: Plan, found: _Found, today: str | None) -> Outcome:
    """What is left of the findings when those are taken out that comments and waivers let pass."""
    settings = plan.settings
    complete = not settings.narrowed and not settings.digest  # comparing files may yet show the use of a bare comment
    ran = {bound.rule.code for bound in rules}
    asked = Asked(plan.ruleset, ran, settings.waivers, settings.required, complete, today)
    return suppress(document.source, found.told, found.all, asked)


def review(source: Source, faults: Faults, plan: Plan) -> tuple[Diagnostic, ...]:
    """What is wrong with suppressions that stand in a source, in the words of the rules that look at them."""
    return tuple(sorted(_faults(source, plan.ruleset.for_profile(None, plan.only), faults, plan), key=_place))


def _faults(source: Source, rules: Iterable[Bound], faults: Faults, plan: Plan) -> list[Diagnostic]:
    if not faults:
        return []
    unread = Document.unread(source, load_lexicon(plan.settings.words))
    reviewing = [(rule, check) for rule, check in rules if isinstance(check, Suppression)]
    return [_diagnosed(unread, rule, finding, plan) for rule, check in reviewing for finding in check.review(faults)]


def _diagnosed(document: Document, rule: Rule, finding: Finding, plan: Plan) -> Diagnostic:
    """A finding worded."""
    return with_severity(diagnose(document, rule, finding, plan.settings.lang), finding, plan)


def with_severity(diagnostic: Diagnostic, finding: Finding, plan: Plan) -> Diagnostic:
    """The diagnostic of a finding with the severity that the plan asks for, unless it is milder by itself."""
    asked = plan.severity.get(diagnostic.code)
    if asked is None or (finding.severity and SEVERITIES.index(diagnostic.severity) > SEVERITIES.index(asked)):
        return diagnostic
    return diagnostic._replace(severity=asked)


def _judgements(document: Document, rules: list[Bound], lap: Lap = no_lap) -> list[tuple[Rule, Judgement]]:
    judgements: list[tuple[Rule, Judgement]] = []
    for rule, check in rules:
        if judges(check):
            judgements += ((rule, judgement) for judgement in judgements_of(check, document))
            lap(rule.code)
    return judgements


def _findings(document: Document, rules: list[Bound], lap: Lap = no_lap) -> list[tuple[Rule, Finding]]:
    """What the rules find that judge no relations."""
    findings: list[tuple[Rule, Finding]] = []
    for rule, check in rules:
        if not judges(check):
            for finding in check.run(document):
                findings.append((rule, finding))
            lap(rule.code)
    return findings


def _of_relations(
    document: Document, rules: list[Bound], judgements: list[tuple[Rule, Judgement]], plan: Plan
) -> _Found:
    """The relations that fail, one diagnostic for a figure that breaks several; a fix stays if it mends them all."""
    hints: list[Diagnostic] = []
    broken: list[Broken] = []
    for rule, judgement in judgements:
        if judgement.finding is None:
            continue
        diagnostic = _diagnosed(document, rule, judgement.finding, plan)
        if judgement.verdict == "fails":
            rooms = judgement.rooms()
            broken.append(Broken(diagnostic, {place: rooms.get(place) for place in judgement.places}))
        else:
            hints.append(diagnostic)
    told = grouped(document, broken, _holding(broken, judgements), plan.settings.lang)
    trials = _Trials(document, rules, len(broken), plan.settings.trials)
    return _Found(
        [*hints, *(trials.with_tested_fix(one, plan.settings.lang) for one in told)],
        [*hints, *(one.diagnostic for one in broken)],
    )


def _holding(broken: list[Broken], judgements: list[tuple[Rule, Judgement]]) -> dict[Span, list[Interval | None]]:
    """For the figures of relations that fail, where each may lie for those that hold to go on holding."""
    figures = {place for one in broken for place in one.rooms}
    holding: defaultdict[Span, list[Interval | None]] = defaultdict(list)
    for _, judgement in judgements:
        touched = figures.intersection(judgement.places) if judgement.verdict == "holds" else ()
        if touched:
            rooms = judgement.rooms()
            for place in touched:
                holding[place].append(rooms.get(place))
    return holding


class _Trials:
    """Tries fixes of figures: each reads the document once more, so there are so many in a document and no more."""

    def __init__(self, document: Document, rules: list[Bound], failing: int, wanted: bool) -> None:
        self._document = document
        self._rules = rules
        self._failing = failing
        self._left = _MOST_TRIALS if wanted and len(document.source.text) <= _LONGEST_TRIED else 0

    def with_tested_fix(self, told: Told, lang: Language) -> Diagnostic:
        """The diagnostic, with a fix only if it mends every relation told of and breaks none."""
        diagnostic = told.diagnostic
        if diagnostic.fix is not None and self._mends(diagnostic.fix.edits, told.number):
            return diagnostic
        bare = diagnostic._replace(fix=None)
        if told.culprit is None:
            return bare
        text = self._document.text
        causes = [meant(told.culprit, told.meant)] if told.meant else slips_of(told.culprit)
        tried = [(cause, edits_in_file(self._document, fix_of(text, cause))) for cause in causes]
        if len(tried) > self._left:
            return bare  # of slips not all tried, none is known to be the only one
        good = [(cause, edits) for cause, edits in tried if self._mends(edits, told.number)]
        return mended(bare, *good[0], lang) if len(good) == 1 else bare

    def _mends(self, edits: tuple[Edit, ...], number: int) -> bool:
        if not self._left:
            return False
        self._left -= 1
        source = self._document.source
        edited = Source(source.path, apply_edits(source.text, edits))
        after = parse(edited, self._document.lexicon, self._document.publisher)
        failing = sum(judgement.verdict == "fails" for _, judgement in _judgements(after, self._rules))
        return failing <= self._failing - number


def lint(source: Source, ruleset: Ruleset, lang: Language = "zh") -> list[Diagnostic]:
    """The diagnostics of one source, by place."""
    return list(check(source, Plan(ruleset, Settings(lang=lang))).diagnostics)


def _place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    return diagnostic.span.start, diagnostic.span.end, diagnostic.code


def without_twins(text: str, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out a diagnostic whose fix makes the very change that a graver one, or one before it, proposes."""
    kept: dict[tuple[tuple[int, int, str], ...], Diagnostic] = {}
    others: list[Diagnostic] = []
    for diagnostic in diagnostics:
        if diagnostic.fix is None:
            others.append(diagnostic)
            continue
        change = tuple(_smallest(text, edit) for edit in diagnostic.fix.edits)
        twin = kept.get(change)
        if twin is None or SEVERITIES.index(diagnostic.severity) < SEVERITIES.index(twin.severity):
            kept[change] = diagnostic
    return sorted([*others, *kept.values()], key=_place)


def _smallest(text: str, edit: Edit) -> tuple[int, int, str]:
    """An edit without the characters that it leaves as they are at either end."""
    old, new = text[edit.span.start : edit.span.end], edit.replacement
    start, end = unchanged(old, new)
    return edit.span.start + start, edit.span.end - end, new[start : len(new) - end]


def check_example(source: Source, rule: Rule, ruleset: Ruleset) -> list[Diagnostic]:
    """The diagnostics of one rule, enabled or not, on an example of its own. Raises TemplateError for lame wording.

    Examples of suppressions are read in a house that asks for reasons.
    """
    document = parse(source)
    profile = ruleset.select_profile(document.subject)
    bound = ruleset.adapted(rule, profile).bind()
    findings = bound.check.run(document)
    if isinstance(bound.check, Suppression):
        plan = Plan(ruleset, Settings(required=("reason",)))
        rules = list(ruleset.for_profile(profile))
        found = _found(document, rules, _judgements(document, rules), _findings(document, rules), plan)
        findings = bound.check.review(_suppressed(document, rules, plan, found, _EXAMPLES_READ).faults)
        document = Document.unread(document.source, document.lexicon)
    return sorted((diagnose(document, bound.rule, finding, strict=True) for finding in findings), key=_place)
