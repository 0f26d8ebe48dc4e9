"""Runs made to do harm by other things than a document's content: files, names, settings, and what is printed."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

HEAD = "某某县水务局2024年部门预算\n一、收支总体情况\n"
#: Its parts do not add up, as the rule of ``CHECK`` tells.
FAULT = "支出10万元，包括人员经费7万元和公用经费2万元。\n"
CHECK = ("check", "--select", "AMT001")
#: Drives a terminal, by these characters.
DRIVES = ("\x1b", "\x9b", "\x07")
ESCAPE = "\x1b[31m\x1b]0;标题\x07\x1b[2J\x9b1m"


class Run(NamedTuple):
    """A command line in a folder of its own, and what it ends with.

    ``files`` are written first, or ``lay`` lays them; ``meanwhile`` is done over and over until the command has ended.
    ``told`` is part of what it tells, ``never`` is what its output may not hold.
    """

    what: str
    arguments: tuple[str, ...]
    status: int
    told: str
    files: Mapping[str, str] = {}
    lay: Callable[[Path], None] | None = None
    meanwhile: Callable[[Path], None] | None = None
    never: tuple[str, ...] = ()

    def prepare(self, folder: Path) -> None:
        for name, content in self.files.items():
            (folder / name).write_text(content, encoding="utf-8")
        if self.lay is not None:
            self.lay(folder)


def _circle(folder: Path) -> None:
    (folder / "a.txt").symlink_to("b.txt")
    (folder / "b.txt").symlink_to("a.txt")


def _circle_of_folders(folder: Path) -> None:
    (folder / "again").symlink_to(".")
    (folder / "draft.txt").write_text(HEAD, encoding="utf-8")


def _socket(folder: Path) -> None:
    before = Path.cwd()
    os.chdir(folder)  # the address of a socket may not be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("draft.txt")
    os.chdir(before)


def _deep(folder: Path) -> None:
    below = folder.joinpath(*["深"] * 300)
    below.mkdir(parents=True)
    (below / "draft.txt").write_text(HEAD, encoding="utf-8")


def _large(folder: Path) -> None:
    with (folder / "draft.txt").open("wb") as stream:
        stream.truncate(200_000_001)


def _no_name(folder: Path) -> None:
    (folder / os.fsdecode(b"\xff\xfe.txt")).write_text(HEAD + FAULT, encoding="utf-8")


def _grows(folder: Path) -> None:
    """One more piece; written over and over while the file is read."""
    with (folder / "draft.txt").open("a", encoding="ascii") as stream:
        stream.write("x" * 10_000 + "\n")


def _vanishes(folder: Path) -> None:
    (folder / "b.txt").unlink(missing_ok=True)


def _settings(what: str, content: str, told: str) -> Run:
    arguments = ("check", "draft.txt", "--config", "settings.yaml")
    return Run(f"配置：{what}", arguments, 2, told, {"draft.txt": HEAD, "settings.yaml": content})


def _rule(what: str, told: str, *, check: str = "", message: str = "有") -> Run:
    rule = _RULE.replace("CHECK", check or "check: pattern\n    options: {turns: ['某']}").replace("MESSAGE", message)
    arguments = ("check", "draft.txt", "--ruleset", "strange.yaml")
    return Run(f"规则：{what}", arguments, 2, told, {"draft.txt": HEAD + "a" * 10_000, "strange.yaml": rule})


def _expression(expression: str) -> Run:
    shown = expression if len(expression) < 30 else f"{expression[:6]}…（{len(expression)} 字）"
    told = "正则表达式"
    return _rule(f"正则表达式 `{shown}`", told, check=f"check: pattern\n    options: {{turns: ['{expression}']}}")


_LEVELS = "\n".join(f"{chr(97 + at)}: &{chr(97 + at)} [{', '.join([f'*{chr(96 + at)}'] * 9)}]" for at in range(1, 20))
_RULE = """\
ruleset: strange
title: {zh: 陌生, en: Strange}
rules:
  - code: XXX001
    name: strange
    title: {zh: 陌生, en: Strange}
    CHECK
    severity: error
    messages: {default: {zh: 'MESSAGE', en: 'MESSAGE'}}
    why: {zh: 无, en: none}
    source: {kind: practice, text: {zh: 无, en: none}}
    examples: [{good: 无}]
