"""Which figure a label means: exactly, then nearly, and never what differs by a word that matters."""

from __future__ import annotations

import pytest

from disclosurelint.lexicon import load_lexicon

LABELS = load_lexicon().concepts


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("公务接待费", "three_public.reception"),
        ("2023年度我部门财政拨款“三公”经费预算", "three_public.total"),
        ("公务用车购置及运行维护费", "three_public.vehicles"),
        # one character mistyped, lost or doubled in a long label
        ("公务接侍费支出", "three_public.reception"),
        ("公务用车购置及运行维维护费", "three_public.vehicles"),
        ("使用非财政拔款结余", "income.surplus"),
    ],
)
def test_a_label_names_its_concept(label: str, concept: str) -> None:
    assert LABELS.of_label(label) == concept


@pytest.mark.parametrize("label", ["使用财政拨款结余", "非人员经费支出", "会议费", "下年结转和结余", "公务用车"])
def test_what_differs_by_a_telling_word_is_something_else(label: str) -> None:
    assert LABELS.of_label(label) is None


def test_counts_are_known_by_the_end_of_their_label_and_their_unit() -> None:
    assert LABELS.of_count("财政拨款开支的公务用车保有量", "辆") == "count.vehicles_kept"
    assert LABELS.of_count("财政拨款开支的公务用车保有量", "万元") is None
