"""The whole page, written file by file: head, one part a file, the sums of the run at the end (shown at the top)."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from disclosurelint.errors import RulesetError
from disclosurelint.output.html.cards import card, place_of
from disclosurelint.output.html.escaping import escape
from disclosurelint.output.html.flow_picture import flow_picture
from disclosurelint.output.html.reading import Marked, reading
from disclosurelint.output.html.words import Say, speaker
from disclosurelint.output.summary import summary
from disclosurelint.output.words import counted, translated
from disclosurelint.output.words import say as say_word
from disclosurelint.records import NamedTuple
from disclosurelint.results.report import Report, Result
from disclosurelint.results.tally import Tally
from disclosurelint.rules.diagnostic import SEVERITIES
from disclosurelint.version import VERSION

if TYPE_CHECKING:
    from disclosurelint.errors import Language
    from disclosurelint.output.writer import Look
    from disclosurelint.results.overview import Heading
    from disclosurelint.results.report import Failure
    from disclosurelint.rules.diagnostic import Diagnostic, Severity


#: How figures with findings are filled; it stands outside the files, of which all but one may be hidden.
_HATCH = (
    '<svg class="defs" width="0" height="0" aria-hidden="true"><defs>'
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" class="hatch-ground"/><rect width="2.5" height="6" class="hatch-line"/>'
    "</pattern></defs></svg>"
)

_BEGIN = "<body>\n"
#: Places of a rule that the summary names.
_PLACES = 6


class Link(NamedTuple):
    """Where something else can be had; ``file`` is the name of what is downloaded there."""

    to: str
    words: str
    file: str = ""


def with_links(page: bytes, links: Iterable[Link], problems: Sequence[str] = ()) -> bytes:
    """A page that was written, with links at its top, and sentences on what went wrong; for where it is served."""
    parts = [_anchor(link) for link in links]
    told = "".join(f'<p class="failure" role="alert">{escape(problem)}</p>' for problem in problems)
    bar = f'<nav class="links">{"".join(parts)}</nav>{told}\n'
    return page.replace(_BEGIN.encode(), (_BEGIN + bar).encode("utf-8", "backslashreplace"), 1)


def _anchor(link: Link) -> str:
    file = f' download="{escape(link.file)}"' if link.file else ""
    return f'<a href="{escape(link.to)}"{file}>{escape(link.words)}</a>'


class Html:
    """One self-contained page for the whole run."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._say = speaker(look.lang)
        self._failures: list[Failure] = []
        self._files = 0

    def file(self, result: Result) -> str:
        before = "" if self._files or self._failures else self._head()
        if not isinstance(result, Report):
            self._failures.append(result)
            return before
        self._files += 1
        return before + "\n".join(self._part(result, self._files)) + "\n"

    def end(self, tally: Tally) -> str:
        before = "" if self._files or self._failures else self._head()
        return before + "\n".join(self._foot(tally)) + "\n"

    def _head(self) -> str:
        style, script = _asset("report.css"), _asset("report.js")
        policy = (
            f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{_digest(script)}'; base-uri 'none'"
        )
        lang = "en" if self._look.lang == "en" else "zh-CN"
        return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="disclosurelint {VERSION}">
