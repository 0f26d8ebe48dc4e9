"""That slips are found where there is something to hold them against, and nothing else is told of."""

from __future__ import annotations

from pathlib import Path

from benchmarks.injections import ELSEWHERE, TERM, in_reach, mistakes, scored, total
from disclosurelint.settings import Settings, load
from disclosurelint.sources import read

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*/faultless.txt"))[::4]
PLAN = load(Settings(select=("WRD",)))


def test_slips_within_terms_and_repeated_turns_are_found_and_nothing_beside_them() -> None:
    scores = scored([read(str(path)) for path in FIXTURES], PLAN, sample=3, seed=7)
    reached, everything = in_reach(scores), total(scores.values())
    assert reached.tried > 40
    assert reached.found.total() >= 0.6 * reached.tried
    assert everything.beside <= 0.02 * everything.found.total()


def test_mistakes_are_the_same_every_time_and_change_the_text() -> None:
    text = "本年度一般公共预算财政拨款收入较上年减少。"
    made = list(mistakes(text))
    assert made == list(mistakes(text))
    assert all(mistake.made_in(text) != text for mistake in made)
    assert {mistake.place for mistake in made} == {TERM, ELSEWHERE}
    assert text.replace("拨", "拔") in {mistake.made_in(text) for mistake in made}
