"""The list of projects and their tables of targets belong together by name."""

from __future__ import annotations

from disclosurelint import parse
from disclosurelint.document.tables.projects import projects_of

TEXT = """\
宁晋县林业局2023年部门预算信息公开
二、支出说明
项目支出60.00万元，主要是：“护林预警与管理系统”运行费40.00万元、提前下达2023年防火经费20.00万元。
三、项目绩效目标
1、“护林预警及管理系统”运行费绩效目标表
一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据
成本指标 运行成本 全年支出 ≤40 万元 工作计划
2、冀财农〔2022〕152号提前下达2023年防火经费绩效目标表
一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据
数量指标 培训人数 全年培训 ≥100 人 工作计划
3、苗木补助绩效目标表
一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据
数量指标 补助亩数 全年补助 ≥100 亩 工作计划
"""


def test_names_may_differ_in_a_particle_or_by_the_paper_in_front() -> None:
    projects = projects_of(parse(TEXT))
    assert [(project.listed is not None, project.table is not None) for project in projects] == [
        (True, True),
        (True, True),
        (False, True),
    ]
    assert projects[0].indicators[0].name == "运行成本"
