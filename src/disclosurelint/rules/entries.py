"""What stands in ruleset files, key by key: the one description that validation, schema and manual are made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from disclosurelint.checks.check import option, options
from disclosurelint.document.model import Kind
from disclosurelint.rules.bilingual import Bilingual
from disclosurelint.rules.diagnostic import Severity
from disclosurelint.text import Mark, Source, Span


@options
class Origin:
    """Where a rule comes from."""

    kind: Literal["law", "standard", "practice"] = option(
        zh="依据的种类：law 法律法规，standard 标准规范，practice 通行做法",
        en="what it rests on: law, standard or practice",
    )
    text: Bilingual = option(zh="依据的名称和条款", en="name and clause of what it rests on")


@options
class Example:
    """A text that shows a rule at work: ``bad`` where it must report, ``good`` where it must not."""

    bad: str | None = option(default=None, zh="应当报告问题的文本", en="a text in which the rule must report")
    good: str | None = option(default=None, zh="不应报告问题的文本", en="a text in which the rule must stay silent")
    at: str | None = option(
        default=None, zh="问题所在的原文，须与报告的位置完全一致", en="the exact words the finding must stand on"
    )
    nth: int = option(default=1, zh="at 的文字出现多次时，指第几处", en="which occurrence of `at` is meant, from 1")
    fix: str | None = option(
        default=None, zh="采纳本规则的全部建议修改之后的文本", en="the text after all fixes of this rule"
    )
    beside: tuple[str, ...] = option(
        default=(), zh="一同检查的其他文件；跨文件的规则必填", en="the other files; needed by rules that compare files"
    )
    there: str | None = option(
        default=None, zh="其他文件里与之相关的原文", en="words in another file that the finding points to"
    )

    mark: str | None = option(
        default=None,
        zh="看不见的情况（如 tracked-change），at 的文字带有它；good 示例里是全文带有它",
        en="something that does not show, as tracked-change, that `at` is marked with; in a good text, all of it",
    )

    def source(self, text: str) -> Source:
        """A text of the example as it is checked."""
        if self.mark is None:
            return Source("<example>", text)
        place = self.place or Span(0, len(text))
        return Source("<example>", text, marks=(Mark(self.mark, place.start, place.end, 1, "1"),))

    @property
    def text(self) -> str:
        return self.good if self.bad is None else self.bad  # type: ignore[return-value]

    @property
    def place(self) -> Span | None:
        """Where a finding must stand in a bad text; None when ``at`` does not occur there as often as told."""
        if self.bad is None or not self.at:
            return None
        start = -1
        for _ in range(self.nth):
            start = self.bad.find(self.at, start + 1)
            if start < 0:
                return None
        return Span(start, start + len(self.at))


@options
class RuleEntry:
    """A rule as written."""

    code: str = option(
        pattern="[A-Z]{2,6}[0-9]{3}",
        zh="规则代码，如 AMT001；含义永不改变",
        en="code of the rule, like AMT001; never changes its meaning",
    )
    name: str = option(
        pattern="[a-z][a-z0-9]*(-[a-z0-9]+)*",
        zh="规则名，如 total-mismatch",
        en="name of the rule, like total-mismatch",
    )
    title: Bilingual = option(zh="一句话的规则标题", en="the rule in a few words")
    check: str = option(zh="检查的种类", en="kind of check")
    severity: Severity = option(
        zh="级别：error 错误，warning 警告，info 提示", en="how bad it is: error, warning or info"
    )
    messages: Mapping[str, Bilingual] = option(
        zh="问题的说明，按情形分；default 必填；{名称} 处填入具体的值",
        en="what a finding says, by variant; default is required; {name} is filled with values",
    )
    options: Mapping[str, Any] = option(default={}, zh="检查的选项", en="options of the check")
    notes: Mapping[str, Bilingual] = option(default={}, zh="相关位置的说明", en="what is said at related places")
    fix: Bilingual | None = option(default=None, zh="建议修改的说明", en="what a proposed fix says")
    why: Bilingual | None = option(default=None, zh="为什么这样要求", en="why this is asked for")
    source: Origin | None = option(default=None, zh="依据", en="what the rule rests on")
    examples: tuple[Example, ...] = option(
        default=(),
        zh="示例，至少一个 bad、一个 good，作为测试运行",
        en="examples, at least one bad and one good; run as tests",
    )
    enabled: bool = option(default=True, zh="是否启用", en="whether the rule is used")
    preview: bool = option(
        default=False,
        zh="新规则，试用中：配置里写 preview: true 或加 --preview 才启用",
        en="a new rule on trial: used only with preview: true in the configuration, or with --preview",
    )


def _other_options() -> Any:
    """The key ``options`` of files of rules and of profiles."""
    return option(
        default={},
        zh="按规则代码改写选项；列表可以写 {add: […], drop: […]}，在原有的上面增减",
        en="other option values, by code of the rule; {add: [...], drop: [...]} changes a list instead of replacing it",
    )


def _other_severities() -> Any:
    """The key ``severity`` of files of rules and of profiles."""
    return option(default={}, zh="按规则代码改写级别", en="other severities, by code of the rule")


@options
class RulesetEntry:
    """A file of rules."""

    ruleset: str = option(zh="规则集的名称，与文件名相同", en="key of the ruleset, the same as the file's name")
    title: Bilingual = option(zh="规则集的标题", en="title of the ruleset")
    extends: tuple[str, ...] = option(
        default=(), zh="先载入的规则集：名称，或相对路径", en="rulesets to load first: keys, or relative paths"
    )
    rules: tuple[RuleEntry, ...] = option(default=(), zh="规则", en="the rules")
    options: Mapping[str, Mapping[str, Any]] = _other_options()
    severity: Mapping[str, Severity] = _other_severities()


@options
class ProfileHead:
    """Which documents a profile is for."""

    key: str = option(pattern="[a-z0-9]+(-[a-z0-9]+)*", zh="口径的名称", en="key of the profile")
    title: Bilingual = option(zh="口径的标题", en="title of the profile")
    kinds: tuple[Kind, ...] = option(
        default=(),
        zh="适用的文档种类；不填则只供其他口径继承",
        en="kinds of document it is for; without any it only serves to be extended",
    )
    region: str | None = option(
        default=None,
        zh="适用的省、市或县的全称；与别处同名的，前面写上它所属的市；不填则不限",
        en="province, city or county it is for, with the city in front where the name repeats; any when left out",
    )
    years: tuple[int | None, int | None] = option(
        default=(None, None), zh="适用的年度：[起, 止]，null 为不限", en="fiscal years: [from, to], null for no bound"
    )


@options
class ProfileEntry:
    """A file of one profile: option values for a kind of document, a region, a span of years."""

    profile: ProfileHead = option(zh="适用范围", en="what it is for")
    source: Origin | None = option(default=None, zh="这些要求的依据", en="what its demands rest on")
    extends: tuple[str, ...] = option(default=(), zh="继承的口径", en="profiles it builds upon")
    options: Mapping[str, Mapping[str, Any]] = _other_options()
    severity: Mapping[str, Severity] = _other_severities()
