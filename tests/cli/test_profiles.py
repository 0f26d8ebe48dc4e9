"""Which profile a document is checked by, and how a county adds its own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PAGE = (Path(__file__).parent.parent.parent / "docs" / "profiles.md").read_text(encoding="utf-8")
#: What the manual tells a county to write: its profile, and the ruleset beside it.
COUNTY, OWN = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def draft(name: str, title: str = "2022年部门预算") -> str:
    return f"{name}{title}\n一、收支总体情况\n收入预算10万元。\n"


@pytest.fixture
def way(disclosurelint: Run, folder: Path):
    """The last part of the summary: by which profile a draft was checked."""

    def of(text: str, *options: str) -> str:
        (folder / "draft.txt").write_text(text, encoding="utf-8")
        done = disclosurelint("check", "draft.txt", "--format", "concise", *options)
        return done.out.splitlines()[-1].rpartition("; " if "en" in options else "；")[2]

    return of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (draft("宁晋县水务局"), "按 河北·部门预算·2022 检查"),
        (draft("上海市嘉定区水务局", "2023年度单位决算"), "按 上海·单位决算·2023 检查"),
        (draft("中共柞水县委宣传部", "2022年度部门决算"), "按 陕西·部门决算·2022 检查"),
        (draft("贵阳市水务局"), "按 全国·部门预算·2022 检查（没有贵州省的口径）"),
        (draft("某某县水务局"), "按 全国·部门预算·2022 检查（未能识别地区）"),
        (draft("贵阳市水务局", "2023年度“三公”经费公告"), "按 全国·“三公”经费·2023 检查"),
        ("关于召开会议的通知\n请参加。\n", "未能识别文件种类，只用了通用规则"),
    ],
)
def test_the_summary_tells_the_profile_and_where_the_region_has_none(way, text: str, told: str) -> None:
    assert way(text) == told


def test_the_same_in_english(way) -> None:
    told = way(draft("贵阳市水务局"), "--lang", "en")
    assert told == "by the profile National base, department budget, 2022 (there is none for 贵州省)"
    assert way(draft("宁晋县水务局"), "--lang", "en") == "by the profile Hebei, department budget, 2022"


def test_a_profile_that_was_asked_for_is_not_excused(way) -> None:
    assert way(draft("贵阳市水务局"), "--profile", "national-budget") == "按 全国·部门预算·2022 检查"
    assert way(draft("贵阳市水务局"), "--profile", "hebei-budget") == "按 河北·部门预算·2022 检查"


def test_the_body_tells_the_kind_where_the_title_does_not(way) -> None:
    body = "本单位预算由财政拨款构成。\n编制单位：宁晋县水务局\n"
    assert way("宁晋县水务局2022年预算公开\n" + body) == "按 河北·单位预算·2022 检查"
    sections = ["一、机关运行经费决算情况", "二、政府采购决算情况", "三、国有资产占用情况", "四、名词解释"]
    text = "宁晋县水务局2022年信息公开\n" + "".join(f"{heading}\n无。\n" for heading in sections)
    assert way(text) == "按 河北·部门决算·2022 检查"


def test_a_county_adds_its_own_in_ten_lines(disclosurelint: Run, folder: Path) -> None:
    assert len(COUNTY.splitlines()) <= 10
    (folder / "own" / "profiles").mkdir(parents=True)
    (folder / "own" / "own.yaml").write_text(OWN, encoding="utf-8")
    (folder / "own" / "profiles" / "ningjin.yaml").write_text(COUNTY, encoding="utf-8")
    (folder / "draft.txt").write_text(draft("宁晋县水务局"), encoding="utf-8")

    def parts(*options: str) -> tuple[str, set[str]]:
        done = disclosurelint("check", "draft.txt", "--select", "STR001", "--format", "json", *options)
        (file,) = json.loads(done.out)["files"]
        said = [found["message"].split("”")[0].removeprefix("缺少“") for found in file["diagnostics"]]
        return file["profile"], {message for message in said if not message.startswith("未见")}

    province, demanded = parts()
    county, demanded_here = parts("--ruleset", "own/own.yaml")
    assert (province, county) == ("hebei-budget", "ningjin-budget")
    assert demanded_here - demanded == {"债务情况"}
    assert demanded - demanded_here == {"名词解释"}


def test_a_mistake_in_an_own_profile_names_file_and_line(disclosurelint: Run, folder: Path) -> None:
    (folder / "own" / "profiles").mkdir(parents=True)
    (folder / "own" / "own.yaml").write_text(OWN, encoding="utf-8")
    (folder / "own" / "profiles" / "ningjin.yaml").write_text(COUNTY.replace("debt", "dept"), encoding="utf-8")
    done = disclosurelint("check", "draft.txt", "--ruleset", "own/own.yaml")
    assert (done.status, done.out) == (2, "")
    assert "ningjin.yaml:9: options.STR001.sections.key：没有概念 dept，是不是 debt？" in done.err
