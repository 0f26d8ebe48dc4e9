"""Applies the fixes of a report, again and again until nothing is left to apply, and keeps account of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from itertools import pairwise

from disclosurelint.errors import InputError
from disclosurelint.results.report import Failure, Repair, Report, Result
from disclosurelint.rules.diagnostic import SEVERITIES, Diagnostic
from disclosurelint.text import Edit, Source, Span, apply_edits

#: Checks a text the way a report was made. Raises InputError where that cannot be done.
Again = Callable[[Source], Report]
#: Takes a text and what it has become, or raises InputError.
Put = Callable[[Source, str], object]

#: Rounds after which fixes that make each other necessary are taken for a fault of the rules.
_MOST_ROUNDS = 50


def applied(results: Generator[Result], again: Again, unsafe: bool, put: Put) -> Generator[Result]:
    """The results of texts with their fixes applied, each changed text after ``put`` took it.

    Where that is refused, the result comes as it was, with the reason.
    """
    with closing(results):
        for result in results:
            yield result if isinstance(result, Failure) else _applied(result, again, unsafe, put)


def _applied(report: Report, again: Again, unsafe: bool, put: Put) -> Report:
    try:
        after = fixed(report, again, unsafe)
        if after.repairs:
            put(report.source, after.source.text)
        return after
    except InputError as error:
        return report._replace(refused=Failure.of(error))


def fixed(report: Report, again: Again, unsafe: bool = False) -> Report:
    """The report of the text after all fixes, with the repairs made; the same report where there is none to make.

    ``unsafe`` fixes are applied too where told. Raises InputError where there are fixes to a file that is no text, or
    where fixes undo one another, so that there is no end.
    """
    repairs: list[Repair] = []
    seen = {report.source.text}
    current = report
    for _ in range(_MOST_ROUNDS):
        chosen = [one for one in chosen_fixes(current.diagnostics, unsafe) if _changes(current.source, one)]
        if not chosen:
            return current._replace(repairs=tuple(sorted(repairs, key=lambda repair: repair.span)))
        source = current.source
        if source.places is not None:
            raise no_text(source.path)
        edits = sorted(edit for diagnostic in chosen for edit in _edits(diagnostic))
        text = apply_edits(source.text, edits)
        if text in seen:
            break
        seen.add(text)
        repairs = [repair._replace(span=moved(repair.span, edits)) for repair in repairs]
        repairs += [_repair(source, diagnostic, edits) for diagnostic in chosen]
        current = again(Source(source.path, text, source.encoding, source.bom))
    path, codes = report.source.path, " ".join(sorted({repair.code for repair in repairs}))
    raise InputError(
        path,
        f"{path}：{codes} 的建议修改互相抵触，一处也没有改；请逐条修改，并报告这个问题",
        f"{path}: the fixes of {codes} undo one another, so none was applied; make them by hand and report this",
    )


def no_text(path: str) -> InputError:
    """Why a file that was read into text cannot be fixed."""
    return InputError(
        path,
        f"{path}：不是纯文本，不能直接修改；Word 和 PDF 请用 review 命令做审阅稿",
        f"{path}: is not plain text, so fixes cannot be applied; for Word and PDF make a copy with the command review",
    )


def chosen_fixes(diagnostics: Iterable[Diagnostic], unsafe: bool = False) -> list[Diagnostic]:
    """The diagnostics whose fixes can be applied together, for no two of them touch.

    Of two that do, a safe fix goes before an unsafe one, a graver finding before a milder one, then the earlier.
    """
    taken: list[Span] = []
    chosen = []
    for diagnostic in sorted(diagnostics, key=_rank):
        fix = diagnostic.fix
        if fix is None or not (unsafe or fix.applicability == "safe"):
            continue
        places = sorted(edit.span for edit in fix.edits)
        if _apart(places) and all(_free(place, taken) for place in places):
            chosen.append(diagnostic)
            for place in places:
                insort(taken, place)
    return chosen


def moved(span: Span, edits: Iterable[Edit]) -> Span:
    """Where a place stands after edits, given in their order, that do not reach into it."""
    shift = sum(len(edit.replacement) - (edit.span.end - edit.span.start) for edit in edits if edit.span < span)
    return span.shift(shift)


def _rank(diagnostic: Diagnostic) -> tuple[bool, int, Span, str]:
    unsafe = diagnostic.fix is not None and diagnostic.fix.applicability == "unsafe"
    return unsafe, SEVERITIES.index(diagnostic.severity), diagnostic.span, diagnostic.code


def _edits(diagnostic: Diagnostic) -> tuple[Edit, ...]:
    return diagnostic.fix.edits if diagnostic.fix else ()


def _changes(source: Source, diagnostic: Diagnostic) -> bool:
    return any(source.quote(edit.span) != edit.replacement for edit in _edits(diagnostic))


def _apart(places: list[Span]) -> bool:
    """Whether no two edits of one fix overlap."""
    return all(one.end <= other.start for one, other in pairwise(places))


def _free(place: Span, taken: list[Span]) -> bool:
    """Whether a place neither overlaps nor touches any that is taken; those are sorted and lie apart."""
    at = bisect_left(taken, place)
    return (at == 0 or taken[at - 1].end < place.start) and (at == len(taken) or place.end < taken[at].start)


def _repair(source: Source, diagnostic: Diagnostic, edits: list[Edit]) -> Repair:
    own = sorted(_edits(diagnostic))
    first = moved(own[0].span, edits).start
    return Repair(
        code=diagnostic.code,
        name=diagnostic.name,
        severity=diagnostic.severity,
        applicability=diagnostic.fix.applicability if diagnostic.fix else "safe",
        message=diagnostic.message,
        changes=tuple((source.quote(edit.span), edit.replacement) for edit in own),
        span=Span(first, first + len(own[0].replacement)),
    )
