"""The document as read, shown so that a clerk sees where each heading and each amount belongs."""

from __future__ import annotations

import json
import re
from typing import Any

from disclosurelint.document import parse
from disclosurelint.output.parse_json import render_json
from disclosurelint.output.parse_tree import render_text
from disclosurelint.output.style import Style
from disclosurelint.output.width import width
from disclosurelint.text import Source

DRAFT = """\
某某县水务局2021年部门预算
一、部门职责
负责全县水资源管理。
二、收支总体情况
2021年支出预算100.00万元，其中：基本支出40.00万元，包括人员经费30.00万元和公用经费10.00万元；项目支出60.00万元。
2021年支出比上年增加5.00万元，增长5.26%。
三、国有资产情况
编制部门：某某县水务局    截止时间：2020年12月31日
项目    数量    价值（金额单位：万元）
资产总额    --    34.86
四)其他事项
无。
"""

EXPECTED = """\
某某县水务局 · 部门预算 · 2021
 1:1  ├─ 某某县水务局2021年部门预算
 2:1  ├─ 一、部门职责 〔部门职责〕
 3:1  │  └─ 负责全县水资源管理。
 4:1  ├─ 二、收支总体情况 〔收支总体情况〕
 5:1  │  ├─ 2021年支出预算100.00万元，其中：基本支出40.00万元，包括人员经费30.00万元和公…
5:10  │  │  └─ 2021年支出预算  100.00 万元  〔支出预算 · 2021 · 预算 · 全部资金〕
5:19  │  │     └─ 其中 (2 项)
5:26  │  │        ├─ 基本支出      40.00 万元  〔基本支出 · 2021 · 预算 · 全部资金〕
5:34  │  │        │  └─ 包括 (2 项，列全)
5:40  │  │        │     ├─ 人员经费      30.00 万元  〔人员经费 · 2021 · 预算 · 全部资金〕
5:52  │  │        │     └─ 公用经费      10.00 万元  〔公用经费 · 2021 · 预算 · 全部资金〕
5:64  │  │        └─ 项目支出      60.00 万元  〔项目支出 · 2021 · 预算 · 全部资金〕
 6:1  │  └─ 2021年支出比上年增加5.00万元，增长5.26%。
6:13  │     └─ 2021年支出    5.00 万元
 6:8  │        └─ 2021年支出 比上年 增加 5.00 万元 5.26%
 7:1  └─ 三、国有资产情况 〔国有资产情况〕
 8:1     ├─ 填报项
 8:1     │  ├─ 编制部门：某某县水务局
8:16     │  └─ 截止时间：2020年12月31日
 9:1     ├─ 表，1 行，万元
 9:1     │  ├─ 项目 │ 数量 │ 价值（金额单位：万元）
10:1     │  └─ 资产总额 │ -- │ 34.86
11:1     └─ 四)其他事项 〔其他重要事项〕 ⚠ 序号应为 1 ⚠ 序号残缺
12:1        └─ 无。
"""


ITEMS = """\
某某县水务局2021年部门预算
一、部门职责
（一）  负责全县水资源的调查、监测、评价和开发利用规划；组织实施水土保持和农村饮水工程，支出10万元。
二)  负责全县水库、河道的巡查养护和防汛抢险物资的储备调拨；会同乡镇编制河湖岸线保护利用规划并组织实施。
"""


def tree(text: str, columns: int = 100) -> str:
    return render_text(parse(Source("draft.txt", text)), "zh", Style(columns=columns))


def test_every_heading_and_amount_has_its_place() -> None:
    assert tree(DRAFT, columns=90) == EXPECTED


def as_json(text: str) -> Any:
    return json.loads(render_json(parse(Source("draft.txt", text))))


def test_json_tells_the_same_with_every_place() -> None:
    read = as_json(DRAFT)
    assert read["version"] == 1
    assert read["subject"]["kind"] == "department-budget"
    sections = [part for part in read["parts"] if part["type"] == "section"]
    assert [section["title"]["text"] for section in sections][:2] == ["部门职责", "收支总体情况"]
    (statement, *_) = sections[1]["parts"][0]["statements"]
    assert statement["figure"] == {
        "start": {"line": 5, "column": 10, "offset": 52},
        "end": {"line": 5, "column": 18, "offset": 60},
        "text": "100.00万元",
        "label": {
            "start": {"line": 5, "column": 1, "offset": 43},
            "end": {"line": 5, "column": 10, "offset": 52},
            "text": "2021年支出预算",
        },
        "amount": "100.00",
        "unit": "万元",
        "bounded": False,
        "meaning": {"concept": "expenditure.stated", "year": 2021, "side": "budget", "scope": "all"},
    }
    (breakdown,) = statement["breakdowns"]
    assert [item["figure"]["amount"] for item in breakdown["items"]] == ["40.00", "60.00"]


def test_json_holds_tables_by_row_and_cell() -> None:
    blocks = [part for section in as_json(DRAFT)["parts"] for part in section.get("parts", ())]
    (table,) = [block for block in blocks if block["type"] == "table"]
    assert [cell["text"] for cell in table["rows"][0]["cells"]] == ["资产总额", "--", "34.86"]
    assert table["unit"] == "万元"


def test_lines_fit_the_terminal() -> None:
    assert max(map(width, tree(DRAFT * 3, columns=66).split("\n"))) <= 66


def test_thousands_of_nested_headings_are_no_failure() -> None:
    text = "一、甲\n" * 3000
    assert tree(text).count("一、甲") == 3000
    assert json.dumps(as_json(text), ensure_ascii=False).count("一、") == 3000


def test_hundreds_of_nested_parts_are_no_failure() -> None:
    parts = "，".join(f"其中：甲{at}支出{at + 1}万元" for at in range(600))
    text = f"某某县水务局2021年部门预算\n一、收支总体情况\n支出合计1000万元，{parts}。\n"
    assert all(f"甲{at}支出" in tree(text, columns=600) for at in (0, 39, 40, 300, 599))
    amounts = re.findall(r'"amount": "(\d+)"', json.dumps(as_json(text), ensure_ascii=False))
    assert sorted(map(int, amounts)) == [*range(1, 601), 1000]


def test_the_same_in_english() -> None:
    english = render_text(parse(Source("draft.txt", DRAFT)), "en")
    assert english.startswith("某某县水务局 · department budget · 2021\n")
    assert "⚠ broken number" in english


def test_colour_only_adds_to_the_words() -> None:
    document = parse(Source("draft.txt", DRAFT))
    coloured = render_text(document, "zh", Style(coloured=True))
    assert coloured != render_text(document, "zh")
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_text(document, "zh")


def test_an_item_of_a_list_stands_in_one_line_with_its_number() -> None:
    told = tree(ITEMS).splitlines()
    assert "├─ （一）负责全县水资源" in told[3]
    assert "支出" in told[4] and "10 万元" in told[4]
    assert "二) ⚠ 序号残缺 负责全县水库" in told[5]
