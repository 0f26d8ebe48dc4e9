"""The units that a department says it is made of."""

from __future__ import annotations

import pytest

from disclosurelint.api import parse
from disclosurelint.document.bodies import listed_bodies, without_level

HEAD = "宁晋县林业局2024年部门预算公开\n二、机构设置\n"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("预算单位构成包括：宁晋县林业局本级、宁晋县国有苗圃场。", ["宁晋县林业局", "宁晋县国有苗圃场"]),
        ("下属单位2个，分别是宁晋县国有苗圃场和宁晋县林业技术推广站。", ["宁晋县国有苗圃场", "宁晋县林业技术推广站"]),
        # 和 inside a name
        (
            "所属单位包括：宁晋县湿地和林木种苗管理站、宁晋县国有苗圃场。",
            ["宁晋县湿地和林木种苗管理站", "宁晋县国有苗圃场"],
        ),
        # the divisions of an office are no units
        ("内设机构包括：办公室、综合执法大队、人事科。", []),
        ("我局内设办公室、规划财务股。", []),
        (
            "单位名称 单位性质 规格\n宁晋县林业局（本级） 行政单位 正科\n宁晋县国有苗圃场 事业单位 股级",
            ["宁晋县林业局", "宁晋县国有苗圃场"],
        ),
        ("1.宁晋县国有苗圃场\n2.宁晋县林业技术推广站", ["宁晋县国有苗圃场", "宁晋县林业技术推广站"]),
    ],
)
def test_units_are_found_in_sentences_lists_and_tables(text: str, bodies: list[str]) -> None:
    assert [body.name for body in listed_bodies(parse(HEAD + text))] == bodies


@pytest.mark.parametrize("name", ["宁晋县林业局", "宁晋县林业局（本级）", "宁晋县林业局本级", "宁晋县林业局机关"])
def test_its_own_level_is_the_body_itself(name: str) -> None:
    assert without_level(name) == "宁晋县林业局"
