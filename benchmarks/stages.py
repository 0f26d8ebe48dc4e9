"""Where the time of one large document goes: reading, parsing, each kind of check."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.corpus import SMALL, document, large
from benchmarks.tables import Table, megabytes_a_second
from disclosurelint.document import parse
from disclosurelint.document.layout import lay_out
from disclosurelint.document.model import Figure, Paragraph
from disclosurelint.document.outline import read_outline
from disclosurelint.document.statements import read_statements
from disclosurelint.lexicon import load_lexicon
from disclosurelint.linter import lint
from disclosurelint.rules import load_ruleset
from disclosurelint.sources import read
from disclosurelint.text import Source

#: Seconds below which a speed says nothing.
_MEASURABLE = 0.001


def _steps_of_parse(source: Source, whole: float) -> dict[str, float]:
    """The steps of ``parse`` one by one; what they leave of the whole is the subject and the rest."""
    taken: dict[str, float] = {}
    start = perf_counter()
    mapped = lay_out(source)
    taken["接行（layout）"] = perf_counter() - start
    start = perf_counter()
    root, _ = read_outline(mapped.text, load_lexicon())
    taken["层次（document.lark）"] = perf_counter() - start
    told: dict[str, Figure] = {}
    start = perf_counter()
    for block in root.walk():
        if isinstance(block, Paragraph):
            read_statements(mapped.text, block.span, told)
    taken["数字句（amounts.lark）"] = perf_counter() - start
    taken["归属等"] = max(0.0, whole - sum(taken.values()))
    return taken


def measure(megabytes: float) -> Table:
    """Seconds of every stage, in the order of a run. What checks share is paid by the first that asks for it."""
    ruleset = load_ruleset()
    lint(Source("warm-up", document(0, SMALL)), ruleset)
    text = large(megabytes, -1)
    taken: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        file = Path(folder, "draft.txt")
        file.write_text(text, encoding="utf-8")
        start = perf_counter()
        source = read(file)
        taken["读入（sources）"] = perf_counter() - start
    start = perf_counter()
    parsed = parse(source)
    whole_parse = perf_counter() - start
    taken |= _steps_of_parse(source, whole_parse)
    for bound in ruleset.for_subject(parsed.subject):
        start = perf_counter()
        for _ in bound.check.run(parsed):
            pass
        name = f"检查 {bound.check.kind}"
        taken[name] = taken.get(name, 0.0) + perf_counter() - start
    whole = sum(taken.values())
    size = len(text.encode())
    return Table(
        "各阶段",
        f"一个 {megabytes:g} MB 的新文件，按先后次序；几类检查共用的数据，由先用到的一类付出时间。",
        ["阶段", "秒", "占比", "MB/s"],
        [
            [
                name,
                f"{seconds:.3f}",
                f"{seconds / whole:.1%}",
                megabytes_a_second(size / seconds) if seconds > _MEASURABLE else "",
            ]
            for name, seconds in {**taken, "合计": whole}.items()
        ],
    )
