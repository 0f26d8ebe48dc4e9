"""``disclosurelint review``: a Word document or PDF given back with its findings in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosurelint.cli.click_texts import Command, lang_option
from disclosurelint.cli.language import Say, speaker
from disclosurelint.cli.publishing import complain
from disclosurelint.cli.settings_options import baseline_option, settings_options
from disclosurelint.errors import InputError, Language

if TYPE_CHECKING:
    from disclosurelint.config import Configuration


def command(lang: Language) -> click.Command:
    """The command in a language."""
    say = speaker(lang)

    @click.command(
        "review",
        cls=Command,
        help=say(
            "做审阅稿：原来的 Word 文档（.docx）或 PDF，每个问题是它所在处的一条批注；Word 里的建议修改是修订，"
            "可以逐条接受或拒绝。原文件不动，审阅稿存为“草稿.review.docx”。",
            "Make review copies: the Word document (.docx) or PDF itself with a comment at the place of every "
            "finding; in Word the fixes are tracked changes to accept or reject one by one. The file itself stays as "
            "it is; its copy is called draft.review.docx.",
        ),
        short_help=say("做带批注和修订的审阅稿", "Make copies with comments and tracked changes."),
    )
    @click.argument("paths", nargs=-1, required=True, metavar="FILE...")
    @click.option("--output", metavar="FILE", help=say("审阅稿存为这个文件", "Write the copy to this file."))
    @click.option("--force", is_flag=True, help=say("已有审阅稿时重写", "Write copies anew where they are there."))
    @settings_options(say)
    @baseline_option(say)
    @lang_option(say)
    def review(
        paths: tuple[str, ...],
        output: str | None,
        force: bool,
        baseline: str | None,
        configuration: Configuration,
    ) -> int:
        if output is not None and len(paths) > 1:
            raise click.UsageError(say("--output 只用于一个文件", "--output is for one file only"))
        configuration.baseline_for_all = baseline
        configuration.prepare(list(paths))
        configuration.asked = configuration.asked._replace(lang=lang)
        from disclosurelint.report import Failure
        from disclosurelint.review import name_of_copy

        status = 0
        for path in paths:
            try:
                click.echo(_reviewed(path, output or name_of_copy(path), force, configuration, lang, say))
            except InputError as error:
                status = 2
                complain(Failure.of(error), lang)
        return status

    return review


def _reviewed(path: str, to: str, force: bool, configuration: Configuration, lang: Language, say: Say) -> str:
    """Make the review copy of a file, and say what is in it. Raises InputError."""
    from disclosurelint.report import Failure
    from disclosurelint.review import review
    from disclosurelint.runner import Task, run
    from disclosurelint.settings import load
    from disclosurelint.sources import decode, read_bytes

    content = read_bytes(path)
    if _is_same(path, to):
        raise InputError(
            path,
            f"{path}：审阅稿不能存成原文件，请换一个名字",
            f"{path}: the copy cannot take the place of the file itself; give it another name",
        )
    settings = configuration.settings(path)
    tasks = [Task(path, settings, decode(content, path))]
    [result] = configuration.reviewed(run(tasks, 1, cached=False, today=configuration.today))
    if isinstance(result, Failure):
        raise InputError(result.path, result.zh, result.en)
    copy = review(result, content, load(settings).ruleset, lang, datetime.now(UTC))
    _write(to, copy.content, force)
    return say(
        f"{path} → {to}：{copy.notes} 条批注，{copy.changes} 处修订",
        f"{path} -> {to}: {copy.notes} comments, {copy.changes} tracked changes",
    )


def _is_same(path: str, other: str) -> bool:
    try:
        return Path(path).samefile(other)
    except OSError:  # the other one is not there yet
        return False


def _write(path: str, content: bytes, force: bool) -> None:
    try:
        with Path(path).open("wb" if force else "xb") as stream:
            stream.write(content)
    except FileExistsError as error:
        raise InputError(
            path,
            f"{path}：已经有这个文件，没有改它；要重写加 --force",
            f"{path}: is there already and was left alone; --force writes it anew",
        ) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(path, f"{path}：写不进去（{reason}）", f"{path}: cannot be written ({reason})") from error