<title>{self._say("title")}</title>
<style>{style}</style>
</head>
{_BEGIN}<script>{script}</script>
{_HATCH}
"""

    def _part(self, report: Report, number: int) -> Iterator[str]:
        say, lang = self._say, self._look.lang
        prefix = f"f{number}"
        marked = [Marked(found, f"{prefix}-{at}") for at, found in enumerate(report.diagnostics, start=1)]
        overview = report.overview
        headings = tuple(one for one in overview.headings if not one.is_sentence) if overview else ()
        counts = {severity: sum(one.found.severity == severity for one in marked) for severity in SEVERITIES}
        yield f'<main class="file" id="{prefix}" data-path="{escape(report.source.path)}">'
        yield f"<h2>{escape(Path(report.source.path).name)}</h2>"
        yield f'<p class="about">{escape(_about(report, lang))}</p>'
        yield self._counts(counts)
        yield from self._by_rule(report)
        if overview is not None:
            yield flow_picture(overview, report, {one.found.span: one.id for one in marked}, say, lang)
        yield self._filters(report, headings)
        yield '<div class="sides">'
        yield f'<section class="findings" aria-label="{say("findings")}">'
        if not marked:
            yield f'<p class="none">{say("nothing")}</p>'
        yield f'<ol id="{prefix}-list">'
        for one in marked:
            yield from card(one, report, headings, self._look)
        yield "</ol></section>"
        role = "reading placed" if report.source.places else "reading"
        yield f'<article class="{role}" aria-label="{say("document")}" tabindex="0">'
        yield from reading(report, marked, headings, lang)
        yield "</article></div></main>"

    def _counts(self, counts: Mapping[Severity, int]) -> str:
        chips = [
            f'<span class="chip {severity}">{counted(number, severity, self._look.lang)}</span>'
            for severity, number in counts.items()
            if number
        ]
        return f'<p class="counts">{"".join(chips)}</p>'

    def _by_rule(self, report: Report) -> Iterator[str]:
        """How often which rule found something and where, for those who print the page."""
        say, lang = self._say, self._look.lang
        kinds: dict[tuple[int, str], list[Diagnostic]] = {}
        for found in report.diagnostics:
            kinds.setdefault((SEVERITIES.index(found.severity), found.code), []).append(found)
        if not kinds:
            return
        heads = "".join(f"<th>{say(key)}</th>" for key in ("severity", "rule", "number", "first-places"))
        yield f'<table class="by-rule"><caption>{say("by-rule")}</caption><tr>{heads}</tr>'
        for _, those in sorted(kinds.items()):
            places = dict.fromkeys(place_of(report.source, found.span, lang) for found in those)
            told = ("; " if lang == "en" else "、").join(list(places)[:_PLACES]) + (
                "…" if len(places) > _PLACES else ""
            )
            yield (
                f"<tr><td>{say_word(those[0].severity, lang)}</td><td>{escape(self._rule(those[0]))}</td>"
                f"<td>{len(those)}</td><td>{told}</td></tr>"
            )
        yield "</table>"

    def _rule(self, found: Diagnostic) -> str:
        """The code of a rule with its title, or its name where that is not known."""
        try:
            rule = self._look.ruleset().rule(found.code) if self._look.ruleset else None
        except RulesetError:  # a diagnostic of the program itself
            rule = None
        return f"{found.code} {rule.title.say(self._look.lang) if rule else found.name}"

    def _filters(self, report: Report, headings: tuple[Heading, ...]) -> str:
        say, lang = self._say, self._look.lang
        if not report.diagnostics:
            return ""
        boxes = "".join(
            f'<label class="{severity}"><input type="checkbox" data-severity="{severity}" checked> '
            f"{say_word(severity, lang)}</label>"
            for severity in SEVERITIES
        )
        numbers = Counter(found.code for found in report.diagnostics)
        rules = {found.code: self._rule(found) for found in report.diagnostics}
        choices = "".join(
            f'<option value="{escape(code)}">{escape(f"{rule} ({numbers[code]})")}</option>'
            for code, rule in sorted(rules.items())
        )
        steps = (
            f'<span class="steps"><button type="button" data-step="-1" title="k">{say("previous")}</button>'
            f'<output></output><button type="button" data-step="1" title="j">{say("next")}</button></span>'
        )
        return (
            f'<form class="filters" hidden>{boxes}{_select("rule", say, choices)}'
            f'{_select("section", say, "") if headings else ""}{steps}<span class="keys">{say("keys")}</span></form>'
        )

    def _foot(self, tally: Tally) -> Iterator[str]:
        say = self._say
        yield '<header class="top">'
        yield f"<h1>{say('title')}</h1><p>{escape(summary(tally, self._look.lang))}</p>"
        for failure in self._failures:
            yield f'<p class="failure">{escape(failure.message(self._look.lang))}</p>'
        if self._files > 1:
            yield f'<nav class="files" aria-label="{say("files")}" hidden></nav>'
        yield f'<p class="made">disclosurelint {VERSION}</p>'
        yield "</header>"
        yield "</body>"
        yield "</html>"


def _select(name: str, say: Say, choices: str) -> str:
    """A choice among what the findings have; the script fills in what is not there yet."""
    everything = f'<option value="">{say(f"all-{name}s")}</option>'
    return f'<select data-filter="{name}" aria-label="{say(name)}">{everything}{choices}</select>'


def _about(report: Report, lang: Language) -> str:
    """Where the file lies, whose document it is, and by what it was checked."""
    subject, path = report.subject, report.source.path
    folder = "" if path == Path(path).name else path
    kind = translated(subject.kind, lang) if subject.kind else ""
    parts = [folder, subject.name, report.profile_title, kind, str(subject.year or "")]
    return " · ".join(part for part in parts if part)


@cache
def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()
