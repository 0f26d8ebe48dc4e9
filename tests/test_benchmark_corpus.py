"""The texts that speed is measured on: the same every time, long enough, varied, and without faults."""

from __future__ import annotations

import pytest

from benchmarks.corpus import SMALL, document, files_of, large
from disclosurelint import lint_text


@pytest.mark.parametrize("seed", range(20))
def test_nothing_in_a_document_is_wrong(seed: int) -> None:
    found = lint_text(document(seed, SMALL))
    assert [one.message for one in found if one.code != "STR001"] == []  # it has no tables but those of its projects


def test_a_seed_gives_one_document() -> None:
    assert document(7, SMALL) == document(7, SMALL)
    assert large(0.02, 1) != large(0.02, 2)
    assert len({*files_of(20, 0), *files_of(20, 1)}) == 40


def test_the_least_figures_can_be_parted() -> None:
    assert document(777_055, SMALL)  # whose vehicles once cost a hundredth, which has no two parts


@pytest.mark.parametrize("size", [SMALL, 300_000])
def test_a_document_has_the_length_asked_for(size: int) -> None:
    assert size <= len(document(3, size).encode()) < size + 5_000


def test_lines_do_not_repeat() -> None:
    lines = large(0.3, 0).splitlines()
    assert len(set(lines)) > 0.9 * len(lines)
