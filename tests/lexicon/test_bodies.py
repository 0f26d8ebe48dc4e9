"""Names of public bodies: whose they are, and which of them may have the other below it."""

from __future__ import annotations

import pytest

from disclosurelint.lexicon import load_lexicon

BODIES = load_lexicon().bodies


@pytest.mark.parametrize(
    ("name", "region", "level", "core"),
    [
        ("宁晋县水利局", "宁晋县", "县", "水利局"),
        ("河北省邢台市宁晋县水利局", "宁晋县", "县", "水利局"),
        ("中共泗县委组织部", "泗县", "县", "委组织部"),
        ("中共滑县县委组织部", "滑县", "县", "委组织部"),
        ("共青团延津县委员会", "延津县", "县", "共青团委员会"),
        ("县水利局", "", "县", "水利局"),
        ("水利局", "", "", "水利局"),
        # 名称里的字，不是级次
        ("市场监督管理局", "", "", "市场监督管理局"),
    ],
)
def test_a_name_is_taken_apart(name: str, region: str, level: str, core: str) -> None:
    parted = BODIES.parted(name)
    assert (parted.region, parted.level, parted.core) == (region, level, core)


@pytest.mark.parametrize(
    "core", ["水利局", "文化广电和旅游局", "住房和城乡建设局", "人民检察院", "委宣传部", "总工会", "水利厅"]
)
def test_departments_have_no_other_below_them(core: str) -> None:
    assert BODIES.rank(core) == "department"


@pytest.mark.parametrize(
    "core", ["公路管理局", "畜牧局", "森林公安局", "信访局", "生态环境分局", "村民委员会", "看守所"]
)
def test_of_bodies_that_may_be_below_another_no_rank_is_known(core: str) -> None:
    assert BODIES.rank(core) == ""


@pytest.mark.parametrize(
    ("core", "rank"), [("凤凰镇人民政府", "town"), ("凤凰镇", "town"), ("第二小学", "school"), ("中医院", "hospital")]
)
def test_bodies_of_one_kind(core: str, rank: str) -> None:
    assert BODIES.rank(core) == rank


def test_a_shared_field_may_make_two_names_one_body() -> None:
    assert BODIES.are_one("文化广电旅游体育局", "教育体育局")
    assert BODIES.are_one("自然资源和规划局", "林业局")  # 有的地方合在一起
    assert BODIES.are_one("纪委监委", "纪律检查委员会")
    assert not BODIES.are_one("审计局", "统计局")
    assert not BODIES.are_one("人民法院", "人民检察院")
