"""Configuration files, as the command line meets them: found, extended, overridden, explained, refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from textwrap import dedent

import pytest
from jsonschema import Draft202012Validator

from disclosurelint.rules.yaml_text import read_yaml
from tests.cli.conftest import DRAFT, Run
from tools.make_formats import MADE

DOUBLED = "全县全县水利工作有序开展。\n"


@pytest.fixture
def write(folder: Path):
    """Writes an indented text as a file of the working folder."""

    def to_file(name: str, text: str) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return to_file


@pytest.fixture
def found(disclosurelint: Run):
    """What a check finds: path, severity and code, each once."""

    def of(*arguments: str, stdin: bytes = b"") -> list[str]:
        done = disclosurelint("check", *arguments, "--format", "json", stdin=stdin)
        assert done.err == "", done.err
        lines = [
            f"{Path(file['path']).as_posix()} {one['severity']} {one['code']}"
            for file in json.loads(done.out)["files"]
            for one in file["diagnostics"]
        ]
        return list(dict.fromkeys(lines))

    return of


# -- which configuration


def test_the_nearest_configuration_upward_holds(found, write) -> None:
    write(".disclosurelint.yaml", "select: [AMT]\n")
    write("县/.disclosurelint.yaml", "select: [WRD]\n")
    for name in ("上.txt", "县/乡/中.txt", "市/下.txt"):
        write(name, DRAFT + DOUBLED)
    assert found("上.txt", "县/乡/中.txt", "市/下.txt") == [
        "上.txt error AMT001",
        "县/乡/中.txt warning WRD003",
        "市/下.txt error AMT001",
    ]


@pytest.mark.parametrize("top", [".git", ".hg"])
def test_the_search_ends_at_the_top_of_a_repository(found, write, folder: Path, top: str) -> None:
    write(".disclosurelint.yaml", "select: [WRD]\n")
    (folder / "repo" / top).mkdir(parents=True)
    write("repo/a.txt", DRAFT)
    assert "repo/a.txt error AMT001" in found("repo/a.txt")
    write("repo/.disclosurelint.yaml", "select: [STR]\n")
    assert found("repo/a.txt") == ["repo/a.txt warning STR001"]


def test_the_search_ends_at_home(found, write, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(".disclosurelint.yaml", "select: [WRD]\n")
    write("home/文稿/a.txt", DRAFT)
    monkeypatch.setenv("HOME", str(folder / "home"))
    assert "home/文稿/a.txt error AMT001" in found("home/文稿/a.txt")
    write("home/.disclosurelint.yaml", "select: [STR]\n")
    assert found("home/文稿/a.txt") == ["home/文稿/a.txt warning STR001"]


def test_pyproject_holds_the_same(found, write) -> None:
    write("pyproject.toml", '[tool.disclosurelint]\nselect = ["AMT"]\nseverity = {AMT001 = "info"}\n')
    assert found("draft.txt") == ["draft.txt info AMT001"]


def test_a_pyproject_without_our_table_is_passed_over(found, write) -> None:
    write(".disclosurelint.yaml", "select: [AMT]\n")
    write("程序/pyproject.toml", '[project]\ndependencies = ["disclosurelint"]\n')
    write("程序/a.txt", DRAFT)
    assert found("程序/a.txt") == ["程序/a.txt error AMT001"]


def test_a_file_of_its_own_wins_over_pyproject(found, write) -> None:
    write("pyproject.toml", '[tool.disclosurelint]\nselect = ["STR"]\n')
    write(".disclosurelint.yml", "select: [AMT]\n")
    assert found("draft.txt") == ["draft.txt error AMT001"]


def test_another_one_or_none_can_be_asked_for(found, write) -> None:
    write(".disclosurelint.yaml", "select: [WRD]\n")
    write("other.yaml", "select: [STR]\n")
    assert found("draft.txt") == []
    assert found("draft.txt", "--config", "other.yaml") == ["draft.txt warning STR001"]
    assert "draft.txt error AMT001" in found("draft.txt", "--isolated")


def test_standard_input_is_under_the_configuration_of_its_name(found, write) -> None:
    write("县/.disclosurelint.yaml", "select: [STR]\n")
    arguments = ("-", "--stdin-filename", "县/draft.txt")
    assert found(*arguments, stdin=DRAFT.encode()) == ["县/draft.txt warning STR001"]
    write(".disclosurelint.yaml", "select: [AMT]\n")
    assert found("-", stdin=DRAFT.encode()) == ["<stdin> error AMT001"]


# -- what it says


def test_extended_files_are_read_first(found, write) -> None:
    write("省/province.yaml", "extends: [../国/all.yaml]\nseverity: {AMT: info}\nignore: [STR]\n")
    write("国/all.yaml", "severity: {AMT: warning, WRD: error}\n")
    write(".disclosurelint.yaml", "extends: [省/province.yaml]\nignore: [NAM]\n")
    write("draft.txt", DRAFT + DOUBLED)
    assert found("draft.txt") == ["draft.txt info AMT001", "draft.txt error WRD003"]


def test_a_later_select_sets_aside_what_was_said_before(found, write, folder: Path) -> None:
    write("base.yaml", "select: [WRD]\nignore: [AMT001]\n")
    write(".disclosurelint.yaml", "extends: [base.yaml]\nselect: [AMT, STR]\nignore: [STR001]\n")
    assert found("draft.txt") == ["draft.txt error AMT001"]
    assert found("draft.txt", "--select", "STR") == ["draft.txt warning STR001"]
    assert found("draft.txt", "--ignore", "AMT") == []


def test_the_narrower_word_wins_whatever_the_order(found, write) -> None:
    write(".disclosurelint.yaml", "severity: {AMT001: info, total-mismatch: warning, AMT: error}\nselect: [AMT]\n")
    assert found("draft.txt") == ["draft.txt warning AMT001"]
    assert found("draft.txt", "--severity", "AMT=info") == ["draft.txt info AMT001"]


def test_overrides_for_some_files(found, write) -> None:
    write(
        ".disclosurelint.yaml",
        """\
        select: [AMT, STR]
        overrides:
          - files: [决算/**, "*.old.txt"]
            select: [STR]
          - files: [决算/县/]
            severity: {STR001: info}
            profile: national-three-public
            options: {STR001: {sections: [three_public, debt]}}
        """,
    )
    for name in ("a.txt", "b.old.txt", "决算/a.txt", "决算/县/a.txt"):
        write(name, DRAFT)
    assert found("a.txt", "b.old.txt", "决算/a.txt", "决算/县/a.txt", "--ignore", "NAM") == [
        "a.txt warning STR001",
        "a.txt error AMT001",
        "b.old.txt warning STR001",
        "决算/a.txt warning STR001",
        "决算/县/a.txt info STR001",
    ]


def test_rulesets_and_word_lists_beside_it(found, write) -> None:
    write(
        "规则/county.yaml",
        """\
        ruleset: county
        title: 本县规则
        rules:
          - code: CTY001
            name: old-name
            title: 旧称
            check: pattern
            severity: error
            options: {turns: [{regex: 老政府}]}
            messages: {default: 旧称}
        """,
    )
    write("词/words.yaml", "allow: [全县全县]\nsubstitutions: [{words: {宁晋局: 宁晋县林业局}}]\n")
    write(".disclosurelint.yaml", "rulesets: [规则/county.yaml]\nwords: {files: [词/words.yaml]}\nselect: [CTY, WRD]\n")
    write("县/a.txt", "老政府全县全县，宁晋局主办。\n")
    assert found("县/a.txt") == ["县/a.txt error CTY001", "县/a.txt warning WRD002"]


def test_whose_documents_these_are(found, write) -> None:
    write(".disclosurelint.yaml", "organisation: {name: 宁晋县林业局, subordinates: [宁晋县苗圃场]}\nselect: [NAM]\n")
    for name in ("宁晋县林业局", "宁晋县苗圃场", "平乡县水务局"):
        write(f"{name}.txt", f"{name}2023年部门预算信息公开\n\n一、部门职责\n")
    assert found(".") == ["draft.txt error NAM001", "平乡县水务局.txt error NAM001"]


def test_waivers_by_path_rule_and_words(found, write) -> None:
    write(
        ".disclosurelint.yaml",
        """\
        select: [AMT, SUP]
        ignore:
          - {rule: AMT001, path: draft.txt, text: 支出 10万元, reason: 批复如此}
        """,
    )
    write("other.txt", DRAFT)
    assert found("draft.txt", "other.txt") == ["other.txt error AMT001"]


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".xlsx", ".txt"])
def test_waivers_hold_in_formats_that_have_no_comments(found, write, folder: Path, suffix: str) -> None:
    shutil.copy(MADE / f"faulty{suffix}", folder)
    name = f"faulty{suffix}"
    assert f"{name} warning WRD003" in found(name, "--select", "WRD")
    write(".disclosurelint.yaml", f"ignore: [{{rule: WRD003, path: {name}, text: 承担承 担, reason: 引文如此}}]\n")
    left = found(name, "--select", "WRD,SUP")
    assert f"{name} warning WRD003" not in left
    assert f"{name} error WRD001" in left
    assert not any("SUP" in line for line in left)


def test_waivers_that_are_idle_expired_or_incomplete(disclosurelint: Run, write, folder: Path) -> None:
    write(
        ".disclosurelint.yaml",
        """\
        select: [AMT, SUP]
        suppressions: {require: [reason]}
        ignore:
          - STR001
          - {rule: AMT001, path: draft.txt, text: 没有的话, reason: 待查}
          - rule: AMT001
            path: clean.txt
          - {rule: AMT001, path: draft.txt, expires: 2020-12-31, reason: 待批复}
        """,
    )
    done = disclosurelint("check", "draft.txt", "clean.txt", "--format", "concise")
    assert done.out.splitlines() == [
        "draft.txt:3:3: 错误 AMT001 “支出”为 10 万元，所列 2 项合计 9 万元，少 1 万元",
        ".disclosurelint.yaml:5:3: 警告 SUP001 “draft.txt”里没有 AMT001 的问题落在这段文字上，这条忽略没有用到",
        ".disclosurelint.yaml:6:3: 警告 SUP001 “clean.txt”里没有 AMT001 的问题，这条忽略没有用到",
        ".disclosurelint.yaml:6:3: 警告 SUP003 这条忽略没有写明理由，本单位的配置要求写明",
        ".disclosurelint.yaml:8:3: 警告 SUP002 这条忽略已于 2020-12-31 到期，不再有效；"
        "请改正原来的问题，或重新商定期限",
        "检查 2 个文件：1 个错误，4 个警告",
    ]
    assert done.status == 1
    assert "SUP001" not in disclosurelint("check", "other", "--format", "concise").out


def test_waivers_for_several_files_are_idle_only_where_all_of_them_were_checked(disclosurelint: Run, write) -> None:
    write(
        "县/.disclosurelint.yaml",
        """\
        select: [AMT, SUP]
        ignore:
          - {rule: AMT001, path: 历年/*.txt, reason: 批复如此}
          - {rule: AMT001, path: 历年/**, text: 没有的话, reason: 待查}
          - {rule: AMT001, text: 没有的话, reason: 待查}
          - {rule: AMT001, path: 今年/, reason: 待查}
          - {rule: AMT003, reason: 本单位不核对}
        """,
    )
    write("县/历年/a.txt", DRAFT)
    write("县/历年/b.txt", "没有问题。\n")
    write("县/今年/c.txt", "没有问题。\n")

    def told(*paths: str) -> list[str]:
        return [
            line for line in disclosurelint("check", *paths, "--format", "concise").out.splitlines() if "SUP" in line
        ]

    assert told("县/历年/b.txt") == told("县/今年", "县/历年") == [], "other files may yet need them"
    for paths in (".",), ("县",):
        assert told(*paths) == [
            "县/.disclosurelint.yaml:4:3: 警告 SUP001 “历年/**”里没有 AMT001 的问题落在这段文字上，这条忽略没有用到",
            "县/.disclosurelint.yaml:5:3: 警告 SUP001 检查的文件里没有 AMT001 的问题落在这段文字上，这条忽略没有用到",
            "县/.disclosurelint.yaml:6:3: 警告 SUP001 “今年/”里没有 AMT001 的问题，这条忽略没有用到",
        ]


def test_what_is_ignored_in_files_that_do_not_exist(disclosurelint: Run, write) -> None:
    write(
        "县/.disclosurelint.yaml",
        """\
        extends: [../省.yaml]
        select: [AMT, SUP]
        ignore:
          - {rule: AMT001, path: 历年/a.txt, reason: 批复如此}
          - {rule: AMT001, path: 历年/b.txt, reason: 文件改了名}
        overrides:
          - files: [历年/**]
            ignore: [AMT003]
          - files: [往年/**, 旧稿/*.txt]
            ignore: [AMT003]
          - files: [往年/**]
            severity: {AMT003: info}
        """,
    )
    write("省.yaml", "ignore: [{rule: AMT001, path: 别的县/a.txt, reason: 别的县的}]\n")
    write("县/历年/a.txt", DRAFT)

    def told(*paths: str) -> list[str]:
        return [
            line for line in disclosurelint("check", *paths, "--format", "concise").out.splitlines() if "SUP" in line
        ]

    assert told("县/历年/a.txt") == told("县/历年") == []
    assert told("县") == [
        "县/.disclosurelint.yaml:5:3: 警告 SUP001 检查的文件里没有“历年/b.txt”，这条忽略没有用到",
        "县/.disclosurelint.yaml:9:3: 警告 SUP001 检查的文件里没有“往年/**”、“旧稿/*.txt”，这条忽略没有用到",
    ]


def test_files_passed_over_in_folders(found, write) -> None:
    write(".disclosurelint.yaml", "exclude: [旧稿, '*.bak.txt']\nselect: [AMT]\n")
    for name in ("a.txt", "a.bak.txt", "旧稿/a.txt", "县/旧稿/a.txt"):
        write(name, DRAFT)
    assert found(".") == ["a.txt error AMT001", "draft.txt error AMT001"]
    assert found("旧稿/a.txt") == ["旧稿/a.txt error AMT001"]


def test_rules_on_trial(found, write) -> None:
    write(
        "county.yaml",
        """\
        ruleset: county
        title: 本县规则
        rules:
          - code: CTY001
            name: trial
            title: 试用
            check: pattern
            severity: info
            preview: true
            options: {turns: [{regex: 支出}]}
            messages: {default: 试用}
        """,
    )
    arguments = ("draft.txt", "--select", "CTY")
    write(".disclosurelint.yaml", "rulesets: [county.yaml]\n")
    assert found(*arguments) == []
    assert found(*arguments, "--preview") != []
    write("县/.disclosurelint.yaml", "extends: [../.disclosurelint.yaml]\npreview: true\n")
    write("县/draft.txt", DRAFT)
    assert found("县/draft.txt", "--select", "CTY") != []


def test_many_files_in_several_processes_are_under_their_own(found, write) -> None:
    write("甲/.disclosurelint.yaml", "select: [AMT]\n")
    write("乙/.disclosurelint.yaml", "select: [WRD]\nwords: {allow: [全县全县]}\n")
    for number in range(4):
        write(f"甲/{number}.txt", DRAFT + DOUBLED)
        write(f"乙/{number}.txt", DRAFT + DOUBLED)
    assert found("甲", "乙", "--jobs", "2") == [f"甲/{number}.txt error AMT001" for number in range(4)]


# -- what is wrong with it


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("selcet: [AMT]\n", "1: selcet：没有这个键 selcet，是不是 select？"),
        ("preview: true\nselect:\n  - AMT\n  - AMTT\n", "4: select：没有规则 AMTT，是不是 AMT？"),
        ("severity:\n  AMT001: grave\n", "2: severity.AMT001：没有这个值 grave；可用的有：error、warning、info"),
        ("severity: {AMT0O1: info}\n", "1: severity.AMT0O1：没有规则 AMT0O1，是不是 AMT001？"),
        ("profile: hebei-bugdet\n", "1: profile：没有口径 hebei-bugdet，是不是 hebei-budget？"),
        ("options: {AMT0O1: {}}\n", "1: options.AMT0O1：没有规则代码 AMT0O1，是不是 AMT001？"),
        ("options: {NAM001: {likness: 3}}\n", "1: options.NAM001.likness：没有这个键 likness，是不是 likeness？"),
        ("overrides:\n  - files: [a]\n    ignore: [AMTT]\n", "3: overrides.ignore：没有规则 AMTT，是不是 AMT？"),
        ("overrides:\n  - ignore: [AMT]\n", "2: overrides：缺少必填的键 files"),
        ("ignore:\n  - {rule: AMT0O1}\n", "2: ignore：没有规则 AMT0O1，是不是 AMT001？"),
        ("ignore: [{rule: AMT, expires: soon}]\n", "1: ignore.expires：“soon”不合写法 [0-9]{4}-[0-9]{2}-[0-9]{2}"),
        ("ignore: [{rule: AMT, expires: 2025-02-30}]\n", "1: ignore.expires：没有 2025-02-30 这一天"),
        ("ignore: [{rule: AMT, text: ' '}]\n", "1: ignore.text：没有文字"),
        ("rulesets: [countty]\n", "1: rulesets：没有规则集 countty；可用的有："),
        ("rulesets: [a/county.yaml]\n", "1: rulesets：没有这个文件："),
        ("extends: [a.yaml]\n", "1: extends：没有这个文件："),
        ("words: {files: [a.yaml]}\n", "1: words.files：没有这个文件："),
        ("words: {terms: [局]}\n", "1: words.terms：至少要两个字"),
        ("words: {labels: {basic.publik: [公用]}}\n", "1: words.labels.basic.publik：没有概念 basic.publik，是不是"),
        ("words: {sections: {dutys: [职责]}}\n", "1: words.sections.dutys：没有概念 dutys，是不是 duties？"),
        (
            "words:\n  substitutions:\n    - words: {甲乙: 甲丙}\n      after: [在]\n      bad: [甲乙]\n",
            "5: words.substitutions.bad：按这一条的条件不会报告这个例子",
        ),
        ("words: {substitutions: [{words: {甲: 甲}}]}\n", "1: words.substitutions.words.甲：两边要不同，左边不能空"),
        ("organisation: {separate: [部门收支总裱]}\n", "1: organisation.separate：没有内容或表 部门收支总裱"),
        ("organisation: {nmae: 某局}\n", "1: organisation.nmae：没有这个键 nmae，是不是 name？"),
        ("suppressions: {require: [resaon]}\n", "1: suppressions.require：没有这个值 resaon，是不是 reason？"),
        ("select: AMT\n", "1: select：应为列表，现为文字\n"),
        ("- AMT\n", "1: 应是“键: 值”的写法，第一个键如 select: [AMT]"),
        ("select: [AMT\n", "2: 不是合法的 YAML"),
    ],
)
def test_a_mistake_names_file_line_key_and_the_nearest(disclosurelint: Run, write, text: str, told: str) -> None:
    path = write(".disclosurelint.yaml", text)
    done = disclosurelint("check", "draft.txt")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"disclosurelint: {path}:{told}"), done.err
    english = disclosurelint("check", "draft.txt", "--lang", "en").err
    assert english.startswith(f"disclosurelint: {path}:{told.partition(':')[0]}:")


def test_all_mistakes_of_a_file_are_told_at_once(disclosurelint: Run, write) -> None:
    write("pyproject.toml", '[tool.disclosurelint]\nprofil = "a"\n\n[tool.disclosurelint.severity]\nAMT = "bad"\n')
    lines = disclosurelint("check", "draft.txt").err.splitlines()
    assert [line.partition("pyproject.toml:")[2].partition("：")[0] for line in lines] == [
        "2: profil",
        "5: severity.AMT",
    ]


def test_a_mistake_in_a_file_that_is_extended_names_that_file(disclosurelint: Run, write) -> None:
    write(".disclosurelint.yaml", "extends: [province.yaml]\n")
    path = write("province.yaml", "words: {files: [words.yaml]}\n")
    words = write("words.yaml", "terms: [全域旅游]\nlabels: {nothing: [甲乙]}\n")
    assert disclosurelint("check", "draft.txt").err.startswith(f"disclosurelint: {words}:2: labels.nothing：没有概念")
    words.write_text("files: [more.yaml]\n")
    assert f"{words}:1: files：词表文件不能再带别的文件" in disclosurelint("check", "draft.txt").err
    path.write_text("ingore: [AMT]\n")
    assert f"{path}:1: ingore：没有这个键" in disclosurelint("check", "draft.txt").err


def test_a_circle_is_named(disclosurelint: Run, write) -> None:
    one = write(".disclosurelint.yaml", "extends: [a.yaml]\n")
    two = write("a.yaml", "preview: true\nextends:\n  - .disclosurelint.yaml\n")
    told = disclosurelint("check", "draft.txt").err
    assert told == f"disclosurelint: {two}:3: extends：绕回来继承了自己：{one} → {two} → {one}\n"


def test_a_mistake_anywhere_is_told_before_anything_is_checked(disclosurelint: Run, write) -> None:
    write("县/.disclosurelint.yaml", "selcet: [AMT]\n")
    write("县/a.txt", DRAFT)
    done = disclosurelint("check", "draft.txt", "县/a.txt")
    assert (done.status, done.out) == (2, "")


@pytest.mark.parametrize("options", [["--config", "无.yaml"], ["--config", "."], ["--config", "a", "--isolated"]])
def test_a_configuration_that_is_not_there(disclosurelint: Run, options: list[str]) -> None:
    done = disclosurelint("check", "draft.txt", *options)
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1


# -- what is in force


SHOWN = """\
extends: [shared/province.yaml]
select: [AMT, STR]
severity: {AMT: info}
organisation: {name: 某县水务局}
overrides:
  - files: [决算/**]
    severity: {AMT: error}
ignore:
  - {rule: AMT001, path: a.txt}
"""


def test_what_is_in_force_and_where_it_was_said(disclosurelint: Run, write) -> None:
    write(".disclosurelint.yaml", SHOWN)
    write("shared/province.yaml", "preview: true\nignore: [WRD]\nwords:\n  terms: [全域旅游]\n")
    done = disclosurelint("config", "show", "决算/a.txt", "--ignore", "PUN001")
    assert done.status == 0, done.err
    rows = [line.split(maxsplit=1) for line in done.out.splitlines() if line and "配置文件" not in line]
    assert [(key, " ".join(rest.split())) for key, rest in rows] == [
        ("preview", "true shared/province.yaml:1"),
        ("profile", "（未设） 默认"),
        ("select", "AMT, STR .disclosurelint.yaml:2"),
        ("ignore", "PUN001 命令行"),
        ("severity.AMT", "error .disclosurelint.yaml:7"),
        ("words.terms", "[全域旅游] shared/province.yaml:4"),
        ("organisation.name", "某县水务局 .disclosurelint.yaml:4"),
        ("baseline", "（未设） 默认"),
    ]
    assert done.out.startswith("配置文件：.disclosurelint.yaml\n配置文件：shared/province.yaml\n\n")


def test_the_same_for_programs(disclosurelint: Run, write) -> None:
    path = write(".disclosurelint.yaml", SHOWN.replace("extends: [shared/province.yaml]\n", ""))
    told = json.loads(disclosurelint("config", "show", "a.txt", "--format", "json").out)
    assert (told["file"], told["configuration"]) == ("a.txt", [str(path)])
    settings = {(one["key"], str(one["value"])): one["from"] for one in told["settings"]}
    assert settings["severity.AMT", "info"] == {"kind": "file", "path": str(path), "line": 2}
    assert settings["ignore", "{'rule': 'AMT001', 'path': 'a.txt'}"]["line"] == 8
    assert settings["preview", "False"] == {"kind": "default"}


def test_without_a_configuration_all_is_as_by_default(disclosurelint: Run) -> None:
    done = disclosurelint("config", "show", "--lang", "en")
    assert [line.split() for line in done.out.splitlines()] == [
        ["preview", "false", "default"],
        ["profile", "(none)", "default"],
        ["baseline", "(none)", "default"],
    ]


def test_the_profile_that_a_document_calls_for_is_shown(disclosurelint: Run, folder: Path) -> None:
    *_, last = disclosurelint("config", "show", "draft.txt").out.splitlines()
    before, _, told = last.partition("：")
    assert before == "口径由文件判断"
    assert f"；{told}\n" in disclosurelint("check", "draft.txt").out
    for arguments in (("没有.txt",), ("draft.txt", "--profile", "hebei-budget"), ()):
        assert "口径由文件判断" not in disclosurelint("config", "show", *arguments).out


def test_the_profile_is_shown_in_the_language_asked_for(disclosurelint: Run, write) -> None:
    write("湖北.txt", "荆门市林业局2022年部门决算公开\n\n一、部门职责\n\n负责造林绿化。\n")
    *_, last = disclosurelint("config", "show", "湖北.txt", "--lang", "en").out.splitlines()
    assert last == "profile, as the file tells: by the profile Hubei, department final accounts, 2022"


def test_the_schema_says_what_validation_says(disclosurelint: Run) -> None:
    schema = json.loads(disclosurelint("config", "schema").out)
    Draft202012Validator.check_schema(schema)

    def errors(text: str) -> list[str]:
        return [error.message for error in Draft202012Validator(schema).iter_errors(read_yaml(text)[0])]

    assert errors(SHOWN) == []
    assert errors("selcet: [AMT]\n") != []
    assert errors("ignore: [AMT, {rule: AMT001, expires: soon}]\n") != []
