"""Old names go on working, with a word about the new one; the tables of them are kept in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from disclosurelint import renamed
from disclosurelint.cli.main import commands
from disclosurelint.config.entries import ConfigEntry
from disclosurelint.renamed import Rename, RenamedWarning
from disclosurelint.rules import load_ruleset
from disclosurelint.rules.entries import ProfileEntry, RulesetEntry
from disclosurelint.rules.renaming import rename_keys
from disclosurelint.rules.typed import fields_of
from disclosurelint.version import VERSION
from tests.cli.conftest import DRAFT, Run

UNTIL = "9.0"


@pytest.fixture
def was(monkeypatch: pytest.MonkeyPatch):
    """Puts an old name into one of the tables."""

    def into(table: dict[str, Rename], **names: str) -> None:
        for old, now in names.items():
            monkeypatch.setitem(table, old, Rename(now, UNTIL))

    return into


# -- on the command line


def test_an_old_option(disclosurelint: Run, was) -> None:
    was(renamed.OPTIONS, **{"--rules": "--select"})
    for arguments in (["--rules", "AMT"], ["--rules=AMT"]):
        done = disclosurelint("check", "draft.txt", "--format", "concise", *arguments)
        assert done.out.startswith("draft.txt:3:3: 错误 AMT001 ")
        assert done.err == "disclosurelint: --rules 已改名为 --select，旧名在 9.0 版以前还能用\n"
    english = disclosurelint("check", "draft.txt", "--rules=AMT", "--lang", "en").err
    assert english == "disclosurelint: --rules is now called --select; the old name works until version 9.0\n"


def test_an_old_rule_in_every_place_where_rules_are_named(disclosurelint: Run, was, folder: Path) -> None:
    was(renamed.RULES, OLD001="AMT001")
    told = "disclosurelint: OLD001 已改名为 AMT001，旧名在 9.0 版以前还能用\n"
    plain = disclosurelint("check", "draft.txt", "--select", "AMT001")
    assert disclosurelint("check", "draft.txt", "--select", "OLD001") == (plain.status, plain.out, told)
    assert disclosurelint("check", "draft.txt", "--select", "AMT", "--ignore", "OLD001").err == told
    assert disclosurelint("rules", "show", "OLD001").err == told
    for text in (
        "ignore: [OLD001]\nselect: [AMT]\n",
        "ignore: [{rule: OLD001, path: draft.txt}]\nselect: [AMT]\n",
        "severity: {OLD001: info}\nselect: [AMT]\n",
        "options: {OLD001: {}}\nselect: [AMT]\nseverity: {AMT001: info}\n",
    ):
        (folder / ".disclosurelint.yaml").write_text(text, encoding="utf-8")
        done = disclosurelint("check", "draft.txt")
        assert (done.status, done.err) == (0, told), text


def test_an_old_rule_in_a_comment_is_mended(disclosurelint: Run, was, folder: Path) -> None:
    was(renamed.RULES, OLD001="AMT001")
    comment = "<!-- disclosurelint: ignore {} -- 批复如此 -->\n"
    (folder / "draft.md").write_text(DRAFT.rstrip("\n") + comment.format("OLD001"), encoding="utf-8")
    arguments = ("check", "draft.md", "--select", "AMT001,SUP", "--format", "concise")
    assert "警告 SUP004 规则 OLD001 已改名为 AMT001，旧名暂时还能用\n" in disclosurelint(*arguments).out
    disclosurelint(*arguments, "--fix")
    assert (folder / "draft.md").read_text(encoding="utf-8") == DRAFT.rstrip("\n") + comment.format("AMT001")


def test_an_old_key_of_a_configuration(disclosurelint: Run, was, folder: Path) -> None:
    was(renamed.CONFIG_KEYS, **{"rules": "select", "overrides.paths": "files"})
    path = folder / ".disclosurelint.yaml"
    text = "rules: [AMT]\noverrides:\n  - paths: [draft.txt]\n    severity: {AMT0O1: info}\n"
    path.write_text(text, encoding="utf-8")
    told = disclosurelint("check", "draft.txt").err.splitlines()
    assert told[-1] == f"disclosurelint: {path}:4: overrides.severity.AMT0O1：没有规则 AMT0O1，是不是 AMT001？"
    path.write_text(text.replace("0O1", "001"), encoding="utf-8")
    for _ in range(2):  # the second time it comes from the cache
        done = disclosurelint("check", "draft.txt", "--format", "concise")
        assert done.out.startswith("draft.txt:3:3: 提示 AMT001 ")
        assert done.err.splitlines() == [
            f"disclosurelint: {path}:1: rules 已改名为 select，旧名在 9.0 版以前还能用",
            f"disclosurelint: {path}:3: overrides.paths 已改名为 files，旧名在 9.0 版以前还能用",
        ]
    shown = disclosurelint("config", "show", "draft.txt").out
    assert ["select", "AMT", ".disclosurelint.yaml:1"] in [line.split() for line in shown.splitlines()]


def test_an_old_key_beside_the_new_one_is_a_mistake(disclosurelint: Run, was, folder: Path) -> None:
    was(renamed.CONFIG_KEYS, rules="select")
    (folder / ".disclosurelint.yaml").write_text("select: [AMT]\nrules: [WRD]\n", encoding="utf-8")
    done = disclosurelint("check", "draft.txt")
    assert done.status == 2
    assert ":2: rules：没有这个键 rules" in done.err


def test_an_old_key_of_a_ruleset(disclosurelint: Run, was, folder: Path) -> None:
    was(renamed.RULESET_KEYS, **{"rules.kind": "check"})
    (folder / "county.yaml").write_text(
        "ruleset: county\ntitle: 本县\nrules:\n"
        "  - {code: CTY001, name: old-name, title: 旧称, kind: pattern, severity: error,"
        " options: {turns: [{regex: 支出}]}, messages: {default: 旧称}}\n",
        encoding="utf-8",
    )
    done = disclosurelint("check", "draft.txt", "--ruleset", "county.yaml", "--select", "CTY")
    assert "CTY001" in done.out
    assert "county.yaml:4: rules.kind 已改名为 check" in done.err


def test_in_python_it_is_a_warning_like_others(was) -> None:
    was(renamed.RULES, OLD001="AMT001")
    with pytest.warns(RenamedWarning, match="OLD001"):
        assert load_ruleset().rule("OLD001").code == "AMT001"


# -- the keys


def test_lines_go_with_the_keys() -> None:
    data: dict[str, Any] = {"a": [{"old": {"x": 1}}, {"old": 2, "new": 3}]}
    lines = {("a",): 1, ("a", 0, "old"): 2, ("a", 0, "old", "x"): 3, ("a", 1, "old"): 4}
    table = {"a.old": Rename("new", UNTIL)}
    moved, notices = rename_keys(data, lines, table, Path("f.yaml"))
    assert data == {"a": [{"new": {"x": 1}}, {"old": 2, "new": 3}]}
    assert moved == {("a",): 1, ("a", 0, "new"): 2, ("a", 0, "new", "x"): 3, ("a", 1, "old"): 4}
    assert [zh.split(" ")[0] for zh, _ in notices] == ["f.yaml:2:"]


# -- the tables that the program comes with


@pytest.mark.parametrize("table", [renamed.OPTIONS, renamed.CONFIG_KEYS, renamed.RULESET_KEYS, renamed.RULES])
def test_what_has_run_out_is_taken_out(table: dict[str, Rename]) -> None:
    def number(version: str) -> list[int]:
        return [int(part) for part in version.split(".")]

    assert [old for old, rename in table.items() if number(rename.until) <= number(VERSION)] == []


def test_new_names_exist_and_old_ones_are_free() -> None:
    rules = load_ruleset().rules
    words = {word for rule in rules for word in (rule.code, rule.name)}
    assert [old for old, rename in renamed.RULES.items() if old in words or rename.now not in words] == []
    made = commands("zh")
    check = made.get_command(made.make_context("disclosurelint", [], resilient_parsing=True, obj="zh"), "check")
    assert check is not None
    options = {name for option in check.params for name in option.opts}
    assert "--select" in options
    assert [old for old, rename in renamed.OPTIONS.items() if old in options or rename.now not in options] == []
    records = {ConfigEntry: renamed.CONFIG_KEYS, RulesetEntry: renamed.RULESET_KEYS, ProfileEntry: renamed.PROFILE_KEYS}
    for record, table in records.items():
        top = {old: rename.now for old, rename in table.items() if "." not in old}
        assert [old for old, now in top.items() if old in fields_of(record) or now not in fields_of(record)] == []
