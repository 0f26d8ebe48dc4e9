"""How amount statements of disclosures are read, shape by shape.

The trees below show a figure as ``label amount``, its parts indented under the word that opens the list,
changes as ``↑ ↓ =`` with the base, the old value, the difference and the rate, and shares behind ``@``.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosurelint.document.figures import read_amount
from disclosurelint.document.model import Breakdown, Change, Figure, Statement
from disclosurelint.document.statements.sentences import read_statements
from disclosurelint.text import Amount, Span


def tree(text: str) -> str:
    lines: list[str] = []
    for statement in read_statements(text, Span(0, len(text)), {}):
        _statement(text, statement, 0, lines)
    return "\n".join(lines)


def _statement(text: str, statement: Statement, depth: int, lines: list[str]) -> None:
    shares = "".join(f" @{share.amount}" for share in statement.rates)
    lines.append("  " * depth + f"{_quote(text, statement.figure.label)} {statement.figure.amount}{shares}".strip())
    for change in statement.changes:
        lines.append("  " * (depth + 1) + _change(text, change))
        for breakdown in change.breakdowns:
            _breakdown(text, breakdown, depth + 2, lines)
    for breakdown in statement.breakdowns:
        _breakdown(text, breakdown, depth + 1, lines)


def _change(text: str, change: Change) -> str:
    sign = {"up": "↑", "down": "↓", "flat": "="}[change.direction]
    base = _quote(text, change.base) if change.base else ""
    told = [figure for figure in (change.base_amount, change.delta, change.rate) if figure]
    return " ".join(filter(None, [sign, base, *(str(figure.amount) for figure in told)]))


def _breakdown(text: str, breakdown: Breakdown, depth: int, lines: list[str]) -> None:
    word = _quote(text, breakdown.opener) or "（"
    lines.append("  " * depth + f"[{word}]")
    for item in breakdown.items:
        _statement(text, item, depth + 1, lines)


def _quote(text: str, span: Span) -> str:
    return text[span.start : span.end]


SHAPES = {
    "a comparison between the addends is not one of them": (
        "收入预算700.00万元，其中：财政拨款收入680.00万元，比2023年预算减少20.00万元；事业收入0.00万元；其他收入20.00万元。",
        """
收入预算 700.00 万元
  [其中：]
    财政拨款收入 680.00 万元
      ↓ 比2023年预算 20.00 万元
    事业收入 0.00 万元
    其他收入 20.00 万元
""",
    ),
    "lists nest, and a semicolon closes the inner one": (
        "支出预算为30万元，其中基本支出20万元，包括人员经费15万元和公用经费5万元；项目支出10万元，主要是：甲项目4万元、乙项目6万元。",
        """
支出预算 30 万元
  [其中]
    基本支出 20 万元
      [包括]
        人员经费 15 万元
        公用经费 5 万元
    项目支出 10 万元
      [主要是：]
        甲项目 4 万元
        乙项目 6 万元
""",
    ),
    "codes and classes in brackets belong to the name": (
        "公共安全支出（204类）司法（06款）行政运行（01项）67.20万元。",
        "公共安全支出（204类）司法（06款）行政运行（01项） 67.20 万元",
    ),
    "其中 behind a full stop goes on with the sentence before": (
        "公务用车购置及运行费26.50万元，比2023年预算增加5万元，主要原因是更新车辆。其中：公务用车购置费5万元；公务用车运行费21.50万元。",
        """
公务用车购置及运行费 26.50 万元
  ↑ 比2023年预算 5 万元
  [其中：]
    公务用车购置费 5 万元
    公务用车运行费 21.50 万元
""",
    ),
    "final accounts give the budget, the result and the completion": (
        "年初预算为54.53 万元，支出决算为54.53 万元，完成年初预算的100.00%。",
        """
年初预算 54.53 万元
支出决算 54.53 万元 @100.00%
""",
    ),
    "a change may name its figure again in a sentence of its own": (
        "2024年度收入支出总计1900.00万元。与2023年度相比，收入支出总计减少50.00万元，下降2.56%。",
        """
2024年度收入支出总计 1900.00 万元
  ↓ 与 50.00 万元 2.56%
