"""How many wrong figures are found: one figure of a faultless document is changed at a time.

    python -m benchmarks.mutations [--sample N] [--output FILE]

Only figures that stand in a relation the text states can be found wrong; what share of all figures that is stands in
the table too. A change counts as found when a new diagnostic points at the changed figure, or names it among its terms.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from benchmarks.tables import Table
from disclosurelint.document import parse
from disclosurelint.ledger import Entry, ledger_of
from disclosurelint.linter import check
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.settings import Plan
from disclosurelint.sources import read
from disclosurelint.text import Source, Span

#: The rule whose relations fix a figure only as finely as a percentage is printed.
PERCENTAGE = "AMT003"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_HEADING = """# 改错一个数，能不能发现

由 `python -m benchmarks.mutations` 生成。改动在舍入解释得了的范围之外：
有小数的数改末位二十个单位，只由百分比核对的数改五十分之一，个数加一；
另有相邻两位颠倒、扩大十倍、缩小到万分之一、漏写“万”、增减写反、抄成下一个数。

没有发现的，多是“其中”“主要是”只列一部分的列举：少于总数时不报，除非改一处笔误就正好相符。

"""
_VERBS = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长"}


class Mutation(NamedTuple):
    """Replace ``span`` of the file by ``text``; ``figure`` is the figure that becomes wrong."""

    kind: str
    span: Span
    text: str
    figure: Span


def mutations_of(source: Source, figure: Span, loose: bool, neighbour: Span | None) -> Iterator[Mutation]:
    """The slips that can happen to one figure.

    ``loose`` says that only percentages vouch for it; ``neighbour`` is the figure that may be copied in its place.
    """
    found = _NUMBER.search(source.text, figure.start, figure.end)
    if found is None:
        return
    number = Span(*found.span())
    digits = found.group()
    unit = source.text[number.end : figure.end].strip()
    value = Decimal(digits.replace(",", ""))
    places = len(digits.partition(".")[2])
    for kind, wrong in _wrong_values(value, places, loose):
        text = f"{wrong:,f}" if "," in digits else f"{wrong:f}"
        if text != digits:
            yield Mutation(kind, number, text, figure)
    copied = _NUMBER.search(source.text, neighbour.start, neighbour.end) if neighbour else None
    if neighbour and copied and source.text[copied.end() : neighbour.end].strip() == unit:
        other = Decimal(copied.group().replace(",", ""))
        if abs(other - value) > value / 20:
            yield Mutation("抄成下一个数", number, copied.group(), figure)
    if unit == "万元" and value:
        yield Mutation("漏写万", Span(number.end, figure.end), "元", figure)
    verb = source.text[max(0, figure.start - 2) : figure.start]
    if verb in _VERBS and value:
        yield Mutation("增减写反", Span(figure.start - 2, figure.start), _VERBS[verb], figure)


def _wrong_values(value: Decimal, places: int, loose: bool) -> Iterator[tuple[str, Decimal]]:
    step = Decimal(1).scaleb(-places)
    # The least that no rounding explains: twenty last places in a sum of up to 38 terms. What stands in percentages
    # only is not fixed as finely by them: there, one in fifty. A count is exact.
    if places or value >= 1000:
        yield "末位", value + max(20 * step, (value / 50).quantize(step) if loose else step)
    else:
        yield "末位", value + step
    digits = f"{value:.{places}f}".replace(".", "")
    swaps = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
    if swaps:
        at = swaps[0]
        yield "两位颠倒", Decimal(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) * step
    if value:
        yield "×10", value * 10
        yield "÷10000", value / 10000


def measure(folder: Path, sample: int, seed: int) -> list[Table]:
    """A table by kind of change, and one by document; ``sample`` changes a document, all of them for 0."""
    ruleset = load_ruleset()
    found: defaultdict[str, int] = defaultdict(int)
    exact: defaultdict[str, int] = defaultdict(int)
    tried: defaultdict[str, int] = defaultdict(int)
    documents = []
    for path in sorted(folder.glob("*/faultless.txt")):
        source = read(path)
        document = parse(source)
        ledger = ledger_of(document, ruleset.for_subject(document.subject))
        vouched = [figure.span for figure in ledger.figures if figure.span in ledger.vouched]
        exactly = {place for entry in ledger.entries if entry.code != PERCENTAGE for place in _judged(entry)}
        documents.append((path.parent.name, len(ledger.figures), len(vouched)))
        mutations = [
            mutation
            for figure, neighbour in zip(vouched, [*vouched[1:], None], strict=True)
            for mutation in mutations_of(source, figure, figure not in exactly, neighbour)
        ]
        random.Random(seed).shuffle(mutations)
        for mutation in mutations[:sample] if sample else mutations:
            tried[mutation.kind] += 1
            told, at_place = _is_told(source, mutation, ruleset)
            found[mutation.kind] += told
            exact[mutation.kind] += at_place
    rows = [
        [kind, str(tried[kind]), _percent(found[kind], tried[kind]), _percent(exact[kind], tried[kind])]
        for kind in sorted(tried)
    ]
    total = sum(tried.values())
    rows.append(["合计", str(total), _percent(sum(found.values()), total), _percent(sum(exact.values()), total)])
    by_document = [[name, str(all_), _percent(vouched_, all_)] for name, all_, vouched_ in documents]
    how = (
        f"样例文件里有关系可核对的每个数，每次改错一个；每份文件抽取 {sample} 处改动，种子 {seed}。"
        if sample
        else "样例文件里有关系可核对的每个数，每次改错一个，全部改动。"
    )
    return [
        Table("改错一个数，能不能发现", how, ["改动", "次数", "报告", "标出了这个数"], rows),
        Table(
            "有关系可核对的数",
            "没有差错的样例文件里读出的数字，有多少至少参加一个判断过的关系。",
            ["文件", "读出的数字", "有关系可核对"],
            by_document,
        ),
    ]


def _judged(entry: Entry) -> tuple[Span, ...]:
    return () if entry.verdict == "unjudged" else entry.places


def _is_told(source: Source, mutation: Mutation, ruleset: Ruleset) -> tuple[bool, bool]:
    """Whether a mutant raises a diagnostic of figures, and whether one of its places is the changed figure."""
    start, end = mutation.span
    text = source.text[:start] + mutation.text + source.text[end:]
    is_amount: Callable[[Diagnostic], bool] = lambda diagnostic: diagnostic.code.startswith("AMT")  # noqa: E731
    mutant = Source(source.path, text, source.encoding, source.bom)
    diagnostics = list(filter(is_amount, check(mutant, Plan(ruleset)).diagnostics))
    moved = Span(mutation.figure.start, mutation.figure.end + len(mutation.text) - (end - start))
    places = [place for diagnostic in diagnostics for place in _places(diagnostic)]
    return bool(diagnostics), any(place.start < moved.end and moved.start < place.end for place in places)


def _places(diagnostic: Diagnostic) -> Iterator[Span]:
    yield diagnostic.span
    yield from (related.span for related in diagnostic.related)
    if diagnostic.calculation is not None:
        yield from (term.span for term in (diagnostic.calculation.whole, *diagnostic.calculation.terms))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations", description=__doc__.split("\n")[0])
    parser.add_argument("--fixtures", type=Path, default=Path(__file__).parent.parent / "fixtures")
    parser.add_argument("--sample", type=int, default=0, help="changes tried a document; all of them unless told")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    page = _HEADING + "\n".join(table.markdown() for table in measure(options.fixtures, options.sample, options.seed))
    print(page)
    if options.output:
        options.output.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
