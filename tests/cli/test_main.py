"""The program as a whole: help, mistakes on the command line, and how it behaves as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import disclosurelint as package
from disclosurelint.output import FORMATS
from tests.cli.conftest import Run

Process = Callable[..., subprocess.CompletedProcess[str]]

HELP = """\
用法：disclosurelint [选项] [命令] [参数]...

  公开之前，先检查预决算公开文件。

选项:
  --version       显示版本
  --lang [zh|en]  输出语言，默认 zh
  --help          显示本说明

命令:
  check     检查文件
  review    做带批注和修订的审阅稿
  init      写一个配置的开头
  parse     显示文件读成了什么样
  rules     列出、说明、测试规则
  config    查看实际的设置
  baseline  记下已有的问题，只报告新的
  cache     查看、清除缓存
  compare   比较两次检查的结果
  corpus    检查大量文件，可用集群
  serve     在本机用网页检查
  lsp       语言服务器，由编辑器启动
"""


def test_help_is_chinese(disclosurelint: Run) -> None:
    assert disclosurelint("--help") == (0, HELP, "")
    assert disclosurelint() == (0, HELP, "")


def test_help_is_english_wherever_the_language_is_told(disclosurelint: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    english = disclosurelint("--help", "--lang", "en").out
    assert english.startswith("Usage: disclosurelint [OPTIONS] [COMMAND] [ARGS]...\n")
    assert not any("一" <= character <= "鿿" for character in english)
    assert disclosurelint("--lang=en", "--help").out == english
    monkeypatch.setenv("DISCLOSURELINT_LANG", "en")
    assert disclosurelint("--help").out == english


@pytest.mark.parametrize(
    "command",
    [["check"], ["parse"], ["rules"], ["rules", "show"], ["rules", "test"], ["config", "show"], ["baseline", "update"]],
)
def test_every_command_has_help_in_one_language(disclosurelint: Run, command: list[str]) -> None:
    english = disclosurelint(*command, "--help", "--lang", "en")
    assert english.status == 0
    assert not any("一" <= character <= "鿿" for character in english.out)
    chinese = disclosurelint(*command, "--help").out
    assert chinese.startswith(f"用法：disclosurelint {' '.join(command)} [选项]")
    assert "Show" not in chinese


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["chekc"],
            "没有命令 chekc，可用的有：check、review、init、parse、rules、config、baseline、cache、compare、corpus、"
            "serve、lsp；用法见 disclosurelint --help",
        ),
        (["check"], "缺少参数 PATH...；用法见 disclosurelint check --help"),
        (["check", "--formt", "json"], "没有选项 --formt，是不是 --format；用法见 disclosurelint check --help"),
        (
            ["check", "a", "--format", "xml"],
            f"--format 的值不对，可用的有：{'、'.join(FORMATS)}；用法见 disclosurelint check --help",
        ),
        (["check", "a", "--lang", "fr"], "--lang 的值不对，可用的有：zh、en；用法见 disclosurelint check --help"),
        (["check", "a", "--profile"], "选项 --profile 后面缺少值，或不该有值；用法见 disclosurelint --help"),
        (
            ["chekc", "--lang=en"],
            "no command chekc; known: check, review, init, parse, rules, config, baseline, cache, compare, corpus, "
            "serve, lsp; see disclosurelint --help",
        ),
        (
            ["draft.txt"],
            "没有命令 draft.txt；要检查它，写作 disclosurelint check draft.txt；用法见 disclosurelint --help",
        ),
        (["."], "没有命令 .；要检查它，写作 disclosurelint check .；用法见 disclosurelint --help"),
    ],
)
def test_mistakes_on_the_command_line(disclosurelint: Run, arguments: list[str], told: str) -> None:
    assert disclosurelint(*arguments) == (2, "", f"disclosurelint: {told}\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check"], "Missing argument 'PATH...'; see disclosurelint check --help"),
        (["."], "no command .; to check it, write disclosurelint check .; see disclosurelint --help"),
        (
            ["check", "draft.txt", "--fail-on", "x"],
            "Invalid value for '--fail-on': 'x' is not one of 'error', 'warning', 'info', 'never'; "
            "see disclosurelint check --help",
        ),
    ],
)
def test_mistakes_on_the_command_line_in_english(disclosurelint: Run, arguments: list[str], told: str) -> None:
    assert disclosurelint("--lang", "en", *arguments) == (2, "", f"disclosurelint: {told}\n")


def test_the_version(process: Process) -> None:
    done = process("--version")
    assert (done.returncode, done.stdout) == (0, f"disclosurelint {package.__version__}\n")


def test_a_run_in_its_own_process(process: Process) -> None:
    done = process("check", "draft.txt", "--format", "concise", "--select", "AMT001", PYTHONUTF8="1")
    assert done.returncode == 1
    assert done.stdout.startswith("draft.txt:3:3: 错误 AMT001 ")
    assert done.stderr == ""


def test_a_terminal_without_chinese_is_no_failure(process: Process) -> None:
    done = process("check", "draft.txt", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "AMT001 total-mismatch" in done.stdout
    assert done.stderr == ""


def test_help_and_version_load_neither_grammar_nor_rules(process: Process) -> None:
    script = (
        "import sys; from disclosurelint.cli.main import run; run(['--help']);"
        "heavy = {'lark', 'yaml', 'rapidfuzz', 'json', 'disclosurelint.rules', 'disclosurelint.document'};"
        "print(heavy & sys.modules.keys() or 'none', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "none"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize(
    "arguments",
    ["parse long.txt", "check . --format text", "check . --format json", "check . --format concise --jobs 2"],
)
def test_a_reader_that_leaves_early_is_no_failure(folder: Path, arguments: str) -> None:
    """As in ``disclosurelint parse draft.txt | head -1``."""
    text = "".join(f"{number}、项目\n支出10万元，包括工资1万元和公用2万元。\n" for number in range(1, 2000))
    for name in ("long.txt", "longer.txt"):
        (folder / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "disclosurelint", *arguments.split()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout and running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_ctrl_c_is_silent(disclosurelint: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("disclosurelint.sources.read_standard_input", interrupted)
    done = disclosurelint("check", "-")
    assert (done.status, done.out, done.err.strip()) == (130, "", "")
