"""``python -m tests.hostile.table --output docs/hostile.md``: what each hostile document and run gives, in a table.

The tests assert of each what is in their lists; here they are run one by one, to see what is told and what it takes.
"""

from __future__ import annotations

import argparse
import platform
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.tables import Table
from disclosurelint import __version__
from disclosurelint.output.width import clip, printable
from tests.hostile.documents import DOCUMENTS
from tests.hostile.process import MEMORY, SECONDS, Outcome, disclosurelint
from tests.hostile.runs import RUNS

#: Columns of what is told.
_WIDTH = 76
_HEADER = ("试的", "退出状态", "程序说的", "秒", "MiB")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.table", description="Tries all that is hostile.")
    parser.add_argument("--output", type=Path, help="write the page to this file too")
    options = parser.parse_args()
    page = (
        "# 试过的恶意输入\n\n"
        "由 `python -m tests.hostile.table --output docs/hostile.md` 生成：每一项单独运行一次命令行，"
        f"内存上限 {MEMORY / 1e9:g} GB，时间上限 {SECONDS} 秒。秒是处理器时间，MiB 是常驻内存的最大值。"
        "名单在 `tests/hostile/`，`tests/hostile/test_hostile.py` 每次都验证退出状态、说的话、没有堆栈、没有写出文件。"
        "0 没有问题，1 有问题，2 有文件或设置无法使用。\n\n"
        f"disclosurelint {__version__}，Python {platform.python_version()}，{platform.system()}。\n"
    )
    print(page)
    for table in (_documents(), _runs()):
        page += "\n" + table.markdown()
        print(table.markdown())
    if options.output:
        options.output.write_text(page, encoding="utf-8")


def _documents() -> Table:
    return Table("公开文件", "全部规则。", _HEADER, list(_of_documents()))


def _of_documents() -> Iterator[list[str]]:
    for document in DOCUMENTS:
        with TemporaryDirectory() as name:
            document.write(Path(name))
            outcome = disclosurelint(("check", document.name, "--format", "concise", "--no-cache"), Path(name))
            what = f"{document.what}（{Path(document.name).suffix}）"
            yield _row(what, outcome, document.told or "检查 1 个文件", name)


def _runs() -> Table:
    return Table("文件、文件名、设置、输出", "只用一条规则（AMT001），或用不了。", _HEADER, list(_of_runs()))


def _of_runs() -> Iterator[list[str]]:
    for run in RUNS:
        with TemporaryDirectory() as name:
            run.prepare(Path(name))
            outcome = disclosurelint((*run.arguments, "--no-cache"), Path(name), run.meanwhile)
            yield _row(run.what, outcome, run.told, name)


def _row(what: str, outcome: Outcome, told: str, folder: str) -> list[str]:
    """A row; of what was told, the line that matters, without the folder it was tried in."""
    lines = [*outcome.err.splitlines(), *outcome.out.splitlines()]
    line = next((line for line in lines if told in line), lines[-1] if lines else "")
    line = clip(printable(line.replace(f"{folder}/", "").removeprefix("disclosurelint: ").strip()), _WIDTH)
    shown = line.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "\\`")
    what = what.replace("|", "\\|")
    return [what, str(outcome.status), shown, f"{outcome.seconds:.2f}", f"{outcome.peak / 2**20:.0f}"]


if __name__ == "__main__":
    main()
