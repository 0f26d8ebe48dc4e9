"""What is said of documents as many clerks write them: false alarms on the right ones, and faults that are found.

    python -m benchmarks.clerks [--output FILE]

The documents lie in ``fixtures/clerks``; the faults of ``faults.yaml`` are planted in them one at a time.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from benchmarks.tables import Table, publish
from disclosurelint.linter import check
from disclosurelint.rules.diagnostic import SEVERITIES, Diagnostic
from disclosurelint.settings import Plan, Settings, load
from disclosurelint.sources import read
from disclosurelint.text import Source

FOLDER = Path(__file__).parent.parent / "fixtures/clerks"
_HEADING = """# 写法各异的文件，误报多少，发现多少

由 `python -m benchmarks.clerks` 生成。文件在 `fixtures/clerks/`，没有差错：
数字由程序算出，合计、占比、增减都对得上，有的留到元、角、分，末位之差出于四舍五入。
"""


def documents() -> list[Path]:
    """The documents, none of which has a fault."""
    return sorted([*FOLDER.glob("*.txt"), *FOLDER.glob("*.md")])


def faults() -> list[dict[str, Any]]:
    """What can be made wrong in them: ``file``, what is ``right`` in it and the ``text`` written for that."""
    loaded: list[dict[str, Any]] = yaml.safe_load((FOLDER / "faults.yaml").read_text("utf-8"))
    return loaded


def planted(fault: dict[str, Any]) -> Source:
    """The document of a fault with that fault, and no other."""
    text = (FOLDER / fault["file"]).read_text("utf-8")
    return Source(fault["file"], text.replace(fault["right"], fault["text"], 1))


def told(source: Source, plan: Plan) -> list[Diagnostic]:
    """Everything that is said of a document."""
    return list(check(source, plan).diagnostics)


def measure() -> Iterator[Table]:
    """Two tables: by severity, and by kind of fault."""
    plan = load(Settings())
    paths = documents()
    severities = Counter(found.severity for path in paths for found in told(read(str(path)), plan))
    yield Table(
        "误报",
        f"{len(paths)} 份没有差错的文件。",
        ["级别", "报告"],
        [[severity, str(severities[severity])] for severity in SEVERITIES],
    )
    tried = Counter(fault["kind"] for fault in faults())
    found = Counter(fault["kind"] for fault in faults() if told(planted(fault), plan))
    rows = [[kind, str(number), str(found[kind])] for kind, number in tried.items()]
    yield Table(
        "植入的差错",
        "每次植入一处。没有发现的，多是没有写出别的数可以核对的数。",
        ["差错", "次数", "发现"],
        [*rows, ["合计", str(tried.total()), str(found.total())]],
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.clerks", description=__doc__.split("\n")[0])
    parser.add_argument("--output", type=Path, help="write the page to this file, too")
    publish(_HEADING, measure(), parser.parse_args().output)


if __name__ == "__main__":
    main()