""",
    ),
    "shares are no addends": (
        "本年支出合计200.00万元，其中：基本支出150.00万元，占75.00%；项目支出50.00万元，占25.00%。",
        """
本年支出合计 200.00 万元
  [其中：]
    基本支出 150.00 万元 @75.00%
    项目支出 50.00 万元 @25.00%
""",
    ),
    "old value, difference and rate together": (
        "办公费251万元，比上年285万元下降34万元,下降11.93%。",
        """
办公费 251 万元
  ↓ 比 285 万元 34 万元 11.93%
""",
    ),
    "the rate of a change may stand in brackets": (
        "公用经费9.80万元，较上年减少18.50万元(65.37%)。",
        """
公用经费 9.80 万元
  ↓ 较上年 18.50 万元 65.37%
""",
    ),
    "separated thousands, also broken ones": (
        "支出决算为390,118.10元,年初预算为1, 537.4万元。",
        """
支出决算 390,118.10 元
年初预算 1,537.4 万元
""",
    ),
    "a total before and behind the list": (
        "总预算117.00万元，其中甲87.00万元，乙25.00万元，丙5.00万元，合计117.00万元。",
        """
总预算 117.00 万元
  [其中]
    甲 87.00 万元
    乙 25.00 万元
    丙 5.00 万元
117.00 万元
  [合计]
    甲 87.00 万元
    乙 25.00 万元
    丙 5.00 万元
""",
    ),
    "分别为 pairs labels with amounts": (
        "人员经费、公用经费和其他经费分别为1万元、2万元、3万元。",
        """
人员经费 1 万元
公用经费 2 万元
其他经费 3 万元
""",
    ),
    "counts add up in their own units": (
        "房屋8013平方米（其中办公用房7000平方米，业务用房1013平方米），公务用车3辆，其中应急保障用车1辆、执法执勤用车2辆。",
        """
房屋 8013 平方米
  [其中]
    办公用房 7000 平方米
    业务用房 1013 平方米
公务用车 3 辆
  [其中]
    应急保障用车 1 辆
    执法执勤用车 2 辆
""",
    ),
    "parts of a change, whose reasons hold no figures": (
        "预算收支安排40万元，较2020年预算增加5万元，其中：基本支出增加3万元，主要为增加的人员经费；项目支出增加2万元。",
        """
预算收支 40 万元
  ↑ 较2020年预算 5 万元
    [其中：]
      基本支出 3 万元
        ↑ 3 万元
      项目支出 2 万元
        ↑ 2 万元
""",
    ),
    "a full stop in front of a closing bracket ends no sentence": (
        "经费26万元，其中：车辆费25万元（购置费5万元，比上年增加1万元；运行费20万元。）；接待费1万元。",
        """
经费 26 万元
  [其中：]
    车辆费 25 万元
      [（]
        购置费 5 万元
          ↑ 比上年 1 万元
        运行费 20 万元
    接待费 1 万元
""",
    ),
    "收 and 支 in a verb tell which way, and no base": (
        "收入246万元，比上年减收11万元，下降4.28%；支出91万元，比上年增支5万元；罚没收入9万元，比上年少收1万元。",
        """
收入 246 万元
  ↓ 比上年 11 万元 4.28%
支出 91 万元
  ↑ 比上年 5 万元
罚没收入 9 万元
  ↓ 比上年 1 万元
""",
    ),
    "a change in words that are not known is no old figure": (
        "支出91万元，比上年多掏了5万元。",
        "支出 91 万元",
    ),
    "the other side of a budget is no part of the first": (
        "收入总计9万元，其中上年结转1万元；支出总计9万元，其中年末结转2万元。",
        """
收入总计 9 万元
  [其中]
    上年结转 1 万元
支出总计 9 万元
  [其中]
    年末结转 2 万元
""",
    ),
    "what is set out twice is the whole": (
        "在岗9人，其中机关3人、水库6人；其中男5人、女4人。",
        """
在岗 9 人
  [其中]
    机关 3 人
    水库 6 人
  [其中]
    男 5 人
    女 4 人
