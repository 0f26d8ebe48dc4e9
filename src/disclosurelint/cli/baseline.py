"""``disclosurelint baseline``: findings that are there already, so that only new ones count."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from disclosurelint.cli.click_texts import Command, Group, lang_option
from disclosurelint.cli.files import files_in
from disclosurelint.cli.language import Say, speaker
from disclosurelint.cli.publishing import complain
from disclosurelint.cli.settings_options import config_options
from disclosurelint.errors import InputError, Language
from disclosurelint.output.places import shown_path
from disclosurelint.output.words import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from disclosurelint.baseline import Baseline
    from disclosurelint.config import Configuration
    from disclosurelint.rules.diagnostic import Diagnostic
    from disclosurelint.text import Source

    #: The findings of each file that could be checked, and whether all could.
    Found = tuple[Mapping[str, list[tuple[Source, Diagnostic]]], bool]

#: Where a baseline is written that nothing else is said of.
DEFAULT = ".disclosurelint-baseline.json"


def command(lang: Language) -> click.Command:
    """The group of commands in a language."""
    say = speaker(lang)

    @click.group(
        "baseline",
        cls=Group,
        help=say(
            "基线：把已有的问题记在一个文件里，以后只报告新的。",
            "Baselines: note what is found now in a file, and from then on report only what is new.",
        ),
        short_help=say("记下已有的问题，只报告新的", "Note what is found now, report only what is new."),
    )
    @lang_option(say)
    def baseline() -> None:
        pass

    baseline.add_command(_create(say, lang))
    baseline.add_command(_update(say, lang))
    return baseline


def _create(say: Say, lang: Language) -> click.Command:
    @click.command(
        "create",
        cls=Command,
        help=say(
            f"检查文件，把全部问题记进基线。基线文件由 --baseline 或配置的 baseline 指定，都没有就是 {DEFAULT}。",
            "Check files and note all that is found. The file is that of --baseline or of baseline in the "
            f"configuration, else {DEFAULT}.",
        ),
        short_help=say("记下现有的全部问题", "Note all that is found now."),
    )
    @click.argument("paths", nargs=-1, required=True, metavar="PATH...")
    @click.option("--baseline", metavar="FILE", help=say("基线文件", "The file of the baseline."))
    @click.option(
        "--force",
        is_flag=True,
        help=say("已有基线时，重写其中这些文件的问题", "Where there is a baseline, note these files in it anew."),
    )
    @config_options(say)
    @lang_option(say)
    def create(paths: tuple[str, ...], baseline: str | None, force: bool, configuration: Configuration) -> int:
        files = files_in(paths, configuration)
        places = _places(files, baseline, configuration)
        baselines = {place: _begun(place, force) for place in places.values()}
        found, complete = _found(files, configuration, lang)
        noted = Counter[str]()
        for path, diagnostics in found.items():
            noted[places[path]] += baselines[places[path]].put(path, diagnostics)
        for place, one in baselines.items():
            one.write()
            noted_there = counted(noted[place], "finding", lang)
            click.echo(say(f"{shown_path(place)}：记下 {noted_there}", f"{shown_path(place)}: {noted_there} noted"))
        if baseline is None and DEFAULT in baselines:
            click.echo(
                say(
                    f"在配置里写上 baseline: {DEFAULT}，check 就只报告新的问题；也可以每次加 --baseline {DEFAULT}",
                    f"write baseline: {DEFAULT} into the configuration, or give --baseline {DEFAULT}, to report only "
                    "what is new",
                )
            )
        return 0 if complete else 2

    return create


def _update(say: Say, lang: Language) -> click.Command:
    @click.command(
        "update",
        cls=Command,
        help=say(
            "检查文件，从基线里去掉已经改好的问题，和已经没有的文件。新的问题不会收进去。",
            "Check files and take out of the baseline what was mended, and files that are gone. Nothing new goes in.",
        ),
        short_help=say("去掉已经改好的问题", "Take out what was mended."),
    )
    @click.argument("paths", nargs=-1, required=True, metavar="PATH...")
    @click.option("--baseline", metavar="FILE", help=say("基线文件", "The file of the baseline."))
    @config_options(say)
    @lang_option(say)
    def update(paths: tuple[str, ...], baseline: str | None, configuration: Configuration) -> int:
        from disclosurelint.baseline import read

        files = files_in(paths, configuration)
        places = _places(files, baseline, configuration)
        baselines = {place: read(place) for place in places.values()}
        found, complete = _found(files, configuration, lang)
        changes = {place: [one.forget_lost_files()] for place, one in baselines.items()}
        for path, diagnostics in found.items():
            changes[places[path]].append(baselines[places[path]].update(path, diagnostics))
        for place, one in baselines.items():
            one.write()
            told = [sum(counts) for counts in zip(*changes[place], strict=True)]
            click.echo(
                say(
                    "{}：去掉 {} 个，还有 {} 个；另有 {} 个新问题没有收进去",
                    "{}: {} taken out, {} left; {} new, not put in",
                ).format(shown_path(place), *told)
            )
        return 0 if complete else 2

    return update


def _places(files: Iterable[str], baseline: str | None, configuration: Configuration) -> dict[str, str]:
    """The baseline file of every file: the one asked for, that of its configuration, or the usual one."""
    configuration.baseline_for_all = baseline
    return {file: configuration.baseline_file(file) or DEFAULT for file in files}


def _begun(place: str, force: bool) -> Baseline:
    """A baseline to write: what is there of other files stays."""
    from pathlib import Path

    from disclosurelint.baseline import Baseline, read

    if not Path(place).exists():
        return Baseline(place)
    if not force:
        raise InputError(
            place,
            f"{place}：已有这个基线；去掉改好的问题用 baseline update，重新记下加 --force",
            f"{place}: is there already; baseline update takes out what was mended, --force notes all anew",
        )
    try:
        return read(place)
    except InputError:
        return Baseline(place)


def _found(files: Collection[str], configuration: Configuration, lang: Language) -> Found:
    """All that is found in the files; tells of those that could not be checked."""
    from disclosurelint.results.report import Failure
    from disclosurelint.running.families import compared
    from disclosurelint.running.runner import Task, run

    configuration.asked = configuration.asked._replace(lang=lang, digest=len(files) > 1)
    tasks = (Task(file, configuration.settings(file)) for file in files)
    found: dict[str, list[tuple[Source, Diagnostic]]] = {}
    complete = True
    for result in compared(run(tasks, today=configuration.today), today=configuration.today):
        if isinstance(result, Failure):
            complain(result, lang)
            complete = False
        else:
            path = result.source.path
            found.setdefault(path, []).extend((result.source, diagnostic) for diagnostic in result.diagnostics)
    return found, complete
