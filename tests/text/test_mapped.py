"""A mapped text remembers where every character came from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.text import MappedText, Span

TEXTS = st.text(alphabet="预算公开0123\n\r 　。，AB", max_size=60)


@st.composite
def pieces_of(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text, and ranges of it in rising order without overlap."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, pairs


@given(pieces_of())
def test_every_character_is_the_one_it_came_from(given_pieces: tuple[str, list[tuple[int, int]]]) -> None:
    original, pieces = given_pieces
    mapped = MappedText.of_pieces(original, pieces)
    assert mapped.text == "".join(original[start:end] for start, end in pieces)
    for index, character in enumerate(mapped.text):
        assert original[mapped.origin(index)] == character


@given(pieces_of(), st.data())
def test_a_span_maps_to_the_range_its_characters_lie_in(
    given_pieces: tuple[str, list[tuple[int, int]]], data: st.DataObject
) -> None:
    original, pieces = given_pieces
    mapped = MappedText.of_pieces(original, pieces)
    start = data.draw(st.integers(0, len(mapped.text)))
    end = data.draw(st.integers(start, len(mapped.text)))
    found = mapped.origin_span(Span(start, end))
    kept = [mapped.origin(index) for index in range(start, end)]
    if kept:
        assert (found.start, found.end) == (kept[0], kept[-1] + 1)
    else:
        assert found.start == found.end <= len(original)


def test_what_was_dropped_inside_a_span_lies_inside_its_place_in_the_file() -> None:
    mapped = MappedText.of_pieces("安排5.87\n\n万元。", [(0, 6), (8, 11)])
    assert mapped.text == "安排5.87万元。"
    amount = mapped.origin_span(Span(2, 8))
    assert "安排5.87\n\n万元。"[amount.start : amount.end] == "5.87\n\n万元"


@given(pieces_of(), st.data())
def test_a_text_made_from_a_made_text_leads_back_all_the_way(
    given_pieces: tuple[str, list[tuple[int, int]]], data: st.DataObject
) -> None:
    original, pieces = given_pieces
    outer = MappedText.of_pieces(original, pieces)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(outer.text)), max_size=12)))
    inner = MappedText.of_pieces(outer.text, list(zip(cuts[::2], cuts[1::2], strict=False)))
    through = inner.through(outer)
    assert through.text == inner.text
    for index in range(len(inner.text)):
        assert through.origin(index) == outer.origin(inner.origin(index))
