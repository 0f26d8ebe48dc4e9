"""How a relation between concepts is worded: set out with its figures, held against, left unjudged."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from disclosurelint.checks.finding import Words
from disclosurelint.checks.judgement import Judgement, unjudged
from disclosurelint.document.facts import Fact
from disclosurelint.document.formulas import Formula, FormulaTerm
from disclosurelint.lexicon import Lexicon
from disclosurelint.text import Amount

#: Relations that are kept worded: there are some thirty, in a few lexicons at most.
_MOST_WORDED = 500
#: What the figure is held against, by relation: one other figure by its name, or the sum of its parts.
_ONE = {
    "=": Words("应当与之相等的“{zh}”为 {computed}", "{en}, which must equal it, is {computed}"),
    "changes": Words("应当与之相等的“{zh}”的增减为 {computed}", "{en}, which must equal it, changed by {computed}"),
    "bound": Words("“{zh}”的 {computed}", "{en}, {computed}"),
}
_SUM = {
    "=": Words("文中各组成部分合计 {computed}", "its parts told in the text come to {computed}"),
    "changes": Words("各组成部分的增减合计 {computed}", "its parts changed by {computed}"),
    "bound": Words("各组成部分合计 {computed}", "{computed}, which its parts come to"),
}


def set_out(
    lexicon: Lexicon, formula: Formula, whole: Fact, parts: list[tuple[FormulaTerm, Fact]], of_changes: bool
) -> Words:
    """支出总计 190.94 万元 = 基本支出 169.53 万元 + 项目支出 21.41 万元"""

    def side(terms: Iterable[tuple[FormulaTerm, Fact]], lang: Literal["zh", "en"]) -> str:
        told = [(term.sign, getattr(name_of(lexicon, term), lang), fact.figure.amount) for term, fact in terms]
        return " ".join(f"{'-' if sign < 0 else '+'} {name} {amount}" for sign, name, amount in told).removeprefix("+ ")

    zh, en = (
        f"{side([(formula.left[0], whole)], lang)} {formula.relation} {side(parts, lang)}" for lang in ("zh", "en")
    )
    return Words(f"{zh}（增减）", f"{en} (changes)") if of_changes else Words(zh, en)


def held_against(lexicon: Lexicon, formula: Formula, computed: Amount, of_changes: bool) -> Words:
    """What the whole is held against: one concept on the right is no sum of parts, and is told by its name."""
    name = name_of(lexicon, formula.right[0])
    kind = "changes" if of_changes else "=" if formula.relation == "=" else "bound"
    words = (_ONE if len(formula.right) == 1 else _SUM)[kind]
    told = {"zh": name.zh, "en": name.en, "computed": computed}
    return Words(words.zh.format_map(told), words.en.format_map(told))


@lru_cache(maxsize=_MOST_WORDED)
def untold(lexicon: Lexicon, formula: Formula) -> Judgement:
    """That a relation could not be judged: most documents tell the figures of few, so it is worded once a process."""
    missing = "、".join(dict.fromkeys(name_of(lexicon, term).zh for term in formula.terms if not term.optional))
    why = Words(f"同一节里没有同时写出各数，或口径不止一个：{missing}", "its figures are not all told in one scope")
    return unjudged(_in_words(lexicon, formula), (), *why)


def _in_words(lexicon: Lexicon, formula: Formula) -> Words:
    """The relation with the names of its concepts."""

    def side(terms: tuple[FormulaTerm, ...], lang: Literal["zh", "en"]) -> str:
        pieces = [f"{'-' if term.sign < 0 else '+'} {getattr(name_of(lexicon, term), lang)}" for term in terms]
        return " ".join(pieces).removeprefix("+ ")

    zh, en = (f"{side(formula.left, lang)} {formula.relation} {side(formula.right, lang)}" for lang in ("zh", "en"))
    return Words(zh, en)


def name_of(lexicon: Lexicon, term: FormulaTerm) -> Words:
    concept = lexicon.concepts.concepts.get(term.concept)
    return Words(concept.zh, concept.en) if concept else Words(term.concept, term.concept)
