"""Rewrites rulesets/lexicon/confusables.txt, the characters taken for one another, from tools/characters.tsv.

    python tools/build_confusables.py > rulesets/lexicon/confusables.txt

Two characters are confusable when they sound the same, or nearly so, or when the order of their strokes is much the
same (the longest common subsequence, as a share of both). The file is committed; a test builds it again.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from heapq import nlargest
from pathlib import Path

from rapidfuzz.distance import LCSseq

_HEAD = """\
# 形近、音近的字。由 tools/build_confusables.py 从 tools/characters.tsv 生成，请勿手改。
# 一行一个字，接着是读音（不分声调、平翘舌、前后鼻音、n 与 l，读音相同的算音近），再接着是与它形近的字
# （两字笔顺的最长公共子序列占两字笔画的比例，取不低于 {least} 的前 {most} 个）。
"""
_LEAST, _MOST = 0.7, 20
_FLAT_TONGUE = {"zh": "z", "ch": "c", "sh": "s"}


def main(table: Path) -> None:
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    alike = in_shape({character: strokes for character, _, strokes in rows})
    sys.stdout.write(_HEAD.format(least=_LEAST, most=_MOST))
    for character, reading, _ in sorted(rows):
        print(character, blurred(reading), "".join(alike[character]))


def in_shape(strokes: dict[str, str]) -> dict[str, list[str]]:
    """For every character those of the most similar stroke order, the likest first."""
    by_length: defaultdict[int, list[str]] = defaultdict(list)
    for character, order in strokes.items():
        by_length[len(order)].append(character)
    found: dict[str, list[str]] = {}
    for character, order in strokes.items():
        near: list[tuple[float, str]] = []
        size = len(order)
        for length, others in by_length.items():
            if 2 * min(length, size) < _LEAST * (length + size):
                continue
            fewest = -(-int(_LEAST * 100) * (length + size) // 200)
            for other in others:
                common = LCSseq.similarity(order, strokes[other], score_cutoff=fewest)
                if common and other != character:
                    near.append((2 * common / (length + size), other))
        found[character] = [other for _, other in nlargest(_MOST, near)]
    return found


def blurred(reading: str) -> str:
    """A reading without what many speakers do not tell apart: zh from z, n from l, -ing from -in, -ang from -an."""
    initial = re.match("[zcs]h", reading)
    if initial:
        reading = _FLAT_TONGUE[initial.group()] + reading[2:]
    reading = re.sub("^n", "l", reading)
    return re.sub("(?<=[aie]n)g$", "", reading)


if __name__ == "__main__":
    main(Path(__file__).with_name("characters.tsv"))
