"""What differs by kind of document, province and year, and how the profile of a document is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from disclosurelint.document.model import Subject
from disclosurelint.errors import RulesetError
from disclosurelint.rules.loading import load_ruleset
from disclosurelint.rules.ruleset import Ruleset

RULES = """\
ruleset: rules
title: 题
rules:
  - code: STR001
    name: parts
    title: 题
    check: parts
    options: {least: 1, mode: any}
    severity: warning
    messages: {default: 文}
"""

LoadWith = Callable[..., Ruleset]


@pytest.fixture
def load_with(write) -> LoadWith:
    """Loads one rule beside profiles, each given as the text of its file."""

    def load(*profiles: str, rules: str = RULES) -> Ruleset:
        for at, text in enumerate(profiles):
            write(f"profiles/{at}.yaml", text)
        return load_ruleset([write("rules.yaml", rules)])

    return load


def profile(head: str, rest: str = "") -> str:
    return f"profile: {{title: 题, {head}}}\n{rest}"


BUDGET = profile("key: budget, kinds: [department-budget]")
HEBEI = profile("key: hebei, kinds: [department-budget], region: 河北省")
OLD = profile("key: old, kinds: [department-budget], years: [null, 2020]")
NEW = profile("key: new, kinds: [department-budget], years: [2021, null]")
HEBEI_OLD = profile("key: hebei-old, kinds: [department-budget], region: 河北省, years: [2015, 2018]")
JULU = profile("key: julu, kinds: [department-budget, unit-budget], region: 巨鹿县, years: [2020, null]")
XINGTAI = profile("key: xingtai, kinds: [department-budget], region: 河北省邢台市")
BASE = profile("key: base")


@pytest.mark.parametrize(
    ("subject", "chosen"),
    [
        (Subject(kind="department-budget"), "new"),
        (Subject(kind="department-budget", year=2019), "old"),
        (Subject(kind="department-budget", year=2021), "new"),
        (Subject(kind="department-budget", region=("河北省",)), "hebei"),
        (Subject(kind="department-budget", region=("河北省", "沧州市"), year=2021), "hebei"),
        (Subject(kind="department-budget", region=("河北省",), year=2016), "hebei-old"),
        (Subject(kind="department-budget", region=("山西省",), year=2016), "old"),
        (Subject(kind="department-budget", region=("河北省", "邢台市"), year=2016), "xingtai"),
        (Subject(kind="department-budget", region=("河北省", "邢台市", "巨鹿县"), year=2021), "julu"),
        (Subject(kind="department-budget", region=("河北省", "邢台市", "巨鹿县"), year=2016), "xingtai"),
        (Subject(kind="unit-budget", region=("河北省", "邢台市", "巨鹿县"), year=2021), "julu"),
        (Subject(kind="unit-budget", region=("河北省", "邢台市"), year=2021), None),
        (Subject(kind="department-final", year=2021), None),
        (Subject(), None),
    ],
)
def test_kind_must_fit_then_the_nearest_region_counts_then_the_latest_years(subject, chosen, load_with):
    found = load_with(BUDGET, HEBEI, OLD, NEW, HEBEI_OLD, JULU, XINGTAI, BASE).select_profile(subject)
    assert (found.key if found else None) == chosen


def test_a_profile_changes_options_and_severity_of_rules(load_with):
    text = profile(
        "key: budget, kinds: [department-budget]", "options: {STR001: {least: 5}}\nseverity: {STR001: error}\n"
    )
    ruleset = load_with(text)
    (plain,) = ruleset.for_subject(Subject())
    (adapted,) = ruleset.for_subject(Subject(kind="department-budget"))
    assert (plain.check.least, plain.check.mode, plain.rule.severity) == (1, "any", "warning")
    assert (adapted.check.least, adapted.check.mode, adapted.rule.severity) == (5, "any", "error")


def test_a_profile_takes_over_what_it_extends_option_by_option(load_with):
    ruleset = load_with(
        profile("key: all", "options: {STR001: {least: 5, strict: true}}\nseverity: {STR001: error}\n"),
        profile("key: county, kinds: [department-budget]", "extends: [all]\noptions: {STR001: {least: 7}}\n"),
    )
    county = ruleset.profile("county")
    assert county.options == {"STR001": {"least": 7, "strict": True}}
    assert county.severity == {"STR001": "error"}


LISTS = "  STR001:\n    parts: "
ENTRY = "{key: %s, labels: [x]}"


def keys_of(ruleset, key):
    (bound,) = ruleset.for_profile(ruleset.profile(key))
    return [part.key for part in bound.check.parts]


def test_a_profile_may_add_to_a_list_and_drop_from_it(load_with):
    ruleset = load_with(
        profile("key: all", f"options:\n{LISTS}[{ENTRY % 'a'}, {ENTRY % 'b'}]\n"),
        profile("key: province", f"extends: [all]\noptions:\n{LISTS}{{add: [{ENTRY % 'c'}]}}\n"),
        profile(
            "key: county",
            f"extends: [province]\noptions:\n{LISTS}{{add: [{{key: a, labels: [y]}}], drop: [b, c]}}\n",
        ),
    )
    assert keys_of(ruleset, "all") == ["a", "b"]
    assert keys_of(ruleset, "province") == ["a", "b", "c"]
    assert keys_of(ruleset, "county") == ["a"]
    (bound,) = ruleset.for_profile(ruleset.profile("county"))
    assert bound.check.parts[0].labels == ("y",)


def test_a_change_of_a_list_waits_for_the_list_of_the_rule(load_with, write):
    ruleset = load_with(
        profile("key: province", f"options:\n{LISTS}{{add: [{ENTRY % 'c'}], drop: [a]}}\n"),
        profile("key: county", f"extends: [province]\noptions:\n{LISTS}{{add: [{ENTRY % 'a'}], drop: [c]}}\n"),
        rules=RULES.replace("least: 1", f"least: 1, parts: [{ENTRY % 'a'}, {ENTRY % 'b'}]"),
    )
    assert keys_of(ruleset, "province") == ["b", "c"]
    assert keys_of(ruleset, "county") == ["b", "a"]


def test_a_profile_is_found_by_key_and_an_unknown_one_gets_a_suggestion(load_with):
    ruleset = load_with(HEBEI)
    assert ruleset.profile("hebei").region == "河北省"
    with pytest.raises(RulesetError, match="没有口径 hebai，是不是 hebei？"):
        ruleset.profile("hebai")


MISTAKES = {
    "no key": ("profile: {title: 题}\n", "1: profile：缺少必填的键 key"),
    "a ruleset in the wrong folder": (
        "ruleset: a\n",
        "1: ruleset：没有这个键 ruleset；可用的有：profile、source、extends、options、severity",
        "1: 缺少必填的键 profile",
    ),
    "years that are no pair": (profile("key: a, years: [2020]"), "1: profile.years：应有 2 项"),
    "a year that is no number": (
        profile("key: a, years: [now, null]"),
        "1: profile.years：应为整数，现为文字",
    ),
    "unknown parent": (profile("key: a", "extends: [b]\n"), "2: extends：没有口径 b；可用的有：a"),
    "its own parent": (profile("key: a", "extends: [a]\n"), "2: extends：a 绕回来继承了自己"),
    "unknown rule": (
        profile("key: a", "options:\n  STR002: {}\n"),
        "3: options.STR002：没有规则代码 STR002，是不是 STR001？",
    ),
    "unknown option": (
        profile("key: a", "options:\n  STR001:\n    lest: 1\n"),
        "4: options.STR001.lest：没有这个键 lest，是不是 least？",
    ),
    "an unknown kind of document": (
        profile("key: a, kinds: [departement-budget]"),
        "1: profile.kinds：没有这个值 departement-budget，是不是 department-budget？",
    ),
    "dropping what is not there": (
        profile("key: a", "options:\n  STR001:\n    parts: {drop: [b]}\n"),
        "4: options.STR001.parts.drop：没有这一项 b；可用的有：无",
    ),
    "a change of a list that is neither add nor drop": (
        profile("key: a", "options:\n  STR001:\n    parts: {plus: [b]}\n"),
        "4: options.STR001.parts：应为列表，现为一组“键: 值”",
    ),
    "an option that makes no sense": (
        profile("key: a", "options:\n  STR001:\n    least: -1\n"),
        "4: options.STR001.least：不能小于 0",
    ),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_in_a_profile_names_its_line(case, load_with, tmp_path: Path):
    text, *said = MISTAKES[case]
    with pytest.raises(RulesetError) as caught:
        load_with(text)
    path = tmp_path / "own" / "profiles" / "0.yaml"
    assert caught.value.zh.splitlines() == [f"{path}:{line}" for line in said]


def test_a_key_names_one_profile_only(load_with, tmp_path: Path):
    with pytest.raises(RulesetError) as caught:
        load_with(BASE, BASE)
    folder = tmp_path / "own" / "profiles"
    assert caught.value.zh == f"{folder / '1.yaml'}:1: profile.key：base 已用于 {folder / '0.yaml'}"


def test_a_circle_of_profiles_is_reported(load_with):
    with pytest.raises(RulesetError, match="a 绕回来继承了自己"):
        load_with(profile("key: a", "extends: [b]\n"), profile("key: b", "extends: [a]\n"))


def test_shipped_profiles_may_speak_of_rules_that_are_not_loaded_but_not_beside_the_default_ruleset(world, write):
    (world / "profiles").mkdir()
    (world / "profiles" / "a.yaml").write_text(
        profile("key: a, kinds: [department-budget]", "options: {ZZZ001: {}}\n"), "utf-8"
    )
    own = write("rules.yaml", RULES)
    assert list(load_ruleset([own]).profiles) == ["a"]
    (world / "default.yaml").write_text("ruleset: default\ntitle: 题\n", "utf-8")
    with pytest.raises(RulesetError, match="没有规则代码 ZZZ001"):
        load_ruleset(["default", own])
