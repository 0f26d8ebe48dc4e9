"""Characters taken for one another, and the tables that say so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from disclosurelint.lexicon import load_lexicon

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("贪", "贫"), ("食", "贫"), ("困", "因"), ("拔", "拨"), ("镜", "境"), ("冶", "治"), ("援", "院")],
)
def test_characters_of_much_the_same_strokes_or_sound_are_alike(wrong: str, right: str) -> None:
    assert load_lexicon().confusables.alike(wrong, right)


@pytest.mark.parametrize(("wrong", "right"), [("上", "下"), ("收", "支"), ("三", "四"), ("增", "减"), ("财", "职")])
def test_opposites_numbers_and_strangers_are_not(wrong: str, right: str) -> None:
    assert not load_lexicon().confusables.alike(wrong, right)


@pytest.mark.parametrize("wrong", ["中", "是", "的"])
def test_a_character_that_is_a_word_by_itself_is_no_slip_of_another(wrong: str) -> None:
    assert not any(load_lexicon().confusables.alike(wrong, right) for right in "种事地总钟市得")


def test_common_words_are_known() -> None:
    words = load_lexicon().common_words
    assert "食品" in words
    assert "防食" not in words
    assert "的" not in words


def test_the_table_of_confusable_characters_is_the_one_made_from_strokes_and_readings() -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "tools" / "build_confusables.py"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    assert made == (ROOT / "rulesets" / "lexicon" / "confusables.txt").read_text(encoding="utf-8")
