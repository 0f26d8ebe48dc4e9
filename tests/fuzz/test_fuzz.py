"""Every target on its seeds, whole and damaged: a quick look at what ``tests/fuzz/run.py`` does for hours."""

from __future__ import annotations

from random import Random

import pytest

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

#: Damaged seeds of a target, and the bytes of each: parsing long texts takes its time.
_TRIALS, _LENGTH = 40, 3_000
_NASTY = (b"\0", b"\xff", "\u202e".encode(), b"9" * 400, b"(" * 50, "一、".encode() * 30)


@pytest.mark.parametrize("target", list(TARGETS))
def test_no_seed_breaks_a_target(target: str) -> None:
    found = list(seeds(target))
    assert found
    for seed in found:
        TARGETS[target](seed[:_LENGTH])


@pytest.mark.parametrize("target", list(TARGETS))
def test_no_damage_breaks_a_target(target: str) -> None:
    random = Random(target)
    found = list(seeds(target))
    for _ in range(_TRIALS):
        TARGETS[target](damaged(random.choice(found)[:_LENGTH], random))


def damaged(seed: bytes, random: Random) -> bytes:
    """A seed with some bytes changed, some left out and a piece written twice."""
    data = bytearray(seed)
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(data))
        kind = random.randrange(4)
        if kind == 0:
            data[at] = random.randrange(256)
        elif kind == 1:
            del data[at : at + random.randint(1, 20)]
        elif kind == 2:
            data[at:at] = data[at : at + random.randint(1, 200)]
        else:
            data[at:at] = random.choice(_NASTY)
        data = data or bytearray(b"x")
    return bytes(data)
