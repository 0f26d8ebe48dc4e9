"""``python -m benchmarks``: measures and prints Markdown."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterator
from pathlib import Path

from benchmarks import adversarial, formats, imports, keystrokes, length, many, memory, peers, stages, start, throughput
from benchmarks.tables import Table, publish
from disclosurelint import __version__

_ROOT = Path(__file__).parent.parent
_SECTIONS = (
    *("start", "throughput", "many", "peers", "length", "memory", "formats"),
    *("adversarial", "imports", "keystrokes", "scaling"),
)


def main() -> None:
    options = _options()
    heading = _heading(options)
    print(heading, flush=True)
    publish(heading, _measured(options), options.output)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures speed and memory.")
    parser.add_argument("section", nargs="?", choices=[*_SECTIONS, "all"], default="all")
    parser.add_argument(
        "--document",
        type=Path,
        default=_ROOT / "fixtures/hebei-county-budget/faultless.txt",
        help="the document of the start, imports and keystrokes sections",
    )
    parser.add_argument("--rounds", type=int, default=15, help="rounds of the start and imports sections")
    parser.add_argument("--passes", type=int, default=3, help="rounds of the throughput section")
    parser.add_argument("--keystrokes", type=int, default=200, help="keystrokes of the keystrokes section")
    parser.add_argument("--megabytes", type=float, default=10, help="length of the large document")
    parser.add_argument("--files", type=int, default=1000, help="number of the small documents")
    parser.add_argument("--tiny", type=int, default=100_000, help="documents of two lines in the many section")
    parser.add_argument("--output", type=Path, help="write the page to this file too")
    options = parser.parse_args()
    if not options.document.is_file():
        parser.error(f"there is no document {options.document}; name one by --document")
    return options


def _measured(options: argparse.Namespace) -> Iterator[Table]:
    wanted = _SECTIONS if options.section == "all" else (options.section,)
    if "start" in wanted:
        yield start.measure(options.document, options.rounds)
    if "throughput" in wanted:
        yield throughput.measure(options.megabytes, options.files, options.passes)
        yield from stages.measure(options.megabytes, options.files)
    if "many" in wanted:
        yield from many.measure(options.files, min(options.passes, 2), options.tiny)
    if "peers" in wanted:
        yield peers.measure(_ROOT / "fixtures", options.files, options.passes)
    if "length" in wanted:
        yield length.measure()
    if "memory" in wanted:
        yield memory.measure(options.megabytes, options.files)
    if "formats" in wanted:
        yield formats.measure()
    if "adversarial" in wanted:
        yield adversarial.measure()
    if "imports" in wanted:
        yield imports.measure(options.document, options.rounds)
    if "keystrokes" in wanted:
        yield keystrokes.measure(options.document, options.keystrokes)
    if "scaling" in wanted:
        from benchmarks import scaling  # loads all of Dask

        yield scaling.measure(options.files)


def _heading(options: argparse.Namespace) -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return (
        "# 速度与内存\n\n"
        f"由 `python -m benchmarks {options.section}` 生成。"
        "绝对数字因机器而异；倍数在同一次运行中得出，可以互相比较。\n\n"
        f"disclosurelint {__version__}，{python}，{platform.system()} {platform.machine()}，{os.cpu_count()} 核。\n"
    )


if __name__ == "__main__":
    main()
