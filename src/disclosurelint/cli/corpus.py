"""``disclosurelint corpus``: very many documents, on this machine or on a cluster, into Parquet."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from disclosurelint.cli.click_texts import Command, lang_option
from disclosurelint.cli.language import speaker
from disclosurelint.cli.settings_options import settings_options
from disclosurelint.errors import InputError, Language

if TYPE_CHECKING:
    from disclosurelint.config import Configuration


def command(lang: Language) -> click.Command:
    """The command in a language."""
    say = speaker(lang)

    @click.command(
        "corpus",
        cls=Command,
        help=say(
            "检查大量文件，结果存成 Parquet，并汇总各类问题。做完的文件下次不再做；不写 INPUT 时只汇总已有的结果。\n\n"
            "INPUT 和 --output 可以是文件夹，也可以是 s3:// 一类的地址。\n\n"
            "退出状态：0 做完了，2 有文件或设置无法使用。",
            "Check very many documents into Parquet, and sum up what was found. Documents that are done are not done "
            "again; without INPUT, what is there is summed up.\n\n"
            "INPUT and --output may be folders, or addresses such as s3://.\n\n"
            "Exit status: 0 done, 2 something could not be used.",
        ),
        short_help=say("检查大量文件，可用集群", "Check very many documents, on a cluster if you like."),
    )
    @click.argument("inputs", nargs=-1, metavar="[INPUT]...")
    @click.option(
        "--output", required=True, metavar="FOLDER", help=say("存放结果的文件夹", "The folder for the results.")
    )
    @click.option(
        "--scheduler",
        metavar="ADDRESS",
        help=say(
            "已有的 Dask 调度器地址，如 tcp://主机:8786；不写则在本机启动",
            "Of a running Dask scheduler; else one starts here.",
        ),
    )
    @click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help=say(
            "本机启动几个进程，默认与处理器数相同", "Processes here; as many as there are processors unless told."
        ),
    )
    @click.option(
        "--time-limit",
        type=click.FloatRange(min=1),
        default=120.0,
        metavar="SECONDS",
        help=say("一份文件最多检查多少秒，默认 120", "Seconds that a document may take; 120 unless told."),
    )
    @settings_options(say)
    @lang_option(say)
    def corpus(
        inputs: tuple[str, ...],
        output: str,
        scheduler: str | None,
        workers: int | None,
        time_limit: float,
        configuration: Configuration,
    ) -> int:
        if any(find_spec(name) is None for name in ("distributed", "fsspec", "pyarrow")):
            install = "pip install 'disclosurelint[cluster]'"
            raise InputError("corpus", f"corpus 要先安装：{install}", f"corpus needs: {install}")
        from disclosurelint.cli.progress import Line
        from disclosurelint.corpus.cluster import absolute, cluster
        from disclosurelint.corpus.dataset import Dataset
        from disclosurelint.corpus.listing import find
        from disclosurelint.corpus.run import run
        from disclosurelint.corpus.summary import summary_of
        from disclosurelint.corpus.summary_text import summary_text
        from disclosurelint.corpus.work import Terms
        from disclosurelint.running.runner import processors

        configuration.asked = configuration.asked._replace(lang=lang)
        settings = configuration.settings("-")  # those of the working folder stand for the run
        dataset = Dataset(absolute(output))
        if inputs:
            documents = list(find(map(absolute, inputs), configuration.is_excluded))
            terms = Terms(dataset, time_limit, configuration.today)
            with cluster(scheduler, workers or processors()) as client:
                line: Line | None = None
                for progress in run(documents, settings, terms, client, configuration.settings):
                    line = line or Line(progress.documents - progress.skipped, lang)
                    line.show(progress.done)
                if line is not None:
                    line.clear()
        else:
            dataset.must_exist()
        click.echo(summary_text(summary_of(dataset), lang), nl=False)
        return 0

    return corpus
