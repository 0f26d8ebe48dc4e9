"""Results as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple


class Table(NamedTuple):
    """One section: what was measured, how, and the figures. The first column names the rows."""

    title: str
    note: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        lines = [self.header, ["---", *("---:" for _ in self.header[1:])], *self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"## {self.title}\n\n{self.note}\n\n{table}\n"


def publish(heading: str, tables: Iterable[Table], output: Path | None) -> None:
    """Print a page table by table as they come, and write the whole of it to a file where one is given."""
    page = heading
    for table in tables:
        page += "\n" + table.markdown()
        print(table.markdown(), flush=True)
    if output:
        output.write_text(page, encoding="utf-8")


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


def times(ratio: float) -> str:
    return f"{ratio:.2f}×"


def megabytes_a_second(speed: float) -> str:
    """``speed`` in bytes a second; a megabyte is a million of them."""
    return f"{speed / 1e6:.2f}"