""",
    ),
    "a list inside another, set apart alike, ends where it is complete": (
        "经费62万元，完成预算84万元的73.81%。其中：培训费12万元；车辆费27万元；其中：购置费0万元，完成预算0万元的--%；运行费27万元；会议费23万元。",
        """
经费 62 万元 @73.81%
  [其中：]
    培训费 12 万元
    车辆费 27 万元
      [其中：]
        购置费 0 万元
        运行费 27 万元
    会议费 23 万元
完成预算 84 万元
完成预算 0 万元
""",
    ),
    "经比较 compares nothing yet": (
        "经比较2023年度办公费41万元，较上年减少9万元，下降18%， 较年初预算减少4万元。",
        """
经比较2023年度办公费 41 万元
  ↓ 较上年 9 万元 18%
  ↓ 较年初预算 4 万元
""",
    ),
    "what has no figure here is still what the next change is of": (
        "经费5万元，其中购置费比预算无变化，比上年无变化；运行费比预算无变化，比上年增加1万元。",
        """
经费 5 万元
运行费 1 万元
  ↑ 比上年 1 万元
""",
    ),
    "no change": (
        "公务接待费0.50万元，与上年持平；培训费2万元，与2022年预算相同。",
        """
公务接待费 0.50 万元
  = 与上年
培训费 2 万元
  = 与2022年预算
""",
    ),
}


@pytest.mark.parametrize(("text", "expected"), SHAPES.values(), ids=SHAPES)
def test_shape(text: str, expected: str) -> None:
    assert tree(text) == expected.strip()


@pytest.mark.parametrize(
    "text",
    [
        "按照财行〔2007〕179号文件，于2021年12月31日前完成，参见第3条、（八）和01项。",
        "气温18.2℃，电话0319-4332211，网址www.example.cn/2023/12。",
    ],
)
def test_numbers_that_are_no_amounts_are_not_read(text: str) -> None:
    assert tree(text) == ""


@pytest.mark.parametrize(
    ("text", "value", "unit", "places"),
    [
        ("1, 537.4万元", "1537.4", "万元", 1),
        ("390,118.10元", "390118.10", "元", 2),
        ("-0.02万元", "-0.02", "万元", 2),
        ("贰拾万元", "20", "万元", 0),
        ("三百二十元", "320", "元", 0),
        ("百分之九十五点五", "95.5", "%", 1),
        ("0.5个百分点", "0.5", "百分点", 1),
        ("12 辆", "12", "辆", 0),
    ],
)
def test_amounts_are_read_exactly(text: str, value: str, unit: str, places: int) -> None:
    assert read_amount(text) == Amount(Decimal(value), unit, places, grouped="," in text)


PIECES = st.sampled_from(
    [
        "其中",
        "包括",
        "主要是：",
        "（",
        "）",
        "，",
        "；",
        "。",
        "、",
        "和",
        "10万元",
        "3.5%",
        "2辆",
        "较上年",
        "增加",
        "减少",
        "合计",
        "为",
        "分别为",
        "占",
        "持平",
        "支出",
        "“",
        "”",
        "《",
        "》",
        "2023年",
        "1,000元",
        "一",
    ]
)


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=300)
def test_any_text_can_be_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    for statement in read_statements(text, Span(0, len(text)), {}):
        assert text[statement.figure.span.start : statement.figure.span.end]
        _check_inside(text, statement.figure)


def _check_inside(text: str, figure: Figure) -> None:
    assert 0 <= figure.label.start <= figure.label.end <= len(text)
    assert 0 <= figure.span.start < figure.span.end <= len(text)


def test_counts_in_words_and_ranges_are_read() -> None:
    """A range is a limit on either side, and stands in no sum."""
    text = "公务用车保有量为十二辆，当年购置公务用车两辆。每村奖励10-20万元，另补助3万元至5万元。"
    figures = [statement.figure for statement in read_statements(text, Span(0, len(text)), {})]
    assert [(str(figure.amount), figure.bounded) for figure in figures] == [
        ("12 辆", False),
        ("2 辆", False),
        ("20 万元", True),
        ("3 万元", True),
        ("5 万元", True),
    ]
    assert text[figures[0].label.start : figures[0].label.end] == "公务用车保有量"
