"""Words of the curated list: found where the page broke them, left alone where they belong to the words beside them."""

from __future__ import annotations

import pytest

from disclosurelint.checks.words.substitution import Substitution
from disclosurelint.document import parse
from disclosurelint.text import Source


def found(text: str) -> list[str]:
    document = parse(Source("draft.txt", text))
    return [document.quote(finding.span) for finding in Substitution().run(document)]


def test_a_word_is_found_across_the_lines_of_numbered_paragraphs() -> None:
    terms = "\n".join(
        f"{number}、其他收入：指除上述“财政拨款收入”“事业收入”“经营收入”等以外的收入，主要是按规定动\n"
        "用的租房收入、存款利息收入等。"
        for number in range(1, 4)
    )
    assert found(f"八、名词解释\n{terms}") == ["动用的租房收入"] * 3


@pytest.mark.parametrize("text", ["诚担全县任务", "由我局诚担", "（诚担）"])
def test_a_word_that_stands_alone_is_found(text: str) -> None:
    assert found(text) == ["诚担"]


@pytest.mark.parametrize("text", ["忠诚担当", "忠诚担起责任", "真诚担当"])
def test_characters_that_make_words_with_those_beside_them_are_left_alone(text: str) -> None:
    assert found(text) == []
