"""Writes ``docs/profiles.md``: which profiles there are, what each demands, and how a county adds its own.

python tools/regenerate.py
"""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps
from pathlib import Path

from disclosurelint.checks.structure.required_section import Part, RequiredSection
from disclosurelint.errors import Language
from disclosurelint.output.words import say, translated
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.rules.bilingual import unfolded
from disclosurelint.rules.files import shipped_folder
from disclosurelint.rules.profile import Profile
from disclosurelint.rules.yaml_text import read_yaml

_PAGE = Path(__file__).parent.parent / "docs" / "profiles.md"
_LANG: Language = "zh"
#: The demands of every profile rest on those of this rule.
_RULE = "STR001"

_HEAD = """\
# 口径

由 `python tools/regenerate.py` 从 `rulesets/profiles/` 生成，请勿手改。

应当公开什么，因文件的种类、地区和年度而不同。一种口径写明它适用的种类、地区、年度，以及要求的内容和表格；内容按意思认定，与标题的说法、
次序、编号无关。

程序从标题和正文认出文件的种类、地区和年度，选用最合适的口径：地区最近的优先（县、市、省、全国），再看年度。
结果的最后一行写明用的是哪一个，例如“按 河北·部门预算·2021 检查”。没有本地区口径的，按全国检查，并且说明：
“按 全国·部门预算·2022 检查（没有贵州省的口径）”。也可以自己指定：
`disclosurelint check --profile hebei-budget 草稿.txt`，或者写在[配置](configuration.md)里。

必备内容依据法律和全国规程的，写在“全国”里；各地增加的都是通行的格式，没有见到成文的条款，逐个注明。地区名称按行政区划表认。
"""

_OWN = """\

## 市县加自己的口径

在自己的规则集旁边建一个文件夹 `profiles/`，里面一个文件是一种口径。十行就够：

```yaml
{county}```

规则集可以什么规则也没有：

```yaml
{ruleset}```

```sh
disclosurelint check --ruleset own/own.yaml 草稿.txt
```

- `extends` 写继承哪个口径；只写不同的地方。`add` 加，`drop` 去掉；直接写列表，就是全部换掉。
- `region` 写省、市或县的全称；与别处同名的，前面写上它所属的市。
- 一项可以只对某些年度、某些种类要求：`{{key: debt, since: 2024, kinds: [department-budget]}}`。
- 词表里没有的内容，写出名称和认它的词：`{{key: inspection, title: 巡察整改情况, words: [巡察整改]}}`。
- 表格另有附件公开的，写 `STR001: {{tables_attached: true}}`；只有几张在附件里的，写 `attachments: [B1, B2]`；
  文中写了“见附件”“附表”的，会自己认出来。
- 口径也能改别的规则的选项和级别，例如 `STR012: {{demanded: [contact]}}` 要求写明联系方式。

写错了，程序会指出文件、行号和最接近的正确写法。
"""

_COUNTY = """\
profile:
  key: ningjin-budget
  title: 宁晋县
  kinds: [department-budget, unit-budget]
  region: 宁晋县
extends: [hebei-budget]
options:
  STR001:
    sections: {add: [debt], drop: [glossary]}
"""
_RULESET = """\
ruleset: own
title: 本县规则
"""


def pages() -> dict[Path, str]:
    """The page by its path."""
    ruleset = load_ruleset()
    profiles = sorted(ruleset.profiles.values(), key=lambda one: (one.region is not None, one.key))
    lines = [_HEAD, *_overview(profiles), "", "## 各口径的要求"]
    for profile in profiles:
        lines += _demands(ruleset, profile)
    return {_PAGE: "\n".join(lines) + "\n" + _OWN.format(county=_COUNTY, ruleset=_RULESET)}


def _overview(profiles: list[Profile]) -> Iterator[str]:
    yield "| 口径 | 键 | 适用的种类 | 年度 |"
    yield "| --- | --- | --- | --- |"
    for profile in profiles:
        kinds = "、".join(translated(kind, _LANG) for kind in profile.kinds) or "只供继承"
        yield f"| {profile.title.say(_LANG)} | [`{profile.key}`](#{profile.key}) | {kinds} | {_years(*profile.years)} |"


def _demands(ruleset: Ruleset, profile: Profile) -> Iterator[str]:
    data = read_yaml((Path(shipped_folder()) / "profiles" / f"{profile.key}.yaml").read_text("utf-8"))[0]
    parents = [ruleset.profile(key) for key in data.get("extends", ())]
    kinds = "、".join(translated(kind, _LANG) for kind in profile.kinds)
    yield ""
    yield f"### {profile.title.say(_LANG)}{f'：{kinds}' if kinds else ''} {{ #{profile.key} }}"
    yield ""
    source = data["source"]
    yield f"依据（{say(source['kind'], _LANG)}）：{unfolded(source['text']['zh'])}。"
    yield ""
    check = _check(ruleset, profile)
    if parents:
        names = "、".join(f"[{parent.title.say(_LANG)}](#{parent.key})" for parent in parents)
        above = [_check(ruleset, parent) for parent in parents]
        yield f"- 与{names}相同"
        yield from _differences("内容", check.sections, [part for one in above for part in one.sections])
        yield from _differences("表", check.tables, [part for one in above for part in one.tables])
    else:
        yield f"- 内容：{_listed(check.sections)}"
        if check.tables:
            yield f"- 表：{_listed(check.tables)}"
    for code, options in data.get("options", {}).items():
        if code != _RULE:
            page = Path(ruleset.rule(code).path).stem
            yield f"- [{code}](rules/{page}.md#{code.lower()}) 的选项：`{dumps(options, ensure_ascii=False)}`"
    for code, severity in data.get("severity", {}).items():
        yield f"- {code} 的级别：{say(severity, _LANG)}"


def _differences(what: str, parts: tuple[Part, ...], above: list[Part]) -> Iterator[str]:
    own, inherited = {_told(part): part for part in parts}, {_told(part): part for part in above}
    more = [told for told in own if told not in inherited]
    less = [told for told in inherited if told not in own]
    if more:
        yield f"- 另外要求的{what}：{'、'.join(more)}"
    if less:
        yield f"- 不要求的{what}：{'、'.join(less)}"


def _check(ruleset: Ruleset, profile: Profile) -> RequiredSection:
    bound = ruleset.adapted(ruleset.rule(_RULE), profile).bind()
    assert isinstance(bound.check, RequiredSection)
    return bound.check


def _listed(parts: tuple[Part, ...]) -> str:
    return "、".join(map(_told, parts))


def _told(part: Part) -> str:
    """A demand with its conditions: 国有资产情况（2018 年度起）."""
    conditions = [] if part.since is None and part.until is None else [_years(part.since, part.until)]
    conditions += [f"限{'、'.join(translated(kind, _LANG) for kind in part.kinds)}"] if part.kinds else []
    return part.name.zh + (f"（{'，'.join(conditions)}）" if conditions else "")


def _years(first: int | None, last: int | None) -> str:
    if first is None and last is None:
        return "不限"
    return (
        f"{first or ''} 年度起"
        if last is None
        else f"{f'{first} 至 ' if first else ''}{last} 年度{'' if first else '止'}"
    )
