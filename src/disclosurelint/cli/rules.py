"""``disclosurelint rules``: what is checked and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disclosurelint.cli.click_texts import Command, Group, lang_option
from disclosurelint.cli.language import Say, speaker
from disclosurelint.cli.settings_options import config_options
from disclosurelint.cli.terminal import columns
from disclosurelint.errors import Language

if TYPE_CHECKING:
    from disclosurelint.config import Configuration
    from disclosurelint.rules import Ruleset


def command(lang: Language) -> click.Command:
    """The group of commands in a language; by itself it lists the rules."""
    say = speaker(lang)

    @click.group(
        "rules",
        cls=Group,
        invoke_without_command=True,
        help=say("列出全部规则。", "List the rules."),
        short_help=say("列出、说明、测试规则", "List, explain and test rules."),
    )
    @config_options(say)
    @lang_option(say)
    @click.pass_context
    def rules(context: click.Context, configuration: Configuration) -> int:
        if context.invoked_subcommand is None:
            from disclosurelint.output.rule_page import render_list

            click.echo(render_list(_ruleset(configuration).rules, lang), nl=False)
        return 0

    rules.add_command(_show(say, lang))
    rules.add_command(_new(say, lang))
    rules.add_command(_test(say, lang))
    rules.add_command(_schema(say))
    return rules


def _show(say: Say, lang: Language) -> click.Command:
    @click.command(
        "show",
        cls=Command,
        help=say(
            "说明一条规则：为什么、依据、选项、示例、怎样忽略。",
            "Explain a rule: why, source, options, examples, how to switch it off.",
        ),
        short_help=say("说明一条规则", "Explain a rule."),
    )
    @click.argument("rule", metavar="CODE|NAME")
    @config_options(say)
    @lang_option(say)
    def show(rule: str, configuration: Configuration) -> int:
        from disclosurelint.output.rule_page import render_page

        click.echo(render_page(_ruleset(configuration).rule(rule), lang, columns()), nl=False)
        return 0

    return show


def _ruleset(configuration: Configuration) -> Ruleset:
    """The rules of the files of this folder."""
    from disclosurelint.settings import load

    return load(configuration.settings("-")).ruleset


def _new(say: Say, lang: Language) -> click.Command:
    @click.command(
        "new",
        cls=Command,
        help=say(
            "写一个新的规则集：三条能用的规则，附有说明；加 --check 则是某一种检查的全部选项，等你填写。",
            "Write a new ruleset: three rules that work, explained; with --check, one rule with all options of a kind "
            "of check, to be filled in.",
        ),
        short_help=say("写一个新的规则集", "Write a new ruleset."),
    )
    @click.argument("path", metavar="FILE.yaml")
    @click.option("--check", "kind", metavar="KIND", help=say("检查的种类", "Kind of check."))
    @lang_option(say)
    def new(path: str, kind: str | None) -> int:
        from pathlib import Path

        from disclosurelint.rules.starting import write_starter

        file = Path(path if path.endswith((".yaml", ".yml")) else f"{path}.yaml")
        write_starter(file, kind, lang)
        click.echo(
            say(
                f"写好了 {file}；接着运行：disclosurelint rules test {file}",
                f"Wrote {file}; next: disclosurelint rules test {file}",
            )
        )
        return 0

    return new


def _test(say: Say, lang: Language) -> click.Command:
    @click.command(
        "test",
        cls=Command,
        help=say(
            "运行规则集中每条规则的示例；不写文件就测自带的规则。\n\n"
            "退出状态：0 全部相符，1 有示例不符，2 规则集有误。",
            "Run the examples of every rule of rulesets, of the shipped ones unless files are given.\n\n"
            "Exit status: 0 all as told, 1 some are not, 2 a ruleset is wrong.",
        ),
        short_help=say("运行规则的示例", "Run the examples of rules."),
    )
    @click.argument("rulesets", nargs=-1, metavar="[PATH]...")
    @lang_option(say)
    def test(rulesets: tuple[str, ...]) -> int:
        from disclosurelint.output.words import counted
        from disclosurelint.rules import load_ruleset
        from disclosurelint.rules.tester import failures
        from disclosurelint.running.across import check_example

        ruleset = load_ruleset(rulesets or ("default",))
        failed = failures(ruleset.rules, lambda source, rule, beside: check_example(source, rule, ruleset, beside))
        for failure in failed:
            click.echo(failure.message(lang))
        examples = sum(len(rule.examples) for rule in ruleset.rules)
        numbers = [counted(len(ruleset.rules), "rule", lang), counted(examples, "example", lang)]
        click.echo(say("，", ", ").join([*numbers, counted(len(failed), "mismatch", lang)]))
        return int(bool(failed))

    return test


def _schema(say: Say) -> click.Command:
    @click.command(
        "schema",
        cls=Command,
        help=say("规则集文件的 JSON Schema，供编辑器补全和检查。", "JSON Schema of ruleset files, for editors."),
        short_help=say("规则集文件的 JSON Schema", "JSON Schema of ruleset files."),
    )
    @lang_option(say)
    def schema() -> int:
        import json

        from disclosurelint.rules.schema import ruleset_schema

        click.echo(json.dumps(ruleset_schema(), ensure_ascii=False, indent=2))
        return 0

    return schema
