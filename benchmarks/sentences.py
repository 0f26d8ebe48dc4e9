"""What the rules of wording say of sentences from elsewhere: false alarms on right ones, recall on wrong ones.

    python -m benchmarks.sentences FILE [--select WRD,PUN] [--show]

A line of the file holds a sentence, or a sentence as written and, behind a tab, as it should be. Right sentences are
put together into documents; a wrong one is a document by itself. No sentence is printed unless ``--show`` asks for it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.tables import Table
from disclosurelint.linter import check
from disclosurelint.rules.diagnostic import SEVERITIES, Diagnostic
from disclosurelint.settings import Plan, Settings, load
from disclosurelint.text import Source, apply_edits

#: Sentences that are put together: as many as a short disclosure has.
_IN_A_DOCUMENT = 60


class Pair(NamedTuple):
    """A sentence as written and as it should be."""

    written: str
    right: str


def read_pairs(path: Path) -> list[Pair]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Pair(line.split("\t")[0], line.split("\t")[-1]) for line in lines if line.strip()]


def written_in(pairs: Sequence[Pair]) -> dict[str, str]:
    """For every character those that were written for it."""
    wrong: dict[str, dict[str, None]] = {}
    for pair in pairs:
        if len(pair.written) == len(pair.right):
            for one, right in zip(*pair, strict=True):
                if one != right:
                    wrong.setdefault(right, {})[one] = None
    return {right: "".join(written) for right, written in wrong.items()}


class Checker(NamedTuple):
    """One set of rules on one text after the other."""

    plan: Plan
    show: bool

    def findings(self, text: str) -> list[Diagnostic]:
        found = list(check(Source("sentences", text), self.plan).diagnostics)
        if self.show:
            for one in found:
                print(one.code, one.severity, one.message, "|", text[max(0, one.span.start - 12) : one.span.end + 12])
        return found


def silence(pairs: Sequence[Pair], checker: Checker) -> Table:
    """False alarms on the right sentences, by rule and severity."""
    sentences = list(dict.fromkeys(pair.right for pair in pairs))
    documents = ["\n".join(sentences[at : at + _IN_A_DOCUMENT]) for at in range(0, len(sentences), _IN_A_DOCUMENT)]
    size = sum(len(text.encode()) for text in documents) / 1e6
    told: Counter[tuple[str, str]] = Counter()
    for text in documents:
        told.update((found.severity, found.code) for found in checker.findings(text))
    rows = [
        [severity, str(number), f"{number / size:.2f}", _by_code(told, severity)]
        for severity in SEVERITIES
        for number in [sum(count for (level, _), count in told.items() if level == severity)]
    ]
    note = f"{len(sentences)} 句没有差错的句子，{size:.2f} MB，每 {_IN_A_DOCUMENT} 句作一份文件。"
    return Table("误报", note, ["级别", "报告", "每 MB", "由哪条规则"], rows)


def recall(pairs: Sequence[Pair], checker: Checker) -> Table:
    """Of the wrong characters, those that are told of, and those put right by the fix."""
    wrong = [pair for pair in pairs if pair.written != pair.right and len(pair.written) == len(pair.right)]
    characters = reported = mended = beside = 0
    by_rule: Counter[tuple[str, str]] = Counter()
    for pair in wrong:
        odd = {at for at, (one, other) in enumerate(zip(*pair, strict=True)) if one != other}
        found = checker.findings(pair.written)
        hit = set()
        for one in found:
            there = odd.intersection(range(one.span.start, one.span.end))
            hit |= there
            beside += not there
            if there:
                by_rule["", one.code] += 1
        characters += len(odd)
        reported += len(hit)
        mended += sum(_mends(pair, one) for one in found)
    rows = [
        ["错字", str(characters), ""],
        ["报告在错字上", str(reported), f"{100 * reported / characters:.1f} %，{_by_code(by_rule, '')}"],
        ["建议修改正好改对", str(mended), ""],
        ["报告在别处", str(beside), f"准确率 {100 * reported / max(1, reported + beside):.1f} %"],
    ]
    return Table("错句", f"{len(wrong)} 句有错字的句子，每句作一份文件。", ["", "个数", ""], rows)


def _mends(pair: Pair, found: Diagnostic) -> bool:
    """Whether the fix changes wrong characters into right ones, and none that was right."""
    if found.fix is None:
        return False
    fixed = apply_edits(pair.written, found.fix.edits)
    return fixed != pair.written and len(fixed) == len(pair.right) and all(_towards(pair, fixed))


def _towards(pair: Pair, fixed: str) -> Iterator[bool]:
    for before, after, right in zip(pair.written, fixed, pair.right, strict=True):
        yield after in (before, right)


def _by_code(told: Counter[tuple[str, str]], severity: str) -> str:
    return "，".join(f"{code} {number}" for (level, code), number in told.most_common() if level == severity)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sentences", description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--select", default="WRD", help="rules to look at, as for disclosurelint check")
    parser.add_argument("--show", action="store_true", help="print what is told, and where")
    options = parser.parse_args()
    checker = Checker(load(Settings(select=tuple(options.select.split(",")))), options.show)
    pairs = read_pairs(options.file)
    print(silence(pairs, checker).markdown())
    if any(pair.written != pair.right for pair in pairs):
        print(recall(pairs, checker).markdown())


if __name__ == "__main__":
    main()
