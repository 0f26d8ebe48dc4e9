"""Small checks of content: details, empty tables, blank cells, glossary, contact."""

from __future__ import annotations

import pytest

from disclosurelint.checks.structure.blank_cell import BlankCell
from disclosurelint.checks.structure.empty_table import EmptyTable
from disclosurelint.checks.structure.glossary import Glossary
from disclosurelint.checks.structure.publication import Publication
from disclosurelint.document import Document, parse
from disclosurelint.rules import load_ruleset
from disclosurelint.text import Source

TITLE = "宁晋县林业局2023年部门预算信息公开\n"
FINAL = "宁晋县林业局2023年度部门决算公开\n"
DETAILS = load_ruleset().rule("STR007").bind().check


def read(text: str) -> Document:
    return parse(Source("draft.txt", text))


def needs(text: str) -> list[str]:
    return [found.values["needs"].zh for found in DETAILS.run(read(text))]  # type: ignore[union-attr]


def test_what_the_three_public_expenses_leave_out() -> None:
    text = "四、“三公”经费\n“三公”经费11.05万元，较上年持平，其中因公出国（境）费0万元，公务接待费1.45万元。\n"
    assert needs(TITLE + text) == ["公务用车费用、公务用车购置费与运行维护费各是多少"]
    assert needs(TITLE + text.replace("11.05", "0").replace("1.45", "0")) == []


def test_a_table_of_the_document_may_go_into_it() -> None:
    text = "四、“三公”经费\n“三公”经费11.05万元，较上年持平。\n"
    table = "七、“三公”经费支出表\n单位：万元\n项目 预算数\n因公出国（境）费 0\n公务用车购置费 0\n公务接待费 11.05\n"
    assert needs(TITLE + text + table) == []
    assert needs(TITLE + table) == []  # without the section, that is what is missing


def test_final_accounts_tell_what_small_firms_were_given() -> None:
    text = "六、政府采购\n政府采购支出总额156.00万元，其中货物36.00万元、服务120.00万元。\n"
    assert needs(TITLE + text) == []
    assert needs(FINAL + text) == ["授予中小企业合同金额"]
    assert needs(FINAL.replace("2023", "2016") + text) == []


B1 = "一、部门收支总表\n单位：万元\n项目 预算数\n收入总计 9.00\n"
B8 = "二、政府性基金预算支出表\n单位：万元\n科目编码 科目名称 合计 基本支出\n"


def emptiness(text: str) -> list[str]:
    return [found.message for found in EmptyTable().run(read(text))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (B1 + B8, ["default"]),
        (B1 + B8 + "合计 0.00 0.00\n", ["zeros"]),
        (B1 + B8 + "合计 - -\n", ["default"]),
        (B1 + B8 + "212 城乡社区支出 5.00 0.00\n", []),
        (B1 + B8 + "注：本部门没有政府性基金预算支出，故本表无数据。\n", []),
        (B1 + B8 + "三、其他\n本单位2023年未安排政府性基金预算。\n", []),
        (B1 + B8 + "三、政府性基金预算\n本单位2023年没有此项支出。\n", []),
        (B1 + B8 + "三、其他\n政府性基金预算支出5.00万元。\n", ["default"]),
        ("一、部门收支总表\n二、政府性基金预算支出表\n", []),
    ],
)
def test_an_empty_table_comes_with_its_sentence(text: str, told: list[str]) -> None:
    assert emptiness(text) == told


def blanks(*rows: str) -> list[str]:
    document = read("\n".join(["一、资产情况表", "单位：万元", "项目\t数量\t价值", *rows]))
    return [
        document.quote(place)
        for found in BlankCell().run(document)
        for place in (found.span, *(one.span for one in found.related))
    ]


def test_a_numbered_row_without_a_figure() -> None:
    rows = ["资产总额\t1\t9.00", "1、房屋\t\t", "2、车辆\t1\t3.00", "3、其他\t\t", "4、设备\t2\t6.00"]
    assert [row.strip() for row in blanks(*rows)] == ["1、房屋", "3、其他"]


@pytest.mark.parametrize(
    "rows",
    [
        ["1、房屋\t0\t0.00", "2、车辆\t1\t3.00"],
        ["1、房屋\t—\t—", "2、车辆\t1\t3.00"],
        ["一、固定资产\t\t", "（一）房屋\t1\t3.00", "（二）车辆\t1\t3.00"],
        ["1、房屋\t\t", "2、车辆\t\t", "3、设备\t1\t3.00"],
        ["1、单价较高的", "设备\t1\t3.00", "2、车辆\t1\t3.00"],
    ],
)
def test_rows_that_may_be_blank(rows: list[str]) -> None:
    assert blanks(*rows) == []


GLOSSARY = "九、名词解释\n1、基本支出：指日常支出。\n2、{term}：指其他。\n3、项目支出：指专门支出。\n"
USED = (
    "一、收支\n基本支出5.00万元，项目支出3.00万元，"
    "公务用车购置及运行费1.00万元，因公出国（境）费0万元，行政运行2.00万元。\n"
)


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("上缴上级支出", ["上缴上级支出"]),
        ("公务用车购置及运维费", []),
        ("因公出国(境)费用", []),
        ("“因公出国（境）费”", []),
        ("农林水支出（类）林业和草原（款）行政运行（项）", []),
        ("“三公”经费", []),
    ],
)
def test_terms_that_are_never_used(term: str, told: list[str]) -> None:
    document = read(USED + GLOSSARY.format(term=term))
    check = Glossary(find="unused", terms=("“三公”经费",))
    assert [document.quote(found.span) for found in check.run(document)] == told


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("其他", ["机关运行经费"]),
        ("机关运行经费", []),
        ("机关运行费", []),
        ("部门机关运行经费支出", []),
    ],
)
def test_terms_that_are_not_explained(term: str, told: list[str]) -> None:
    document = read("二、机关运行经费\n5.00万元。\n" + GLOSSARY.format(term=term))
    check = Glossary(find="unexplained", terms=("机关运行经费", "“三公”经费"), least=3)
    assert [found.values["terms"] for found in check.run(document)] == told


@pytest.mark.parametrize(
    ("line", "contact", "date"),
    [
        ("联系人：办公室，联系电话：023-52220000。", True, False),
        ("咨询电话：52220000", True, False),
        ("联系方式：13900000000", True, False),
        ("监督邮箱：a@example.org", True, False),
        ("公开日期：2023年2月10日", False, True),
        ("2023年2月10日", False, True),
        ("联系方式见县政府网站，2023年2月10日前反馈。", False, False),
    ],
)
def test_contact_and_date(line: str, contact: bool, date: bool) -> None:
    found = {one.message for one in Publication(demanded=("contact", "date")).run(read(f"{TITLE}一、职责\n{line}\n"))}
    assert found == {name for name, shown in (("contact", contact), ("date", date)) if not shown}
