"""``disclosurelint review``: a Word document or PDF given back with its findings in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosurelint.cli.click_texts import Command, lang_option
from disclosurelint.cli.language import speaker
from disclosurelint.cli.publishing import complain
from disclosurelint.cli.settings_options import baseline_option, settings_options
from disclosurelint.errors import InputError, Language, unwritable

if TYPE_CHECKING:
    from disclosurelint.config import Configuration
    from disclosurelint.results.report import Failure, Report

#: The device and the number of a file on it.
_Identity = tuple[int, int]


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
        configuration.asked = configuration.asked._replace(lang=lang, digest=len(paths) > 1)
        from disclosurelint.review import name_of_copy

        copies = {path: output or name_of_copy(path) for path in paths}
        refused = 0
        for done in _reviewed(copies, force, configuration, lang):
            if isinstance(done, str):
                click.echo(done)
            else:
                refused += 1
                complain(done, lang)
        return 2 if refused else 0

    return review


def _reviewed(
    copies: Mapping[str, str], force: bool, configuration: Configuration, lang: Language
) -> Iterator[str | Failure]:
    """Make the review copies of files, which are compared with one another; what is in each, or why there is none.

    ``copies`` tells by the path of each file where its copy goes.
    """
    from disclosurelint.results.report import Failure
    from disclosurelint.running.families import compared, whole
    from disclosurelint.running.runner import Task, run
    from disclosurelint.sources import read_bytes

    contents: dict[str, bytes] = {}
    given = {identity for path in copies if (identity := _identity(path))}
    for path, to in copies.items():
        try:
            contents[path] = read_bytes(path)
            _ask_for(path, to, contents[path], given, force)
        except InputError as error:
            contents.pop(path, None)
            yield Failure.of(error)
    tasks = (Task(path, configuration.settings(path), content=content) for path, content in contents.items())
    results = compared(run(tasks, 1, cached=False, today=configuration.today), today=configuration.today)
    told = list(configuration.reviewed(results))
    yield from (result for result in told if isinstance(result, Failure))
    for report in whole(told):
        path = report.source.path
        try:
            yield _copied(report, contents[path], copies[path], force, configuration, lang)
        except Exception as error:  # the other copies are made all the same
            yield Failure.from_any(path, error)


def _ask_for(path: str, to: str, content: bytes, given: Set[_Identity], force: bool) -> None:
    """Refuse before anything is checked what cannot come to anything. ``given`` are all files. Raises InputError."""
    from disclosurelint.review import can_be_reviewed, no_notes
    from disclosurelint.sources import empty

    if not content.strip():
        raise empty(path)
    if not can_be_reviewed(content, path):
        raise no_notes(path)
    there = _identity(to)
    if there is not None and there == _identity(path):
        raise InputError(
            path,
            f"{path}：审阅稿不能存成原文件，请换一个名字",
            f"{path}: the copy cannot take the place of the file itself; give it another name",
        )
    if there in given:
        raise InputError(
            path,
            f"{path}：它的审阅稿 {to} 也是要检查的文件，没有改它；请分开来做，或者换一个名字",
            f"{path}: its copy {to} is itself among the files to check and was left alone; review them one by one, "
            "or give the copy another name",
        )
    if not force and Path(to).exists():
        raise _is_there(to)


def _copied(report: Report, content: bytes, to: str, force: bool, configuration: Configuration, lang: Language) -> str:
    """Write the review copy of a file; what is in it. Raises InputError."""
    from disclosurelint.output.words import counted, listed
    from disclosurelint.review import review
    from disclosurelint.settings import load

    path = report.source.path
    copy = review(report, content, load(configuration.settings(path)).ruleset, lang, datetime.now(UTC))
    _write(to, copy.content, force)
    held = listed([counted(copy.notes, "comment", lang), counted(copy.changes, "change", lang)], lang)
    return speaker(lang)(f"{path} → {to}：{held}", f"{path} -> {to}: {held}")


def _identity(path: str) -> _Identity | None:
    """What a file is known by whatever it is called; None where there is none yet."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _write(path: str, content: bytes, force: bool) -> None:
    try:
        with Path(path).open("wb" if force else "xb") as stream:
            stream.write(content)
    except FileExistsError as error:
        raise _is_there(path) from error
    except OSError as error:
        raise unwritable(path, error) from error


def _is_there(path: str) -> InputError:
    return InputError(
        path,
        f"{path}：已经有这个文件，没有改它；要重写加 --force",
        f"{path}: is there already and was left alone; --force writes it anew",
    )
