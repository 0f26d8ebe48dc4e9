"""What counts as being there, and what is rightly elsewhere."""

from __future__ import annotations

import pytest

from disclosurelint.checks.check import OptionError
from disclosurelint.checks.finding import Words
from disclosurelint.checks.structure.required_section import Part, RequiredSection
from disclosurelint.document import parse
from disclosurelint.text import Source

TITLE = "宁晋县林业局2023年部门预算信息公开\n"


def missing(text: str, check: RequiredSection) -> list[str]:
    """What is reported as missing, in Chinese."""
    findings = check.run(parse(Source("draft.txt", TITLE + text)))
    return [str(found.values.get("part", found.values.get("parts", ())).zh) for found in findings]  # type: ignore[union-attr]


def sections(*parts: str | Part) -> RequiredSection:
    return RequiredSection(sections=tuple(Part(key=part) if isinstance(part, str) else part for part in parts))


@pytest.mark.parametrize(
    "text",
    [
        "三、政府采购情况\n2023年政府采购预算安排5.00万元。\n",
        "（二）关于政府采购预算安排的说明\n本年无政府采购预算。\n",
        "三、其他事项\n2023年政府采购预算5.00万元，其中货物5.00万元。\n",
        "三、其他事项\n政府采购方面，本局从严控制。\n",
    ],
)
def test_a_section_is_known_by_what_it_is_about(text: str) -> None:
    assert missing(text, sections("procurement")) == []


@pytest.mark.parametrize(
    "text",
    [
        "一、主要职责\n（一）负责政府采购管理\n（二）负责造林\n",
        "一、主要职责\n政府采购监督管理，造林绿化。\n",
        "二、绩效情况\n1、加快政府采购进度\n2、规范管理\n",
        "八、名词解释\n1、政府采购：指购买货物、工程和服务的行为。\n",
        "5、政府采购预算表\n",
    ],
)
def test_a_duty_a_target_a_term_and_a_table_are_no_account_of_it(text: str) -> None:
    assert missing(text, sections("procurement")) == ["政府采购"]


def test_sub_headings_of_an_overview_count() -> None:
    text = "一、部门概况\n（一）职能职责\n负责造林。\n（二）人员情况\n在职人员12人。\n"
    assert missing(text, sections("duties", "staffing")) == []


@pytest.mark.parametrize(
    "told", ["截止2022年底，本局人员编制21人，实有人员19人。", "核定编制为21名。", "本局实有在职人员 19 人。"]
)
def test_a_number_of_people_tells_of_the_staff(told: str) -> None:
    staff = sections(Part(key="staffing", counted=("编制", "实有", "在职")))
    assert missing(f"三、人员和机构情况\n{told}\n", staff) == []
    assert missing("一、主要职责\n负责机构编制，核定在职人员工资，新增造林3个点。\n", staff) == ["人员情况"]


def test_a_demand_may_hold_for_some_years_and_kinds_only() -> None:
    later = Part(key="debt", since=2024)
    units = Part(key="debt", kinds=("unit-budget",))
    now = Part(key="debt", since=2020, until=2023, kinds=("department-budget",))
    assert missing("", sections(later, units)) == []
    assert missing("", sections(now)) == ["债务情况"]


def test_what_the_word_lists_do_not_know_is_told_by_words() -> None:
    own = Part(key="inspection", title=Words("巡察整改情况", "follow-up"), words=("巡察整改",))
    assert missing("八、巡察整改进展\n全部整改完毕。\n", sections(own)) == []
    assert missing("八、整改\n巡察整改任务12项已全部完成。\n", sections(own)) == []
    assert missing("八、其他\n无。\n", sections(own)) == ["巡察整改情况"]


@pytest.mark.parametrize(
    ("key", "told"),
    [("procurment", "没有概念 procurment，是不是 procurement？"), ("zzzzzz", "没有概念 zzzzzz；可用的有：duties、")],
)
def test_an_unknown_concept_gets_a_suggestion(key: str, told: str) -> None:
    with pytest.raises(OptionError) as caught:
        Part(key=key)
    assert caught.value.option == "key"
    assert caught.value.zh.startswith(told)


def test_own_words_need_a_name() -> None:
    with pytest.raises(OptionError, match="title"):
        Part(key="inspection", words=("巡察整改",))


