"""How many misspelt characters are found: one character of a document is mistyped at a time.

A character is replaced by one that looks or sounds like it, by the pairs listed by hand and by those worked out from
strokes and readings; or it is left out, written twice, or changes places with the next. ``python -m benchmarks.words``
writes the tables.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.tables import Table
from disclosurelint.lexicon import load_lexicon
from disclosurelint.linter import check
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.settings import Plan
from disclosurelint.text import Source, apply_edits

#: Characters of a turn that the document repeats, and how often it has to.
_TURN, _OFTEN = 4, 4
#: Where a character may stand.
TERM, REPEATED, ELSEWHERE = "术语里", "文中反复出现的字样里", "其他地方"
#: Ways to replace a character.
LISTED, WORKED_OUT, OUTSIDE = "换成列出的字", "换成算出的字", "换成别人写错的字"
#: Mistakes are made no nearer to what is told of anyway.
_CLEAR = 8


class Mistake(NamedTuple):
    """``text[at:at+size]`` written as ``wrong``; ``how`` says what happened, ``place`` where the character stands."""

    at: int
    size: int
    wrong: str
    how: str
    place: str

    def made_in(self, text: str) -> str:
        """A text with the mistake in it."""
        return text[: self.at] + self.wrong + text[self.at + self.size :]


class Score(NamedTuple):
    """Of so many mistakes ``found`` were told of, by the rules counted, ``mended`` by a fix that undoes them."""

    tried: int
    found: Counter[str]
    mended: int
    beside: int

    def row(self, name: str) -> list[str]:
        number = self.found.total()
        rules = "，".join(f"{rule} {count}" for rule, count in self.found.most_common())
        return [name, str(self.tried), _share(number, self.tried), _share(self.mended, self.tried), rules]


def measure(
    title: str, sources: Iterable[Source], plan: Plan, sample: int, seed: int, written: Mapping[str, str] | None = None
) -> Table:
    """Recall by what happened and where the character stands, and how many reports were of something else.

    ``written`` gives, for characters, those that somebody else wrote for them, to be tried instead of our own.
    """
    scores = scored(sources, plan, sample, seed, written)
    rows = [scores[kind].row("，".join(kind)) for kind in sorted(scores)]
    everything = total(scores.values())
    rows.append(in_reach(scores).row(f"换成别的字，{TERM}或者{REPEATED}"))
    rows.append(everything.row("合计"))
    right = everything.found.total()
    precision = f"另有 {everything.beside} 处报告在没有改动的地方，准确率 {_share(right, right + everything.beside)}。"
    note = f"每份文件每种错法抽取至多 {sample} 处，种子 {seed}。{precision}"
    return Table(title, note, ["错法与位置", "次数", "报告", "建议正好改对", "由哪条规则"], rows)


def scored(
    sources: Iterable[Source], plan: Plan, sample: int, seed: int, written: Mapping[str, str] | None = None
) -> dict[tuple[str, str], Score]:
    """The score of every way to go wrong in every sort of place, over all sources."""
    scores: defaultdict[tuple[str, str], list[Score]] = defaultdict(list)
    for source in sources:
        before = check(source, plan).diagnostics
        by_kind: defaultdict[tuple[str, str], list[Mistake]] = defaultdict(list)
        for mistake in mistakes(source.text, before, written):
            by_kind[mistake.how, mistake.place].append(mistake)
        for kind, possible in by_kind.items():
            chosen = random.Random(seed).sample(possible, min(sample, len(possible)))
            scores[kind] += (_score(source, mistake, before, plan) for mistake in chosen)
    return {kind: total(told) for kind, told in scores.items()}


def in_reach(scores: Mapping[tuple[str, str], Score]) -> Score:
    """Characters replaced inside terms and turns that the document repeats: there is something to hold them against."""
    return total(
        score for (how, place), score in scores.items() if how in (LISTED, WORKED_OUT, OUTSIDE) and place != ELSEWHERE
    )


def mistakes(text: str, told: Iterable[Diagnostic] = (), written: Mapping[str, str] | None = None) -> Iterator[Mistake]:
    """Every mistake that may be made in a text, away from the places that are told of already."""
    lexicon = load_lexicon()
    outside = written is not None
    terms = [term for term in lexicon.terms.protected if len(term) >= _TURN]
    within: dict[int, int] = {}  # place of a character → place where the longest term around it ends
    for term in sorted(terms, key=len):
        at = text.find(term)
        while at >= 0:
            within.update({at + offset: at + len(term) for offset in range(len(term))})
            at = text.find(term, at + 1)
    turns = Counter(text[at : at + _TURN] for at in range(len(text)))
    if written is None:
        written = lexicon.confusables.written_for(sorted({one for one in text if _han(one)}))
    taken = {at for one in told for at in range(one.span.start - _CLEAR, one.span.end + _CLEAR)}
    for at, character in enumerate(text):
        if at in taken:
            continue
        around = (text[begin : begin + _TURN] for begin in range(max(0, at - _TURN + 1), at + 1))
        repeated = any(turns[turn] > _OFTEN for turn in around if len(turn) == _TURN and all(map(_han, turn)))
        place = TERM if at in within else REPEATED if repeated else ELSEWHERE
        for wrong in written.get(character, ""):
            own = LISTED if lexicon.confusables.listed(wrong, character) else WORKED_OUT
            yield Mistake(at, 1, wrong, OUTSIDE if outside else own, place)
        if outside:
            continue
        if at - 1 in within and within.get(at, 0) > at + 1 and within[at] == within[at - 1] and _han(text[at + 1]):
            yield Mistake(at, 1, "", "漏字", place)
            yield Mistake(at, 1, character * 2, "重字", place)
            if text[at] != text[at + 1]:
                yield Mistake(at, 2, text[at + 1] + text[at], "颠倒", place)


def _score(source: Source, mistake: Mistake, before: Sequence[Diagnostic], plan: Plan) -> Score:
    """What is told of a document with one mistake more than it had."""
    text = mistake.made_in(source.text)
    shift = len(mistake.wrong) - mistake.size
    known = {(one.code, one.span.start + (shift if one.span.start > mistake.at else 0)) for one in before}
    new = [one for one in check(Source(source.path, text), plan).diagnostics if (one.code, one.span.start) not in known]
    there = [one for one in new if one.span.start <= mistake.at <= one.span.end]
    mended = any(one.fix and apply_edits(text, one.fix.edits) == source.text for one in there)
    return Score(1, Counter(one.code for one in there[:1]), mended, len(new) - len(there))


def total(scores: Iterable[Score]) -> Score:
    """All scores in one."""
    tried, found, mended, beside = 0, Counter[str](), 0, 0
    for one in scores:
        tried, found, mended, beside = (
            tried + one.tried,
            found + one.found,
            mended + one.mended,
            beside + one.beside,
        )
    return Score(tried, found, mended, beside)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f} %"


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
