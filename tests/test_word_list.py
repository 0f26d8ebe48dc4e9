"""Every entry of the curated list fires on its bad examples and stays silent on its good ones."""

from __future__ import annotations

from typing import Any

import pytest

from disclosurelint.checks.substitution import fits
from disclosurelint.lexicon import load_lexicon
from disclosurelint.text import Span

ENTRIES: list[dict[str, Any]] = load_lexicon().list("substitutions")["entries"]


def fires(entry: dict[str, Any], text: str) -> bool:
    at = text.find(entry["wrong"])
    while at >= 0:
        if fits(text, Span(at, at + len(entry["wrong"])), entry):
            return True
        at = text.find(entry["wrong"], at + 1)
    return False


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["wrong"]))
def test_entry(entry: dict[str, Any]) -> None:
    assert entry["bad"] and entry["good"] and entry["why"]
    for text in entry["bad"]:
        assert fires(entry, text), f"{entry['wrong']} stays silent on: {text}"
    for text in entry["good"]:
        assert not fires(entry, text), f"{entry['wrong']} fires on: {text}"


def test_no_entry_fires_on_the_right_word_of_another() -> None:
    for entry in ENTRIES:
        text = entry["bad"][0].replace(entry["wrong"], entry["right"])
        assert not fires(entry, text)
