"""``disclosurelint rules``: what is checked and why."""

from __future__ import annotations

import click

from disclosurelint.cli.click_texts import Command, Group, lang_option
from disclosurelint.cli.language import language, say

_RULESET = click.option(
    "--ruleset",
    multiple=True,
    metavar="FILE",
    help=say("另加规则集：文件路径，或自带规则集的名称", "Add a ruleset: a path, or the key of one that comes with the program."),
)


@click.group(
    "rules",
    cls=Group,
    invoke_without_command=True,
    help=say("列出规则；show 看一条的说明，test 运行规则的示例。", "List the rules; `show` explains one, `test` runs their examples."),
)
@_RULESET
@lang_option()
@click.pass_context
def command(context: click.Context, ruleset: tuple[str, ...]) -> int | None:
    if context.invoked_subcommand is not None:
        return None
    from disclosurelint.output.rule_page import render_list
    from disclosurelint.rules import load_ruleset

    click.echo(render_list(load_ruleset(("default", *ruleset)).rules, language()), nl=False)
    return 0


@command.command("show", cls=Command, help=say("一条规则的说明：为什么、依据、示例、怎样关掉。", "Explain a rule: why, source, examples, how to switch it off."))
@click.argument("rule", metavar="RULE")
@_RULESET
@lang_option()
def show(rule: str, ruleset: tuple[str, ...]) -> int:
    from disclosurelint.output.rule_page import render_page
    from disclosurelint.rules import load_ruleset

    click.echo(render_page(load_ruleset(("default", *ruleset)).rule(rule), language()), nl=False)
    return 0


@command.command("test", cls=Command, help=say("运行规则的示例；不写文件就测自带的规则。", "Run the examples of rules; those that come with the program unless files are given."))
@click.argument("rulesets", nargs=-1, metavar="[FILE]...")
@lang_option()
def test(rulesets: tuple[str, ...]) -> int:
    from disclosurelint.linter import check_example
    from disclosurelint.rules import load_ruleset
    from disclosurelint.rules.tester import failures

    lang = language()
    ruleset = load_ruleset(rulesets or ("default",))
    failed = failures(ruleset.rules, lambda text, rule: check_example(text, rule, ruleset))
    for failure in failed:
        click.echo(failure.message(lang))
    examples = sum(len(rule.examples) for rule in ruleset.rules)
    click.echo(
        say(
            f"{len(ruleset.rules)} 条规则，{examples} 个示例，{len(failed)} 处不符",
            f"{len(ruleset.rules)} rules, {examples} examples, {len(failed)} failed",
        )
    )
    return int(bool(failed))


@command.command("schema", cls=Command, help=say("规则集文件的 JSON Schema，供编辑器补全。", "JSON Schema of ruleset files, for completion in editors."))
@lang_option()
def schema() -> int:
    import json

    from disclosurelint.rules.schema import ruleset_schema

    click.echo(json.dumps(ruleset_schema(), ensure_ascii=False, indent=2))
    return 0
