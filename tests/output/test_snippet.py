"""Whatever the text and whatever the place, the lines shown fit the terminal and hold nothing unsafe."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.output.snippet import Gutter, Mark, offsets_of, snippet
from disclosurelint.output.style import Style
from disclosurelint.output.width import printable, width
from disclosurelint.text import Source, Span

TEXTS = st.text(st.sampled_from("预算，“” 12.5a\r\n\t\x1b\u202ee\u0301𬭚"), max_size=200)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), min_size=1, max_size=4))
def test_any_places_of_any_text_can_be_shown(text: str, places: list[tuple[int, int]]) -> None:
    source = Source("draft.txt", text)
    spans = [Span(*sorted((min(one, len(text)), min(other, len(text))))) for one, other in places]
    marks = [Mark(span, "error", "说明") for span in spans]
    style = Style(columns=40)
    gutter = Gutter.for_places([(source, offset) for offset in offsets_of(source, marks)], style, "zh")
    lines = list(snippet(source, marks, gutter))
    assert max(map(width, lines)) <= style.columns
    assert all(printable(line) == line for line in lines)
    assert sum("^" in line for line in lines) >= len(marks)
