"""Every entry of the curated lists fires on its bad examples and stays silent on its good ones."""

from __future__ import annotations

from typing import Any

import pytest

from disclosurelint.checks.words.substitution import Substitution
from disclosurelint.document import parse
from disclosurelint.lexicon import load_lexicon
from disclosurelint.text import Source

LISTS = ("substitutions", "hints")
ENTRIES = [(name, entry) for name in LISTS for entry in load_lexicon().list(name)["entries"]]
in_every_entry = pytest.mark.parametrize(
    ("name", "entry"), ENTRIES, ids=lambda told: "".join(told["words"])[:8] if isinstance(told, dict) else told
)


def told_of(name: str, text: str) -> set[str]:
    """The wrong words that are reported in a text."""
    return {str(found.values["wrong"]) for found in Substitution(word_list=name).run(parse(Source("draft.txt", text)))}


@in_every_entry
def test_every_word_of_an_entry_is_found(name: str, entry: dict[str, Any]) -> None:
    assert entry["why"]
    found = set().union(*(told_of(name, text) for text in entry["bad"]))
    assert set(entry["words"]) <= found


@in_every_entry
def test_what_only_looks_like_it_is_left_alone(name: str, entry: dict[str, Any]) -> None:
    assert entry["good"]
    assert [text for text in entry["good"] if told_of(name, text)] == []


@in_every_entry
def test_what_is_put_right_is_not_found_again(name: str, entry: dict[str, Any]) -> None:
    for text in entry["bad"]:
        for wrong, right in entry["words"].items():
            text = text.replace(wrong, right)
        assert not told_of(name, text) & set(entry["words"])


@in_every_entry
def test_every_guard_of_an_entry_keeps_it_silent(name: str, entry: dict[str, Any]) -> None:
    """Chinese sets no blanks between words: the characters of a wrong word also stand across two right ones."""
    classes = load_lexicon().list(name).get("classes", {})

    def listed(key: str) -> list[str]:
        return [one for word in entry.get(key, ()) for one in classes.get(word.strip("<>"), [word])]

    after, before = (listed(key)[:1] or [""] for key in ("after", "before"))
    for wrong in entry["words"]:
        guarded = [before_it + wrong + before[0] for before_it in listed("not_after")]
        guarded += [f"{after[0]}{wrong}{behind_it}项目" for behind_it in listed("not_before")]
        assert [text for text in guarded if wrong in told_of(name, text)] == []
