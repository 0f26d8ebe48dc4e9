"""``disclosurelint init``: a configuration to begin with, and a hook that checks before each commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disclosurelint.cli.click_texts import Command, lang_option
from disclosurelint.cli.language import speaker
from disclosurelint.errors import InputError, Language, unwritable

if TYPE_CHECKING:
    from pathlib import Path

_CONFIG, _HOOKS = ".disclosurelint.yaml", ".pre-commit-config.yaml"


def command(lang: Language) -> click.Command:
    """The command in a language."""
    say = speaker(lang)

    @click.command(
        "init",
        cls=Command,
        help=say(
            f"在文件夹里写一个配置的开头（{_CONFIG}，都是注释，用哪一项打开哪一项）；"
            f"是 git 仓库的，还写 pre-commit 的钩子（{_HOOKS}，已有时只显示要加的几行）。",
            f"Write the beginning of a configuration into a folder ({_CONFIG}, all of it commented out), and into a "
            f"git repository also a hook of pre-commit ({_HOOKS}; where that is there, the lines to add are shown).",
        ),
        short_help=say("写一个配置的开头", "Write the beginning of a configuration."),
    )
    @click.argument("folder", default=".", metavar="[FOLDER]")
    @click.option(
        "--force", is_flag=True, help=say(f"已有 {_CONFIG} 也重写", f"Write {_CONFIG} anew where it is there.")
    )
    @lang_option(say)
    def init(folder: str, force: bool) -> int:
        from pathlib import Path

        from disclosurelint.resources import data_folder

        starters = data_folder("rulesets") / "starters"
        config = Path(folder, _CONFIG)
        _write(config, (starters / f"config-{lang}.yaml").read_text(encoding="utf-8"), force)
        click.echo(say(f"写好了 {config}", f"wrote {config}"))
        if not Path(folder, ".git").exists():
            return 0
        hooks, hook = Path(folder, _HOOKS), (starters / "pre-commit.yaml").read_text(encoding="utf-8")
        if hooks.exists():
            click.echo(
                say(f"{hooks} 已有，请把这几行加进它的 repos：", f"{hooks} is there; add these lines to its repos:")
            )
            click.echo(hook.partition("\n")[2], nl=False)
        else:
            _write(hooks, hook, force=False)
            click.echo(
                say(
                    f"写好了 {hooks}；运行 pre-commit install，以后提交之前先检查",
                    f"wrote {hooks}; run pre-commit install to check before each commit",
                )
            )
        return 0

    return init


def _write(path: Path, text: str, force: bool) -> None:
    """Raises InputError when the file cannot be written, or is there and may not be overwritten."""
    try:
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise InputError(
            str(path),
            f"{path}：已经有这个文件，没有改它；要重写加 --force",
            f"{path}: is there already and was left alone; --force writes it anew",
        ) from error
    except OSError as error:
        raise unwritable(str(path), error) from error
