"""Rulesets by key and by path, extended, overridden, and found again in the cache."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import disclosurelint.errors
from disclosurelint.errors import RulesetError
from disclosurelint.rules.loading import load_ruleset

HEAD = "title: 用词\n"


def rule(code: str, name: str, check: str = "parts", options: str = "{least: 1, mode: any}") -> str:
    return (
        f"rules: [{{code: {code}, name: {name}, title: 题, check: {check}, options: {options}, "
        "severity: error, messages: {default: 文}}]\n"
    )


def test_a_ruleset_file_gives_its_rules(load):
    found = load().rule("WRD001")
    assert (found.name, found.severity, found.options) == ("misspelling", "warning", {"words": {"帐户": "账户"}})
    assert found.title == ("错别字", "Misspelling")
    assert found.title.say("en") == "Misspelling"
    assert found.source.text.say("en") == "《现代汉语词典》"
    assert [example.text for example in found.examples] == ["银行帐户三个。", "银行账户三个。"]


def test_a_rule_is_found_by_name_too_and_an_unknown_one_gets_a_suggestion(load):
    assert load().rule("misspelling").code == "WRD001"
    with pytest.raises(RulesetError, match="没有规则 mispelling，是不是 misspelling？"):
        load().rule("mispelling")


def test_a_file_comes_after_all_that_it_extends_and_each_file_once(world, write):
    (world / "a.yaml").write_text("ruleset: a\n" + HEAD + rule("AAA001", "a"), "utf-8")
    (world / "b.yaml").write_text("ruleset: b\nextends: [a]\n" + HEAD + rule("BBB001", "b"), "utf-8")
    write("near.yaml", "ruleset: near\nextends: [a]\n" + HEAD + rule("NEA001", "near"))
    own = write("own.yaml", "ruleset: own\nextends: [b, ./near.yaml]\n" + HEAD + rule("OWN001", "own"))
    assert [found.code for found in load_ruleset([own]).rules] == ["AAA001", "BBB001", "NEA001", "OWN001"]
    assert [found.code for found in load_ruleset(["b"]).rules] == ["AAA001", "BBB001"]


def test_an_unknown_key_gets_a_suggestion(world, write, complaint):
    (world / "amounts.yaml").write_text("ruleset: amounts\n" + HEAD, "utf-8")
    with pytest.raises(RulesetError, match="没有规则集 amount，是不是 amounts？"):
        load_ruleset(["amount"])
    own = write("own.yaml", "ruleset: own\ntitle: 题\nextends:\n  - amount\n  - ./lost.yaml\n")
    assert complaint(own) == [
        "own.yaml:4: extends：没有规则集 amount，是不是 amounts？",
        f"own.yaml:5: extends：没有这个文件：{own.parent / 'lost.yaml'}".replace(f"{own.parent}/", ""),
    ]


def test_a_circle_is_reported_where_it_closes(write):
    first = write("first.yaml", "ruleset: first\ntitle: 题\nextends: [./second.yaml]\n")
    second = write("second.yaml", "ruleset: second\ntitle: 题\nextends: [./first.yaml]\n")
    with pytest.raises(RulesetError) as caught:
        load_ruleset([first])
    assert caught.value.zh == f"{second}:3: extends：second.yaml 绕回来继承了自己"


def test_options_are_overridden_one_by_one_and_the_last_file_wins(write):
    write("base.yaml", "ruleset: base\n" + HEAD + rule("AAA001", "a"))
    write("mid.yaml", "ruleset: mid\nextends: [./base.yaml]\ntitle: 题\noptions: {AAA001: {least: 2}}\n")
    top = write(
        "top.yaml",
        "ruleset: top\nextends: [./mid.yaml]\ntitle: 题\noptions: {AAA001: {least: 3}}\nseverity: {AAA001: info}\n",
    )
    found = load_ruleset([top]).rule("AAA001")
    assert found.options == {"least": 3, "mode": "any"}
    assert found.severity == "info"


def test_a_ruleset_named_later_may_change_one_named_earlier(write):
    base = write("base.yaml", "ruleset: base\n" + HEAD + rule("AAA001", "a"))
    extra = write("extra.yaml", "ruleset: extra\ntitle: 题\nseverity: {AAA001: info}\n")
    assert load_ruleset([base, extra]).rule("AAA001").severity == "info"


def test_overrides_must_fit_a_rule(write, complaint):
    write("base.yaml", "ruleset: base\n" + HEAD + rule("AAA001", "a"))
    top = write(
        "top.yaml",
        """\
        ruleset: top
        title: 题
        extends: [./base.yaml]
        options:
          AAA01: {least: 2}
          AAA001: {leest: 2, mode: some}
        severity:
          ZZZ999: info
        """,
    )
    assert complaint(top) == [
        "top.yaml:5: options.AAA01：没有规则代码 AAA01，是不是 AAA001？",
        "top.yaml:6: options.AAA001.leest：没有这个键 leest，是不是 least？",
        "top.yaml:6: options.AAA001.mode：没有这个值 some；可用的有：all、any",
        "top.yaml:8: severity.ZZZ999：没有规则代码 ZZZ999；可用的有：AAA001",
    ]


def test_codes_and_names_stand_for_one_rule_only(write, complaint):
    base = write("base.yaml", "ruleset: base\n" + HEAD + rule("AAA001", "a"))
    top = write("top.yaml", "ruleset: top\nextends: [./base.yaml]\ntitle: 题\n" + rule("AAA001", "a"))
    assert complaint(top) == [
        f"top.yaml:4: rules.code：AAA001 已用于 {base} 中的规则".replace(f"{base.parent}/", ""),
        f"top.yaml:4: rules.name：a 已用于 {base} 中的规则".replace(f"{base.parent}/", ""),
    ]


def test_a_disabled_rule_is_known_but_does_not_run(load):
    ruleset = load(("severity: warning", "severity: warning\n    enabled: false"))
    assert ruleset.rule("WRD001").enabled is False
    assert ruleset.for_profile(None) == ()


def test_bound_rules_are_made_once(load):
    ruleset = load()
    (bound,) = ruleset.for_profile(None)
    assert bound.check.words == {"帐户": "账户"}
    assert ruleset.for_profile(None)[0] is bound


def test_a_ruleset_travels_to_other_processes(load):
    ruleset = load()
    ruleset.for_profile(None)
    (bound,) = pickle.loads(pickle.dumps(ruleset)).for_profile(None)
    assert (bound.rule.title.zh, bound.check.words) == ("错别字", {"帐户": "账户"})


WARM = """
import sys
from disclosurelint import checks
checks.KINDS.clear()
checks.KINDS["misspelling"] = "plain_kind:Misspelling"
from disclosurelint.rules.loading import load_ruleset
print([bound.rule.code for bound in load_ruleset([sys.argv[1]]).for_profile(None)])
print("yaml" in sys.modules, "rapidfuzz" in sys.modules)
"""
PLAIN_KIND = """
from collections.abc import Mapping
from disclosurelint.checks.check import option, options

