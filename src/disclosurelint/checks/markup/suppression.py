"""``suppression``: comments and waivers that switch rules off, and are idle, expired, incomplete or wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Literal

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding
from disclosurelint.document.model import Document

Fault = Literal["unused", "expired", "incomplete", "unknown", "malformed"]
Faults = Mapping[Fault, Iterable[Finding]]


@options
class Suppression:
    """Says what is wrong with suppressions, which shows only when all other rules have run."""

    kind: ClassVar[str] = "suppression"

    fault: Fault = option(
        zh="哪一种毛病：unused 没有用到，expired 已到期，incomplete 没有写全，unknown 没有这条规则，malformed 写法不对",
        en="which fault: unused, expired, incomplete, unknown (no such rule) or malformed",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        """Nothing: a document alone does not show it."""
        return iter(())

    def review(self, faults: Faults) -> Iterator[Finding]:
        """The faults of its sort among those found; their spans are places in the file."""
        return iter(faults.get(self.fault, ()))
