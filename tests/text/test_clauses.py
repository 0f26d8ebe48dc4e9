"""Sentences and clauses around places of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.text import SENTENCE_ENDS, Span, sentence_around, sentences_with

TEXTS = st.text(alphabet="预算，。；\n", max_size=60)


@given(TEXTS, st.data())
def test_a_sentence_reaches_from_one_end_to_the_next(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    sentence = sentence_around(text, Span(start, end))
    assert sentence.covers(Span(start, end))
    assert not any(mark in text[sentence.start : start] + text[end : sentence.end] for mark in SENTENCE_ENDS)
    assert sentence.start == 0 or text[sentence.start - 1] in SENTENCE_ENDS
    assert sentence.end == len(text) or text[sentence.end] in SENTENCE_ENDS


@given(TEXTS)
def test_every_sentence_with_a_word_comes_once(text: str) -> None:
    found = [text[span.start : span.end] for span in sentences_with(text, "预算")]
    assert found == [one for one in text.replace("；", "。").replace("\n", "。").split("。") if "预算" in one]


def test_a_text_without_marks_is_not_searched_to_its_ends() -> None:
    sentence = sentence_around("字" * 100_000, Span(50_000, 50_001))
    assert sentence == Span(48_000, 52_001)