TABLES = RequiredSection(
    tables=(Part(key="B1"), Part(key="B5"), Part(key="B8")),
    attached_words=("见附件", "附件：", "附表", "另附"),
)
B1 = "一、部门收支总表\n单位：万元\n项目 预算数\n收入总计 5.00\n支出总计 5.00\n"
B5 = "二、一般公共预算支出表\n单位：万元\n项目 预算数\n合计 5.00\n"


def test_what_is_there_is_told_once() -> None:
    found = list(
        sections("duties", "procurement", "glossary").run(parse(Source("draft.txt", TITLE + "一、部门职责\n造林。\n")))
    )
    assert [one.values["there"].zh for one in found] == ["；已有的必备内容：部门职责", ""]  # type: ignore[union-attr]


def test_tables_that_are_missing_make_one_finding() -> None:
    assert missing("一、概况\n造林。\n", TABLES) == ["部门收支总表、一般公共预算支出表、政府性基金预算支出表"]
    assert missing(B1 + B5, TABLES) == ["政府性基金预算支出表"]


@pytest.mark.parametrize(
    "text",
    [
        "九、公开表格\n部门预算公开表见附件。\n",
        "九、其他\n附件：2023年部门预算公开表\n",
        "第五部分 附表\n",
        "九、公开表格\n部门预算报表（另附）\n",
    ],
)
def test_tables_that_the_text_places_elsewhere_are_not_missed(text: str) -> None:
    assert missing(text, TABLES) == []


@pytest.mark.parametrize("text", ["其余公开表格详见附件。", "其他各表另附。", "余下的报表见附表。"])
def test_a_place_for_all_other_tables_excuses_them_where_some_are_here(text: str) -> None:
    assert missing(f"{B1}{B5}九、其他\n{text}\n", TABLES) == []


def test_a_heading_that_only_tells_of_a_table_is_no_table_that_is_here() -> None:
    text = "第二部分 预算表格（另附）\n一、收支总体情况\n收支总预算5.00万元。\n"
    assert missing(text, TABLES) == []


def test_numbered_items_in_one_line_are_all_told_of() -> None:
    check = sections("procurement", "assets", "performance", "institutions")
    text = "七、其他\n1.政府采购：无。2.国有资产：车辆2辆。3.绩效：自评为优。\n"
    assert missing(text, check) == ["机构设置"]
    assert missing(f"一、主要职责：造林。二、机构设置：设股室两个。\n{text}", check) == []


def test_what_is_said_to_be_none_in_passing_is_told_of() -> None:
    funds = RequiredSection(sections=(Part(key="government_fund"), Part(key="state_capital")))
    assert missing("八、其他事项\n本院没有政府性基金预算支出，无国有资本经营预算支出。\n", funds) == []
    assert missing("八、其他事项\n本院没有下属单位，办公经费从紧安排，无政府性基金预算支出。\n", funds) == [
        "国有资本经营情况"
    ]


def test_a_place_for_all_tables_excuses_none_where_some_are_here() -> None:
    assert missing("第四部分 附表\n" + B1 + B5, TABLES) == ["政府性基金预算支出表"]
    assert missing("九、其他\n政府性基金预算支出表见附件。\n" + B1 + B5, TABLES) == []


@pytest.mark.parametrize(
    "text",
    [
        "三、政府性基金预算\n本年度没有此项支出。\n",
        "三、其他\n本部门没有使用政府性基金预算拨款安排的支出。\n",
        "三、其他\n政府性基金预算支出0万元。\n",
    ],
)
def test_the_table_of_what_there_is_none_of_is_hardly_missed(text: str) -> None:
    (found,) = TABLES.run(parse(Source("draft.txt", TITLE + B1 + B5 + text)))
    assert (found.message, found.severity) == ("empty_tables", "info")


def test_figures_of_another_thing_deny_nothing() -> None:
    text = "三、其他\n政府性基金预算支出80.00万元，没有结转。\n"
    assert missing(B1 + B5 + text, TABLES) == ["政府性基金预算支出表"]


def test_the_options_place_tables_and_sections_elsewhere() -> None:
    assert missing("", RequiredSection(tables=TABLES.tables, tables_attached=True)) == []
    here = RequiredSection(
        sections=(Part(key="procurement"),), tables=TABLES.tables, attachments=("B1", "B5", "B8", "procurement")
    )
    assert missing("", here) == []
