"""Settings, and the plans they become."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from disclosurelint.errors import RulesetError
from disclosurelint.house import HouseWords, Publisher, Waiver
from disclosurelint.linter import check
from disclosurelint.settings import Settings, load
from disclosurelint.text import Source

BUDGET = "宁晋县林业局2023年部门预算信息公开\n\n一、部门职责\n\n负责全县林业管理。\n"


def codes(settings: Settings, text: str) -> list[str]:
    return [found.code for found in check(Source("draft.txt", text), load(settings)).diagnostics]


def test_settings_can_be_handed_to_other_processes_and_compared() -> None:
    settings = Settings(
        severity=(("AMT", "warning"),),
        words=HouseWords(terms=("全域旅游",)),
        publisher=Publisher("某局"),
        waivers=(Waiver("AMT001", "a.yaml", 0),),
    )
    assert pickle.loads(pickle.dumps(settings)) == settings
    assert load(settings) is load(pickle.loads(pickle.dumps(settings)))


def test_options_win_over_the_profile() -> None:
    def asked(**options: object) -> Settings:
        return Settings(select=("STR001",), options=(("STR001", json.dumps(options)),))

    assert len(codes(Settings(select=("STR001",)), BUDGET)) > 2
    assert codes(asked(sections=["duties"], tables=[]), BUDGET) == []
    assert len(codes(asked(sections=["duties", "assets"], tables=[]), BUDGET)) == 1


def test_options_of_an_unknown_rule_are_refused() -> None:
    with pytest.raises(RulesetError, match="AMT001"):
        load(Settings(options=(("AMT0O1", "{}"),)))


@pytest.fixture
def on_trial(tmp_path: Path) -> str:
    """A ruleset whose only rule is new."""
    rule = {
        "code": "CTY001",
        "name": "trial",
        "title": "试用",
        "check": "pattern",
        "severity": "warning",
        "preview": True,
        "options": {"turns": [{"regex": "试用"}]},
        "messages": {"default": "试用"},
    }
    path = tmp_path / "county.yaml"
    path.write_text(json.dumps({"ruleset": "county", "title": "本县", "rules": [rule]}), encoding="utf-8")
    return str(path)


def test_a_new_rule_runs_only_where_previews_are_asked_for(on_trial: str) -> None:
    settings = Settings(rulesets=("default", on_trial))
    assert codes(settings, "试用。") == []
    assert codes(settings._replace(select=("CTY001",)), "试用。") == []
    assert codes(settings._replace(preview=True), "试用。") == ["CTY001"]


def test_words_that_a_house_says_are_right() -> None:
    text = "设立帐户头，全县全县水利工作有序。"
    assert codes(Settings(), text) == ["WRD002", "WRD003"]
    assert codes(Settings(words=HouseWords(allow=("帐户头",))), text) == ["WRD003"]
    assert codes(Settings(words=HouseWords(allow=("全县全县",))), text) == ["WRD002"]
    assert codes(Settings(words=HouseWords(allow=("帐户头", "全县全县"))), text) == []
    assert codes(Settings(words=HouseWords(allow=("户头立",))), text) == ["WRD002", "WRD003"]


def test_terms_of_a_house_are_protected_like_those_of_the_program() -> None:
    text = "加快推进山水林田湖草沙一体化保护，实施清漳河流域综治工程，清漳合流域综治工程完工。"
    assert codes(Settings(), text) == []
    term = HouseWords(terms=("清漳河流域综治工程",))
    found = check(Source("a.txt", text), load(Settings(words=term))).diagnostics
    assert [one.fix.message for one in found if one.fix] == ["改为“清漳河流域综治工程”"]


def test_substitutions_of_a_house() -> None:
    entries = json.dumps([{"words": {"宁晋县局": "宁晋县林业局"}, "why": "全称", "not_before": ["长"]}])
    words = HouseWords(substitutions=entries)
    assert codes(Settings(words=words), "宁晋县局组织实施，宁晋县局长出席。") == ["WRD002"]


def test_titles_and_labels_of_a_house() -> None:
    words = HouseWords(
        sections=(("assets", ("家底情况",)),),
        labels=(("three_public.total", ("三项公务开支",)),),
    )
    only = Settings(select=("STR001",), options=(("STR001", '{"sections": ["assets"], "tables": []}'),))
    text = BUDGET + "二、家底情况\n\n房屋两处。\n"
    assert codes(only, text) == ["STR001"]
    assert codes(only._replace(words=words), text) == []
    sums = "二、收支总体情况\n\n三项公务开支预算10.00万元。\n\n三、三公经费\n\n“三公”经费预算12.00万元。\n"
    same = Settings(select=("AMT006",))
    assert codes(same, BUDGET + sums) == []
    assert codes(same._replace(words=words), BUDGET + sums) == ["AMT006"]
