"""How many misspelt characters are found: one character of a faultless document is mistyped at a time.

    python -m benchmarks.injections [--sample N] [--output FILE]

A character is replaced by one that looks or sounds like it, by the pairs listed by hand and by those worked out from
strokes and readings; or it is left out, written twice, or changes places with the next.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.tables import Table
from disclosurelint.lexicon import load_lexicon
from disclosurelint.linter import check
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.sources import read
from disclosurelint.text import Source

_HEADING = """# 打错一个字，能不能发现

由 `python -m benchmarks.injections` 生成。在没有差错的样例文件里，把一个字换成形近或音近的字
（字对取自 `rulesets/lexicon/lookalikes.yaml` 和由笔顺、读音算出的 `confusables.txt`），或者漏掉一个字、
重写一个字、颠倒两个字，看是否报告在这个地方。既不在术语里、又不是文中反复出现的字样，没有可对照的东西，多半发现不了。

"""
#: Characters of a turn that the document repeats, and how often it has to.
_TURN, _OFTEN = 4, 4


class Mistake(NamedTuple):
    """``text[at:at+size]`` written as ``wrong``; ``kind`` says what happened and where the character stands."""

    at: int
    size: int
    wrong: str
    kind: str


def measure(folder: Path, sample: int, seed: int) -> Table:
    """Recall by what happened and where the character stands, and how many reports were of something else."""
    ruleset = load_ruleset()
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    by_rule: defaultdict[str, Counter[str]] = defaultdict(Counter)
    beside = 0
    for path in sorted(folder.glob("*/faultless.txt")):
        source = read(str(path))
        by_kind: defaultdict[str, list[Mistake]] = defaultdict(list)
        for mistake in _mistakes(source.text):
            by_kind[mistake.kind].append(mistake)
        for kind, mistakes in by_kind.items():
            for mistake in random.Random(seed).sample(mistakes, min(sample, len(mistakes))):
                rule, others = _told(source, mistake, ruleset)
                tried[kind] += 1
                beside += others
                if rule:
                    found[kind] += 1
                    by_rule[kind][rule] += 1
    rows = [
        [
            kind,
            str(tried[kind]),
            f"{100 * found[kind] / tried[kind]:.1f} %",
            "，".join(f"{rule} {number}" for rule, number in by_rule[kind].most_common()),
        ]
        for kind in sorted(tried)
    ]
    right = sum(found.values())
    rows.append(["合计", str(sum(tried.values())), f"{100 * right / sum(tried.values()):.1f} %", ""])
    rows.append(["报告在别处的", str(beside), f"准确率 {100 * right / (right + beside):.1f} %", ""])
    return Table(
        "各种错法",
        f"每份文件每种错法抽取至多 {sample} 处，种子 {seed}。",
        ["错法与位置", "次数", "报告", "由哪条规则"],
        rows,
    )


def _mistakes(text: str) -> Iterator[Mistake]:
    """Every mistake that may be made in a text."""
    lexicon = load_lexicon()
    terms = [term for term in lexicon.terms.protected if len(term) >= _TURN]
    within: dict[int, int] = {}  # place of a character → place where the longest term around it ends
    for term in sorted(terms, key=len):
        at = text.find(term)
        while at >= 0:
            within.update({at + offset: at + len(term) for offset in range(len(term))})
            at = text.find(term, at + 1)
    turns = Counter(text[at : at + _TURN] for at in range(len(text)))
    written = lexicon.confusables.written_for(sorted({one for one in text if _han(one)}))
    for at, character in enumerate(text):
        around = (text[begin : begin + _TURN] for begin in range(max(0, at - _TURN + 1), at + 1))
        repeated = any(turns[turn] > _OFTEN for turn in around if len(turn) == _TURN and all(map(_han, turn)))
        place = "术语里" if at in within else "文中反复出现的字样里" if repeated else "其他地方"
        for wrong in written.get(character, ""):
            listed = lexicon.confusables.listed(wrong, character)
            yield Mistake(at, 1, wrong, f"{'换成列出的字' if listed else '换成算出的字'}，{place}")
        if at - 1 in within and within.get(at, 0) > at + 1 and within[at] == within[at - 1] and _han(text[at + 1]):
            yield Mistake(at, 1, "", f"漏字，{place}")
            yield Mistake(at, 1, character * 2, f"重字，{place}")
            if text[at] != text[at + 1]:
                yield Mistake(at, 2, text[at + 1] + text[at], f"颠倒，{place}")


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _told(source: Source, mistake: Mistake, ruleset: Ruleset) -> tuple[str, int]:
    """The rule that reports the mistake (empty for none), and how many other word findings there are."""
    at = mistake.at
    text = source.text[:at] + mistake.wrong + source.text[at + mistake.size :]
    words = [
        found for found in check(Source(source.path, text), Plan(ruleset)).diagnostics if found.code.startswith("WRD")
    ]
    there = [found.code for found in words if found.span.start <= at <= found.span.end]
    return (there[0] if there else ""), len(words) - len(there)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.injections", description=__doc__.split("\n")[0])
    parser.add_argument("--fixtures", type=Path, default=Path(__file__).parent.parent / "fixtures")
    parser.add_argument("--sample", type=int, default=40, help="mistakes of a kind in a document")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    page = _HEADING + measure(options.fixtures, options.sample, options.seed).markdown()
    print(page)
    if options.output:
        options.output.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
