"""Which files a pattern of a configuration means."""

from __future__ import annotations

import time

import pytest

from disclosurelint.config.globs import is_wild, matches


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.txt", "草稿.txt"),
        ("*.txt", "2024/决算/草稿.txt"),
        ("决算", "2024/决算/草稿.txt"),
        ("决算/", "决算/草稿.txt"),
        ("2024/*.txt", "2024/草稿.txt"),
        ("2024/**", "2024/决算/草稿.txt"),
        ("**/草稿.txt", "草稿.txt"),
        ("**/决算/*.txt", "2024/县/决算/草稿.txt"),
        ("2024/**/草稿.txt", "2024/草稿.txt"),
        ("2024", "2024/决算/草稿.txt"),
        ("./2024/草稿.txt", "2024/草稿.txt"),
        ("2024/[草决]*.txt", "2024/决算.txt"),
        ("[2024]决算.txt", "[2024]决算.txt"),
    ],
)
def test_meant(pattern: str, path: str) -> None:
    assert matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.md", "草稿.txt"),
        ("2024/*.txt", "2024/决算/草稿.txt"),
        ("2024/草稿.txt", "县/2024/草稿.txt"),
        ("决算/**", "预算/草稿.txt"),
        ("", "草稿.txt"),
        ("**/决算/*.txt", "决算/2024/草稿.txt"),
    ],
)
def test_not_meant(pattern: str, path: str) -> None:
    assert not matches(pattern, path)


def test_an_anchored_pattern_begins_at_the_top() -> None:
    assert matches("草稿.txt", "草稿.txt", anchored=True)
    assert not matches("草稿.txt", "2024/草稿.txt", anchored=True)


def test_one_file_or_several() -> None:
    assert [is_wild(pattern) for pattern in ("2024/草稿.txt", "草稿.txt", "*.txt", "2024/", "a?b", "a[b]")] == [
        *(False, False),
        *(True, True, True, True),
    ]


def test_a_hostile_pattern_costs_no_more_than_others() -> None:
    begun = time.process_time()
    assert not matches("/".join(["**", "*a*a*a*a*b"] * 60), "/".join(["a" * 60] * 200))
    assert time.process_time() - begun < 2
