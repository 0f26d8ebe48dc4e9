"""What stands in configuration files, key by key: validation, schema and the reference page are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from disclosurelint.checks.check import option, options
from disclosurelint.rules.diagnostic import Severity

_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

#: What a suppression may be asked to carry.
Required = Literal["reason", "owner", "expires"]


@options
class WaiverEntry:
    """Something to be ignored: a rule everywhere, or only in some files, or only where certain words stand."""

    shorthand: ClassVar[str] = "rule"

    rule: str = option(
        zh="规则：代码、代码开头或名称；只写这一项时可省去花括号，直接写代码",
        en="the rule: code, beginning of codes or name; alone it may stand without braces",
    )
    path: str | None = option(
        default=None,
        zh="只在这些文件里忽略：从配置文件所在文件夹算起的路径，可用 * 和 **",
        en="only in these files: a path from the folder of the configuration, with * and **",
    )
    text: str | None = option(
        default=None,
        zh="只忽略落在这段原文里的问题；空格和换行不计，别处怎么改都不影响",
        en="only findings within these words of the document; blanks and line breaks do not count",
    )
    reason: str | None = option(default=None, zh="为什么忽略", en="why it is ignored")
    owner: str | None = option(default=None, zh="由谁负责", en="who answers for it")
    expires: str | None = option(
        default=None,
        pattern=_DATE,
        zh="到这一天为止（含），如 2025-12-31；过期即失效，并报告 SUP002",
        en="the last day it holds, like 2025-12-31; afterwards it is void and reported as SUP002",
    )


@options
class SubstitutionEntry:
    """Wrong words and right ones, under conditions on the text right next to them."""

    words: Mapping[str, str] = option(zh="错的写法 → 对的写法", en="wrong words → right ones")
    why: str | None = option(default=None, zh="理由", en="the reason")
    certain: bool = option(
        default=False,
        zh="改了不会改变意思，可由 --fix 直接改",
        en="the change cannot alter the meaning: --fix makes it",
    )
    level: Severity | None = option(default=None, zh="这一条的级别", en="severity of this entry")
    before: tuple[str, ...] = option(default=(), zh="后面紧跟其中之一才算", en="one of these must follow")
    after: tuple[str, ...] = option(default=(), zh="前面紧挨其中之一才算", en="one of these must precede")
    not_before: tuple[str, ...] = option(default=(), zh="后面紧跟其中之一不算", en="none of these may follow")
    not_after: tuple[str, ...] = option(default=(), zh="前面紧挨其中之一不算", en="none of these may precede")
    needs: tuple[str, ...] = option(default=(), zh="文中要有其中之一", en="the text must hold one of these")
    in_section: tuple[str, ...] = option(
        default=(), zh="只在这些内容（概念）的部分里算", en="only in sections about one of these concepts"
    )
    bad: tuple[str, ...] = option(default=(), zh="应当报告的例子，读入时即检验", en="texts it must report in; tried")
    good: tuple[str, ...] = option(default=(), zh="不应报告的例子，读入时即检验", en="texts it must pass over; tried")


@options
class WordsEntry:
    """Word lists of the house, read on top of those that come with the program."""

    terms: tuple[str, ...] = option(
        default=(),
        zh="本地的术语和专名：写错一个字会报告，本身不会被当作错字",
        en="terms and names of the house: slips in them are reported, they themselves never are",
    )
    allow: tuple[str, ...] = option(
        default=(),
        zh="不算错的词：落在这些词里的用词问题不报告",
        en="words that are right: nothing in them is reported",
    )
    substitutions: tuple[SubstitutionEntry, ...] = option(
        default=(), zh="错的写法和对的写法", en="wrong words and right ones"
    )
    sections: Mapping[str, tuple[str, ...]] = option(
        default={},
        zh="各部分内容的本地标题：概念 → 标题，如 three_public: [三公开支情况]",
        en="titles that sections go under here: concept → titles, like three_public: [三公开支情况]",
    )
    tables: Mapping[str, tuple[str, ...]] = option(
        default={},
        zh="表的本地名称：概念 → 名称，如 B1: [收支一览表]",
        en="names that tables go under here: concept → names, like B1: [收支一览表]",
    )
    labels: Mapping[str, tuple[str, ...]] = option(
        default={},
        zh="数字的本地叫法：概念 → 叫法，如 expenditure.basic: [基本保障支出]",
        en="what figures are called here: concept → labels, like expenditure.basic: [基本保障支出]",
    )
    files: tuple[str, ...] = option(
        default=(),
        zh="放词的 YAML 文件，写法与本项相同；路径从写它的文件算起",
        en="YAML files of words, written like this entry; paths are from the file that names them",
    )


@options
class OrganisationEntry:
    """Whose documents these are."""

    name: str | None = option(default=None, zh="单位全称", en="full name of the body")
    aliases: tuple[str, ...] = option(default=(), zh="简称、曾用名", en="short and former names")
    subordinates: tuple[str, ...] = option(default=(), zh="下属单位", en="subordinate bodies")
    superiors: tuple[str, ...] = option(default=(), zh="上级、主管部门", en="bodies it answers to")
    separate: tuple[str, ...] = option(
        default=(),
        zh="另行公开、不在文件里的内容或表：概念（B1）或名称（部门收支总表）；tables 指全部表",
        en="sections or tables published apart: concepts (B1) or names (部门收支总表); tables for all tables",
    )


@options
class OverrideEntry:
    """Other settings for some of the files."""

    files: tuple[str, ...] = option(
        zh="对这些文件：从配置文件所在文件夹算起的路径，可用 * 和 **；不含 / 的写法对任何文件夹都算",
        en="for these files: paths from the folder of the configuration, with * and **; without / in any folder",
    )
    profile: str | None = option(default=None, zh="口径", en="profile")
    select: tuple[str, ...] = option(default=(), zh="只用这些规则", en="use only these rules")
    ignore: tuple[str, ...] = option(default=(), zh="忽略这些规则", en="leave these rules out")
    severity: Mapping[str, Severity] = option(default={}, zh="改级别", en="other severities")
    options: Mapping[str, Mapping[str, Any]] = option(default={}, zh="改规则的选项", en="other option values of rules")
    organisation: OrganisationEntry | None = option(default=None, zh="这些文件是谁的", en="whose files these are")


@options
class SuppressionsEntry:
    """What is asked of suppressions."""

    require: tuple[Required, ...] = option(
        default=(),
        zh="每处忽略必须写明的：reason 理由，owner 负责人，expires 到期日；缺了报告 SUP003",
        en="what every suppression must tell: reason, owner, expires; SUP003 reports one that does not",
    )


@options
class ConfigEntry:
    """A configuration file: ``.disclosurelint.yaml``, or the table ``[tool.disclosurelint]`` of ``pyproject.toml``."""

    extends: tuple[str, ...] = option(
        default=(),
        zh="先读的配置文件，路径从本文件算起；与本文件不同的，以本文件为准",
        en="configuration files to read first, as paths from this file; this file wins over them",
    )
    rulesets: tuple[str, ...] = option(
        default=(), zh="加用的规则集：从本文件算起的路径", en="rulesets to add: paths from this file"
    )
    preview: bool | None = option(
        default=None, zh="启用试用中的新规则；不写为 false", en="use new rules that are on trial; false unless told"
    )
    profile: str | None = option(
        default=None, zh="口径；不写则由文件判断", en="profile; the one a document calls for unless told"
    )
    select: tuple[str, ...] = option(
        default=(),
        zh="只用这些规则：代码、代码开头或名称；先前的 select 和 ignore 不再算",
        en="use only these rules: codes, beginnings of codes, names; earlier select and ignore no longer count",
    )
    ignore: tuple[WaiverEntry, ...] = option(
        default=(),
        zh="忽略的规则，或某个文件、某段文字里的问题",
        en="rules to leave out, or findings of one file or passage",
    )
    severity: Mapping[str, Severity] = option(
        default={}, zh="改级别：代码、代码开头或名称 → 级别", en="severities: codes, beginnings of codes, names → level"
    )
    options: Mapping[str, Mapping[str, Any]] = option(
        default={},
        zh="改规则的选项：代码 → 选项；优先于口径",
        en="option values of rules by code; they win over profiles",
    )
    words: WordsEntry | None = option(default=None, zh="本地的词表", en="word lists of the house")
    organisation: OrganisationEntry | None = option(default=None, zh="文件是谁的", en="whose documents these are")
    overrides: tuple[OverrideEntry, ...] = option(
        default=(), zh="对部分文件另作规定，写在后面的优先", en="other settings for some files; later ones win"
    )
    suppressions: SuppressionsEntry | None = option(default=None, zh="对忽略的要求", en="what is asked of suppressions")
    baseline: str | None = option(
        default=None,
        zh="基线文件，从本文件算起的路径；其中的问题不再报告",
        en="baseline file, a path from this file",
    )
    exclude: tuple[str, ...] = option(
        default=(),
        zh="检查文件夹时跳过的文件，写法同 overrides 的 files；指名检查的文件不受影响",
        en="files to pass over in folders, written like files of overrides; one named by itself is still checked",
    )
