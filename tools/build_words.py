"""Rewrites rulesets/lexicon/words.txt, the common words of two characters, from the dictionary of the package jieba.

    pip download --no-deps jieba && tar xzf jieba-*.tar.gz
    python tools/build_words.py jieba-0.42.1/jieba/dict.txt > rulesets/lexicon/words.txt

A word explains why a character stands where it does, however much the place looks like a slip of another word.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

_HEAD = """\
# 常用的两字词：一行一个首字，后面是能与它成词的字。由 tools/build_words.py 生成，请勿手改。
# 据 PyPI 包 jieba 0.42.1 的词典（MIT），取词频不低于 {fewest} 的两字词。
"""
#: Words rarer than this in the dictionary's corpus are as likely to be slips as words.
_FEWEST = 20


def main(dictionary: str) -> None:
    following: defaultdict[str, set[str]] = defaultdict(set)
    for line in Path(dictionary).read_text(encoding="utf-8").splitlines():
        word, frequency, _ = line.split()
        if len(word) == 2 and all("\u4e00" <= one <= "\u9fff" for one in word) and int(frequency) >= _FEWEST:
            following[word[0]].add(word[1])
    sys.stdout.write(_HEAD.format(fewest=_FEWEST))
    for first in sorted(following):
        print(first + "".join(sorted(following[first])))


if __name__ == "__main__":
    main(sys.argv[1])
