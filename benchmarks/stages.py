"""Where the time goes: every stage and every rule, as ``check --timing`` tells them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks.corpus import SMALL, document, large
from benchmarks.many import SIZE
from benchmarks.tables import Table, megabytes_a_second
from disclosurelint.collecting import seldom_meanwhile
from disclosurelint.linter import check
from disclosurelint.settings import Settings, load
from disclosurelint.text import Source

#: Parts with less than this share of the time are put together.
_WORTH_TELLING = 0.01


@seldom_meanwhile()
def measure(megabytes: float, files: int) -> list[Table]:
    """One large document, and many of the usual length; garbage is looked for as seldom as when the program runs."""
    many = [document(3_000_000 + at, SIZE) for at in range(files // 10)]
    return [
        _table(f"各步：一个 {megabytes:g} MB 的文件", [large(megabytes, -1)]),
        _table(f"各步：{len(many)} 个 {SIZE // 1000} KB 的文件", many),
    ]


def _table(title: str, texts: Sequence[str]) -> Table:
    plan = load(Settings(timing=True))
    check(Source("warm-up", document(0, SMALL)), plan)
    taken: Counter[str] = Counter()
    for text in texts:
        taken.update(check(Source("draft.txt", text), plan).seconds)
    whole, size = sum(taken.values()), sum(len(text.encode()) for text in texts)
    told = {part: seconds for part, seconds in taken.most_common() if seconds >= _WORTH_TELLING * whole}
    rest = len(taken) - len(told)
    parts = {**told, f"其余 {rest} 项": whole - sum(told.values()), "合计": whole}
    return Table(
        title,
        "处理器时间，由多到少（`check --timing`）；几条规则共用的数据，由先用到的一条付出时间。",
        ["步骤或规则", "秒", "占比", "MB/s"],
        [
            [part, f"{seconds:.3f}", f"{seconds / whole:.1%}", megabytes_a_second(size / seconds)]
            for part, seconds in parts.items()
            if seconds > 0
        ],
    )
