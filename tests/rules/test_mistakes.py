"""What is said of a word that nobody knows."""

from __future__ import annotations

from disclosurelint.rules.mistakes import unknown


def said(word: str, known: list[str]) -> tuple[str, str]:
    return unknown("规则", "rule", word, known)


def test_the_nearest_word_is_proposed() -> None:
    assert said("AMT01", ["AMT001", "WRD002"]) == (
        "没有规则 AMT01，是不是 AMT001？",
        "unknown rule AMT01; did you mean AMT001?",
    )


def test_of_a_few_words_all_are_listed() -> None:
    assert said("x", ["甲", "乙"]) == ("没有规则 x；可用的有：甲、乙", "unknown rule x; known: 甲, 乙")


def test_of_very_many_words_those_that_hold_it_are_listed_or_the_first() -> None:
    many = [f"{number}-of-a-very-long-list-of-names" for number in range(200)]
    assert said("total", [*many, "a-total-that-does-not-add-up"])[1] == (
        "unknown rule total; known: a-total-that-does-not-add-up, ..."
    )
    told = said("x", many)[1]
    assert told.endswith(", ...") and told.count(",") == 16