@options
class Misspelling:
    words: Mapping[str, str] = option(zh="", en="")
"""


def test_the_second_process_needs_no_yaml(ruleset_with, tmp_path: Path):
    (tmp_path / "plain_kind.py").write_text(PLAIN_KIND, "utf-8")
    package = Path(disclosurelint.errors.__file__).parent.parent
    path = ruleset_with()

    def process() -> str:
        return subprocess.run(
            [
                sys.executable,
                "-c",
                f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(package)!r}]\n{WARM}",
                str(path),
            ],
            capture_output=True,
            check=True,
            text=True,
        ).stdout

    assert process() == "['WRD001']\nTrue False\n"
    assert process() == "['WRD001']\nFalse False\n"


def test_a_changed_file_is_read_anew(ruleset_with):
    assert load_ruleset([ruleset_with()]).rule("WRD001").severity == "warning"
    assert load_ruleset([ruleset_with(("warning", "error"))]).rule("WRD001").severity == "error"


def test_what_was_valid_is_looked_at_again_when_a_kind_of_check_changes(ruleset_with, complaint):
    from disclosurelint import checks

    path = ruleset_with()
    load_ruleset([path])
    checks.KINDS["misspelling"] = checks.KINDS["parts"]
    assert complaint(path) == [
        "words.yaml:8: rules.options.words：没有这个键 words；可用的有：parts、least、limit、mode、strict、levels"
    ]


def test_a_folder_stands_for_all_its_rulesets(write, tmp_path: Path):
    write("pack/a.yaml", "ruleset: a\n" + HEAD + rule("AAA001", "a"))
    write("pack/b.yaml", "ruleset: b\nextends: [./a.yaml]\n" + HEAD + rule("BBB001", "b"))
    write("pack/.hidden.yaml", "no ruleset")
    own = write("own.yaml", "ruleset: own\nextends: [./pack]\n" + HEAD + rule("OWN001", "own"))
    assert [found.code for found in load_ruleset([own.parent / "pack"]).rules] == ["AAA001", "BBB001"]
    assert [found.code for found in load_ruleset([own]).rules] == ["AAA001", "BBB001", "OWN001"]


def test_a_folder_without_rulesets_is_named(tmp_path: Path):
    with pytest.raises(RulesetError, match=re.escape(f"{tmp_path}：文件夹里没有规则集（.yaml 文件）")):
        load_ruleset([tmp_path])


def test_an_installed_package_offers_its_rulesets_by_key(write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Its folder is found without importing it: the code of a package that only holds rules is never run."""
    own = write("disclosurelint_county/county.yaml", "ruleset: county\n" + HEAD + rule("CTY001", "county"))
    write("disclosurelint_county/__init__.py", "raise AssertionError('imported')\n")
    write("disclosurelint_county-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: disclosurelint-county\n")
    entry = "[disclosurelint.rulesets]\ncounty-rules = disclosurelint_county\n"
    write("disclosurelint_county-1.dist-info/entry_points.txt", entry)
    monkeypatch.syspath_prepend(str(own.parent.parent))
    assert [found.code for found in load_ruleset(["county-rules"]).rules] == ["CTY001"]
    with pytest.raises(RulesetError, match="没有规则集 county-rule，是不是 county-rules？"):
        load_ruleset(["county-rule"])
