"""What the house says of itself: whose documents these are, and what it publishes apart."""

from __future__ import annotations

import pytest

from disclosurelint.house import Publisher
from disclosurelint.linter import check
from disclosurelint.results.report import Report
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan, Settings
from disclosurelint.text import Source

OWN = Publisher(
    "宁晋县林业局",
    aliases=("宁晋林业",),
    subordinates=("宁晋县国营苗圃场",),
    superiors=("宁晋县自然资源管理中心",),
)


def report(text: str, publisher: Publisher = OWN) -> Report:
    return check(Source("draft.txt", text), Plan(load_ruleset(), Settings(publisher=publisher)))


def told(text: str, publisher: Publisher = OWN) -> list[str]:
    found = report(text, publisher)
    return [found.source.quote(one.span) for one in found.diagnostics if one.code == "NAM001"]


def document(name: str, line: str) -> str:
    return f"{name}2023年部门预算信息公开\n\n按照规定，现将{name}2023年部门预算公开如下：\n\n{line}\n"


ASSETS = "{}上年末固定资产金额为12.50万元。"
FORM = "编制部门：{}  截止时间：2022年12月31日"


@pytest.mark.parametrize("line", [ASSETS, FORM])
@pytest.mark.parametrize("name", ["宁晋县林业局", "宁晋林业局", "宁晋县国营苗圃场"])
def test_own_and_subordinate_names_are_at_home(line: str, name: str) -> None:
    assert told(document("宁晋县林业局", line.format(name))) == []


def test_a_superior_is_at_home_in_forms_only() -> None:
    superior = "宁晋县自然资源管理中心"
    assert told(document("宁晋县林业局", FORM.format(superior))) == []
    assert told(document("宁晋县林业局", ASSETS.format(superior))) == [superior]


def test_the_document_of_a_subordinate_is_its_own() -> None:
    assert told(document("宁晋县国营苗圃场", ASSETS.format("宁晋县国营苗圃场"))) == []
    assert told(document("宁晋县国营苗圃场", FORM.format("宁晋县林业局"))) == []
    for other in ("平乡县水务局", "宁晋县林业局"):
        assert told(document("宁晋县国营苗圃场", ASSETS.format(other))) == [other]


def test_a_document_of_somebody_else_altogether_is_told_of_once() -> None:
    text = document("平乡县水务局", ASSETS.format("平乡县水务局"))
    assert told(text, Publisher()) == []
    assert told(text) == ["平乡县水务局"]
    (found,) = [one for one in report(text).diagnostics if one.code == "NAM001"]
    assert "配置里的单位是“宁晋县林业局”" in found.message
    assert [place.message for place in found.related] == ["开头的“现将……公开”写明本文件属于“平乡县水务局”"]


def test_a_document_that_names_nobody_belongs_to_the_house() -> None:
    text = "2023年部门预算信息公开\n\n一、资产情况\n\n平乡县水务局上年末固定资产金额为12.50万元。\n"
    assert told(text, Publisher()) == []
    assert told(text) == ["平乡县水务局"]
    found = report(text)
    assert found.subject.name == "宁晋县林业局"
    assert found.subject.region == ("河北省", "邢台市", "宁晋县")
    assert found.profile == "hebei-budget"


def test_what_is_published_apart_is_not_missed() -> None:
    text = document("宁晋县林业局", "一、部门职责")

    def missing(publisher: Publisher) -> str:
        return "\n".join(one.message for one in report(text, publisher).diagnostics if one.code == "STR001")

    assert "张表" in missing(OWN) and "部门收支总表" in missing(OWN) and "政府采购" in missing(OWN)
    apart = missing(OWN._replace(separate=("部门收支总表", "procurement")))
    assert "张表" in apart and "部门收支总表" not in apart and "政府采购" not in apart
    assert "张表" not in missing(OWN._replace(separate=("tables",)))
