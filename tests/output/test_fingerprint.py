"""The same finding has the same fingerprint in the next run, and no other has it."""

from __future__ import annotations

from disclosurelint.output.fingerprint import with_fingerprints
from tests.output.reports import report, typo

TEXT = "一、概况\n本单位全年支出平稳，做好防贪工作，落实各项责任。\n二、说明\n"


def fingerprints(text: str, *wrong: str) -> list[str]:
    places = [typo(text, word, "防贫", nth=wrong[: at + 1].count(word)) for at, word in enumerate(wrong)]
    return [fingerprint for _, fingerprint in with_fingerprints(report(text, *places))]


def test_moved_or_wrapped_text_keeps_it() -> None:
    (first,) = fingerprints(TEXT, "防贪")
    assert fingerprints("零、前言\n\n" + TEXT, "防贪") == [first]
    assert fingerprints(TEXT.replace("平稳", "平\n稳").replace("防贪", "防  贪"), "防  贪") == [first]


def test_other_words_have_another() -> None:
    assert fingerprints(TEXT, "防贪") != fingerprints(TEXT.replace("防贪", "防食"), "防食")
    assert fingerprints(TEXT, "防贪") != fingerprints(TEXT.replace("平稳", "下降"), "防贪")


def test_the_same_words_twice_have_two() -> None:
    text = "、".join(["做好防贪工作"] * 30)
    assert len(set(fingerprints(text, *["防贪"] * 30))) == 30
