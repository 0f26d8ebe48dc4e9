"""What the rules of words and marks find, what they cost in false alarms, and how fast they are.

    python -m benchmarks.words [--document FILE] [--clean FILE] [--pairs FILE] [--output docs/wording.md]

Mistakes are made in the faultless documents of ``fixtures/`` and in ``--document``, a document of one's own; its own
faults are left alone. ``--clean`` and ``--pairs`` are files of sentences (see ``benchmarks.sentences``), of which none
is printed. Without those files their tables are left out.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks import injections, sentences
from benchmarks.corpus import document
from benchmarks.tables import Table, megabytes_a_second, milliseconds, publish
from disclosurelint.document import parse
from disclosurelint.lexicon import load_lexicon
from disclosurelint.linter import check
from disclosurelint.rules.diagnostic import SEVERITIES
from disclosurelint.settings import Settings, load
from disclosurelint.sources import read
from disclosurelint.text import Source

_ROOT = Path(__file__).parent.parent
_HEADING = _ROOT / "benchmarks" / "words.md"
_WORDS, _MARKS, _HINTS = "WRD", "PUN", "HNT"
#: Documents for the speed of the checks, and their length: what a county's budget comes to.
_DOCUMENTS, _SIZE = 60, 30_000


def main() -> None:
    options = _options()
    publish(_HEADING.read_text(encoding="utf-8"), _measured(options), options.output)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.words", description=__doc__.split("\n")[0])
    parser.add_argument("--fixtures", type=Path, default=_ROOT / "fixtures")
    parser.add_argument("--document", type=Path, help="a real document, to make mistakes in")
    parser.add_argument("--clean", type=Path, help="sentences without a fault, one a line")
    parser.add_argument("--pairs", type=Path, help="sentences with faults and, behind a tab, without them")
    parser.add_argument("--sample", type=int, default=20, help="mistakes of a kind in a document")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path)
    return parser.parse_args()


def _measured(options: argparse.Namespace) -> Iterator[Table]:
    words = load(Settings(select=(_WORDS,)))
    documents = [read(str(path)) for path in sorted(options.fixtures.glob("*/faultless.txt"))]
    yield injections.measure("样例文件里的错字", documents, words, options.sample, options.seed)
    if options.document:
        own = [read(str(options.document))]
        yield injections.measure("一份真实文件里的错字", own, words, options.sample, options.seed)
    if options.pairs:
        written = sentences.written_in(sentences.read_pairs(options.pairs))
        title = "样例文件里，别人写错的字"
        yield injections.measure(title, documents, words, options.sample, options.seed, written)
    yield _silence(documents)
    if options.clean:
        yield _renamed(sentences.silence(sentences.read_pairs(options.clean), _checker(_WORDS)), "没有差错的报刊句子")
    if options.pairs:
        pairs = sentences.read_pairs(options.pairs)
        yield _renamed(sentences.recall(pairs, _checker(_WORDS)), "有错字的法律句子")
        yield _renamed(sentences.recall(pairs, _checker(_HINTS)), "线索：有错字的法律句子")
    if options.clean:
        yield _renamed(
            sentences.silence(sentences.read_pairs(options.clean), _checker(_HINTS)), "线索：没有差错的报刊句子"
        )
    yield _speed()
    yield _loading()


def _checker(select: str) -> sentences.Checker:
    return sentences.Checker(load(Settings(select=(select,))), show=False)


def _renamed(table: Table, title: str) -> Table:
    return table._replace(title=title)


def _silence(documents: list[Source]) -> Table:
    """What is told of documents in which nothing is wrong, hints included."""
    rows = []
    for select in (_WORDS, _MARKS, _HINTS):
        plan = load(Settings(select=(select,)))
        told = Counter(one.severity for source in documents for one in check(source, plan).diagnostics)
        rows.append([select, *(str(told[severity]) for severity in SEVERITIES)])
    size = sum(len(source.text.encode()) for source in documents) / 1e6
    note = f"{len(documents)} 份没有差错的样例文件，共 {size:.2f} MB。"
    return Table("没有差错的样例文件", note, ["规则", "错误", "警告", "提示"], rows)


def _speed() -> Table:
    """Megabytes a second of every rule on documents that were not seen before; what rules share the first one pays."""
    plan = load(Settings(select=(_WORDS, _MARKS)))
    rules = plan.ruleset.for_profile(None, plan.only)
    documents = [parse(Source("draft", document(9_000 + at, _SIZE))) for at in range(_DOCUMENTS + 1)]
    size = sum(len(read_one.source.text.encode()) for read_one in documents[1:])
    taken: dict[str, float] = {}
    for rule, one in rules:
        for _ in one.run(documents[0]):  # loads what the rule needs
            pass
        begin = process_time()
        for read_one in documents[1:]:
            for _ in one.run(read_one):
                pass
        taken[rule.code] = process_time() - begin
    groups = {
        select: sum(seconds for code, seconds in taken.items() if code.startswith(select))
        for select in (_WORDS, _MARKS)
    }
    slowest = sorted(taken, key=taken.__getitem__)[:-6:-1]
    rows = [[code, milliseconds(taken[code]), megabytes_a_second(size / taken[code])] for code in slowest]
    rows += [
        [f"全部 {select}", milliseconds(seconds), megabytes_a_second(size / seconds)]
        for select, seconds in groups.items()
    ]
    both = sum(groups.values())
    rows.append(["合计", milliseconds(both), megabytes_a_second(size / both)])
    note = (
        f"{_DOCUMENTS} 份各不相同的文件，每份 {_SIZE // 1000} KB，都没有检查过；处理器时间，单核。"
        "列出最慢的五条，几条规则共用的数据由先用到的一条付出时间。"
    )
    return Table("速度", note, ["规则", "毫秒", "MB/s"], rows)


#: Prints the seconds that it takes until the terms, and until the wrong words, are at hand.
_LOAD = """
from time import process_time
from disclosurelint.lexicon import load_lexicon
lexicon = load_lexicon()
begin = process_time()
lexicon.lookalikes
between = process_time()
lexicon.substitutions("substitutions")
print(between - begin, process_time() - between)
"""


def _loading() -> Table:
    """Milliseconds until the word lists are at hand: made from the compact forms, and taken from the cache."""
    rows = []
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "DISCLOSURELINT_CACHE_DIR": folder}
        for name in ("第一次（缓存是空的）", "以后"):
            done = subprocess.run(
                [sys.executable, "-c", _LOAD], env=environment, capture_output=True, text=True, check=True
            )
            rows.append([name, *(milliseconds(float(seconds)) for seconds in done.stdout.split())])
    note = f"{len(load_lexicon().terms.protected)} 条术语和常见错别字，用到时才载入；处理器时间。"
    return Table("载入词表", note, ["", "术语（毫秒）", "错别字（毫秒）"], rows)


if __name__ == "__main__":
    main()
