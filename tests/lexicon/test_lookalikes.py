"""How slips of terms are found through the pairs of characters that they leave."""

from __future__ import annotations

from itertools import product

from disclosurelint.lexicon import load_lexicon


def test_the_sieve_holds_back_no_pair_that_a_slip_leaves() -> None:
    lookalikes = load_lexicon().lookalikes
    characters = sorted({*"".join(lookalikes._terms)})[::4]
    pairs = [*map("".join, product(characters, repeat=2))]
    left = [pair for pair in pairs if lookalikes._left_by(pair)]
    assert left
    assert all(map(lookalikes._is_left, left))


def test_the_sieve_holds_most_other_pairs_back() -> None:
    lookalikes = load_lexicon().lookalikes
    characters = sorted({*"".join(lookalikes._terms)})[::4]
    others = [pair for pair in map("".join, product(characters, repeat=2)) if not lookalikes._left_by(pair)]
    assert sum(map(lookalikes._is_left, others)) < len(others) / 3
