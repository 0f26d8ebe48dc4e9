"""How many misspelt characters are found: one character of a faultless document is mistyped at a time.

    python -m benchmarks.injections [--sample N] [--output FILE]

A character is replaced by one that looks or sounds like it, by the pairs of ``rulesets/lexicon/lookalikes.yaml``; what
the list does not know is not tried, so the figures say how well the detectors use the list, not how complete it is.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.tables import Table
from disclosurelint.lexicon import load_lexicon
from disclosurelint.linter import check
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.sources import read
from disclosurelint.text import Source

_HEADING = """# 打错一个字，能不能发现

由 `python -m benchmarks.injections` 生成。在没有差错的样例文件里，把一个字换成形近或音近的字
（取自 `rulesets/lexicon/lookalikes.yaml` 的字对），看是否报告在这个字上。
表里没有的字对没有试，所以数字说明的是检查用好了多少，不是字对齐全与否。

"""
#: Characters of a turn that the document repeats, and how often it has to.
_TURN, _OFTEN = 4, 4


def measure(folder: Path, sample: int, seed: int) -> Table:
    """Recall by where the character stands, and how many reports were of something else."""
    ruleset = load_ruleset()
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    by_rule: defaultdict[str, Counter[str]] = defaultdict(Counter)
    beside = 0
    for path in sorted(folder.glob("*/faultless.txt")):
        source = read(str(path))
        places = _places(source.text)
        random.Random(seed).shuffle(places)
        for at, wrong, kind in places[:sample]:
            rule, others = _told(source, at, wrong, ruleset)
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
        for kind in tried
    ]
    right = sum(found.values())
    rows.append(["合计", str(sum(tried.values())), f"{100 * right / sum(tried.values()):.1f} %", ""])
    rows.append(["报告在别处的", str(beside), f"准确率 {100 * right / (right + beside):.1f} %", ""])
    return Table(
        "打错一个字，能不能发现",
        f"每份文件抽取至多 {sample} 处，种子 {seed}。",
        ["这个字在哪里", "次数", "报告", "由哪条规则"],
        rows,
    )


def _places(text: str) -> list[tuple[int, str, str]]:
    """Every character that may be mistyped, with what it is mistyped as and where it stands."""
    lexicon = load_lexicon()
    pairs = lexicon.list("lookalikes")
    terms = [term for group in lexicon.list("terms")["groups"] for term in group["terms"] if len(term) >= _TURN]
    in_terms = {
        at + offset
        for term in terms
        for at in range(len(text))
        if text.startswith(term, at)
        for offset in range(len(term))
    }
    turns = Counter(text[at : at + _TURN] for at in range(len(text)))
    places = []
    for at, character in enumerate(text):
        wrongs = pairs["shape"].get(character, "") + pairs["sound"].get(character, "")
        if not wrongs:
            continue
        around = (text[begin : begin + _TURN] for begin in range(max(0, at - _TURN + 1), at + 1))
        repeated = any(turns[turn] > _OFTEN for turn in around if all("\u4e00" <= one <= "\u9fff" for one in turn))
        kind = "术语里" if at in in_terms else "文中反复出现的字样里" if repeated else "其他地方"
        places += [(at, wrong, kind) for wrong in wrongs]
    return places


def _told(source: Source, at: int, wrong: str, ruleset: Ruleset) -> tuple[str, int]:
    """The rule that reports the character (empty for none), and how many other word findings there are."""
    text = source.text[:at] + wrong + source.text[at + 1 :]
    words = [found for found in check(Source(source.path, text), ruleset).diagnostics if found.code.startswith("WRD")]
    there = [found.code for found in words if found.span.start <= at < found.span.end]
    return (there[0] if there else ""), len(words) - len(there)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.injections", description=__doc__.split("\n")[0])
    parser.add_argument("--fixtures", type=Path, default=Path(__file__).parent.parent / "fixtures")
    parser.add_argument("--sample", type=int, default=150, help="characters mistyped a document")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    page = _HEADING + measure(options.fixtures, options.sample, options.seed).markdown()
    print(page)
    if options.output:
        options.output.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
