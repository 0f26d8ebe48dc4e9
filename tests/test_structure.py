"""What the profiles demand, tried on every faultless document of ``fixtures/``: by leaving out and by moving about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from disclosurelint.checks.finding import Words
from disclosurelint.checks.structure.required_section import Part, RequiredSection
from disclosurelint.document import Document, parse
from disclosurelint.document.model import Block, Section
from disclosurelint.document.presence import tables_in, told_in
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.rules.apply import diagnose
from disclosurelint.rules.rule import Bound
from disclosurelint.sources import read
from tests.rewriting import in_roman_numbers, shuffled, without
from tools.write_findings import FIXTURES

FOLDERS = sorted(path.parent for path in FIXTURES.glob("*/faultless.txt"))
RULESET = load_ruleset()
in_every_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def faultless(folder: Path) -> Document:
    return parse(read(str(folder / "faultless.txt")))


def rules_of(document: Document, ruleset: Ruleset = RULESET) -> list[Bound]:
    """The rules of structure, as the profile of a document has them."""
    bound = ruleset.for_profile(ruleset.select_profile(document.subject))
    return [one for one in bound if one.rule.code.startswith("STR")]


def demands(document: Document) -> RequiredSection:
    return next(one.check for one in rules_of(document) if isinstance(one.check, RequiredSection))


def missing(document: Document, check: RequiredSection) -> set[str]:
    """The names of what is reported as missing."""
    names: set[str] = set()
    for found in check.run(document):
        told = found.values.get("part") or found.values["parts"]
        assert isinstance(told, Words)
        names.update(told.zh.split("、") if "parts" in found.values else [told.zh])
    return names


def providers(document: Document, part: Part) -> list[Block]:
    """Everything in a document that fulfils a demand, the outermost of what lies in one another."""
    blocks: dict[int, Block] = {}
    for key in part.keys:
        for block in (*told_in(document).get(key, ()), *tables_in(document).get(key, ())):
            blocks[id(block)] = block
    spans = [block.span for block in blocks.values()]
    return [
        block
        for block in blocks.values()
        if not any(
            span != block.span and span.start <= block.span.start and block.span.end <= span.end for span in spans
        )
    ]


def demanded(document: Document, check: RequiredSection) -> Iterator[Part]:
    return (part for part in (*check.sections, *check.tables) if part.applies(document))


def test_every_profile_has_a_budget_or_account_that_fulfils_it() -> None:
    chosen = [RULESET.select_profile(faultless(folder).subject) for folder in FOLDERS]
    used = {profile.key for profile in chosen if profile is not None}
    unused = [profile.key for profile in RULESET.profiles.values() if profile.kinds and profile.key not in used]
    assert unused == []


@in_every_folder
def test_leaving_out_what_is_required_is_reported(folder: Path) -> None:
    document = faultless(folder)
    check = demands(document)
    parts = list(demanded(document, check))
    assert parts
    unreported = []
    for part in parts:
        rest = without(document, providers(document, part))
        assert rest.subject.kind == document.subject.kind
        if part.name.zh not in missing(rest, check):
            unreported.append(part.name.zh)
    assert unreported == []


@in_every_folder
def test_leaving_out_what_is_not_required_is_not_reported(folder: Path) -> None:
    document = faultless(folder)
    check = demands(document)
    needed = {
        id(inside)
        for part in demanded(document, check)
        for block in providers(document, part)
        for inside in _around(document, block)
    }
    optional = [section for section in document.sections() if section.level in (1, 2) and id(section) not in needed]
    reported = {
        document.quote(section.title): told
        for section in optional
        if section.title.end > section.title.start and (told := missing(without(document, [section]), check))
    }
    assert reported == {}


def _around(document: Document, block: Block) -> Iterator[Block]:
    """A block, all sections around it and all that stands in it."""
    yield from (
        one for one in document.blocks() if one.span.start <= block.span.start and block.span.end <= one.span.end
    )
    yield from block.walk() if isinstance(block, Section) else ()


@in_every_folder
@pytest.mark.parametrize("seed", range(3))
def test_order_numbers_and_names_change_nothing(folder: Path, seed: int) -> None:
    document = shuffled(faultless(folder), Random(f"{folder.name} {seed}"))
    assert verdicts(document) == []


@in_every_folder
@pytest.mark.parametrize("mark", ["{0}、", "{1}. "])
def test_roman_numbers_change_nothing_either(folder: Path, mark: str) -> None:
    assert verdicts(in_roman_numbers(faultless(folder), mark)) == []


@in_every_folder
@pytest.mark.parametrize("seed", range(2))
def test_nor_do_they_where_something_is_wrong(folder: Path, seed: int) -> None:
    """Faults of numbers, titles and contents pages are written over; what is missing stays missing."""
    faulty = parse(read(str(folder / "faulty.txt")))
    moved = shuffled(faulty, Random(f"{folder.name} {seed}"))
    assert _of_content(moved) == _of_content(faulty)


def _of_content(document: Document) -> Counter[str]:
    written_over = ("STR002", "STR004", "STR005")
    return Counter(code for code, message in verdicts(document) if code not in written_over and "目录" not in message)


def verdicts(document: Document) -> list[tuple[str, str]]:
    """What the rules of structure say, without the places."""
    return sorted(
        (one.rule.code, diagnose(document, one.rule, found).message)
        for one in rules_of(document)
        for found in one.check.run(document)
    )
