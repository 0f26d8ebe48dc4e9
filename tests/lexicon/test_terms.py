"""The glossary: that its compact form is current, and what is looked up in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from disclosurelint.lexicon import load_lexicon

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "rulesets" / "lexicon" / "terms"
FILES = sorted(FOLDER.glob("*.yaml"))
TERMS = load_lexicon().terms


def test_the_compact_form_is_the_one_made_from_the_readable_lists() -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "tools" / "build_terms.py"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    assert made == (ROOT / "rulesets" / "lexicon" / "terms.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_every_list_says_where_it_comes_from_and_names_nothing_twice(file: Path) -> None:
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert content["source"] and content["licence"]
    terms = [term for group in content.get("groups", ()) for term in group["terms"]]
    assert len(terms) == len(set(terms))


def test_a_subject_that_ended_has_a_name_that_followed_it() -> None:
    ended = {one.name: one for one in TERMS.retired}
    assert ended["医疗卫生与计划生育支出"].until == 2018
    assert ended["医疗卫生与计划生育支出"].now == "卫生健康支出"
    assert {one.now for one in TERMS.retired} <= set(TERMS.known)
    assert not {one.now for one in TERMS.retired} & ended.keys()


def test_a_year_that_is_not_certain_ends_nothing() -> None:
    assert "环境保护" in TERMS.known
    assert "环境保护" not in {one.name for one in TERMS.retired}


def test_subjects_are_known_by_code_and_by_name() -> None:
    assert TERMS.subjects["2080505"] == {"机关事业单位基本养老保险缴费支出"}
    assert TERMS.subjects["20805"] == {"行政事业单位养老支出", "行政事业单位离退休"}
    assert TERMS.codes["住房公积金"] == {"2210201", "30113", "30311", "50103"}


def test_what_is_only_known_is_not_protected() -> None:
    assert "公务车购置" in TERMS.known
    assert "公务车购置" not in TERMS.protected
    assert "公安" not in TERMS.protected
    assert {"防贫", "财政拨款"} <= set(TERMS.protected)