"""


def _printed(what: str, content: str, never: tuple[str, ...], formats: Iterable[str]) -> list[Run]:
    """A document with something beside its fault, in formats that show the text."""
    return [
        Run(f"{what}，{format_} 格式", (*CHECK, "draft.txt", "--format", format_), 1, "AMT001",
            {"draft.txt": HEAD + content}, never=never)
        for format_ in formats
    ]  # fmt: skip


RUNS = [
    # files
    Run("没有人写的管道", (*CHECK, "draft.txt"), 2, "不是普通文件", lay=lambda folder: os.mkfifo(folder / "draft.txt")),
    Run("套接字", (*CHECK, "draft.txt"), 2, "不是普通文件", lay=_socket),
    Run("设备 `/dev/zero`", (*CHECK, "/dev/zero"), 2, "不是普通文件"),
    Run("绕圈的符号链接", (*CHECK, "a.txt"), 2, "绕成了圈", lay=_circle),
    Run("指回自己的文件夹链接", (*CHECK, "."), 0, "检查 1 个文件", lay=_circle_of_folders),
    Run("三百层的文件夹", (*CHECK, "."), 0, "检查 1 个文件", lay=_deep),
    Run("超过 200 MB 的文件", (*CHECK, "draft.txt"), 2, "超过 200 MB", lay=_large),
    Run("检查途中不见了的文件", (*CHECK, "a.txt", "b.txt"), 2, "没有这个文件",
        {"a.txt": HEAD + FAULT, "b.txt": HEAD}, meanwhile=_vanishes),
    Run("一边读一边变长的文件", (*CHECK, "draft.txt"), 1, "AMT001", {"draft.txt": HEAD + FAULT}, meanwhile=_grows),
    Run("文件名不是 UTF-8", (*CHECK, ".", "--format", "concise"), 1, "AMT001", lay=_no_name),
    Run("文件名能控制终端", (*CHECK, "."), 1, "AMT001", {f"{ESCAPE}.txt": HEAD + FAULT}, never=DRIVES),
    Run("文件名冒充流水线的命令", (*CHECK, ".", "--format", "github"), 1, "AMT001",
        {"a\n::error::x.txt": HEAD + FAULT}, never=("\n::error::x",)),
    Run("文件名是网页的标签", (*CHECK, ".", "--format", "html"), 1, "AMT001",
        {"<img src=x onerror=alert(1)>.txt": HEAD + FAULT}, never=("<img src=x",)),
    Run("文件名是选项", (*CHECK, ".", "--format", "concise"), 1, "AMT001", {"--fix.txt": HEAD + FAULT}),
    # settings
    _settings("别名炸弹", f"a: &a [x, x]\n{_LEVELS}\n", "不支持别名"),
    _settings("要执行程序的标签", "extends: !!python/object/apply:os.system ['touch harmed']\n", "不支持标签"),
    _settings("一万层", f"extends: {'[' * 10_000}{']' * 10_000}\n", "嵌套太深"),
    _settings("同一个键写两次", "select: [AMT]\nselect: [WRD]\n", "重复"),
    _settings("控制字符", "select: [\x1b]\n", "控制字符"),
    _settings("继承自己", "extends: [settings.yaml]\n", "绕回来继承了自己"),
    _settings("继承设备 `/dev/zero`", "extends: [/dev/zero]\n", "没有这个文件"),
    _settings("继承别处的文件 `/etc/passwd`", "extends: [../../../../../../../etc/passwd]\n", "passwd"),
    _settings("规则集在别处 `/etc/passwd`", "rulesets: [default, /etc/passwd]\n", "passwd"),
    _settings("3 MB 的注释", "# " + "x" * 3_000_000 + "\n", "超过 2 MB"),
    Run("配置：管道", ("check", "draft.txt", "--config", "settings.yaml"), 2, "settings.yaml",
        {"draft.txt": HEAD}, lay=lambda folder: os.mkfifo(folder / "settings.yaml")),
    # rules
    *map(_expression, ["(a+)+$", "(a|a){0,30}b", "(.{0,99}){0,99}x", "a" * 2000, "(" * 5000, "(?P<a>x)(?(a)y|z)"]),
    _rule("消息里的运算 `{text.__class__}`", "strange.yaml", message="{text.__class__}"),
    _rule("五千层括号的等式", "strange.yaml",
          check=f"check: identity\n    options: {{equations: ['{'(' * 5000}a{')' * 5000} = b']}}"),
    _rule("两万项的等式", "strange.yaml",
          check=f"check: identity\n    options: {{equations: ['{'a + ' * 20_000}a = b']}}"),
    _rule("`9e999999` 的选项", "strange.yaml", check="check: identity\n    options: {equations: [9e999999]}"),
    # what is printed
    *_printed("原文能控制终端", f"{ESCAPE}{FAULT}", DRIVES, ("text", "concise", "markdown", "github")),
    *_printed("原文冒充流水线的命令", f"::error file=x::{FAULT}", ("\n::error file=x::支出",), ("text", "github")),
    *_printed("原文是网页的标签", f"<script>alert(1)</script>{FAULT}", ("<script>alert(1)",), ("html", "markdown")),
    *_printed("原文打断 XML", f"]]></failure><x>&{FAULT}", ("]]></failure><x>",), ("junit", "checkstyle")),
]  # fmt: skip
